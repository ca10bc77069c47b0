"""The live preview: the real pages under each other, fitted to the width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QSizePolicy, QStackedLayout, QToolTip, QWidget

from desktop.ui.models.tips import tip
from desktop.ui.theme import MARGIN, SPACE, theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from db.records import SourceId
    from desktop.page.render import Mark
    from desktop.ui.brief.pages import Pages

_NEAR = 3.0
"""Pixels beside a number that still count as on it."""


def _distance(box: QRectF, point: QPointF) -> float:
    """From the point to the box, 0 within it."""
    across = max(box.left() - point.x(), 0, point.x() - box.right())
    return max(across, box.top() - point.y(), 0, point.y() - box.bottom())


class Sheets(QWidget):
    """Paints the pages; those of another width are stretched until the right ones arrive.

    source_opened: the source whose number was clicked. tell: what its tooltip says of it.
    """

    source_opened = Signal(str)

    def __init__(self, tell: Callable[[SourceId], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self.setMouseTracking(True)
        self._pages: Pages | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self.fit(self.width())

    @property
    def count(self) -> int:
        return len(self._pages.images) if self._pages else 0

    def fit(self, width: int) -> None:
        self.setFixedHeight(round(self.place(self.count - 1, width).bottom()) + SPACE if self.count else 0)
        self.update()

    def place(self, page: int, width: int | None = None) -> QRectF:
        """Where a page lies, counted from 0."""
        if self._pages is None:
            return QRectF()
        across = (width or self.width()) - 2 * SPACE
        top = float(SPACE)
        for image in self._pages.images[:page]:
            top += across * image.height() / image.width() + SPACE
        image = self._pages.images[page]
        return QRectF(SPACE, top, across, across * image.height() / image.width())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where sources are cited, in the order of the pages."""
        return self._pages.marks if self._pages else ()

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark lies."""
        page, (left, bottom, right, top) = self.place(mark.page), mark.box
        corner = QPointF(page.left() + left * page.width(), page.bottom() - top * page.height())
        return QRectF(corner, QSizeF((right - left) * page.width(), (top - bottom) * page.height()))

    def source_at(self, point: QPointF) -> SourceId | None:
        """The source that is cited there, or as near as one points at such small figures."""
        near = [(_distance(self.place_of(mark), point), mark.source) for mark in self.marks]
        found = min(near, key=lambda pair: pair[0], default=None)
        return found[1] if found and found[0] <= _NEAR else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.source_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source = self.source_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and source is not None:
            self.source_opened.emit(source)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            source = self.source_at(QPointF(event.pos()))
            if source is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), tip(self._tell(source)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = theme_now()
        for page, image in enumerate(self._pages.images):
            place = self.place(page)
            if not place.intersects(QRectF(event.rect())):
                continue
            painter.drawImage(place, image)
            painter.setPen(QPen(theme.colour("shadow"), 1))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


class Preview(QWidget):
    """The pages, or a calm line of what to do. `width_wanted` asks for pages of another width.

    source_opened: a source cited on the page, by a click on its number or from the page's menu. tell: says which it is.
    """

    width_wanted = Signal()
    page_shown = Signal(int)
    source_opened = Signal(str)

    def __init__(self, name: str, tell: Callable[[SourceId], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._page = 0
        self._words = QLabel()
        self._words.setObjectName("muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setContentsMargins(MARGIN * 2, MARGIN, MARGIN * 2, MARGIN)
        self._sheets = Sheets(tell)
        self._sheets.source_opened.connect(self.source_opened)
        self.area = QScrollArea()
        self.area.setObjectName("pages")
        self.area.setAccessibleName(name)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self._sheets)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.area)
        self._settled = QTimer(self, singleShot=True, interval=120)
        self._settled.timeout.connect(self.width_wanted)
        self.area.verticalScrollBar().valueChanged.connect(self._say_page)

    @property
    def page_width(self) -> int:
        """Of a page fitted to the width, in pixels."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        return max(self.width() - bar - 2 * SPACE - 4, 80)

    @property
    def count(self) -> int:
        return self._sheets.count if self._stack.currentWidget() is self.area else 0

    @property
    def words(self) -> str:
        """What stands there in place of pages."""
        return self._words.text()

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    def show_pages(self, pages: Pages) -> None:
        self._sheets.show_pages(pages)
        self._stack.setCurrentWidget(self.area)
        self._say_page()

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        self.page_shown.emit(0)

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 0."""
        if 0 <= page < self._sheets.count:
            self.area.verticalScrollBar().setValue(round(self._sheets.place(page).top()) - SPACE)
            self._set_page(page)

    def sizeHint(self) -> QSize:
        return QSize(390, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheets.fit(self.area.viewport().width())
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.sources_menu()
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def sources_menu(self) -> QMenu:
        """The sources cited on the page in view, for who has no mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cited = dict.fromkeys(mark.source for mark in self._sheets.marks if mark.page == self._page)
        for source in cited if self.count else ():
            action = menu.addAction(self._tell(source).partition("\n")[0].replace("&", "&&"))
            action.triggered.connect(lambda _=False, source=source: self.source_opened.emit(source))
        return menu

    def _say_page(self) -> None:
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() / 3
        inside = [n for n in range(self._sheets.count) if self._sheets.place(n).top() <= middle]
        self._set_page(inside[-1] if inside else 0)

    def _set_page(self, page: int) -> None:
        self._page = page
        self.page_shown.emit(page)
