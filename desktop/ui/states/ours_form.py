"""The form in which a meeting, a promise, a contact or a tactic is written down, on the page itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.facts.fields import ChoiceField, Field, LineField, TextField
from desktop.ui.states.ours_forms import Editor, FormField, FormKind, form_fields, form_title, texts_of
from desktop.ui.widgets.texts import caption, heading

if TYPE_CHECKING:
    from db.internal import Internal
    from db.records import StateCode
    from desktop.ui.drafts import Drafts, Texts
    from desktop.wording import Wording

DRAFTS = "ours"
"""Names the form among those of which the workspace keeps drafts."""
_PAUSE = 700  # milliseconds since the last letter
_TALL = frozenset({Editor.TEXT})


class OursForm(QFrame):
    """`given` says that what is written is to be kept; `left` that the user turns away.

    What is written stays in the drafts until it is kept or discarded, one for each item and one for each new one.
    """

    given = Signal()
    left = Signal()

    def __init__(self, drafts: Drafts, today: date, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._drafts = drafts
        self._today = today
        self._words = words
        self.kind = FormKind.ENCOUNTER
        self.state: StateCode | None = None
        self.item: Internal | None = None
        self.fields: dict[str, Field] = {}
        self._begun: Texts = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.remember)
        self._build()
        self.hide()

    @property
    def texts(self) -> dict[str, str]:
        """What is written."""
        return {name: field.text for name, field in self.fields.items()}

    def begin(self, kind: FormKind, state: StateCode, item: Internal | None, occasion: str) -> None:
        """Write something down, or go on with it. occasion: of what is new."""
        self.remember()
        self.kind, self.state, self.item = kind, state, item
        self.title.setText(form_title(kind, self._words, is_new=item is None))
        self._set_fields(form_fields(kind, self._words))
        draft = self._drafts.of(DRAFTS).get(self.about, {})
        first = texts_of(kind, item, self._today, occasion)
        for name, field in self.fields.items():
            field.show_text(draft.get(name, first.get(name, "")))
        self._begun = {name: first.get(name, field.text) for name, field in self.fields.items()}
        self._pause.stop()  # what is shown is no change
        self.show_problem("")
        self.show()
        next(iter(self.fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_begun(self, kind: FormKind, state: StateCode) -> bool:
        """Whether something new of the kind is begun."""
        return _about(kind, state, None) in self._drafts.of(DRAFTS)

    def remember(self) -> None:
        """Keep what is written as a draft, if it is anything new."""
        self._pause.stop()
        if self.isHidden() or self.state is None:
            return
        texts = self.texts
        if texts != self._begun or self.about in self._drafts.of(DRAFTS):
            self._drafts.keep(DRAFTS, self.about, texts)

    def done(self, about: str) -> None:
        """What was written of this is kept, or not wanted. Something else that is written meanwhile stays."""
        self._drafts.keep(DRAFTS, about, None)
        if about == self.about:
            self._pause.stop()
            self.hide()

    def forget(self) -> None:
        """The file is closed; the drafts were kept in it by whoever closed it."""
        self._pause.stop()
        self.state = self.item = None
        self.hide()

    def leave(self) -> None:
        """Turn away; what is written stays a draft."""
        self.remember()
        self.hide()
        self.left.emit()

    def show_problem(self, problem: str, field: str = "") -> None:
        """Say what is wrong, beside its field if it is one's own."""
        for name, each in self.fields.items():
            each.show_problem(problem if name == field else "")
        self.problem.setText("" if field else problem)
        self.problem.setVisible(bool(problem) and not field)
        if field in self.fields:
            self.fields[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.given.emit()
        else:
            super().keyPressEvent(event)

    @property
    def about(self) -> str:
        """Names the draft of what is written; "" before anything is."""
        return _about(self.kind, self.state, self.item) if self.state else ""

    def _build(self) -> None:
        words = self._words
        self.title = heading()
        self.band = caption(words.text("Internal: never on a handout"))
        self.band.setWordWrap(False)
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.keep = QPushButton(words.text("Keep"))
        self.keep.setObjectName("primary")
        self.keep.setToolTip(words.text("Ctrl+Enter"))
        self.later = QPushButton(words.text("Later"))
        self.discard = QPushButton(words.text("Discard"))
        self.keep.clicked.connect(self.given)
        self.later.clicked.connect(self.leave)
        self.discard.clicked.connect(self._discard)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.band)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.problem)
        column.addLayout(row)

    def _discard(self) -> None:
        self.done(self.about)
        self.left.emit()

    def _set_fields(self, described: tuple[FormField, ...]) -> None:
        """The fields of this form in place of those of the last: short ones in pairs."""
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {each.name: self._field(each) for each in described}
        row = column = 0
        for each in described:
            if each.editor in _TALL:
                row += 1 if column else 0
                self._grid.addWidget(self.fields[each.name], row, 0, 1, 2)
                row, column = row + 1, 0
            else:
                self._grid.addWidget(self.fields[each.name], row, column)
                row, column = (row + 1, 0) if column else (row, 1)
        before = self.title.parentWidget() or self
        for field in (*(field.editor for field in self.fields.values()), self.keep, self.later, self.discard):
            QWidget.setTabOrder(before, field)
            before = field

    def _field(self, described: FormField) -> Field:
        match described.editor:
            case Editor.CHOICE:
                made: Field = ChoiceField(described.title, described.choices, described.hint)
            case Editor.TEXT:
                made = TextField(described.title, described.hint)
            case _:
                line = LineField(described.title, described.hint)
                line.line.returnPressed.connect(self.given)
                made = line
        made.edited.connect(self._pause.start)
        return made


def _about(kind: FormKind, state: StateCode, item: Internal | None) -> str:
    """Names a draft: the form, the state, and the item that is changed."""
    return f"{kind} {state} {item.key if item else ''}".rstrip()
