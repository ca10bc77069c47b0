"""A drawing painted on the page: outlines as they are, labels in the document's own faces."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby

from desktop.dossier.picture import Picture
from desktop.figures.drawing import Drawing, Label, Shape
from desktop.page.fonts import Face, width
from desktop.page.mixed import runs_both_ways
from desktop.page.runs import clean, plain
from desktop.page.sheet import Sheet
from desktop.page.strings import number
from desktop.page.styles import Ink, TextStyle
from desktop.page.tags import Element

DrawingOf = Callable[[Picture, float, float], Drawing]

_STEP = 2.0
"""Points by which a stretched chart grows, so that many pages have it at the very same size."""
_FACES = {"sans": Face.SANS, "sans-bold": Face.SANS_BOLD}
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of this size, drawn only when its page is."""

    picture: Picture
    width: float
    height: float
    element: Element
    drawing_of: DrawingOf

    @property
    def least(self) -> float:
        return self.height

    @property
    def stretches(self) -> bool:
        """Whether more height serves it: a chart's bars grow, a map only gains a margin."""
        return self.picture.kind.name.startswith("CHART")

    def stretched(self, share: float) -> Figure:
        """The same so many times as high, if that serves it."""
        return replace(self, height=_STEP * round(self.height * share / _STEP)) if self.stretches else self

    def split(self, room: float, *, force: bool = False) -> None:  # noqa: ARG002 - a figure is one piece
        return None

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        drawing = self.drawing_of(self.picture, self.width, self.height)
        scale = min(self.width / drawing.width, self.height / drawing.height)
        foot = top - self.height
        left = sheet.place(left, self.width)
        box = " ".join(map(number, (left, foot, left + self.width, top)))
        self.element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        sheet.mark(self.element)
        sheet.literally([f"q {scale:.4g} 0 0 {scale:.4g} {number(left)} {number(foot)} cm"])
        if drawing.under:
            sheet.stamp(drawing.under, partial(paint_items, drawing.under))
        paint_items(drawing, sheet)
        sheet.literally(["Q"])
        sheet.close()


def paint_items(drawing: Drawing, sheet: Sheet) -> None:
    """Draw outlines and labels in the drawing's own units."""
    for item in drawing.items:
        if isinstance(item, Shape):
            sheet.literally(_painted(item))
        else:
            _label(sheet, item)


def _painted(shape: Shape) -> Iterator[str]:
    yield "q"
    if shape.clip:
        yield " ".join(map(number, shape.clip)) + " re W n"
    if shape.fill:
        yield _levels(shape.fill) + " rg"
    if shape.stroke:
        yield f"{_levels(shape.stroke)} RG"
        yield f"{_CAPS[shape.cap]} J {_JOINS[shape.join]} j"
    if shape.path:
        yield from _lines(shape, 1.0)
        yield shape.path.decode("ascii")
        yield _paint(shape)
    if shape.outlines:
        yield from _outlines(shape)
    yield "Q"


def _outlines(shape: Shape) -> Iterator[str]:
    """Each from its own place, in its grid's measure."""
    paint = _paint(shape)
    for grid, outlines in groupby(shape.outlines, lambda outline: outline.grid):
        yield f"q {grid} 0 0 {grid} 0 0 cm"
        yield from _lines(shape, grid)
        x, y = 0, 0
        for outline in outlines:
            yield f"1 0 0 1 {outline.x - x} {outline.y - y} cm"
            yield outline.path.decode("ascii") + paint
            x, y = outline.x, outline.y
        yield "Q"


def _lines(shape: Shape, scale: float) -> Iterator[str]:
    """Width and dashes of the stroke, where a length of 1 is so many points."""
    if shape.stroke:
        yield f"{number(shape.line_width / scale)} w"
        if shape.dashes:
            lengths = " ".join(number(length / scale) for length in shape.dashes)
            yield f"[{lengths}] {number(shape.dash_offset / scale)} d"


def _paint(shape: Shape) -> str:
    star = "*" if shape.even_odd else ""
    if shape.fill and shape.stroke:
        return "B" + star
    if shape.fill:
        return "f" + star
    return "S" if shape.stroke else "n"


def _label(sheet: Sheet, label: Label) -> None:
    face = _FACES[label.font]
    ink = Ink(face, label.size, label.colour)
    angle = math.radians(label.angle)
    turned = math.cos(angle), math.sin(angle)
    text = clean(label.text)
    if label.right_to_left or runs_both_ways(text):
        sheet.mixed(label.x, label.y, text, ink, turned, right_to_left=label.right_to_left)
        return
    across = 0.0
    for part in plain(text, TextStyle(face, label.size, label.size, label.colour), Element("Artifact")):
        x, y = label.x + across * turned[0], label.y + across * turned[1]
        sheet.text(x, y, part.text, part.ink, turned)
        across += width(part.ink.face, part.text) * part.ink.size / 1000


@lru_cache(maxsize=256)
def _levels(colour: tuple[float, float, float]) -> str:
    return " ".join(f"{level:.3f}".rstrip("0").rstrip(".") or "0" for level in colour)
