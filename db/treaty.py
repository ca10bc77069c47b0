"""The rules of the two conventions as pure functions of dates and acts: no store, no today.

Articles are those of the Mine Ban Convention; the Convention on Cluster Munitions says the same in its
Articles 17 (with the 30th instrument for the 40th) and 20. A date on which something takes effect is the
first day on which it holds.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records import (
    Certainty,
    Citation,
    FactId,
    Membership,
    SourceId,
    StateCode,
    SuspensionClaim,
    Treaty,
    cited_in,
)

OPENING: dict[Treaty, date] = {Treaty.MBT: date(1999, 3, 1), Treaty.CCM: date(2010, 8, 1)}
"""Entry into force of the treaty itself, Article 17(1).

The 40th instrument of the MBT was deposited on 16 September 1998, the 30th of the CCM on 16 February 2010.
"""


class Status(StrEnum):
    """What a state is to a treaty on a day. A claim to have suspended it is no status."""

    NONE = "none"
    SIGNATORY = "signatory"
    JOINED = "joined"  # deposited, not yet in force
    PARTY = "party"
    PARTY_WITHDRAWING = "party-withdrawing"  # notified, not yet in effect: still bound
    FORMER_PARTY = "former-party"

    @property
    def deposited(self) -> bool:
        """Whether it counts among the instruments deposited, less withdrawals in effect."""
        return self in (Status.JOINED, Status.PARTY, Status.PARTY_WITHDRAWING)

    @property
    def in_force(self) -> bool:
        """Whether the treaty binds the state."""
        return self in (Status.PARTY, Status.PARTY_WITHDRAWING)


@dataclass(frozen=True, slots=True)
class Conflict:
    """An armed conflict that a state is engaged in; `ended` is None while it lasts."""

    began: date
    ended: date | None = None

    def lasts_on(self, day: date) -> bool:
        return self.began <= day and (self.ended is None or day < self.ended)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state's status on `as_of`, with the acts that were done or fixed by that day.

    entry_into_force and withdrawal_effective may lie after as_of: the deposit or the notice fixes them.
    suspension_claimed: since when the state claims it, while it is bound; None if it does not.
    certain: False if a fact it rests on is from memory; then it is not to be printed as fact.
    grounds: the facts it rests on, the state's acts first and its claim, if it stands, behind them.
    """

    state: StateCode
    treaty: Treaty
    as_of: date
    status: Status
    signed: date | None = None
    deposited: date | None = None
    entry_into_force: date | None = None
    withdrawal_notified: date | None = None
    withdrawal_effective: date | None = None
    suspension_claimed: date | None = None
    citations: tuple[Citation, ...] = ()
    certain: bool = True
    grounds: tuple[FactId, ...] = ()

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Those of its citations, each once."""
        return cited_in(self.citations)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have ever signed, have deposited, are bound; who has left is out of the last two."""

    signed: int
    deposited: int
    in_force: int


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months later, or the month's last day where it is shorter.

    >>> months_after(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def entry_into_force_of(treaty: Treaty, deposited: date) -> date:
    """Article 17: the first day of the sixth month after the month of deposit, not before the treaty itself.

    >>> entry_into_force_of(Treaty.MBT, date(2005, 12, 27))
    datetime.date(2006, 6, 1)
    """
    return max(OPENING[treaty], months_after(deposited.replace(day=1), 6))


def withdrawal_effect_of(received: date, conflict: Conflict | None = None) -> date | None:
    """Article 20(3): six months after the depositary receives the instrument of withdrawal.

    If the state is then in an armed conflict, not before its end: None while that lasts.
    """
    expiry = months_after(received, 6)
    if conflict is None or not conflict.lasts_on(expiry):
        return expiry
    return conflict.ended


def article4_deadline_of(entry_into_force: date) -> date:
    """Article 4: stockpiles are destroyed within four years of entry into force."""
    return months_after(entry_into_force, 4 * 12)


def article5_deadline_of(entry_into_force: date) -> date:
    """Article 5(1): mined areas are cleared within ten years of entry into force, before any extension."""
    return months_after(entry_into_force, 10 * 12)


def standing_on(
    state: StateCode,
    treaty: Treaty,
    membership: Membership | None,
    claims: Iterable[SuspensionClaim],
    as_of: date,
) -> Standing:
    """What the state is to the treaty on that day.

    membership: the state's acts towards this treaty, None if it did nothing. claims: any, its own are picked.
    A withdrawal with no date of effect has none yet (Article 20(3)): the state stays bound. A deposit after
    a withdrawal took effect joins anew.
    """
    if membership is None:
        return Standing(state, treaty, as_of, Status.NONE)
    acts = _acts_by(membership, as_of)
    status = _status_of(acts, as_of)
    claim = _claim_on(state, treaty, claims, as_of) if status.in_force else None
    grounds = (membership, claim) if claim else (membership,)
    return Standing(
        state,
        treaty,
        as_of,
        status,
        acts.signed,
        acts.deposited,
        acts.entry_into_force,
        acts.withdrawal_notified,
        acts.withdrawal_effective,
        suspension_claimed=claim.claimed_on if claim else None,
        citations=tuple(dict.fromkeys(cited for ground in grounds for cited in ground.citations)),
        certain=all(ground.certainty is not Certainty.MEMORY for ground in grounds),
        grounds=tuple(ground.provenance.fact for ground in grounds),
    )


def status_on(membership: Membership | None, as_of: date) -> Status:
    """The status alone."""
    return Status.NONE if membership is None else _status_of(_acts_by(membership, as_of), as_of)


def turning_days(membership: Membership) -> list[date]:
    """The days, oldest first, on which its status may change; between them it is what it was."""
    deposited = membership.deposited
    derived = entry_into_force_of(membership.treaty, deposited) if deposited else None
    days = (
        membership.signed,
        deposited,
        membership.entry_into_force or derived,
        membership.withdrawal_notified,
        membership.withdrawal_effective,
    )
    return sorted({day for day in days if day})


def counts_on(memberships: Iterable[Membership], treaty: Treaty, as_of: date) -> Counts:
    """How many had signed, had deposited and were bound on that day; other treaties are passed over."""
    own = [membership for membership in memberships if membership.treaty is treaty]
    statuses = [status_on(membership, as_of) for membership in own]
    return Counts(
        signed=sum(_by(membership.signed, as_of) is not None for membership in own),
        deposited=sum(status.deposited for status in statuses),
        in_force=sum(status.in_force for status in statuses),
    )


@dataclass(frozen=True, slots=True)
class _Acts:
    signed: date | None
    deposited: date | None
    entry_into_force: date | None
    withdrawal_notified: date | None
    withdrawal_effective: date | None

    @property
    def leaving(self) -> bool:
        """Whether the notice is of the membership that `deposited` began, not of an earlier one."""
        return self.withdrawal_notified is not None and not self._rejoined

    def out_on(self, day: date) -> bool:
        effective = self.withdrawal_effective
        return effective is not None and effective <= day and not self._rejoined

    @property
    def _rejoined(self) -> bool:
        """Deposited anew once the withdrawal had taken effect."""
        if self.deposited is None or self.withdrawal_effective is None:
            return False
        return self.withdrawal_effective <= self.deposited


def _acts_by(membership: Membership, as_of: date) -> _Acts:
    deposited = _by(membership.deposited, as_of)
    notified = _by(membership.withdrawal_notified, as_of)
    in_force = deposited and (
        membership.entry_into_force or entry_into_force_of(membership.treaty, deposited)
    )
    return _Acts(
        signed=_by(membership.signed, as_of),
        deposited=deposited,
        entry_into_force=in_force,
        withdrawal_notified=notified,
        withdrawal_effective=_effect_known_by(notified, membership.withdrawal_effective, as_of),
    )


def _effect_known_by(notified: date | None, effective: date | None, as_of: date) -> date | None:
    """An effect after the six months waited for the end of a conflict, so nobody knew it before."""
    if notified is None or effective is None:
        return None
    return effective if effective <= max(as_of, months_after(notified, 6)) else None


def _status_of(acts: _Acts, as_of: date) -> Status:
    if acts.out_on(as_of):
        return Status.FORMER_PARTY
    if acts.entry_into_force and acts.entry_into_force <= as_of:
        return Status.PARTY_WITHDRAWING if acts.leaving else Status.PARTY
    if acts.deposited:
        return Status.JOINED
    if acts.withdrawal_notified:  # its first deposit gave way to a later one: see standing_on
        return Status.PARTY_WITHDRAWING
    return Status.SIGNATORY if acts.signed else Status.NONE


def _claim_on(
    state: StateCode, treaty: Treaty, claims: Iterable[SuspensionClaim], as_of: date
) -> SuspensionClaim | None:
    """The oldest claim that still stands on that day."""
    standing = [
        claim
        for claim in claims
        if (claim.state, claim.treaty) == (state, treaty)
        and claim.claimed_on <= as_of
        and (claim.ended_on is None or as_of < claim.ended_on)
    ]
    return min(standing, key=lambda claim: claim.claimed_on, default=None)


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
