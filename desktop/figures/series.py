"""Counts by year as the charts show them: whole years, and a gap where no figure is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Casualties, SourceId, StateCode
    from desktop.dossier.model import CasualtyYear, Dossier, StateDossier
    from desktop.figures.subjects.subject import Row
    from desktop.wording import Wording

DECADE = 10
"""Years shown where there is no room for all."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """One year. count: None where no figure is known, which is not nought. earlier: totals of older editions."""

    year: int
    count: Casualties | None
    earlier: tuple[int, ...] = ()

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
        runs: list[tuple[int, int]] = []
        for year in (each.year for each in self.years if each.count is None):
            if runs and runs[-1][1] == year - 1:
                runs[-1] = (runs[-1][0], year)
            else:
                runs.append((year, year))
        return tuple(runs)


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
    """The leading source of each count, the newest first."""
    return (year.count.sources[0] for series in every for year in reversed(series.years) if year.count)


def year_rows(series: Series, words: Wording) -> tuple[Row, ...]:
    """A row a year, the newest first: year, total, killed, injured, edition. What is not known is said."""

    def number(value: int | None) -> str:
        return words.text("no figure") if value is None else words.number(value)

    return tuple(
        (
            str(year.year),
            number(year.total),
            number(year.count.killed if year.count else None),
            number(year.count.injured if year.count else None),
            year.count.edition if year.count else "",
        )
        for year in reversed(series.years)
    )


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
    others = {c.total for c in year.counts if c.edition and not c.partial and c.total is not None}
    return YearCount(number, year.comparable, tuple(sorted(others - {year.comparable.total})))
