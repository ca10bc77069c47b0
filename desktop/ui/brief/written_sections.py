"""Leads to a section that the user wrote: opens the brief it stands in, beside what is open, and shows it there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.edits import About
from db.errors import UserError
from db.records import Issue, StateCode
from desktop.brief.template import fitting_template, shipped, usual_template
from desktop.ui.brief.about_words import subject_words
from desktop.ui.notices import Tone

if TYPE_CHECKING:
    from db.own import KeptBrief
    from desktop.ui.acts import Made
    from desktop.ui.main_window import MainWindow


class WrittenSections(QObject):
    """Made once the brief's column is there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.brief)
        self._window = window
        self._session = window.session
        self._wanted: tuple[About, str] | None = None
        self._session.brief_made.connect(self._arrive)
        self._session.brief_refused.connect(self._forget)
        self._session.left.connect(self._forget)

    def open(self, key: str) -> None:
        """Show the section of that key, as the search tells it: its brief's, a number sign, its own."""
        brief, _, section = key.rpartition("#")
        about, made = About.read(brief), self._session.made
        self._window.workspaces.visit("brief")
        self._wanted = about, section
        if made is not None and made.about == about:
            self._arrive(made)
        else:
            self._window.open_briefs.show(self._asked(about))

    def _asked(self, about: About) -> KeptBrief:
        """The brief as it is asked for, on the day and for the meeting that are chosen."""
        now = self._window.kept_briefs.snapshot()
        parts = about.subject.split("+")
        issues = tuple(Issue(part) for part in parts if about.kind == "issue" and part in list(Issue))
        known = self._session.facts.states if self._session.facts else {}
        return replace(
            now,
            states=tuple(StateCode(part) for part in parts if part in known),
            issues=issues or now.issues,
            audience=about.audience,
            language=about.language,
            template=self._template(about),
            without=(),
            figures=(),
        )

    def _template(self, about: About) -> str:
        """The one that is chosen, if it is for such a document; else the first that is."""
        usual = usual_template(about.audience)
        try:
            chosen = fitting_template(self._session.choice.template, about.audience)
        except UserError:  # a file of the user's that this version can't use
            chosen = usual
        found = (each for each in (chosen, usual, *shipped()) if each.kind == about.kind)
        return next((each.kept for each in found if about.audience in each.audiences), usual.kept)

    def _arrive(self, made: Made) -> None:
        if self._wanted is None or made.about != self._wanted[0]:
            return
        (about, section), self._wanted = self._wanted, None
        brief, words = self._window.brief, self._session.words
        if section in [row.key for row in made.outline]:
            brief.come_to_section(section)
            return
        told = words.text(
            "The template of this brief on {subject} has no such section; choose another, and it is there.",
            subject=subject_words(about, self._session.facts, words),
        )
        self._window.status.say(told, Tone.WARNING)

    def _forget(self) -> None:
        self._wanted = None
