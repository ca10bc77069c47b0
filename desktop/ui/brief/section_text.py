"""The text of a section as one edits it: only what a brief can print, and each citation a chip with its live number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from db.edits import Shape, Span, Written
from desktop.ui.theme import SMALL_SIZE, theme_now

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHelpEvent, QInputMethodEvent

_OBJECT = "\ufffc"
_LINE = "\u2028"  # a break within a block
_CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
_SOURCE = int(QTextFormat.Property.UserProperty) + 1
_LANGUAGE = int(QTextFormat.Property.UserProperty) + 2
_SHAPE = int(QTextFormat.Property.UserProperty) + 3
_NUMBER = int(QTextFormat.Property.UserProperty) + 4
_MIME = "application/x-minebrief-spans"
_INDENT = 18
_LISTS = {Shape.ITEM: QTextListFormat.Style.ListDisc, Shape.NUMBERED: QTextListFormat.Style.ListDecimal}
_MARK_PADDING = 4.0

BOLD, ITALIC, CITE, LINK = "Ctrl+B", "Ctrl+I", "Ctrl+K", "Ctrl+J"
LIST, NUMBERED, QUOTATION = "Ctrl+Shift+8", "Ctrl+Shift+7", "Ctrl+Shift+9"


class SectionText(QTextEdit):
    """Edits blocks of the user's. What is pasted is plain text, but for what was copied here.

    cite_wanted, link_wanted: by key. left: by Escape. number_of: the note of a source, 0 if it has none yet.
    tell: what a source is. kept: how an automatic table, box or figure is called, by its number.
    """

    cite_wanted = Signal()
    link_wanted = Signal()
    left = Signal()

    def __init__(
        self, number_of: Callable[[str], int], tell: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("written")
        self._tell = tell
        self._kept: Sequence[str] = ()
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self._chip = _Chip(number_of, self)
        self.document().documentLayout().registerHandler(_CHIP, self._chip)
        self._keys: dict[str, Callable[[], object]] = {
            BOLD: self.toggle_bold,
            ITALIC: self.toggle_italic,
            CITE: self.cite_wanted.emit,
            LINK: self.link_wanted.emit,
            LIST: lambda: self.turn_into(Shape.ITEM),
            NUMBERED: lambda: self.turn_into(Shape.NUMBERED),
            QUOTATION: lambda: self.turn_into(Shape.QUOTATION),
        }

    def show_blocks(self, blocks: Iterable[Written], kept: Sequence[str]) -> None:
        """Have exactly these, with nothing to undo."""
        self._kept = kept
        document = self.document()
        document.setUndoRedoEnabled(False)
        blocked = self.blockSignals(True)
        self.clear()
        cursor = QTextCursor(document)
        for number, block in enumerate(blocks):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._insert_block(cursor, block)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(blocked)
        document.setUndoRedoEnabled(True)

    @property
    def blocks(self) -> tuple[Written, ...]:
        """What stands there now, empty lines aside."""
        block, found = self.document().begin(), list[Written]()
        while block.isValid():
            written = _written(block)
            if written.shape is Shape.KEPT or written.spans:
                found.append(written)
            block = block.next()
        return tuple(found)

    @property
    def shape(self) -> Shape:
        """Of the block in which one writes."""
        return _shape_of(self.textCursor().block())

    def renumber(self) -> None:
        """The notes may have other numbers."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def cite(self, source: str) -> None:
        """Put a citation where one writes, behind what is selected."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        cursor.insertText(_OBJECT, _chip_format(source))
        self.setTextCursor(cursor)

    def link(self, address: str) -> None:
        """Let what is selected, or the word there, lead to the address; "" takes the link away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection() and address:
            cursor.insertText(address, _linked(QTextCharFormat(), address))
            return
        for span_cursor in _runs(cursor):
            span_cursor.setCharFormat(_linked(span_cursor.charFormat(), address))

    @property
    def address(self) -> str:
        """Where the words lead that one stands in; "" if nowhere."""
        return self.textCursor().charFormat().anchorHref()

    def toggle_bold(self) -> None:
        bold = self.fontWeight() > QFont.Weight.Normal
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    def turn_into(self, shape: Shape) -> None:
        """Make the selected blocks of that shape, or plain paragraphs if they are."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        wanted = Shape.PARAGRAPH if self.shape is shape else shape
        cursor.beginEditBlock()
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            if _shape_of(block) is not Shape.KEPT:
                _reshape(QTextCursor(block), wanted)
            block = block.next()
        cursor.endEditBlock()

    def event(self, event: QEvent) -> bool:
        """Keys that the menus have, too, are the text's while one writes."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)  # type: ignore[arg-type]
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._stand_beside()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._stand_beside()
        self._spare_kept()
        act = self._act(event)
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._breaks_out(event):
            _reshape(self.textCursor(), Shape.PARAGRAPH)
        elif self._would_touch_kept(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        cursor = self.textCursor()
        data.setText(cursor.selection().toPlainText().replace(_OBJECT, ""))
        spans = [asdict(span) for span in _spans_in(cursor)]
        data.setData(_MIME, json.dumps(spans).encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasFormat(_MIME)

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        if _shape_of(cursor.block()) is Shape.KEPT:
            return
        if source.hasFormat(_MIME):
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            for span in _read_spans(bytes(source.data(_MIME).data())):
                self._insert_span(cursor, span)
            cursor.endEditBlock()
        elif source.hasText():
            cursor.insertText(source.text().replace(_OBJECT, ""), QTextCharFormat())

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return self._keys.get(_UNSHIFTED.get(pressed, pressed))

    def _stand_beside(self) -> None:
        """What is typed behind a citation or at a link's end is no part of it, as Qt would have it."""
        cursor, look = self.textCursor(), self.currentCharFormat()
        if cursor.hasSelection():
            return
        after = QTextCursor(cursor)
        after.movePosition(QTextCursor.MoveOperation.Right)
        within = not cursor.atBlockEnd() and after.charFormat().anchorHref() == look.anchorHref()
        if look.property(_SOURCE):
            self.setCurrentCharFormat(QTextCharFormat())
        elif look.anchorHref() and not within:
            self.setCurrentCharFormat(_linked(look, ""))

    def _spare_kept(self) -> None:
        """A selection that begins or ends in an automatic part does without it: what is typed would run into it."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        if first == last:
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if _shape_of(first) is Shape.KEPT:
            start = first.next().position()
        if _shape_of(last) is Shape.KEPT:
            end = last.position() - 1
        if (start, end) != (cursor.selectionStart(), cursor.selectionEnd()):
            cursor.setPosition(start)
            cursor.setPosition(max(end, start), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _would_touch_kept(self, event: QKeyEvent) -> bool:
        """Whether a key would change an automatic part, or join a paragraph with the one before or behind it."""
        cursor = self.textCursor()
        if self.shape is Shape.KEPT:
            return not self._may_stand_there(event)
        if cursor.hasSelection():
            return False
        before, after = cursor.block().previous(), cursor.block().next()
        if event.key() == Qt.Key.Key_Backspace:
            return cursor.atBlockStart() and before.isValid() and _shape_of(before) is Shape.KEPT
        if event.key() == Qt.Key.Key_Delete:
            return cursor.atBlockEnd() and after.isValid() and _shape_of(after) is Shape.KEPT
        return False

    def _breaks_out(self, event: QKeyEvent) -> bool:
        """Whether Enter in an empty item, or Backspace at the beginning of one, ends the list."""
        cursor = self.textCursor()
        if self.shape in (Shape.PARAGRAPH, Shape.KEPT) or cursor.hasSelection():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return not cursor.block().text().strip()
        return event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()

    def _may_stand_there(self, event: QKeyEvent) -> bool:
        """Whether a key leaves the automatic part as it is, goes from it, or takes it out whole."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self.setTextCursor(cursor)
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(QTextBlockFormat())
            return False
        return not event.text() or not event.text().isprintable()

    def _insert_block(self, cursor: QTextCursor, block: Written) -> None:
        if block.shape is Shape.KEPT:
            look = QTextBlockFormat()
            look.setProperty(_SHAPE, Shape.KEPT.value)
            look.setProperty(_NUMBER, block.number)
            look.setBackground(theme_now().colour("hover"))
            cursor.setBlockFormat(look)
            name = self._kept[block.number] if block.number < len(self._kept) else ""
            muted = QTextCharFormat()
            muted.setForeground(theme_now().colour("muted"))
            cursor.insertText(name, muted)
            return
        _reshape(cursor, block.shape)
        for span in block.spans:
            self._insert_span(cursor, span)

    def _insert_span(self, cursor: QTextCursor, span: Span) -> None:
        if span.source:
            cursor.insertText(_OBJECT, _chip_format(span.source))
        elif span.text:
            cursor.insertText(span.text.replace("\n", _LINE).replace(_OBJECT, ""), _format_of(span))

    def _show_tip(self, event: QHelpEvent) -> None:
        cursor = self.cursorForPosition(event.pos())
        for step in (QTextCursor.MoveOperation.NoMove, QTextCursor.MoveOperation.Right):
            cursor.movePosition(step)
            look = cursor.charFormat()
            told = str(look.property(_SOURCE) or "")
            if told or look.anchorHref():
                QToolTip.showText(event.globalPos(), self._tell(told) if told else look.anchorHref(), self)
                return
        QToolTip.hideText()


class _Chip(QPyTextObject):
    """Paints a citation: the number of its note in a small frame, a dot until it has one."""

    def __init__(self, number_of: Callable[[str], int], parent: QObject) -> None:
        super().__init__(parent)
        self._number_of = number_of

    def intrinsicSize(self, document: QTextDocument, position: int, look: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._font(document))
        return QSizeF(metrics.horizontalAdvance(self._said(look)) + 2 * _MARK_PADDING, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        place: QRectF | Any,
        document: QTextDocument,
        position: int,
        look: QTextFormat,
    ) -> None:
        theme = theme_now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(document))
        painter.setPen(theme.colour("edge"))
        painter.setBrush(theme.colour("selected"))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 0.5, -1, -0.5), 4, 4)
        painter.setPen(theme.colour("accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._said(look))
        painter.restore()

    def _said(self, look: QTextFormat) -> str:
        number = self._number_of(str(look.property(_SOURCE) or ""))
        return str(number) if number else "·"

    def _font(self, document: QTextDocument) -> QFont:
        font = QFont(document.defaultFont())
        font.setPixelSize(round(SMALL_SIZE))
        return font


_UNSHIFTED: Mapping[str, str] = {"Ctrl+*": LIST, "Ctrl+&": NUMBERED, "Ctrl+(": QUOTATION} | {
    f"Ctrl+Shift+{sign}": key for sign, key in (("*", LIST), ("&", NUMBERED), ("(", QUOTATION))
}
"""What Qt calls the keys of digits where Shift makes signs of them."""


def _chip_format(source: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setObjectType(_CHIP)
    look.setProperty(_SOURCE, source)
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return look


def _format_of(span: Span) -> QTextCharFormat:
    look = QTextCharFormat()
    if span.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        look.setFontItalic(True)
    if span.language:
        look.setProperty(_LANGUAGE, span.language)
    return _linked(look, span.link) if span.link else look


def _linked(look: QTextCharFormat, address: str) -> QTextCharFormat:
    made = QTextCharFormat(look)
    if not address:
        for each in (QTextFormat.Property.AnchorHref, QTextFormat.Property.IsAnchor):
            made.clearProperty(each)
        made.clearForeground()
        made.setFontUnderline(False)
        return made
    made.setAnchor(True)
    made.setAnchorHref(address)
    made.setFontUnderline(True)
    made.setForeground(theme_now().colour("accent"))
    return made


def _reshape(cursor: QTextCursor, shape: Shape) -> None:
    """Make the block of the cursor of that shape."""
    listed = cursor.currentList()
    if listed:
        listed.remove(cursor.block())
    look = QTextBlockFormat()
    if shape is Shape.QUOTATION:
        look.setProperty(_SHAPE, shape.value)
        look.setLeftMargin(_INDENT)
    cursor.setBlockFormat(look)
    if shape in _LISTS:
        _enlist(cursor, _LISTS[shape])


def _enlist(cursor: QTextCursor, style: QTextListFormat.Style) -> None:
    """Into the list before, if it is of that style, so that its numbers go on; else a new one."""
    before = cursor.block().previous()
    listed = before.textList() if before.isValid() else None
    if listed and listed.format().style() is style:
        listed.add(cursor.block())
    else:
        cursor.createList(style)


def _shape_of(block: QTextBlock) -> Shape:
    listed = block.textList()
    if listed:
        numbered = listed.format().style() is QTextListFormat.Style.ListDecimal
        return Shape.NUMBERED if numbered else Shape.ITEM
    named = block.blockFormat().property(_SHAPE)
    return Shape(named) if named else Shape.PARAGRAPH


def _written(block: QTextBlock) -> Written:
    shape = _shape_of(block)
    if shape is Shape.KEPT:
        return Written(shape, number=int(block.blockFormat().property(_NUMBER) or 0))
    return Written(shape, tuple(_spans(block)))


def _spans(block: QTextBlock, first: int = 0, last: int = 1 << 30) -> Iterable[Span]:
    """Of a block, within these places of the document."""
    found: list[Span] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        start, text = fragment.position(), fragment.text()
        text = text[max(first - start, 0) : max(last - start, 0)]
        if text:
            found += _spans_of(text, fragment.charFormat())
        at += 1
    return found


def _spans_of(text: str, look: QTextCharFormat) -> Iterable[Span]:
    source = str(look.property(_SOURCE) or "")
    if source and _OBJECT in text:
        return [Span(source=source) for sign in text if sign == _OBJECT]
    return [
        Span(
            text.replace(_LINE, "\n").replace(_OBJECT, ""),
            look.fontWeight() > QFont.Weight.Normal,
            look.fontItalic(),
            look.anchorHref(),
            language=str(look.property(_LANGUAGE) or ""),
        )
    ]


def _spans_in(cursor: QTextCursor) -> Iterable[Span]:
    """What is selected, blocks parted by line breaks."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(first)
    found: list[Span] = []
    while block.isValid() and block.position() < last:
        if found:
            found.append(Span("\n"))
        if _shape_of(block) is not Shape.KEPT:
            found += _spans(block, first, last)
        block = block.next()
    return found


def _read_spans(data: bytes) -> Iterable[Span]:
    return [Span(**each) for each in json.loads(data)]


def _runs(cursor: QTextCursor) -> Iterable[QTextCursor]:
    """The selection sign by sign, citations aside, so that each keeps its own look."""
    for place in range(cursor.selectionStart(), cursor.selectionEnd()):
        part = QTextCursor(cursor.document())
        part.setPosition(place)
        part.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        if not part.charFormat().property(_SOURCE) and part.selectedText() != "\u2029":
            yield part
