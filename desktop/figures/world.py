"""The world and its regions as drawn: outlines of states and areas on a map's plane, and which state lies at a point.

A region's file is read when its map is first asked for. The data files are built by packaging/maps; its README says how borders, territories and disputed areas are
treated. Nothing here draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

import resources
from db.records import StateCode
from desktop.dossier.picture import MapRegion
from desktop.figures.frames import FRAMES, Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.figures.frames import Frame

_REACH_AT_SEA = 5.0  # pixels from which a marker is caught
_REACH_ON_LAND = 2.4  # the same over another state's land
_OF_HOME = 0.2  # of the size of a state's main part: what is smaller does not count to where the state lies

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
    inset_rings, again: its outlines and its marker in the insets, where they stand on the map.
    """

    code: str
    kind: UnitKind
    point: Point
    marked: bool
    rings: tuple[NDArray[np.float64], ...]
    inset_rings: tuple[NDArray[np.float64], ...] = ()
    again: tuple[Point, ...] = ()

    @property
    def places(self) -> tuple[Point, ...]:
        """All places where its marker or circle stands."""
        return (self.point, *self.again)


@dataclass(frozen=True)
class WorldMap:
    """All units of a map, and the places of areas that have no outline of their own."""

    region: MapRegion
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

    @cached_property
    def again(self) -> Mapping[StateCode, tuple[Point, ...]]:
        """Where it stands once more, in insets."""
        return {StateCode(unit.code): unit.again for unit in self.units if unit.again}

    @property
    def frame(self) -> Frame:
        return FRAMES[self.region]

    @property
    def bounds(self) -> Box:
        """What is shown."""
        return self.frame.bounds

    def home_of(self, code: str) -> Box | None:
        """Where a state lies, without what is far off or small beside its main part; None if it is not on the map."""
        unit = next((unit for unit in self.states if unit.code == code), None)
        if unit is None:
            return None
        boxes = [_box((ring,)) for ring in unit.rings]
        main = next((each for each in _largest_first(boxes) if each.holds(*unit.point)), Box(*unit.point * 2))
        near = max(main.width, main.height) * 2
        return _joined(
            each
            for each in (main, *boxes)
            if each.width * each.height >= _OF_HOME * main.width * main.height
            and np.hypot(each.west - main.west, each.south - main.south) <= near
        )

    def homes_of(self, codes: Iterable[str]) -> Box | None:
        """The rectangle that holds these states, those that are on the map; None for none."""
        homes = [home for home in map(self.home_of, codes) if home]
        return _joined(homes) if homes else None

    @cached_property
    def without_insets(self) -> WorldMap:
        """The same without its insets, as it is seen from close by."""
        units = tuple(replace(unit, inset_rings=(), again=()) for unit in self.units)
        return WorldMap(self.region, units, self.places) if self.frame.insets else self

    def state_at(self, x: float, y: float, pixel: float | None = None) -> StateCode | None:
        """The state at a point of the map, or None on the sea and in areas and disputed parts.

        A marker is caught from a few pixels away, the nearest first. pixel: map units to a pixel; those of a large
        window if not given.
        """
        pixel = pixel or self.frame.pixel
        unit = self._unit_around(x, y)
        reach = (_REACH_AT_SEA if unit is None or unit.marked else _REACH_ON_LAND) * pixel
        distances = np.hypot(self._markers[:, 0] - x, self._markers[:, 1] - y)
        nearest = int(distances.argmin())
        if distances[nearest] <= reach:
            return self._markers_of[nearest]
        return StateCode(unit.code) if unit and unit.kind is UnitKind.STATE else None

    def _unit_around(self, x: float, y: float) -> Unit | None:
        boxes = self._boxes
        inside = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        return next(
            (self.units[i] for i in np.flatnonzero(inside) if self._edges_of(int(i)).hold(x, y)), None
        )

    @cached_property
    def _markers(self) -> NDArray[np.float64]:
        return np.array([place for unit in self.marked for place in unit.places], float)

    @cached_property
    def _markers_of(self) -> tuple[StateCode, ...]:
        return tuple(StateCode(unit.code) for unit in self.marked for _ in unit.places)

    @cached_property
    def _boxes(self) -> NDArray[np.float64]:
        return np.array([_box((*unit.rings, *unit.inset_rings)) for unit in self.units], float)

    def _edges_of(self, index: int) -> _Edges:
        if index not in self._edges:
            unit = self.units[index]
            self._edges[index] = _Edges.of((*unit.rings, *unit.inset_rings))
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


@lru_cache(maxsize=len(MapRegion) + 1)
def world_map(region: MapRegion = MapRegion.WORLD, *, small: bool = False) -> WorldMap:
    """The map that ships with the application, or a region's.

    small: with fewer corners, for a figure of a column's width; a region has no other.
    """
    fewer = small and region is MapRegion.WORLD
    if small and not fewer:
        return world_map(region)
    name = "maps/world-small.json" if fewer else f"maps/{region}.json"
    data = json.loads(resources.path(name).read_text("utf-8"))
    return WorldMap(
        region=region,
        units=tuple(
            Unit(
                code=unit["code"],
                kind=UnitKind(unit["kind"]),
                point=tuple(unit["point"]),
                marked=unit["marked"],
                rings=_rings(unit["rings"]),
                inset_rings=_rings(unit.get("inset", ())),
                again=tuple(tuple(point) for point in unit.get("again", ())),
            )
            for unit in data["units"]
        ),
        places={StateCode(code): tuple(point) for code, point in data["places"].items()},
    )


def state_at(
    x: float,
    y: float,
    pixel: float | None = None,
    region: MapRegion = MapRegion.WORLD,
    *,
    close: bool = False,
) -> StateCode | None:
    """The state at a point of a region's map: see WorldMap.state_at. close: while not all of the map is shown."""
    shown = world_map(region)
    return (shown.without_insets if close else shown).state_at(x, y, pixel)


def _rings(lists: Iterable[list[int]]) -> tuple[NDArray[np.float64], ...]:
    return tuple(np.array(ring, float).reshape(-1, 2).cumsum(axis=0) for ring in lists)


def _box(rings: tuple[NDArray[np.float64], ...]) -> Box:
    if not rings:
        return Box(np.inf, np.inf, -np.inf, -np.inf)
    points = np.concatenate(rings)
    return Box(*map(float, (*points.min(axis=0), *points.max(axis=0))))


def _largest_first(boxes: list[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: -box.width * box.height)


def _joined(boxes: Iterable[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return Box(min(west), min(south), max(east), max(north))
