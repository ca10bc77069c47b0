"""Several briefs open side by side: a tab each above the outline, with its own picks, day, paper and template.

What is edited belongs to whom a brief is on, and needs no tab. Tabs are remembered with what is chosen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from db.audience import Audience
from desktop.brief.edits import about_kept
from desktop.brief.subject import needs_states
from desktop.brief.template import usual_template
from desktop.dossier.names import name_in
from desktop.ui.beside import ALONE, Beside
from desktop.ui.brief.about_words import on_no_states

if TYPE_CHECKING:
    from db.edits import About
    from db.own import KeptBrief
    from desktop.ui.main_window import MainWindow
    from desktop.ui.rail.kept_briefs import KeptBriefs

_LONGEST = 28  # letters of a tab


class OpenBriefs(QObject):
    """Made once the brief's column is there. There is always one; the bar is seen from the second on."""

    def __init__(self, window: MainWindow, kept: KeptBriefs) -> None:
        super().__init__(window.brief)
        self._window = window
        self._session = window.session
        self._kept = kept
        self._choice = window.session.choice
        self._briefs: list[KeptBrief] = [kept.snapshot()]
        self._at = 0
        self.bar = QTabBar()
        self.bar.setAccessibleName(window.session.words.text("Open briefs"))
        self.bar.setTabsClosable(True)
        self.bar.setDrawBase(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.addTab("")
        window.brief.place_tabs(self.bar)
        self.bar.currentChanged.connect(self._turn)
        self.bar.tabCloseRequested.connect(self.close)
        kept.opening.connect(self._open)
        kept.named.connect(self._name)
        self._choice.states_changed.connect(self._follow)
        self._choice.issues_changed.connect(self._show)
        self._choice.print_changed.connect(self._show)
        self._choice.beside_changed.connect(self._take)
        window.brief.beside.clicked.connect(self.add)
        self._session.facts_loaded.connect(self._show)
        self._session.left.connect(self._show)
        self._session.store.kept_changed.connect(self._show)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.step(step))
        QShortcut(QKeySequence("Ctrl+W"), window).activated.connect(lambda: self.close(self._at))
        self._take(self._choice.beside)
        self._show()

    def add(self) -> None:
        """Another brief beside this one, for which nothing is picked yet."""
        self._remember()
        self._briefs.append(_emptied(self._kept.snapshot()))
        self.bar.addTab("")
        self.bar.setCurrentIndex(len(self._briefs) - 1)
        self._window.picker.states.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show(self, brief: KeptBrief) -> None:
        """That document: in the tab that has it, else beside what is open, or in the tab in view if that is empty."""
        self._remember()
        about = about_kept(brief)
        place = next((n for n, each in enumerate(self._briefs) if about_kept(each) == about), None)
        if place is None:
            self._open(brief)
            self._kept.pick(brief)
        else:
            self.bar.setCurrentIndex(place)

    @property
    def about(self) -> About | None:
        """Which document is in front; None if this version of the application can't tell."""
        return about_kept(self._kept.snapshot())

    def tick(self, about: About, section: str, *, out: bool) -> None:
        """Leave a section out of that document, or print it: in its tab, else in the one in front."""
        there = (n for n, each in enumerate(self._briefs) if n != self._at and about_kept(each) == about)
        place = self._at if about == self.about else next(there, self._at)
        if place == self._at:
            without = self._choice.without
            self._choice.set_without(without | {section} if out else without - {section})
            return
        brief = self._briefs[place]
        without = frozenset(brief.without) - {section} | ({section} if out else frozenset())
        self._briefs[place] = replace(brief, without=tuple(sorted(without)))
        self._show()

    def step(self, by: int) -> None:
        """To the next tab, or the one before."""
        if self._session.facts is None:  # locked: nobody turns what nobody sees
            return
        self.bar.setCurrentIndex((self._at + by) % len(self._briefs))

    def close(self, place: int) -> None:
        """Close a tab; what is kept by a name stays kept."""
        if len(self._briefs) == 1 or self._session.facts is None:
            return
        if place == self._at:
            self.step(1 if place == 0 else -1)
        del self._briefs[place]
        self._at -= place < self._at
        self.bar.blockSignals(True)
        self.bar.removeTab(place)
        self.bar.setCurrentIndex(self._at)
        self.bar.blockSignals(False)
        self._show()

    def _open(self, brief: KeptBrief) -> None:
        """A kept brief is about to be picked: in its own tab, beside what is open; in the first, if that is empty."""
        self._remember()
        place = next((n for n, each in enumerate(self._briefs) if each.key == brief.key != ""), None)
        if place is None and _is_empty(self._briefs[self._at]):
            place = self._at
        if place is None:
            place = len(self._briefs)
            self._briefs.append(brief)
        self._briefs[place] = brief
        self._at = place
        self.bar.blockSignals(True)
        if self.bar.count() < len(self._briefs):
            self.bar.addTab("")
        self.bar.setCurrentIndex(place)
        self.bar.blockSignals(False)
        self._show()

    def _turn(self, place: int) -> None:
        self._remember()
        self._at = place
        self._kept.pick(self._briefs[place])
        self._show()

    def _remember(self) -> None:
        there = self._briefs[self._at]
        self._briefs[self._at] = replace(self._kept.snapshot(), key=there.key)

    def _follow(self, states: tuple) -> None:
        """A brief on others is not the one of that name any more."""
        there = self._briefs[self._at]
        if there.key and frozenset(states) != frozenset(there.states):
            self._briefs[self._at] = replace(there, key="")
        self._show()

    def _name(self, key: str, _: str) -> None:
        self._briefs[self._at] = replace(self._kept.snapshot(), key=key)
        self._show()

    def _take(self, beside: Beside) -> None:
        """Have those open that were remembered; what is chosen already is the one in front."""
        if beside == self._beside:
            return
        self._briefs, self._at = list(beside.briefs) or [self._kept.snapshot()], beside.front
        self.bar.blockSignals(True)
        while self.bar.count() > len(self._briefs):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(self._briefs):
            self.bar.addTab("")
        self.bar.setCurrentIndex(self._at)
        self.bar.blockSignals(False)
        self._show()

    @property
    def _beside(self) -> Beside:
        return Beside(tuple(self._briefs), self._at) if len(self._briefs) > 1 else ALONE

    def _show(self, _: object = None) -> None:
        """Whose they are, which nobody may read while the file is closed."""
        kept = {brief.key: brief.name for brief in self._session.store.kept.briefs}
        for place, brief in enumerate(self._briefs):
            chosen = self._kept.snapshot() if place == self._at else brief
            title = kept.get(brief.key) or self._title(chosen)
            short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            self.bar.setTabText(place, short.replace("&", "&&"))
            self.bar.setTabToolTip(place, title)
        self.bar.setVisible(len(self._briefs) > 1 and self._session.facts is not None)
        self._choice.set_beside(self._beside)

    def _title(self, brief: KeptBrief) -> str:
        facts, words = self._session.facts, self._session.words
        if facts is None:
            return ""
        if told := on_no_states(brief, facts, words):
            return told
        known = [code for code in brief.states if code in facts.states]
        names = [name_in(words.language, code, facts.states[code]) for code in known]
        return words.listing(names) if names else words.text("New brief")


def _emptied(brief: KeptBrief) -> KeptBrief:
    """The same with nothing picked. A document that is made without picks would be there twice."""
    audience = Audience(brief.audience)
    template = brief.template if needs_states(brief.template, audience) else usual_template(audience).key
    return replace(brief, states=(), figures=(), template=template)


def _is_empty(brief: KeptBrief) -> bool:
    """Whether nothing is made of it."""
    return not brief.states and needs_states(brief.template, Audience(brief.audience))
