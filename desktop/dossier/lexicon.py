"""Every filter of states that there is on a day: what it is called, its rule, whom it holds, what one types for it.

`lexicon_on` makes one from the facts; `desktop.dossier.reading` reads with it what somebody typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from db.records import StateCode
from db.state_names import folded
from desktop import filter_words
from desktop.dossier.grammar import grammar
from desktop.dossier.query import Days, Kind, Query, Subject, Term, days_of

if TYPE_CHECKING:
    from desktop.dossier.grammar import Phrase
    from desktop.wording import Wording

LONGEST = 12
"""Words of the longest phrase that is looked for."""
NOBODY: frozenset[StateCode] = frozenset()


@dataclass(frozen=True, slots=True)
class Filter:
    """phrases: folded, the first is how it is written down. trouble: why it can't be answered; "" if it can."""

    term: Term
    title: str
    rule: str
    states: frozenset[StateCode]
    phrases: tuple[str, ...] = ()
    trouble: str = ""


class Lexicon:
    """Immutable, and so shared between threads.

    names: all that each state is called, folded. days: when what a filter by days asks for is, by state.
    """

    def __init__(
        self,
        as_of: date,
        names: Mapping[StateCode, tuple[str, ...]],
        filters: Iterable[Filter],
        days: Mapping[Subject, Mapping[StateCode, date]],
        words: Wording,
    ) -> None:
        self.as_of = as_of
        self.words = words
        self.names = names
        self.days = days
        self.filters = tuple(filters)
        self.everyone = frozenset(names)
        self._by_term = {each.term: each for each in self.filters}
        self._by_phrase = _by_phrase(self.filters)
        self._begun = frozenset(phrase[:end] for phrase in self._by_phrase for end in range(1, len(phrase)))
        self._exact = frozenset(tuple(name.split()) for called in names.values() for name in called)
        self._heard = {code: _heard(called) for code, called in names.items()}
        self._named: dict[str, frozenset[StateCode]] = {}

    def with_filters(self, more: Iterable[Filter]) -> Lexicon:
        """The same and these besides."""
        return Lexicon(self.as_of, self.names, (*self.filters, *more), self.days, self.words)

    def of_kind(self, *kinds: Kind) -> tuple[Filter, ...]:
        """The filters of these kinds, in their order."""
        return tuple(each for each in self.filters if each.term.kind in kinds)

    def filter_of(self, term: Term) -> Filter:
        """What a term is, whether it is negated or not; one that is not known any more holds nobody and says so."""
        plain = term.opposite if term.negated else term
        if plain in self._by_term:
            return self._by_term[plain]
        match plain.kind:
            case Kind.NAME:
                title = self.words.text(filter_words.NAMED, name=plain.key)
                rule = self.words.text(filter_words.NAMED_RULE)
                return Filter(plain, title, rule, self.named(plain.key))
            case Kind.DAYS if days := days_of(plain.key):
                return self._by_days(plain, days)
            case _:
                gone = self.words.text(filter_words.GONE, name=plain.key)
                return Filter(plain, plain.key, gone, NOBODY, trouble=gone)

    def title(self, term: Term) -> str:
        """As a chip calls it."""
        title = self.filter_of(term).title
        return self.words.text(filter_words.NEGATED, filter=title) if term.negated else title

    def rule(self, term: Term) -> str:
        """By which rule states are found, in one sentence or two."""
        rule = self.filter_of(term).rule
        return self.words.text(filter_words.NEGATED_RULE, rule=rule) if term.negated else rule

    def states_of(self, term: Term) -> frozenset[StateCode]:
        """Whom the term holds. What is not known holds nobody, and its opposite nobody either."""
        found = self.filter_of(term)
        if found.trouble:
            return NOBODY
        return self.everyone - found.states if term.negated else found.states

    def states_in(self, query: Query) -> frozenset[StateCode]:
        """The states that fit."""
        return query.states(self.states_of, self.everyone)

    def ordered(self, states: Iterable[StateCode]) -> tuple[StateCode, ...]:
        """By name, as the facts are."""
        wanted = frozenset(states)
        return tuple(code for code in self.names if code in wanted)

    def written(self, query: Query) -> str:
        """In plain English words that `reading.read` understands, in whatever language it was typed."""
        return " and ".join(" or ".join(map(self._written, clause)) for clause in query.clauses)

    def told(self, query: Query) -> str:
        """In the language's words, for people."""
        return " · ".join(self.words.alternatives(map(self.title, clause)) for clause in query.clauses)

    def phrase_at(self, spoken: Phrase, place: int) -> tuple[int, Filter | None]:
        """The longest way to type a filter that begins there, and how many words it has."""
        for length in range(min(LONGEST, len(spoken) - place), 0, -1):
            found = self._by_phrase.get(spoken[place : place + length])
            if found is not None:
                return length, found
        return 0, None

    def goes_on(self, spoken: Phrase) -> bool:
        """Whether the filter at the end of the words may be the beginning of a longer one."""
        ends = (spoken[-length:] for length in range(min(LONGEST, len(spoken)), 0, -1))
        last = next((phrase for phrase in ends if phrase in self._by_phrase), ())
        return last in self._begun or last in grammar(self.words).subjects

    def name_at(self, spoken: Phrase, place: int) -> int:
        """How many words the longest name of a state has that begins there."""
        lengths = range(min(LONGEST, len(spoken) - place), 0, -1)
        return next((length for length in lengths if spoken[place : place + length] in self._exact), 0)

    def named(self, spoken: str) -> frozenset[StateCode]:
        """The states of which one name has words that begin with all of these; else those that have them inside."""
        if spoken not in self._named:
            if len(self._named) > 500:
                self._named.clear()
            self._named[spoken] = self._find(spoken.split())
        return self._named[spoken]

    def _find(self, spoken: list[str]) -> frozenset[StateCode]:
        if not spoken:
            return NOBODY
        for before in (" ", ""):
            wanted = [before + word for word in spoken]
            found = frozenset(
                code
                for code, heard in self._heard.items()
                if all(word in heard for word in wanted)
                and any(all(word in name for word in wanted) for name in heard.split("|"))
            )
            if found:
                return found
        return NOBODY

    def _by_days(self, term: Term, days: Days) -> Filter:
        first, last = days.bounds(self.as_of)
        title = filter_words.days_title(days.subject, days.first, days.last, days.months, self.words)
        states = frozenset(
            code for code, day in self.days.get(days.subject, {}).items() if first <= day <= last
        )
        return Filter(term, title, self._days_rule(days, first, last), states)

    def _days_rule(self, days: Days, first: date, last: date) -> str:
        words = self.words
        return words.text(
            filter_words.DAYS_RULES[days.subject],
            first=words.date(first) if first != date.min else words.text(filter_words.FIRST_DAY),
            last=words.date(last) if last != date.max else words.text(filter_words.LAST_DAY),
            day=words.date(self.as_of),
        )

    def _written(self, term: Term) -> str:
        match term.kind:
            case Kind.NAME:
                plain = f'"{term.key}"'
            case Kind.OWN:
                plain = f"@{term.key}"
            case Kind.DAYS:
                plain = _written_days(days_of(term.key)) or f'"{term.key}"'
            case _:
                known = self.filter_of(term).phrases
                plain = known[0] if known else f"@{term.kind}:{term.key}"
        return f"not {plain}" if term.negated else plain


