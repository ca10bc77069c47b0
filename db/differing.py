"""In what two records that answer one question differ, and by how much. Which of them to trust is `db.choice`'s."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from db.dates import PartialDate
from db.records import (
    Casualties,
    Contamination,
    Deadline,
    Record,
    Stockpile,
    SuspensionClaim,
)

Gaps = dict[str, float | None]
"""By column: how far the other lies from the one, in its unit or in days; None where words differ."""

_SMALLEST_AREA = 0.005
"""Square kilometres by which two areas may differ and still be the same figure, rounded."""


def gaps(one: Record, other: Record) -> Gaps:
    """The columns that both fill and fill differently; none where the two can't be compared.

    A date known to the year does not differ from a day of that year.
    """
    found: Gaps = {}
    for column in one.VALUES:
        mine, theirs = getattr(one, column, None), getattr(other, column, None)
        if mine in (theirs, None, "") or theirs in (None, ""):
            continue
        differ, gap = _gap(mine, theirs)
        if differ and _of_one_day(one, other, column):
            found[column] = gap
    return found if found and comparable(one, other) else {}


def comparable(one: Record, other: Record) -> bool:
    """Whether the two measure the same thing, so that other values contradict each other."""
    test = _TESTS.get(type(one))
    return test is None or test(one, other)


def _of_one_day(one: Record, other: Record, column: str) -> bool:
    """Mines retained are used up in training: counts of other days are other facts."""
    day = _DAYS.get((type(one), column))
    return day is None or getattr(one, day) == getattr(other, day)


def _gap(mine: Any, theirs: Any) -> tuple[bool, float | None]:
    if isinstance(mine, str):
        return True, None
    if isinstance(mine, float) or isinstance(theirs, float):
        return abs(theirs - mine) > _SMALLEST_AREA, theirs - mine
    if isinstance(mine, int):
        return True, theirs - mine
    return _gap_of_days(_first_and_last(mine), _first_and_last(theirs))


def _gap_of_days(mine: tuple[date, date], theirs: tuple[date, date]) -> tuple[bool, float]:
    """The days between two spans; spans that overlap may mean the same day."""
    if theirs[0] > mine[1]:
        return True, (theirs[0] - mine[1]).days
    if theirs[1] < mine[0]:
        return True, (theirs[1] - mine[0]).days
    return False, 0


def _first_and_last(day: date | PartialDate) -> tuple[date, date]:
    return (day.earliest, day.latest) if isinstance(day, PartialDate) else (day, day)


def _whole_years(one: Casualties, other: Casualties) -> bool:
    return not one.partial and not other.partial


def _standing(one: Deadline, other: Deadline) -> bool:
    """A deadline that gave way to a later one does not contradict it."""
    return "history" not in (one.standing, other.standing)


def _same_scale(one: Contamination, other: Contamination) -> bool:
    """A source's second figure is no answer to its first."""
    return one.scale == other.scale and (one.figure == "other") == (other.figure == "other")


def _at_one_time(one: SuspensionClaim, other: SuspensionClaim) -> bool:
    first, second = sorted((one, other), key=lambda claim: claim.claimed_on)
    return first.ended_on is None or second.claimed_on < first.ended_on


_TESTS: dict[type[Record], Callable[[Any, Any], bool]] = {
    Casualties: _whole_years,
    Deadline: _standing,
    Contamination: _same_scale,
    SuspensionClaim: _at_one_time,
}
_DAYS: dict[tuple[type[Record], str], str] = {(Stockpile, "retained"): "retained_as_of"}
"""Columns that are compared only where this one says the same day."""
