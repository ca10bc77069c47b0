"""On which sources a figure rests, and how it names them where it stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import WORLD
from desktop.dossier.casualties import pinned_in
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.series import chosen, state_series, world_series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Casualties, SourceId
    from desktop.dossier.model import Dossier
    from desktop.figures.series import Series
    from desktop.wording import Wording

MAPS = (PictureKind.MAP_STATUS, PictureKind.MAP_CASUALTIES, PictureKind.MAP_OBJECTIONS)


def caption_sources(picture: Picture, dossier: Dossier) -> tuple[SourceId, ...]:
    """The leading source of each number that the figure shows, without repeats."""
    world = dossier.world
    match picture.kind:
        case PictureKind.MAP_STATUS | PictureKind.CHART_MEMBERSHIP:
            found: Iterable[SourceId] = world.membership_sources
        case PictureKind.MAP_OBJECTIONS:
            found = (record.sources[0] for record in (*world.claims, *world.objections))
        case PictureKind.MAP_CASUALTIES:
            counts = (year.comparable for year in world.state_casualties.values())
            found = (count.sources[0] for count in counts if count)
        case PictureKind.CHART_WORLD:
            found = _of_series((world_series(dossier),))
        case PictureKind.CHART_STATES:
            found = _of_series(state_series(dossier, picture.states))
    return tuple(dict.fromkeys(found))


def available(picture: Picture, dossier: Dossier) -> bool:
    """Whether there is anything to draw."""
    match picture.kind:
        case PictureKind.MAP_STATUS | PictureKind.CHART_MEMBERSHIP:
            return True
        case PictureKind.MAP_OBJECTIONS:
            return bool(dossier.world.objections or dossier.world.claims)
        case PictureKind.MAP_CASUALTIES:
            return bool(dossier.world.state_casualties)
        case PictureKind.CHART_WORLD:
            return bool(world_series(dossier).known)
        case PictureKind.CHART_STATES:
            states = chosen(dossier, picture.states)
            return any(year.comparable for state in states for year in state.casualties)


def small_print(picture: Picture, dossier: Dossier, words: Wording) -> list[str]:
    """What stands at the foot of a figure of its own: sources, edition, date, and what a map does not say."""
    sources = caption_sources(picture, dossier)
    lines = [words.text("Sources: {sources}.", sources=_named(sources, dossier))] if sources else []
    if pinned := pinned_in(picture, dossier):
        points = [_point(count, dossier, words) for count in pinned]
        lines.append(words.text("Chosen by the editors: {points}.", points=words.listing(points)))
    lines.append(
        words.text(
            "Minebrief, facts edition {edition}, as of {day}.",
            edition=dossier.edition.number,
            day=words.date(dossier.as_of),
        )
    )
    if picture.kind in MAPS:
        lines.append(
            words.text(
                "Boundaries and names shown do not imply endorsement. Territories have the colour of the state that "
                "administers them. Base map: Natural Earth, visionscarto; Equal Earth projection."
            )
        )
    return lines


def _point(count: Casualties, dossier: Dossier, words: Wording) -> str:
    return words.text(
        "{place} {year} ({source})",
        place=words.text("World") if count.place == WORLD else dossier.names[count.place],
        year=count.year,
        source=_named(count.sources[:1], dossier),
    )


def _of_series(every: Iterable[Series]) -> Iterable[SourceId]:
    return (year.count.sources[0] for series in every for year in reversed(series.years) if year.count)


def _named(sources: Iterable[SourceId], dossier: Dossier) -> str:
    """Publishers with the years of what they published, in the order of the numbers."""
    years: dict[str, list[str]] = {}
    for source in (dossier.sources[each] for each in sources):
        published = years.setdefault(source.publisher, [])
        year = source.published.text[:4] if source.published else ""
        if year and year not in published:
            published.append(year)
    return "; ".join(
        " ".join((publisher, ", ".join(sorted(found)))).strip() for publisher, found in years.items()
    )
