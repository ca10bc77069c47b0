"""The timeline on the screen: wheel and keys zoom and move it, dragging moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal

from desktop.ui.figures.figure_view import FigureView
from desktop.ui.figures.map_view import ZOOM_STEP

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent


class EventsView(FigureView):
    """Says what is asked for and draws what it is given.

    zoom_asked carries the factor and the place in pixels from the left, below 0 for the middle;
    move_asked a share of the span, later if positive; drag_asked pixels.
    """

    zoom_asked = Signal(float, float)
    move_asked = Signal(float)
    drag_asked = Signal(float)
    reset_asked = Signal()

    _pressed: QPointF | None = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Upright turns zoom, sideways ones and those with Shift move."""
        turns, aside = event.angleDelta().y() / 120, event.angleDelta().x() / 120
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not aside:
            turns, aside = 0.0, turns
        if turns:
            self.zoom_asked.emit(ZOOM_STEP**turns, event.position().x())
        if aside:
            self.move_asked.emit(-aside / 10)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.drag_asked.emit(event.position().x() - self._pressed.x())
            self._pressed = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.reset_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_asked.emit(ZOOM_STEP, -1.0)
            case Qt.Key.Key_Minus:
                self.zoom_asked.emit(1 / ZOOM_STEP, -1.0)
            case Qt.Key.Key_Left:
                self.move_asked.emit(-0.1)
            case Qt.Key.Key_Right:
                self.move_asked.emit(0.1)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.reset_asked.emit()
            case _:
                super().keyPressEvent(event)
