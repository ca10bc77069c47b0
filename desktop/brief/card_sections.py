"""The sections of a pocket card: what to ask, and nothing that one would not say standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief import state_sections
from desktop.brief.blocks import Listing
from desktop.brief.inline import cited, told
from desktop.brief.matter import Built

if TYPE_CHECKING:
    from desktop.brief.matter import Matter
    from desktop.dossier.model import Asked


def asks(matter: Matter) -> Built:
    """Of one state what we ask of it; for a meeting, on each picked issue what we ask of most."""
    most, words = matter.most("card-asks"), matter.words
    if matter.one:
        listing = state_sections.one_by_one(matter.dossier, matter.one)[:most]
        return Built(words.text("What we ask"), (Listing(listing, numbered=True),) if listing else ())
    chosen: dict[str, Asked] = {}
    for each in matter.dossier.asked:
        best = chosen.get(each.ask.issue)
        if best is None or len(each.states) > len(best.states):
            chosen[each.ask.issue] = each
    items = tuple(
        cited(told(matter.dossier.said(each.ask, "text")), each.ask.citations) for each in chosen.values()
    )[:most]
    title = words.text("What we ask of States Parties")
    return Built(title, (Listing(items, numbered=True),) if items else ())
