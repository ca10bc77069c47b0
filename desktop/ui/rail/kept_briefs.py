"""Briefs that are kept by name, in the File menu: what was picked is picked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db import own
from db.audience import Audience
from db.own import KeptBrief
from db.records import Issue, StateCode
from desktop.brief.template import usual_template
from desktop.dossier.names import name_in
from desktop.dossier.picture import written
from desktop.ui.brief.about_words import on_no_states
from desktop.ui.settings import read_figures
from desktop.wording import PAGE_LANGUAGES

if TYPE_CHECKING:
    from desktop.ui.kept import Kept
    from desktop.ui.main_window import MainWindow
    from desktop.ui.rail.name_line import NameLine


class KeptBriefs(QObject):
    """Made once for a window. opening: a kept brief is about to be picked. named: this one was kept, key and name."""

    opening = Signal(object)
    named = Signal(str, str)

    def __init__(self, window: MainWindow, line: NameLine) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._store = window.session.store
        self._line = line
        self._menu = window.menus.submenus["kept-briefs"]
        window.menus.offer({"keep-brief": self._ask})
        line.named.connect(self._keep)
        self._store.kept_changed.connect(self._show)
        self._store.facts_changed.connect(lambda _: self._enable())
        self._session.choice.states_changed.connect(lambda _: self._enable())
        self._session.choice.issues_changed.connect(lambda _: self._enable())
        self._session.choice.print_changed.connect(self._enable)
        self._show(self._store.kept)

    def restore(self, brief: KeptBrief) -> None:
        """Pick again what was picked, by name."""
        self.opening.emit(brief)
        self.pick(brief)

    def pick(self, brief: KeptBrief) -> None:
        """Have all chosen as it was then."""
        choice, facts = self._session.choice, self._session.facts
        self._window.workspaces.visit("brief")
        choice.pick(code for code in brief.states if facts is None or code in facts.states)
        choice.choose_issues(brief.issues)
        choice.set_meeting(brief.meeting)
        choice.set_as_of(brief.as_of)
        choice.set_paper(brief.paper)
        if brief.language in PAGE_LANGUAGES:
            choice.set_language(brief.language)
        choice.set_without(brief.without)
        choice.set_figures(read_figures(brief.figures))
        choice.set_audience(Audience(brief.audience))
        usual = usual_template(choice.audience).key
        choice.set_template("" if brief.template == usual else brief.template)

    def _enable(self) -> None:
        able = self._store.can_change and self._session.can_print
        self._window.menus.enable({"keep-brief": able})

    def _show(self, kept: Kept) -> None:
        self._enable()
        self._menu.clear()
        self._menu.setEnabled(bool(kept.briefs))
        for brief in kept.briefs:
            action = self._menu.addAction(brief.name.replace("&", "&&"))
            action.triggered.connect(lambda _, chosen=brief: self.restore(chosen))

    def _ask(self) -> None:
        facts, states = self._session.facts, self._session.choice.states
        words = self._session.words
        names = [
            name_in(words.language, code, facts.states[code])
            for code in states
            if facts and code in facts.states
        ]
        told = on_no_states(self.snapshot(), facts, words)
        self._line.ask(told or words.listing(names[:3]))

    def snapshot(self) -> KeptBrief:
        """What is chosen now, without a name."""
        choice = self._session.choice
        return KeptBrief(
            key="",
            name="",
            states=tuple(StateCode(code) for code in choice.states),
            issues=tuple(Issue(issue) for issue in choice.issues),
            meeting=choice.meeting,
            as_of=choice.as_of,
            paper=choice.paper,
            without=tuple(sorted(choice.without)),
            figures=tuple(map(written, choice.figures)),
            template=choice.template or usual_template(choice.audience).key,
            audience=choice.audience,
            language=choice.language,
        )

    def _keep(self, name: str) -> None:
        same = next((brief for brief in self._store.kept.briefs if brief.name == name), None)
        brief = replace(self.snapshot(), key=same.key if same else "", name=name)
        self._store.change(
            lambda workspace: own.keep_brief(workspace, brief),
            lambda key: self._say_kept(key, name),
            lambda error: self._line.show_problem(str(error)),
        )

    def _say_kept(self, key: str, name: str) -> None:
        self.named.emit(key, name)
        self._line.done()
        self._window.status.say(self._session.words.text("Kept the brief “{name}”", name=name))
