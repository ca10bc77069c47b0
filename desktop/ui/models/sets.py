"""The ready-made sets with how many states each holds on the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        if not index.isValid():
            return None
        ready = self._sets[index.row()]
        count = len(self._members.get(ready.key, ()))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.text(ready.title)
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.text(ready.rule)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._words.text(ready.title)}, {self._words.plural('{n} state', '{n} states', count)}"
            case Role.REMARK:
                return self._words.number(count)
            case Role.KEY:
                return ready.key
            case _:
                return None
