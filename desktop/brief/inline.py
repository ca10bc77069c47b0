"""Small makers of inline text: sentences with their sources behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING

from db.records import Citation
from desktop.brief.blocks import Cite, Inline, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import SourceId
    from desktop.dossier.languages import Said
    from desktop.wording import Wording

_FULL_WIDTH = ("。", "；", "：", "，", "！", "？")
"""What Chinese ends a sentence or a part of it with; no space follows."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])\s*(?=.)")


def plain(text: str) -> Inline:
    """Text without a note."""
    return (Words(text),)


def bold(text: str) -> Inline:
    """Bold text without a note."""
    return (Words(text, bold=True),)


def told(said: Said) -> Inline:
    """What a fact says, marked with its language."""
    return (Words(said.text, language=said.language),)


def filled(sentence: str, **places: Inline | str) -> Inline:
    """A sentence whose places hold text of other languages or styles. sentence: as translated, its places open.

    >>> filled("Thank you for {what}.", what=(Words("the letter", italic=True),))[1].text
    'the letter'
    """
    whole: list[Words | Cite] = []
    for literal, place, _, _ in Formatter().parse(sentence):
        if literal:
            whole.append(Words(literal))
        if place:
            part = places[place]
            whole.extend([Words(part)] if isinstance(part, str) else part)
    return tuple(whole)


def cited(text: str | Inline, sources: Iterable[SourceId | Citation], *, most: int = 1) -> Inline:
    """A sentence and its note marks: the leading source, or the `most` leading ones, with the places in them.

    A page that names every source of every sentence has no room left for the sentences.
    """
    found = [each if isinstance(each, Citation) else Citation(each) for each in sources]
    marks = tuple(dict.fromkeys(each.source for each in found))[:most]
    places = tuple(dict.fromkeys(each for each in found if each.locator and each.source in marks))
    whole = plain(text) if isinstance(text, str) else text
    return (*whole, Cite(marks, places=places)) if marks else whole


def cited_each(text: str | Inline, sources: Iterable[SourceId | Citation]) -> Inline:
    """A sentence made of several facts, with a note mark for each of their sources."""
    return cited(text, sources, most=99)


def joined(parts: Iterable[Inline], between: str = " ") -> Inline:
    """Sentences one after the other."""
    whole: list[Words | Cite] = []
    for part in parts:
        if not part:
            continue
        if whole and not (between == " " and _ends_full_width(whole)):
            whole.append(Words(between))
        whole.extend(part)
    return tuple(whole)


def quoted(said: Said, words: Wording) -> Inline:
    """Somebody's words in italics, in the language they were said in, in the quotation marks of the brief's."""
    marked = filled(words.text("“{claim}”"), claim=told(said))
    return tuple(replace(part, italic=True) if isinstance(part, Words) else part for part in marked)


def sentences(text: str) -> list[str]:
    """The sentences of a text, in any of the six languages."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        if found and part[:1].islower():  # an abbreviation ended there, no sentence
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def in_row(found: Iterable[str]) -> str:
    """Sentences one after the other, as their language sets them."""
    whole = ""
    for sentence in found:
        whole += sentence if not whole or whole.endswith(_FULL_WIDTH) else f" {sentence}"
    return whole


def _ends_full_width(whole: list[Words | Cite]) -> bool:
    last = next((part for part in reversed(whole) if isinstance(part, Words)), None)
    return last is not None and last.text.endswith(_FULL_WIDTH)
