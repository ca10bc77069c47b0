"""A field for a passphrase, hidden until one asks to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.wording import Wording


class PassphraseField(QWidget):
    """name: what it asks for, for a screen reader."""

    def __init__(self, name: str, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.reveal = QPushButton()
        self.reveal.setObjectName("plain")
        self.reveal.setCheckable(True)
        self.reveal.setAccessibleDescription(name)
        self.reveal.toggled.connect(self._show_letters)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.reveal)
        self._show_letters(shown=False)

    @property
    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Empty it, and hide what will be typed next."""
        self.line.clear()
        self.reveal.setChecked(False)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.reveal.setText(self._words.text("Hide") if shown else self._words.text("Show"))
        name = self._words.text("Hide the passphrase") if shown else self._words.text("Show the passphrase")
        self.reveal.setAccessibleName(name)
