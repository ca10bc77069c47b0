"""The words of a language that join filters: not, or, before, within, and the names of months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from db.state_names import folded
from desktop import filter_words
from desktop.dossier.query import Subject

if TYPE_CHECKING:
    from desktop.wording import Wording

Phrase = tuple[str, ...]
"""Folded words."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Each field a set of phrases, those of English among them."""

    negations: frozenset[Phrase]
    alternatives: frozenset[Phrase]
    joints: frozenset[Phrase]
    filling: frozenset[Phrase]
    before: frozenset[Phrase]
    until: frozenset[Phrase]
    after: frozenset[Phrase]
    since: frozenset[Phrase]
    during: frozenset[Phrase]
    within: frozenset[Phrase]
    years: frozenset[Phrase]
    months: frozenset[Phrase]
    subjects: dict[Phrase, Subject]
    month_names: dict[str, int]


@lru_cache(maxsize=8)
def grammar(words: Wording) -> Grammar:
    """What joins filters in a language, and in English."""

    def ways(typed: str) -> frozenset[Phrase]:
        return frozenset(tuple(way.split()) for way in filter_words.phrases(typed, words))

    return Grammar(
        negations=ways(filter_words.NOT),
        alternatives=ways(filter_words.OR),
        joints=ways(filter_words.AND),
        filling=ways(filter_words.FILLING),
        before=ways(filter_words.BEFORE),
        until=ways(filter_words.BY),
        after=ways(filter_words.AFTER),
        since=ways(filter_words.FROM),
        during=ways(filter_words.IN),
        within=ways(filter_words.WITHIN),
        years=ways(filter_words.YEARS),
        months=ways(filter_words.MONTHS),
        subjects={
            phrase: Subject(subject)
            for subject, typed in filter_words.SUBJECTS.items()
            for phrase in ways(typed)
        },
        month_names=_month_names(words),
    )


def _month_names(words: Wording) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(1, 13):
        name = calendar.month_name[number].casefold()
        said = folded(words.month(date(2000, number, 1)))
        for each in (name, name[:3], said):
            if each and not each.isdecimal():
                found.setdefault(each, number)
    return found
