"""The list of states: every one of the 197 with its status on the day, and whether it is picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.records import StateCode
from db.state_names import VARIANTS, folded
from desktop.ui.models.roles import Role
from desktop.ui.standing_words import Mark, mark_names, mark_of, short_status

if TYPE_CHECKING:
    from db.records import State
    from db.treaty import Standing
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex
_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state as the list shows it. words: what typing finds it by, folded."""

    code: StateCode
    name: str
    region: str
    groups: tuple[str, ...]
    mark: Mark
    status: str
    words: str


class StatesModel(QAbstractListModel):
    """One row a state, by name. A tick in a row asks for `toggled`; it does not change the choice itself."""

    toggled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StateRow, ...] = ()
        self._places: dict[StateCode, int] = {}
        self._picked: frozenset[StateCode] = frozenset()

    def show_states(self, rows: Iterable[StateRow]) -> None:
        """Show these; the same states on another day keep selection and scroll."""
        fresh = tuple(rows)
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

    def row_of(self, code: StateCode) -> StateRow | None:
        place = self._places.get(code)
        return None if place is None else self._rows[place]

    @property
    def rows(self) -> Sequence[StateRow]:
        return self._rows

    def is_picked(self, code: StateCode) -> bool:
        return code in self._picked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.CheckStateRole:
                return _CHECKED if row.code in self._picked else _UNCHECKED
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name}, {row.status}"
            case Qt.ItemDataRole.ToolTipRole:
                return ", ".join(filter(None, (row.name, row.code, row.region, *row.groups)))
            case Role.KEY:
                return row.code
            case Role.REMARK:
                return row.status
            case Role.MARK:
                return row.mark
            case Role.ROW:
                return row
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        code = self._rows[index.row()].code
        if (Qt.CheckState(value) is _CHECKED) != (code in self._picked):
            self.toggled.emit(code)
        return True


def state_rows(
    states: Mapping[StateCode, State],
    names: Mapping[StateCode, str],
    groups: Mapping[str, frozenset[StateCode]],
    standings: Mapping[StateCode, Standing],
    words: Wording,
) -> tuple[StateRow, ...]:
    """The rows of the list on a day. names: what a brief calls each state."""
    called = mark_names(words)
    rows = []
    for code, state in states.items():
        standing = standings[code]
        mark, status = mark_of(standing), short_status(standing, words)
        own = tuple(sorted(group for group, members in groups.items() if code in members))
        name = names[code]
        found_by = (name, state.name, code, state.un_regional_group, *own, called[mark], status)
        found = folded(" ".join((*found_by, *VARIANTS.get(code, ()))))
        rows.append(StateRow(code, name, state.un_regional_group, own, mark, status, found))
    return tuple(sorted(rows, key=lambda row: folded(row.name)))
