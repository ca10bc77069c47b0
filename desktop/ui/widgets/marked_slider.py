"""A slider of days with marks under it: where something happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QToolTip

from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_REACH = 4.0  # pixels from which a mark is caught
_ROOM = 7  # pixels under the slider for its marks


class MarkedSlider(QSlider):
    """Arrow keys step by one, with Ctrl to the next mark: `mark_wanted` carries 1 or -1.

    The words of a mark are shown under the pointer. Time runs to the right in every language, as on the charts.
    """

    mark_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._marks: Mapping[int, str] = {}

    def show_marks(self, marks: Mapping[int, str]) -> None:
        """marks: words by value."""
        self._marks = dict(marks)
        self.update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        size.setHeight(size.height() + _ROOM)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_now().colour("muted"))
        for value in self._marks:
            painter.drawRect(QRectF(self._place_of(value) - 0.75, self.height() - _ROOM + 1, 1.5, _ROOM - 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if turn and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mark_wanted.emit(turn)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self._words_at(QPointF(event.pos()).x())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def _words_at(self, x: float) -> str:
        near = sorted((abs(self._place_of(value) - x), words) for value, words in self._marks.items())
        return near[0][1] if near and near[0][0] <= _REACH else ""

    def _place_of(self, value: int) -> float:
        """Where the middle of the handle stands for a value."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        groove = self.style().subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        span = groove.width() - handle.width()
        along = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), value, span, upsideDown=option.upsideDown
        )
        return groove.left() + handle.width() / 2 + along
