"""The box that finds everything, and the list of what it finds, which drops down under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.bar.finder import Asked, Finder, read_asked
from desktop.ui.bar.finds import PREFIXES, Find, FindKind, headings
from desktop.ui.bar.uses import Uses
from desktop.ui.models.hits import HitsModel, find_of
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.row_list import RowList
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from db.search import Hit
    from desktop.wording import Wording

_MOST_ROWS = 14
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_FEW, _MANY = 40, 250
"""Hits that are asked for, of all kinds and of one."""
_IN_STORE = frozenset(
    {
        FindKind.STATE,
        FindKind.MEETING,
        FindKind.POSITION,
        FindKind.FACT,
        FindKind.SOURCE,
        FindKind.OURS,
        FindKind.WRITTEN,
    }
)
_BESIDE = 62  # pixels of height: kinds above the list, keys under it, and the frame


class SearchBox(QLineEdit):
    """Type to find, arrows to choose, Enter to act, Ctrl+Enter for another act, Tab to go from kind to kind.

    sought: words and how many hits at most are wanted of the store. taken, other_taken: a Find, by Enter and by
    Ctrl+Enter. opened: what there is is about to be sought in, and shall be told to the finder.
    """

    sought = Signal(str, int)
    taken = Signal(object)
    other_taken = Signal(object)
    opened = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.finder = Finder(Uses(), date.today())  # noqa: DTZ011, for uses alone: the user's own day
        self.show_shortcut("Ctrl+K")
        self.setAccessibleName(words.text("Search states, facts, sources and commands"))
        self.setMinimumWidth(150)
        self.setMaximumWidth(260)
        self.model = HitsModel(words, self)
        self._kind: FindKind | None = None  # that Tab chose
        self._hits: tuple[Find, ...] = ()
        self._answered: str | None = None  # the words that the hits were found by
        self._moved = False  # the user chose a row; else the first is meant
        self._eager: bool | None = None  # Enter came before the hits did: whether with Ctrl
        self._came_from: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._seek)
        self._drop: _Drop | None = None
        self.textChanged.connect(self._type)

    @property
    def drop(self) -> _Drop:
        """The list under the box; it belongs to the window, so that it may lie over other parts."""
        if self._drop is None:
            self._drop = _Drop(self.model, self._words, self.window())
            self._drop.list.chosen.connect(self._take_clicked)
            self._drop.list.current_moved.connect(self._tell)
        return self._drop

    @property
    def asked(self) -> Asked:
        """What is sought now."""
        return read_asked(self.text(), self._kind)

    def show_shortcut(self, shortcut: str) -> None:
        """Say by which key one comes here; "" for none."""
        text = self._words.text("Search everything…")
        self.setPlaceholderText(f"{text}   {shortcut}".rstrip())

    def open(self) -> None:
        """Put the keyboard here, and show what there is before anything is typed."""
        before = QApplication.focusWidget()
        if before is not self:
            self._came_from = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._show()

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what the store found; an answer to older words is passed over."""
        if text != self.asked.text or not self.hasFocus():
            return
        self._hits = tuple(find_of(hit, self._words) for hit in hits)
        self._answered = text
        self._show()
        if self._eager is not None:
            self._take(self._current(), other=self._eager)

    def event(self, event: QEvent) -> bool:
        """Tab and Ctrl+Enter are the box's own while the list is open."""
        if isinstance(event, QKeyEvent) and self._drop is not None and self._drop.isVisible():
            key, pressed = Qt.Key(event.key()), event.type() == QEvent.Type.KeyPress
            if pressed and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._turn(-1 if key == Qt.Key.Key_Backtab else 1)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and key in _ENTER and event.modifiers() & _CTRL:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
            self._go_back()
        elif key in _STEPS and self.drop.isVisible():
            self._moved = True
            self.drop.step(_STEPS[key])
        elif key == Qt.Key.Key_Down:
            self._show()
        elif key in _ENTER:
            self._enter(other=bool(event.modifiers() & _CTRL))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.opened.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._drop is not None and not self._drop.underMouse():
            self._drop.hide()

    def leave(self) -> None:
        """Empty the box and close the list."""
        self._kind, self._hits, self._answered, self._eager, self._moved = None, (), None, None, False
        self.clear()
        self._pause.stop()
        self.drop.hide()

    def forget(self) -> None:
        """Drop what was found, and what could be."""
        self.leave()
        self.finder.forget()
        self.model.show_finds(())

    def _type(self) -> None:
        self._eager, self._moved = None, False
        if not self.hasFocus():
            return
        if self.text():
            self._show()
            self._pause.start()
        elif self._drop is not None and self._drop.isVisible():
            self._show()

    def _seek(self) -> None:
        want = self.asked
        if want.text and (want.kind is None or want.kind in _IN_STORE):
            self.sought.emit(want.text, _FEW if want.kind is None else _MANY)

    def _show(self) -> None:
        want, hits = self.asked, self._hits if self.asked.text else ()
        current = self._current() if self._moved else None
        finds = self.finder.find(want, hits)
        self.model.show_finds(finds)
        nothing = ""
        if not finds and self._answered == want.text and want.text:
            nothing = self._words.text("Nothing found for “{text}”.", text=want.text)
        row = self.model.row_of(current.identity) if current else None
        if want.text or finds:
            self.drop.show_kinds(self._kinds(), want.kind)
            self.drop.open_under(self, len(finds) and self.model.rowCount(), nothing, row)
            self._tell(self.drop.list.currentIndex())

    def _kinds(self) -> tuple[FindKind, ...]:
        """Those among which Tab goes from one to the next."""
        text = self.asked.text
        if not text:
            kinds = {each.kind for each in self.finder.known}
            return tuple(kind for kind in FindKind if kind in kinds)
        there = {each.kind for each in self.finder.find(Asked(text), self._hits)}
        return tuple(kind for kind in FindKind if kind in there or kind is self._kind)

    def _turn(self, by: int) -> None:
        kinds: list[FindKind | None] = [None, *self._kinds()]
        now = self.asked.kind
        place = kinds.index(now) if now in kinds else 0
        if self.text()[:1] in PREFIXES:
            self.setText(self.asked.text)
        self._kind = kinds[(place + by) % len(kinds)]
        self._moved = False
        self._show()
        self._seek()

    def _current(self) -> Find | None:
        return self.model.find(self.drop.list.currentIndex().row())

    def _enter(self, *, other: bool) -> None:
        find, text = self._current() if self.drop.isVisible() else None, self.asked.text
        awaited = bool(text) and self._answered != text
        if awaited and (find is None or find.hit is not None):
            self._eager = other
            self._pause.stop()
            self._seek()
        else:
            self._take(find, other=other)

    def _take_clicked(self, index: QModelIndex) -> None:
        held = QApplication.keyboardModifiers() & _CTRL
        self._take(self.model.find(index.row()), other=bool(held))

    def _take(self, find: Find | None, *, other: bool) -> None:
        if find is None or (other and not find.also_does):
            self._eager = None
            return
        self.leave()
        self._go_back()
        (self.other_taken if other else self.taken).emit(find)

    def _go_back(self) -> None:
        """Put the keyboard where it was."""
        left, self._came_from = self._came_from, None
        if left is not None and left.isVisible() and self.hasFocus():
            left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, index: QModelIndex) -> None:
        """Say in words what row one is on, and what the keys do there."""
        find = self.model.find(index.row()) if index.isValid() else None
        self.drop.keys.setText(self.model.keys(find) if find else "")
        self.setAccessibleDescription(self.model.told(find) if find else "")


