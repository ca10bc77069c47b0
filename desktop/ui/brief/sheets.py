"""The pages of the preview, painted under and beside each other, and what lies where on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.ui.brief.pages import Pages
from desktop.ui.models.tips import tip
from desktop.ui.theme import SPACE, theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from db.records import SourceId
    from desktop.page.regions import Mark, Region
    from desktop.page.sheet import Box

_NEAR = 3.0
"""Pixels beside a number that still count as on it."""
_BAR = 3.0  # pixels: the bar beside the section that is gone to


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 0, as shares of its width and height from its upper left corner."""

    page: int
    across: float
    down: float


def _distance(box: QRectF, point: QPointF) -> float:
    """From the point to the box, 0 within it."""
    across = max(box.left() - point.x(), 0, point.x() - box.right())
    return max(across, box.top() - point.y(), 0, point.y() - box.bottom())


class Sheets(QWidget):
    """Paints the pages; those of another width are stretched until the right ones arrive.

    source_opened: the source whose note was clicked, or its number while Ctrl is held. place_wanted: a number was
    clicked that leads to this place. pointed: a click elsewhere on a page, in the section of this key ("" in none).
    tell: what a source's tooltip says.
    """

    source_opened = Signal(str)
    place_wanted = Signal(object)
    pointed = Signal(str)

    def __init__(self, tell: Callable[[SourceId], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self.setMouseTracking(True)
        self.pages = Pages(())
        self._page_width = 80
        self._across = 1
        self._room = 0
        self._came_from: dict[int, Mark] = {}  # by note: the number in the text that led there last
        self._lit: Mark | Region | None = None
        self._section = ""

    @property
    def count(self) -> int:
        return len(self.pages.drawn)

    @property
    def across(self) -> int:
        """How many pages stand beside each other."""
        return self._across

    @property
    def page_width(self) -> int:
        return self._page_width

    def show_pages(self, pages: Pages) -> None:
        if pages.marks != self.pages.marks or pages.regions != self.pages.regions:
            self._came_from.clear()
            self._lit = None
        self.pages = pages
        self.update()

    def lay_out(self, page_width: int, across: int, room: int, height: int) -> None:
        """Have pages this wide, so many beside each other, in the middle of the room."""
        self._page_width, self._across, self._room = page_width, across, room
        wide = across * page_width + (across + 1) * SPACE
        high = round(self.place(self.count - 1).bottom()) + SPACE if self.count else 0
        self.resize(max(wide, room), max(high, height))
        self.update()

    def mark_section(self, key: str) -> None:
        """Have a bar stand beside the section of this key; beside none for ""."""
        if key != self._section:
            self._section = key
            self.update()

    def light(self, what: Mark | Region | None) -> None:
        """Have a frame around it."""
        self._lit = what
        self.update()

    def place(self, page: int) -> QRectF:
        """Where a page lies, counted from 0; nowhere if there is none."""
        if not 0 <= page < self.count:
            return QRectF()
        high = self._page_width * self.pages.size[1] / self.pages.size[0]
        row, column = divmod(page, self._across)
        wide = self._across * self._page_width + (self._across - 1) * SPACE
        left = max((max(self.width(), self._room) - wide) / 2, SPACE)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = self._across - 1 - column
        return QRectF(
            left + column * (self._page_width + SPACE), SPACE + row * (high + SPACE), self._page_width, high
        )

    def box_of(self, page: int, box: Box) -> QRectF:
        """Where a part of a page lies, given by its shares from the lower left corner."""
        place, (left, bottom, right, top) = self.place(page), box
        corner = QPointF(place.left() + left * place.width(), place.bottom() - top * place.height())
        return QRectF(corner, QSizeF((right - left) * place.width(), (top - bottom) * place.height()))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where sources are cited, in the order of the pages."""
        return self.pages.marks

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark lies."""
        return self.box_of(mark.page, mark.box)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The place on the page that lies there or nearest above or below."""
        if not self.count:
            return None
        page = min(range(self.count), key=lambda each: _distance(self.place(each), point))
        place = self.place(page)
        return Spot(
            page, (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height()
        )

    def point_of(self, spot: Spot) -> QPointF:
        """Where a place on a page lies; if that page is gone, on the last."""
        place = self.place(min(spot.page, self.count - 1))
        return QPointF(place.left() + spot.across * place.width(), place.top() + spot.down * place.height())

    def mark_at(self, point: QPointF) -> Mark | None:
        """The number that stands there, or as near as one points at such small figures."""
        near = [(_distance(self.place_of(mark), point), mark) for mark in self.marks]
        found = min(near, key=lambda pair: pair[0], default=None)
        return found[1] if found and found[0] <= _NEAR else None

    def region_at(self, point: QPointF) -> Region | None:
        """The piece of a section that is seen there."""
        there = [each for each in self.pages.regions if self.box_of(each.page, each.box).contains(point)]
        return min(there, key=lambda each: each.box[2] - each.box[0], default=None)

    def note_at(self, point: QPointF) -> SourceId | None:
        """The source in whose note one points."""
        region = self.region_at(point)
        if region is None:
            return None
        heads = (mark for mark in self.marks if mark.heads_note and mark.page == region.page)
        return next((mark.source for mark in heads if self._note_of(mark) == region), None)

    def source_at(self, point: QPointF) -> SourceId | None:
        """The source that is cited there, by a number or in a note."""
        mark = self.mark_at(point)
        return mark.source if mark else self.note_at(point)

    def section_at(self, point: QPointF) -> str:
        """The key of the section that stands there, else of the one that stands above it on the page."""
        region = self.region_at(point)
        if region is not None:
            return region.section
        spot = self.spot_at(point)
        above = [
            each
            for each in self.pages.regions
            if spot and each.page == spot.page and self.box_of(each.page, each.box).top() <= point.y()
        ]
        return max(above, key=lambda each: self.box_of(each.page, each.box).top()).section if above else ""

    def beginning(self, section: str) -> Region | None:
        """Where a section begins; None if it is not printed."""
        return next((each for each in self.pages.regions if each.section == section), None)

    def leads_to(self, mark: Mark) -> Mark | None:
        """The note of a number, or of a note's the number from which one came, else the first."""
        if not mark.heads_note:
            return next((each for each in self.marks if each.heads_note and each.note == mark.note), None)
        came = self._came_from.get(mark.note)
        return came or next(
            (each for each in self.marks if not each.heads_note and each.note == mark.note), None
        )

    def follow(self, mark: Mark) -> None:
        """Go where the number leads."""
        if not mark.heads_note:
            self._came_from[mark.note] = mark
        found = self.leads_to(mark)
        if found is not None:
            target = (self._note_of(found) or found) if found.heads_note else found
            self.light(target)
            self.place_wanted.emit(target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.source_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position()
        mark, source = self.mark_at(point), self.source_at(point)
        if mark is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.follow(mark)
        elif source is not None:
            self.source_opened.emit(source)
        else:
            self.light(None)
            self.pointed.emit(self.section_at(point))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell_of(QPointF(event.pos()), event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = theme_now()
        for page, drawn in enumerate(self.pages.drawn):
            place = self.place(page)
            if not place.intersects(QRectF(event.rect())):
                continue
            if drawn is not None:
                painter.drawImage(place, drawn.image)
            painter.setPen(QPen(theme.colour("shadow"), 1))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._paint_section(painter)
        if self._lit is not None:
            box = self.box_of(self._lit.page, self._lit.box).adjusted(-2, -2, 2, 2)
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(box, 3, 3)

    def _paint_section(self, painter: QPainter) -> None:
        for region in self.pages.regions:
            if region.section == self._section:
                box = self.box_of(region.page, region.box)
                bar = QRectF(box.left() - 3 * _BAR, box.top(), _BAR, box.height())
                painter.fillRect(bar, theme_now().colour("focus"))

    def _note_of(self, head: Mark) -> Region | None:
        """The note at whose head the number stands."""
        return self.region_at(self.place_of(head).center())

    def _tell_of(self, point: QPointF, on_screen: QPoint) -> None:
        source = self.source_at(point)
        if source is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(on_screen, tip(self._tell(source)), self)
