"""The free room of a plate as axes measured in points, for charts that set each mark at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.plotting import Circle, Line2D, Rectangle
from desktop.figures.style import HATCH_WIDTH, Lettering, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.figures.plate import Plate
    from desktop.figures.style import Fill

MARKS, LINES, LETTERS = 3, 2, 8
"""In which order things lie over one another."""


class Sheet:
    """Counted from the lower left corner of what was free of the plate; what is drawn stays within.

    Things are added as plain artists: what measures them for the limits of the axes would take most of the time.
    mirrored: in a figure whose words run right-to-left, everything is drawn as far from the right.
    """

    def __init__(self, plate: Plate, *, mirrored: bool = False) -> None:
        self.plate, self.theme, self.size = plate, plate.theme, plate.size
        self.width, self.height = plate.room
        self._mirrored = mirrored and plate.right_to_left
        self._axes = plate.axes(plate.left, plate.bottom, self.width, self.height)
        self._axes.set_xlim(0, self.width)
        self._axes.set_ylim(0, self.height)

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Fill,
        edge: str = "none",
        line: float = 0.5,
    ) -> None:
        """A filled rectangle; none where it would have no extent."""
        if width <= 0 or height <= 0:
            return
        bar = Rectangle(
            (self._across(x, width), y),
            width,
            height,
            facecolor=fill.colour,
            edgecolor=edge,
            linewidth=0 if edge == "none" else line,
            hatch=self.plate.hatch(fill) or None,
            hatchcolor=fill.hatch_colour,
            zorder=MARKS,
        )
        bar.set_hatch_linewidth(HATCH_WIDTH)
        self._axes.add_artist(bar)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float = 0.6,
        dashes: tuple[float, ...] = (),
        order: float = LINES,
    ) -> None:
        """A stroke through these points. dashes: lengths of stroke and gap, in points."""
        style = (0, tuple(length / width for length in dashes)) if dashes else "solid"
        self._axes.add_artist(
            Line2D(
                [self._across(x) for x in xs],
                ys,
                color=colour,
                linewidth=width,
                linestyle=style,
                zorder=order,
                clip_on=False,
            )
        )

    def disc(self, x: float, y: float, radius: float, face: str, edge: str, line: float = 0.6) -> None:
        place = self._across(x), y
        disc = Circle(place, radius, facecolor=face, edgecolor=edge, linewidth=line, zorder=MARKS + 1)
        self._axes.add_artist(disc)

    def begin(self, y: float, text: str, look: Lettering | None = None) -> None:
        """A line of text at the side where its reader begins."""
        look = look or Lettering(self.size, self.theme.text)
        if self.plate.right_to_left and not self._mirrored:
            self.text(self.width, y, text, look.mirrored())
        else:
            self.text(0, y, text, look)

    def text(self, x: float, y: float, text: str, look: Lettering | None = None) -> None:
        """A line of text, pushed inward where it would leave the sheet."""
        look = look or Lettering(self.size, self.theme.text)
        if self._mirrored:
            x, look = self._across(x), look.mirrored()
        if not look.upright:
            length = text_width(text, look.size, bold=look.bold)
            begin = x - {"left": 0.0, "center": 0.5, "right": 1.0}[look.across] * length
            x += max(0.0, -begin) - max(0.0, begin + length - self.width)
        self._axes.text(x, y, text, **look.options())

    def _across(self, x: float, width: float = 0.0) -> float:
        return self.width - x - width if self._mirrored else x


def fitting(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is longer than `width` points."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while len(text) > 1 and text_width(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def put_notes(plate: Plate, notes: Iterable[str], most: int = 99) -> None:
    """Remarks at the foot of the room, as many to a line as fit; at most so many lines."""
    size = plate.small(0.88)
    gap = text_width("    ", size)
    room = plate.room[0] * 0.97  # on the screen small letters are a little wider than on the page
    lines: list[str] = []
    for note in notes:
        if lines and text_width(lines[-1], size) + gap + text_width(note, size) <= room:
            lines[-1] += "    " + note
        else:
            lines += plate.lines(note, room, size)
    lines = [fitting(line, room, size) for line in lines[:most]]
    for line in reversed(lines):
        plate.begin(plate.left, plate.bottom + size * 0.35, line, Lettering(size, plate.theme.muted))
        plate.bottom += size * 1.4
    if lines:
        plate.bottom += size * 0.3
