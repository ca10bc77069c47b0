"""A part of a column under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme import along, theme_now


class Fold(QWidget):
    """Pressing the heading shows or hides the body. It says `folded` with whether it is."""

    folded = Signal(bool)

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self.head = QToolButton()
        self.head.setObjectName("section")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setIconSize(QSize(11, 11))
        self.head.setCheckable(True)  # says whether the part is shown
        self.head.setChecked(True)
        font = self.head.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.head.setFont(font)
        self.head.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(body)
        self._show_icon()

    @property
    def is_folded(self) -> bool:
        return self._body.isHidden()

    def set_title(self, title: str) -> None:
        self.head.setText(title)
        self.head.setAccessibleName(title)

    def fold(self, away: bool) -> None:
        """Show the body, or not."""
        if away != self.is_folded:
            self._body.setHidden(away)
            self.head.setChecked(not away)
            self._show_icon()
            self.folded.emit(away)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "head"):
            self._show_icon()

    def _toggle(self) -> None:
        self.fold(not self.is_folded)

    def _show_icon(self) -> None:
        self.head.setIcon(
            theme_now().icon(along("next", self.layoutDirection()) if self.is_folded else "down")
        )
