"""The treaty day by day: what each state was to it, from its opening to the last day that is known of.

Worked out once from the facts, so that a step of a slider looks up a row and computes nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.choice import memberships
from db.records import Deadline, Meeting, StateCode, SuspensionClaim, Treaty
from db.remembered import remembered
from db.treaty import OPENING, standing_on
from desktop.dossier.names import short_name
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import lies_in
from desktop.dossier.status_class import StatusClass, status_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.facts import Facts
    from db.records import Membership

CLASSES = tuple(StatusClass)
"""A row of a replay holds places in this."""


class MarkKind(StrEnum):
    """What happened on a day worth a mark."""

    SIGNATURE = "signature"  # the treaty was opened for signature
    IN_FORCE = "in-force"  # the treaty entered into force
    NOTIFIED = "notified"  # withdrawals were notified
    LEFT = "left"  # withdrawals took effect, or will
    CLAIMED = "claimed"  # suspension was claimed


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that a slider marks. states: who acted; all that signed or were bound on that day."""

    day: date
    kind: MarkKind
    states: tuple[StateCode, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """One treaty. days: on which anything changed, oldest first; rows: the classes from each of them on.

    A row has a byte for each of `states`, its place in CLASSES. last_day: the last that is known of, such as
    a deadline or a withdrawal to come.
    """

    treaty: Treaty
    states: tuple[StateCode, ...]
    names: Mapping[StateCode, str]  # as a brief calls them
    days: tuple[date, ...]
    rows: tuple[bytes, ...]
    marks: tuple[Mark, ...]
    last_day: date

    def row_on(self, day: date) -> bytes:
        """The classes of `states` on that day."""
        found = bisect_right(self.days, day)
        return self.rows[found - 1] if found else bytes([CLASSES.index(StatusClass.NONE)]) * len(self.states)

    def counts_on(self, day: date, region: MapRegion = MapRegion.WORLD) -> dict[StatusClass, int]:
        """How many states of a region each class has, in the order of the legend; classes without any are left out."""
        row = self.row_on(day)
        if region is not MapRegion.WORLD:
            row = bytes(each for code, each in zip(self.states, row, strict=True) if lies_in(code, region))
        counted = {each: row.count(place) for place, each in enumerate(CLASSES)}
        return {each: count for each, count in counted.items() if count}

    def mark_after(self, day: date) -> Mark | None:
        """The first mark after that day."""
        return next((mark for mark in self.marks if mark.day > day), None)

    def mark_before(self, day: date) -> Mark | None:
        """The last mark before that day."""
        return next((mark for mark in reversed(self.marks) if mark.day < day), None)

    def marks_on(self, day: date) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.day == day)


@remembered(4)
def replay_of(facts: Facts, treaty: Treaty) -> Replay:
    """The whole of a treaty as the facts have it."""
    states = tuple(facts.states)
    acts, claims = memberships(facts, treaty), facts.all(SuspensionClaim)
    changes: defaultdict[date, dict[int, int]] = defaultdict(dict)
    for place, code in enumerate(states):
        for day in _days_of(acts.get(code), claims, code, treaty):
            standing = standing_on(code, treaty, acts.get(code), claims, day)
            changes[day][place] = CLASSES.index(status_class(standing))
    days = tuple(sorted(changes))
    marks = tuple(sorted(_marks(acts.values(), claims, treaty), key=lambda mark: (mark.day, mark.kind)))
    return Replay(
        treaty=treaty,
        states=states,
        names={code: short_name(state.name) for code, state in facts.states.items()},
        days=days,
        rows=tuple(_rows(len(states), (changes[day] for day in days))),
        marks=marks,
        last_day=_last_day(facts, days),
    )


def _days_of(
    membership: Membership | None, claims: Iterable[SuspensionClaim], code: StateCode, treaty: Treaty
) -> Iterator[date]:
    """Days on which the state's standing may change."""
    days: list[date | None] = []
    if membership:
        days += [membership.signed, membership.deposited, membership.entry_into_force]
        days += [membership.withdrawal_notified, membership.withdrawal_effective]
    for claim in claims:
        if (claim.state, claim.treaty) == (code, treaty):
            days += [claim.claimed_on, claim.ended_on]
    yield from (day for day in days if day)
    if membership and membership.deposited and not membership.entry_into_force:
        bound = standing_on(code, treaty, membership, (), membership.deposited).entry_into_force
        yield from [bound] if bound else []


def _rows(count: int, changes: Iterable[dict[int, int]]) -> Iterator[bytes]:
    row = bytearray([CLASSES.index(StatusClass.NONE)]) * count
    for change in changes:
        for place, each in change.items():
            row[place] = each
        yield bytes(row)


def _marks(acts: Iterable[Membership], claims: Iterable[SuspensionClaim], treaty: Treaty) -> Iterator[Mark]:
    acts = tuple(acts)
    signed = min((act.signed for act in acts if act.signed), default=None)
    if signed:
        yield Mark(signed, MarkKind.SIGNATURE, tuple(act.state for act in acts if act.signed == signed))
    opening = OPENING[treaty]
    bound = tuple(act.state for act in acts if act.entry_into_force == opening)
    if bound:
        yield Mark(opening, MarkKind.IN_FORCE, bound)
    found: defaultdict[tuple[date, MarkKind], list[StateCode]] = defaultdict(list)
    for act in acts:
        for day, kind in (
            (act.withdrawal_notified, MarkKind.NOTIFIED),
            (act.withdrawal_effective, MarkKind.LEFT),
        ):
            if day:
                found[day, kind].append(act.state)
    for claim in claims:
        if claim.treaty is treaty:
            found[claim.claimed_on, MarkKind.CLAIMED].append(claim.state)
    yield from (Mark(day, kind, tuple(states)) for (day, kind), states in found.items())


def _last_day(facts: Facts, days: tuple[date, ...]) -> date:
    deadlines = (deadline.deadline for deadline in facts.all(Deadline) if deadline.printable)
    meetings = (meeting.ends_on for meeting in facts.all(Meeting))
    return max(day for day in (*days[-1:], *deadlines, *meetings, facts.edition.checked_until) if day)
