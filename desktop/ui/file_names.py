"""Names for the files that the window writes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.brief.file_names import brief_name
from desktop.dossier.picture import MapRegion

if TYPE_CHECKING:
    from desktop.dossier.picture import Picture

__all__ = ["brief_name", "figure_name"]


def figure_name(picture: Picture, as_of: date) -> str:
    """From what it shows, where and on which day: "map-status-2025-12-05.pdf", "map-status-africa-2025-12-05.pdf"."""
    where = "" if picture.region is MapRegion.WORLD else f"-{picture.region}"
    return f"{picture.kind}{where}-{as_of.isoformat()}.pdf"
