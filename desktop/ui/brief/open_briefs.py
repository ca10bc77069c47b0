"""Several briefs open side by side: a tab each above the outline, with its own picks, day, paper and template.

What is edited belongs to whom a brief is on, and needs no tab. Tabs last as long as the window.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

if TYPE_CHECKING:
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
        self._session.choice.states_changed.connect(self._follow)
        window.brief.beside.clicked.connect(self.add)
        self._session.facts_loaded.connect(self._show)
        self._session.left.connect(self._forget)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.step(step))
        QShortcut(QKeySequence("Ctrl+W"), window).activated.connect(lambda: self.close(self._at))
        self._show()

    def add(self) -> None:
        """Another brief beside this one, for which nothing is picked yet."""
        self._remember()
        self._briefs.append(replace(self._kept.snapshot(), states=(), figures=()))
        self.bar.addTab("")
        self.bar.setCurrentIndex(len(self._briefs) - 1)
        self._window.picker.states.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """To the next tab, or the one before."""
        self.bar.setCurrentIndex((self._at + by) % len(self._briefs))

    def close(self, place: int) -> None:
        """Close a tab; what is kept by a name stays kept."""
        if len(self._briefs) == 1:
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
        place = next((n for n, each in enumerate(self._briefs) if each.key == brief.key), None)
        if place is None and not self._briefs[self._at].states:
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
        self._briefs[self._at] = replace(self._kept.snapshot(), key=there.key, name=there.name)

    def _follow(self, states: tuple) -> None:
        """A brief on others is not the one of that name any more."""
        there = self._briefs[self._at]
        if there.key and frozenset(states) != frozenset(there.states):
            self._briefs[self._at] = replace(there, key="", name="")
        self._show()

    def _name(self, key: str, name: str) -> None:
        self._briefs[self._at] = replace(self._kept.snapshot(), key=key, name=name)
        self._show()

    def _show(self, _: object = None) -> None:
        for place, brief in enumerate(self._briefs):
            states = self._session.choice.states if place == self._at else brief.states
            title = brief.name or self._names(states)
            short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            self.bar.setTabText(place, short.replace("&", "&&"))
            self.bar.setTabToolTip(place, title)
        self.bar.setVisible(len(self._briefs) > 1)

    def _names(self, states: tuple) -> str:
        facts, words = self._session.facts, self._session.words
        names = [facts.states[code].name for code in states if facts and code in facts.states]
        return words.listing(names) if names else words.text("New brief")

    def _forget(self) -> None:
        """The file is closed: another's briefs are none of the next one's business."""
        self._briefs, self._at = [self._kept.snapshot()], 0
        self.bar.blockSignals(True)
        while self.bar.count() > 1:
            self.bar.removeTab(1)
        self.bar.blockSignals(False)
        self._show()
