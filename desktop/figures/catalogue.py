"""The figures by name: draw one, say in words what it shows, give its numbers and its sources.

One function draws for screen and page alike. Standing alone, in a file, a figure also carries its title,
sources, edition and date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.picture import PictureKind
from desktop.figures.bars import draw_states, draw_world
from desktop.figures.casualty_map import draw_casualties
from desktop.figures.citing import available, caption_sources, small_print
from desktop.figures.membership_chart import draw_membership
from desktop.figures.plate import Plate
from desktop.figures.style import DARK, LIGHT, Theme
from desktop.figures.tables import table
from desktop.figures.telling import describe, subtitle, title
from desktop.figures.world_map import draw_objections, draw_status

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.plotting import Figure
    from desktop.wording import Wording

__all__ = ["DARK", "LIGHT", "available", "caption_sources", "describe", "draw", "table", "title"]

MARGIN = 14.0
"""Points around a figure that stands alone."""


def draw(
    picture: Picture,
    dossier: Dossier,
    width: float,
    height: float,
    words: Wording,
    theme: Theme = LIGHT,
    *,
    standalone: bool = False,
) -> Figure:
    """The picture at a size in points. A map's own axes are the figure's first.

    standalone: with title, sources, edition and date, which on screen and page stand beside it.
    Where there is nothing to draw the figure says so: see `available`.
    """
    plate = Plate(width, height, theme)
    if standalone:
        plate.pad(MARGIN)
        plate.head(title(picture, dossier, words), subtitle(picture, dossier, words))
        plate.foot(small_print(picture, dossier, words))
    if available(picture, dossier):
        _draw(plate, picture, dossier, words, named=not standalone)
    else:
        plate.say(words.text("no figure in the sources read"))
    return plate.figure


def _draw(plate: Plate, picture: Picture, dossier: Dossier, words: Wording, *, named: bool) -> None:
    match picture.kind:
        case PictureKind.MAP_STATUS:
            draw_status(plate, dossier, picture.states, words)
        case PictureKind.MAP_CASUALTIES:
            draw_casualties(plate, dossier, picture.states, words)
        case PictureKind.MAP_OBJECTIONS:
            draw_objections(plate, dossier, picture.states, words)
        case PictureKind.CHART_WORLD:
            draw_world(plate, dossier, words)
        case PictureKind.CHART_STATES:
            draw_states(plate, dossier, picture.states, words, named=named)
        case PictureKind.CHART_MEMBERSHIP:
            draw_membership(plate, dossier, words)
