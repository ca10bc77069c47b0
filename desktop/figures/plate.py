"""The sheet a figure is drawn on, measured in points: what is set at its head and foot leaves room between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.figures.plotting import Affine2D, Circle, Figure, Rectangle
from desktop.figures.style import (
    HATCH_WIDTH,
    RIGHT_TO_LEFT_MARK,
    Fill,
    Lettering,
    Theme,
    directed,
    runs_to_the_left,
    text_width,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.figures.plotting import Axes, Transform

SMALLEST, LARGEST = 7.0, 9.5  # of the ordinary letters, in points

LEAST_STILL = 8.5
"""Points of the smallest letters of a figure that is printed."""

SMALL = 320.0
"""Points; a narrower figure is drawn with fewer corners and lines."""
LEAST = 12.0  # points of room that a figure of any size has

WIDE = 380.0
"""Points from which a figure has room for names and further keys."""


def letters_for(width: float) -> float:
    """The size of the ordinary letters of a figure of that width."""
    return min(max(width / 58, SMALLEST), LARGEST)


class Plate:
    """A figure with its free room: left, bottom, right and top, which shrinks as things are set.

    size: of the ordinary letters, by the figure's width. least: of the smallest; 0 on a screen, where one can zoom. coarse: whether a map has few corners.
    right_to_left: whether its words run so: then titles, notes and keys begin at the right, and what is read like
    text is mirrored. Maps are not, nor are years, which run left to right in Arabic charts as in all others:
    numbers do, and a hall that sees the figure in two languages sees one curve.
    """

    def __init__(
        self, width: float, height: float, theme: Theme, *, still: bool = False, right_to_left: bool = False
    ) -> None:
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=theme.background)
        self.theme = theme
        self.width, self.height = width, height
        self.coarse = width < SMALL
        self.left, self.bottom, self.right, self.top = 0.0, 0.0, width, height
        self.least = LEAST_STILL if still else 0.0
        self.size = max(letters_for(width), self.least)
        self.right_to_left = right_to_left

    @property
    def points(self) -> Transform:
        """From points, counted from the lower left corner, to the figure whatever its resolution."""
        return Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def hatch(self, fill: Fill) -> str:
        """The fill's hatch; a crossed one with fewer lines in a narrow figure, where it would hide the colour."""
        return fill.hatch[:3] if self.width < SMALL and "x" in fill.hatch else fill.hatch

    @property
    def room(self) -> tuple[float, float]:
        """Width and height still free; never nothing, lest a tiny figure fail."""
        return max(self.right - self.left, LEAST), max(self.top - self.bottom, LEAST)

    def small(self, share: float, least: float = 0.0) -> float:
        """A share of the ordinary letters' size, but no less than what the figure allows, or `least`."""
        return max(self.size * share, self.least, least)

    def pad(self, by: float) -> None:
        self.left, self.bottom = self.left + by, self.bottom + by
        self.right, self.top = self.right - by, self.top - by

    def write(self, x: float, y: float, text: str, look: Lettering | None = None) -> None:
        """A line of text at a place of the figure, in points."""
        look = look or Lettering(self.size, self.theme.text)
        self.figure.text(x, y, text, transform=self.points, **look.options())

    def mirrored(self, x: float, width: float = 0.0) -> float:
        """Where a thing so wide begins that would begin at x in a figure whose words run left to right."""
        return self.left + self.right - x - width if self.right_to_left else x

    def begin(self, x: float, y: float, text: str, look: Lettering | None = None) -> None:
        """A line of text that begins at x, or as far from the other side of the room."""
        look = look or Lettering(self.size, self.theme.text)
        self.write(self.mirrored(x), y, text, look.mirrored() if self.right_to_left else look)

    def lines(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """The text in lines no longer than `width` points; each runs as the whole text does, whatever its letters."""
        found = wrapped(text, width, size, bold=bold)
        if self.right_to_left and len(found) > 1 and runs_to_the_left(text):
            return [RIGHT_TO_LEFT_MARK + line for line in found]
        return found

    def direct(self) -> None:
        """Have the lines run right-to-left, once all are set, if the figure's words do."""
        if self.right_to_left:
            for place in (self.figure, *self.figure.axes):
                for text in place.texts:
                    text.set_text(directed(text.get_text()))

    def say(self, text: str) -> None:
        """A few words in the middle of the room, where there is nothing to draw."""
        across, up = self.left + self.room[0] / 2, self.bottom + self.room[1] / 2
        self.write(across, up, text, Lettering(self.size, self.theme.muted, across="center", up="center"))

    def swatch(self, x: float, y: float, width: float, height: float, fill: Fill, edge: str = "none") -> None:
        self.figure.add_artist(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor=fill.colour,
                edgecolor=edge,
                linewidth=0.5,
                transform=self.points,
            )
        )
        if fill.hatch:
            hatched = Rectangle(
                (x, y),
                width,
                height,
                facecolor="none",
                edgecolor="none",
                linewidth=0,
                hatch=self.hatch(fill),
                hatchcolor=fill.hatch_colour,
                transform=self.points,
            )
            hatched.set_hatch_linewidth(HATCH_WIDTH)
            self.figure.add_artist(hatched)

    def disc(self, x: float, y: float, radius: float, face: str, edge: str, line: float = 0.6) -> None:
        self.figure.add_artist(
            Circle((x, y), radius, facecolor=face, edgecolor=edge, linewidth=line, transform=self.points)
        )

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Bare axes, without frame or ticks."""
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height)
        )
        axes.set_axis_off()
        return axes

    def head(self, title: str, under: str) -> None:
        """Title and the line under it, for a figure that stands alone."""
        title_look = Lettering(self.size * 1.5, self.theme.text, bold=True)
        under_look = Lettering(self.size, self.theme.muted)
        feet = self.size * (0.6 if self.right_to_left else 0.3)  # Arabic letters reach lower
        for line in self.lines(title, self.room[0], self.size * 1.5, bold=True):
            self.top -= self.size * 1.45 + feet
            self.begin(self.left, self.top + feet, line, title_look)
        for line in self.lines(under, self.room[0], self.size):
            self.top -= self.size * 1.5
            self.begin(self.left, self.top + self.size * 0.4, line, under_look)
        self.top -= self.size * 0.6

    def foot(self, paragraphs: Iterable[str]) -> None:
        """Small print at the foot, for a figure that stands alone; each paragraph takes three lines at most."""
        size = self.small(0.82)
        lines = [line for each in paragraphs for line in _shortened(self.lines(each, self.room[0], size), 3)]
        for line in reversed(lines):
            self.begin(self.left, self.bottom + size * 0.3, line, Lettering(size, self.theme.muted))
            self.bottom += size * 1.45
        self.bottom += self.size * 0.6

    def settle(self, aspect: float, foot: float) -> None:
        """Narrow the room so that a map of that width to height stands just above what its foot will hold."""
        across, up = self.room
        spare = max(0.0, up - foot - across / aspect)
        self.bottom, self.top = self.bottom + spare / 2, self.top - spare / 2

    def legend_height(self, keys: Iterable[Key]) -> float:
        return len(self._rows(tuple(keys))) * self.size * 1.6 + self.size * 0.3

    def legend(self, keys: Iterable[Key]) -> None:
        """A row of keys at the foot, broken into as many lines as it takes."""
        rows = self._rows(tuple(keys))
        step = self.size * 1.6
        for row in reversed(rows):
            x = self.left + max(0.0, (self.room[0] - self._length(row)) / 2)
            for key in row:
                self._key(key, x, self.bottom + self.size * 0.45)
                x += self._key_width(key)
            self.bottom += step
        self.bottom += self.size * 0.3

    def _rows(self, keys: tuple[Key, ...]) -> list[list[Key]]:
        rows: list[list[Key]] = [[]]
        for key in keys:
            if rows[-1] and self._length([*rows[-1], key]) > self.room[0]:
                rows.append([])
            rows[-1].append(key)
        return rows

    def _length(self, row: list[Key]) -> float:
        return sum(map(self._key_width, row)) - self.size * 1.4

    def _key_width(self, key: Key) -> float:
        return self.size * 3.0 + text_width(key.text, self.size)

    def _key(self, key: Key, x: float, y: float) -> None:
        side = self.size * 0.9
        if key.round:
            radius = side / 2
            self.disc(
                self.mirrored(x + radius),
                y + radius - self.size * 0.08,
                radius,
                key.fill.colour,
                key.edge,
                0.9,
            )
        elif key.dash:
            self.swatch(self.mirrored(x, side * 1.2), y + self.size * 0.3, side * 1.2, 0.8, key.fill)
        else:
            left = self.mirrored(x, side * 1.2)
            self.swatch(left, y - self.size * 0.08, side * 1.2, side, key.fill, key.edge)
        self.begin(x + side * 1.2 + self.size * 0.4, y, key.text)


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend."""

    text: str
    fill: Fill
    edge: str = "none"
    round: bool = False
    dash: bool = False


def _shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + " …"]
