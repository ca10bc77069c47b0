"""What the categories of events are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wording import Wording

OTHER = ""
"""The lane of all categories that have none of their own for want of room."""


def category_name(category: str, words: Wording) -> str:
    """What a lane, a filter and the table call a category of events."""
    names = {
        "meeting": words.text("Meetings"),
        "withdrawal": words.text("Withdrawals"),
        "suspension": words.text("Suspension"),
        "objection": words.text("Objections"),
        "statement": words.text("Statements"),
        "use": words.text("Use, production"),
        "transfer": words.text("Transfers"),
        "stockpile": words.text("Stockpiles"),
        "report": words.text("Reports"),
        "adoption": words.text("Adoptions"),
        "signature": words.text("Signatures"),
        "ratification": words.text("Ratifications"),
        "accession": words.text("Accessions"),
        "entry_into_force": words.text("Entry into force"),
        "deadline": words.text("Deadlines"),
        "presidency": words.text("Presidencies"),
        OTHER: words.text("Others"),
    }
    return names.get(category, category.replace("_", " ").capitalize())
