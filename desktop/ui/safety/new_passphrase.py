"""Choosing a passphrase: typed twice, long enough, and said what it means to forget it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db.vault import SHORTEST_PASSPHRASE
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.texts import muted
from desktop.wording import Wording

_LONG = 20
"""Characters from which nobody will guess it."""


class NewPassphrase(QWidget):
    """entered: Enter was pressed in the second field."""

    entered = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.first = PassphraseField(words.text("New passphrase"), words)
        self.again = PassphraseField(words.text("The same once more"), words)
        self.hint: QLabel = muted()
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.first, self.again, self.hint):
            column.addWidget(part)
        self.setFocusProxy(self.first)
        self.first.line.textChanged.connect(self._say_length)
        self.first.line.returnPressed.connect(self.again.setFocus)
        self.again.line.returnPressed.connect(self.entered)
        self._say_length("")

    @property
    def text(self) -> str:
        return self.first.text

    @property
    def problem(self) -> str:
        """What to mend before it can be used; "" if nothing."""
        words = self._words
        if len(self.first.text) < SHORTEST_PASSPHRASE:
            return words.text(
                "The passphrase is too short; choose one of at least {n} characters.", n=SHORTEST_PASSPHRASE
            )
        if self.first.text != self.again.text:
            return words.text("The two passphrases differ; type the same twice.")
        return ""

    def clear(self) -> None:
        self.first.clear()
        self.again.clear()

    def _say_length(self, text: str) -> None:
        words, length = self._words, len(text)
        if length < SHORTEST_PASSPHRASE:
            told = words.text(
                "At least {n} characters. Length is what counts: four or five words that only you would join.",
                n=SHORTEST_PASSPHRASE,
            )
        elif length < _LONG:
            told = words.text("Long enough. Longer is stronger: add a word or two.")
        else:
            told = words.text("Strong.")
        self.hint.setText(told)
