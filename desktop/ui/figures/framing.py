"""Drawing a frame on the map with Shift and the mouse, to pick what lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QRubberBand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DRAG = 4  # pixels before a press is a frame


class Framing(QObject):
    """`framed` carries the frame in the widget's pixels, `clicked` the place of a press that stayed where it was.

    Escape lets go of the frame.
    """

    framed = Signal(QRect)
    clicked = Signal(QPoint)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, watched)
        self._begun: QPoint | None = None
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._follow(event)
        if self._begun and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            return True
        return False

    def _follow(self, event: QMouseEvent) -> bool:
        """Whether the event is the frame's."""
        place = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if _begins(event):
                self._begun = place
                return True
            case QEvent.Type.MouseMove if self._begun is not None:
                if self._band.isVisible() or (place - self._begun).manhattanLength() > _DRAG:
                    self._band.setGeometry(QRect(self._begun, place).normalized())
                    self._band.show()
                return True
            case QEvent.Type.MouseButtonRelease if self._begun is not None:
                frame, drawn = self._band.geometry(), self._band.isVisible()
                self._let_go()
                if drawn:
                    self.framed.emit(frame)
                else:
                    self.clicked.emit(place)
                return True
        return False

    def _let_go(self) -> None:
        self._begun = None
        self._band.hide()
        self._band.resize(QSize())


def _begins(event: QMouseEvent) -> bool:
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.button() is Qt.MouseButton.LeftButton and bool(shifted)
