"""The ready-made sets with how many states each holds on the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import StateCode
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from desktop.dossier.sets import ReadySet
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex


class SetsModel(QAbstractListModel):
    """One row a set; its rule is its tooltip, and it is ticked while it filters the list."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sets: tuple[ReadySet, ...] = ()
        self._members: Mapping[str, frozenset[StateCode]] = {}

    def show_sets(self, sets: Sequence[ReadySet], members: Mapping[str, frozenset[StateCode]]) -> None:
        if tuple(sets) != self._sets:
            self.beginResetModel()
            self._sets = tuple(sets)
            self._members = members
            self.endResetModel()
            return
        self._members = members
        if sets:
            self.dataChanged.emit(self.index(0), self.index(len(sets) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._sets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role) if index.isValid() else None
        return read(self, self._sets[index.row()]) if read else None

    def title(self, ready: ReadySet) -> str:
        return self._words.text(ready.title)

    def rule(self, ready: ReadySet) -> str:
        return self._words.text(ready.rule)

    def count(self, ready: ReadySet) -> str:
        return self._words.number(len(self._members.get(ready.key, ())))

    def spoken(self, ready: ReadySet) -> str:
        """Title and count in full, for who hears the list."""
        states = self._words.plural("{n} state", "{n} states", len(self._members.get(ready.key, ())))
        return f"{self.title(ready)}, {states}"


_READ: dict[int, Callable[[SetsModel, ReadySet], Any]] = {
    Qt.ItemDataRole.DisplayRole: SetsModel.title,
    Qt.ItemDataRole.ToolTipRole: SetsModel.rule,
    Qt.ItemDataRole.AccessibleTextRole: SetsModel.spoken,
    Role.REMARK: SetsModel.count,
    Role.KEY: lambda _, ready: ready.key,
}
"""What each role reads."""
