"""In which language a fact's own words stand in a dossier: translated where the store can, else as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.records import (
    Argument,
    Ask,
    CasualtyBreakdown,
    Event,
    Meeting,
    Position,
    Practice,
    Recommendation,
    Record,
    Translation,
)
from db.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.facts import Facts
    from db.records import StateCode

FACTS_LANGUAGE = "en"
"""In which the edition's facts are written, quotations aside."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a fact says. language: "" is the dossier's own."""

    text: str
    language: str = ""


@remembered(8)
def translations_in(facts: Facts, language: str) -> Mapping[tuple[str, str, str], str]:
    """What facts say, in a language: by kind, field and the words of the fact. The user's goes before the edition's."""
    return {
        (each.of.partition(":")[0], each.field, each.original): each.text
        for each in facts.all(Translation)
        if each.language == language
    }


def in_language(
    record: Record, field: str, translated: Mapping[tuple[str, str, str], str], language: str
) -> Said:
    """The text of a record's field in a language, or as it is and marked so.

    What the user wrote is taken to be in the language that she makes her brief in.
    """
    text: str = getattr(record, field)
    found = translated.get((record.KIND, field, text))
    if found is not None:
        return Said(found)
    as_it_is = language == FACTS_LANGUAGE or record.provenance.own or not text
    return Said(text) if as_it_is else Said(text, FACTS_LANGUAGE)


SAYING: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Ask, ("text",)),
    (Argument, ("claim", "answer")),
    (Meeting, ("name", "place")),
    (Position, ("summary", "venue")),
    (Practice, ("actor", "detail")),
    (CasualtyBreakdown, ("base",)),
    (Recommendation, ("recommendation",)),
    (Event, ("title", "summary")),
)
"""The fields that a brief or figure prints as they are and that may be translated; quotations may not."""


_LETTERS = (
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and in on to for from by with at a an is as its",
        "fr": "le la les des du de et en sur pour par une un aux au dans se veut l d",
        "es": "el la los las del de y en para por una un con al se minas",
        "de": "der die das und für von den im zu mit ein eine auf",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def language_of(title: str) -> str:
    """The language of a title, by its letters and small words; English where these do not tell."""
    if _UKRAINIAN.search(title):
        return "uk"
    for letters, language in _LETTERS:
        if letters.search(title):
            return language
    words = [word.lower() for word in _WORD.findall(title)]
    counts = {language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > max(1, counts[FACTS_LANGUAGE]) else FACTS_LANGUAGE


PRINTED_EVENTS = ("presidency", "stockpile")
"""Events whose sentence a brief prints, beside those known before they come; a timeline has the titles of all."""


def untranslated(
    facts: Facts, language: str, states: Collection[StateCode] = ()
) -> Iterator[tuple[Record, str]]:
    """What facts say that a brief in the language would print in theirs: each fact with its field, none said twice.

    states: only what is about one of these, or about none.
    """
    translated = translations_in(facts, language)
    seen: set[tuple[str, str, str]] = set()
    for kind, fields in SAYING:
        about = {each for state in states for each in facts.about(kind, state)}
        for record in facts.all(kind):
            if states and _has_subject(kind) and record not in about:
                continue
            for field in fields:
                if not _is_printed(record, field):
                    continue
                said = (record.KIND, field, getattr(record, field))
                marked = in_language(record, field, translated, language).language
                if marked and said not in seen:
                    seen.add(said)
                    yield record, field


def _has_subject(kind: type[Record]) -> bool:
    return kind not in (Ask, Argument, Meeting)


def _is_printed(record: Record, field: str) -> bool:
    """Whether a brief or figure takes such words of such a fact at all."""
    match record:
        case Event():
            return field == "title" or record.category in PRINTED_EVENTS or is_foretold(record)
        case CasualtyBreakdown():
            return record.dimension in ("civil-status", "age")
    return True


def is_foretold(event: Event) -> bool:
    """Whether it was known before it came: an overview printed until then has it among the days to come."""
    known_by = event.provenance.known_by
    return known_by is not None and known_by < event.date.earliest
