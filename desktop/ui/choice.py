"""What the user has chosen. Views change it through its methods only, and refresh from its signals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from db.audience import Audience
from db.records import Issue, StateCode
from desktop.brief.house import PLAIN, HouseStyle
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture
from desktop.ui.beside import ALONE, Beside
from desktop.wording import PAGE_LANGUAGES

FIRST_DAY = date(1997, 12, 3)
LAST_DAY = date(2040, 12, 31)
"""Beyond every deadline that is set."""
REST = 180  # milliseconds after which a glance at a day becomes the day chosen
PAPERS = ("a4", "letter")
FIRST_ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
"""Picked when the window is opened for the first time; also what a dossier falls back on."""


class Choice(QObject):
    """States and issues, the day and the meeting, and how the brief is to be made.

    states: in the order picked. without: keys of the sections not to print.
    language: of the brief, whatever the window speaks.
    figures: added to the brief, without states: they mark what is picked.
    audience: for whom it is.
    template: the document's, as `Template.kept` has it; "" is the usual one of the audience.
    beside: the briefs that are open at once, if there are several.
    day_glanced: a day passes by, as a slider moves over it; once it rests, it is chosen and `as_of_changed` says so.
    """

    states_changed = Signal(tuple)
    issues_changed = Signal(tuple)
    as_of_changed = Signal(object)
    day_glanced = Signal(object)
    meeting_changed = Signal(str)
    print_changed = Signal()
    beside_changed = Signal(object)

    def __init__(self, as_of: date, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: tuple[StateCode, ...] = ()
        self.issues: tuple[Issue, ...] = ()
        self.as_of = within_days(as_of)
        self.meeting = ""
        self.paper = PAPERS[0]
        self.language = language
        self.organisation = ""
        self.house = PLAIN
        self.without: frozenset[str] = frozenset()
        self.figures: tuple[Picture, ...] = ()
        self.audience = Audience.HANDOUT
        self.template = ""
        self.beside = ALONE
        self.glanced = self.as_of
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.settle)

    @property
    def glancing(self) -> bool:
        """Whether a day was glanced at that is not chosen yet."""
        return self._rest.isActive()

    @property
    def picks(self) -> Picks:
        """For the brief, in its language."""
        return Picks(self.states, self.issues, self.as_of, self.meeting, self.language)

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
        self._rest.stop()
        self._glance(day)
        if day != self.as_of:
            self.as_of = day
            self.as_of_changed.emit(day)

    def glance_at(self, day: date) -> None:
        """Let the day pass by: what can follow at once does, all else waits until it rests."""
        self._rest.start()
        self._glance(within_days(day))

    def settle(self) -> None:
        """Choose the day that was glanced at last."""
        self.set_as_of(self.glanced)

    def _glance(self, day: date) -> None:
        if day != self.glanced:
            self.glanced = day
            self.day_glanced.emit(day)

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

    def set_language(self, language: str) -> None:
        """One of PAGE_LANGUAGES. Raises ValueError for any other."""
        if language not in PAGE_LANGUAGES:
            raise ValueError(f"no language {language!r}")
        if language != self.language:
            self.language = language
            self.print_changed.emit()

    def set_audience(self, audience: Audience) -> None:
        if audience is not self.audience:
            self.audience = audience
            self.print_changed.emit()

    def set_template(self, template: str) -> None:
        """What a kept brief remembers of a template (see `Template.kept`), or "" for the audience's usual one."""
        if template != self.template:
            self.template = template
            self.print_changed.emit()

    def set_beside(self, beside: Beside) -> None:
        """Which briefs are open at once, and which of them is in view; what is chosen is said apart."""
        if beside != self.beside:
            self.beside = beside
            self.beside_changed.emit(beside)

    def set_organisation(self, organisation: str) -> None:
        if organisation != self.organisation:
            self.organisation = organisation
            self.print_changed.emit()

    def set_house(self, house: HouseStyle) -> None:
        """How the organisation's pages look."""
        if house != self.house:
            self.house = house
            self.print_changed.emit()

    def set_without(self, sections: Iterable[str]) -> None:
        without = frozenset(sections)
        if without != self.without:
            self.without = without
            self.print_changed.emit()

    def set_figures(self, figures: Iterable[Picture]) -> None:
        """Have exactly these figures added."""
        added = tuple(dict.fromkeys(replace(figure, states=()) for figure in figures))
        if added != self.figures:
            self.figures = added
            self.print_changed.emit()

    def toggle_figure(self, figure: Picture) -> None:
        """Add the figure to the brief, or take it out."""
        bare = replace(figure, states=())
        kept = tuple(each for each in self.figures if each != bare)
        self.set_figures(kept if bare in self.figures else (*kept, bare))

    def has_figure(self, figure: Picture) -> bool:
        """Whether the figure is added to the brief."""
        return replace(figure, states=()) in self.figures


def within_days(day: date) -> date:
    """The nearest day that the application answers for."""
    return min(max(day, FIRST_DAY), LAST_DAY)
