"""A fact's name in a few words, as the search finds it: "Ukraine: casualties 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.documents import documents

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import Record


def title_of(record: Record, facts: Facts) -> str:
    """For the journal, for lists and for messages."""
    return next(iter(documents(facts, [record]))).title
