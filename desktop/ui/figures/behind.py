"""The fact behind each row of a figure's numbers: it is found by what the row is called, a state, a year or a day.

So a figure's table may be ordered anew, and may gain columns, with no second list to keep in step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import FactId, Stance
from desktop.dossier.picture import PictureKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop.dossier.model import CasualtyYear, Dossier
    from desktop.dossier.picture import Picture
    from desktop.wording import Wording

Row = tuple[str, ...]

NOTHING = FactId("")
"""Stands for the fact of a row that says that nothing is known."""


def facts_behind(
    picture: Picture, dossier: Dossier, rows: Iterable[Row], words: Wording
) -> tuple[FactId, ...]:
    """For each row of the picture's table the fact that it rests on, `NOTHING` where there is none."""
    by_name, by_both = _by_name(picture.kind, dossier), _by_state_and_year(dossier)
    find: Mapping[PictureKind, Callable[[Row], FactId | None]] = {
        PictureKind.CHART_WORLD: _years(dossier.world.casualties),
        PictureKind.CHART_STATES: lambda row: by_both.get(row[:2]),
        PictureKind.CHART_MEMBERSHIP: _days(dossier, words),
    }
    found = find.get(picture.kind, lambda row: by_name.get(row[0]))
    return tuple(found(row) or NOTHING for row in rows)


def _by_name(kind: PictureKind, dossier: Dossier) -> Mapping[str, FactId]:
    """Of the maps, which have a row for a state or area."""
    world, names = dossier.world, dossier.names
    match kind:
        case PictureKind.MAP_CASUALTIES:
            return {names[code]: year.shown.provenance.fact for code, year in world.state_casualties.items()}
        case PictureKind.MAP_OBJECTIONS:
            letters = {
                names[letter.actor]: letter.provenance.fact
                for letter in reversed(world.objections)
                if letter.stance is Stance.OBJECTS
            }
            return letters | {names[claim.state]: claim.provenance.fact for claim in world.claims}
        case _:
            standings = world.standings.items()
            return {names[code]: standing.grounds[0] for code, standing in standings if standing.grounds}


def _by_state_and_year(dossier: Dossier) -> Mapping[Row, FactId]:
    return {
        (state.name, str(year.year)): year.comparable.provenance.fact
        for state in dossier.states
        for year in state.casualties
        if year.comparable
    }


def _years(counts: Iterable[CasualtyYear]) -> Callable[[Row], FactId | None]:
    by_year = {str(year.year): year.comparable.provenance.fact for year in counts if year.comparable}
    return lambda row: by_year.get(row[0])


def _days(dossier: Dossier, words: Wording) -> Callable[[Row], FactId | None]:
    """The acts of one state that changed the counts on that day."""
    by_day = {
        words.short_date(day): standing.grounds[0]
        for standing in reversed(tuple(dossier.world.standings.values()))
        for day in (standing.deposited, standing.entry_into_force, standing.withdrawal_effective)
        if day and standing.grounds
    }
    return lambda row: by_day.get(row[0])
