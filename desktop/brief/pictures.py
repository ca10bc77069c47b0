"""Which map and charts a brief carries, and what stands under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import WORLD, Issue, Role
from desktop.brief.blocks import FigureBlock
from desktop.brief.differing import source_title
from desktop.brief.inline import cited_each, joined
from desktop.brief.remarks import remarked
from desktop.dossier.casualties import newest_comparable, pinned_in
from desktop.dossier.picture import MapRegion, Picture, PictureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Citation, SourceId
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_CHART_YEARS, _LEAST_BARS, _MOST_CHARTS = 10, 3, 6
_MOST_OUTLINED = 40  # more outlines than that hide the map
_ON_SUSPENSION = (Role.CLAIMS_SUSPENSION, Role.OBJECTED, Role.SPOKE, Role.SILENT)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a figure says of itself: its title and subtitle, the written summary, and what it rests on."""

    title: str
    subtitle: str
    summary: str
    sources: tuple[SourceId, ...]


NOTHING_TOLD = FigureWords("", "", "", ())
"""Where nobody will read it: for an outline."""


def side_pictures(dossier: Dossier) -> tuple[Picture, ...]:
    """The map and the world's casualties, for the column beside the text."""
    few = len(dossier.states) <= _MOST_OUTLINED
    codes = tuple(state.code for state in dossier.states) if few else ()
    about_suspension = any(state.roles[0] in _ON_SUSPENSION for state in dossier.states)
    contested = (
        about_suspension and Issue.SUSPENSION in dossier.picks.issues and bool(dossier.world.objections)
    )
    kind = PictureKind.MAP_OBJECTIONS if contested else PictureKind.MAP_STATUS
    pictures = [Picture(kind, codes)]
    if newest_comparable(dossier.world.casualties):
        pictures.append(Picture(PictureKind.CHART_WORLD))
    return tuple(pictures)


def wide_pictures(dossier: Dossier) -> tuple[Picture, ...]:
    """The picked states' own casualties, where at least one has a figure."""
    since = dossier.as_of.year - _CHART_YEARS
    with_figures = tuple(
        s.code
        for s in dossier.states
        if sum(1 for y in s.casualties if y.comparable and y.year >= since) >= _LEAST_BARS
    )[:_MOST_CHARTS]
    return (Picture(PictureKind.CHART_STATES, with_figures),) if with_figures else ()


def figure_block(
    picture: Picture, dossier: Dossier, words: Wording, tell: Callable[[Picture], FigureWords]
) -> FigureBlock:
    """A figure with its caption; compose numbers it where it stands."""
    told = tell(picture)
    caption = joined([_caption(picture, told, dossier, words), *_pinned(picture, dossier, words)])
    return FigureBlock(picture, caption, told.summary)


def _pinned(picture: Picture, dossier: Dossier, words: Wording) -> list[Inline]:
    """Which of the counts shown the user chose against the rule."""
    counts = pinned_in(picture, dossier)
    points = [
        words.text(
            "{place} {year} ({source})",
            place=words.text("World") if count.place == WORLD else dossier.names[count.place],
            year=count.year,
            source=source_title(count, dossier, words),
        )
        for count in counts
    ]
    if not points:
        return []
    told = words.text("Chosen by the editors of this brief: {points}.", points=words.listing(points))
    return [remarked(cited_each(told, dict.fromkeys(c.citations[0] for c in counts)), counts, dossier, words)]


def _caption(picture: Picture, told: FigureWords, dossier: Dossier, words: Wording) -> Inline:
    """What stands under the figure: in words of its own beside a text, else as the figure itself says."""
    world, day = dossier.world, words.date(dossier.as_of)
    everywhere = picture.region is MapRegion.WORLD
    match picture.kind:
        case PictureKind.MAP_OBJECTIONS if everywhere:
            caption = words.text(
                "States that wrote to the depositary against the suspension (dark) and the state that claims it (hatched), {day}.",
                day=day,
            )
            return cited_each(caption, dict.fromkeys(p.citations[0] for p in world.objections))
        case PictureKind.MAP_STATUS if everywhere:
            caption = words.text("Membership of the Mine Ban Treaty on {day}.", day=day)
            return cited_each(caption, world.membership_sources)
        case PictureKind.CHART_WORLD:
            caption = words.text(
                "People killed or injured by mines and explosive remnants of war, worldwide, as recorded by the Landmine "
                "Monitor, newest edition for each year."
            )
            return cited_each(caption, _series_sources(dossier))
        case PictureKind.CHART_STATES:
            caption = words.text(
                "People killed or injured, by year, as recorded by the Landmine Monitor. A gap is a year without a figure."
            )
            return cited_each(caption, told.sources)
    return cited_each(
        words.text("{title}. {details}.", title=told.title, details=told.subtitle), told.sources
    )


def _series_sources(dossier: Dossier) -> tuple[Citation, ...]:
    """The sources of the years that the chart shows: the last ten on record."""
    years = [y.comparable for y in dossier.world.casualties if y.comparable][:10]
    return tuple(dict.fromkeys(c.citations[0] for c in years))
