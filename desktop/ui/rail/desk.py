"""The workspaces beside the brief, and what is done in them, joined to the window: rail, menu, undo, search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.records import FactId, SourceId, StateCode
from desktop.ui.act_words import act_words, done_words
from desktop.ui.notices import Tone

if TYPE_CHECKING:
    from db.facts import Facts
    from db.internal import Internal
    from db.journal import Operation
    from db.search import Hit
    from desktop.ui.facts.workspace import FactsWorkspace
    from desktop.ui.kept import Kept
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sources.workspace import SourcesWorkspace
    from desktop.ui.states.workspace import StatesWorkspace

_BY_PLACE = (
    "add-fact",
    "correct-fact",
    "withdraw-fact",
    "pin",
    "unpin",
    "note",
    "copy-reference",
    "pick-state",
    "brief-of-state",
    "save-state",
    "print-state",
    "next-state",
    "previous-state",
)
"""Acts whose effect depends on the workspace in view."""

_WRITTEN_IN = ("states", "facts", "sources")
"""Workspaces in which one writes, and which show what came from the file."""


class Desk(QObject):
    """Made once for a window. States, Facts, Sources and History are built when they are first visited."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._store = window.session.store
        self._words = window.session.words
        self._actions = window.menus.actions
        self._offer_workspaces()
        self._offer_acts()
        self._join()
        self._show_kept(self._store.kept)
        self._enable()

    @property
    def facts(self) -> FactsWorkspace:
        """The Facts workspace, built if it was not."""
        return self._window.workspaces.built("facts")  # type: ignore[return-value]

    @property
    def sources(self) -> SourcesWorkspace:
        """The Sources workspace, built if it was not."""
        return self._window.workspaces.built("sources")  # type: ignore[return-value]

    @property
    def states(self) -> StatesWorkspace:
        """The States workspace, built if it was not."""
        return self._window.workspaces.built("states")  # type: ignore[return-value]

    def open_state(self, state: str) -> None:
        """Show the page on a state in the States workspace."""
        self.states.open_state(StateCode(state))
        self._window.workspaces.visit("states")
        self.states.sheet.focus_page()

    def open_fact(self, fact: str) -> None:
        """Show a fact in the Facts workspace."""
        self._window.workspaces.visit("facts")
        self.facts.open_fact(FactId(fact))

    def open_source(self, source: str) -> None:
        """Show a source in the Sources workspace."""
        self._window.workspaces.visit("sources")
        self.sources.open_source(SourceId(source))

    def take(self, hit: Hit) -> None:
        """Go where a hit of the search leads."""
        facts = self._store.facts
        if facts is None:
            return
        if hit.kind == "state" and hit.state:
            self._window.workspaces.visit("brief")
            self._session.choice.add((StateCode(hit.state),))
        elif hit.kind == "source":
            self.open_source(hit.key)
        elif hit.kind == "note":
            note = next((note for note in self._store.kept.notes if note.key == hit.key), None)
            if note is not None:
                self._open_subject(note.about, facts)
        elif hit.kind == "section":
            self._window.written_sections.open(hit.key)
        elif (item := self._store.kept.delegation.by_key(hit.key)) is not None:
            self._open_item(item)
        else:
            self.open_fact(hit.key)

    def keep(self) -> None:
        """Keep what is being written anywhere: the window or the file is about to be closed."""
        for name in _WRITTEN_IN:
            self._leave(name)

    @property
    def unkept(self) -> bool:
        """Whether something that was written could not be kept yet, and would be lost with the window."""
        built = (name for name in _WRITTEN_IN if self._window.workspaces.is_built(name))
        return any(self._window.workspaces.built(name).unkept for name in built)  # type: ignore[attr-defined]

    def focus_filter(self) -> None:
        """Put the keyboard into the filter of the workspace in view."""
        shown = self._window.workspaces.currentWidget()
        focus = getattr(shown, "focus_filter", self._window.picker.states.focus_filter)
        focus()

    def _open_subject(self, about: str, facts: Facts) -> None:
        if about in facts.sources:
            self.open_source(about)
            return
        if about in facts.states:
            self.open_state(about)
        else:
            self.open_fact(about)

    def _open_item(self, item: Internal) -> None:
        """Go to the page of the state that the delegation keeps it of; of any state, to the page one looked at."""
        if item.state is not None:
            self.open_state(item.state)
        else:
            self._window.workspaces.visit("states")

    def _offer_workspaces(self) -> None:
        workspaces = self._window.workspaces
        workspaces.offer("states", self._make_states)
        workspaces.offer("facts", self._make_facts)
        workspaces.offer("sources", self._make_sources)
        workspaces.offer("history", self._make_history)

    def _offer_acts(self) -> None:
        workspaces = self._window.workspaces
        self._window.menus.offer(
            {
                "brief": lambda: workspaces.visit("brief"),
                "states": lambda: workspaces.visit("states"),
                "state-page": self._open_state_looked_at,
                "all-facts": lambda: workspaces.visit("facts"),
                "sources": lambda: workspaces.visit("sources"),
                "history": lambda: workspaces.visit("history"),
                "undo": lambda: self._store.undo(self._say_undone),
                "redo": lambda: self._store.redo(self._say_redone),
                "filter": self.focus_filter,
                **{key: self._effect(key) for key in _BY_PLACE},
            }
        )

    def _join(self) -> None:
        window = self._window
        window.picker.states.state_opened.connect(self.open_state)
        window.rail.chosen.connect(window.workspaces.visit)
        window.workspaces.shown.connect(window.rail.show_place)
        window.workspaces.shown.connect(self._turn)
        self._store.kept_changed.connect(self._show_kept)
        self._store.acted.connect(self._say_done)
        window.status.undo_wanted.connect(self._actions["undo"].trigger)
        self._store.facts_changed.connect(self._enable)
        self._store.drafts.arrived.connect(self._tell_drafts)
        self._session.left.connect(self._forget)

    def _make_states(self) -> QWidget:
        from desktop.ui.states.printing import StatePrinting
        from desktop.ui.states.workspace import StatesWorkspace

        window, session = self._window, self._session
        made = StatesWorkspace(
            self._store, session.choice, window.studio, self._actions, session.today, self._words
        )
        printing = StatePrinting(window, made)
        session.filters_found.connect(made.list.show_filters)
        if window.picker.states.filtering.lexicon is not None:
            made.list.show_filters(window.picker.states.filtering.lexicon)
        made.acts_changed.connect(self._enable)
        made.fact_opened.connect(self.open_fact)
        made.source_opened.connect(self.open_source)
        made.brief_wanted.connect(self._make_brief)
        made.save_wanted.connect(printing.save)
        made.print_wanted.connect(printing.print)
        session.rows_told.connect(made.show_rows)
        made.show_rows(window.picker.states.model.rows)
        return made

    def _make_brief(self, state: str) -> None:
        """Of the state, and of what else is picked."""
        self._session.choice.add((StateCode(state),))
        self._window.workspaces.visit("brief")

    def _open_state_looked_at(self) -> None:
        """The page on the state under the keyboard in the list, else on the one picked last."""
        state = self._window.picker.states.current or next(reversed(self._session.choice.states), None)
        if state is not None and self._store.facts is not None:
            self.open_state(state)
        else:
            self._window.workspaces.visit("states")

    def _make_facts(self) -> QWidget:
        from desktop.ui.facts.workspace import FactsWorkspace

        made = FactsWorkspace(self._store, self._actions, self._session.today, self._words)
        made.acts_changed.connect(self._enable)
        made.source_opened.connect(self.open_source)
        made.copied.connect(self.copy_reference)
        return made

    def _make_sources(self) -> QWidget:
        from desktop.ui.sources.workspace import SourcesWorkspace

        made = SourcesWorkspace(self._store, self._actions, self._words)
        made.acts_changed.connect(self._enable)
        made.fact_opened.connect(self.open_fact)
        made.facts_wanted.connect(self._list_facts)
        made.copied.connect(self.copy_reference)
        made.address_copied.connect(self._copy_address)
        made.export_asked.connect(self._export_sources)
        made.import_asked.connect(self._import_sources)
        return made

    def _make_history(self) -> QWidget:
        from desktop.ui.rail.history import HistoryView

        return HistoryView(self._store, self._actions, self._words)

    def _effect(self, key: str) -> Callable[[], object]:
        def act() -> None:
            workspaces = self._window.workspaces
            if key == "add-fact" and workspaces.key != "facts":
                workspaces.visit("facts")
            effects = getattr(workspaces.currentWidget(), "effects", {})
            if key in effects:
                effects[key]()

        return act

    def _turn(self, key: str) -> None:
        """Another workspace is in view."""
        for name in _WRITTEN_IN:
            if name != key:
                self._leave(name)
        if key != "brief":
            self.focus_filter()
        self._enable()

    def _leave(self, name: str) -> None:
        if self._window.workspaces.is_built(name):
            self._window.workspaces.built(name).leave()  # type: ignore[attr-defined]

    def _enable(self, _: object = None) -> None:
        shown = self._window.workspaces.currentWidget()
        possible = getattr(shown, "possible", frozenset()) | (
            {"add-fact"} if self._store.can_change else frozenset()
        )
        self._window.menus.enable({key: key in possible for key in _BY_PLACE})
        elsewhere = self._window.workspaces.key != "states"  # there its key keeps what is written
        self._window.menus.enable({"state-page": elsewhere})

    def _show_kept(self, kept: Kept) -> None:
        words, writable = self._words, self._store.can_change
        self._said = self._window.status.said
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(writable and kept.undoable is not None)
        redo.setEnabled(writable and kept.redoable is not None)
        undo.setText(
            words.text("&Undo: {act}", act=_plain(act_words(kept.undoable, words)))
            if kept.undoable
            else words.text("&Undo")
        )
        redo.setText(
            words.text("&Redo: {act}", act=_plain(act_words(kept.redoable, words)))
            if kept.redoable
            else words.text("&Redo")
        )
        for action, name in ((undo, words.text("Undo")), (redo, words.text("Redo"))):
            action.setIconText(name)

    def _say_done(self, operation: Operation) -> None:
        """What was done, unless whoever did it has just said so; and let it be undone."""
        from db.journal import Act

        if operation.act is Act.EDIT_SECTION:  # each pause of who writes: the outline tells
            return
        status, undoable = self._window.status, self._store.kept.undoable
        if status.said == self._said:
            status.say(done_words(operation, self._words))
        if undoable is not None and undoable.number == operation.number:
            told = self._words.text("Undo: {act}", act=act_words(operation, self._words))
            status.offer_undo(told)

    def _say_undone(self, operation: Operation | None) -> None:
        if operation is not None:
            told = self._words.text("Undone: {act}", act=act_words(operation, self._words))
            self._window.status.say(told)

    def _say_redone(self, operation: Operation | None) -> None:
        if operation is not None:
            told = self._words.text("Done again: {act}", act=act_words(operation, self._words))
            self._window.status.say(told)

    def _tell_drafts(self) -> None:
        """Say that there is something to go on with, if what it is about is still there."""
        facts, drafts, words = self._store.facts, self._store.drafts, self._words
        if facts is None:
            return
        begun = [
            *(about for about in drafts.of("fact") if not about or facts.by_id(FactId(about))),
            *(about for about in drafts.of("source") if not about or about in facts.sources),
            *drafts.of("ours"),
        ]
        if begun:
            told = words.plural(
                "{n} entry that you have begun is kept; open its form to go on.",
                "{n} entries that you have begun are kept; open their forms to go on.",
                len(begun),
            )
            self._window.status.say(told)

    def _forget(self) -> None:
        """Let go of what the workspaces show of a file that was closed."""
        for name in _WRITTEN_IN:
            if self._window.workspaces.is_built(name):
                self._window.workspaces.built(name).forget()  # type: ignore[attr-defined]

    def _list_facts(self, source: str) -> None:
        self._window.workspaces.visit("facts")
        self.facts.show_text(source)

    def copy_reference(self, source: str) -> None:
        """Put the source as one cites it on the clipboard."""
        from desktop.ui.facts.references import reference

        facts = self._store.facts
        if facts is not None and source in facts.sources:
            self._copy(reference(facts.sources[SourceId(source)], self._words))

    def say_copied(self, text: str) -> None:
        """Say what is on the clipboard now, in one line."""
        self._window.status.say(self._words.text("Copied: {text}", text=" ".join(text.split())))

    def _copy_address(self, source: str) -> None:
        facts = self._store.facts
        if facts is not None and source in facts.sources:
            self._copy(facts.sources[SourceId(source)].url)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.say_copied(text)

    def _export_sources(self, codes: tuple[SourceId, ...]) -> None:
        from desktop.ui.sources.workspace import write_references

        facts, words, window = self._store.facts, self._words, self._window
        if facts is None:
            return
        chosen = tuple(facts.sources[code] for code in codes if code in facts.sources)
        kinds = ("RIS (*.ris)", "CSL-JSON (*.json)")
        path = window.ask(window, words.text("Export the sources"), window.folder / "sources.ris", kinds)
        if path is not None:
            window.folder = path.parent
            self._store.read(
                "export", lambda _: write_references(path, chosen), self._session.saved.emit, urgency=2
            )

    def _import_sources(self) -> None:
        words, window = self._words, self._window
        kinds = ("RIS, CSL-JSON (*.ris *.json *.txt)",)
        path = window.seek(window, words.text("Import sources"), window.folder, kinds)
        if path is not None:
            window.folder = path.parent
            self._store.change(lambda workspace: _import(workspace, path), self._say_imported)

    def _say_imported(self, outcome: tuple[int, int, list[str]]) -> None:
        new, known, problems = outcome
        words = self._words
        told = words.plural("{n} source is new.", "{n} sources are new.", new)
        if known:
            told += " " + words.plural("{n} was there already.", "{n} were there already.", known)
        if problems:
            more = words.plural("{n} could not be read.", "{n} could not be read.", len(problems))
            told += f" {more} {problems[0]}"
        self._window.status.say(told, Tone.WARNING if problems else Tone.SUCCESS)


def _import(workspace: object, path: Path) -> tuple[int, int, list[str]]:
    """Keep what is new in a file of references: how many are, how many were there, and what could not be read."""
    from db.references import import_sources, read_references

    sources, problems = read_references(path)
    done = import_sources(workspace, sources, path.name)  # type: ignore[arg-type]
    return len(done.added), len(done.known), problems


def _plain(text: str) -> str:
    """With no sign that a menu would take for a key."""
    return text.replace("&", "&&")
