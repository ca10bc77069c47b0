"""What someone typed into the search, read as units that must all be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from db.records import StateCode
from db.search_text import tokens_of

_WORDS = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_STOP = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
"""Passed over where other words remain: few titles hold them."""

_LONGEST = 400
_MOST_WORDS = 12
_LONGEST_NAME = 7

NamesToStates = Callable[[Sequence[str]], Mapping[str, StateCode]]


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row, as `tokens_of` gives them; the last may go on where it is open."""

    words: str
    open: bool = True

    @property
    def match(self) -> str:
        """As FTS5 wants it, in quotes so that nothing of it is an operator."""
        forms = dict.fromkeys((self.words, *_singular(self.words))) if self.open else (self.words,)
        parts = [f'"{form}"{"*" if self.open else ""}' for form in forms]
        return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


@dataclass(frozen=True, slots=True)
class Unit:
    """Terms that belong together; what is about the state that they name will do as well."""

    terms: tuple[Term, ...]
    state: StateCode | None = None

    @property
    def match(self) -> str:
        together = " AND ".join(term.match for term in self.terms)
        if self.state is None:
            return together
        return f'(({together}) OR about : "{self.state.lower()}")'


@dataclass(frozen=True, slots=True)
class Query:
    """All that was typed. whole: its words in a row, to compare with titles and names."""

    units: tuple[Unit, ...]
    whole: str

    @property
    def match(self) -> str:
        """What FTS5 looks for in title, body and states."""
        return " AND ".join(unit.match for unit in self.units)

    @property
    def match_in_title(self) -> str:
        """The same with the body left out."""
        return f"{{title about}} : ({self.match})"

    @property
    def wanted(self) -> tuple[str, ...]:
        """Beginnings of words that a snippet should show, in the order typed."""
        return tuple(term.words for unit in self.units for term in unit.terms)


def read_query(text: str, states_named: NamesToStates) -> Query:
    """The units of a text. Words in a row that name a state are one unit.

    states_named: the codes of those among some names that are names of states.
    """
    terms = list(_terms(text[:_LONGEST]))[:_MOST_WORDS]
    whole = " ".join(term.words for term in terms)
    named = states_named(list(dict.fromkeys(name for _, _, name in _runs(terms))))
    units = list(_units(terms, named))
    telling = [unit for unit in units if unit.state or unit.terms[0].words not in _STOP]
    return Query(tuple(telling or units), whole)


def _terms(text: str) -> Iterator[Term]:
    for phrase, closed, word in _WORDS.findall(text):
        words = " ".join(tokens_of(phrase or word))
        if words:
            yield Term(words, open=not (phrase and closed))


def _runs(terms: Sequence[Term]) -> Iterator[tuple[int, int, str]]:
    """Words in a row that may be a name: first, last + 1 and the words, the longest first."""
    for length in range(min(_LONGEST_NAME, len(terms)), 0, -1):
        for first in range(len(terms) - length + 1):
            words = (term.words for term in terms[first : first + length])
            yield first, first + length, " ".join(words)


def _units(terms: Sequence[Term], named: Mapping[str, StateCode]) -> Iterator[Unit]:
    taken: dict[int, tuple[int, StateCode]] = {}
    used: set[int] = set()
    for first, end, name in _runs(terms):
        if name in named and used.isdisjoint(range(first, end)):
            taken[first] = end, named[name]
            used.update(range(first, end))
    place = 0
    while place < len(terms):
        end, state = taken.get(place, (place + 1, None))
        yield Unit(tuple(terms[place:end]), state)
        place = end


def _singular(words: str) -> tuple[str, ...]:
    """How an English word begins in the other number: "casualties" for "casualty", "stockpile" for its plural."""
    if len(words) < 4 or not words.isascii() or words[-1].isdigit():
        return ()
    if words.endswith("ies"):
        return (words[:-3] + "y",)
    if words.endswith("y"):
        return (words[:-1] + "ies",)
    if words.endswith("s") and not words.endswith("ss"):
        return (words[:-1],)
    return ()
