"""Which states a page names: for the index of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.page.runs import NO_BREAK_SPACE

if TYPE_CHECKING:
    from desktop.page.sheet import Sheet
    from desktop.page.tags import Element

_NOT_TEXT = frozenset({"Note", "Reference"})


class Mentions:
    """Finds names in running text. names: each by what it stands for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, name in names.items():
            words = tuple(_words(name))
            self._by_first.setdefault(words[0], []).append((words, key))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def on(self, sheet: Sheet) -> frozenset[str]:
        """Those that the page names; what is in the sources, or drawn in a figure, does not count."""
        return frozenset(key for text in _passages(sheet) for key in self.within(text))

    def within(self, text: str) -> Iterator[str]:
        """Those named in a text. Of names within one another the longest: Papua New Guinea is not Guinea."""
        words = tuple(_words(text))
        at = 0
        while at < len(words):
            step = 1
            for name, key in self._by_first.get(words[at], ()):
                if words[at : at + len(name)] == name:
                    yield key
                    step = len(name)
                    break
            at += step


def _words(text: str) -> Iterable[str]:
    """Words without the signs around them: a name may stand in brackets, before a stop, or be a possessor."""
    for word in text.replace(NO_BREAK_SPACE, " ").split():
        bare = word.strip(".,;:!?()[]“”‘’\"'…·–—")
        yield bare.removesuffix("’s").removesuffix("'s")


def _passages(sheet: Sheet) -> Iterator[str]:
    """The page's texts, each whole."""
    for block, parts in groupby(sheet.read, lambda part: _block(part[0])):
        if block is not None:
            yield "".join(text for _, text in parts)


def _block(element: Element) -> Element | None:
    """What an inline text is part of; None if it is a note or a number that leads to one."""
    found = element
    while found.parent is not None:
        if found.tag in _NOT_TEXT:
            return None
        if found.tag not in ("Span", "Link") or found.parent.tag in _NOT_TEXT:
            break
        found = found.parent
    holder = found
    while holder is not None:
        if holder.tag == "Note":
            return None
        holder = holder.parent
    return found
