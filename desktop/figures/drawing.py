"""A drawn figure as plain data: what the page repeats on its own canvas, with its own fonts.

Matplotlib draws onto a recording renderer; the page knows nothing of Matplotlib, and the
recording nothing of the page. Lengths are points (1/72 inch), the origin is bottom left.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """One of many in a look, painted by itself: its path is told from x, y; all are multiples of `grid` points.

    Counted from a place of its own its numbers are short and often the same, which makes a map half as large.
    """

    grid: float
    x: int
    y: int
    path: bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """Filled and stroked outlines in PDF path operators ("0 0 m 5 0 l h").

    fill, stroke: red, green, blue from 0 to 1, or None. even_odd: the rule by which `fill` counts inside.
    clip: x, y, width, height, or None. outlines: more of them in the same look, over those of `path`, later ones over earlier ones.
    """

    path: bytes
    fill: tuple[float, float, float] | None
    stroke: tuple[float, float, float] | None
    line_width: float = 0.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0
    cap: str = "butt"  # butt, round, projecting
    join: str = "miter"  # miter, round, bevel
    even_odd: bool = False
    clip: tuple[float, float, float, float] | None = None
    outlines: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text whose baseline begins, at its left, at x, y.

    text: as it is read, whichever way its letters run. font: "sans" or "sans-bold", set by the page in its own.
    right_to_left: whether the line runs so as a whole.
    """

    text: str
    x: float
    y: float
    size: float
    colour: tuple[float, float, float]
    angle: float = 0.0
    font: str = "sans"
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw, in order; later items lie over earlier ones.

    under: what lies under all of them; the very same for figures that share it.
    """

    width: float
    height: float
    items: tuple[Shape | Label, ...]
    under: Drawing | None = None
