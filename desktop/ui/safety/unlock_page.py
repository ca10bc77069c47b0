"""What is shown in place of an encrypted workspace until its passphrase has been typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.ui.acts import UnlockKey
from desktop.ui.notices import Tone
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.wording import Wording


class UnlockPage(Page):
    """offered: a key to try. Nothing that was typed stays in the fields once it was tried."""

    offered = Signal(object)
    other_asked = Signal()

    def __init__(self, file: str, words: Wording) -> None:
        super().__init__(words.text("{file} is locked", file=file), words, back=False)
        self.add_text(words.text("It is encrypted. Type its passphrase and go on where you were."))
        self.passphrase = PassphraseField(words.text("Passphrase"), words)
        self.recovery = QLineEdit()
        self.recovery.setAccessibleName(words.text("Recovery code"))
        self.recovery.setPlaceholderText(words.text("Recovery code, as on the printed sheet"))
        self.unlock = primary(words.text("Unlock"))
        self.other_way = QPushButton()
        self.other_way.setObjectName("plain")
        self.another = QPushButton(words.text("Open another workspace…"))
        self.another.setObjectName("plain")
        self.content.addWidget(self.passphrase)
        self.content.addWidget(self.recovery)
        self.add_buttons(self.unlock, self.other_way, self.another)
        self.passphrase.line.returnPressed.connect(self._offer)
        self.recovery.returnPressed.connect(self._offer)
        self.unlock.clicked.connect(self._offer)
        self.other_way.clicked.connect(self._turn)
        self.another.clicked.connect(self.other_asked)
        self._by_code = False
        self._show_way()

    def refuse(self, why: str) -> None:
        """Say calmly that this was not it, and wait for the next; "" says nothing."""
        self._rest(resting=False)
        self.say(why, Tone.WARNING)
        (self.recovery if self._by_code else self.passphrase).setFocus()

    def _offer(self) -> None:
        if not self.unlock.isEnabled():
            return
        key = UnlockKey(recovery=self.recovery.text().strip()) if self._by_code else self._typed()
        if not key.passphrase and not key.recovery:
            return
        self.say("")
        self._rest(resting=True)
        self.passphrase.clear()
        self.offered.emit(key)

    def _typed(self) -> UnlockKey:
        return UnlockKey(passphrase=self.passphrase.text)

    def _rest(self, *, resting: bool) -> None:
        """While a key is tried, which takes part of a second, nothing can be pressed twice."""
        for part in (self.passphrase, self.recovery, self.unlock, self.other_way, self.another):
            part.setDisabled(resting)
        words = self.words
        self.unlock.setText(words.text("Unlocking…") if resting else words.text("Unlock"))

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self.say("")
        self._show_way()
        (self.recovery if self._by_code else self.passphrase).setFocus()

    def _show_way(self) -> None:
        words, by_code = self.words, self._by_code
        self.recovery.setVisible(by_code)
        self.passphrase.setVisible(not by_code)
        self.begin_at(self.recovery if by_code else self.passphrase)
        self.other_way.setText(
            words.text("Use the passphrase") if by_code else words.text("Use the recovery code")
        )
