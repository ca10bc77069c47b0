"""A note on a fact, a source or a state. It is kept as one types; there is nothing to press."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from db.own import Note
    from desktop.ui.kept import Kept
    from desktop.ui.store import Store
    from desktop.wording import Wording

_PAUSE = 700  # milliseconds since the last letter
_AGAIN = 10_000  # milliseconds until what could not be kept is tried once more


@dataclass(frozen=True, slots=True)
class _Written:
    """A note as it was handed to the store of a file. text: "" takes it away."""

    path: Path
    about: str
    key: str
    title: str
    text: str
    audience: str


class NoteForm(QFrame):
    """Writes into the store after each pause, when the audience changes and when it is left.

    What the store has not acknowledged is never dropped: if it fails, the form shows it again and tries again,
    and if the file was closed meanwhile, once that is open again.
    """

    left = Signal()

    def __init__(self, store: Store, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._store = store
        self._words = words
        self._path = Path()
        self._about = ""
        self._key = ""
        self._kept: tuple[str, str] | None = ("", "")  # None: the store refused it
        self._unsure: dict[str, _Written] = {}  # by key, until the store has acknowledged it
        self._refused: set[str] = set()
        self._left_behind: set[str] = set()  # the file was closed before anything was heard
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._try_again)
        self._build()
        self._lay_out()
        self.hide()
        store.kept_changed.connect(self._recall)

    @property
    def unkept(self) -> bool:
        """Whether the store refused something that was written."""
        return bool(self._refused)

    def begin(self, about: str, title: str, note: Note | None = None) -> None:
        """Go on with a note, or begin one."""
        self.keep()
        workspace = self._store.workspace
        if workspace is None:
            return
        self._path, self._about = workspace.path, about
        self._key = note.key if note else secrets.token_hex(6)
        self._kept = (note.text, note.audience) if note else ("", "internal")
        self._show_note(title, *self._kept)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Write what is there now, if it is not written yet."""
        self._pause.stop()
        text, audience = self.text.toPlainText(), self.audience.currentData()
        nothing_yet = self._kept is not None and not self._kept[0] and not text.strip()
        if not self._key or (text, audience) == self._kept or nothing_yet:
            return
        self._kept = (text, audience)
        said = text if text.strip() else ""
        written = _Written(self._path, self._about, self._key, self.title.text(), said, audience)
        self._unsure[written.key] = written
        self._send(written)

    def finish(self) -> None:
        """Write what is there and close."""
        self.keep()
        self._key = ""
        self.hide()
        self.left.emit()

    def forget(self) -> None:
        """The file is closed: hide, and hold what it has not acknowledged until it is open again."""
        self.keep()
        self._left_behind |= self._unsure.keys()
        self._refused.clear()
        self._again.stop()
        self._key = ""
        self._show_note("", "", "internal")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _send(self, written: _Written) -> None:
        from db import own

        if self._store.workspace is None:
            return
        about, key, text, audience = written.about, written.key, written.text, written.audience
        work = (
            (lambda workspace: own.write_note(workspace, about, text, audience, key))
            if text
            else (lambda workspace: own.drop_note(workspace, key))
        )
        self._store.change(
            work, lambda _: self._say_kept(written), lambda error: self._say_refused(written, error)
        )

    def _say_kept(self, written: _Written) -> None:
        if self._unsure.get(written.key) is written:
            del self._unsure[written.key]
            self._refused.discard(written.key)
        if self._key == written.key:
            self.problem.hide()
            self.told.setText(self._words.text("Note kept"))
        if self._refused:
            self._try_again()

    def _say_refused(self, written: _Written, error: Exception) -> None:
        """What was typed stays in the box, or comes back into it."""
        if self._unsure.get(written.key) is not written:
            return
        self._refused.add(written.key)
        self._again.start()
        if not self._key:
            self._path, self._about, self._key = written.path, written.about, written.key
            self._show_note(written.title, written.text, written.audience)
        if self._key == written.key:
            self._kept = None
            self.told.clear()
            self.problem.setText(self._words.text("Not kept yet: {why}", why=str(error)))
            self.problem.show()
        if not self.isVisible():
            self._store.failed.emit(error)

    def _try_again(self) -> None:
        self.keep()
        for key in self._refused - {self._key}:
            self._send(self._unsure[key])

    def _recall(self, kept: Kept) -> None:
        """The file is open again: hand over what it has not acknowledged."""
        workspace = self._store.workspace
        if workspace is None or workspace.read_only:
            return
        notes = {note.key: (note.text, note.audience) for note in kept.notes}
        for key in list(self._left_behind):
            written = self._unsure[key]
            if written.path != workspace.path:
                continue
            self._left_behind.discard(key)
            if notes.get(key, ("", written.audience)) == (written.text, written.audience):
                del self._unsure[key]
            else:
                self._send(written)

    def _show_note(self, title: str, text: str, audience: str) -> None:
        self.title.setText(title)
        for widget in (self.text, self.audience):
            widget.blockSignals(True)  # what is shown is no change
        self.text.setPlainText(text)
        self.audience.setCurrentIndex(self.audience.findData(audience))
        for widget in (self.text, self.audience):
            widget.blockSignals(False)
        self.told.clear()
        self.problem.hide()
        self.show()

    def _build(self) -> None:
        words = self._words
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(words.text("Note"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(92)
        self.text.textChanged.connect(self._pause.start)
        self.audience = ChoiceBox()
        name_choice(self.audience, words.text("For whom the note is"))
        self.audience.addItem(words.text("Internal: never on a handout"), "internal")
        self.audience.addItem(words.text("May stand on a handout"), "handout")
        self.audience.currentIndexChanged.connect(self.keep)
        self.told = caption()
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.close_button = QPushButton(words.text("Done"))
        self.close_button.clicked.connect(self.finish)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.audience)
        row.addWidget(self.told, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.problem)
        column.addLayout(row)
