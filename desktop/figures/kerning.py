"""Letters of a PDF file where Matplotlib's own layout has them, in lines that run right-to-left.

Its PDF writer moves each letter by how much closer it stands to the one before. Where the typeface changes, as between
Arabic words and the spaces between them, it does so besides beginning anew at the letter's place; and it leaves
out how far dots and marks stand off. Both are put right here; all other lines are left as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from matplotlib import _text_helpers

from desktop.figures.plotting import LoadFlags
from desktop.figures.style import runs_to_the_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.ft2font import FT2Font, LayoutItem


@cache
def correct_kerning() -> None:
    """Have Matplotlib's files set letters so from now on."""
    _text_helpers.layout = _kerned(_text_helpers.layout)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A letter by Matplotlib's names. prev_kern: from where the pen is to where the letter stands."""

    ft_object: FT2Font
    char: str
    glyph_index: int
    x: float
    y: float
    prev_kern: float


def _kerned(layout: Callable[..., Iterator[LayoutItem]]) -> Callable[..., Iterator[Any]]:
    @wraps(layout)
    def kerned(string: str, font: FT2Font, **options: Any) -> Iterator[Any]:
        items = layout(string, font, **options)
        return _stepwise(items) if runs_to_the_left(string) else items

    return kerned


def _stepwise(items: Iterator[LayoutItem]) -> Iterator[_Laid]:
    before, pen = None, 0.0
    for item in items:
        font = item.ft_object
        kern = float(item.x - pen) if font is before else 0.0
        glyph = font.load_glyph(item.glyph_index, flags=LoadFlags.NO_HINTING)
        yield _Laid(font, item.char, item.glyph_index, item.x, item.y, kern)
        before, pen = font, item.x + glyph.linearHoriAdvance / 65536