class _Drop(QFrame):
    def __init__(self, model: HitsModel, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._words = words
        self.setObjectName("hits")
        self.list = RowList(words.text("Search results"), current=True)
        self.list.setModel(model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = model
        self.none = muted()
        self.kinds = muted()
        self.kinds.setTextFormat(Qt.TextFormat.RichText)
        self.keys = muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(3)
        for part in (self.kinds, self.list, self.none, self.keys):
            column.addWidget(part)
        parent.installEventFilter(self)
        self.hide()

    def show_kinds(self, kinds: Sequence[FindKind], chosen: FindKind | None) -> None:
        """The kinds that Tab goes through, the one that is shown in bold."""
        words, titles = self._words, headings(self._words)
        signs = {kind: sign for sign, kind in PREFIXES.items()}
        named = [(None, words.text("All")), *((kind, titles[kind]) for kind in kinds)]
        parts = [
            f"<b>{escape(title)}</b>" if kind is chosen else escape(f"{title} {signs.get(kind, '')}".rstrip())
            for kind, title in named
        ]
        told = escape(words.text("Tab: next kind"))
        self.kinds.setText(f"{' · '.join(parts)} &nbsp; <i>{told}</i>")

    def open_under(self, box: QWidget, rows: int, nothing: str, current: int | None) -> None:
        self.list.setVisible(rows > 0)
        self.none.setVisible(bool(nothing))
        self.none.setText(nothing)
        self.keys.setVisible(rows > 0)
        window = self._window
        corner = box.mapTo(window, QPoint(0, box.height() + 2))
        width = min(680, window.width() - 24)
        height = min(rows, _MOST_ROWS) * ROW_HEIGHT + _BESIDE if rows else 64
        left = max(min(corner.x(), window.width() - width - 12), 12)
        self.setGeometry(left, corner.y(), width, min(height, window.height() - corner.y() - 12))
        if rows:
            self._choose(current if current is not None else self._next(-1, 1))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """So many rows on or back, headings not counted."""
        row, direction = self.list.currentIndex().row(), 1 if by > 0 else -1
        for _ in range(abs(by)):
            row = self._next(row, direction)
        self._choose(row)

    def _next(self, row: int, direction: int) -> int:
        """The next row in that direction that is no heading; the same if there is none."""
        at = row + direction
        while 0 <= at < self._model.rowCount():
            if self._model.find(at) is not None:
                return at
            at += direction
        return row

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row))
        if self._model.find(row - 1) is None and row:  # show its heading, too
            self.list.scrollTo(self._model.index(row - 1))
        self.list.scrollTo(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list closes when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)
