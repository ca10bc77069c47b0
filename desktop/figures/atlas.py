"""The base of every map: sea, land in given fills, small states as dots, picked states outlined, insets framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import dist
from typing import TYPE_CHECKING

import numpy as np

from db.records import StateCode
from desktop.dossier.picture import MapRegion
from desktop.figures.frames import FRAMES, NORTH, SOUTH
from desktop.figures.plate import Plate
from desktop.figures.plotting import IdentityTransform, LineCollection, Path, PathCollection
from desktop.figures.projection import outline
from desktop.figures.style import HATCH_WIDTH, Fill, Lettering, StatusClass
from desktop.figures.world import Unit, UnitKind, world_map

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.figures.frames import Box, Inset
    from desktop.figures.plotting import Axes, Collection, Figure

Place = tuple[float, float]
INSET = "inset"
"""Names what is not to be drawn while a part of the map is shown."""


def aspect(region: MapRegion = MapRegion.WORLD) -> float:
    """Width to height of the map."""
    bounds = FRAMES[region].bounds
    return bounds.width / bounds.height


class Atlas:
    """The map of the world, or of a region, on a plate, as large as its free room allows.

    axes: in the map's coordinates; what stands there for the insets has INSET for its gid.
    """

    def __init__(self, plate: Plate, region: MapRegion = MapRegion.WORLD) -> None:
        self.plate = plate
        self.theme = plate.theme
        self.map = world_map(region, small=plate.coarse)
        self.axes = _axes(plate, self.map.bounds)
        self._paths = _paths(region, small=plate.coarse)
        self._inset_paths = _inset_paths(region, small=plate.coarse)
        self._every: Mapping[str, Fill] = {}
        self._sea()
        if self.map.frame.insets:
            self._frame_insets(self.map.frame.insets)

    @property
    def units_per_point(self) -> float:
        west, east = self.axes.get_xlim()
        return (east - west) / (self.axes.get_position().width * self.plate.width)

    def fill(
        self, fills: Mapping[StateCode, Fill], picked: Iterable[StateCode], *, quiet: bool = False
    ) -> None:
        """States in their fills, areas neutral, disputed parts hatched, picked states outlined.

        States without a fill are those beyond the region: nothing but their outline is drawn.
        quiet: dots in the colour of plain land are drawn smaller, since they say nothing.
        """
        every = {unit.code: self._fill_of(unit, fills) for unit in self.map.units}
        # By colour: what follows in one style becomes one shape on the page.
        drawn = sorted(
            (u for u in self.map.units if u.code in self._paths), key=lambda u: every[u.code].colour
        )
        self._land(drawn, [every[unit.code].colour for unit in drawn], self.theme.border, self._line, 1)
        outside = [unit for unit in drawn if every[unit.code] == self.theme.outside]
        if outside:
            self._land(outside, ["none"], self.theme.outside.hatch_colour, self._line, 1.5)
        others = [unit for unit in drawn if unit.kind is not UnitKind.STATE]
        self._land(others, ["none"], self.theme.disputed.hatch_colour, self._line, 2.5)
        for fill in sorted({f for f in every.values() if f.hatch}, key=lambda f: f.hatch_colour):
            self._hatch([unit for unit in drawn if every[unit.code] == fill], fill)
        self._mark_small(every, quiet=quiet)
        self._every = every
        self.outline(picked)

    def outline(self, picked: Iterable[StateCode]) -> list[Collection]:
        """These states outlined, over what was filled; the outlines."""
        before = len(self.axes.collections)
        self._outline(frozenset(picked), self._every)
        return list(self.axes.collections)[before:]

    def dots(
        self, places: Sequence[Place], radii: Sequence[float], line: float, layer: float, **look: str
    ) -> None:
        """Discs around places of the map, of radii in points at any zoom. look: colours of a collection."""
        if not places:
            return
        dots = PathCollection(
            [Path.unit_circle()],
            sizes=np.square(radii),
            offsets=np.array(places),
            offset_transform=self.axes.transData,
            linewidths=line,
            zorder=layer,
            **look,
        )
        dots.set_transform(IdentityTransform())
        self._add(dots, inset=any(inset.place.holds(*places[0]) for inset in self.map.frame.insets))

    def letter(self, place: Place, text: str, look: Lettering) -> None:
        """A line of text at a place of the map."""
        self.axes.text(*place, text, clip_on=True, **look.options())

    @property
    def _line(self) -> float:
        return min(max(self.plate.width / 1500, 0.18), 0.45)

    @property
    def _dot(self) -> float:
        return min(max(self.plate.width / 300, 0.9), 2.6)

    def _fill_of(self, unit: Unit, fills: Mapping[StateCode, Fill]) -> Fill:
        if unit.kind is UnitKind.STATE:
            return fills.get(StateCode(unit.code), self.theme.outside)
        return self.theme.disputed if unit.kind is UnitKind.DISPUTED else self.theme.neutral

    def _sea(self) -> None:
        whole = self.map.region is MapRegion.WORLD
        edge = np.array(outline(SOUTH, NORTH) if whole else _corners(self.map.bounds)[:-1])
        sea = Path(np.vstack((edge, edge[:1])), _codes(len(edge)))
        self.axes.add_collection(
            PathCollection([sea], facecolors=[self.theme.ocean], edgecolors="none", linewidths=0, zorder=0),
            autolim=False,
        )

    def _frame_insets(self, insets: Iterable[Inset]) -> None:
        """A line around each inset and around what it shows, and one between them."""
        lines = [
            line
            for inset in insets
            for line in (_corners(inset.place), _corners(inset.shown), _tie(inset.shown, inset.place))
        ]
        frames = LineCollection(lines, colors=[self.theme.muted], linewidths=self._line, zorder=3.5)
        self._add(frames, inset=True)

    def _add(self, collection: Collection, *, inset: bool) -> None:
        if inset:
            collection.set_gid(INSET)
        self.axes.add_collection(collection, autolim=False)

    def _land(self, units: list[Unit], faces: list[str], edge: str, line: float, layer: float) -> None:
        for paths, shown, colours in self._where(units, faces):
            land = PathCollection(
                shown,
                facecolors=colours,
                edgecolors=edge,
                linewidths=line,
                joinstyle="round",
                zorder=layer,
            )
            self._add(land, inset=paths is self._inset_paths)

    def _hatch(self, units: list[Unit], fill: Fill) -> None:
        for paths, shown, _ in self._where(units, ["none"]):
            hatched = PathCollection(
                shown,
                facecolors="none",
                edgecolors="none",
                linewidths=0,
                hatch=self.plate.hatch(fill),
                hatchcolors=[fill.hatch_colour],
                zorder=2,
            )
            hatched.set_hatch_linewidth(HATCH_WIDTH)
            self._add(hatched, inset=paths is self._inset_paths)

    def _where(
        self, units: list[Unit], faces: list[str]
    ) -> Iterator[tuple[Mapping[str, Path], list[Path], list[str]]]:
        """The units' outlines with their colours, on the map and in its insets. faces: one for each unit or for all."""
        each = faces * len(units) if len(faces) == 1 else faces
        for paths in (self._paths, self._inset_paths):
            found = [(paths[u.code], face) for u, face in zip(units, each, strict=True) if u.code in paths]
            if found:
                yield paths, [path for path, _ in found], [face for _, face in found]

    def _mark_small(self, fills: Mapping[str, Fill], *, quiet: bool) -> None:
        by_colour: dict[tuple[str, bool], list[Place]] = {}
        for unit in self.map.marked:
            colour = fills[unit.code].colour
            by_colour.setdefault((colour, False), []).append(unit.point)
            if unit.again:
                by_colour.setdefault((colour, True), []).extend(unit.again)
        pale = {self.theme.land, self.theme.outside.colour, self.theme.status[StatusClass.NONE].colour}
        for (colour, _), places in by_colour.items():
            radius = self._dot * (0.7 if quiet and colour in pale else 1.0)
            edge = self.theme.muted if colour in pale else self.theme.border
            self.dots(places, [radius], 0.5, 3, facecolors=colour, edgecolors=edge)

    def _outline(self, picked: frozenset[StateCode], fills: Mapping[str, Fill]) -> None:
        units = [unit for unit in self.map.states if unit.code in picked]
        line = min(max(self.plate.width / 650, 0.5), 1.0)
        shown = [unit for unit in units if unit.code in self._paths and not unit.marked]
        if shown:
            self._land(shown, ["none"], self.theme.picked, line, 4)
        for unit in units:
            if unit.marked:
                face = fills[unit.code].colour
                self.dots(
                    unit.places, [self._dot * 1.5], line, 4, facecolors=face, edgecolors=self.theme.picked
                )


