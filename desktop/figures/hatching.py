"""Hatches as lines: what a page can draw where Matplotlib would tile a pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LINES_PER_INCH = 6.0
"""Matplotlib's hatches have six lines to the inch for each time that a sign stands in the pattern."""

_DIAGONAL = 1 / sqrt(2)
_DIRECTIONS = {"-": (1.0, 0.0), "|": (0.0, 1.0), "/": (_DIAGONAL, _DIAGONAL), "\\": (_DIAGONAL, -_DIAGONAL)}
_AS_LINES = {"x": "/\\", "+": "-|"}

Segment = tuple[float, float, float, float]


class UnknownHatch(ValueError):
    """A hatch that is not made of straight lines."""


def hatch_lines(hatch: str, rings: list[NDArray[np.float64]]) -> Iterator[Segment]:
    """Segments (x0, y0, x1, y1 in points) of a hatch inside the rings, by the even-odd rule.

    The lines lie on one grid for the whole figure, so that those of neighbours meet. Raises UnknownHatch.
    """
    rings = [ring for ring in rings if len(ring) > 2]
    if not rings:
        return
    signs = Counter(line for sign in hatch for line in _AS_LINES.get(sign, sign))
    unknown = set(signs) - set(_DIRECTIONS)
    if unknown:
        raise UnknownHatch(f"can't draw the hatch {hatch!r} as lines: {sorted(unknown)}")
    for sign, count in signs.items():
        spacing = 72 / (LINES_PER_INCH * count)
        diagonal = sign in "/\\"
        yield from _parallel(_DIRECTIONS[sign], spacing * (_DIAGONAL if diagonal else 1.0), rings)


def _parallel(
    direction: tuple[float, float], spacing: float, rings: list[NDArray[np.float64]]
) -> Iterator[Segment]:
    """Lines in a direction, cut where they enter and leave the rings."""
    along = np.array(direction)
    across = np.array((-direction[1], direction[0]))
    for level, places in _crossings(along, across, spacing, rings):
        foot = across * level
        for begin, end in zip(places[::2], places[1::2], strict=False):
            (x0, y0), (x1, y1) = foot + along * begin, foot + along * end
            yield float(x0), float(y0), float(x1), float(y1)


def _crossings(
    along: NDArray[np.float64],
    across: NDArray[np.float64],
    spacing: float,
    rings: list[NDArray[np.float64]],
) -> Iterator[tuple[float, list[float]]]:
    """For each line its distance from the origin and where, along it, it crosses an edge."""
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    start_at, end_at = starts @ along, ends @ along
    start_up, end_up = starts @ across, ends @ across
    first, last = np.ceil(start_up.min() / spacing), np.floor(start_up.max() / spacing)
    for number in np.arange(first, last + 1):
        level = float(number) * spacing
        crossing = (start_up > level) != (end_up > level)
        rise = end_up[crossing] - start_up[crossing]
        share = (level - start_up[crossing]) / rise
        places = start_at[crossing] + share * (end_at[crossing] - start_at[crossing])
        yield level, sorted(places.tolist())
