"""The world map in its three uses: what each state is to the treaty, who objected, whom mines hurt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from db.records import Stance
from db.treaty import Status
from desktop.figures.plate import Key
from desktop.figures.plotting import IdentityTransform, Path, PathCollection
from desktop.figures.projection import outline
from desktop.figures.style import HATCH_WIDTH, Fill, StatusClass, Theme, letters, text_width
from desktop.figures.world import NORTH, SOUTH, Unit, UnitKind, state_at, world_map

_Box = tuple[float, float, float, float]  # left, bottom, right, top

if TYPE_CHECKING:
    from db.records import StateCode
    from db.treaty import Standing
    from desktop.dossier.model import CasualtyYear, Dossier
    from desktop.figures.plate import Plate
    from desktop.figures.plotting import Axes
    from desktop.wording import Wording

__all__ = [
    "draw_casualties",
    "draw_objections",
    "draw_status",
    "objecting",
    "recent",
    "state_at",
    "status_classes",
]

RECENT = 5
"""Years up to the newest of all whose casualty circles are filled; older ones are hollow."""
REFERENCES = (2000, 500, 50)
"""Counts that the circles of the legend stand for."""
LABELLED = 6
"""Circles with a name, where there is room."""
WIDE = 380.0
"""Points from which a figure has room for names and further keys."""

_CLASS_OF = {
    Status.NONE: StatusClass.NONE,
    Status.SIGNATORY: StatusClass.SIGNATORY,
    Status.JOINED: StatusClass.JOINED,
    Status.PARTY: StatusClass.PARTY,
    Status.PARTY_WITHDRAWING: StatusClass.WITHDRAWING,
    Status.FORMER_PARTY: StatusClass.FORMER,
}


def status_class(standing: Standing) -> StatusClass:
    """What the status map shows of a state: the claim to suspend lies over being party."""
    if standing.suspension_claimed and standing.status is Status.PARTY:
        return StatusClass.CLAIMED
    return _CLASS_OF[standing.status]


def status_classes(dossier: Dossier) -> dict[StateCode, StatusClass]:
    """The class of each of the 197."""
    return {code: status_class(standing) for code, standing in dossier.world.standings.items()}


def class_names(words: Wording) -> dict[StatusClass, str]:
    return {
        StatusClass.PARTY: words.text("Party"),
        StatusClass.WITHDRAWING: words.text("Withdrawal notified"),
        StatusClass.CLAIMED: words.text("Suspension claimed"),
        StatusClass.FORMER: words.text("Former party"),
        StatusClass.JOINED: words.text("Joined, not yet in force"),
        StatusClass.SIGNATORY: words.text("Signatory"),
        StatusClass.NONE: words.text("Not party"),
    }


def objecting(dossier: Dossier) -> tuple[StateCode, ...]:
    """States that objected to the suspension in writing to the depositary."""
    states = dossier.world.standings
    found = {p.actor for p in dossier.world.objections if p.stance is Stance.OBJECTS and p.actor in states}
    return tuple(sorted(found, key=lambda code: dossier.names[code]))


def claiming(dossier: Dossier) -> tuple[StateCode, ...]:
    """States that claim to have suspended the treaty."""
    return tuple(code for code, standing in dossier.world.standings.items() if standing.suspension_claimed)


def recent(dossier: Dossier) -> Callable[[CasualtyYear], bool]:
    """Tells whether a count is of the last years on record, or older."""
    newest = max((year.year for year in dossier.world.state_casualties.values()), default=0)
    return lambda year: year.year > newest - RECENT


def first_recent_year(dossier: Dossier) -> int:
    return max(year.year for year in dossier.world.state_casualties.values()) - RECENT + 1


def draw_status(plate: Plate, dossier: Dossier, marked: Iterable[StateCode], words: Wording) -> None:
    """Each state in the colour of its status on the as-of date; the legend counts them."""
    classes = status_classes(dossier)
    fills = plate.theme.status
    names = class_names(words)
    counts = {each: sum(found is each for found in classes.values()) for each in StatusClass}
    keys = [
        Key(
            words.text("{name} {n}", name=names[each], n=words.number(counts[each])),
            fills[each],
            plate.theme.rule if each is StatusClass.NONE else "none",
        )
        for each in StatusClass
        if counts[each]
    ]
    axes = _set_map(plate, [*keys, *_disputed_key(plate, words)])
    _fill(axes, plate, {code: fills[each] for code, each in classes.items()}, marked)


def draw_objections(plate: Plate, dossier: Dossier, marked: Iterable[StateCode], words: Wording) -> None:
    """Who objected to the suspension in writing, who claims it; all others alike."""
    theme = plate.theme
    objected, claims = objecting(dossier), claiming(dossier)
    keys = (
        Key(words.text("Objected in writing {n}", n=words.number(len(objected))), theme.objected),
        Key(words.text("Suspension claimed {n}", n=words.number(len(claims))), theme.claimed),
        *_disputed_key(plate, words),
    )
    fills = dict.fromkeys(dossier.world.standings, Fill(theme.land))
    fills |= dict.fromkeys(objected, theme.objected)
    fills |= dict.fromkeys(claims, theme.claimed)
    _fill(_set_map(plate, keys), plate, fills, marked, quiet=True)


def draw_casualties(plate: Plate, dossier: Dossier, marked: Iterable[StateCode], words: Wording) -> None:
    """Circles as large as the count of the newest year on record; filled where that year is recent."""
    theme = plate.theme
    circles = _circles(plate, dossier)
    first = first_recent_year(dossier)
    keys = (
        Key(words.text("{first} or later", first=first), Fill(theme.accent), round=True),
        Key(words.text("last figure is older"), Fill(theme.background), theme.accent, round=True),
        *_disputed_key(plate, words),
    )
    references = 2 * _points_per_root(plate) * sqrt(REFERENCES[0]) + plate.size * 0.6
    plate.settle(_aspect(), plate.legend_height(keys) + references)
    _references(plate, words)
    plate.legend(keys)
    axes = _base(plate)
    _fill(axes, plate, dict.fromkeys(dossier.world.standings, Fill(theme.land)), marked, quiet=True)
    _draw_circles(axes, theme, circles)
    if plate.width >= WIDE:
        _name_circles(axes, plate, circles, dossier, words)
        _print_zeros(axes, plate, dossier, words)


def _set_map(plate: Plate, keys: Iterable[Key]) -> Axes:
    """The map with these keys right under it, in the middle of the room."""
    keys = tuple(keys)
    plate.settle(_aspect(), plate.legend_height(keys))
    plate.legend(keys)
    return _base(plate)


def _disputed_key(plate: Plate, words: Wording) -> tuple[Key, ...]:
    if plate.width < WIDE:
        return ()
    text = words.text("Disputed, or not one of the {n} states", n=words.number(len(world_map().states)))
    return (Key(text, plate.theme.disputed, plate.theme.muted),)


def _aspect() -> float:
    west, south, east, north = world_map().bounds
    return (east - west) / (north - south)


@dataclass(frozen=True, slots=True)
class _Circle:
    code: StateCode
    x: float
    y: float
    radius: float  # points
    total: int
    year: int
    filled: bool


def _circles(plate: Plate, dossier: Dossier) -> tuple[_Circle, ...]:
    """Largest first, so that the small ones lie on top. Nothing is drawn for nobody."""
    points = world_map().points
    is_recent = recent(dossier)
    scale = _points_per_root(plate)
    found = [
        _Circle(code, *points[code], scale * sqrt(total), total, year.year, is_recent(year))
        for code, year in dossier.world.state_casualties.items()
        if code in points and year.monitor and (total := year.monitor.total)
    ]
    return tuple(sorted(found, key=lambda circle: -circle.total))


def _points_per_root(plate: Plate) -> float:
    """Points of radius to the square root of a count: 2,000 people make a circle a 28th of the width across."""
    return plate.width / 56 / sqrt(REFERENCES[0])


def _draw_circles(axes: Axes, theme: Theme, circles: Iterable[_Circle]) -> None:
    for circle in circles:
        axes.add_collection(
            _dots(
                [(circle.x, circle.y)],
                circle.radius,
                axes,
                facecolors=theme.accent if circle.filled else "none",
                edgecolors=theme.background if circle.filled else theme.accent,
                linewidths=0.4 if circle.filled else 0.8,
                zorder=5,
            ),
            autolim=False,
        )


def _name_circles(
    axes: Axes, plate: Plate, circles: tuple[_Circle, ...], dossier: Dossier, words: Wording
) -> None:
    """Names beside the largest recent circles, wherever one is free."""
    per_point = _units_per_point(axes, plate)
    size = plate.size * 0.9
    taken = [_box_around(c, c.radius * per_point, c.radius * per_point) for c in circles if c.radius > 1.5]
    for circle in [circle for circle in circles if circle.filled][:LABELLED]:
        text = words.text("{name} {n}", name=dossier.names[circle.code], n=words.number(circle.total))
        length = (text_width(text, size, bold=True) + 3) * per_point
        for box in _places_beside(circle, length, size * 1.2 * per_point, (circle.radius + 2) * per_point):
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                _letter(axes, plate, (box[0], (box[1] + box[3]) / 2), text, size, bold=True)
                break


def _places_beside(circle: _Circle, length: float, height: float, away: float) -> Iterable[_Box]:
    x, y = circle.x, circle.y
    for left, middle in (
        (x + away, y),
        (x - away - length, y),
        (x - length / 2, y + away + height / 2),
        (x - length / 2, y - away - height / 2),
    ):
        yield (left, middle - height / 2, left + length, middle + height / 2)


def _box_around(circle: _Circle, across: float, up: float) -> _Box:
    return (circle.x - across, circle.y - up, circle.x + across, circle.y + up)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _print_zeros(axes: Axes, plate: Plate, dossier: Dossier, words: Wording) -> None:
    """A count of nobody is no gap in the record: it is written as 0."""
    points = world_map().points
    for code, year in dossier.world.state_casualties.items():
        if code in points and year.monitor and year.monitor.total == 0:
            x, y = points[code]
            _letter(axes, plate, (x, y), words.number(0), plate.size * 0.75, across="center")


def _letter(
    axes: Axes,
    plate: Plate,
    place: tuple[float, float],
    text: str,
    size: float,
    *,
    bold: bool = False,
    across: str = "left",
) -> None:
    axes.text(
        *place,
        text,
        fontproperties=letters(size, bold=bold),
        color=plate.theme.text,
        ha=across,
        va="center",
        zorder=8,
        parse_math=False,
        clip_on=True,
    )


def _references(plate: Plate, words: Wording) -> None:
    """Circles of known counts, set with the legend at the foot."""
    scale = _points_per_root(plate)
    theme = plate.theme
    gap = plate.size * 0.5
    parts = [(scale * sqrt(n), words.number(n)) for n in REFERENCES]
    unit = words.text("people killed or injured")
    length = sum(2 * r + gap + text_width(label, plate.size) + 2 * gap for r, label in parts)
    x = plate.left + max(0.0, (plate.room[0] - length - text_width(unit, plate.size)) / 2)
    middle = plate.bottom + max(parts[0][0], plate.size * 0.7)
    for radius, label in parts:
        plate.disc(x + radius, middle, radius, "none", theme.muted, 0.7)
        x += 2 * radius + gap
        plate.write(x, middle - plate.size * 0.35, label)
        x += text_width(label, plate.size) + 2 * gap
    plate.write(x - gap, middle - plate.size * 0.35, unit)
    plate.bottom = middle + max(parts[0][0], plate.size * 0.7) + plate.size * 0.3


def _base(plate: Plate) -> Axes:
    """Axes with the sea, as large as the room allows."""
    west, south, east, north = world_map().bounds
    room_x, room_y = plate.room
    scale = min(room_x / (east - west), room_y / (north - south))
    width, height = scale * (east - west), scale * (north - south)
    axes = plate.axes(plate.left + (room_x - width) / 2, plate.bottom + (room_y - height) / 2, width, height)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.add_collection(
        PathCollection([_sea()], facecolors=[plate.theme.ocean], edgecolors="none", linewidths=0, zorder=0),
        autolim=False,
    )
    return axes


def _units_per_point(axes: Axes, plate: Plate) -> float:
    west, east = axes.get_xlim()
    return (east - west) / (axes.get_position().width * plate.width)


def _fill(
    axes: Axes,
    plate: Plate,
    fills: Mapping[StateCode, Fill],
    marked: Iterable[StateCode],
    *,
    quiet: bool = False,
) -> None:
    """States in their fills, areas neutral, disputed parts hatched, small states as dots, picked ones outlined.

    quiet: the dots in the colour of plain land are drawn smaller, since they say nothing.
    """
    theme = plate.theme
    every = {unit.code: _fill_of(unit, fills, theme) for unit in world_map().units}
    # By colour, so that neighbours in the list share a style, which makes a page smaller.
    drawn = sorted((u for u in world_map().units if u.rings), key=lambda u: every[u.code].colour)
    line = min(max(plate.width / 1500, 0.18), 0.45)
    _add(axes, drawn, [every[u.code].colour for u in drawn], theme.border, line, zorder=1)
    others = [u for u in drawn if u.kind is not UnitKind.STATE]
    _add(axes, others, ["none"], theme.disputed.hatch_colour, line, zorder=2.5)
    for hatch in sorted({(f.hatch, f.hatch_colour) for f in every.values() if f.hatch}):
        hatched = [u for u in drawn if (every[u.code].hatch, every[u.code].hatch_colour) == hatch]
        _hatch(axes, hatched, *hatch)
    _mark_small(axes, plate, every, quiet=quiet)
    _outline_picked(axes, plate, frozenset(marked), every)


def _fill_of(unit: Unit, fills: Mapping[StateCode, Fill], theme: Theme) -> Fill:
    if unit.kind is UnitKind.STATE:
        return fills[unit.code]  # type: ignore[index]  # the code of a state is one
    return theme.disputed if unit.kind is UnitKind.DISPUTED else theme.neutral


def _add(axes: Axes, units: list[Unit], faces: list[str], edge: str, line: float, zorder: float) -> None:
    axes.add_collection(
        PathCollection(
            [_path(unit.code) for unit in units],
            facecolors=faces,
            edgecolors=edge,
            linewidths=line,
            joinstyle="round",
            zorder=zorder,
        ),
        autolim=False,
    )


def _hatch(axes: Axes, units: list[Unit], hatch: str, colour: str) -> None:
    if not units:
        return
    collection = PathCollection(
        [_path(unit.code) for unit in units],
        facecolors="none",
        edgecolors="none",
        linewidths=0,
        hatch=hatch,
        hatchcolors=[colour],
        zorder=2,
    )
    collection.set_hatch_linewidth(HATCH_WIDTH)
    axes.add_collection(collection, autolim=False)


def _marker_radius(plate: Plate) -> float:
    return min(max(plate.width / 300, 0.9), 2.6)


def _mark_small(axes: Axes, plate: Plate, fills: Mapping[str, Fill], *, quiet: bool) -> None:
    theme = plate.theme
    by_colour: dict[str, list[tuple[float, float]]] = {}
    for unit in world_map().marked:
        by_colour.setdefault(fills[unit.code].colour, []).append(unit.point)
    for colour, points in by_colour.items():
        still = quiet and colour == theme.land
        axes.add_collection(
            _dots(
                points,
                _marker_radius(plate) * (0.7 if still else 1.0),
                axes,
                facecolors=colour,
                edgecolors=theme.muted
                if still or colour == theme.status[StatusClass.NONE].colour
                else theme.border,
                linewidths=0.3,
                zorder=3,
            ),
            autolim=False,
        )


def _outline_picked(
    axes: Axes, plate: Plate, picked: frozenset[StateCode], fills: Mapping[str, Fill]
) -> None:
    units = [unit for unit in world_map().states if unit.code in picked]
    line = min(max(plate.width / 600, 0.5), 1.1)
    shown = [unit for unit in units if unit.rings and not unit.marked]
    if shown:
        _add(axes, shown, ["none"], plate.theme.picked, line, zorder=4)
    for unit in units:
        if unit.marked:
            axes.add_collection(
                _dots(
                    [unit.point],
                    _marker_radius(plate) * 1.5,
                    axes,
                    facecolors=fills[unit.code].colour,
                    edgecolors=plate.theme.picked,
                    linewidths=line,
                    zorder=4,
                ),
                autolim=False,
            )


def _dots(points: Iterable[tuple[float, float]], radius: float, axes: Axes, **look: object) -> PathCollection:
    """Discs of a radius in points around places of the map, the same at any zoom."""
    dots = PathCollection(
        [Path.unit_circle()],
        sizes=[(2 * radius) ** 2 / 4],
        offsets=np.array(list(points)),
        offset_transform=axes.transData,
        **look,
    )
    dots.set_transform(IdentityTransform())
    return dots


@lru_cache(maxsize=1)
def _paths() -> Mapping[str, Path]:
    return {unit.code: _compound(unit) for unit in world_map().units if unit.rings}


def _path(code: str) -> Path:
    return _paths()[code]


def _compound(unit: Unit) -> Path:
    vertices = np.concatenate([np.vstack((ring, ring[:1])) for ring in unit.rings])
    codes = np.concatenate([_codes(len(ring)) for ring in unit.rings])
    return Path(vertices, codes)


def _codes(count: int) -> np.ndarray:
    codes = np.full(count + 1, Path.LINETO, dtype=Path.code_type)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return codes


@lru_cache(maxsize=1)
def _sea() -> Path:
    edge = np.array(outline(SOUTH, NORTH))
    return Path(np.vstack((edge, edge[:1])), _codes(len(edge)))
