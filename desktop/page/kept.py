"""What was set for one document, to be used again: at another length most sections stay as they are.

For the time in which one document is fitted to its pages. What is kept belongs to several trees of structure at once,
of which only one may be drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from db.records import Citation, SourceId
from desktop.page.runs import Numbering
from desktop.page.styles import Spacing
from desktop.page.tags import Element

T = TypeVar("T")
Spaced = Callable[[Spacing], T]
"""What has all but its white."""


class Asked:
    """Notes that remember what they were asked, so that the same can be asked of others."""

    def __init__(self, notes: Numbering) -> None:
        self._notes = notes
        self._numbers: dict[SourceId, int] = {}
        self._remarks: list[tuple[SourceId, tuple[str, ...]]] = []
        self._places: list[tuple[Citation, ...]] = []

    def number(self, source: SourceId) -> int:
        return self._numbers.setdefault(source, self._notes.number(source))

    def remark(self, source: SourceId, remarks: Iterable[str]) -> None:
        said = tuple(remarks)
        self._notes.remark(source, said)
        if said:
            self._remarks.append((source, said))

    def place(self, places: Iterable[Citation]) -> None:
        found = tuple(places)
        self._notes.place(found)
        if found:
            self._places.append(found)

    def said(self, source: SourceId) -> str:
        return self._notes.said(source)

    def again(self, notes: Numbering) -> bool:
        """Ask the same; whether the numbers are the same."""
        numbers = [notes.number(source) for source in self._numbers]
        for source, remarks in self._remarks:
            notes.remark(source, remarks)
        for places in self._places:
            notes.place(places)
        return numbers == list(self._numbers.values())


@dataclass(slots=True)
class Set(Generic[T]):
    """A part of a document: the element that holds it, and its pieces for each spacing. holder: who has it now."""

    element: Element
    holder: Element
    spaced: Spaced[T]
    asked: Asked
    _made: dict[Spacing, T] = field(default_factory=dict)

    def at(self, spacing: Spacing) -> T:
        """Its pieces with this white."""
        found = self._made.get(spacing)
        if found is None:
            found = self._made[spacing] = self.spaced(spacing)
        return found


class Kept:
    """The parts set so far. The same words may be there with several numbers of their notes."""

    def __init__(self) -> None:
        self._sets: dict[Hashable, list[Set]] = {}

    def forget(self) -> None:
        """All of it, so that it need not be looked for as garbage: it holds itself."""
        self._sets.clear()

    def part(
        self,
        what: Hashable,
        notes: Numbering,
        document: Element,
        make: Callable[[Element, Numbering], tuple[Element, Spaced[T]]],
    ) -> Set[T]:
        """The part at the end of the document: as it was set before if its notes have the same numbers, else set anew.

        what: all that it is made from, its notes' numbers apart.
        """
        variants = self._sets.setdefault(what, [])
        for found in variants:
            if found.holder is not document and found.asked.again(notes):  # the same may stand in it twice
                document.adopt(found.element)
                found.holder = document
                return found
        asked = Asked(notes)
        element, spaced = make(document, asked)
        variants.append(Set(element, document, spaced, asked))
        return variants[-1]
