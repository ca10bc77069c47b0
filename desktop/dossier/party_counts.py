"""When a number was the count of States Parties: of instruments deposited, or of states bound.

Both counts are right, on their days: they differ by the states that have deposited and are not yet bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from db.choice import chosen
from db.records import Membership, Treaty
from db.remembered import remembered
from db.treaty import Status, status_on, turning_days

if TYPE_CHECKING:
    from db.facts import Facts
    from db.treaty import Counts, Standing

_DAY = timedelta(days=1)
_FORTIETH = date(1998, 9, 16)
"""The 40th instrument of the MBT was deposited: until then no day of entry into force was fixed, Article 17(1)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a count held. last: None as long as nothing that is known ends it."""

    first: date
    last: date | None

    def touches(self, first: date, last: date) -> bool:
        return self.first <= last and (self.last is None or first <= self.last)


@dataclass(frozen=True, slots=True)
class CountSpan:
    """When a number was one count or the other; a count that fell back held it more than once."""

    number: int
    deposited: tuple[Span, ...]
    in_force: tuple[Span, ...]


@remembered(4)
def spans(facts: Facts, treaty: Treaty = Treaty.MBT) -> tuple[CountSpan, ...]:
    """Every number that either count has been, the smallest first; days to come as notified by now."""
    days = counts_by_day(chosen(facts, Membership), treaty)
    deposited = _held((day, deposited) for day, deposited, _ in days)
    in_force = _held((day, in_force) for day, _, in_force in days)
    return tuple(
        CountSpan(number, tuple(deposited.get(number, ())), tuple(in_force.get(number, ())))
        for number in sorted(deposited.keys() | in_force.keys())
    )


@lru_cache(maxsize=8)
def counts_by_day(
    memberships: tuple[Membership, ...], treaty: Treaty = Treaty.MBT
) -> tuple[tuple[date, int, int], ...]:
    """(day of change, deposited, in force), oldest first."""
    acts = [m for m in memberships if m.treaty is treaty]
    told = {d for m in acts for d in (m.deposited, m.entry_into_force, m.withdrawal_effective) if d}
    turns = sorted(turn for membership in acts for turn in _turns(membership))
    rows, deposited, in_force, done = [], 0, 0, 0
    for day in sorted(told):
        while done < len(turns) and turns[done][0] <= day:
            deposited, in_force = deposited + turns[done][1], in_force + turns[done][2]
            done += 1
        rows.append((day, deposited, in_force))
    return tuple(rows)


def _turns(membership: Membership) -> Iterator[tuple[date, int, int]]:
    """(day, by how much it changes the count of deposits, and of states bound).

    To ask each state on each day would be two hundred times as much, at every start.
    """
    before = Status.NONE
    for day in turning_days(membership):
        status = status_on(membership, day)
        yield day, status.deposited - before.deposited, status.in_force - before.in_force
        before = status


def counts_around(
    by_day: Iterable[tuple[date, int, int]], as_of: date, days: int = 365
) -> tuple[tuple[date, int, int], ...]:
    """(day, deposited, in force) of each change in the year before the day, and of the one that held at its beginning."""
    since = as_of - timedelta(days=days)
    rows = [row for row in by_day if row[0] <= as_of]
    before = [row for row in rows if row[0] <= since]
    return (*before[-1:], *(row for row in rows if row[0] > since))


def counts_ahead(
    standings: Iterable[Standing], counts: Counts, as_of: date
) -> tuple[tuple[date, int, int], ...]:
    """(day, deposited, in force) for each day to come on which either changes, as acts known on `as_of` fix it."""
    days: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for standing in standings:
        joins, leaves = standing.entry_into_force, standing.withdrawal_effective
        if joins and joins > as_of >= _FORTIETH:
            days[joins][1] += 1
        if leaves and leaves > as_of and standing.withdrawal_notified:
            days[leaves][0] -= 1
            days[leaves][1] -= 1
    rows, deposited, in_force = [], counts.deposited, counts.in_force
    for day in sorted(days):
        deposited, in_force = deposited + days[day][0], in_force + days[day][1]
        rows.append((day, deposited, in_force))
    return tuple(rows)


def _held(changes: Iterable[tuple[date, int]]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    began: date | None = None
    number = 0
    for day, count in changes:
        if count == number:
            continue
        if began is not None:
            found.setdefault(number, []).append(Span(began, day - _DAY))
        began, number = day, count
    if began is not None:
        found.setdefault(number, []).append(Span(began, None))
    return found
