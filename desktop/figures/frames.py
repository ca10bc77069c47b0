"""How each region's map is laid out: its projection, what of the plane it shows, and its insets.

The recipe in packaging/maps projects and cuts by this table; the application draws by it. Lengths are map units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.dossier.picture import MapRegion
from desktop.figures.projection import EqualEarth, Lambert, Projection, project, project_offset

SOUTH, NORTH = -57.5, 84.0
"""Latitudes between which the world is shown: Antarctica is no state's and is left out."""
SCREEN = (1200, 620)
"""Pixels that a map in a large window has."""


class Box(NamedTuple):
    """A rectangle of the plane."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def holds(self, x: float, y: float) -> bool:
        return self.west <= x <= self.east and self.south <= y <= self.north


@dataclass(frozen=True, slots=True)
class Inset:
    """A crowded part of the map, drawn again `times` as large in empty ocean: its corner stands at `left`, `bottom`.

    The recipe puts its outlines and markers there, in map units. It is not shown while one looks at a part of the map.
    """

    shown: Box
    left: float
    bottom: float
    times: float

    @property
    def place(self) -> Box:
        """Where on the map it stands."""
        east, north = self.left + self.shown.width * self.times, self.bottom + self.shown.height * self.times
        return Box(self.left, self.bottom, east, north)

    def moved(self, x: float, y: float) -> tuple[float, float]:
        """Where in the inset a point of the map stands."""
        return (x - self.shown.west) * self.times + self.left, (
            y - self.shown.south
        ) * self.times + self.bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """One region's map."""

    projection: Projection
    bounds: Box
    insets: tuple[Inset, ...] = ()

    @property
    def pixel(self) -> float:
        """Map units to a pixel in a large window."""
        return max(self.bounds.width / SCREEN[0], self.bounds.height / SCREEN[1])


def _world() -> Box:
    width = project_offset(180, 0)[0]
    return Box(-width, project(0, SOUTH)[1], width, project(0, NORTH)[1])


def _around(plane: Projection, *places: tuple[float, float]) -> Box:
    """The rectangle that holds these places, given in degrees."""
    xs, ys = zip(*(plane.project(*place) for place in places), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


_EQUAL_EARTH = EqualEarth()
_AMERICAS = Lambert(-85.0, 12.0)
_LESSER_ANTILLES = ((-64.2, 18.3), (-64.2, 11.2), (-58.6, 18.3), (-58.6, 11.2))
_MICRO_STATES = ((0.2, 35.4), (15.6, 35.4), (0.2, 50.4), (15.6, 50.4))

FRAMES: Mapping[MapRegion, Frame] = {
    MapRegion.WORLD: Frame(
        _EQUAL_EARTH,
        _world(),
        (
            Inset(_around(_EQUAL_EARTH, *_LESSER_ANTILLES), -19700, -5100, 4.0),
            Inset(_around(_EQUAL_EARTH, *_MICRO_STATES), -10050, 2700, 2.0),
        ),
    ),
    MapRegion.EUROPE: Frame(Lambert(18.0, 53.0), Box(-4400, -3250, 5200, 3350)),
    MapRegion.AFRICA: Frame(Lambert(17.0, 2.0), Box(-7600, -6700, 8000, 6500)),
    MapRegion.ASIA_PACIFIC: Frame(Lambert(108.0, 10.0), Box(-11000, -10300, 14600, 8300)),
    MapRegion.AMERICAS: Frame(
        _AMERICAS,
        Box(-11700, -11500, 10300, 11700),
        (Inset(_around(_AMERICAS, *_LESSER_ANTILLES), 3600, 1700, 3.0),),
    ),
    MapRegion.MIDDLE_EAST_NORTH_AFRICA: Frame(Lambert(24.0, 25.0), Box(-6900, -3300, 6500, 3700)),
}