def _written_days(days: Days | None) -> str:
    if days is None:
        return ""
    subject = {Subject.ARTICLE5: "article 5", Subject.LEAVES: "leaves", Subject.JOINED: "joined"}[
        days.subject
    ]
    if days.months:
        return f"{subject} within {days.months} months"
    ends = ((" from ", days.first), (" until ", days.last))
    return subject + "".join(f"{word}{end.isoformat()}" for word, end in ends if end)


def _by_phrase(filters: Iterable[Filter]) -> dict[Phrase, Filter]:
    """The first that claims a phrase has it."""
    found: dict[Phrase, Filter] = {}
    for each in filters:
        for phrase in each.phrases:
            found.setdefault(tuple(phrase.split()), each)
    return found


def _heard(names: Iterable[str]) -> str:
    """All names in one text, each word after a space, so that " be" finds what begins so."""
    return "|".join(f" {name}" for name in names)


def bare_lexicon(as_of: date, names: Mapping[StateCode, Iterable[str]], words: Wording) -> Lexicon:
    """One that knows names alone, for the moment until all is read."""
    return Lexicon(as_of, {code: _folded_all(called) for code, called in names.items()}, (), {}, words)


@lru_cache(maxsize=512)
def _folded(name: str) -> str:
    return folded(name)


def _folded_all(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names if (name := _folded(each))))
