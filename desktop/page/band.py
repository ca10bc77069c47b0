"""The band on each page of an internal document: stripes and a word, told at arm's length from a handout.

It stands at head, foot and outer edge, so that it is seen on a page that is folded in two or three, and is black and
white alone, so that neither a printer without colours nor a copier takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.page.fonts import Face, width
from desktop.page.mixed import mixed_width, runs_both_ways
from desktop.page.runs import Run, clean, covered
from desktop.page.sheet import Box, Sheet
from desktop.page.strings import number
from desktop.page.styles import LEAST, Colour, Ink, Paper
from desktop.page.tags import Element

_BLACK: Colour = (0.0, 0.0, 0.0)
_WHITE: Colour = (1.0, 1.0, 1.0)
_STRIPE = 5.0
_PADDING = 9.0
_LEVEL, _UPWARD = (1.0, 0.0), (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the stripes lie, from the edges of the paper: at its head, its foot and its outer edge; and the words' size.

    ends: of the strip at the outer edge, from foot and head.
    """

    head: tuple[float, float]
    foot: tuple[float, float]
    edge: tuple[float, float]
    ends: tuple[float, float]
    size: float


_ON_SHEET = _Places((30.0, 13.5), (11.5, 22.5), (32.0, 20.0), (38.0, 46.0), 10.5)
"""A printer leaves out no more than 12 points at an edge."""
_ON_CARD = _Places((17.5, 6.0), (8.0, 19.5), (17.0, 6.0), (24.0, 24.0), LEAST)
"""A card is cut out of a larger sheet."""


@dataclass(frozen=True, slots=True)
class Band:
    """words: what it says. mirrored: the outer edge is the left one."""

    words: str
    paper: Paper
    mirrored: bool = False

    def draw(self, sheet: Sheet, element: Element | None = None) -> None:
        """On a page. element: what the words at the head belong to where they are read out; they are, once."""
        sheet.artifact()
        head, foot, edge = self._boxes()
        for box in (head, foot, edge):
            sheet.literally(_stripes(box))
        self._say(sheet, foot, LEAST)
        parts = 2 if self.paper.is_card else 3
        length = (edge[3] - edge[1]) / parts
        for place in range(parts):
            part = (edge[0], edge[1] + place * length, edge[2], edge[1] + (place + 1) * length)
            self._say(sheet, part, LEAST, _UPWARD)
        self._say(sheet, head, self._places.size, element=element)
        sheet.close()

    @property
    def _places(self) -> _Places:
        return _ON_CARD if self.paper.is_card else _ON_SHEET

    def _boxes(self) -> tuple[Box, Box, Box]:
        at, wide, high = self._places, self.paper.width, self.paper.height
        left, right = self.paper.margin, wide - self.paper.margin
        edge = (at.edge[1], at.edge[0]) if self.mirrored else (wide - at.edge[0], wide - at.edge[1])
        return (
            (left, high - at.head[0], right, high - at.head[1]),
            (left, at.foot[0], right, at.foot[1]),
            (edge[0], at.ends[0], edge[1], high - at.ends[1]),
        )

    def _say(
        self,
        sheet: Sheet,
        box: Box,
        size: float,
        turned: tuple[float, float] = _LEVEL,
        element: Element | None = None,
    ) -> None:
        """The words in white on a black plate in the middle of the box."""
        ink = Ink(Face.SANS_BOLD, size, _WHITE)
        text = clean(self.words)
        both = runs_both_ways(text)
        runs = [] if both else covered(text, ink, element or Element("Span"))
        length = (
            mixed_width(ink.face, text, right_to_left=True) * size / 1000 if both else sum(map(_long, runs))
        )
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        half, sink = length / 2, 0.36 * size
        if turned == _LEVEL:
            plate = (across - half - _PADDING, box[1], across + half + _PADDING, box[3])
            x, y = across - half, up - sink
        else:
            plate = (box[0], up - half - _PADDING, box[2], up + half + _PADDING)
            x, y = across + sink, up - half
        sheet.fill(plate, _BLACK)
        if element is not None:
            sheet.mark(element)
            sheet.read.append((element, text))
        if both:
            sheet.mixed(x, y, text, ink, turned, right_to_left=True)
        for run in runs:
            sheet.text(x, y, run.text, run.ink, turned)
            x, y = x + turned[0] * _long(run), y + turned[1] * _long(run)


def _long(run: Run) -> float:
    return width(run.ink.face, run.text) * run.ink.size / 1000


def _stripes(box: Box) -> Iterator[str]:
    """Slanting black stripes that fill the box."""
    left, foot, right, top = box
    slant = min(top - foot, right - left)
    sides = " ".join(map(number, (left, foot, right - left, top - foot)))
    yield f"q {sides} re W n 0 0 0 rg"
    if right - left >= top - foot:
        at = left - slant
        while at < right:
            yield _outline((at, foot), (at + _STRIPE, foot), (at + _STRIPE + slant, top), (at + slant, top))
            at += 2 * _STRIPE
    else:
        at = foot - slant
        while at < top:
            yield _outline(
                (left, at), (left, at + _STRIPE), (right, at + _STRIPE + slant), (right, at + slant)
            )
            at += 2 * _STRIPE
    yield "Q"


def _outline(*corners: tuple[float, float]) -> str:
    first, *others = (f"{number(x)} {number(y)}" for x, y in corners)
    return f"{first} m " + " ".join(f"{each} l" for each in others) + " h f"