Bounds = tuple[float, float, float, float]
"""West, south, east and north in a map's coordinates."""


def show_bounds(figure: Figure, bounds: Bounds | None) -> None:
    """Have the figure of a map show a part of it; None for all as drawn.

    Insets belong to the whole map: from close by they would be land where there is none.
    """
    axes = figure.axes[0]
    for collection in axes.collections:
        if collection.get_gid() == INSET:
            collection.set_visible(bounds is None)
    if bounds is not None:
        west, south, east, north = bounds
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)


def _axes(plate: Plate, bounds: Box) -> Axes:
    room_x, room_y = plate.room
    scale = min(room_x / bounds.width, room_y / bounds.height)
    width, height = scale * bounds.width, scale * bounds.height
    axes = plate.axes(plate.left + (room_x - width) / 2, plate.bottom + (room_y - height) / 2, width, height)
    axes.set_xlim(bounds.west, bounds.east)
    axes.set_ylim(bounds.south, bounds.north)
    return axes


def _corners(box: Box) -> list[Place]:
    """Round the rectangle, back to where it begins."""
    west, south, east, north = box
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _tie(shown: Box, place: Box) -> list[Place]:
    """Between the two corners that are nearest."""
    ends = ([a, b] for a in _corners(shown) for b in _corners(place))
    return min(ends, key=lambda line: dist(*line))


@lru_cache(maxsize=len(MapRegion) + 1)
def _paths(region: MapRegion, *, small: bool) -> Mapping[str, Path]:
    return {unit.code: _compound(unit.rings) for unit in world_map(region, small=small).units if unit.rings}


@lru_cache(maxsize=len(MapRegion) + 1)
def _inset_paths(region: MapRegion, *, small: bool) -> Mapping[str, Path]:
    units = world_map(region, small=small).units
    return {unit.code: _compound(unit.inset_rings) for unit in units if unit.inset_rings}


def _compound(rings: Iterable[NDArray[np.float64]]) -> Path:
    rings = tuple(rings)
    vertices = np.concatenate([np.vstack((ring, ring[:1])) for ring in rings])
    return Path(vertices, np.concatenate([_codes(len(ring)) for ring in rings]))


def _codes(count: int) -> NDArray[np.uint8]:
    codes = np.full(count + 1, Path.LINETO, dtype=np.uint8)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return codes
