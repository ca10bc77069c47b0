"""What a state is to the Mine Ban Convention in two words, and the mark that says it in a list."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from db.treaty import Status

if TYPE_CHECKING:
    from datetime import date

    from db.treaty import Standing
    from desktop.wording import Wording


class Mark(StrEnum):
    """One mark a class: each has a shape of its own, so that none is told by colour alone."""

    PARTY = "party"
    WITHDRAWING = "withdrawing"
    FORMER = "former"
    SUSPENSION = "suspension"
    JOINED = "joined"
    SIGNATORY = "signatory"
    NONE = "none"


_MARKS = {
    Status.PARTY: Mark.PARTY,
    Status.PARTY_WITHDRAWING: Mark.WITHDRAWING,
    Status.FORMER_PARTY: Mark.FORMER,
    Status.JOINED: Mark.JOINED,
    Status.SIGNATORY: Mark.SIGNATORY,
    Status.NONE: Mark.NONE,
}


def mark_of(standing: Standing) -> Mark:
    """A claim to have suspended the treaty is marked, though it is no status."""
    if standing.suspension_claimed and standing.status is Status.PARTY:
        return Mark.SUSPENSION
    return _MARKS[standing.status]


def mark_names(words: Wording) -> dict[Mark, str]:
    """What each mark is called in a filter and a legend."""
    return {
        Mark.PARTY: words.text("State Party"),
        Mark.WITHDRAWING: words.text("Withdrawal notified"),
        Mark.FORMER: words.text("Former party"),
        Mark.SUSPENSION: words.text("Suspension claimed"),
        Mark.JOINED: words.text("Joined, not yet in force"),
        Mark.SIGNATORY: words.text("Signatory"),
        Mark.NONE: words.text("Not party"),
    }


def short_status(standing: Standing, words: Wording) -> str:
    """For the end of a row: "State Party", "leaves 27 Dec", "left 27 Dec 2025"."""
    left = standing.withdrawal_effective
    match standing.status:
        case Status.PARTY_WITHDRAWING if left:
            told = words.text("leaves {day}", day=_near(left, standing.as_of, words))
        case Status.PARTY_WITHDRAWING:
            told = words.text("withdrawal notified")
        case Status.FORMER_PARTY if left:
            told = words.text("left {day}", day=words.short_date(left))
        case Status.JOINED if standing.entry_into_force:
            told = words.text("bound {day}", day=_near(standing.entry_into_force, standing.as_of, words))
        case Status.SIGNATORY:
            told = words.text("signatory")
        case Status.NONE:
            told = words.text("not party")
        case _ if standing.suspension_claimed:
            told = words.text("claims suspension")
        case _:
            told = words.text("State Party")
    return told


def full_status(standing: Standing, words: Wording) -> str:
    """A cell of the table: "State Party; suspension claimed since 18 July 2025"."""
    left = standing.withdrawal_effective
    match standing.status:
        case Status.PARTY_WITHDRAWING if left:
            told = words.text("State Party until {day}; withdrawal notified", day=words.short_date(left))
        case Status.PARTY_WITHDRAWING:
            told = words.text("State Party; withdrawal notified, not in effect")
        case Status.FORMER_PARTY if left:
            told = words.text("Former party, left {day}", day=words.short_date(left))
        case Status.JOINED if standing.entry_into_force:
            told = words.text("Joined; in force {day}", day=words.short_date(standing.entry_into_force))
        case Status.SIGNATORY:
            told = words.text("Signatory, not party")
        case Status.NONE:
            told = words.text("Not party")
        case _ if standing.suspension_claimed:
            claimed = words.short_date(standing.suspension_claimed)
            told = words.text("State Party; claims suspension since {day}", day=claimed)
        case _:
            told = words.text("State Party")
    return told


def _near(day: date, as_of: date, words: Wording) -> str:
    """Without its year where that goes without saying."""
    return words.day_and_month(day) if 0 <= (day - as_of).days < 300 else words.short_date(day)
