"""What the delegation keeps of a state: its meetings and promises, contacts, tactics and notes. Never on a handout."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.errors import UserError
from db.internal import Internal
from db.records import Issue, StateCode
from desktop.ui.facts.note import NoteForm
from desktop.ui.states.ours_form import OursForm
from desktop.ui.states.ours_forms import BadField, FormKind, act_of, form_of, removal_of
from desktop.ui.states.ours_telling import notes_html, ours_html
from desktop.ui.states.part_pane import PartPane
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.texts import caption, heading

if TYPE_CHECKING:
    from db.records import Meeting
    from desktop.dossier.model import StateDossier
    from desktop.ui.store import Store
    from desktop.wording import Wording

_NEAR = timedelta(days=14)
_OFFERED = (FormKind.ENCOUNTER, FormKind.PROMISE, FormKind.CONTACT, FormKind.TACTIC)


class OursPart(QWidget):
    """Everything is written on the page, kept as one step of the journal, and can be undone.

    wanted: a form opened, or came to need more room, and is to be brought into view.
    moved: the keyboard has come to this place of a pane.
    """

    wanted = Signal(QWidget)
    moved = Signal(QWidget, QRect)

    def __init__(self, store: Store, today: date, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._words = words
        self._state: StateDossier | None = None
        self._occasion = ""
        self._turning = False
        self.setAccessibleName(words.text("Our meetings and promises"))
        self._build()
        self._lay_out()
        self._join()

    def show_state(self, state: StateDossier, meeting: Meeting) -> None:
        """meeting: what is new is said to be of it, while it is on or near."""
        before = self._state.code if self._state else None
        near = meeting.starts_on - _NEAR <= self._today <= meeting.ends_on + _NEAR
        self._state, self._occasion = state, meeting.meeting if near else ""
        if state.code != before:
            self._turning = True
            self.form.remember()
            self.form.hide()
            self.note.finish()
            self._turning = False
        self._tell(anew=state.code != before)

    def begin(self, kind: FormKind, item: Internal | None = None) -> None:
        """Open a form for something new, or for what is there."""
        if self._state is not None and self._store.can_change:
            self._turning = True
            self.note.finish()
            self._turning = False
            self.form.begin(kind, self._state.code, item, self._occasion)
            self.wanted.emit(self.form)

    def write_note(self, key: str = "") -> None:
        """Begin a note on the state, or go on with one."""
        if self._state is None or not self._store.can_change:
            return
        notes = self._store.kept.notes_about(self._state.code)
        chosen = next((note for note in notes if note.key == key), None)
        self.form.leave()
        title = self._words.text("Note on “{title}”", title=self._state.name)
        self.note.begin(self._state.code, title, chosen)
        self.wanted.emit(self.note)

    def leave(self) -> None:
        """Keep what is being written, since the page goes out of view."""
        self.note.keep()
        self.form.remember()

    @property
    def unkept(self) -> bool:
        """Whether something that was written could not be kept yet."""
        return self.note.unkept

    def forget(self) -> None:
        """Let go of all that came from the file."""
        self._state = None
        self.note.forget()
        self.form.forget()
        for pane in (self.pane, self.notes):
            pane.show_page("", anew=True)

    def _begin_note(self) -> None:
        self.write_note()

    def _build(self) -> None:
        words = self._words
        self.title = heading(words.text("Our meetings and promises"))
        self.band = QLabel(words.text("Internal: never on a handout"))
        self.band.setObjectName("internal")
        self.band.setTextFormat(Qt.TextFormat.PlainText)
        self.none = caption(words.text("Nothing is written down yet."))
        self.pane = PartPane(words.text("Our meetings and promises"))
        self.buttons = {kind: QPushButton() for kind in _OFFERED}
        for kind, button in self.buttons.items():
            button.setObjectName("plain")
            button.clicked.connect(lambda _, kind=kind: self.begin(kind))
        self.note_button = QPushButton(words.text("Note…"))
        self.note_button.setObjectName("plain")
        self.note_button.clicked.connect(self._begin_note)
        self.form = OursForm(self._store.drafts, self._today, words)
        self.notes_title = heading(words.text("Your notes"))
        self.notes = PartPane(words.text("Your notes"))
        self.note = NoteForm(self._store, words)

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head)
        flow.addWidget(self.title)
        flow.addWidget(self.band)
        acts = QWidget()
        row = FlowLayout(acts)
        for button in self.buttons.values():
            row.addWidget(button)
        below = QWidget()
        beside = QHBoxLayout(below)
        beside.setContentsMargins(0, 4, 0, 0)
        beside.addWidget(self.notes_title)
        beside.addWidget(self.note_button)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (head, self.none, self.pane, acts, self.form, below, self.notes, self.note):
            column.addWidget(part)

    def _join(self) -> None:
        for pane in (self.pane, self.notes):
            pane.linked.connect(self._follow)
            pane.moved.connect(lambda place, pane=pane: self.moved.emit(pane, place))
        self.form.given.connect(self._keep)
        self.form.left.connect(self._focus_list)
        self.note.left.connect(self._focus_notes)
        self._store.kept_changed.connect(lambda _: self._tell())
        self._store.drafts.changed.connect(self._name_buttons)
        self._name_buttons()

    def _focus_list(self) -> None:
        """Back from a form that the user left; not from one that is closed for another."""
        if not self._turning:
            back = self.pane if self.pane.isVisible() else self.buttons[FormKind.ENCOUNTER]
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_notes(self) -> None:
        if not self._turning:
            (self.notes if self.notes.isVisible() else self.note_button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _items(self, state: StateDossier) -> list[Internal]:
        kept = self._store.kept.delegation
        return [
            *kept.promises_of(state.code),
            *kept.encounters_with(state.code),
            *kept.contacts_of(state.code),
            *kept.tactics_for(state.code, state.roles, tuple(Issue)),
        ]

    def _tell(self, *, anew: bool = False) -> None:
        state, able = self._state, self._store.can_change
        for button in (*self.buttons.values(), self.note_button):
            button.setEnabled(able and state is not None)
        self._name_buttons()
        if state is None:
            return
        notes = self._store.kept.notes_about(state.code)
        noted = notes_html(notes, self._words, can_change=able)
        self.notes.setVisible(bool(noted))
        self.notes.show_page(noted, anew=anew)
        html = ours_html(self._items(state), self._today, self._words, can_change=able)
        self.none.setVisible(not html)
        self.pane.setVisible(bool(html))
        self.pane.show_page(html, anew=anew)

    def _name_buttons(self) -> None:
        """A button says whether it begins something or goes on with it."""
        words = self._words
        fresh = {
            FormKind.ENCOUNTER: words.text("Note a meeting…"),
            FormKind.PROMISE: words.text("Promise…"),
            FormKind.CONTACT: words.text("Contact…"),
            FormKind.TACTIC: words.text("Tactic…"),
        }
        begun = {
            FormKind.ENCOUNTER: words.text("Go on with the meeting…"),
            FormKind.PROMISE: words.text("Go on with the promise…"),
            FormKind.CONTACT: words.text("Go on with the contact…"),
            FormKind.TACTIC: words.text("Go on with the tactic…"),
        }
        for kind, button in self.buttons.items():
            going_on = self._state is not None and self.form.has_begun(kind, StateCode(self._state.code))
            button.setText((begun if going_on else fresh)[kind])

    def _follow(self, kind: str, key: str) -> None:
        if kind == "note":
            self.write_note(key)
            return
        item = self._store.kept.delegation.by_key(key)
        if item is None:
            return
        match kind:
            case "edit":
                self.begin(form_of(item), item)
            case "settle":
                self.begin(FormKind.SETTLE, item)
            case "remove":
                self._store.change(removal_of(item))

    def _keep(self) -> None:
        form = self.form
        if form.state is None:
            return
        try:
            act = act_of(form.kind, form.texts, form.state, form.item)
        except BadField as problem:
            form.show_problem(problem.phrase, problem.name)
            return
        about = form.about
        form.setEnabled(False)  # until it is known how it went
        self._store.change(act, lambda _: self._show_kept(about), self._say_refused)

    def _show_kept(self, about: str) -> None:
        self.form.setEnabled(True)
        self.form.done(about)
        self._focus_list()

    def _say_refused(self, error: Exception) -> None:
        self.form.setEnabled(True)
        if isinstance(error, UserError):
            self.form.show_problem(str(error))
            self.wanted.emit(self.form)
        else:
            self._store.failed.emit(error)
