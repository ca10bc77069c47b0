"""When a number was the count of States Parties: of instruments deposited, or of states bound.

Both counts are right, on their days: they differ by the states that have deposited and are not yet bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from db.choice import chosen
from db.records import Membership, Treaty
from db.treaty import counts_on

if TYPE_CHECKING:
    from db.facts import Facts

_DAY = timedelta(days=1)


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


@lru_cache(maxsize=4)
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
    days = {d for m in acts for d in (m.deposited, m.entry_into_force, m.withdrawal_effective) if d}
    counted = ((day, counts_on(acts, treaty, day)) for day in sorted(days))
    return tuple((day, counts.deposited, counts.in_force) for day, counts in counted)


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
