"""The list of states: every one of the 197 with its status on the day, and whether it is picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from db.records import StateCode
from desktop.dossier.names import alphabetical
from desktop.dossier.status_class import StatusClass, status_class
from desktop.filter_words import region_title
from desktop.ui.models.roles import Role
from desktop.ui.models.tick_list import Index, TickList
from desktop.ui.standing_words import short_status

if TYPE_CHECKING:
    from db.records import State
    from db.treaty import Standing
    from desktop.wording import Wording

_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state as the list shows it."""

    state: State
    name: str
    groups: tuple[str, ...]
    standing: Standing

    @property
    def code(self) -> StateCode:
        return self.state.state

    @property
    def region(self) -> str:
        return self.state.un_regional_group

    @property
    def mark(self) -> StatusClass:
        return status_class(self.standing)


class StatesModel(TickList):
    """One row a state, by name. A tick in a row asks for `toggled`; it does not change the choice itself.

    Words are made when a row is first looked at: formatting the dates of all takes longer than the first paint.
    """

    toggled = Signal(str)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._statuses: dict[StateCode, str] = {}
        self._rows: tuple[StateRow, ...] = ()
        self._places: dict[StateCode, int] = {}
        self._picked: frozenset[StateCode] = frozenset()

    def show_states(self, rows: Iterable[StateRow]) -> None:
        """Show these; the same states on another day keep selection and scroll."""
        fresh = tuple(rows)
        self._statuses.clear()
        if [row.code for row in fresh] == [row.code for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self._places = {row.code: place for place, row in enumerate(fresh)}
        self.endResetModel()

    def show_picked(self, picked: Iterable[StateCode]) -> None:
        fresh = frozenset(picked)
        changed = fresh ^ self._picked
        self._picked = fresh
        for code in changed:
            if code in self._places:
                index = self.index(self._places[code])
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    def place_of(self, code: StateCode) -> int | None:
        return self._places.get(code)

    def row_of(self, code: StateCode) -> StateRow | None:
        place = self.place_of(code)
        return None if place is None else self._rows[place]

    @property
    def rows(self) -> Sequence[StateRow]:
        return self._rows

    def status_of(self, row: StateRow) -> str:
        """Its status on the day in two words."""
        if row.code not in self._statuses:
            self._statuses[row.code] = short_status(row.standing, self._words)
        return self._statuses[row.code]

    def tip_of(self, row: StateRow) -> str:
        """Its full name, code and groups."""
        region = region_title(row.region, self._words)
        return " · ".join(filter(None, (row.state.name, row.code, region, *row.groups)))

    def is_picked(self, code: StateCode) -> bool:
        return code in self._picked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role) if index.isValid() else None
        return read(self, self._rows[index.row()]) if read else None

    def is_ticked(self, row: int) -> bool:
        return self.is_picked(self._rows[row].code)

    def ask_to_toggle(self, row: int) -> None:
        self.toggled.emit(self._rows[row].code)


_READ: dict[int, Callable[[StatesModel, StateRow], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row: row.name,
    Qt.ItemDataRole.CheckStateRole: lambda model, row: _CHECKED if model.is_picked(row.code) else _UNCHECKED,
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: f"{row.name}, {model.status_of(row)}",
    Qt.ItemDataRole.ToolTipRole: lambda model, row: model.tip_of(row),
    Role.KEY: lambda _, row: row.code,
    Role.REMARK: lambda model, row: model.status_of(row),
    Role.MARK: lambda _, row: row.mark,
    Role.ROW: lambda _, row: row,
}
"""What each role reads."""


def state_rows(
    states: Mapping[StateCode, State],
    names: Mapping[StateCode, str],
    groups: Mapping[str, frozenset[StateCode]],
    standings: Mapping[StateCode, Standing],
) -> tuple[StateRow, ...]:
    """The rows of the list on a day. names: what a brief calls each state."""
    rows = [
        StateRow(
            state,
            names[code],
            tuple(sorted(group for group, members in groups.items() if code in members)),
            standings[code],
        )
        for code, state in states.items()
    ]
    return tuple(sorted(rows, key=lambda row: alphabetical(row.name)))
