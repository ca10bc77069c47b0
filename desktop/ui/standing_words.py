"""What a state is to the Mine Ban Convention in two words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from db.treaty import Status, turning_days
from desktop.dossier.status_class import StatusClass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.records import Membership, SuspensionClaim
    from db.treaty import Standing
    from desktop.wording import Wording

_NEAR = 300
"""Days within which a day to come needs no year."""


def mark_names(words: Wording) -> dict[StatusClass, str]:
    """What each class is called in a filter and a list."""
    return {
        StatusClass.PARTY: words.text("State Party"),
        StatusClass.WITHDRAWING: words.text("Withdrawal notified"),
        StatusClass.FORMER: words.text("Former party"),
        StatusClass.CLAIMED: words.text("Suspension claimed"),
        StatusClass.JOINED: words.text("Joined, not yet in force"),
        StatusClass.SIGNATORY: words.text("Signatory"),
        StatusClass.NONE: words.text("Not party"),
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
    return words.day_and_month(day) if 0 <= (day - as_of).days < _NEAR else words.short_date(day)


def next_turn(acts: Iterable[Membership], claims: Iterable[SuspensionClaim], as_of: date) -> date | None:
    """The first day after this one on which `short_status` of any state may read otherwise; None if none is known."""
    turns = {turn for each in acts for turn in turning_days(each)}
    near = {turn - timedelta(days=_NEAR - 1) for turn in turns}
    claimed = {day for claim in claims for day in (claim.claimed_on, claim.ended_on) if day}
    return min((day for day in turns | near | claimed if day > as_of), default=None)
