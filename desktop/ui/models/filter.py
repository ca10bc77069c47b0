"""Which of the states are shown: typed words, groups, regions, statuses, a ready-made set, combined."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Signal

from db.records import StateCode
from db.state_names import folded
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel

Sets = Mapping[str, frozenset[StateCode]]
"""Whom each ready-made set holds, by its key."""


class Facet(StrEnum):
    """What one can filter by besides typing."""

    STATUS = "status"
    REGION = "region"
    GROUP = "group"
    SET = "set"


@dataclass(frozen=True, slots=True)
class StateFilter:
    """Within a facet any value will do; every facet and every typed word must fit."""

    words: tuple[str, ...] = ()
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def toggled(self, facet: Facet, value: str) -> StateFilter:
        return replace(self, chosen={**self.chosen, facet: self.values(facet) ^ {value}})

    def values(self, facet: Facet) -> frozenset[str]:
        return self.chosen.get(facet, frozenset())

    def typed(self, text: str) -> StateFilter:
        return replace(self, words=tuple(folded(text).split()))

    @property
    def facets(self) -> tuple[tuple[Facet, str], ...]:
        """What is chosen, in a steady order."""
        return tuple((facet, value) for facet in Facet for value in sorted(self.values(facet)))

    @property
    def empty(self) -> bool:
        return not self.words and not self.facets

    def fits(self, row: StateRow, found_by: Callable[[StateRow], str], sets: Sets) -> bool:
        """found_by: gives the folded words that a row is found by; asked only where something is typed."""
        return (
            (not self.words or _holds_all(found_by(row), self.words))
            and _fits(self.values(Facet.STATUS), {row.mark})
            and _fits(self.values(Facet.REGION), {row.region})
            and _fits(self.values(Facet.GROUP), row.groups)
            and _in_sets(self.values(Facet.SET), row.code, sets)
        )


class FilteredStates(QSortFilterProxyModel):
    """The states that fit. The first match of a typed code or of the beginning of a name is `best`."""

    narrowed = Signal()

    def __init__(self, states: StatesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states = states
        self._filter = StateFilter()
        self._sets: Sets = {}
        self.setSourceModel(states)

    @property
    def filter(self) -> StateFilter:
        return self._filter

    def show_only(self, chosen: StateFilter) -> None:
        if chosen != self._filter:
            self.beginFilterChange()
            self._filter = chosen
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
            self.narrowed.emit()

    def show_sets(self, sets: Sets) -> None:
        """Which states each ready-made set holds today."""
        self.beginFilterChange()
        self._sets = sets
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        self.narrowed.emit()

    @property
    def codes(self) -> tuple[StateCode, ...]:
        """The states shown, in order."""
        return tuple(self.index(place, 0).data(Role.KEY) for place in range(self.rowCount()))

    def best(self) -> StateCode | None:
        """The state that the typed words most likely mean."""
        rows: list[StateRow] = [self.index(place, 0).data(Role.ROW) for place in range(self.rowCount())]
        typed = " ".join(self._filter.words)
        by_fit = sorted(rows, key=lambda row: (folded(row.code) != typed, not _begins(row, typed)))
        return by_fit[0].code if by_fit else None

    def filterAcceptsRow(self, place: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._filter.fits(self._states.rows[place], self._states.found_by, self._sets)


def _begins(row: StateRow, typed: str) -> bool:
    return folded(row.name).startswith(typed)


def _fits(wanted: frozenset[str], has: Container[str]) -> bool:
    return not wanted or any(value in has for value in wanted)


def _holds_all(found_by: str, words: tuple[str, ...]) -> bool:
    return all(word in found_by for word in words)


def _in_sets(wanted: frozenset[str], code: StateCode, sets: Sets) -> bool:
    return not wanted or any(code in sets.get(key, ()) for key in wanted)
