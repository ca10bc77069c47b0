"""The map on the screen: click to pick, hover to read, wheel to zoom, drag to move; keys do all of it but pick."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from desktop.ui.figures.day_legend import paint_legend
from desktop.ui.figures.figure_view import FigureView
from desktop.ui.theme import theme_now
from desktop.ui.widgets.raster import MapFrame, Raster, Region

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.figures.day_map import DayPicture

ZOOM_STEP = 1.35
CLOSEST = 24.0
FITTED_CLOSEST = 8.0
"""How close at most one comes to picked states: that of a small one, with what lies around it."""
MARGIN = 0.12
"""Around picked states, as a share of what they take."""
_DRAG = 4  # pixels before a press is a drag


class MapView(FigureView):
    """Shows any region of the map at once by stretching what is drawn, then asks for a sharp drawing of it.

    state_at: which state lies at a point of the map, "" where none does.
    tell: the words to show of a state under the pointer. fit_asked: by its key, to show the picked states.
    state_opened: a state was double-clicked. menu_asked: what can be done with a state, and where on the screen.
    """

    state_clicked = Signal(str)
    state_opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    fit_asked = Signal()

    def __init__(
        self,
        name: str,
        waiting: str,
        state_at: Callable[[float, float, float], str],
        tell: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, waiting, parent)
        self._state_at = state_at
        self._tell = tell
        self._home: Region | None = None
        self._region: Region | None = None  # None: all of the map
        self._day: DayPicture | None = None
        self._pressed: QPointF | None = None
        self._dragged: Region | None = None
        self._doubled = False
        self._sharpen = QTimer(self, singleShot=True, interval=80)
        self._sharpen.timeout.connect(self.outgrown)
        self.setMouseTracking(True)

    @property
    def region(self) -> Region | None:
        """What is to be drawn; None for the whole map."""
        return self._region

    @property
    def frame(self) -> MapFrame | None:
        """Where the map lies and what of it is shown now."""
        if self._raster is None or self._raster.frame is None:
            return None
        drawn = self._raster.frame
        return MapFrame(drawn.place, self._region or self._home or drawn.region)

    def show_raster(self, raster: Raster) -> None:
        if self._region is None and raster.frame is not None:
            self._home = raster.frame.region
        super().show_raster(raster)

    def show_day(self, picture: DayPicture | None) -> None:
        """Show a day that passes by in place of what is drawn; None to show what is drawn again."""
        if picture is not self._day or picture is not None:
            self._day = picture
            self.update()

    @property
    def day_shown(self) -> date | None:
        """The day that passes by; None while what is drawn is shown."""
        return self._day.day if self._day else None

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or, below 1, further off; `at`, or the middle, stays in place."""
        frame = self.frame
        if frame is None or self._home is None:
            return
        x, y = frame.to_map(at or frame.place.center())
        closer = frame.region.zoomed(factor, x, y)
        if self._home.width / closer.width > CLOSEST:
            return
        self._show(closer)

    def move_by(self, across: float, up: float) -> None:
        """Move by shares of what is shown."""
        frame = self.frame
        if frame is not None:
            self._show(frame.region.moved(across * frame.region.width, up * frame.region.height))

    def fit(self, place: Region) -> None:
        """Show this part of the map with a margin around it, as close as is useful."""
        home = self._home
        if home is None:
            return
        share = max(place.width / home.width, place.height / home.height) * (1 + 2 * MARGIN)
        share = min(max(share, 1 / FITTED_CLOSEST), 1.0)
        across, up = home.width * share / 2, home.height * share / 2
        x, y = (place.left + place.right) / 2, (place.bottom + place.top) / 2
        self._show(Region(x - across, y - up, x + across, y + up))

    def change_map(self) -> None:
        """The next figure is another map: there is no moving about until it is shown, and then all of it is."""
        self._home = self._region = None

    def reset(self) -> None:
        """Show all of the map."""
        self._region = None
        self.update()
        self._sharpen.start()

    def state_under(self, point: QPointF) -> str:
        frame = self.frame
        if frame is None or not frame.place.contains(point):
            return ""
        x, y = frame.to_map(point)
        return self._state_at(x, y, frame.region.width / frame.place.width())

    def paint_raster(self, painter: QPainter, raster: Raster) -> None:
        frame, day = self.frame, self._day
        layers = (day.image, day.lines) if day else (raster.image,)
        for image in layers:
            size = image.deviceIndependentSize()
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        if frame is None or raster.frame is None:
            return
        if day:
            paint_legend(
                painter, QRectF(0, frame.place.bottom(), self.width(), self.height()), day.keys, day.ink
            )
        if frame.region == raster.frame.region:
            return
        drawn = raster.frame.region
        corner = frame.to_widget(drawn.left, drawn.top)
        opposite = frame.to_widget(drawn.right, drawn.bottom)
        ratio = layers[0].devicePixelRatio()
        place = raster.frame.place
        source = QRectF(place.topLeft() * ratio, place.size() * ratio)
        painter.save()
        painter.setClipRect(place)
        painter.fillRect(place, theme_now().colour("window"))
        for image in layers:
            painter.drawImage(QRectF(corner, opposite), image, source)
        painter.restore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom(ZOOM_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            over = self.state_under(point)
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        elif self._dragged or (point - self._pressed).manhattanLength() > _DRAG:
            self._drag_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed, self._dragged
        doubled, self._doubled = self._doubled, False
        self._pressed = self._dragged = None
        self.unsetCursor()
        if pressed is not None and dragged is None and (state := self.state_under(event.position())):
            self.state_clicked.emit(state)
            if doubled:
                self.state_opened.emit(state)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the sea it shows the whole map; on a state its second click undoes the first and opens the page."""
        if self.state_under(event.position()):
            self._pressed = event.position()
            self._doubled = True
        else:
            self.reset()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if state := self.state_under(QPointF(event.pos())):
            self.menu_asked.emit(state, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Plus: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / ZOOM_STEP),
            Qt.Key.Key_0: self.reset,
            Qt.Key.Key_Home: self.reset,
            Qt.Key.Key_F: self.fit_asked.emit,
            Qt.Key.Key_Left: lambda: self.move_by(-0.1, 0),
            Qt.Key.Key_Right: lambda: self.move_by(0.1, 0),
            Qt.Key.Key_Up: lambda: self.move_by(0, 0.1),
            Qt.Key.Key_Down: lambda: self.move_by(0, -0.1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            state = self.state_under(QPointF(event.pos()))
            if state:
                QToolTip.showText(event.globalPos(), self._tell(state), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _drag_to(self, point: QPointF) -> None:
        frame = self.frame
        if frame is None or self._pressed is None:
            return
        if self._dragged is None:
            self._dragged = frame.region
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = point - self._pressed
        begun = self._dragged
        self._show(
            begun.moved(
                -moved.x() / frame.place.width() * begun.width,
                moved.y() / frame.place.height() * begun.height,
            )
        )

    def _show(self, region: Region) -> None:
        if self._home is None:
            return
        within = region.within(self._home)
        self._region = None if within == self._home else within
        self.update()
        self._sharpen.start()
