"""Lines in which letters run both ways, as glyphs: Arabic joined by HarfBuzz, with Latin words and numbers in it."""

# HarfBuzz for Python is compiled and tells pyright no names.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from desktop.page.bidi import stretches
from desktop.page.fonts import FEATURES, REPLACEMENT, Face, FontUse, coverage, font_of
from desktop.page.strings import number

_ARABIC = {Face.SANS: Face.ARABIC, Face.SANS_BOLD: Face.ARABIC_BOLD}
"""For letters that a face lacks; of the others none sets such lines."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph and the text that it stands for, in thousandths of the size.

    across, up: from where the pen is to where it is drawn. advance: of the pen; own: that of the glyph in its font.
    """

    index: int
    text: str
    across: int
    up: int
    advance: int
    own: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]


def runs_both_ways(text: str) -> bool:
    """Whether any letter of the text runs right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in text)


@lru_cache(maxsize=4096)
def mixed_pieces(face: Face, text: str, *, right_to_left: bool) -> tuple[Piece, ...]:
    """The line from left to right. right_to_left: whether it runs so as a whole."""
    found: list[Piece] = []
    for stretch in stretches(text, right_to_left=right_to_left):
        parts = [
            _shaped(each, "".join(group), backwards=stretch.backwards)
            for each, group in _by_face(face, stretch.text)
        ]
        found += reversed(parts) if stretch.backwards else parts
    return tuple(found)


def mixed_width(face: Face, text: str, *, right_to_left: bool) -> float:
    """Length of the line, in thousandths of the size."""
    pieces = mixed_pieces(face, text, right_to_left=right_to_left)
    return sum(glyph.advance for piece in pieces for glyph in piece.glyphs)


def show_mixed(fonts: FontUse, face: Face, text: str, size: float, *, right_to_left: bool) -> Iterator[str]:
    """PDF operators that show the line; its glyphs are noted as used."""
    for piece in mixed_pieces(face, text, right_to_left=right_to_left):
        fonts.note(piece.face, ((glyph.index, glyph.text) for glyph in piece.glyphs))
        yield f"/{piece.face.name} {number(size)} Tf"
        for up, group in groupby(piece.glyphs, lambda glyph: glyph.up):
            shown = "".join(map(_operand, group)).replace("><", "")
            # Marks above or below their letter; the pen goes on as before.
            yield f"{number(up * size / 1000)} Ts[{shown}]TJ 0 Ts" if up else f"[{shown}]TJ"


def _operand(glyph: Glyph) -> str:
    before, after = -glyph.across, glyph.across + glyph.own - glyph.advance
    return f"{before or ''}<{glyph.index:04X}>{after or ''}"


def _by_face(face: Face, text: str) -> Iterator[tuple[Face, Sequence[str]]]:
    """Characters in a row that one face has; where none has, a replacement mark."""
    latin, arabic = coverage(face), coverage(_ARABIC[face])
    shown = (each if each in latin or each in arabic else REPLACEMENT for each in text)
    for covered, group in groupby(shown, latin.__contains__):
        yield face if covered else _ARABIC[face], list(group)


def _shaped(face: Face, text: str, *, backwards: bool) -> Piece:
    font, buffer = font_of(face), hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    # Arabic letters join by features that Latin text may do without.
    hb.shape(font, buffer, {} if backwards else FEATURES)
    infos = buffer.glyph_infos
    ends = _ends([info.cluster for info in infos], len(text))
    return Piece(
        face,
        tuple(
            Glyph(
                info.codepoint,
                text[info.cluster : ends[info.cluster]],
                place.x_offset,
                place.y_offset,
                place.x_advance,
                font.get_glyph_h_advance(info.codepoint),
            )
            for info, place in zip(infos, buffer.glyph_positions, strict=True)
        ),
    )


def _ends(clusters: Sequence[int], length: int) -> dict[int, int]:
    """Where the text of each cluster ends, whichever way they stand."""
    begins = sorted(set(clusters))
    return dict(zip(begins, [*begins[1:], length], strict=True))
