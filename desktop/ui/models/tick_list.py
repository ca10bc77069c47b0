"""What lists of things to tick have in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class TickList(QAbstractListModel):
    """A list whose rows can be ticked. A tick asks; it does not change the choice itself."""

    @abstractmethod
    def is_ticked(self, row: int) -> bool:
        """Whether the thing in that row is chosen."""

    @abstractmethod
    def ask_to_toggle(self, row: int) -> None:
        """Say that the user wants it the other way round."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) != self.is_ticked(index.row()):
            self.ask_to_toggle(index.row())
        return True
