"""Figures recorded for paper: what the figures of many briefs share is recorded once, and only the rest for each.

On the maps and the chart that briefs carry, only the outlines of the picked states differ from brief to brief.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.figures.catalogue import draw, subject_of
from desktop.figures.drawing import Drawing
from desktop.figures.plate import Plate
from desktop.figures.recorder import record, record_some
from desktop.figures.style import LIGHT
from desktop.figures.subjects.choropleth import Choropleth

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier, World
    from desktop.dossier.picture import Picture
    from desktop.figures.atlas import Atlas
    from desktop.wording import Wording


def still(picture: Picture, dossier: Dossier, width: float, height: float, words: Wording) -> Drawing:
    """The picture as it is printed, at a size in points. Figures that share a part have the very same one `under` them."""
    subject = subject_of(picture, dossier, words)
    if not subject.of_the_world or not subject.available():
        return record(draw(picture, dossier, width, height, words, still=True))
    world = _World(dossier.world)
    asked = _Asked(replace(picture, states=()), world, width, height, words.language, dossier, words)
    if not isinstance(subject, Choropleth):
        return Drawing(width, height, (), _chart(asked))
    shared = _map(asked, type(subject))
    over = _outlines(shared.atlas, picture) if picture.states else ()
    return Drawing(width, height, over, shared.drawing)


class _World:
    """Equal only to itself: what is known of the world is the same for every brief of a day."""

    __slots__ = ("known",)

    def __init__(self, known: World) -> None:
        self.known = known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _World) and self.known is other.known

    def __hash__(self) -> int:
        return id(self.known)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that the shared part depends on, and whence it can be drawn."""

    picture: Picture
    world: _World
    width: float
    height: float
    language: str
    dossier: Dossier = field(compare=False)
    words: Wording = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Map:
    """A map on which no state is picked, and where to outline some."""

    atlas: Atlas
    drawing: Drawing


@lru_cache(maxsize=64)
def _chart(asked: _Asked) -> Drawing:
    return record(draw(asked.picture, asked.dossier, asked.width, asked.height, asked.words, still=True))


@lru_cache(maxsize=8)
def _map(asked: _Asked, kind: type[Choropleth]) -> _Map:
    subject = kind(asked.picture, asked.dossier, asked.words)
    plate = Plate(asked.width, asked.height, LIGHT, still=True, right_to_left=asked.words.right_to_left)
    atlas = subject.draw_map(plate)
    plate.direct()
    return _Map(atlas, record(plate.figure))


def _outlines(atlas: Atlas, picture: Picture) -> tuple:
    outlines = atlas.outline(picture.states)
    try:
        return record_some(atlas.plate.figure, outlines).items
    finally:
        for each in outlines:
            each.remove()
