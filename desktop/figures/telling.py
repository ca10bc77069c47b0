"""Sentences that several figures tell in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.dossier.names import alphabetical
from desktop.figures.series import runs
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.figures.series import Series
    from desktop.wording import Wording

NAMED = 12
"""States named in a summary; of more, their number is told."""


def names_of(codes: Iterable[StateCode], dossier: Dossier, words: Wording) -> str:
    """The states by name, as many as are named in a summary, and how many others there are."""
    names = sorted((dossier.names[code] for code in codes), key=alphabetical)
    shown = [in_sentence(name, words.language) for name in names[:NAMED]]
    more = len(names) - len(shown)
    return words.listing([*shown, words.plural("{n} other", "{n} others", more)] if more else shown)


def about(what: str, names: list[str], words: Wording) -> str:
    """A title: what is shown, of which states if they are few."""
    if not names or len(names) > 4:
        return words.text("{what}, by state", what=what)
    listed = words.listing(in_sentence(name, words.language) for name in names)
    return words.text("{what} in {states}", what=what, states=listed)


def by_year_subtitle(dossier: Dossier, words: Wording) -> str:
    """What a chart of casualties by year counts."""
    return words.text(
        "By year, as recorded by the Landmine Monitor, newest edition for each year; known by {day}",
        day=words.date(dossier.as_of),
    )


def tell_series(series: Series, words: Wording) -> Iterator[str]:
    """The newest, the highest and the first count, and the years without one."""
    if not series.known:
        yield words.text("There is no figure in the sources read.")
        return
    first, latest = series.known[0], series.known[-1]
    highest = max(series.known, key=lambda year: year.total or 0)
    yield words.text("{n} in {year}.", n=words.number(latest.total or 0), year=latest.year)
    if highest is not latest:
        yield words.text(
            "The highest since {first}: {n} in {year}.",
            first=first.year,
            n=words.number(highest.total or 0),
            year=highest.year,
        )
    if first not in (highest, latest):
        yield words.text("{n} in {year}.", n=words.number(first.total or 0), year=first.year)
    if series.gaps:
        yield words.text("No figure is known for {years}.", years=words.listing(map(_span, series.gaps)))


def spans(years: Iterable[int]) -> list[str]:
    """Years in order, those that follow one another as one: "2007–2010", "2013"."""
    return [_span(run) for run in runs(years)]


def _span(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
