"""The map of casualties: circles in proportion to counts, never colours, which would count land."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import dist, sqrt
from typing import TYPE_CHECKING

import numpy as np

from desktop.dossier.picture import MapRegion
from desktop.dossier.region import within
from desktop.figures.atlas import Atlas, Place, aspect
from desktop.figures.plate import WIDE, Key
from desktop.figures.style import Fill, Lettering, text_width
from desktop.figures.world_map import disputed_keys

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.plate import Plate
    from desktop.wording import Wording

RECENT = 5
"""Years up to the newest of all whose circles are filled; older ones are hollow."""
REFERENCES = (2000, 500, 50)
"""Counts that the circles of the legend stand for."""
NAMED = 6
"""Circles with a name, where there is room."""

_Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class Count:
    """The newest count of a state or area. recent: of the last years on record."""

    code: StateCode
    year: int
    total: int
    recent: bool


def counts(dossier: Dossier, region: MapRegion = MapRegion.WORLD) -> tuple[Count, ...]:
    """What the map shows, the largest first."""
    first = first_recent_year(dossier)
    found = (
        Count(code, year.year, year.comparable.total, year.year >= first)
        for code, year in within(region, dossier.world.state_casualties).items()
        if year.comparable and year.comparable.total is not None
    )
    return tuple(sorted(found, key=lambda count: (-count.total, count.code)))


def first_recent_year(dossier: Dossier) -> int:
    """From which year on a count is recent; 0 without any count."""
    newest = max((year.year for year in dossier.world.state_casualties.values()), default=RECENT - 1)
    return newest - RECENT + 1


def draw_casualties(plate: Plate, dossier: Dossier, picture: Picture, words: Wording) -> None:
    """Circles as large as the count of the newest year on record; filled where that year is recent."""
    theme, region = plate.theme, picture.region
    keys = (
        Key(words.text("{first} or later", first=first_recent_year(dossier)), Fill(theme.accent), round=True),
        Key(words.text("last figure is older"), Fill(theme.background), theme.accent, round=True),
        Key(words.text("no figure"), theme.no_figure, theme.rule),
        *disputed_keys(plate, region, words),
    )
    plate.settle(aspect(region), plate.legend_height(keys) + _references_height(plate))
    _references(plate, words)
    plate.legend(keys)
    atlas = Atlas(plate, region)
    found = [count for count in counts(dossier, region) if count.code in atlas.map.points]
    fills = dict.fromkeys(within(region, dossier.world.standings), theme.no_figure)
    fills |= {count.code: Fill(theme.land) for count in found if count.code in fills}
    atlas.fill(fills, picture.states, quiet=True)
    _circles(atlas, found)
    if plate.width >= WIDE:
        zeros = [place for place in _zeros(atlas, found) if not _covered(atlas, place, found)]
        for place in zeros:
            atlas.letter(
                place, words.number(0), Lettering(plate.small(0.75), theme.text, False, "center", "center")
            )
        _names(atlas, found, zeros, picture.states, dossier, words)


def _radius(plate: Plate, total: int) -> float:
    """In points: 2,000 people make a circle a 28th of the figure across."""
    return plate.width / 56 * sqrt(total / REFERENCES[0])


def _circles(atlas: Atlas, found: Iterable[Count]) -> None:
    """Small circles lie over large ones, hollow ones over filled. Nothing is drawn for nobody."""
    points, again = atlas.map.points, atlas.map.again
    accent, paper = atlas.theme.accent, atlas.theme.background
    for recent, line, look in (
        (True, 0.4, {"facecolors": accent, "edgecolors": paper}),
        (False, 0.8, {"facecolors": "none", "edgecolors": accent}),
    ):
        shown = [count for count in found if count.total and count.recent is recent]
        for places in (
            [(points[count.code], count) for count in shown],
            [(place, count) for count in shown for place in again.get(count.code, ())],
        ):
            radii = [_radius(atlas.plate, count.total) for _, count in places]
            atlas.dots([place for place, _ in places], radii, line, 5, **look)


def _zeros(atlas: Atlas, found: Iterable[Count]) -> list[Place]:
    return [atlas.map.points[count.code] for count in found if count.total == 0]


def _covered(atlas: Atlas, place: Place, found: Iterable[Count]) -> bool:
    """Whether a neighbour's circle lies over the place."""
    points, scale = atlas.map.points, atlas.units_per_point
    return any(dist(place, points[c.code]) < _radius(atlas.plate, c.total) * scale for c in found if c.total)


