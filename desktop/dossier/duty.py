"""What a state owes under the Mine Ban Convention on a day: met, due, overdue or not known, and by which facts.

Nothing is called overdue or met that no source calls so: what was not read is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.records import Completion, Record
from db.treaty import Status, article4_deadline_of
from desktop.dossier.deadlines import Due, due_of
from desktop.dossier.known import known_by
from desktop.dossier.roles import is_stockpile_overdue, newest_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.dates import PartialDate
    from db.facts import Facts
    from db.records import FactId
    from db.treaty import Standing
    from desktop.dossier.model import StateDossier

_REPORT_DUE = (4, 30)
"""Month and day by which each year's report is due, Article 7(2)."""

_OTHERS = "non-state armed groups"
"""Actors of a reported use that the state does not answer for."""


class DutyState(StrEnum):
    """How a duty stands."""

    MET = "met"
    DUE = "due"  # its day lies ahead
    OVERDUE = "overdue"  # its day has passed, and a source calls it so
    REPORTED = "reported"  # a source reports conduct against it
    UNKNOWN = "unknown"


class Matter(StrEnum):
    """What the duty is about. Of a state outside the Convention: a matter, not a duty."""

    PRACTICE = "practice"  # Article 1
    RETAINED = "retained"  # Article 3
    STOCKPILE = "stockpile"  # Article 4
    CLEARANCE = "clearance"  # Article 5
    REPORTING = "reporting"  # Article 7


@dataclass(frozen=True, slots=True)
class Duty:
    """state: None where the state is not bound, or the Convention sets no day. day: when it was met, is or was due.

    records: what it rests on, the leading one first.
    """

    matter: Matter
    state: DutyState | None
    day: date | PartialDate | None = None
    records: tuple[Record, ...] = ()

    @property
    def facts(self) -> tuple[FactId, ...]:
        return tuple(record.provenance.fact for record in self.records)


def duties_of(state: StateDossier, facts: Facts) -> tuple[Duty, ...]:
    """In the order of the articles. Of a state that is not bound only the matters that a fact tells of."""
    standing = state.mbt
    if standing.status in (Status.PARTY, Status.PARTY_WITHDRAWING, Status.JOINED):
        return tuple(_owed(state, standing, facts))
    return tuple(_told(state))


def _owed(state: StateDossier, standing: Standing, facts: Facts) -> Iterator[Duty]:
    yield _practice(state)
    if retained := _retained(state):
        yield retained
    yield _stockpile(state, standing)
    yield _clearance(state, standing, facts)
    yield Duty(Matter.REPORTING, DutyState.UNKNOWN, _next_report(standing))


def _told(state: StateDossier) -> Iterator[Duty]:
    if state.practices:
        yield Duty(Matter.PRACTICE, None, None, state.practices)
    if retained := _retained(state):
        yield retained
    if (count := newest_count(state.stockpiles)) is not None:
        yield Duty(Matter.STOCKPILE, None, None, (count,))
    if records := _of_clearance(state):
        yield Duty(Matter.CLEARANCE, None, None, records)


def _practice(state: StateDossier) -> Duty:
    """Use by non-state armed groups breaks no duty of the state's, and is told all the same."""
    found = state.practices
    if not found:
        return Duty(Matter.PRACTICE, DutyState.UNKNOWN)
    own = any(report.actor != _OTHERS for report in found)
    return Duty(Matter.PRACTICE, DutyState.REPORTED if own else None, None, found)


def _retained(state: StateDossier) -> Duty | None:
    """Article 3 lets a state keep "the minimum number absolutely necessary", and sets no day."""
    kept = next((stock for stock in state.stockpiles if stock.retained is not None), None)
    return Duty(Matter.RETAINED, None, kept.retained_as_of or kept.as_of, (kept,)) if kept else None


def _stockpile(state: StateDossier, standing: Standing) -> Duty:
    since = standing.entry_into_force
    deadline = article4_deadline_of(since) if since else None
    done = next((s for s in state.stockpiles if s.standing == "completed" or s.completed_on), None)
    count = newest_count(state.stockpiles)
    if done is None and count is not None and count.remaining == 0:
        done = count
    if done is not None:
        return Duty(Matter.STOCKPILE, DutyState.MET, done.completed_on, (done,))
    records = (count,) if count else ()
    if is_stockpile_overdue(standing, state.stockpiles):
        return Duty(Matter.STOCKPILE, DutyState.OVERDUE, deadline, records)
    if deadline is not None and deadline >= standing.as_of:
        return Duty(Matter.STOCKPILE, DutyState.DUE, deadline, records)
    return Duty(Matter.STOCKPILE, DutyState.UNKNOWN, deadline, records)


def _clearance(state: StateDossier, standing: Standing, facts: Facts) -> Duty:
    deadline, records = state.deadline, _of_clearance(state)
    if deadline is not None:
        due = due_of(deadline, standing.as_of)
        if due is Due.COMPLETED:
            met = DutyState.MET if deadline.standing == "completed" else DutyState.UNKNOWN
            return Duty(Matter.CLEARANCE, met, deadline.completed_on, records)
        known = DutyState.DUE if due is Due.AHEAD else DutyState.UNKNOWN
        return Duty(Matter.CLEARANCE, known, deadline.deadline, records)
    completed = known_by(facts.about(Completion, state.code), standing.as_of)
    if completed:
        return Duty(Matter.CLEARANCE, DutyState.MET, completed[0].completed_on, (*completed[:1], *records))
    return Duty(Matter.CLEARANCE, DutyState.UNKNOWN, None, records)


def _of_clearance(state: StateDossier) -> tuple[Record, ...]:
    """The deadline, what is contaminated, and what was cleared last, as far as known."""
    return tuple(
        record
        for record in (state.deadline, *state.contamination[:1], *state.clearance[:1])
        if record is not None
    )


def _next_report(standing: Standing) -> date:
    """The next 30 April on which the state owes a report for the year before, Article 7(2)."""
    first = max(standing.as_of, standing.entry_into_force or standing.as_of)
    this_year = date(first.year, *_REPORT_DUE)
    return this_year if first <= this_year else date(first.year + 1, *_REPORT_DUE)
