"""A field's value as one reads it: names for codes, days and numbers as the language writes them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.dates import PartialDate
from db.place_names import names_in
from db.records import Assessment, Ballot, Form, Issue, Stance, StateCode, Treaty
from desktop.titles import ballot_title, form_title, issue_title, stance_title

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

CODED = frozenset({"state", "area", "place", "actor", "country", "presidency", "states", "used_by"})
"""Fields that hold codes of states or areas; the actor of a practice is told in words instead."""

_PLAIN = frozenset({"year", "number", "session", "rank", "edition"})
"""Whole numbers that are names rather than counts: 2024, not 2,024."""


def value_words(name: str, value: object, facts: Facts, words: Wording) -> str:  # noqa: PLR0911 - one return a type
    """The value of the field of that name; "" for what is empty."""
    match value:
        case None | "":
            return ""
        case tuple():
            return "; ".join(value_words(name, part, facts, words) for part in value)
        case bool():
            return words.text("true") if value else words.text("not true")
        case StrEnum():
            return enum_words(value, words)
        case date() | PartialDate():
            return words.short_date(value)
        case int() if name in _PLAIN:
            return str(value)
        case int() | float():
            return words.number(value)
        case str() if name in CODED:
            return name_of(value, facts, words.language)
        case _:
            return str(value)


def cell_words(name: str, cell: str, facts: Facts, words: Wording) -> str:
    """The same for a value that the history keeps as a cell of a table."""
    if name in CODED:
        return "; ".join(name_of(code, facts, words.language) for code in cell.split(";") if code)
    try:
        return words.short_date(PartialDate(cell)) if "-" in cell else cell
    except ValueError:
        return cell


def name_of(code: str, facts: Facts, language: str = "en") -> str:
    """The name of a state or area in a language; the code itself where there is none."""
    known = facts.states.get(StateCode(code)) or facts.areas.get(StateCode(code))
    return names_in(language).get(StateCode(code), known.name) if known else code


def enum_words(value: StrEnum, words: Wording) -> str:  # noqa: PLR0911 - one return a type
    """One of a closed set of words."""
    match value:
        case Issue():
            return issue_title(value, words)
        case Form():
            return form_title(value, words)
        case Ballot():
            return ballot_title(value, words)
        case Treaty():
            return treaty_words(value, words)
        case Stance():
            return stance_title(value, words)
        case Assessment():
            return _assessments(words)[value]
        case _:
            return value.value.replace("-", " ")


def treaty_words(treaty: Treaty, words: Wording) -> str:
    """As one calls it."""
    return words.text("Mine Ban Treaty") if treaty is Treaty.MBT else words.text("Cluster munitions")


def _assessments(words: Wording) -> dict[Assessment, str]:
    return {
        Assessment.CONFIRMED: words.text("confirmed"),
        Assessment.INDICATIONS: words.text("indications"),
        Assessment.ALLEGED: words.text("alleged"),
    }
