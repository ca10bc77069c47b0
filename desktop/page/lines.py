"""Runs broken into lines: at spaces, after hyphens and slashes, and anywhere only where nothing else will do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from desktop.page.fonts import Face, advances, width
from desktop.page.runs import NO_BREAK_SPACE, Run

_BREAKS = re.compile(r"( +)|(?<=[^\W\d_][^\W\d_][-–—/])(?=[^\W\d_]{2})")
_ADDRESS_BREAKS = re.compile(r"(?<=[/?&=_#-])(?=[^/?&=_#-])|(?<=[^/.])(?=\.[^.])")
_RUNT = 0.2  # a last line shorter than this share of the measure is too short
_NARROWER = (0.96, 0.92, 0.88, 0.84)


@dataclass(slots=True)
class Piece:
    """Unbroken text of one run with its length."""

    text: str
    run: Run
    width: float


@dataclass(slots=True)
class Word:
    """Pieces that stay together, and the space after them."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    space: Piece | None = None

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.width += piece.width


@dataclass(slots=True)
class Line:
    """A set line. width: without the space at its end."""

    pieces: list[Piece]
    width: float


def set_lines(runs: list[Run], measure: float) -> list[Line]:
    """The runs in lines no longer than `measure`, the last one not a lonely scrap if that can be helped."""
    words = list(_words(runs))
    lines = _fill(words, measure)
    if len(lines) < 2 or lines[-1].width >= _RUNT * measure:
        return lines
    for share in _NARROWER:
        tighter = _fill(words, share * measure)
        if len(tighter) > len(lines):
            break
        if tighter[-1].width >= _RUNT * measure:
            return tighter
    return lines


def length(runs: list[Run]) -> float:
    """The length of the runs on one line."""
    return sum(word.width + (word.space.width if word.space else 0) for word in _words(runs))


def _words(runs: list[Run]) -> Iterator[Word]:
    word = Word()
    for run in runs:
        link = run.element.link
        address = bool(link and link.target and link.target.url) and "/" in run.text and " " not in run.text
        space: Piece | None = None
        for text, length in _measured(run.text, run.ink.face, run.ink.size, run.glued, address):
            if text == " " and not run.glued:
                if word.pieces:
                    word.space = space = space or Piece(text, run, length)
                    yield word
                word = Word()
                continue
            if word.pieces and word.pieces[-1].run is run:
                yield word
                word = Word()
            word.add(Piece(text, run, length))
    if word.pieces:
        yield word


@lru_cache(maxsize=4096)
def _measured(
    text: str, face: Face, size: float, glued: bool, address: bool
) -> tuple[tuple[str, float], ...]:
    """The parts between which a line may break, single spaces among them, each with its length."""
    parts = (
        [text] if glued else [part for part in (_ADDRESS_BREAKS if address else _BREAKS).split(text) if part]
    )
    shown = (" " if part[0] == " " and not glued else part.replace(NO_BREAK_SPACE, " ") for part in parts)
    return tuple((part, width(face, part) * size / 1000) for part in shown)


def _fill(words: list[Word], measure: float) -> list[Line]:
    lines: list[Line] = []
    line, at = Line([], 0.0), 0.0
    for word in words:
        if line.pieces and at + word.width > measure + 0.01:
            lines.append(line)
            line, at = Line([], 0.0), 0.0
        if word.width > measure + 0.01:
            *whole, line = _chopped(word, measure)
            lines += whole
            at = line.width
        else:
            line.pieces.extend(word.pieces)
            at += word.width
        line.width = at
        if word.space:
            line.pieces.append(word.space)
            at += word.space.width
    if line.pieces:
        lines.append(line)
    return lines


def _chopped(word: Word, measure: float) -> list[Line]:
    """A word longer than the measure, cut where the line is full."""
    lines, line = [], Line([], 0.0)
    for piece in word.pieces:
        for part in _cuts(piece, measure, measure - line.width):
            if line.pieces and line.width + part.width > measure + 0.01:
                lines.append(line)
                line = Line([], 0.0)
            line.pieces.append(part)
            line.width += part.width
    return [*lines, line]


def _cuts(piece: Piece, measure: float, room: float) -> Iterator[Piece]:
    if piece.width <= measure:
        yield piece
        return
    scale = piece.run.ink.size / 1000
    ends, total = [], 0.0
    for advance in advances(piece.run.ink.face, piece.text):
        total += advance * scale
        ends.append(total)
    start, done = 0, 0.0
    while start < len(ends):
        end = max(bisect_right(ends, done + (room if room > measure / 3 else measure)), start + 1)
        yield replace(piece, text=piece.text[start:end], width=ends[end - 1] - done)
        start, done, room = end, ends[end - 1], measure
