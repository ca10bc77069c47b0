"""Type, colour and measure of the page: sober, and as clear in grey as in colour.

Sizes and lengths are points. No letter is under 8.5, in notes, footers and figures neither; only the raised number that
leads to a note is smaller, as such numbers are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from desktop.page.fonts import Face

Colour = tuple[float, float, float]


def _rgb(value: str) -> Colour:
    red, green, blue = (int(value[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return round(red, 3), round(green, 3), round(blue, 3)


INK = _rgb("1d2730")
NAVY = _rgb("14344a")
BLUE = _rgb("0b5c8a")
GREY = _rgb("55626d")
PANEL = _rgb("f1f5f8")
HAIR = _rgb("cfd8df")
AMBER = _rgb("c47a1c")


class Paper(Enum):
    """A paper size: width and height."""

    A4 = (595.28, 841.89)
    LETTER = (612.0, 792.0)
    A6 = (297.64, 419.53)  # a card

    @property
    def width(self) -> float:
        return self.value[0]

    @property
    def height(self) -> float:
        return self.value[1]

    @property
    def is_card(self) -> bool:
        """Whether it is too narrow for columns, and is not punched."""
        return self is Paper.A6

    @property
    def margin(self) -> float:
        """Beside the text."""
        return CARD_MARGIN if self.is_card else MARGIN

    @property
    def top(self) -> float:
        """Above the head."""
        return CARD_TOP if self.is_card else TOP

    @property
    def bottom(self) -> float:
        """Below the foot."""
        return CARD_BOTTOM if self.is_card else BOTTOM


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of text looks. rise: of its baseline above that of the line."""

    face: Face
    size: float
    colour: Colour = INK
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set. leading: from baseline to baseline.

    align: left is where the page's lines begin, right where they end, number by the last digit.
    """

    face: Face
    size: float
    leading: float
    colour: Colour = INK
    align: str = "left"

    @property
    def ink(self) -> Ink:
        return _ink(self.face, self.size, self.colour)

    @property
    def mark(self) -> Ink:
        """A note mark: raised without moving the lines apart."""
        return _mark(self.face, self.size)

    def to_the_right(self) -> TextStyle:
        return replace(self, align="right")

    def as_numbers(self) -> TextStyle:
        return replace(self, align="number")

    def at(self, size: float) -> TextStyle:
        """The same at another size, its leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


LEAST = 8.5
"""Points of the smallest letters."""
MARK_SIZE = 7.0
"""Points of the number that leads to a note."""


@lru_cache(maxsize=256)
def _ink(face: Face, size: float, colour: Colour) -> Ink:
    return Ink(face, size, colour)


@lru_cache(maxsize=256)
def _mark(face: Face, size: float) -> Ink:
    return Ink(face, MARK_SIZE, BLUE, round(size * 0.36, 2))


@lru_cache(maxsize=256)
def _led(style: TextStyle, share: float) -> TextStyle:
    return replace(style, leading=round(style.leading * share, 2))


TITLE = TextStyle(Face.SANS_BOLD, 19.0, 23.5, NAVY)
SUBTITLE = TextStyle(Face.SANS, 10.0, 13.5, GREY)
HEADING = TextStyle(Face.SANS_BOLD, 10.2, 13.5, BLUE)
BODY = TextStyle(Face.SERIF, 9.5, 13.0)
QUOTE = TextStyle(Face.SERIF_ITALIC, 9.5, 13.0)
ATTRIBUTION = TextStyle(Face.SANS, LEAST, 11.0, GREY)
BOXED = TextStyle(Face.SERIF, 9.0, 12.0)
CELL = TextStyle(Face.SERIF, 8.7, 11.4)
COLUMN_HEAD = TextStyle(Face.SANS_BOLD, LEAST, 11.0)
LABEL = TextStyle(Face.SERIF, 9.5, 13.0, BLUE)
CAPTION = TextStyle(Face.SANS, LEAST, 10.8, GREY)
KEY_LABEL = TextStyle(Face.SANS, LEAST, 11.0, GREY)
KEY_VALUE = TextStyle(Face.SANS_BOLD, 12.0, 15.2, NAVY)
KEY_REMARK = TextStyle(Face.SANS, LEAST, 10.8, GREY)
NOTE = TextStyle(Face.SERIF, LEAST, 9.9)
HEAD = TextStyle(Face.SANS, LEAST, 11.2, GREY)
ORGANISATION = TextStyle(Face.SANS_BOLD, LEAST, 11.2, NAVY)
CONTACT = TextStyle(Face.SANS, LEAST, 10.4)
FOOT = TextStyle(Face.SANS, LEAST, 10.4, GREY)
COVER_ORGANISATION = TextStyle(Face.SANS_BOLD, 11.0, 15.0, NAVY)
COVER_TITLE = TextStyle(Face.SANS_BOLD, 30.0, 38.0, NAVY)
COVER_HEAD = TextStyle(Face.SANS_BOLD, 13.0, 18.0, BLUE)
COVER_LINE = TextStyle(Face.SANS, 11.0, 16.0)
COVER_NOTE = TextStyle(Face.SANS, LEAST, 12.0, GREY)
ENTRY = TextStyle(Face.SERIF, 9.2, 11.8)
STANDING = TextStyle(Face.SANS, LEAST, 11.8, GREY)
INDEX_LETTER = TextStyle(Face.SANS_BOLD, 9.2, 13.0, BLUE)

MARGIN = 46.0  # beside the text: a hole punch reaches 43
CARD_MARGIN = 22.0
TOP = 34.0
CARD_TOP = 17.0
CARD_BOTTOM = 15.0
BOTTOM = 26.0
GUTTER = 19.0  # between the two columns of the first page
MAIN_SHARE = 0.555  # of the width less the gutter
MEASURE = 450.0  # running text is not set wider: some 95 characters


@dataclass(frozen=True, slots=True)
class Spacing:
    """The white of a page: space above a section, under its heading, between blocks, and above a large one or an item.

    figure: share of a figure's usual height; leading: share of the usual leading. Type keeps its size.
    """

    section: float = 11.5
    heading: float = 2.8
    block: float = 4.8
    large: float = 7.5
    item: float = 2.4
    cell: float = 3.0
    figure: float = 1.0
    leading: float = 1.0

    def set(self, style: TextStyle) -> TextStyle:
        """The style with this leading."""
        return style if self.leading == 1 else _led(style, self.leading)


EASY = Spacing()
SNUG = Spacing(section=10.0, heading=2.4, block=4.2, large=6.5, item=2.0, cell=2.6, figure=0.93, leading=0.98)
TIGHT = Spacing(
    section=8.5, heading=2.0, block=3.6, large=5.5, item=1.6, cell=2.2, figure=0.86, leading=0.955
)
