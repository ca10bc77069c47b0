"""The live preview: the real pages under each other, fitted to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QStackedLayout, QWidget

from desktop.ui.theme import MARGIN, SPACE, theme_now

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from desktop.ui.brief.pages import Pages


class Sheets(QWidget):
    """Paints the pages; those of another width are stretched until the right ones arrive."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
    """The pages, or a calm line of what to do. `width_wanted` asks for pages of another width."""

    width_wanted = Signal()
    page_shown = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._words = QLabel()
        self._words.setObjectName("muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setContentsMargins(MARGIN * 2, MARGIN, MARGIN * 2, MARGIN)
        self._sheets = Sheets()
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

    def _say_page(self) -> None:
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() / 3
        inside = [n for n in range(self._sheets.count) if self._sheets.place(n).top() <= middle]
        self._set_page(inside[-1] if inside else 0)

    def _set_page(self, page: int) -> None:
        self._page = page
        self.page_shown.emit(page)
