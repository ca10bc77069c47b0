"""How large the preview shows pages, and how many beside each other: plain numbers, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.ui.theme import SPACE

STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""Of the size on paper, at 96 pixels to the inch."""
_INCH = 96 / 72  # pixels to a point
_READABLE = 500  # pixels: where two pages of this width have room, they stand beside each other
_LEAST = 80


class Fit(StrEnum):
    """What a page is fitted to; FREE is a size of one's own."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class Spread(StrEnum):
    """Pages beside each other; ROOM: two where both can be read."""

    ROOM = "room"
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Zoom:
    """scale: for FREE, as a share of the size on paper."""

    fit: Fit = Fit.WIDTH
    spread: Spread = Spread.ROOM
    scale: float = 1.0

    def across(self, width: int) -> int:
        """How many pages stand beside each other in so many pixels."""
        if self.spread is Spread.ROOM:
            return 2 if self.fit is not Fit.FREE and width >= 2 * _READABLE + 3 * SPACE else 1
        return 2 if self.spread is Spread.TWO else 1

    def page_width(self, width: int, height: int, size: tuple[float, float]) -> int:
        """Of a page in pixels, in a room of this width and height. size: of the page in points."""
        if self.fit is Fit.FREE:
            return max(round(size[0] * _INCH * self.scale), _LEAST)
        across = self.across(width)
        broad = (width - SPACE * (across + 1)) // across
        if self.fit is Fit.PAGE:
            broad = min(broad, round((height - 2 * SPACE) * size[0] / size[1]))
        return max(broad, _LEAST)

    def stepped(self, by: int, page_width: int, size: tuple[float, float]) -> Zoom:
        """The next larger or smaller step from how wide a page is now."""
        now = page_width / (size[0] * _INCH)
        larger = [step for step in STEPS if step > now * 1.01]
        smaller = [step for step in STEPS if step < now * 0.99]
        step = (larger[0] if larger else STEPS[-1]) if by > 0 else (smaller[-1] if smaller else STEPS[0])
        return Zoom(Fit.FREE, self.spread, step)


def written_zoom(zoom: Zoom) -> str:
    """As a text, to be read again by `read_zoom`."""
    return f"{zoom.fit} {zoom.spread} {zoom.scale:g}"


def read_zoom(text: str) -> Zoom:
    """A zoom that was written; pages fitted to the width for any other text."""
    try:
        fit, spread, scale = text.split()
        return Zoom(Fit(fit), Spread(spread), min(max(float(scale), STEPS[0]), STEPS[-1]))
    except ValueError:
        return Zoom()
