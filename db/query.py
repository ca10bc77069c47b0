"""What someone typed into the search, read as units that must all be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.records import StateCode
from db.search_text import tokens_of

_WORDS = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_STOP = frozenset({
    "a", "an", "and", "are", "at", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how", "in", "is",
    "of", "on", "or", "the", "to", "was", "were", "what", "when", "where", "which", "who", "why", "with",
})  # fmt: skip
"""Passed over where other words remain, even if one is a state's code too: few titles hold them."""

_ARTICLE = "article "
_LONGEST = 400
_MOST_WORDS = 12
_LONGEST_NAME = 7

INDEXED_BEGINNING = 3
"""Beginnings of words up to this length have an index of their own: they are found without delay."""

NamesToStates = Callable[[Sequence[str]], Mapping[str, StateCode]]


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row, as `tokens_of` gives them. open: more letters may follow; a closed phrase is done."""

    words: str
    open: bool = True

    def match(self, settled: bool) -> str:
        """As FTS5 wants it, in quotes so that nothing of it is an operator. settled: as a whole word."""
        if self.words.startswith(_ARTICLE) and self.words[-1].isdecimal():
            number = self.words.removeprefix(_ARTICLE)
            return _either([f'"{form}{number}"' for form in (_ARTICLE, "art ")])
        if not self.open:
            return f'"{self.words}"'
        if settled and len(self.words) > INDEXED_BEGINNING:
            return _either([f'"{form}"' for form in _forms(self.words)])
        return _either([f'"{form}"*' for form in _beginnings(self.words)])


@dataclass(frozen=True, slots=True)
class Unit:
    """Terms that belong together; what is about the state that they name will do as well."""

    terms: tuple[Term, ...]
    state: StateCode | None = None

    def match(self, settled: bool) -> str:
        """All of the terms, or the state."""
        together = " AND ".join(term.match(settled) for term in self.terms)
        return (
            together if self.state is None else _either([f"({together})", f'about : "{self.state.lower()}"'])
        )


@dataclass(frozen=True, slots=True)
class Query:
    """All that was typed. whole: its words in a row, to compare with titles and names."""

    units: tuple[Unit, ...]
    whole: str

    def matches(self, *, titles: bool = False) -> tuple[str, ...]:
        """What FTS5 looks for, each finding what the one before does and more. titles: not in the body.

        First whole words, but for very short ones; then the beginning of the last; then beginnings of all.
        """
        last = len(self.units) - 1
        return tuple(dict.fromkeys(self._match(first_open, titles) for first_open in (last + 1, last, 0)))

    def _match(self, first_open: int, titles: bool) -> str:
        both = " AND ".join(unit.match(place < first_open) for place, unit in enumerate(self.units))
        return f"{{title about}} : ({both})" if titles else both

    def without_states(self) -> Query:
        """What else was typed; of no units if there was nothing else."""
        rest = tuple(unit for unit in self.units if unit.state is None)
        return Query(rest, " ".join(term.words for unit in rest for term in unit.terms))

    @property
    def wanted(self) -> tuple[str, ...]:
        """Beginnings of words that a snippet should show, in the order typed."""
        return tuple(term.words for unit in self.units for term in unit.terms)


def read_query(text: str, states_named: NamesToStates) -> Query:
    """The units of a text. Words in a row that name a state are one unit.

    states_named: the codes of those among some names that are names of states.
    """
    terms = _numbers_done(_articles_joined(list(_terms(text[:_LONGEST]))))[:_MOST_WORDS]
    whole = " ".join(term.words for term in terms)
    named = states_named(list(dict.fromkeys(name for _, _, name in _runs(terms))))
    units = list(_units(terms, named))
    telling = [unit for unit in units if any(term.words not in _STOP for term in unit.terms)]
    return Query(tuple(telling or units), whole)


def _terms(text: str) -> Iterator[Term]:
    for phrase, closed, word in _WORDS.findall(text):
        words = " ".join(tokens_of(phrase or word))
        if words:
            yield Term(words, open=not (phrase and closed))


def _articles_joined(terms: Sequence[Term]) -> list[Term]:
    """An article and its number are one: not every text with a 5 that says "article" is meant, nor is Article 51."""
    joined: list[Term] = []
    for term in terms:
        numbered = term.words.replace(" ", "").isdecimal()
        if joined and numbered and joined[-1].words in ("article", "art"):
            joined[-1] = Term(f"{_ARTICLE}{term.words}", open=False)
        else:
            joined.append(term)
    return joined


def _numbers_done(terms: Sequence[Term]) -> list[Term]:
    """Each number but the last is whole, since something was typed after it: Article 5 is not Article 51."""
    last = len(terms) - 1
    return [
        replace(term, open=False) if place < last and term.words.split(" ")[-1].isdecimal() else term
        for place, term in enumerate(terms)
    ]


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


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _forms(words: str) -> tuple[str, ...]:
    """The words in either number of English, if they look like it: "casualty" and "casualties"."""
    if len(words) < 4 or not words.isascii() or words[-1].isdigit():
        return (words,)
    if words.endswith("ies"):
        return words, words[:-3] + "y"
    if words.endswith("y"):
        return words, words[:-1] + "ies"
    if words.endswith("s"):
        return (words,) if words.endswith("ss") else (words, words[:-1])
    return words, words + "s"


def _beginnings(words: str) -> tuple[str, ...]:
    """What all of their forms begin with, as few as will do."""
    forms = sorted(_forms(words), key=len)
    return tuple(form for form in forms if form == forms[0] or not form.startswith(forms[0]))
