"""What one may be about to type: filters that go on from the words that stand at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from desktop.dossier.day_phrases import subject_at
from desktop.dossier.grammar import grammar
from desktop.dossier.query import EVERYBODY, Kind, Query, Subject
from desktop.dossier.reading import LONGEST_TEXT, read, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.dossier.lexicon import Filter, Lexicon
    from desktop.dossier.reading import Token

MOST = 7
_TAIL = 5
"""Words at the end of the line that may be the beginning of one filter."""
_YEARS = 6
_SHORTEST = 2
"""Letters from which suggestions are made while nothing filters: one letter is most likely that of a name."""
_OF_STANCES = 4
"""The same for stances, which are many."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """text: the line if it is taken. count: how many states would fit then, within what filters already."""

    text: str
    title: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestions:
    """head: what the line asks for without the words that are still being typed."""

    rows: tuple[Suggestion, ...] = ()
    head: Query = EVERYBODY


def suggest(text: str, within: Query, lexicon: Lexicon, most: int = MOST) -> Suggestions:
    """What goes on from the line. within: what filters already, besides the line."""
    if len(text) > LONGEST_TEXT:
        return Suggestions()
    words = tokens(text)
    start, endings = _days(words, lexicon)
    head = text[: _end_of_subject(words, start, lexicon)] if endings else ""
    if not endings:
        alone = within.empty and len(words) == 1
        start, endings = _filters(words, lexicon, _SHORTEST if alone else 1)
        head = text[:start]
    rows = (_row(text[:start] + ending, within, lexicon) for ending in endings)
    exact = text[start:].strip().casefold()
    useful = (row for row in rows if row is not None and (row.count or row.text[start:].casefold() == exact))
    found = tuple(islice(useful, most))
    return Suggestions(found, read(head, lexicon).query) if found else Suggestions()


def _row(text: str, within: Query, lexicon: Lexicon) -> Suggestion | None:
    reading = read(text, lexicon)
    if reading.unknown or not reading.query.terms:
        return None
    term = reading.query.terms[-1]
    whole = within.joined(reading.query, alternative=reading.joins)
    return Suggestion(text, lexicon.title(term), lexicon.rule(term), len(lexicon.states_in(whole)))


def _filters(words: Sequence[Token], lexicon: Lexicon, shortest: int) -> tuple[int, tuple[str, ...]]:
    """Where the last words begin that go on to a filter, as many of them as possible, and how they may go on."""
    for length in range(min(_TAIL, len(words)), 0, -1):
        tail = words[-length:]
        if any(token.sort != "word" for token in tail):
            continue
        begun = " ".join(token.text for token in tail)
        if len(begun) >= shortest and (found := _beginning(begun, lexicon)):
            days = _days_besides(begun, lexicon)
            return tail[0].start, (*(_plain(each) for each in found), *days)
    return 0, ()


def _days_besides(begun: str, lexicon: Lexicon) -> Iterator[str]:
    """Some filters by days, where their subject is all that stands there."""
    subject = grammar(lexicon.words).subjects.get(tuple(begun.split()))
    if subject is not None:
        ways = tuple(_ways(subject, lexicon))
        yield from (f"{begun} {way}" for way in (*ways[:2], *ways[-1:]))


def _beginning(begun: str, lexicon: Lexicon) -> list[Filter]:
    """Those of which a way to type them begins so, then those that have a word that does."""
    ranked: list[tuple[int, Filter]] = []
    for each in lexicon.filters:
        if begun in each.phrases:
            ranked.append((0, each))
        elif each.term.kind is Kind.STANCE and len(begun) < _OF_STANCES:
            continue
        elif any(phrase.startswith(begun) for phrase in each.phrases):
            ranked.append((1, each))
        elif len(begun) > _SHORTEST and any(f" {begun}" in phrase for phrase in each.phrases):
            ranked.append((2, each))
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _plain(found: Filter) -> str:
    """As one would type it; a set of the user's by its key, since another may be called the same."""
    return f"@{found.term.key}" if found.term.kind == "own" else found.phrases[0]


def _days(words: Sequence[Token], lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """Where a filter by days begins at the end of the line, and how it may go on."""
    spoken = tuple(token.text if token.sort == "word" else "" for token in words)
    for place in range(max(len(words) - _TAIL, 0), len(words)):
        length, subject = subject_at(spoken, place, grammar(lexicon.words))
        if subject is None:
            continue
        begun = " ".join(spoken[place + length :])
        ways = tuple(way for way in _ways(subject, lexicon) if way.startswith(begun)) if begun else ()
        if ways:
            said = " ".join(spoken[place : place + length])
            return words[place].start, tuple(f"{said} {way}" for way in ways)
    return 0, ()


def _end_of_subject(words: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    spoken = tuple(token.text if token.sort == "word" else "" for token in words)
    place = next(number for number, token in enumerate(words) if token.start == start)
    length, _ = subject_at(spoken, place, grammar(lexicon.words))
    return words[place + max(length, 1) - 1].end


def _ways(subject: Subject, lexicon: Lexicon) -> Iterator[str]:
    """Years in which there is such a day, and spans from today, in English, which every language understands."""
    year = lexicon.as_of.year
    years = sorted(
        {day.year for day in lexicon.days.get(subject, {}).values()}, reverse=subject is Subject.JOINED
    )
    ahead = [each for each in years if subject is Subject.JOINED or each >= year][:_YEARS]
    for each in ahead:
        yield f"before {each + 1}"
    for each in ahead:
        yield f"in {each}"
    for each in ahead:
        yield f"after {each - 1}"
    if subject is not Subject.JOINED:
        yield from ("within 6 months", "within 12 months", "within 2 years")
