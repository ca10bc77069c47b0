"""From the words of a brief to runs that can be set: the only way by which text reaches a page.

No text is ever read as markup. What can't be printed is dropped; a character that no face of the
page has is shown as a replacement mark, and its true text kept for search and screen readers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from db.records import Citation, SourceId
from desktop.brief.blocks import Inline, Words
from desktop.page.fonts import BACKWARDS, REPLACEMENT, Face, beside, coverage, styled
from desktop.page.held import held
from desktop.page.hyphens import dictionary_of
from desktop.page.links import web_address
from desktop.page.styles import Ink, TextStyle
from desktop.page.tags import Element, Target

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SIMPLE = re.compile(r"[ -~\xa0\xb2\xb7\xc0-\u017f–—‘’“”…]*")
_HELD_MARKS = 3
"""So many note marks stand on one line with their word."""
_NASKH_SHARE = 1.1
_OPENING = frozenset("([{«‹“‘")
_EITHER = frozenset(" \xa0\u202f.,:;!?()[]{}«»‹›“”‘’…—–-/·•%")
"""Signs that several faces have: each is set in that of its neighbours."""


class Numbering(Protocol):
    """Knows the note of each source: its number, what it is in few words, what it adds, and where in it one looks."""

    def number(self, source: SourceId) -> int: ...

    def remark(self, source: SourceId, remarks: Iterable[str]) -> None: ...

    def place(self, places: Iterable[Citation]) -> None: ...

    def said(self, source: SourceId) -> str: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look, belonging to one structure element.

    glued: never parted from the text before. language: by which its words may be hyphenated, "" if they may not.
    """

    text: str
    ink: Ink
    element: Element
    glued: bool = False
    language: str = ""


def clean(text: str) -> str:
    """The text as it can be printed: composed, on one line, without what has no shape."""
    if _SIMPLE.fullmatch(text):
        return text
    spaced = re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]+", " ", text)
    kept = "".join(character for character in spaced if unicodedata.category(character) not in _UNPRINTABLE)
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=8192)
def _printed(text: str) -> str:
    return held(clean(text))


def plain(text: str, style: TextStyle, element: Element) -> list[Run]:
    """Runs for a text without sources."""
    return _covered(_printed(text), style.ink, element)


def covered(text: str, ink: Ink, element: Element) -> list[Run]:
    """A line that is set apart from all paragraphs: each of its characters in a face that has it."""
    return _covered(clean(text), ink, element)


def runs(
    inline: Inline, style: TextStyle, element: Element, notes: Numbering, language: str = ""
) -> list[Run]:
    """Runs for words and their note marks. notes: knows the note of each source.

    language: the text's own, if its words may be hyphenated.
    """
    found: list[Run] = []
    for part in inline:
        if isinstance(part, Words):
            found += _words(part, style, element, language)
        elif part.sources:
            _close_up(found)
            found += _marks(part.sources, style, element, notes)
            notes.remark(part.sources[0], part.remarks)
            notes.place(part.places)
    return found


def _words(words: Words, style: TextStyle, element: Element, language: str) -> list[Run]:
    ink = style.ink
    if words.bold or words.italic:
        ink = replace(ink, face=styled(ink.face, bold=words.bold, italic=words.italic))
    if words.language:
        element = Element("Span", element, language=clean(words.language))
    if words.link and (address := web_address(words.link)):
        element = Element("Link", element, target=Target(url=address, said=clean(words.text)))
    hyphenated = dictionary_of(words.language or language) if language else ""
    return _covered(_printed(words.text), ink, element, hyphenated)


def _close_up(found: list[Run]) -> None:
    """A note mark follows its word: take away the space between them."""
    if found and not found[-1].glued:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" " + NO_BREAK_SPACE))


def _marks(sources: Iterable[SourceId], style: TextStyle, element: Element, notes: Numbering) -> list[Run]:
    ink = style.mark
    found = [Run(NO_BREAK_SPACE, ink, element, glued=True)]
    numbered = {notes.number(source): source for source in sources}
    after = (
        NO_BREAK_SPACE if len(numbered) <= _HELD_MARKS else " "
    )  # many may need more than the rest of a line
    for each in sorted(numbered):
        if len(found) > 1:
            found.append(Run("," + after, ink, element, glued=True))
        target = Target(place=f"note-{each}", said=f"{each}: {notes.said(numbered[each])}")
        link = Element("Link", Element("Reference", element), target=target, anchor=f"mark-{each}")
        found.append(Run(str(each), ink, link, glued=True))
    return found


def _covered(text: str, ink: Ink, element: Element, language: str = "") -> list[Run]:
    if not text:
        return []
    if _covers(ink.face, text):
        return [Run(text, ink, element, language=language)]
    return [_fitted(part, face, ink, element, language) for face, part in _by_face(ink.face, text)]


@lru_cache(maxsize=8192)
def _covers(face: Face, text: str) -> bool:
    """Whether the face has every character of the text."""
    return coverage(face).issuperset(text)


@lru_cache(maxsize=4096)
def _by_face(face: Face, text: str) -> tuple[tuple[Face | None, str], ...]:
    """The text in parts with a face for each; None for what no face has."""
    faces = (face, *beside(face))
    own = [
        None if sign in _EITHER else next((each for each in faces if sign in coverage(each)), None)
        for sign in text
    ]
    found: list[tuple[Face | None, str]] = []
    before, after = _last_of(text, own), _last_of(text[::-1], own[::-1])[::-1]
    for index, sign in enumerate(text):
        chosen = own[index]
        if sign in _EITHER:
            chosen = _of_neighbours(sign, before[index], after[index], face)
        if found and found[-1][0] is chosen:
            found[-1] = (chosen, found[-1][1] + sign)
        else:
            found.append((chosen, sign))
    return tuple(found)


def _last_of(text: str, own: Sequence[Face | None]) -> list[Face | None]:
    """For each place the face of the last sign up to it that only one face may have."""
    found: list[Face | None] = []
    last: Face | None = None
    for sign, face in zip(text, own, strict=True):
        last = last if sign in _EITHER else face
        found.append(last)
    return found


def _of_neighbours(sign: str, before: Face | None, after: Face | None, face: Face) -> Face:
    """The face of a sign that several have: of what it encloses or follows, else the text's own."""
    first, second = (after, before) if sign in _OPENING else (before, after)
    if sign in " \xa0\u202f" and first is not second:
        return face
    chosen = first or second or face
    return chosen if sign in coverage(chosen) else face


def _fitted(text: str, face: Face | None, ink: Ink, element: Element, language: str) -> Run:
    """The text in a face that has its characters, else replacement marks that say what they stand for."""
    if face is None:
        return Run(REPLACEMENT * len(text), ink, Element("Span", element, actual=text))
    if face in BACKWARDS:  # drawn from left to right, but to be read in its order
        element = Element("Span", element, actual=text)
    return Run(text, ink if face is ink.face else _in_face(ink, face), element, language=language)


@lru_cache(maxsize=256)
def _in_face(ink: Ink, face: Face) -> Ink:
    """The ink in another face; Naskh, whose letters are low, a little larger."""
    size = round(ink.size * _NASKH_SHARE, 1) if face in (Face.NASKH, Face.NASKH_BOLD) else ink.size
    return replace(ink, face=face, size=size)
