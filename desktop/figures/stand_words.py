"""What the ways of taking a position are called, on the map and on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.stands import Stand

if TYPE_CHECKING:
    from desktop.wording import Wording


def stand_title(stand: Stand, words: Wording) -> str:
    """What legend and summary call a class, in no word that its sources do not carry."""
    return {
        Stand.WROTE_FOR: words.text("For the treaty, in writing"),
        Stand.SPOKE_FOR: words.text("For the treaty, at a meeting"),
        Stand.SAID_FOR: words.text("For the treaty, elsewhere"),
        Stand.WROTE_OTHER: words.text("Takes the other side, in writing"),
        Stand.SPOKE_OTHER: words.text("Takes the other side, at a meeting"),
        Stand.SAID_OTHER: words.text("Takes the other side, elsewhere"),
        Stand.NEUTRAL: words.text("Neutral"),
    }[stand]
