"""Names for the files that the window writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from db.state_names import folded
from desktop.dossier.picture import MapRegion

if TYPE_CHECKING:
    from desktop.dossier.picture import Picture


def brief_name(states: Sequence[str], as_of: date) -> str:
    """From whom it is on and the day.

    >>> brief_name(["Côte d'Ivoire", "Poland"], date(2025, 12, 5))
    'brief-cote-divoire-poland-2025-12-05.pdf'
    """
    named = [folded(state).replace(" ", "-") for state in states]
    told = named if len(named) <= 3 else [f"{len(named)}-states"]
    return "-".join(("brief", *told, as_of.isoformat())) + ".pdf"


def figure_name(picture: Picture, as_of: date) -> str:
    """From what it shows, where and on which day: "map-status-2025-12-05.pdf", "map-status-africa-2025-12-05.pdf"."""
    where = "" if picture.region is MapRegion.WORLD else f"-{picture.region}"
    return f"{picture.kind}{where}-{as_of.isoformat()}.pdf"
