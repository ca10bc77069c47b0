"""Which map and charts a brief carries, and what stands under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import WORLD, Issue, Role
from desktop.brief.blocks import FigureBlock
from desktop.brief.differing import source_title
from desktop.brief.inline import cited_each, joined, plain
from desktop.brief.remarks import remarked
from desktop.dossier.casualties import newest_comparable, pinned_in
from desktop.dossier.deadlines import Due
from desktop.dossier.happenings import events_of
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.dossier.region import name_of, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import SourceId
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_CHART_YEARS, _LEAST_BARS, _MOST_CHARTS = 10, 3, 6
_MOST_OUTLINED = 40  # more outlines than that hide the map
_ON_SUSPENSION = (Role.CLAIMS_SUSPENSION, Role.OBJECTED, Role.SPOKE, Role.SILENT)


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
    picture: Picture, dossier: Dossier, words: Wording, describe: Callable[[Picture], str]
) -> FigureBlock:
    """A figure with its caption; compose numbers it where it stands."""
    caption = joined([_caption(picture, dossier, words), *_pinned(picture, dossier, words)])
    return FigureBlock(picture, caption, describe(picture))


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
    return [remarked(cited_each(told, dict.fromkeys(c.sources[0] for c in counts)), counts, dossier, words)]


def _caption(picture: Picture, dossier: Dossier, words: Wording) -> Inline:  # noqa: PLR0911, C901 - one return a kind
    world = dossier.world
    day = words.date(dossier.as_of)
    regional, region = picture.region is not MapRegion.WORLD, name_of(picture.region, words)
    match picture.kind:
        case PictureKind.MAP_OBJECTIONS if regional:
            told = words.text(
                "States of {region} that wrote to the depositary against the suspension (dark) or claim it (hatched), {day}.",
                region=region,
                day=day,
            )
            return cited_each(told, dict.fromkeys(p.sources[0] for p in world.objections))
        case PictureKind.MAP_STATUS if regional:
            told = words.text(
                "Membership of the Mine Ban Treaty in {region} on {day}.", region=region, day=day
            )
            return cited_each(told, world.membership_sources)
        case PictureKind.MAP_CASUALTIES if regional:
            counted = within(picture.region, world.state_casualties)
            sources = dict.fromkeys(y.shown.sources[0] for y in counted.values())
            return cited_each(
                words.text("Casualties in {region}, newest year on record.", region=region), sources
            )
        case PictureKind.MAP_OBJECTIONS:
            told = words.text(
                "States that wrote to the depositary against the suspension (dark) and the state that claims it (hatched), {day}.",
                day=day,
            )
            return cited_each(told, dict.fromkeys(p.sources[0] for p in world.objections))
        case PictureKind.MAP_STATUS:
            return cited_each(
                words.text("Membership of the Mine Ban Treaty on {day}.", day=day), world.membership_sources
            )
        case PictureKind.MAP_CASUALTIES:
            sources = dict.fromkeys(y.shown.sources[0] for y in world.state_casualties.values())
            return cited_each(words.text("Casualties, newest year on record."), sources)
        case PictureKind.CHART_WORLD:
            told = words.text(
                "People killed or injured by mines and explosive remnants of war, worldwide, as recorded by the Landmine "
                "Monitor, newest edition for each year."
            )
            return cited_each(told, _series_sources(dossier))
        case PictureKind.CHART_STATES:
            sources = dict.fromkeys(
                y.comparable.sources[0]
                for s in dossier.states
                if s.code in picture.states
                for y in s.casualties[:10]
                if y.comparable
            )
            return cited_each(
                words.text(
                    "People killed or injured, by year, as recorded by the Landmine Monitor. A gap is a year without a figure."
                ),
                sources,
            )
        case PictureKind.CHART_MEMBERSHIP:
            return cited_each(words.text("Instruments deposited and in force."), world.membership_sources)
        case PictureKind.CHART_CIVILIANS:
            sources = dict.fromkeys(share.chosen.sources[0] for share in reversed(world.shares))
            return cited_each(
                words.text(
                    "Shares of civilians and of children among casualties worldwide, each of the base that is named."
                ),
                sources,
            )
        case PictureKind.CHART_DEVICES:
            sources = dict.fromkeys(part.sources[0] for year in world.devices for part in year.parts)
            return cited_each(words.text("Casualties worldwide by device, as far as told apart."), sources)
        case PictureKind.CHART_VOTES:
            votes = (v for s in dossier.states if s.code in picture.states for v in s.votes.votes)
            sources = dict.fromkeys(each.sources[0] for each in (*reversed(world.resolutions), *votes))
            return cited_each(
                words.text("Votes of the General Assembly on the Convention, by year."), sources
            )
        case PictureKind.CHART_DEADLINES:
            sources = dict.fromkeys(
                each.deadline.sources[0] for each in world.deadlines if each.due is not Due.COMPLETED
            )
            return cited_each(words.text("Article 5 deadlines, as known by {day}.", day=day), sources)
        case PictureKind.CHART_EVENTS:
            events = events_of(picture, dossier)
            return cited_each(
                words.text("Events, as known by {day}.", day=day), dict.fromkeys(e.sources[0] for e in events)
            )
    return plain("")


def _series_sources(dossier: Dossier) -> tuple[SourceId, ...]:
    """The sources of the years that the chart shows: the last ten on record."""
    years = [y.comparable for y in dossier.world.casualties if y.comparable][:10]
    return tuple(dict.fromkeys(c.sources[0] for c in years))
