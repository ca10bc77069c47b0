"""The order of what the search found, so that what people mean comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.search_text import tokens_of
from db.source_ranking import source_rank

if TYPE_CHECKING:
    from db.query import Query
    from db.records import StateCode

Rank = tuple[object, ...]

_HALF = 0.5
_LAST = {"source": 1, "translation": 2}
"""Kinds after all others, in this order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that holds all that was asked for. number: the smaller the more important.

    source_kind: what kind of source it is; "" where it is none.
    """

    number: int
    kind: str
    key: str
    title: str
    body: str
    state: StateCode | None
    source_kind: str = ""


def ranked(
    query: Query, named: Sequence[Candidate], in_title: Iterable[Candidate], elsewhere: Iterable[Candidate]
) -> list[Candidate]:
    """Each once: those of exactly that name, then by title, then the others; sources after all of these.

    A source comes before if its title begins with the better part of it. What only translates another fact is last.
    """
    order: dict[int, Candidate] = {}
    titled, others = [], list(elsewhere)
    for one in in_title:
        (titled if _is_titled(query, one) else others).append(one)
    titled.sort(key=lambda one: _title_rank(query, one))
    others.sort(key=lambda one: _body_rank(query, one))
    meant = sorted(_meant(query, titled), key=lambda one: _place(query, one))
    for one in (*named, *meant, *titled, *others):
        order.setdefault(one.number, one)
    first = {one.number for one in (*named, *meant)}
    rest = sorted(
        (one for one in order.values() if one.number not in first), key=lambda one: _place(query, one)
    )
    return [*(one for one in order.values() if one.number in first), *rest]


def _place(query: Query, one: Candidate) -> Rank:
    """By kind; sources as in every list of them, all else in the order it has."""
    of_kind = _LAST.get(one.kind, 0)
    return (
        (of_kind, source_rank(query.whole, one.title, one.source_kind))
        if one.kind == "source"
        else (of_kind,)
    )


def _is_titled(query: Query, one: Candidate) -> bool:
    """Whether it is about each state named alone or names it in its title, not among others."""
    title = " ".join(_title_words(one.title))
    return all(
        unit.state in (None, one.state) or all(term.words in title for term in unit.terms)
        for unit in query.units
    )


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
    """What is about the states named first, then with more of the words in the title, then in the order typed."""
    title = " ".join(_title_words(one.title))
    body = one.body.lower()
    said = [unit for unit in query.units if unit.state is None]
    return (
        sum(unit.state not in (None, one.state) for unit in query.units),
        sum(any(term.words not in title for term in unit.terms) for unit in said),
        query.whole not in body,
        sum(not _word(term.words).search(body) for unit in said for term in unit.terms),
        one.number,
    )


def _meant(query: Query, titled: Sequence[Candidate]) -> list[Candidate]:
    """The sources whose titles begin so, if that is the better part of one of these titles."""
    asked = len(query.whole.split(" "))
    begun = [
        one
        for one in titled
        if one.kind == "source" and " ".join(_title_words(one.title)).startswith(query.whole)
    ]
    better = any(asked >= max(3, len(_title_words(one.title)) * _HALF) for one in begun)
    return begun if better else []


@lru_cache(maxsize=4096)
def _title_words(title: str) -> tuple[str, ...]:
    return tuple(tokens_of(title))


@lru_cache(maxsize=64)
def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}\b")
