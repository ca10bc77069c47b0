"""In which order the parts of a line stand that runs both ways, by the Unicode Bidirectional Algorithm.

Without its embeddings, overrides and isolates: `clean` lets no such sign onto a page. UAX 9, of Unicode 15.
"""

from __future__ import annotations

import unicodedata
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_NUMBERS = frozenset({"EN", "AN"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⟦": "⟧", "⟪": "⟫", "⁅": "⁆", "⁽": "⁾", "₍": "₎"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_MOST = 0.6  # of the letters of a paragraph
_MOST_OPEN = 63  # brackets, of which the algorithm keeps track


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters that run one way, as they are read. backwards: right to left."""

    text: str
    backwards: bool


@lru_cache(maxsize=4096)
def stretches(text: str, *, right_to_left: bool) -> tuple[Stretch, ...]:
    """The parts of a line from left to right. right_to_left: how the line as a whole runs."""
    levels = resting(text, levels_of(text, right_to_left=right_to_left), right_to_left=right_to_left)
    runs = [
        (level, "".join(text[index] for index in found))
        for level, found in (
            (level, list(group)) for level, group in groupby(range(len(text)), levels.__getitem__)
        )
    ]
    return tuple(Stretch(part, bool(level % 2)) for level, part in reordered(runs))


Part = TypeVar("Part")


def reordered(runs: list[tuple[int, Part]]) -> list[tuple[int, Part]]:
    """Rule L2: what runs against the line is turned round, from the highest level down."""
    for least in range(max((level for level, _ in runs), default=0), 0, -1):
        turned: list[tuple[int, Part]] = []
        high: list[tuple[int, Part]] = []
        for run in runs:
            if run[0] >= least:
                high.insert(0, run)
            else:
                turned += [*high, run]
                high = []
        runs = turned + high
    return runs


@lru_cache(maxsize=1024)
def levels_of(text: str, *, right_to_left: bool) -> tuple[int, ...]:
    """The level of each character of a paragraph: odd ones run right to left."""
    base, way = int(right_to_left), "R" if right_to_left else "L"
    given = [unicodedata.bidirectional(character) or "L" for character in text]
    kinds = _weak(given, way)
    _brackets(text, given, kinds, way)
    _neutral(kinds, way)
    return tuple(base + _rise(kind, base) for kind in kinds)


def resting(text: str, levels: Sequence[int], *, right_to_left: bool) -> Sequence[int]:
    """Rule L1: the levels of a line of the paragraph, in which white space at the end stays at the end."""
    kept = len(text)
    if text.endswith(SOFT_HYPHEN):  # seen, and where its word ends
        return levels
    while kept and unicodedata.bidirectional(text[kept - 1]) in ("WS", "S", "B", "BN"):
        kept -= 1
    return levels if kept == len(text) else (*levels[:kept], *[int(right_to_left)] * (len(text) - kept))


@lru_cache(maxsize=4096)
def begins_at_the_right(text: str, *, by_default: bool) -> bool:
    """How a paragraph runs: as its page does, unless it begins the other way and most of its letters run so.

    A sentence that quotes one in another language runs as its own words do, a foreign title with a date as the title.
    """
    strong = [kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")]
    against = sum(each != by_default for each in strong)
    turned = bool(strong) and strong[0] != by_default and against > _MOST * len(strong)
    return by_default != turned


def _rise(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 0 if kind == "R" else 1
    return {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)


def _weak(given: Sequence[str], way: str) -> list[str]:
    """Rules W1 to W7: numbers, what stands in or beside them, and marks over letters."""
    kinds = _of_letters(given, way)
    for index in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in _NUMBERS)):
            kinds[index] = left
    _beside_numbers(kinds)
    strong = way
    for index, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _of_letters(given: Sequence[str], way: str) -> list[str]:
    """Rules W1 to W3: a mark is as what it stands over, a number after Arabic letters is an Arabic one."""
    found: list[str] = []
    strong = before = way
    for kind in given:
        before = before if kind == "NSM" else "AN" if kind == "EN" and strong == "AL" else kind
        if before in ("L", "R", "AL"):
            strong = before
        found.append(before)
    return ["R" if kind == "AL" else kind for kind in found]


def _beside_numbers(kinds: list[str]) -> None:
    """Rule W5: signs as of per cent belong to the number that they stand beside."""
    start = 0
    for kind, group in groupby(list(kinds)):
        end = start + len(list(group))
        if kind == "ET" and "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _brackets(text: str, given: Sequence[str], kinds: list[str], way: str) -> None:
    """Rule N0: brackets run as the line does if anything in them does, else as what is in and before them."""
    for opening, closing in _bracket_pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        against = "L" if way == "R" else "R"
        before = next((_strong(k) for k in reversed(kinds[:opening]) if _strong(k)), way)
        found = way if way in inside or before != against else against
        for place in (opening, closing):
            kinds[place] = found
            for index in range(place + 1, len(kinds)):  # marks over a bracket go with it
                if given[index] != "NSM":
                    break
                kinds[index] = found


def _bracket_pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Rule BD16: places of brackets that belong together, in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _PAIRS:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((character, index))
        elif character in _CLOSING:
            partner = _CLOSING[character]
            depth = next((d for d in range(len(opened) - 1, -1, -1) if opened[d][0] == partner), None)
            if depth is not None:
                insort(pairs, (opened[depth][1], index))
                del opened[depth:]
    return pairs


def _neutral(kinds: list[str], way: str) -> None:
    """Rules N1 and N2: what has no way of its own runs as what stands on both its sides, else as the line."""
    start = 0
    for neutral, count in [(each, len(list(group))) for each, group in groupby(kinds, _NEUTRAL.__contains__)]:
        end = start + count
        if neutral:
            left = _strong(kinds[start - 1]) if start else way
            right = _strong(kinds[end]) if end < len(kinds) else way
            kinds[start:end] = [left if left == right else way] * count
        start = end


def _strong(kind: str) -> str:
    """Which way a character makes its neighbours run; numbers count as right-to-left there."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""
