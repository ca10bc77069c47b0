"""The order of what the search found, so that what people mean comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.search_text import tokens_of

if TYPE_CHECKING:
    from db.query import Query
    from db.records import StateCode

Rank = tuple[object, ...]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that holds all that was asked for. number: the smaller the more important."""

    number: int
    kind: str
    key: str
    title: str
    body: str
    state: StateCode | None


def ranked(
    query: Query, named: Sequence[Candidate], in_title: Iterable[Candidate], elsewhere: Iterable[Candidate]
) -> list[Candidate]:
    """Each once: those of exactly that name, then by title, then the others; sources after all of these.

    A source comes before if its title begins with the better part of it.
    """
    order: dict[int, Candidate] = {}
    titled = sorted(in_title, key=lambda one: _title_rank(query, one))
    meant = [one for one in titled if one.kind == "source" and _begins(query, one)]
    others = sorted(elsewhere, key=lambda one: _body_rank(query, one))
    for one in (*named, *meant, *titled, *others):
        order.setdefault(one.number, one)
    first = {one.number for one in (*named, *meant)}
    return sorted(order.values(), key=lambda one: one.kind == "source" and one.number not in first)


def _title_rank(query: Query, one: Candidate) -> Rank:
    """States first; then exact titles, whole words, words in the order typed, titles with little else."""
    words = _title_words(one.title)
    text = " ".join(words)
    missing = sum(term.words not in text for unit in query.units for term in unit.terms)
    whole = set(words).issuperset(query.whole.split(" "))
    surplus = max(len(words) - 1, 0) // max(len(query.whole.split(" ")), 1)
    return (
        one.kind != "state",
        text != query.whole,
        not whole,
        missing and one.kind == "state",
        f" {query.whole}" not in f" {text}",
        surplus.bit_length(),
        one.number,
    )


def _body_rank(query: Query, one: Candidate) -> Rank:
    """Those with more of it in the title first, then those with the words in the order typed."""
    title = " ".join(_title_words(one.title))
    body = one.body.lower()
    absent = sum(
        any(term.words not in title for term in unit.terms)
        for unit in query.units
        if unit.state is None or unit.state != one.state
    )
    whole = sum(
        not _word(term.words).search(body)
        for unit in query.units
        if unit.state is None
        for term in unit.terms
    )
    return (absent, query.whole not in body, whole, one.number)


def _begins(query: Query, source: Candidate) -> bool:
    words = _title_words(source.title)
    asked = query.whole.split(" ")
    return len(asked) >= max(3, len(words) * _HALF) and " ".join(words).startswith(query.whole)


@lru_cache(maxsize=4096)
def _title_words(title: str) -> tuple[str, ...]:
    return tuple(tokens_of(title))


@lru_cache(maxsize=64)
def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}\b")
