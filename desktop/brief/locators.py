"""The places of a document that facts cite, merged: "pp. 12, 40–43, Annex II". Plain words, no layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.wording import Wording

_NUMBERS = r"\d{1,5}(?:\s*[-‐‑–—]\s*\d{1,5})?"
_CALLED = r"pages?|pp?|págs?|páginas?|стр|с|ص|第"
_PAGES = re.compile(rf"(?:(?:{_CALLED})\.?)?\s*({_NUMBERS}(?:\s*[,،、]\s*{_NUMBERS})*)\s*页?", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)(?:\D+(\d+))?")
_BETWEEN = re.compile(r"[,،、]")
_PART = re.compile(r"(\d+)")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Places:
    """pages: ranges from first to last page, in order, none touching another. others: as they were written, in order."""

    pages: tuple[tuple[int, int], ...] = ()
    others: tuple[str, ...] = ()


NO_PLACES = Places()


def merged(locators: Iterable[str]) -> Places:
    """Each place once. A number, a range or a list of these is pages, with or without a "p." before it.

    >>> merged(["p. 12", "40", "Annex II", "12-13"])
    Places(pages=((12, 13), (40, 40)), others=('Annex II',))
    """
    pages: list[tuple[int, int]] = []
    others: dict[str, str] = {}
    for locator in locators:
        written = " ".join(locator.split())
        found = _pages_in(written)
        pages += found
        if written and not found:
            others[written.casefold()] = min(written, others.get(written.casefold(), written))
    return Places(_together(pages), tuple(sorted(others.values(), key=_natural)))


def pages_words(pages: tuple[tuple[int, int], ...], words: Wording) -> str:
    """Pages as the language writes them: "p. 12", "pp. 12, 40–43"; "" for none."""
    if not pages:
        return ""
    listed = words.series(str(first) if first == last else f"{first}–{last}" for first, last in pages)
    one = len(pages) == 1 and pages[0][0] == pages[0][1]
    said = words.text("p. {page}", page=listed) if one else words.text("pp. {pages}", pages=listed)
    return said.replace(" ", _NO_BREAK_SPACE, 1)


def places_words(places: Places, words: Wording) -> str:
    """All of them as one text, where no language needs to be marked."""
    return words.comma.join(filter(None, (pages_words(places.pages, words), *places.others)))


def _pages_in(locator: str) -> list[tuple[int, int]]:
    """The ranges that it names; none if it says anything else."""
    whole = _PAGES.fullmatch(locator)
    if not whole:
        return []
    ranges: list[tuple[int, int]] = []
    for part in _BETWEEN.split(whole[1]):
        found = _RANGE.fullmatch(part.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if last < first:  # "112-15" may be short for 115, or section 112, page 15: it stays as it is
            return []
        ranges.append((first, last))
    return ranges


def _together(pages: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    whole: list[tuple[int, int]] = []
    for first, last in sorted(pages):
        if whole and first <= whole[-1][1] + 1:
            whole[-1] = whole[-1][0], max(whole[-1][1], last)
        else:
            whole.append((first, last))
    return tuple(whole)


def _natural(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """For sorting: "para. 9" stands before "para. 34"."""
    parts = (part for part in _PART.split(text.casefold()) if part)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], text
