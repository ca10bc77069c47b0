"""What the user does to facts: each act asks in the pane, runs on the worker and is one operation of the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import own
from db.errors import BadFacts, UserError
from db.records import FIXED, KINDS, Casualties, FactId, Record, State, slot_of
from db.titles import title_of
from desktop.brief.names import capital
from desktop.ui.facts.drafting import Draft, Drafted, draft_of, read_draft
from desktop.ui.facts.form import FactForm

if TYPE_CHECKING:
    from desktop.ui.facts.pane import FactPane
    from desktop.ui.facts.telling import ToldFact
    from desktop.ui.store import Store
    from desktop.wording import Wording

_NEW = FactId("")
"""Names the draft of a fact that corrects none."""
DRAFTS = "fact"
"""Names the form among those of which the workspace keeps drafts."""
_KIND = "kind of fact"  # in a draft, beside the texts of its fields
_PAUSE = 700  # milliseconds since the last letter


class FactEditing(QObject):
    """`fact_made` carries the id of a fact that was added or put in another's place.

    What is written is kept as a draft in the workspace until it is kept as a fact or discarded: one for each fact
    and one for a new fact.
    """

    fact_made = Signal(str)
    acts_changed = Signal()

    def __init__(
        self, store: Store, pane: FactPane, today: date, words: Wording, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._pane = pane
        self._today = today
        self._words = words
        self._told: ToldFact | None = None
        self._saving = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.remember)
        pane.reason.given.connect(self._use_reason)
        pane.reason.left.connect(pane.focus_page)
        pane.note.left.connect(pane.focus_page)

    @property
    def possible(self) -> frozenset[str]:
        """The acts that can be done to the fact one looks at, and to the store."""
        if not self._store.can_change:
            return frozenset()
        told, acts = self._told, {"add-fact"}
        if told is not None:
            acts.add("note")
            if told.gone:
                return frozenset(acts)
            if not isinstance(told.record, FIXED):
                acts |= {"correct-fact", "withdraw-fact"}
            if told.others and (told.pin is None or told.pin.fact != told.record.provenance.fact):
                acts.add("pin")
            if slot_of(told.record) in told.facts.pins:
                acts.add("unpin")
        return frozenset(acts)

    @property
    def about(self) -> str:
        """What a note on the fact is about: the state itself where the fact is that there is such a state."""
        if self._told is None:
            return ""
        record = self._told.record
        return record.state if isinstance(record, State) else record.provenance.fact

    def turn_to(self, told: ToldFact | None) -> None:
        """The fact that one looks at from now on."""
        self._told = told

    def add(self) -> None:
        """Begin a new fact, or go on with the one begun."""
        self._open_form(_NEW, *(self._begun(_NEW) or self._fresh()))

    def correct(self) -> None:
        """Begin a correction of the fact, or go on with the one begun."""
        told = self._told
        if told is not None:
            fact = told.record.provenance.fact
            begun = self._begun(fact) or (type(told.record), draft_of(told.record, told.facts))
            self._open_form(fact, *begun)

    def withdraw(self) -> None:
        """Ask why, then take the fact out of sight."""
        words = self._words
        self._ask(
            "withdraw",
            words.text("Withdraw “{title}”", title=self._title),
            words.text("It leaves every brief, map and chart, and stays in its history."),
            words.text("Withdraw"),
        )

    def prefer(self) -> None:
        """Ask why, then show this fact whatever the rule says."""
        words = self._words
        self._ask(
            "pin",
            words.text("Prefer this source for “{title}”", title=self._title),
            words.text("The reason is printed with its note on the page."),
            words.text("Prefer"),
        )

    def unprefer(self) -> None:
        """Let the rule choose again."""
        told = self._told
        if told is not None:
            slot = slot_of(told.record)
            self._store.change(lambda workspace: own.unpin(workspace, slot))

    def write_note(self) -> None:
        """Begin a note on the fact, or go on with the one there is."""
        notes = self._store.kept.notes_about(self.about)
        self._pane.show_reading()
        self._pane.note.begin(self.about, self._note_title, notes[0] if notes else None)

    def change_note(self, key: str) -> None:
        """Go on with a note."""
        note = next((note for note in self._store.kept.notes if note.key == key), None)
        if note is not None and self._store.can_change:
            self._pane.note.begin(note.about, self._note_title, note)

    def remember(self) -> None:
        """Keep what stands in the form as a draft, if it is anything new."""
        self._pause.stop()
        form, drafts = self._pane.form, self._store.drafts
        if form is not None and self._pane.is_writing:
            about = form.corrects or _NEW
            if form.touched or about in drafts.of(DRAFTS):
                drafts.keep(DRAFTS, about, {_KIND: form.kind.KIND, **form.draft})

    @property
    def has_begun(self) -> bool:
        """Whether a new fact is begun that is not kept yet."""
        return _NEW in self._store.drafts.of(DRAFTS)

    def forget(self) -> None:
        """Let go of all that came from the file; drafts were kept in it by whoever closed it."""
        self._pause.stop()
        self._told = None
        self._pane.drop_form()

    @property
    def _title(self) -> str:
        return title_of(self._told.record, self._told.facts) if self._told else ""

    @property
    def _note_title(self) -> str:
        return self._words.text("Note on “{title}”", title=self._title)

    def _begun(self, fact: FactId) -> tuple[type[Record], Draft] | None:
        """The draft that is there of a fact."""
        texts = self._store.drafts.of(DRAFTS).get(fact)
        kind = next((kind for kind in KINDS if texts and texts.get(_KIND) == kind.KIND), None)
        return (kind, texts) if kind and texts else None

    def _use_up_draft(self, form: FactForm) -> None:
        self._pause.stop()
        self._store.drafts.keep(DRAFTS, form.corrects or _NEW, None)

    def _fresh(self) -> tuple[type[Record], Draft]:
        """A new fact on the question one looks at, since another source on the same is what one mostly adds."""
        told = self._told
        if told is None or isinstance(told.record, FIXED):
            return Casualties, {}
        texts = draft_of(told.record, told.facts)
        return type(told.record), {name: texts[name] for name in told.record.SLOT}

    def _open_form(self, fact: FactId, kind: type[Record], draft: Draft) -> None:
        facts, words = self._store.facts, self._words
        if facts is None:
            return
        self.remember()
        self._pane.drop_form()
        form = FactForm(facts, words)
        title = (
            words.text("Correct: {title}", title=self._title) if fact else words.text("A fact of your own")
        )
        form.begin(kind, draft, fact or None, title)
        form.kept.connect(self._keep)
        form.left.connect(self._leave_form)
        form.discarded.connect(self._discard)
        form.edited.connect(self._pause.start)
        self._pane.show_form(form)

    def _leave_form(self) -> None:
        self.remember()
        self._pane.show_reading()
        self._pane.drop_form()
        if self._told is None:
            self._pane.show_nothing()

    def _discard(self) -> None:
        form = self._pane.form
        if form is not None:
            self._use_up_draft(form)
            self._close_form()

    def _close_form(self) -> None:
        self._pane.show_reading()
        self._pane.drop_form()
        if self._told is None:
            self._pane.show_nothing()

    def _keep(self, draft: Draft) -> None:
        form, facts = self._pane.form, self._store.facts
        if form is None or facts is None or self._saving:
            return
        drafted = read_draft(form.kind, draft, facts, self._today, self._words)
        if drafted.record is None:
            form.show_problems(drafted.problems, self._words.text("Mend what is marked, then keep it."))
            return
        self._saving = True
        self._store.change(
            _keeping(drafted, form.corrects, draft.get("reason", "")), self._show_made, self._say_refused
        )

    def _show_made(self, fact: FactId) -> None:
        self._saving = False
        form = self._pane.form
        if form is not None:
            self._use_up_draft(form)
            self._close_form()
        self.fact_made.emit(fact)

    def _say_refused(self, error: Exception) -> None:
        self._saving = False
        form = self._pane.form
        if form is None or not isinstance(error, UserError):
            self._store.failed.emit(error)
            return
        problems = error.problems if isinstance(error, BadFacts) else ()
        form.show_problems({}, "\n".join(capital(problem) for problem in problems) or str(error))

    def _ask(self, act: str, title: str, remark: str, button: str) -> None:
        if self._told is not None:
            self._pane.show_reading()
            self._pane.reason.begin(f"{act} {self._told.record.provenance.fact}", title, remark, button)

    def _use_reason(self, purpose: str, reason: str) -> None:
        act, _, key = purpose.partition(" ")
        if not reason.strip():
            self._pane.reason.show_problem(self._words.text("Say why, in a few words."))
            return
        fact = FactId(key)
        work: Callable = (
            (lambda workspace: own.pin(workspace, fact, reason))
            if act == "pin"
            else (lambda workspace: own.withdraw_fact(workspace, fact, reason))
        )
        self._store.change(
            work,
            lambda _: self._use_up(purpose),
            lambda error: self._pane.reason.show_problem(str(error)),
        )

    def _use_up(self, purpose: str) -> None:
        self._pane.reason.done(purpose)
        self._pane.focus_page()


def _keeping(drafted: Drafted, corrects: FactId | None, reason: str) -> Callable:
    """The act that keeps what was drafted."""
    record, sources = drafted.record, drafted.sources
    if record is None:
        raise ValueError("there is nothing to keep")
    if corrects is None:
        return lambda workspace: own.add_fact(workspace, record, sources)
    return lambda workspace: own.correct_fact(workspace, corrects, record, reason, sources)
