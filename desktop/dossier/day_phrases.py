"""Filters by days in plain words: "article 5 before 2028", "leaves in december", "joined since June 2012"."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from desktop.dossier.query import Days, Subject

if TYPE_CHECKING:
    from desktop.dossier.grammar import Grammar, Phrase

_COUNTS = {
    name: count
    for count, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_MOST_YEARS = 100


def days_at(spoken: Phrase, place: int, known: Grammar, as_of: date) -> tuple[int, Days | None]:
    """A filter by days that begins there, and how many words it has."""
    for length in _lengths(spoken, place):
        subject = known.subjects.get(spoken[place : place + length])
        if subject is not None:
            span, days = _days_of(subject, spoken, place + length, known, as_of)
            if days is not None:
                return length + span, days
    return 0, None


def subject_at(spoken: Phrase, place: int, known: Grammar) -> tuple[int, Subject | None]:
    """What a filter by days that begins there would be about, and how many words say so."""
    for length in _lengths(spoken, place):
        subject = known.subjects.get(spoken[place : place + length])
        if subject is not None:
            return length, subject
    return 0, None


def _lengths(spoken: Phrase, place: int) -> range:
    return range(min(4, len(spoken) - place), 0, -1)


def _days_of(
    subject: Subject, spoken: Phrase, place: int, known: Grammar, as_of: date
) -> tuple[int, Days | None]:
    """What comes after the subject: a span from today, or one or two ends."""
    length, relation = _relation_at(spoken, place, known)
    span, months = _months_at(spoken, place + length, known)
    if months and relation in ("within", "during"):
        return length + span, Days(subject, months=months)
    first: date | None = None
    last: date | None = None
    at = place
    while at < len(spoken):
        length, relation = _relation_at(spoken, at, known)
        span, begins, ends = day_at(spoken, at + length, known, as_of)
        if not span or relation == "within" or (at > place and relation in ("", "during")):
            break
        start, end = _ends(relation, begins, ends)
        first, last = start or first, end or last
        at += length + span
    return (at - place, Days(subject, first, last)) if first or last else (0, None)


def _ends(relation: str, begins: date, ends: date) -> tuple[date | None, date | None]:
    """The first and the last day that are meant by a relation to a year, month or day."""
    return {
        "before": (None, _day_before(begins)),
        "until": (None, ends),
        "after": (_day_after(ends), None),
        "since": (begins, None),
    }.get(relation, (begins, ends))


def _relation_at(spoken: Phrase, place: int, known: Grammar) -> tuple[int, str]:
    relations = (
        ("before", known.before),
        ("until", known.until),
        ("after", known.after),
        ("since", known.since),
        ("during", known.during),
        ("within", known.within),
    )
    for length in range(min(3, len(spoken) - place), 0, -1):
        phrase = spoken[place : place + length]
        for name, ways in relations:
            if phrase in ways:
                return length, name
    return 0, ""


def _months_at(spoken: Phrase, place: int, known: Grammar) -> tuple[int, int]:
    """A count of years or months, in months, and how many words say so."""
    if place + 1 >= len(spoken):
        return 0, 0
    count = _COUNTS.get(spoken[place]) or _number(spoken[place], 3)
    unit = spoken[place + 1 : place + 2]
    if not 0 < count <= 12 * _MOST_YEARS:
        return 0, 0
    if unit in known.years and count <= _MOST_YEARS:
        return 2, 12 * count
    return (2, count) if unit in known.months else (0, 0)


def day_at(spoken: Phrase, place: int, known: Grammar, as_of: date) -> tuple[int, date, date]:
    """A year, month or day that begins there: how many words it has, its first and its last day.

    A month without its year is the next one, or that of today.
    """
    words = (*spoken[place : place + 3], "", "", "")
    found = _in_numbers(words, known) or _in_words(words, known, as_of)
    return found or (0, date.min, date.min)


def _in_numbers(words: Phrase, known: Grammar) -> tuple[int, date, date] | None:
    """2028, 2028-06, 2028-06-30 or 2028 June."""
    year = _year(words[0])
    if not year:
        return None
    month = known.month_names.get(words[1], 0) or (_number(words[1], 2) if len(words[1]) == 2 else 0)
    if not 1 <= month <= 12:
        return 1, date(year, 1, 1), date(year, 12, 31)
    day = _number(words[2], 2) if len(words[2]) == 2 and words[1].isdecimal() else 0
    if 1 <= day <= calendar.monthrange(year, month)[1]:
        return 3, date(year, month, day), date(year, month, day)
    return 2, *_month(year, month)


def _in_words(words: Phrase, known: Grammar, as_of: date) -> tuple[int, date, date] | None:
    """June 2028, June or 30 June 2028."""
    month = known.month_names.get(words[0], 0)
    if month:
        year = _year(words[1])
        return (2, *_month(year, month)) if year else (1, *_month(as_of.year + (month < as_of.month), month))
    day, month, year = _number(words[0], 2), known.month_names.get(words[1], 0), _year(words[2])
    if day and month and year and day <= calendar.monthrange(year, month)[1]:
        return 3, date(year, month, day), date(year, month, day)
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _year(text: str) -> int:
    number = _number(text, 4)
    return number if 1900 <= number <= 2200 else 0


def _number(text: str, digits: int) -> int:
    return int(text) if len(text) <= digits and text.isdecimal() else 0


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
