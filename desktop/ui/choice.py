"""What the user has chosen. Views change it through its methods only, and refresh from its signals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from db.records import Issue, StateCode
from desktop.dossier.model import Picks

FIRST_DAY = date(1997, 12, 3)
LAST_DAY = date(2030, 12, 31)
PAPERS = ("a4", "letter")
FIRST_ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
"""Picked when the window is opened for the first time; also what a dossier falls back on."""


class Choice(QObject):
    """States and issues, the day and the meeting, and how the brief is to be made.

    states: in the order picked. without: keys of the sections not to print.
    """

    states_changed = Signal(tuple)
    issues_changed = Signal(tuple)
    as_of_changed = Signal(object)
    meeting_changed = Signal(str)
    print_changed = Signal()

    def __init__(self, as_of: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: tuple[StateCode, ...] = ()
        self.issues: tuple[Issue, ...] = ()
        self.as_of = within_days(as_of)
        self.meeting = ""
        self.paper = PAPERS[0]
        self.organisation = ""
        self.without: frozenset[str] = frozenset()

    @property
    def picks(self) -> Picks:
        return Picks(self.states, self.issues, self.as_of, self.meeting)

    def pick(self, states: Iterable[StateCode]) -> None:
        """Have exactly these states picked."""
        picked = tuple(dict.fromkeys(states))
        if picked != self.states:
            self.states = picked
            self.states_changed.emit(picked)

    def add(self, states: Iterable[StateCode]) -> None:
        self.pick((*self.states, *states))

    def drop(self, states: Iterable[StateCode]) -> None:
        unwanted = frozenset(states)
        self.pick(state for state in self.states if state not in unwanted)

    def toggle(self, state: StateCode) -> None:
        """Pick the state, or unpick it."""
        if state in self.states:
            self.drop((state,))
        else:
            self.add((state,))

    def choose_issues(self, issues: Iterable[Issue]) -> None:
        wanted = frozenset(issues)
        chosen = tuple(issue for issue in Issue if issue in wanted)
        if chosen != self.issues:
            self.issues = chosen
            self.issues_changed.emit(chosen)

    def toggle_issue(self, issue: Issue) -> None:
        self.choose_issues(frozenset(self.issues) ^ {issue})

    def set_as_of(self, day: date) -> None:
        """The day is moved into what the application answers for."""
        day = within_days(day)
        if day != self.as_of:
            self.as_of = day
            self.as_of_changed.emit(day)

    def set_meeting(self, meeting: str) -> None:
        if meeting != self.meeting:
            self.meeting = meeting
            self.meeting_changed.emit(meeting)

    def set_paper(self, paper: str) -> None:
        """One of PAPERS. Raises ValueError for any other."""
        if paper not in PAPERS:
            raise ValueError(f"no paper {paper!r}")
        if paper != self.paper:
            self.paper = paper
            self.print_changed.emit()

    def set_organisation(self, organisation: str) -> None:
        if organisation != self.organisation:
            self.organisation = organisation
            self.print_changed.emit()

    def set_without(self, sections: Iterable[str]) -> None:
        without = frozenset(sections)
        if without != self.without:
            self.without = without
            self.print_changed.emit()


def within_days(day: date) -> date:
    """The nearest day that the application answers for."""
    return min(max(day, FIRST_DAY), LAST_DAY)
