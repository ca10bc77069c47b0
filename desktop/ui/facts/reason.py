"""A line for a reason under the fact: why it is withdrawn, why it is preferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from desktop.wording import Wording


class ReasonForm(QFrame):
    """`given` carries the purpose and the reason. What is typed is kept until it is used.

    A purpose names the act and the fact, so that a reason half typed is there again for the same.
    """

    given = Signal(str, str)
    left = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        self._typed: dict[str, str] = {}
        self.purpose = ""
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.remark = caption()
        self.line = QLineEdit()
        self.line.setAccessibleName(words.text("Reason"))
        self.line.setPlaceholderText(words.text("Reason"))
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.go = QPushButton()
        self.go.setObjectName("primary")
        self.cancel = QPushButton(words.text("Cancel"))
        self.go.clicked.connect(self._give)
        self.cancel.clicked.connect(self._leave)
        self.line.returnPressed.connect(self._give)
        self._lay_out()
        self.hide()

    def begin(self, purpose: str, title: str, remark: str, button: str) -> None:
        """Ask for the reason of something else."""
        self._remember()
        self.purpose = purpose
        self.title.setText(title)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.go.setText(button)
        self.line.setText(self._typed.get(purpose, ""))
        self.problem.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, purpose: str) -> None:
        """The reason was used."""
        self._typed.pop(purpose, None)
        if purpose == self.purpose:
            self.purpose = ""
            self.line.clear()
            self.hide()

    def show_problem(self, problem: str) -> None:
        self.problem.setText(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self._remember()
        self.given.emit(self.purpose, self.line.text())

    def _leave(self) -> None:
        self._remember()
        self.hide()
        self.left.emit()

    def _remember(self) -> None:
        if self.purpose:
            self._typed[self.purpose] = self.line.text()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        for part in (self.title, self.remark, self.line, self.problem):
            column.addWidget(part)
        column.addLayout(row)
