"""Which of several counts of one place and year to show: the one stated rule, for brief, map and chart alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from db.records import Casualties, StateCode
from desktop.dossier.model import CasualtyYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from db.records import Source, SourceId

_SOURCE_RANK = {"depositary": 0, "monitor": 1, "official": 2, "ngo": 3, "academic": 4, "news": 5, "memory": 6}


def years_of(
    counts: Iterable[Casualties], as_of: date, sources: Mapping[SourceId, Source]
) -> tuple[CasualtyYear, ...]:
    """The counts known by `as_of`, grouped by year, newest year first, each year's best count first.

    A row without any number (a note that a year has none) and one from memory are left out.
    """
    by_year: defaultdict[int, list[Casualties]] = defaultdict(list)
    for count in counts:
        if _known(count, as_of):
            by_year[count.year].append(count)
    return tuple(
        CasualtyYear(year, tuple(sorted(by_year[year], key=lambda count: _preference(count, sources))))
        for year in sorted(by_year, reverse=True)
    )


def newest_comparable(years: Iterable[CasualtyYear]) -> CasualtyYear | None:
    """The newest year for which the Landmine Monitor gives a total."""
    return next((year for year in years if year.monitor), None)


def newest_total(years: Iterable[CasualtyYear]) -> CasualtyYear | None:
    """The newest whole year with a total by any count, the Monitor's or another's."""
    return next((y for y in years if y.shown.total is not None and not y.shown.partial), None)


def by_place(
    counts: Iterable[Casualties], as_of: date, sources: Mapping[SourceId, Source]
) -> dict[StateCode, tuple[CasualtyYear, ...]]:
    """`years_of` for every place in the record."""
    places: defaultdict[StateCode, list[Casualties]] = defaultdict(list)
    for count in counts:
        places[count.place].append(count)
    return {place: years_of(found, as_of, sources) for place, found in places.items()}


def _known(count: Casualties, as_of: date) -> bool:
    if not count.printable or count.year > as_of.year:
        return False
    if count.provenance.known_by and count.provenance.known_by > as_of:
        return False
    return any(number is not None for number in (count.killed, count.injured, count.total))


def _preference(count: Casualties, sources: Mapping[SourceId, Source]) -> tuple[object, ...]:
    edition = int(count.edition) if count.edition.isdigit() else 0
    parts = sum(number is not None for number in (count.killed, count.injured, count.unknown))
    source = sources.get(count.sources[0])
    return (
        count.partial,
        edition == 0,
        -edition,
        count.total is None,
        -parts,
        _SOURCE_RANK.get(source.kind if source else "memory", 6),
        count.provenance.fact,
    )
