"""In which language a fact's own words stand in a dossier: translated where the store can, else as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.records import Translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.facts import Facts
    from db.records import Record

FACTS_LANGUAGE = "en"
"""In which the edition's facts are written, quotations aside."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a fact says. language: "" is the dossier's own."""

    text: str
    language: str = ""


@lru_cache(maxsize=8)
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
