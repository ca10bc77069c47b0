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
from desktop.page.fonts import FEATURES, REPLACEMENT, Face, FontUse, coverage, font_of, parts
from desktop.page.glyphs import Built
from desktop.page.strings import number

_ARABIC = {Face.SANS: Face.ARABIC, Face.SANS_BOLD: Face.ARABIC_BOLD}
"""For letters that a face lacks; of the others none sets such lines."""

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True, slots=True)
class Letter:
    """What is shown for a letter: its glyph, or several that are one: its body, dots and marks.

    text: what it stands for. advance: of the pen, in thousandths of the size.
    """

    built: Built
    text: str
    advance: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face, from left to right."""

    face: Face
    letters: tuple[Letter, ...]


def runs_both_ways(text: str) -> bool:
    """Whether any letter of the text runs right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in text)


@lru_cache(maxsize=4096)
def mixed_pieces(face: Face, text: str, *, right_to_left: bool) -> tuple[Piece, ...]:
    """The line from left to right. right_to_left: whether it runs so as a whole."""
    found: list[Piece] = []
    for stretch in stretches(text, right_to_left=right_to_left):
        shaped = [
            _shaped(each, "".join(group), backwards=stretch.backwards)
            for each, group in _by_face(face, stretch.text)
        ]
        found += reversed(shaped) if stretch.backwards else shaped
    return tuple(found)


def mixed_width(face: Face, text: str, *, right_to_left: bool) -> float:
    """Length of the line, in thousandths of the size."""
    pieces = mixed_pieces(face, text, right_to_left=right_to_left)
    return sum(letter.advance for piece in pieces for letter in piece.letters)


def show_mixed(fonts: FontUse, face: Face, text: str, size: float, *, right_to_left: bool) -> Iterator[str]:
    """PDF operators that show the line; its glyphs are noted as used."""
    for piece in mixed_pieces(face, text, right_to_left=right_to_left):
        shown = "".join(_operand(fonts, piece.face, letter) for letter in piece.letters)
        yield f"/{piece.face.name} {number(size)} Tf[{shown.replace('><', '')}]TJ"


def show_backwards(fonts: FontUse, face: Face, text: str) -> str:
    """The operand of TJ for letters of one face that run right to left, from the left one on."""
    return "".join(_operand(fonts, face, letter) for letter in _letters(face, text)).replace("><", "")


@lru_cache(maxsize=8192)
def _letters(face: Face, text: str) -> tuple[Letter, ...]:
    """Shaped word by word, as the text is measured."""
    shaped = [_shaped(face, part, backwards=True).letters for part in reversed(parts(text))]
    return tuple(letter for letters in shaped for letter in letters)


def _operand(fonts: FontUse, face: Face, letter: Letter) -> str:
    closer = letter.built.advance - letter.advance
    return f"<{fonts.glyph(face, letter.built, letter.text):04X}>{closer or ''}"


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
    # Marks apart from their letters, so that each is copied and searched as itself.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    # Arabic letters join by features that Latin text may do without.
    hb.shape(font, buffer, {} if backwards else FEATURES)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    found = [(begin, list(group)) for begin, group in groupby(glyphs, lambda glyph: glyph[0].cluster)]
    begins = sorted({begin for begin, _ in found})
    ends = dict(zip(begins, [*begins[1:], len(text)], strict=True))
    # A bracket set backwards stands for what it looks like: readers turn it round with the line.
    read = text.translate(_MIRRORED) if backwards else text
    return Piece(face, tuple(_letter(face, read[begin : ends[begin]], glyphs) for begin, glyphs in found))


def _letter(face: Face, text: str, glyphs: Sequence[tuple[hb.GlyphInfo, hb.GlyphPosition]]) -> Letter:
    drawn: list[tuple[int, int, int]] = []
    pen = 0
    for info, place in glyphs:
        drawn.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    own = sum(font_of(face).get_glyph_h_advance(info.codepoint) for info, _ in glyphs)
    return Letter(Built(tuple(drawn), own), text, pen)
