"""Edits one section in its place, under the outline: its words, citations, and what the facts would now say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.edits import Shape
from desktop.brief.edits import cited_in
from desktop.ui.brief.changes_pane import ChangesPane, changes_told
from desktop.ui.brief.section_text import (
    BOLD,
    CITE,
    ITALIC,
    LINK,
    LIST,
    NUMBERED,
    QUOTATION,
    SectionText,
)
from desktop.ui.brief.source_finder import SourceFinder
from desktop.ui.widgets.texts import caption, muted, shrinkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from db.edits import EditedSection, Written
    from db.records import Source
    from desktop.brief.edits import Change
    from desktop.wording import Wording

PAUSE = 120  # milliseconds since the last letter after which it is kept
_LOW = 84  # pixels of the text at least
_LOWEST = 48  # while one compares


class SectionEditor(QFrame):
    """Shows what it is given and says what is typed; it keeps nothing itself.

    typed: after each pause. restored: the section shall be automatic again, or gone. left: by Escape or button.
    """

    typed = Signal()
    restored = Signal()
    left = Signal()

    def __init__(
        self,
        sources: Callable[[], Mapping[str, Source]],
        tell: Callable[[str], str],
        words: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._words = words
        self._numbers: Mapping[str, int] = {}
        self._heading = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.typed)
        self.text = SectionText(lambda source: self._numbers.get(source, 0), tell)
        self.finder = SourceFinder(lambda: sources().values(), words)
        self.changes = ChangesPane(words)
        self._build()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def waiting(self) -> bool:
        """Whether something was typed that `typed` has not said yet."""
        return self._pause.isActive()

    @property
    def title_typed(self) -> str:
        """The user's heading; "" where it is the automatic one."""
        typed = " ".join(self.title.text().split())
        return "" if typed == self._heading else typed

    @property
    def blocks(self) -> tuple[Written, ...]:
        return self.text.blocks

    def show_section(self, section: EditedSection, heading: str, kept: Sequence[str]) -> None:
        """Begin with a section. heading: the automatic one. kept: what its tables, boxes and figures are called."""
        self._pause.stop()
        self._heading = heading
        self.title.blockSignals(True)  # what is shown is no change
        self.title.setText(section.title or heading)
        self.title.blockSignals(False)
        self.title.setPlaceholderText(self._words.text("Heading of the section"))
        self.text.show_blocks(section.blocks, kept)
        self.restore.setText(
            self._words.text("Remove section") if section.own else self._words.text("Back to automatic")
        )
        self.finder.hide()
        self.address.hide()
        self.problem.hide()
        self.told.clear()
        self._show_shape()
        self.show()

    def show_state(self, changes: Iterable[Change], *, edited: bool) -> None:
        """What would now read otherwise, and whether there is anything to go back from."""
        told = tuple(changes)
        self.restore.setEnabled(edited)
        self.changes.show_changes(told)
        self.changed.setVisible(bool(told))
        self.changed.setText(changes_told(len(told), self._words) if told else "")
        if not told:
            self.changed.setChecked(False)

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Which note each source has now."""
        if dict(numbers) != dict(self._numbers):
            self._numbers = numbers
            self.text.renumber()

    def say_kept(self) -> None:
        self.problem.hide()
        self.told.setText(self._words.text("Kept"))

    def say_refused(self, why: str) -> None:
        self.told.clear()
        self.problem.setText(self._words.text("Not kept yet: {why}", why=why))
        self.problem.show()

    def flush(self) -> None:
        """Say at once what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.typed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.address.isVisible():
                self._close_address()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        words = self._words
        self.title = QLineEdit()
        self.title.setAccessibleName(words.text("Heading of the section"))
        self.title.setMaxLength(120)
        self.text.setAccessibleName(words.text("Text of the section"))
        self.text.setMinimumHeight(_LOW)
        self.bold = _tool("B", words.text("Bold"), BOLD, checkable=True)
        self.italic = _tool("I", words.text("Italic"), ITALIC, checkable=True)
        _embolden(self.bold, self.italic)
        self.list = _tool("•", words.text("List"), LIST, checkable=True)
        self.numbered = _tool("1.", words.text("Numbered list"), NUMBERED, checkable=True)
        self.quotation = _tool("“ ”", words.text("Quotation"), QUOTATION, checkable=True)
        self.link = _tool(words.text("Link"), words.text("Link to a web address"), LINK)
        self.cite = _tool(words.text("Cite"), words.text("Cite a source"), CITE)
        self.restore = QPushButton()
        self.done = QPushButton(words.text("Done"))
        self.done.setToolTip(words.text("Leave the section; all is kept as typed (Esc)"))
        self.told = caption()
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.changed = QPushButton()
        self.changed.setObjectName("plain")
        self.changed.setCheckable(True)
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(
            words.text("Address that the words lead to; empty takes the link away")
        )
        self.address.setToolTip(self.address.accessibleName())
        self.refusal = muted(words.text("An address begins with http:// or https://."))

    def _lay_out(self) -> None:
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(3)
        for tool in (self.bold, self.italic, self.list, self.numbered, self.quotation, self.link, self.cite):
            tools.addWidget(tool)
        tools.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(shrinkable(self.told), 1)
        foot.addWidget(self.restore)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(5)
        column.addWidget(self.title)
        column.addWidget(self.tools)
        column.addWidget(self.changed)
        column.addWidget(self.changes)
        column.addWidget(self.text, 1)
        for part in (self.address, self.refusal, self.finder, self.problem):
            column.addWidget(part)
        column.addLayout(foot)
        self.refusal.hide()

    def _connect(self) -> None:
        text = self.text
        text.textChanged.connect(self._pause.start)
        text.textChanged.connect(self.told.clear)
        self.title.textChanged.connect(self._pause.start)
        text.left.connect(self.left)
        text.cite_wanted.connect(self._find_source)
        text.link_wanted.connect(self._ask_address)
        text.currentCharFormatChanged.connect(lambda _: self._show_shape())
        text.cursorPositionChanged.connect(self._show_shape)
        self.bold.clicked.connect(lambda: self._style(text.toggle_bold))
        self.italic.clicked.connect(lambda: self._style(text.toggle_italic))
        self.list.clicked.connect(lambda: self._style(lambda: text.turn_into(Shape.ITEM)))
        self.numbered.clicked.connect(lambda: self._style(lambda: text.turn_into(Shape.NUMBERED)))
        self.quotation.clicked.connect(lambda: self._style(lambda: text.turn_into(Shape.QUOTATION)))
        self.link.clicked.connect(self._ask_address)
        self.cite.clicked.connect(self._find_source)
        self.finder.chosen.connect(self._cite)
        self.finder.left.connect(self._back_to_text)
        self.address.returnPressed.connect(self._link)
        self.restore.clicked.connect(self.restored)
        self.done.clicked.connect(self.left)
        self.changed.toggled.connect(self._fold_changes)
        self.title.returnPressed.connect(self._back_to_text)

    def _style(self, act: Callable[[], object]) -> None:
        act()
        self._back_to_text()
        self._show_shape()

    def _show_shape(self) -> None:
        shape = self.text.shape
        self.bold.setChecked(self.text.fontWeight() > 400)
        self.italic.setChecked(self.text.fontItalic())
        self.list.setChecked(shape is Shape.ITEM)
        self.numbered.setChecked(shape is Shape.NUMBERED)
        self.quotation.setChecked(shape is Shape.QUOTATION)

    def _find_source(self) -> None:
        self.address.hide()
        from db.edits import EditedSection

        cited = cited_in(EditedSection("", blocks=self.text.blocks))
        self.finder.begin((*cited, *self._numbers))

    def _cite(self, source: str) -> None:
        self.text.cite(source)
        self._back_to_text()

    def _ask_address(self) -> None:
        self.finder.hide()
        self.address.setText(self.text.address)
        self.address.show()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self) -> None:
        address = self.address.text().strip()
        good = not address or (address.startswith(("http://", "https://")) and " " not in address)
        self.refusal.setVisible(not good)
        if good:
            self.text.link(address)
            self._close_address()

    def _close_address(self) -> None:
        self.address.hide()
        self.refusal.hide()
        self._back_to_text()

    def _fold_changes(self, shown: bool) -> None:
        """While one compares, the heading and the tools give way."""
        self.changes.setVisible(shown)
        self.title.setVisible(not shown)
        self.tools.setVisible(not shown)
        self.text.setMinimumHeight(_LOWEST if shown else _LOW)
        if shown and self.changes.takers:
            self.changes.takers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _tool(text: str, name: str, key: str, *, checkable: bool = False) -> QToolButton:
    tool = QToolButton()
    tool.setText(text)
    tool.setCheckable(checkable)
    tool.setAccessibleName(name)
    tool.setToolTip(f"{name} ({key})")
    return tool


def _embolden(bold: QToolButton, italic: QToolButton) -> None:
    for tool, strong in ((bold, True), (italic, False)):
        font = tool.font()
        font.setBold(strong)
        font.setItalic(not strong)
        tool.setFont(font)
