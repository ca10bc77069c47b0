"""Words under a figure that take no more lines than they are given: the rest is told in the tooltip."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class BriefCaption(QWidget):
    """Always `lines` high, so that a figure over it stays as large as it is whatever it shows."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._lines = "", lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All of the words, shown or not."""
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setAccessibleDescription(text)  # else Qt takes the tooltip for one, with its markup
        self.setToolTip(f"<p>{escape(text)}</p>" if text else "")
        self.update()

    def clear(self) -> None:
        self.setText("")

    def take_lines(self, lines: int) -> None:
        """Have so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._lines * self._line_height + 2)

    @property
    def _line_height(self) -> int:
        """Room for the letters of any language: Arabic ones are higher than the first font knows."""
        height = self.fontMetrics().lineSpacing()
        if self.isRightToLeft():
            tall = QFont("Noto Sans Arabic")
            tall.setPixelSize(self.font().pixelSize())
            height = max(height, QFontMetrics(tall).lineSpacing())
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme_now().colour("muted"))
        metrics, width = self.fontMetrics(), self.width()
        layout = QTextLayout(self._text, self.font())
        layout.setTextOption(_running(self.layoutDirection()))
        layout.beginLayout()
        y = 0
        for number in range(1, self._lines + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            if number == self._lines:
                rest = self._text[line.textStart() :]
                painter.drawText(
                    QRectF(0, y, width, self._line_height),
                    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                    metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width),
                )
            else:
                line.draw(painter, QPointF(0, y))
            y += self._line_height
        layout.endLayout()


def _running(direction: Qt.LayoutDirection) -> QTextOption:
    """Lines that begin where the window's do."""
    right_to_left = direction is Qt.LayoutDirection.RightToLeft
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(direction)
    return option
