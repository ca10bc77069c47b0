"""Names for the files that the window writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.state_names import folded


def brief_name(states: Sequence[str], as_of: date) -> str:
    """From whom it is on and the day.

    >>> brief_name(["Côte d'Ivoire", "Poland"], date(2025, 12, 5))
    'brief-cote-divoire-poland-2025-12-05.pdf'
    """
    named = [folded(state).replace(" ", "-") for state in states]
    told = named if len(named) <= 3 else [f"{len(named)}-states"]
    return "-".join(("brief", *told, as_of.isoformat())) + ".pdf"


def figure_name(kind: str, as_of: date) -> str:
    """From what it shows and the day: "map-status-2025-12-05.pdf"."""
    return f"{kind}-{as_of.isoformat()}.pdf"
