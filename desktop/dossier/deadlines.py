"""Article 5 deadlines: the one to print of each state, and what a day makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.choice import in_order, is_pinned
from db.records import Deadline, StateCode
from db.remembered import remembered
from desktop.dossier.known import known_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.facts import Facts


class Due(StrEnum):
    """What a deadline is on a day."""

    AHEAD = "ahead"  # on that day or later
    PASSED = "passed"  # the date lies behind and no later decision was read: never "overdue"
    NOT_READ = "not-read"  # the date lies behind; whether clearance was completed was not read
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class DueState:
    """A state's deadline on a day. day: None for a completion whose deadline was not read."""

    state: StateCode
    deadline: Deadline
    due: Due

    @property
    def day(self) -> date | None:
        return self.deadline.deadline

    @property
    def asked(self) -> date | None:
        """To which day more time was asked for, as far as read, while that is not decided."""
        requested = self.deadline.extension_requested_to
        return requested.latest if requested and self.due in (Due.AHEAD, Due.PASSED) else None


def deadline_on(facts: Facts, code: StateCode, as_of: date) -> Deadline | None:
    """The state's Article 5 deadline to print, by the rule of `db.choice` or a pin.

    A deadline that is history by now was current while it lay ahead and no later one was known.
    """
    return _to_print(facts.about(Deadline, code), facts, as_of)


def due_states(facts: Facts, as_of: date) -> tuple[DueState, ...]:
    """Every state with a deadline or a completion to print, the earliest day first."""
    found = (
        DueState(code, deadline, due_of(deadline, as_of))
        for code, records in _by_state(facts).items()
        if (deadline := _to_print(records, facts, as_of)) is not None
    )
    return tuple(sorted(found, key=lambda each: (each.day or date.min, each.state)))


def _to_print(records: Iterable[Deadline], facts: Facts, as_of: date) -> Deadline | None:
    known = known_by(records, as_of)
    first = next(iter(in_order(known, facts)), None)
    if first is None or first.standing != "history" or is_pinned(first, facts):
        return first
    ahead = (d for d in known if d.deadline is not None and d.deadline >= as_of)
    return next((replace(d, standing="current") for d in ahead), None)


@remembered(4)
def _by_state(facts: Facts) -> dict[StateCode, tuple[Deadline, ...]]:
    return {code: found for code in facts.states if (found := facts.about(Deadline, code))}


def due_of(deadline: Deadline, as_of: date) -> Due:
    """What the deadline is on that day."""
    if deadline.standing == "completed" or deadline.deadline is None:
        return Due.COMPLETED
    if deadline.deadline >= as_of:
        return Due.AHEAD
    unread = deadline.standing in ("completion-not-read", "status-not-read")
    return Due.NOT_READ if unread else Due.PASSED
