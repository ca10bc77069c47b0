"""A field's value as one reads it: names for codes, days and numbers as the language writes them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from db.columns import columns_of
from db.dates import PartialDate
from db.place_names import names_in
from db.records import KINDS, Assessment, Ballot, Form, Issue, Role, Stance, StateCode, Treaty
from desktop.titles import ballot_title, form_title, issue_title, stance_title
from desktop.ui.facts.choice_words import choice_words, role_words

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

CODED = frozenset({"state", "area", "place", "actor", "country", "presidency", "states", "used_by"})
"""Fields that hold codes of states or areas; the actor of a practice is told in words instead."""

_PLAIN = frozenset({"year", "number", "session", "rank", "edition"})
"""Whole numbers that are names rather than counts: 2024, not 2,024."""


def value_words(name: str, value: object, facts: Facts, words: Wording, kind: str = "") -> str:  # noqa: PLR0911 - one return a type
    """The value of the field of that name; "" for what is empty. kind: of which fact, whose words have a meaning."""
    match value:
        case None | "":
            return ""
        case tuple():
            return words.semicolon.join(value_words(name, part, facts, words, kind) for part in value)
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
            return choice_words(kind, name, str(value), words)


def cell_words(name: str, cell: str, facts: Facts, words: Wording, kind: str = "") -> str:
    """The same for a value that the history keeps as a cell of a table."""
    if name in CODED:
        return words.semicolon.join(name_of(code, facts, words.language) for code in cell.split(";") if code)
    if cell and (closed := _closed_set(kind, name)) and cell in list(closed):
        return enum_words(closed(cell), words)
    if (told := choice_words(kind, name, cell, words)) != cell:
        return told if cell else ""
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
        case Role():
            return role_words(value, words)
        case _:
            return value.value.replace("-", " ")


@lru_cache
def _closed_set(kind: str, name: str) -> type[StrEnum] | None:
    """Of which words a field of a kind holds one; None if it is no such field."""
    columns = (column for one in KINDS if kind == one.KIND for column in columns_of(one))
    found = next((column.type for column in columns if column.name == name), str)
    return found if issubclass(found, StrEnum) else None


def treaty_words(treaty: Treaty, words: Wording) -> str:
    """As one calls it."""
    return words.text("Mine Ban Treaty") if treaty is Treaty.MBT else words.text("Cluster munitions")


def _assessments(words: Wording) -> dict[Assessment, str]:
    return {
        Assessment.CONFIRMED: words.text("confirmed"),
        Assessment.INDICATIONS: words.text("indications"),
        Assessment.ALLEGED: words.text("alleged"),
    }
