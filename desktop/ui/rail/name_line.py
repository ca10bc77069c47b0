"""A line under the bar that asks for a name, in place of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.ui.widgets.texts import muted, shrinkable

if TYPE_CHECKING:
    from desktop.wording import Wording


class NameLine(QWidget):
    """`named` carries the name. Escape closes it; what was typed is there again next time."""

    named = Signal(str)

    def __init__(self, question: str, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = muted(question)
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.line.setMaximumWidth(320)
        label.setBuddy(self.line)
        self.keep = QPushButton(words.text("Keep"))
        cancel = QPushButton(words.text("Cancel"))
        self.problem = shrinkable(QLabel())
        self.problem.setObjectName("problem")
        self.line.returnPressed.connect(self._name)
        self.keep.clicked.connect(self._name)
        cancel.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        for part in (label, self.line, self.keep, cancel):
            row.addWidget(part)
        row.addWidget(self.problem, 1)
        self.hide()

    def ask(self, suggested: str) -> None:
        """Show the line, ready to type."""
        self.problem.clear()
        if not self.line.text():
            self.line.setText(suggested)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def done(self) -> None:
        """The name was used."""
        self.line.clear()
        self.hide()

    def show_problem(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setToolTip(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self.named.emit(self.line.text().strip())
