"""Which of the states are shown: those that fit what filters them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Signal

from db.records import StateCode
from db.state_names import folded
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel


class FilteredStates(QSortFilterProxyModel):
    """The states that fit, all of them until somebody says which."""

    narrowed = Signal()

    def __init__(self, states: StatesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._fitting: frozenset[StateCode] | None = None
        self.setSourceModel(states)

    def show_only(self, fitting: frozenset[StateCode] | None) -> None:
        """Show these; all where None."""
        if fitting != self._fitting:
            self.beginFilterChange()
            self._fitting = fitting
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
            self.narrowed.emit()

    @property
    def codes(self) -> tuple[StateCode, ...]:
        """The states shown, in order."""
        return tuple(row.code for row in self.rows)

    @property
    def rows(self) -> tuple[StateRow, ...]:
        """What is shown, in order."""
        return tuple(self.index(place, 0).data(Role.ROW) for place in range(self.rowCount()))

    def best(self, typed: str, among: frozenset[StateCode]) -> StateCode | None:
        """Of those shown, the one that folded words most likely mean: by its code, its name, its beginning."""
        rows = [row for row in self.rows if row.code in among]
        return min(rows, key=lambda row: _distance(row, typed)).code if rows else None

    def filterAcceptsRow(self, place: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._fitting is None or self._states.rows[place].code in self._fitting


def _distance(row: StateRow, typed: str) -> int:
    name = folded(row.name)
    if folded(row.code) == typed or name == typed:
        return 0
    return 1 if name.startswith(typed) else 2
