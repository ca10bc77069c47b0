"""`minebrief figure`: a map or chart in a file of its own, with source, edition and date on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UnknownName
from db.files import written_whole
from desktop.command_line.arguments import TABLE_FORMATS
from desktop.command_line.naming import codes_of
from desktop.command_line.opening import opened
from desktop.dossier.assemble import assemble
from desktop.dossier.happenings import categories_of
from desktop.dossier.meetings import next_meeting
from desktop.dossier.model import Picks
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.wording import FIGURE_LANGUAGES, Wording

if TYPE_CHECKING:
    from argparse import Namespace

    from desktop.dossier.model import Dossier

WIDTH, MAP_HEIGHT, CHART_HEIGHT = 720.0, 405.0, 360.0
"""Points; as wide as a slide of ten inches."""
TALL_MAP_HEIGHT = 540.0
"""Of a region that is not much wider than tall."""


def draw_figure(options: Namespace) -> int:
    """Write the figure, whole or not at all, and name it. Raises UserError."""
    with opened(options, read_only=True) as workspace:
        facts = workspace.facts()
    states = codes_of(facts, options.states)
    meeting = next_meeting(facts, options.as_of).meeting
    dossier = assemble(facts, Picks(states, (), options.as_of, meeting, options.lang))
    picture = _picture(options, dossier)
    if options.out.suffix.lower() in TABLE_FORMATS:
        from db.tables.exporting import export_table
        from desktop.figures.numbers import numbers

        export_table(options.out, *numbers(picture, dossier, options.lang))
        print(f"Wrote {options.out}")
        return 0
    from desktop.figures.atlas import aspect
    from desktop.figures.catalogue import draw, is_map
    from desktop.figures.export import save
    from desktop.figures.sight import theme_seen
    from desktop.figures.style import LIGHT

    map_height = MAP_HEIGHT if aspect(picture.region) > WIDTH / MAP_HEIGHT else TALL_MAP_HEIGHT
    width, height = _points(options.size) or (WIDTH, map_height if is_map(picture) else CHART_HEIGHT)
    words = Wording(options.lang, FIGURE_LANGUAGES)
    theme = theme_seen(LIGHT, options.show_as)
    figure = draw(picture, dossier, width, height, words, theme, standalone=True)
    with written_whole(options.out) as unfinished:
        save(figure, unfinished, options.scale)
    print(f"Wrote {options.out}")
    return 0


def _points(size: tuple[int, int] | None) -> tuple[float, float] | None:
    return (size[0] * 0.75, size[1] * 0.75) if size else None


def _picture(options: Namespace, dossier: Dossier) -> Picture:
    """What was asked for. Raises UnknownName for a category that no event has."""
    categories = categories_of(dossier)
    unknown = [each for each in options.categories if each not in categories]
    if unknown:
        known = ", ".join(sorted(categories))
        raise UnknownName(f"There is no category {unknown[0]!r} among the events; there are {known}.")
    return Picture(
        PictureKind(options.kind),
        tuple(state.code for state in dossier.states),
        MapRegion(options.region),
        options.issue,
        categories=tuple(options.categories),
        of_states=options.only,
        first=options.first.earliest if options.first else None,
        last=options.last.latest if options.last else None,
    )
