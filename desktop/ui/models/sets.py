"""Sets of states, ready-made ones and the user's own, with how many states each holds on the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from desktop.dossier.lexicon import Filter
    from desktop.dossier.query import Term
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex


class SetsModel(QAbstractListModel):
    """One row a set; its rule is its tooltip."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sets: tuple[Filter, ...] = ()

    def show_sets(self, sets: Sequence[Filter]) -> None:
        """Show these; the same ones on another day keep selection and scroll."""
        fresh = tuple(sets)
        if [each.term for each in fresh] != [each.term for each in self._sets]:
            self.beginResetModel()
            self._sets = fresh
            self.endResetModel()
            return
        self._sets = fresh
        if fresh:
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    @property
    def sets(self) -> tuple[Filter, ...]:
        return self._sets

    def place_of(self, term: Term) -> int | None:
        """In which row the set stands."""
        return next((place for place, each in enumerate(self._sets) if each.term == term), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._sets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role) if index.isValid() else None
        return read(self, self._sets[index.row()]) if read else None

    def count(self, shown: Filter) -> str:
        return "–" if shown.trouble else self._words.number(len(shown.states))

    def spoken(self, shown: Filter) -> str:
        """Title and count in full, for who hears the list."""
        states = self._words.plural("{n} state", "{n} states", len(shown.states))
        return f"{shown.title}, {states}"


_READ: dict[int, Callable[[SetsModel, Filter], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, shown: shown.title,
    Qt.ItemDataRole.ToolTipRole: lambda _, shown: shown.rule,
    Qt.ItemDataRole.AccessibleTextRole: SetsModel.spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _, shown: shown.rule,
    Role.REMARK: SetsModel.count,
    Role.KEY: lambda _, shown: shown.term.key,
    Role.ROW: lambda _, shown: shown,
}
"""What each role reads."""
