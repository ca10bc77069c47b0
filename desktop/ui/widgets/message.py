"""One sentence where the user looks: how an act went, or what to mend."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.notices import SIGNS, Tone
from desktop.ui.theme import theme_now
from desktop.ui.widgets.roles import announce


class Message(QLabel):
    """Wrapped words in the colour and with the sign of their tone; takes no room while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = ""
        self._tone: Tone | None = None
        self.hide()

    def say(self, text: str, tone: Tone | None = Tone.SUCCESS) -> None:
        """Show a sentence in place of the last; "" shows none. tone: None for what only goes on."""
        self.said = text
        self.setText(f"{SIGNS[tone]}  {text}" if text and tone else text)
        self.setAccessibleName(text)
        self._tone = tone
        self._show_tone()
        self.setVisible(bool(text))
        announce(self, text, urgent=tone is Tone.ERROR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "said", ""):
            self._show_tone()

    def _show_tone(self) -> None:
        colour, weight = theme_now().colours[self._tone or "muted"], "bold" if self._tone else "normal"
        look = f"QLabel {{ color: {colour}; font-weight: {weight}; }}"
        if look != self.styleSheet():  # else setting it would be a change of the palette again
            self.setStyleSheet(look)
