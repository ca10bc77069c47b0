"""What states are asked for, as data: filters that must all fit, each with its alternatives. No facts, no words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from db.records import StateCode
from db.treaty import months_after


class Kind(StrEnum):
    """What a filter is about."""

    STATUS = "status"
    REGION = "region"
    GROUP = "group"
    SET = "set"  # a ready-made set
    STANCE = "stance"
    VOTE = "vote"
    DEADLINE = "deadline"
    DAYS = "days"  # a day of the state's, between two others
    OWN = "own"  # a set of the user's
    NAME = "name"


class Subject(StrEnum):
    """Which day of a state a filter by days looks at."""

    ARTICLE5 = "article5"
    LEAVES = "leaves"
    JOINED = "joined"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One filter. key: what of its kind; for NAME the folded words, for DAYS as `Days.key` writes it."""

    kind: Kind
    key: str
    negated: bool = False

    @property
    def opposite(self) -> Term:
        return replace(self, negated=not self.negated)


Clause = tuple[Term, ...]
"""Alternatives: one of them must fit."""

_MENUS = (Kind.STATUS, Kind.REGION, Kind.GROUP, Kind.SET, Kind.OWN)
"""Kinds whose values are ticked in a menu or a list: two of a kind are alternatives."""


@dataclass(frozen=True, slots=True)
class Query:
    """Each clause must fit. An empty query fits every state."""

    clauses: tuple[Clause, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.clauses

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for clause in self.clauses for term in clause)

    @property
    def filters(self) -> Query:
        """Without the clauses that ask for a name; one that is not to be called so is a filter like others."""
        return Query(tuple(clause for clause in self.clauses if not _named(clause)))

    @property
    def names(self) -> Query:
        """Only the clauses that ask for a name."""
        return Query(tuple(clause for clause in self.clauses if _named(clause)))

    def joined(self, other: Query, *, alternative: bool = False) -> Query:
        """Both must fit. alternative: the first clause of the other is one more way to fit the last of this."""
        if not self.clauses or not other.clauses:
            return self if not other.clauses else other
        first, *rest = other.clauses
        if not alternative:
            new = tuple(clause for clause in other.clauses if clause not in self.clauses)
            return Query((*self.clauses, *new))
        merged = tuple(dict.fromkeys((*self.clauses[-1], *first)))
        return Query((*self.clauses[:-1], merged, *rest))

    def without(self, term: Term) -> Query:
        """No longer asking for that, nor taking it as an alternative."""
        left = (tuple(each for each in clause if each != term) for clause in self.clauses)
        return Query(tuple(clause for clause in left if clause))

    def toggled(self, term: Term) -> Query:
        """With the term, or without it; beside others of its kind in a menu it is one more way to fit."""
        if term in self.terms:
            return self.without(term)
        for place, clause in enumerate(self.clauses):
            if term.kind in _MENUS and all(each.kind is term.kind and not each.negated for each in clause):
                return Query((*self.clauses[:place], (*clause, term), *self.clauses[place + 1 :]))
        return Query((*self.clauses, (term,)))

    def chosen(self, kind: Kind) -> frozenset[str]:
        """The keys of that kind that are asked for."""
        return frozenset(term.key for term in self.terms if term.kind is kind and not term.negated)

    def states(
        self, states_of: Callable[[Term], frozenset[StateCode]], everyone: frozenset[StateCode]
    ) -> frozenset[StateCode]:
        """The states that fit. states_of: those of a term, negated or not."""
        found = everyone
        for clause in self.clauses:
            found &= frozenset().union(*(states_of(term) for term in clause))
        return found


EVERYBODY = Query()


def _named(clause: Clause) -> bool:
    return any(term.kind is Kind.NAME and not term.negated for term in clause)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both in it, open where None; or, where `months` is given, so many from today.

    >>> Days(Subject.ARTICLE5, last=date(2027, 12, 31)).key
    'article5::2027-12-31'
    """

    subject: Subject
    first: date | None = None
    last: date | None = None
    months: int = 0

    @property
    def key(self) -> str:
        if self.months:
            return f"{self.subject}:{self.months}m"
        ends = (end.isoformat() if end else "" for end in (self.first, self.last))
        return ":".join((self.subject, *ends))

    def bounds(self, as_of: date) -> tuple[date, date]:
        """From which day to which, asked on a day. A deadline with no first day is one that is still ahead."""
        if self.months:
            return as_of, months_after(as_of, self.months)
        start = as_of if self.subject is Subject.ARTICLE5 else date.min
        return self.first or (min(start, self.last) if self.last else start), self.last or date.max


def days_of(key: str) -> Days | None:
    """What `Days.key` wrote; None for anything else."""
    subject, _, rest = key.partition(":")
    try:
        if rest.endswith("m"):
            return Days(Subject(subject), months=int(rest[:-1]))
        first, _, last = rest.partition(":")
        return Days(Subject(subject), _day(first), _day(last))
    except ValueError:
        return None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
