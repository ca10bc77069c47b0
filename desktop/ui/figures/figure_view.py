"""A drawn figure on the screen; it asks for a new drawing when its size changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.ui.widgets.raster import Raster


class FigureView(QLabel):
    """Shows a raster, stretched until one of the right size arrives.

    A label, since one with a picture is called a graphic by screen readers; what it shows it paints itself.
    """

    outgrown = Signal()

    def __init__(self, name: str, waiting: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raster: Raster | None = None
        self._waiting = waiting
        self._settled = QTimer(self, singleShot=True, interval=60)
        self._settled.timeout.connect(self.outgrown)
        self.setAccessibleName(name)
        self.setMinimumSize(240, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def raster(self) -> Raster | None:
        return self._raster

    def show_raster(self, raster: Raster) -> None:
        self._raster = raster
        if self.pixmap().isNull():
            self.setPixmap(QPixmap(1, 1))
        self.update()

    def show_words(self, words: str) -> None:
        """Say in words why there is no figure."""
        self._raster = None
        self._waiting = words
        self.clear()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(660, 380)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._raster is None:
            painter.setPen(theme_now().colour("muted"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._waiting
            )
        else:
            self.paint_raster(painter, self._raster)
        if self.hasFocus():
            self._paint_focus(painter)

    def paint_raster(self, painter: QPainter, raster: Raster) -> None:
        """Paint the figure; a map paints the region it shows."""
        size = raster.image.deviceIndependentSize()
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), raster.image)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(theme_now().colour("focus"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
