"""Counts by year as the charts show them: whole years, and a gap where no figure is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Casualties, SourceId, StateCode
    from desktop.dossier.model import CasualtyYear, Dossier, StateDossier
    from desktop.figures.subjects.subject import Known
    from desktop.wording import Wording

DECADE = 10
"""Years shown where there is no room for all."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """One year. count: None where no figure is known, which is not nought.

    others: what other editions say of the whole year, the newest first.
    """

    year: int
    count: Casualties | None
    others: tuple[Casualties, ...] = ()

    @property
    def earlier(self) -> tuple[int, ...]:
        """Totals of other editions that differ."""
        totals = {count.total for count in self.others if count.total is not None}
        return tuple(sorted(totals - {self.total}))

    @property
    def parts(self) -> Casualties | None:
        """The count that tells killed and injured apart: the one shown, or one of the very same total.

        Parts of another total would not add up to what is shown.
        """
        same = (c for c in (self.count, *self.others) if c is not None and c.total == self.total)
        return next((c for c in same if _tells_parts(c)), None)

    @property
    def total(self) -> int | None:
        return self.count.total if self.count else None


@dataclass(frozen=True, slots=True)
class Series:
    """Years without a break, oldest first. name: of the state; "" for the world."""

    name: str
    years: tuple[YearCount, ...]

    @property
    def known(self) -> tuple[YearCount, ...]:
        return tuple(year for year in self.years if year.count)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """First and last year of each run without a figure."""
        return runs(each.year for each in self.years if each.count is None)


def runs(years: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """First and last of each run of years that follow one another.

    >>> runs([2007, 2008, 2013])
    ((2007, 2008), (2013, 2013))
    """
    found: list[tuple[int, int]] = []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return tuple(found)


def world_series(dossier: Dossier, most: int | None = None) -> Series:
    """The world's counts by the Landmine Monitor: the newest `most` years, or all on record."""
    years = _known_years(dossier.world.casualties)
    if not years:
        return Series("", ())
    first = years[0] if most is None else max(years[0], years[-1] - most + 1)
    return Series("", _years(dossier.world.casualties, first, years[-1]))


def state_series(dossier: Dossier, codes: Iterable[StateCode]) -> tuple[Series, ...]:
    """The picked states' counts over the same ten years, in the order picked.

    The years end with the newest on record anywhere, or, if none of these states has a figure in those ten,
    with their own newest.
    """
    states = chosen(dossier, codes)
    first, last = _window(dossier, states)
    return tuple(Series(state.name, _years(state.casualties, first, last)) for state in states)


def chosen(dossier: Dossier, codes: Iterable[StateCode]) -> tuple[StateDossier, ...]:
    """The picked states with these codes; without codes, all that are picked."""
    wanted = frozenset(codes)
    return tuple(state for state in dossier.states if not wanted or state.code in wanted)


def sources_of(every: Iterable[Series]) -> Iterator[SourceId]:
    """The leading source of each count and of its parts, the newest first."""
    for year in (year for series in every for year in reversed(series.years)):
        yield from (count.sources[0] for count in (year.count, year.parts) if count)


def year_heads(words: Wording) -> tuple[str, ...]:
    """What stands over the columns of `year_rows`."""
    return (
        words.text("Year"),
        words.text("Killed or injured"),
        words.text("Killed"),
        words.text("Injured"),
        words.text("Edition"),
        words.text("Other editions"),
    )


def year_rows(series: Series, words: Wording) -> Iterator[Known]:
    """A row a year, the newest first, with the count it rests on. What is not known is said."""

    def number(value: int | None) -> str:
        return words.text("no figure") if value is None else words.number(value)

    for year in reversed(series.years):
        yield (
            year.count.provenance.fact if year.count else None,
            (
                str(year.year),
                number(year.total),
                number(year.parts.killed if year.parts else year.count.killed if year.count else None),
                number(year.parts.injured if year.parts else year.count.injured if year.count else None),
                _edition(year, words),
                words.semicolon.join(
                    _total_of_edition(count, words) for count in year.others if count.total != year.total
                ),
            ),
        )


def _edition(year: YearCount, words: Wording) -> str:
    """Of the total and, where it is another, of killed and injured."""
    if year.count is None:
        return ""
    if year.parts is None or year.parts.edition == year.count.edition:
        return year.count.edition
    return words.text(
        "{total}; killed and injured: {parts}", total=year.count.edition, parts=year.parts.edition
    )


def _total_of_edition(count: Casualties, words: Wording) -> str:
    return words.text("{n} ({edition})", n=words.number(count.total or 0), edition=count.edition)


def _window(dossier: Dossier, states: Iterable[StateDossier]) -> tuple[int, int]:
    own = [year for state in states for year in _known_years(state.casualties)]
    last = max([*own, *_known_years(dossier.world.casualties)], default=dossier.as_of.year)
    if own and max(own) <= last - DECADE:
        last = max(own)
    return last - DECADE + 1, last


def _known_years(years: Iterable[CasualtyYear]) -> list[int]:
    return sorted(year.year for year in years if year.comparable)


def _years(years: Iterable[CasualtyYear], first: int, last: int) -> tuple[YearCount, ...]:
    by_year = {year.year: year for year in years}
    return tuple(_year_count(number, by_year.get(number)) for number in range(first, last + 1))


def _year_count(number: int, year: CasualtyYear | None) -> YearCount:
    if year is None or year.comparable is None:
        return YearCount(number, None)
    others = (c for c in year.counts[1:] if c.edition and not c.partial and c.total is not None)
    return YearCount(number, year.comparable, tuple(sorted(others, key=lambda c: c.edition, reverse=True)))


def _tells_parts(count: Casualties) -> bool:
    if count.killed is None or count.injured is None or count.total is None:
        return False
    return count.killed + count.injured <= count.total
