"""From the words of a brief to runs that can be set: the only way by which text reaches a page.

No text is ever read as markup. What can't be printed is dropped; a character that no face of the
page has is shown as a replacement mark, and its true text kept for search and screen readers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from db.records import SourceId
from desktop.brief.blocks import Inline, Words
from desktop.page.fonts import REPLACEMENT, Face, coverage, styled
from desktop.page.styles import Ink, TextStyle
from desktop.page.tags import Element, Target

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SIMPLE = re.compile(r"[ -~\xa0\xb2\xb7\xc0-\u017f–—‘’“”…]*")
_DIGIT = re.compile(r"\d")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_COUNTED = re.compile(r"\b(Articles?|Art\.|Fig\.|No\.|paragraphs?|para\.|page|p\.) (?=\d)")
_UNIT = re.compile(rf"(?<=\d) (?=(?:km²|m²|km|{_MONTHS}|million|billion|per cent)\b|km²|m²)")
_FALLBACKS = {"SERIF": Face.SANS, "SANS": Face.SERIF}


class Numbering(Protocol):
    """Knows the note of each source: its number, what it is in few words, and what it adds."""

    def number(self, source: SourceId) -> int: ...

    def remark(self, source: SourceId, remarks: Iterable[str]) -> None: ...

    def said(self, source: SourceId) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look, belonging to one structure element. glued: never parted from the text before."""

    text: str
    ink: Ink
    element: Element
    glued: bool = False


def clean(text: str) -> str:
    """The text as it can be printed: composed, on one line, without what has no shape."""
    if _SIMPLE.fullmatch(text):
        return text
    spaced = re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]+", " ", text)
    kept = "".join(character for character in spaced if unicodedata.category(character) not in _UNPRINTABLE)
    return unicodedata.normalize("NFC", kept)


def held(text: str) -> str:
    """The text with a number held to the word it belongs to: Article 5, 27 December, 76.72 km²."""
    if not _DIGIT.search(text):
        return text
    return _UNIT.sub(NO_BREAK_SPACE, _COUNTED.sub(r"\1" + NO_BREAK_SPACE, text))


@lru_cache(maxsize=8192)
def _printed(text: str) -> str:
    return held(clean(text))


def plain(text: str, style: TextStyle, element: Element) -> list[Run]:
    """Runs for a text without sources."""
    return _covered(_printed(text), style.ink, element)


def runs(inline: Inline, style: TextStyle, element: Element, notes: Numbering) -> list[Run]:
    """Runs for words and their note marks. notes: knows the note of each source."""
    found: list[Run] = []
    for part in inline:
        if isinstance(part, Words):
            found += _words(part, style, element)
        elif part.sources:
            _close_up(found)
            found += _marks(part.sources, style, element, notes)
            notes.remark(part.sources[0], part.remarks)
    return found


def _words(words: Words, style: TextStyle, element: Element) -> list[Run]:
    ink = style.ink
    if words.bold or words.italic:
        ink = replace(ink, face=styled(ink.face, bold=words.bold, italic=words.italic))
    if words.language:
        element = Element("Span", element, language=clean(words.language))
    return _covered(_printed(words.text), ink, element)


def _close_up(found: list[Run]) -> None:
    """A note mark follows its word: take away the space between them."""
    if found and not found[-1].glued:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" " + NO_BREAK_SPACE))


def _marks(sources: Iterable[SourceId], style: TextStyle, element: Element, notes: Numbering) -> list[Run]:
    ink = style.mark
    found = [Run(NO_BREAK_SPACE, ink, element, glued=True)]
    numbered = {notes.number(source): source for source in sources}
    for each in sorted(numbered):
        if len(found) > 1:
            found.append(Run("," + NO_BREAK_SPACE, ink, element, glued=True))
        target = Target(place=f"note-{each}", said=f"{each}: {notes.said(numbered[each])}")
        link = Element("Link", Element("Reference", element), target=target, anchor=f"mark-{each}")
        found.append(Run(str(each), ink, link, glued=True))
    return found


def _covered(text: str, ink: Ink, element: Element) -> list[Run]:
    if not text:
        return []
    if _covers(ink.face, text):
        return [Run(text, ink, element)]
    return [_fitted(part, ink, element) for part in _alike(text, coverage(ink.face))]


@lru_cache(maxsize=8192)
def _covers(face: Face, text: str) -> bool:
    """Whether the face has every character of the text."""
    return coverage(face).issuperset(text)


def _alike(text: str, covered: frozenset[str]) -> list[str]:
    found: list[str] = []
    before = None
    for character in text:
        here = character in covered
        if here == before:
            found[-1] += character
        else:
            found.append(character)
        before = here
    return found


def _fitted(text: str, ink: Ink, element: Element) -> Run:
    """The text in a face that has its characters, else replacement marks that say what they stand for."""
    if text[0] in coverage(ink.face):
        return Run(text, ink, element)
    other = styled(_FALLBACKS[ink.face.name.split("_")[0]], bold="BOLD" in ink.face.name, italic=False)
    if coverage(other).issuperset(text):
        return Run(text, replace(ink, face=other), element)
    return Run(REPLACEMENT * len(text), ink, Element("Span", element, actual=text))
