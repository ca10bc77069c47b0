"""Runs broken into lines: at spaces, after hyphens and slashes, and anywhere only where nothing else will do.

Between Chinese characters as `desktop.han` says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, overload

from desktop.han import may_break, unbroken
from desktop.page.fonts import IDEOGRAPHIC, SOFT_HYPHEN, Face, advances, width
from desktop.page.hyphens import hyphenations
from desktop.page.runs import NO_BREAK_SPACE, Run

_BREAKS = re.compile(r"( +)|(?<=[^\W\d_][^\W\d_][-–—/])(?=[^\W\d_]{2})(?![\w-]*\.\w)")
_ADDRESS_BREAKS = re.compile(r"(?<=[/?&=_#-])(?<!://)(?=[^/?&=_#-])|(?<=[^/.])(?=\.[^.])")
_RUNT = 0.2  # a last line shorter than this share of the measure is too short
_NARROW = 330.0  # points: a wider line has room enough for whole words
_GAP = 0.1  # of a narrow line, that a hyphen saves
_MOST_HYPHENS = 2  # in lines one after the other
_FEW = 3  # lines, in which a hyphen must save one
_NARROWER = (0.96, 0.92, 0.88, 0.84)


@dataclass(slots=True)
class Piece:
    """Unbroken text of one run with its length."""

    text: str
    run: Run
    width: float


@dataclass(slots=True)
class Line:
    """A set line. width: without the space at its end."""

    pieces: list[Piece]
    width: float


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """Set lines, told apart from the runs that stand in them: the same words, often met, are broken once.

    broken: all of a paragraph's. first, end: which of them these are.
    """

    broken: tuple[_Broken, ...]
    runs: Sequence[Run]
    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> Lines: ...
    def __getitem__(self, place: int | slice) -> Line | Lines:
        if isinstance(place, slice):
            start, stop, _ = place.indices(len(self))
            return replace(self, first=self.first + start, end=self.first + max(start, stop))
        line = self.broken[range(self.first, self.end)[place]]
        return Line([Piece(text, self.runs[run], width) for text, run, width in line.pieces], line.width)

    def hyphenated(self, place: int) -> bool:
        """Whether a line ends within a word."""
        return self.broken[self.first + place].pieces[-1][0].endswith(SOFT_HYPHEN)

    def before(self, place: int) -> int:
        """How many letters of the paragraph stand before the line."""
        return sum(len(text) for line in self.broken[: self.first + place] for text, _, _ in line.pieces)


class _Look(NamedTuple):
    """All of a run that its breaking depends on."""

    text: str
    face: Face
    size: float
    glued: bool
    address: bool
    language: str


class _Broken(NamedTuple):
    """A line: texts with the numbers of their runs and their lengths. width: without the space at its end."""

    pieces: tuple[tuple[str, int, float], ...]
    width: float


@dataclass(slots=True)
class _Part:
    """Unbroken text of one run with its length. run: its number."""

    text: str
    run: int
    width: float


@dataclass(slots=True)
class _Word:
    """Parts that stay together, and the space after them."""

    parts: list[_Part] = field(default_factory=list)
    width: float = 0.0
    space: _Part | None = None

    def add(self, part: _Part) -> None:
        self.parts.append(part)
        self.width += part.width


@dataclass(slots=True)
class _Filled:
    """A line being filled."""

    parts: list[_Part]
    width: float


def set_lines(runs: Sequence[Run], measure: float) -> Lines:
    """The runs in lines no longer than `measure`, the last one not a lonely scrap if that can be helped."""
    broken = _broken(_looks(runs), measure)
    return Lines(broken, runs, 0, len(broken))


def length(runs: Sequence[Run]) -> float:
    """The length of the runs on one line."""
    return _length(_looks(runs))


def _looks(runs: Sequence[Run]) -> tuple[_Look, ...]:
    return tuple(_look(run) for run in runs)


def _look(run: Run) -> _Look:
    text, ink = run.text, run.ink
    address = "/" in text and " " not in text and _leads_away(run)
    return _Look(text, ink.face, ink.size, run.glued, address, run.language)


def _leads_away(run: Run) -> bool:
    link = run.element.link
    return bool(link and link.target and link.target.url)


@lru_cache(maxsize=8192)
def _broken(looks: tuple[_Look, ...], measure: float) -> tuple[_Broken, ...]:
    return tuple(_Broken(tuple(_joined(line.parts)), line.width) for line in _best(looks, measure))


def _joined(parts: Iterable[_Part]) -> Iterator[tuple[str, int, float]]:
    """Neighbours of one run as one text."""
    for run, group in groupby(parts, lambda part: part.run):
        text, width = "", 0.0
        for part in group:
            text += part.text
            width += part.width
        yield text, run, width


def _best(looks: tuple[_Look, ...], measure: float) -> list[_Filled]:
    words = list(_words(looks))
    lines = _filled(words, looks, measure)
    if len(lines) < 2 or lines[-1].width >= _RUNT * measure:
        return lines
    for share in _NARROWER:
        tighter = _filled(words, looks, share * measure)
        if len(tighter) > len(lines):
            break
        if tighter[-1].width >= _RUNT * measure:
            return tighter
    return lines


def _filled(words: list[_Word], looks: tuple[_Look, ...], measure: float) -> list[_Filled]:
    """Few lines, as of a cell, with whole words unless a hyphen saves a line."""
    lines = _fill(words, looks, measure)
    if not 1 < len(lines) <= _FEW or not any(map(_ends_parted, lines)):
        return lines
    whole = _fill(words, looks, measure, hyphens=False)
    return whole if len(whole) == len(lines) else lines


def _ends_parted(line: _Filled) -> bool:
    return line.parts[-1].text.endswith(SOFT_HYPHEN)


@lru_cache(maxsize=4096)
def _length(looks: tuple[_Look, ...]) -> float:
    return sum(word.width + (word.space.width if word.space else 0) for word in _words(looks))


def _words(looks: tuple[_Look, ...]) -> Iterator[_Word]:
    word = _Word()
    for number, look in enumerate(looks):
        space: _Part | None = None
        for text, length in _measured(*look[:5]):
            if text == " " and not look.glued:
                if word.parts:
                    word.space = space = space or _Part(text, number, length)
                    yield word
                word = _Word()
                continue
            if word.parts and (word.parts[-1].run == number or _parted(word.parts[-1], looks, look, text)):
                yield word
                word = _Word()
            word.add(_Part(text, number, length))
    if word.parts:
        yield word


def _parted(before: _Part, looks: tuple[_Look, ...], look: _Look, text: str) -> bool:
    """Whether a line may break between two runs, as it may where either is Chinese."""
    return (
        not look.glued
        and (look.face in IDEOGRAPHIC or looks[before.run].face in IDEOGRAPHIC)
        and may_break(before.text[-1], text[0])
    )


@lru_cache(maxsize=4096)
def _measured(
    text: str, face: Face, size: float, glued: bool, address: bool
) -> tuple[tuple[str, float], ...]:
    """The parts between which a line may break, single spaces among them, each with its length."""
    if glued:
        parts = [text]
    else:
        parts = [part for part in (_ADDRESS_BREAKS if address else _BREAKS).split(text) if part]
        if face in IDEOGRAPHIC:
            parts = [sign for part in parts for sign in unbroken(part)]
    shown = (" " if part[0] == " " and not glued else part.replace(NO_BREAK_SPACE, " ") for part in parts)
    return tuple((part, width(face, part) * size / 1000) for part in shown)


def _fill(
    words: list[_Word], looks: tuple[_Look, ...], measure: float, *, hyphens: bool = True
) -> list[_Filled]:
    lines: list[_Filled] = []
    line, at, parted = _Filled([], 0.0), 0.0, 0
    for each in words:
        word = each
        if line.parts and at + word.width > measure + 0.01:
            room = measure - at
            worth = hyphens and measure < _NARROW and room > _GAP * measure and parted < _MOST_HYPHENS
            halves = _halves(word, looks, room) if worth and word is not words[-1] else None
            parted = parted + 1 if halves else 0
            if halves:
                line.parts.extend(halves[0].parts)
                line.width = at + halves[0].width
                word = halves[1]
            lines.append(line)
            line, at = _Filled([], 0.0), 0.0
        if word.width > measure + 0.01:
            *whole, line = _chopped(word, looks, measure)
            lines += whole
            at = line.width
        else:
            line.parts.extend(word.parts)
            at += word.width
        line.width = at
        if word.space:
            line.parts.append(word.space)
            at += word.space.width
    if line.parts:
        lines.append(line)
    return lines


def _halves(word: _Word, looks: tuple[_Look, ...], room: float) -> tuple[_Word, _Word] | None:
    """The word parted by a hyphen so that as much as can be of it goes into the room."""
    for index, part in enumerate(word.parts):
        look = looks[part.run]
        places = hyphenations(part.text, look.language) if look.language else ()
        for place in reversed(places):
            head = part.text[:place] + SOFT_HYPHEN
            length = width(look.face, head) * look.size / 1000
            if length <= room:
                return _parted_at(word, index, replace(part, text=head, width=length), look)
        room -= part.width
    return None


def _parted_at(word: _Word, index: int, head: _Part, look: _Look) -> tuple[_Word, _Word]:
    """Both halves of a word of which the part of this number ends with a hyphen after the head."""
    part = word.parts[index]
    text = part.text[len(head.text) - 1 :]
    first, second = _Word(), _Word(space=word.space)
    for each in (*word.parts[:index], head):
        first.add(each)
    tail = replace(part, text=text, width=width(look.face, text) * look.size / 1000)
    for each in (tail, *word.parts[index + 1 :]):
        second.add(each)
    return first, second


def _chopped(word: _Word, looks: tuple[_Look, ...], measure: float) -> list[_Filled]:
    """A word longer than the measure, cut where the line is full."""
    lines, line = [], _Filled([], 0.0)
    for whole_part in word.parts:
        for part in _cuts(whole_part, looks, measure, measure - line.width):
            if line.parts and line.width + part.width > measure + 0.01:
                lines.append(line)
                line = _Filled([], 0.0)
            line.parts.append(part)
            line.width += part.width
    return [*lines, line]


def _cuts(part: _Part, looks: tuple[_Look, ...], measure: float, room: float) -> Iterator[_Part]:
    if part.width <= measure:
        yield part
        return
    look = looks[part.run]
    scale = look.size / 1000
    ends, total = [], 0.0
    for advance in advances(look.face, part.text):
        total += advance * scale
        ends.append(total)
    start, done = 0, 0.0
    while start < len(ends):
        end = max(bisect_right(ends, done + (room if room > measure / 3 else measure)), start + 1)
        yield replace(part, text=part.text[start:end], width=ends[end - 1] - done)
        start, done, room = end, ends[end - 1], measure