def _names(
    atlas: Atlas,
    found: list[Count],
    zeros: list[Place],
    picked: Iterable[StateCode],
    dossier: Dossier,
    words: Wording,
) -> None:
    """Names beside the largest recent circles, wherever one is free."""
    places = atlas.map.points
    scale, plate = atlas.units_per_point, atlas.plate
    size = plate.small(0.9)
    taken = [
        _around(places[count.code], _radius(plate, count.total) * scale)
        for count in found
        if _radius(plate, count.total) > (1.5 if count.recent else 5)
    ]
    taken += [_around(zero, size / 3 * scale) for zero in zeros]
    taken += [inset.place for inset in atlas.map.frame.insets]
    edges = _outlines(atlas, picked)
    for count in [count for count in found if count.recent][:NAMED]:
        text = words.text("{name} {n}", name=dossier.names[count.code], n=words.number(count.total))
        length = (text_width(text, size, bold=True) + 3) * scale
        away = (_radius(plate, count.total) + 2) * scale
        near = _beside(places[count.code], length, size * 1.2 * scale, away)
        farther = _beside(places[count.code], length, size * 1.2 * scale, away + size * 2.5 * scale)
        for box in (*near, *farther):
            if not any(_overlap(box, other) for other in taken) and not _crossed(box, edges):
                taken.append(box)
                look = Lettering(size, plate.theme.text, bold=True, up="center")
                atlas.letter((box[0], (box[1] + box[3]) / 2), text, look)
                break


def _outlines(atlas: Atlas, picked: Iterable[StateCode]) -> NDArray[np.float64]:
    """The corners of the lines around the picked states."""
    codes = frozenset(picked)
    rings = [ring for unit in atlas.map.states if unit.code in codes for ring in unit.rings]
    return np.concatenate(rings) if rings else np.empty((0, 2))


def _crossed(box: _Box, edges: NDArray[np.float64]) -> bool:
    """Whether a line around a picked state runs through the room."""
    x, y = edges[:, 0], edges[:, 1]
    return bool(((box[0] < x) & (x < box[2]) & (box[1] < y) & (y < box[3])).any())


def _beside(place: Place, length: float, height: float, away: float) -> Iterator[_Box]:
    """Room for a name right of a circle, left of it, above and below, and between these."""
    x, y = place
    aslant = away * 0.75
    right, left, middle = x + away, x - away - length, x - length / 2
    above, below = away + height / 2, -away - height / 2
    for start, rise in (
        (right, 0),
        (left, 0),
        (middle, above),
        (middle, below),
        (x + aslant, aslant),
        (x + aslant, -aslant),
        (x - aslant - length, aslant),
        (x - aslant - length, -aslant),
    ):
        yield (start, y + rise - height / 2, start + length, y + rise + height / 2)


def _around(place: Place, reach: float) -> _Box:
    return (place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _references_height(plate: Plate) -> float:
    return 2 * max(_radius(plate, REFERENCES[0]), plate.size * 0.7) + plate.size * 0.3


def _references(plate: Plate, words: Wording) -> None:
    """Circles of known counts in a row at the foot."""
    gap = plate.size * 0.5
    parts = [(_radius(plate, n), words.number(n)) for n in REFERENCES]
    unit = words.text("people killed or injured")
    length = sum(2 * r + 3 * gap + text_width(label, plate.size) for r, label in parts) + text_width(
        unit, plate.size
    )
    x = plate.left + max(0.0, (plate.room[0] - length) / 2)
    height = _references_height(plate)
    middle = plate.bottom + (height - plate.size * 0.3) / 2
    for radius, label in parts:
        plate.disc(plate.mirrored(x + radius), middle, radius, "none", plate.theme.muted, 0.7)
        x += 2 * radius + gap
        plate.begin(x, middle - plate.size * 0.35, label)
        x += text_width(label, plate.size) + 2 * gap
    plate.begin(x, middle - plate.size * 0.35, unit)
    plate.bottom += height
