"""Glyphs put together of others: the letters of a script whose font draws bodies, dots and marks apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any


@dataclass(frozen=True, slots=True)
class Built:
    """For each part the number of its glyph and where it stands. advance: of the pen, unkerned. In font units.

    One glyph for each letter lets readers of a page copy and search it: they take letters from glyphs on one
    baseline, in the order in which these lie, and turn them round; some do so with an ActualText too, which
    says in which order to read.
    """

    parts: tuple[tuple[int, int, int], ...]
    advance: int

    @property
    def alone(self) -> int | None:
        """The one glyph that it is just as the font has it, if so."""
        (glyph, across, up), *more = self.parts
        return None if more or across or up else glyph


def with_built(program: bytes, built: Mapping[Built, int]) -> bytes:
    """A TrueType font with these glyphs added; their numbers follow on those that it has."""
    from fontTools.ttLib import TTFont  # only documents with such letters need it

    font: Any = TTFont(BytesIO(program), recalcTimestamp=False)
    order = font.getGlyphOrder()
    for each in built:
        glyph = _composite(each, order)
        name = f"built{len(font['glyf'].glyphs)}"
        font["glyf"].glyphs[name] = glyph
        font["hmtx"].metrics[name] = (each.advance, 0)
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    _bound(font, len(built))
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _composite(built: Built, order: list[str]) -> Any:
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

    glyph: Any = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for number, across, up in built.parts:
        part: Any = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = order[number], across, up, 0x4  # rounded to the grid
        glyph.components.append(part)
    return glyph


def _bound(font: Any, count: int) -> None:
    """Boxes and bearings of the added glyphs, once all are there."""
    table = font["glyf"]
    table.setGlyphOrder(font.getGlyphOrder())
    for name in font.getGlyphOrder()[-count:]:
        table[name].recalcBounds(table)
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], table[name].xMin)
