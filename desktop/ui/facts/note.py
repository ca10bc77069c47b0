"""A note on a fact, a source or a state. It is kept as one types; there is nothing to press."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from db.own import Note
    from desktop.ui.store import Store
    from desktop.wording import Wording

_PAUSE = 700  # milliseconds since the last letter


class NoteForm(QFrame):
    """Writes into the store after each pause, when the audience changes and when it is left."""

    left = Signal()

    def __init__(self, store: Store, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._store = store
        self._words = words
        self._about = ""
        self._key = ""
        self._kept = ("", "")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)
        self._build()
        self._lay_out()
        self.hide()

    def begin(self, about: str, title: str, note: Note | None = None) -> None:
        """Go on with a note, or begin one."""
        self.keep()
        self._about = about
        self._key = note.key if note else secrets.token_hex(6)
        self._kept = (note.text, note.audience) if note else ("", "internal")
        self.title.setText(title)
        for widget in (self.text, self.audience):
            widget.blockSignals(True)  # what is shown is no change
        self.text.setPlainText(self._kept[0])
        self.audience.setCurrentIndex(self.audience.findData(self._kept[1]))
        for widget in (self.text, self.audience):
            widget.blockSignals(False)
        self.told.clear()
        self.show()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Write what is there now, if it is not written yet."""
        self._pause.stop()
        text, audience = self.text.toPlainText(), self.audience.currentData()
        if not self._key or (text, audience) == self._kept or not (text.strip() or self._kept[0]):
            return
        self._kept = (text, audience)
        about, key = self._about, self._key
        from db import own

        if text.strip():
            self._store.change(
                lambda workspace: own.write_note(workspace, about, text, audience, key),
                lambda _: self.told.setText(self._words.text("Kept")),
                self._say_failed,
            )
        else:
            self._store.change(lambda workspace: own.drop_note(workspace, key), None, self._say_failed)

    def finish(self) -> None:
        """Write what is there and close."""
        self.keep()
        self._key = ""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _say_failed(self, error: Exception) -> None:
        """What was typed stays in the box; the next pause tries again."""
        self._kept = ("", "")
        self.told.setText(self._words.text("Not kept yet: {why}", why=str(error)))

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
        self.audience = QComboBox()
        self.audience.setAccessibleName(words.text("For whom the note is"))
        self.audience.addItem(words.text("Internal: never on a handout"), "internal")
        self.audience.addItem(words.text("May stand on a handout"), "handout")
        self.audience.currentIndexChanged.connect(self.keep)
        self.told = caption()
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
        column.addLayout(row)
