"""What a figure shows, in words made from its data: its title, and the summary for those who can't see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.casualty_map import counts, first_recent_year
from desktop.figures.classes import (
    claiming,
    class_counts,
    class_name,
    objecting,
    status_class,
    status_classes,
)
from desktop.figures.membership_chart import withdrawals
from desktop.figures.series import DECADE, Series, chosen, state_series, world_series
from desktop.figures.style import StatusClass
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

NAMED = 12
"""States named in a summary; of more, their number is told."""


def title(picture: Picture, dossier: Dossier, words: Wording) -> str:
    """What one sees, in a line."""
    match picture.kind:
        case PictureKind.MAP_STATUS:
            return words.plural(
                "{n} state is party to the Mine Ban Treaty",
                "{n} states are party to the Mine Ban Treaty",
                dossier.world.mbt.in_force,
            )
        case PictureKind.MAP_OBJECTIONS:
            return words.plural(
                "{n} state has written to the depositary against the suspension of the Mine Ban Treaty",
                "{n} states have written to the depositary against the suspension of the Mine Ban Treaty",
                len(objecting(dossier)),
            )
        case PictureKind.MAP_CASUALTIES:
            return words.text("Where mines and explosive remnants of war kill and injure")
        case PictureKind.CHART_WORLD:
            return _world_title(dossier, words)
        case PictureKind.CHART_STATES:
            names = [state.name for state in chosen(dossier, picture.states)]
            return _about(words.text("People killed or injured by mines"), names, words)
        case PictureKind.CHART_MEMBERSHIP:
            return words.text("States that have joined the Mine Ban Treaty, and those it binds")


def subtitle(picture: Picture, dossier: Dossier, words: Wording) -> str:
    """The line under the title: what is counted, and of which day."""
    day = words.date(dossier.as_of)
    match picture.kind:
        case PictureKind.MAP_STATUS | PictureKind.MAP_OBJECTIONS | PictureKind.CHART_MEMBERSHIP:
            return words.text("As of {day}", day=day)
        case PictureKind.MAP_CASUALTIES:
            return words.text(
                "Newest count on record of each state and area, by the Landmine Monitor; known by {day}",
                day=day,
            )
        case PictureKind.CHART_WORLD | PictureKind.CHART_STATES:
            return words.text(
                "By year, as recorded by the Landmine Monitor, newest edition for each year; known by {day}",
                day=day,
            )


def describe(picture: Picture, dossier: Dossier, words: Wording) -> str:
    """The written summary: what, where, when, the main figures. Made of whole sentences."""
    tellers = {
        PictureKind.MAP_STATUS: _tell_status,
        PictureKind.MAP_OBJECTIONS: _tell_objections,
        PictureKind.MAP_CASUALTIES: _tell_casualties,
        PictureKind.CHART_WORLD: _tell_world,
        PictureKind.CHART_STATES: _tell_states,
        PictureKind.CHART_MEMBERSHIP: _tell_membership,
    }
    return " ".join(tellers[picture.kind](picture, dossier, words))


def _world_title(dossier: Dossier, words: Wording) -> str:
    series = world_series(dossier)
    if not series.known:
        return words.text("People killed or injured by mines and explosive remnants of war, worldwide")
    latest = series.known[-1]
    return words.text(
        "{n} people killed or injured by mines and explosive remnants of war in {year}",
        n=words.number(latest.total or 0),
        year=latest.year,
    )


def _about(what: str, names: list[str], words: Wording) -> str:
    if not names or len(names) > 4:
        return words.text("{what}, by state", what=what)
    listed = words.listing(in_sentence(name, words.language) for name in names)
    return words.text("{what} in {states}", what=what, states=listed)


def _tell_status(picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    classes = status_classes(dossier)
    yield words.text(
        "World map of membership of the Mine Ban Treaty on {day}.", day=words.date(dossier.as_of)
    )
    yield words.plural("{n} state is party.", "{n} states are party.", dossier.world.mbt.in_force)
    each_told = {
        StatusClass.WITHDRAWING: ("Party until a withdrawal takes effect: {states}."),
        StatusClass.CLAIMED: ("Party, but claims to have suspended it: {states}."),
        StatusClass.FORMER: ("No longer party: {states}."),
        StatusClass.JOINED: ("Joined, not yet in force: {states}."),
        StatusClass.SIGNATORY: ("Signed, not party: {states}."),
    }
    for each, sentence in each_told.items():
        codes = [code for code, found in classes.items() if found is each]
        if codes:
            yield words.text(sentence, states=_names(codes, dossier, words))
    outside = class_counts(dossier).get(StatusClass.NONE, 0)
    if outside:
        yield words.plural("{n} state has not joined.", "{n} states have not joined.", outside)
    yield from _tell_picked(picture, dossier, words)


def _tell_picked(picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    picked = [code for code in picture.states if code in dossier.world.standings]
    if 0 < len(picked) <= NAMED:
        yield words.text(
            "Outlined: {states}.",
            states=words.listing(
                words.text(
                    "{state} ({status})",
                    state=in_sentence(dossier.names[code], words.language),
                    status=class_name(status_class(dossier.world.standings[code]), words).lower(),
                )
                for code in picked
            ),
        )


def _tell_objections(_picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    objected, claims = objecting(dossier), claiming(dossier)
    yield words.text(
        "World map of written objections to the suspension of the Mine Ban Treaty, as known by {day}.",
        day=words.date(dossier.as_of),
    )
    if claims:
        yield words.text("Suspension is claimed by {states}.", states=_names(claims, dossier, words))
    if objected:
        yield words.plural(
            "{n} state objected: {states}.",
            "{n} states objected: {states}.",
            len(objected),
            states=_names(objected, dossier, words),
        )
    else:
        yield words.text("No objection is known.")


def _tell_casualties(_picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    found = counts(dossier)
    yield words.text(
        "World map of people killed or injured by mines and explosive remnants of war: a circle for each state or "
        "area, as large as the newest count of the Landmine Monitor known by {day}.",
        day=words.date(dossier.as_of),
    )
    recent = [count for count in found if count.recent]
    if recent:
        yield words.text(
            "The largest since {first}: {counts}.",
            first=first_recent_year(dossier),
            counts=words.listing(
                words.text(
                    "{state} {n} ({year})",
                    state=in_sentence(dossier.names[count.code], words.language),
                    n=words.number(count.total),
                    year=count.year,
                )
                for count in recent[:6]
            ),
        )
    yield words.plural(
        "{n} state or area has a count of these years; {older} have an older one, shown hollow.",
        "{n} states and areas have a count of these years; {older} have an older one, shown hollow.",
        len(recent),
        older=words.number(len(found) - len(recent)),
    )
    yield words.text("All others have no figure in the sources read.")


def _tell_world(_picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    series = world_series(dossier, DECADE)
    yield words.text(
        "Bar chart of people killed or injured by mines and explosive remnants of war, worldwide."
    )
    yield from _tell_series(series, words)


def _tell_series(series: Series, words: Wording) -> Iterator[str]:
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


def _span(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _tell_states(picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    every = state_series(dossier, picture.states)
    yield words.text(
        "Bar charts of people killed or injured by mines and explosive remnants of war, by year."
    )
    for series in every[:NAMED]:
        told = " ".join(_tell_series(series, words))
        yield words.text("{state}: {figures}", state=series.name, figures=told)
    if len(every) > NAMED:
        left = len(every) - NAMED
        yield words.plural("{n} more state is not told here.", "{n} more states are not told here.", left)


def _tell_membership(_picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    count, day = dossier.world.mbt, words.date(dossier.as_of)
    yield words.text(
        "Chart of membership of the Mine Ban Treaty from its opening in December 1997 to {day}.", day=day
    )
    yield words.text(
        "On {day} {deposited} states had deposited their instruments, and the treaty was in force for {in_force}.",
        day=day,
        deposited=words.number(count.deposited),
        in_force=words.number(count.in_force),
    )
    for each in withdrawals(dossier):
        sentence = "{states} left on {day}." if each.done else "{states} will leave on {day}."
        yield words.text(sentence, states=_names(each.states, dossier, words), day=words.date(each.day))


def _names(codes: Iterable[StateCode], dossier: Dossier, words: Wording) -> str:
    names = sorted(dossier.names[code] for code in codes)
    shown = [in_sentence(name, words.language) for name in names[:NAMED]]
    more = len(names) - len(shown)
    return words.listing([*shown, words.plural("{n} other", "{n} others", more)] if more else shown)
