"""Sets of states that the user keeps: what the picker asks for is done in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import BadFacts
from db.kept_sets import KeptSet, drop_set, keep_set, rename_set
from desktop.dossier.query import Kind, Query, Term

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.ui.main_window import MainWindow


class KeptSets(QObject):
    """Made once for a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._store = window.session.store
        self._picker = window.picker
        self._sets = window.picker.sets
        window.menus.offer({"keep-picks": self._ask_for_picks, "keep-filter": self._ask_for_filter})
        self._join()
        self._enable()

    def _join(self) -> None:
        sets = self._sets
        sets.keep_filter.connect(self._keep_filter)
        sets.keep_picks.connect(self._keep_picks)
        sets.rename.connect(self._rename)
        sets.remove.connect(self._remove)
        self._picker.states.filtered.connect(self._enable)
        self._session.choice.states_changed.connect(lambda _: self._enable())
        self._store.facts_changed.connect(lambda _: self._enable())
        self._session.left.connect(self._enable)

    @property
    def _query(self) -> Query:
        """What filters, without what fits nothing."""
        return self._picker.states.filtering.query

    def _enable(self) -> None:
        able = self._store.can_change
        asked = not self._query.empty and not self._picker.states.filtering.unknown
        filtered, picked = asked, bool(self._session.choice.states)
        self._sets.can_change = able
        self._sets.enable(filtered=filtered, picked=picked)
        self._window.menus.enable({"keep-picks": able and picked, "keep-filter": able and filtered})

    def _ask_for_picks(self) -> None:
        self._show_sets()
        self._sets.ask_for_picks()

    def _ask_for_filter(self) -> None:
        self._show_sets()
        self._sets.ask_for_filter()

    def _show_sets(self) -> None:
        self._window.workspaces.visit("brief")
        self._picker.sets_fold.fold(False)

    def _keep_filter(self, name: str) -> None:
        lexicon = self._picker.states.filtering.lexicon
        if lexicon is not None and not self._query.empty:
            rule = lexicon.written(self._query)
            self._keep(KeptSet("", name, rule=rule))

    def _keep_picks(self, name: str) -> None:
        self._keep(KeptSet("", name, states=self._session.choice.states))

    def _keep(self, kept: KeptSet) -> None:
        ready = self._ready_names()

        def work(workspace: Workspace) -> str:
            _refuse(kept.name, ready)
            return keep_set(workspace, kept)

        self._store.change(work, self._say_kept, self._show_problem)

    def _rename(self, key: str, name: str) -> None:
        ready = self._ready_names()

        def work(workspace: Workspace) -> str:
            _refuse(name, ready)
            rename_set(workspace, key, name)
            return key

        self._store.change(work, self._sets.done, self._show_problem)

    def _remove(self, key: str) -> None:
        words = self._session.words
        name = next((kept.name for kept in self._store.kept.sets if kept.key == key), "")
        told = words.text("Removed the set “{name}”. Undo brings it back.", name=name)
        filtering = self._picker.states.filtering

        def say(_: object) -> None:
            filtering.remove(Term(Kind.OWN, key))
            self._window.status.say(told)

        self._store.change(lambda workspace: drop_set(workspace, key), say)

    def _say_kept(self, key: str) -> None:
        name = next((kept.name for kept in self._store.kept.sets if kept.key == key), "")
        self._sets.done(key)
        self._window.status.say(self._session.words.text("Kept the set “{name}”", name=name))

    def _show_problem(self, error: Exception) -> None:
        self._sets.show_problem(self._session.sentence(error))

    def _ready_names(self) -> frozenset[str]:
        """What ready-made sets are called, here and on the command line."""
        sets = (each for each in self._sets.model.sets if each.term.kind is Kind.SET)
        return frozenset(name.casefold() for each in sets for name in (each.title, each.term.key))


def _refuse(name: str, taken: frozenset[str]) -> None:
    if " ".join(name.split()).casefold() in taken:
        raise BadFacts(f"A ready-made set is called “{name.strip()}”; give this one another name.")
