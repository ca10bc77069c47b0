"""Names for the files that hold briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.audience import Audience
from db.state_names import folded
from desktop.brief.template import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def brief_name(states: Sequence[str], as_of: date, audience: Audience = Audience.HANDOUT) -> str:
    """From whom it is on and the day; an internal one says so first, where no list of files cuts it off.

    >>> from datetime import date
    >>> brief_name(["Côte d'Ivoire", "Poland"], date(2025, 12, 5))
    'brief-cote-divoire-poland-2025-12-05.pdf'
    >>> brief_name(["Poland"], date(2025, 12, 5), Audience.INTERNAL)
    'internal-brief-poland-2025-12-05.pdf'
    """
    named = [folded(state).replace(" ", "-") for state in states]
    told = named if len(named) <= 3 else [f"{len(named)}-states"]
    return "-".join((f"{_first(audience)}brief", *told, as_of.isoformat())) + ".pdf"


def document_name(kind: Kind, key: str, as_of: date, audience: Audience = Audience.HANDOUT) -> str:
    """Of a document of any kind. key: what it is on, or "" for the meeting: "issue-suspension-2025-12-05.pdf"."""
    if kind is Kind.STATE:
        return brief_name([key], as_of, audience)
    named = "".join(sign if sign.isalnum() else "-" for sign in folded(key)).strip("-")
    return _first(audience) + "-".join(filter(None, (kind.value, named, as_of.isoformat()))) + ".pdf"


def book_name(states: int, as_of: date, audience: Audience = Audience.HANDOUT) -> str:
    """From how many states it is on, and the day: "book-24-states-2025-12-05.pdf"."""
    return f"{_first(audience)}book-{_counted(states)}-{as_of.isoformat()}.pdf"


def files_name(states: int, as_of: date, audience: Audience = Audience.HANDOUT) -> str:
    """Of a folder for one file a state: "briefs-24-states-2025-12-05"."""
    return f"{_first(audience)}briefs-{_counted(states)}-{as_of.isoformat()}"


def _first(audience: Audience) -> str:
    return "internal-" if audience is Audience.INTERNAL else ""


def _counted(states: int) -> str:
    return f"{states}-{'state' if states == 1 else 'states'}"
