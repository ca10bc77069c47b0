"""A fact's name in a few words, as the search finds it: "Ukraine: casualties 2024"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.documents import documents
from db.records import Position, Practice, Recommendation

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import Record


def title_of(record: Record, facts: Facts) -> str:
    """For the journal, for lists and for messages."""
    title = next(iter(documents(facts, [record]))).title
    match record:  # the search titles these by the state alone, and finds the rest in their words
        case Position():
            return f"{title}: position on {record.issue.replace('-', ' ')}, {record.date}"
        case Practice():
            return f"{title}: {record.activity} {record.period}".rstrip()
        case Recommendation():
            return f"{title}: recommendation {record.rank}"
        case _:
            return title
