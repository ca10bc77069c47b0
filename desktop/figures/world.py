"""The world as drawn: outlines of states and areas on the map's plane, and which state lies at a point.

The data file is built by packaging/maps; its README says how borders, territories and disputed areas are
treated. Nothing here draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

import resources
from db.records import StateCode
from desktop.figures.projection import project, project_offset

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOUTH, NORTH = -57.5, 84.0
"""Latitudes between which the map is shown: Antarctica is no state's and is left out."""

WORLD_PIXEL = 45.0
"""Map units to a pixel where the world is 1200 pixels wide."""

_REACH_AT_SEA = 5.0  # pixels from which a marker is caught
_REACH_ON_LAND = 2.4  # the same over another state's land

Point = tuple[float, float]


class UnitKind(StrEnum):
    """What a unit of the map is to the 197."""

    STATE = "state"  # one of the 197, with what it administers
    AREA = "area"  # in the record, but not one of the 197: neutral
    DISPUTED = "disputed"  # hatched


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the map. rings: outlines without their closing point, holes clockwise.

    point: where its marker or circle stands. marked: so small that it needs a marker.
    """

    code: str
    kind: UnitKind
    point: Point
    marked: bool
    rings: tuple[NDArray[np.float64], ...]


@dataclass(frozen=True)
class WorldMap:
    """All units, and the places of areas that have no outline of their own."""

    units: tuple[Unit, ...]
    places: Mapping[StateCode, Point]
    _edges: dict[int, _Edges] = field(default_factory=dict)

    @cached_property
    def states(self) -> tuple[Unit, ...]:
        return self.of_kind(UnitKind.STATE)

    @cached_property
    def marked(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.marked)

    def of_kind(self, kind: UnitKind) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.kind is kind)

    @cached_property
    def points(self) -> Mapping[StateCode, Point]:
        """Where the circle of a state or area stands."""
        return {**self.places, **{StateCode(unit.code): unit.point for unit in self.units}}

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is shown."""
        width = project_offset(180, 0)[0]
        return -width, project(0, SOUTH)[1], width, project(0, NORTH)[1]

    def state_at(self, x: float, y: float, pixel: float = WORLD_PIXEL) -> StateCode | None:
        """The state at a point of the map, or None on the sea and in areas and disputed parts.

        A marker is caught from a few pixels away, the nearest first. pixel: map units to a pixel.
        """
        unit = self._unit_around(x, y)
        reach = (_REACH_AT_SEA if unit is None or unit.marked else _REACH_ON_LAND) * pixel
        distances = np.hypot(self._markers[:, 0] - x, self._markers[:, 1] - y)
        nearest = int(distances.argmin())
        if distances[nearest] <= reach:
            return StateCode(self.marked[nearest].code)
        return StateCode(unit.code) if unit and unit.kind is UnitKind.STATE else None

    def _unit_around(self, x: float, y: float) -> Unit | None:
        boxes = self._boxes
        inside = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        return next(
            (self.units[i] for i in np.flatnonzero(inside) if self._edges_of(int(i)).hold(x, y)), None
        )

    @cached_property
    def _markers(self) -> NDArray[np.float64]:
        return np.array([unit.point for unit in self.marked], float)

    @cached_property
    def _boxes(self) -> NDArray[np.float64]:
        return np.array([_box(unit.rings) for unit in self.units], float)

    def _edges_of(self, index: int) -> _Edges:
        if index not in self._edges:
            self._edges[index] = _Edges.of(self.units[index].rings)
        return self._edges[index]


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of all rings of a unit: from `starts` to `ends`."""

    starts: NDArray[np.float64]
    ends: NDArray[np.float64]

    @classmethod
    def of(cls, rings: Iterable[NDArray[np.float64]]) -> _Edges:
        rings = tuple(rings)
        return cls(np.concatenate(rings), np.concatenate([np.roll(ring, -1, axis=0) for ring in rings]))

    def hold(self, x: float, y: float) -> bool:
        """Whether a ray to the east crosses an odd number of edges."""
        y0, y1 = self.starts[:, 1], self.ends[:, 1]
        crossing = (y0 > y) != (y1 > y)
        start, end = self.starts[crossing], self.ends[crossing]
        share = (y - start[:, 1]) / (end[:, 1] - start[:, 1])
        return bool(np.count_nonzero(start[:, 0] + share * (end[:, 0] - start[:, 0]) > x) % 2)


@lru_cache(maxsize=2)
def world_map(*, small: bool = False) -> WorldMap:
    """The map that ships with the application; `small` has fewer corners, for a figure of a column's width."""
    name = "maps/world-small.json" if small else "maps/world.json"
    data = json.loads(resources.path(name).read_text("utf-8"))
    return WorldMap(
        units=tuple(
            Unit(
                code=unit["code"],
                kind=UnitKind(unit["kind"]),
                point=tuple(unit["point"]),
                marked=unit["marked"],
                rings=tuple(np.array(ring, float).reshape(-1, 2).cumsum(axis=0) for ring in unit["rings"]),
            )
            for unit in data["units"]
        ),
        places={StateCode(code): tuple(point) for code, point in data["places"].items()},
    )


def state_at(x: float, y: float, pixel: float = WORLD_PIXEL) -> StateCode | None:
    """The state at a point of the world map: see WorldMap.state_at."""
    return world_map().state_at(x, y, pixel)


def _box(rings: tuple[NDArray[np.float64], ...]) -> tuple[float, float, float, float]:
    if not rings:
        return (np.inf, np.inf, -np.inf, -np.inf)
    points = np.concatenate(rings)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(west), float(south), float(east), float(north)
