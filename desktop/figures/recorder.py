"""Records a Matplotlib figure as a Drawing, which the page repeats with its own canvas and fonts.

Follows Matplotlib's renderer interface and, like its PDF backend, its private path writer; the project
pins Matplotlib for that. What a page can't repeat as plain vectors is refused, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from desktop.figures.drawing import Drawing, Label, Outline, Shape
from desktop.figures.hatching import hatch_lines
from desktop.figures.plotting import (
    FAMILIES,
    Affine2D,
    GraphicsContextBase,
    Path,
    RendererBase,
    path_operators,
)
from desktop.figures.style import (
    RIGHT_TO_LEFT_MARK,
    begins_at_the_right,
    text_descent,
    text_height,
    text_width,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from desktop.figures.plotting import Artist, Figure, FontProperties, Transform

    Colour = tuple[float, float, float]

DECIMALS = 2
GRID = 0.25
"""Points (0.09 mm) to whose multiples the corners of large outlines are moved; fewer and shorter numbers."""
FINE = 0.05
"""Points to whose multiples those of small outlines and marks are moved."""
LARGE = 40
"""Corners from which an outline is large."""

_FONTS = {400: "sans", 700: "sans-bold"}
"""By the weight of the figures' typefaces."""


class NotRecordable(ValueError):
    """The figure holds what the page can't repeat as vectors: images, gradients, formulas, transparency."""


def record(figure: Figure) -> Drawing:
    """Everything that the figure draws, in points.

    Sets the figure's resolution to 72 dots an inch. Raises NotRecordable.
    """
    figure.set_dpi(72)
    width, height = figure.get_size_inches() * 72
    recorder = _Recorder(float(width), float(height))
    figure.draw(recorder)
    return Drawing(float(width), float(height), tuple(recorder.items))


def record_some(figure: Figure, artists: Iterable[Artist]) -> Drawing:
    """Of a figure that was recorded before, only these. Raises NotRecordable."""
    width, height = figure.get_size_inches() * 72
    recorder = _Recorder(float(width), float(height))
    for artist in artists:
        artist.draw(recorder)
    return Drawing(float(width), float(height), tuple(recorder.items))


