"""A ring around a part of the window, which lets every click through."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import theme_now

_WIDTH = 3.0


class Ring(QWidget):
    """Lies over the whole window. It shows nothing until it is told around what."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around = QRect()

    def surround(self, part: QRect) -> None:
        """In the window's own coordinates; an empty one shows no ring."""
        self._around = part
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._around.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_now().colour("focus"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self._around).adjusted(half, half, -half, -half), 8, 8)
