"""The recovery code, shown until it has been put on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from desktop.ui.widgets.page import Page, primary
from desktop.wording import Wording

_LINE = 7  # groups


class RecoveryPage(Page):
    """save_asked: the sheet is wanted as PDF. closed: once the user has it on paper."""

    save_asked = Signal()

    def __init__(self, file: str, groups: tuple[str, ...], words: Wording) -> None:
        super().__init__(words.text("Recovery sheet for {file}", file=file), words, back=False)
        self._last = groups[-1]
        self.add_text(
            words.text(
                "Print this sheet, or copy the code by hand, and keep it where you keep passports. If the passphrase "
                "is forgotten, it is the only way into the workspace."
            )
        )
        self.code = QLabel("\n".join("-".join(line) for line in _lines(groups)))
        self.code.setObjectName("code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAccessibleName(words.text("Recovery code: {code}", code=" ".join(groups)))
        self.save = QPushButton(words.text("Save the sheet as PDF…"))
        self.save.clicked.connect(self.save_asked)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(words.text("Type the last group of the code from your paper"))
        self.typed.setAccessibleName(self.typed.placeholderText())
        self.printed = QCheckBox(words.text("I have printed it"))
        self.done = primary(words.text("Done"))
        self.done.clicked.connect(self.closed)
        self.content.addWidget(self.code)
        self.add_buttons(self.save)
        self.content.addWidget(self.typed)
        self.content.addWidget(self.printed)
        self.add_buttons(self.done)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self.done.click)
        self.printed.toggled.connect(self._look)
        self.begin_at(self.save)
        self._look()

    def _look(self) -> None:
        copied = self.typed.text().strip().upper() == self._last
        self.done.setEnabled(copied or self.printed.isChecked())


def _lines(groups: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(groups[first : first + _LINE] for first in range(0, len(groups), _LINE))
