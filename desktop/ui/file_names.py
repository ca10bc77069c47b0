"""Names for the files that the window writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.audience import Audience
from desktop.brief.edits import about_kept
from desktop.brief.file_names import brief_name, document_name
from desktop.brief.template import Kind
from desktop.dossier.picture import MapRegion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.own import KeptBrief
    from desktop.dossier.picture import Picture

__all__ = ["brief_name", "chosen_name", "figure_name"]


def chosen_name(brief: KeptBrief, states: Sequence[str]) -> str:
    """Of the document that is chosen, as the command line calls it. states: the names of those picked."""
    about = about_kept(brief)
    if about is not None and about.kind in (Kind.ISSUE, Kind.OVERVIEW):
        key = about.subject if about.kind == Kind.ISSUE else ""
        return document_name(Kind(about.kind), key, brief.as_of, about.audience)
    if not states:
        return document_name(Kind.CARD, "", brief.as_of, Audience(brief.audience))
    return brief_name(states, brief.as_of, Audience(brief.audience))


def figure_name(picture: Picture, as_of: date) -> str:
    """From what it shows, where and on which day: "map-status-2025-12-05.pdf", "map-status-africa-2025-12-05.pdf"."""
    where = "" if picture.region is MapRegion.WORLD else f"-{picture.region}"
    return f"{picture.kind}{where}-{as_of.isoformat()}.pdf"