class _Recorder(RendererBase):
    """Matplotlib's renderer interface, with its names for arguments, over a list of shapes and labels."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.items: list[Shape | Label] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def flipy(self) -> bool:
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        outlines = _large(path, transform)
        operators = b"" if outlines else path_operators(path, transform, DECIMALS)
        self.items += _shape(operators, outlines, _look(gc, rgbFace))
        self.items += _hatched(gc, path, transform)

    def draw_path_collection(  # type: ignore[override]  # `rest`: ten arguments that are passed on
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        paths: Sequence[Path],
        all_transforms: Any,
        *rest: Any,
        hatchcolors: Any = (),
    ) -> None:
        """Paths that follow one another in one style become one shape: that keeps a page small."""
        hatches: list[Shape] = []
        looks: list[tuple[dict[str, Any], list[Outline]]] = []
        # Matplotlib tells backends to use these two; its type hints leave them out.
        backend: Any = self
        path_ids = list(backend._iter_collection_raw_paths(master_transform, paths, all_transforms))
        for x, y, (path, transform), style, face in backend._iter_collection(
            gc, path_ids, *rest, hatchcolors=() if hatchcolors is None else hatchcolors
        ):
            moved, place = _moved(transform, x, y), (x, y) if x or y else None
            look = _look(style, face)
            if not looks or looks[-1][0] != look:
                looks.append((look, []))
            looks[-1][1].extend(_large(path, moved) or _small(path, moved, place))
            hatches += _hatched(style, path, moved)
        self.items += [shape for look, outlines in looks for shape in _shape(b"", outlines, look)]
        self.items += hatches

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        places = trans.transform(_corners(path))
        marks = [mark for x, y in places for mark in _small(marker_path, _moved(marker_trans, x, y), (x, y))]
        self.items += _shape(b"", marks, _look(gc, rgbFace))

    def draw_text(  # noqa: PLR0913, PLR0917
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Any = None,  # noqa: ARG002
    ) -> None:
        if ismath:
            _refuse("a formula")
        colour = _solid(gc, gc.get_rgb())
        if colour and s.strip():
            label = Label(
                s.removeprefix(RIGHT_TO_LEFT_MARK),
                float(x),
                float(y),
                prop.get_size_in_points(),
                colour,
                float(angle),
                _font(prop),
                begins_at_the_right(s),
            )
            self.items.append(label)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        if ismath:
            _refuse("a formula")
        size, bold = prop.get_size_in_points(), _font(prop) == "sans-bold"
        return text_width(s, size, bold=bold), text_height(size), text_descent(size)

    def draw_image(self, *_arguments: Any, **_named: Any) -> NoReturn:
        _refuse("an image")

    def draw_gouraud_triangles(self, *_arguments: Any, **_named: Any) -> NoReturn:
        _refuse("a gradient")

    def draw_tex(self, *_arguments: Any, **_named: Any) -> NoReturn:
        _refuse("a formula")


def _shape(operators: bytes, outlines: Iterable[Outline], look: dict[str, Any]) -> Iterator[Shape]:
    """The shape, if there is anything to see of it."""
    drawn = tuple(outlines)
    if (operators or drawn) and (look["fill"] or look["stroke"]):
        yield Shape(operators, **look, outlines=drawn)


def _look(gc: GraphicsContextBase, face: Any) -> dict[str, Any]:
    """How a path is painted, by the names of Shape's fields."""
    width = float(gc.get_linewidth())
    offset, pattern = gc.get_dashes()
    dashes = [] if pattern is None else np.asarray(pattern, float).tolist()
    stroke = _solid(gc, gc.get_rgb()) if width > 0 else None
    return {
        "fill": None if face is None else _solid(gc, face),
        "stroke": stroke,
        "line_width": width if stroke else 0.0,
        "dashes": tuple(dashes) if stroke else (),
        "dash_offset": float(offset or 0.0) if stroke and dashes else 0.0,
        "cap": gc.get_capstyle() if stroke else "butt",
        "join": gc.get_joinstyle() if stroke else "miter",
        "clip": _clip(gc),
    }


def _solid(gc: GraphicsContextBase, colour: Any) -> Colour | None:
    """Red, green and blue; None for a colour that is wholly transparent."""
    alpha = float(colour[3]) if len(colour) > 3 else 1.0
    if gc.get_forced_alpha():
        alpha = float(gc.get_alpha())
    if alpha not in (0.0, 1.0):
        _refuse("transparency")
    return tuple(round(float(part), 4) for part in colour[:3]) if alpha else None  # type: ignore[return-value]


def _clip(gc: GraphicsContextBase) -> tuple[float, float, float, float] | None:
    path, _ = gc.get_clip_path()
    if path is not None:
        _refuse("clipping to an outline")
    box = gc.get_clip_rectangle()
    return None if box is None else tuple(round(float(side), 2) for side in box.bounds)  # type: ignore[return-value]


def _hatched(gc: GraphicsContextBase, path: Path, transform: Transform) -> Iterator[Shape]:
    hatch = gc.get_hatch()
    if not hatch:
        return
    outlines = [np.asarray(outline, float) for outline in path.to_polygons(transform)]
    lines = [b"%.1f %.1f m %.1f %.1f l" % line for line in hatch_lines(hatch, outlines)]
    if lines:
        yield Shape(
            b"\n".join(lines),
            fill=None,
            stroke=_solid(gc, gc.get_hatch_color()),
            line_width=float(gc.get_hatch_linewidth()),
            clip=_clip(gc),
        )


def _moved(transform: Transform, x: float, y: float) -> Transform:
    return transform + Affine2D().translate(x, y) if x or y else transform


def _corners(path: Path) -> NDArray[np.float64]:
    return np.asarray(path.vertices, float)


def _large(path: Path, transform: Transform) -> list[Outline]:
    """The path on the grid, if it is closed, straight and large. Raises NotRecordable for an endless place."""
    corners = _corners(path)
    if not np.isfinite(transform.transform(corners)).all():
        _refuse("a place that is no number")
    if len(corners) < LARGE or path.codes is None:
        return []
    codes = np.asarray(path.codes)
    return _on_grid(transform.transform(corners), codes) if _is_closed_and_straight(codes) else []


