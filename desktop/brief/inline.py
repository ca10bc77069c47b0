"""Small makers of inline text: sentences with their sources behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Cite, Inline, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import SourceId


def plain(text: str) -> Inline:
    """Text without a note."""
    return (Words(text),)


def bold(text: str) -> Inline:
    """Bold text without a note."""
    return (Words(text, bold=True),)


def cited(text: str, sources: Iterable[SourceId], *, most: int = 1) -> Inline:
    """A sentence and its note marks: the leading source, or the `most` leading ones.

    A page that names every source of every sentence has no room left for the sentences.
    """
    marks = tuple(dict.fromkeys(sources))[:most]
    return (Words(text), Cite(marks)) if marks else (Words(text),)


def cited_each(text: str, sources: Iterable[SourceId]) -> Inline:
    """A sentence made of several facts, with a note mark for each of their sources."""
    return cited(text, sources, most=99)


def joined(parts: Iterable[Inline], between: str = " ") -> Inline:
    """Sentences one after the other."""
    whole: list[Words | Cite] = []
    for part in parts:
        if not part:
            continue
        if whole:
            whole.append(Words(between))
        whole.extend(part)
    return tuple(whole)


def quoted(text: str, language: str = "") -> Inline:
    """Somebody's words, in quotation marks and italics, in the language they were said in."""
    return (Words(f"“{text}”", italic=True, language=language),)
