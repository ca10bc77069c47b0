"""The outline as a list: ticked by Space, edited by Enter or F2, moved by drag or by Alt+Shift and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.models.roles import Role
from desktop.ui.widgets.row_list import RowList

_UP = QKeyCombination(Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Up)
_DOWN = QKeyCombination(Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Down)
_EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class OutlineList(RowList):
    """edit_wanted: the section's key. moved: the section's key, and how many rows down."""

    edit_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, snug=True, by_box=True, current=True, parent=parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.doubleClicked.connect(self._edit)

    def event(self, event: QEvent) -> bool:
        """F2 edits the section here, whatever it does in the menus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() == Qt.Key.Key_F2 or event.keyCombination() in (_UP, _DOWN))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.keyCombination() in (_UP, _DOWN):
            self.moved.emit(index.data(Role.KEY), -1 if event.keyCombination() == _UP else 1)
        elif event.key() in _EDIT and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._edit(index)
        else:
            super().keyPressEvent(event)

    def _edit(self, index: QModelIndex) -> None:
        self.edit_wanted.emit(index.data(Role.KEY))
