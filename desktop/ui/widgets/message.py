"""One sentence where the user looks: how an act went, or what to mend."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.notices import SIGNS, Tone
from desktop.ui.theme import theme_now


class Message(QLabel):
    """Wrapped words in the colour and with the sign of their tone; takes no room while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = ""
        self.hide()

    def say(self, text: str, tone: Tone | None = Tone.SUCCESS) -> None:
        """Show a sentence in place of the last; "" shows none. tone: None for what only goes on."""
        self.said = text
        self.setText(f"{SIGNS[tone]}  {text}" if text and tone else text)
        self.setAccessibleName(text)
        colour, weight = theme_now().colours[tone or "muted"], "bold" if tone else "normal"
        self.setStyleSheet(f"QLabel {{ color: {colour}; font-weight: {weight}; }}")
        self.setVisible(bool(text))
