"""A line under the bar that says something about the whole file, and may offer to do something about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.ui.widgets.texts import caption


class Strip(QFrame):
    """Hidden while there is nothing to say. taken: what is offered is wanted."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told = caption()
        self.offer = QPushButton()
        self.offer.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.addWidget(self.told, 1)
        row.addWidget(self.offer)
        self.tell("")

    def text(self) -> str:
        """What is said, "" if nothing is."""
        return self.told.text()

    def tell(self, text: str, offer: str = "") -> None:
        """Say it in place of what was said. offer: what the button does; "" for none."""
        self.told.setText(text)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.setVisible(bool(text))