def _small(path: Path, transform: Transform, place: tuple[float, float] | None) -> Iterator[Outline]:
    """The path told from a place, by itself from its first corner: marks of one kind are then the same bytes."""
    corners = _corners(path)
    if not len(corners):
        return
    origin = transform.transform(corners[:1])[0] if place is None else np.asarray(place)
    if not np.isfinite(origin).all():
        _refuse("a place that is no number")
    x, y = np.rint(origin / FINE).astype(np.int64).tolist()
    told = transform + Affine2D().translate(*-origin).scale(1 / FINE)
    yield Outline(FINE, x, y, path_operators(path, told, 0))


def _is_closed_and_straight(codes: NDArray[np.uint8]) -> bool:
    begun, ended = (np.count_nonzero(codes == code) for code in (Path.MOVETO, Path.CLOSEPOLY))
    return begun == ended and begun + ended + np.count_nonzero(codes == Path.LINETO) == len(codes)


def _on_grid(places: NDArray[np.float64], codes: NDArray[np.uint8]) -> list[Outline]:
    """Closed outlines with their corners moved to the grid; neighbours' shared corners move alike.

    Corners that stand for nothing on the grid are left out, and outlines that are left with no inside.
    """
    corner = codes != Path.CLOSEPOLY
    rings = np.cumsum(codes == Path.MOVETO)[corner]
    corners = np.rint(places[corner] / GRID).astype(np.int64)
    for keep in (_moves, _turns):
        kept = keep(corners, *_neighbours(rings))
        corners, rings = corners[kept], rings[kept]
    kept = np.bincount(rings, minlength=1)[rings] > 2
    return _closed(corners[kept], rings[kept])


def _neighbours(rings: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each corner the one before it and the one after it in its ring."""
    if not len(rings):
        return rings, rings
    first = np.flatnonzero(np.diff(rings, prepend=-1))
    last = np.append(first[1:], len(rings)) - 1
    before, after = np.arange(len(rings)) - 1, np.arange(len(rings)) + 1
    before[first], after[last] = last, first
    return before, after


def _moves(corners: NDArray[np.int64], before: NDArray[np.int64], _after: object) -> NDArray[np.bool_]:
    return (corners != corners[before]).any(axis=1)


def _turns(
    corners: NDArray[np.int64], before: NDArray[np.int64], after: NDArray[np.int64]
) -> NDArray[np.bool_]:
    into, out = corners - corners[before], corners[after] - corners
    bends = into[:, 0] * out[:, 1] != into[:, 1] * out[:, 0]
    return bends | ((into * out).sum(axis=1) < 0)


def _closed(corners: NDArray[np.int64], rings: NDArray[np.int64]) -> list[Outline]:
    """Each ring with those that may be holes in it."""
    bounds = [*np.flatnonzero(np.diff(rings, prepend=-1)).tolist(), len(rings)]
    groups: list[list[NDArray[np.int64]]] = []
    for ring in (corners[begin:end] for begin, end in pairwise(bounds)):
        if not groups or not _within(ring, groups[-1][0]):
            groups.append([])
        groups[-1].append(ring)
    return [_outline(group) for group in groups]


def _within(ring: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    lowest, highest = other.min(axis=0), other.max(axis=0)
    return bool((ring >= lowest).all() and (ring <= highest).all())


def _outline(rings: Sequence[NDArray[np.int64]]) -> Outline:
    x, y = rings[0][0].tolist()
    told = ([b"%d %d" % (across - x, up - y) for across, up in ring.tolist()] for ring in rings)
    path = b"".join(places[0] + b" m\n" + b" l\n".join(places[1:]) + b" l\nh\n" for places in told)
    return Outline(GRID, x, y, path)


def _font(prop: FontProperties) -> str:
    found = _FONTS.get(prop.get_weight())  # type: ignore[call-overload]
    if not found or prop.get_file() or tuple(prop.get_family()) != FAMILIES:
        _refuse(f"a typeface that is not the figures' own ({prop.get_name()})")
    return found


def _refuse(what: str) -> NoReturn:
    raise NotRecordable(f"a page can't repeat {what}: draw the figure without it")
