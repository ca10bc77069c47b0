"""The card on which the tour says what one sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.page import primary
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from desktop.ui.tour.steps import Step
    from desktop.wording import Wording

_WIDTH = 330


class Card(QFrame):
    """`turned` says by how many steps to go; `ended` that one has seen enough. Keys: Enter, arrows, Escape."""

    turned = Signal(int)
    ended = Signal()

    def __init__(self, words: Wording, window: QWidget) -> None:
        super().__init__(window)
        self._words = words
        self.setObjectName("tour")
        self.setFixedWidth(_WIDTH)
        self.title = QLabel()
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.place = muted()
        self.back = QPushButton(words.text("Back"))
        self.skip = QPushButton(words.text("End the tour"))
        self.skip.setObjectName("plain")
        self.next = primary("")
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.skip.clicked.connect(self.ended)
        self._lay_out()

    def show_step(self, step: Step, number: int, of: int) -> None:
        """number: from 1."""
        words = self._words
        self.title.setText(step.title)
        self.text.setText(step.text)
        self.place.setText(words.text("{n} of {of}", n=number, of=of))
        self.back.setEnabled(number > 1)
        last = number == of
        self.next.setText(words.text("Begin") if last else words.text("Next"))
        self.skip.setVisible(not last)
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.text)
        self.next.setAccessibleDescription(f"{step.title}. {step.text}")
        self.adjustSize()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.ended.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.turned.emit(1)
            case Qt.Key.Key_Left if self.back.isEnabled():
                self.turned.emit(-1)
            case _:
                super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.place)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addLayout(buttons)
