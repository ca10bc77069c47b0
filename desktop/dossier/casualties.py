"""Counts of one place by year, each year's in the order of `db.choice`: for brief, map and chart alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db.choice import in_order
from db.records import Casualties, StateCode, slot_of
from desktop.dossier.model import CasualtyYear
from desktop.dossier.picture import PictureKind
from desktop.dossier.region import within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.facts import Facts
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture

_CHARTED = 10
"""Years that a chart of the brief shows at most."""


def years_of(counts: Iterable[Casualties], as_of: date, facts: Facts) -> tuple[CasualtyYear, ...]:
    """The counts of one place known by `as_of`, by year, newest year first, each year's choice first.

    A row without any number (a note that a year has none) and one from memory are left out.
    """
    by_year: defaultdict[int, list[Casualties]] = defaultdict(list)
    for count in counts:
        if _known(count, as_of):
            by_year[count.year].append(count)
    return tuple(_year(year, by_year[year], facts) for year in sorted(by_year, reverse=True))


def newest_comparable(years: Iterable[CasualtyYear]) -> CasualtyYear | None:
    """The newest year with a total that can be compared with other years and places."""
    return next((year for year in years if year.comparable), None)


def newest_total(years: Iterable[CasualtyYear]) -> CasualtyYear | None:
    """The newest whole year with a total by any count, the Monitor's or another's, or what the user pinned."""
    return next((y for y in years if y.shown.total is not None and y.whole), None)


def pinned_in(picture: Picture, dossier: Dossier) -> tuple[Casualties, ...]:
    """The counts in a figure that the user pinned, which its caption must own to."""
    match picture.kind:
        case PictureKind.CHART_WORLD:
            years: Iterable[CasualtyYear] = dossier.world.casualties[:_CHARTED]
        case PictureKind.CHART_STATES:
            states = (s for s in dossier.states if not picture.states or s.code in picture.states)
            years = [year for state in states for year in state.casualties[:_CHARTED]]
        case PictureKind.MAP_CASUALTIES:
            years = within(picture.region, dossier.world.state_casualties).values()
        case _:
            years = ()
    return tuple(year.shown for year in years if year.pinned and year.comparable)


def by_place(
    counts: Iterable[Casualties], as_of: date, facts: Facts
) -> dict[StateCode, tuple[CasualtyYear, ...]]:
    """`years_of` for every place in the record."""
    places: defaultdict[StateCode, list[Casualties]] = defaultdict(list)
    for count in counts:
        places[count.place].append(count)
    return {place: years_of(found, as_of, facts) for place, found in places.items()}


def _year(year: int, counts: list[Casualties], facts: Facts) -> CasualtyYear:
    ordered = tuple(in_order(counts, facts))
    pin = facts.pins.get(slot_of(ordered[0]))
    return CasualtyYear(year, ordered, pinned=pin is not None and pin.fact == ordered[0].provenance.fact)


def _known(count: Casualties, as_of: date) -> bool:
    if not count.printable or count.year > as_of.year:
        return False
    if count.provenance.known_by and count.provenance.known_by > as_of:
        return False
    return any(number is not None for number in (count.killed, count.injured, count.total))
