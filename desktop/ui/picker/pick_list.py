"""The list in which states are picked: one by one, a stretch of them, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence

from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickList(RowList):
    """A click, with Ctrl or without, and Space and Enter say `chosen`; with Shift a stretch is taken.

    stretched: the first row and the last, from where one was last. all_asked: Ctrl+A.
    """

    stretched = Signal(int, int)
    all_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._anchor = 0
        self._stretching = False
        self.chosen.connect(self._remember)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_asked.emit()
        elif shifted and event.key() in _MOVES:
            self._move_on(_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stretching = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if self._stretching:
            self._stretching = False
            self._say(self._anchor, index.row())
        else:
            super()._click(index)

    def _move_on(self, by: int) -> None:
        here = max(self.currentIndex().row(), 0)
        there = min(max(here + by, 0), self.model().rowCount() - 1)
        if there >= 0:
            self.setCurrentIndex(self.model().index(there, 0))
            self._say(here, there)
            self._anchor = there

    def _say(self, one: int, other: int) -> None:
        self.stretched.emit(min(one, other), max(one, other))

    def _remember(self, index: QModelIndex) -> None:
        self._anchor = index.row()
