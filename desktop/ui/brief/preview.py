"""The live preview: the real pages under or beside each other, in the size one likes, or their words alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QScrollArea, QStackedLayout, QWidget

from desktop.ui.brief.pages import Pages
from desktop.ui.brief.sheets import Sheets, Spot
from desktop.ui.brief.zoom import Fit, Zoom
from desktop.ui.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from db.records import SourceId
    from desktop.page.regions import Mark, Region
    from desktop.wording import Wording

_CTRL = Qt.KeyboardModifier.ControlModifier
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_NOTCH = 120  # of a mouse wheel, in eighths of a degree
_EDGE = 4  # pixels: the frame around the pages


class Preview(QWidget):
    """The pages, or a calm line of what to do. `width_wanted` asks for pages of another width.

    source_opened: a source cited on the page, by a click on its note or from the page's menu. viewed: these pages
    are in view. section_pointed: the key of the section in which one clicked. tell: says which source that is.
    """

    width_wanted = Signal()
    page_shown = Signal(int)
    viewed = Signal(tuple)
    zoomed = Signal(object)
    source_opened = Signal(str)
    section_pointed = Signal(str)
    copied = Signal(int)

    def __init__(
        self, name: str, tell: Callable[[SourceId], str], words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._said = words
        self._page = 0
        self._zoom = Zoom()
        self._turned = 0  # of the wheel, beyond the last notch
        self._words = QLabel()
        self._words.setObjectName("muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setContentsMargins(MARGIN * 2, MARGIN, MARGIN * 2, MARGIN)
        self._sheets = Sheets(tell)
        self._sheets.source_opened.connect(self.source_opened)
        self._sheets.place_wanted.connect(self._reveal)
        self._sheets.pointed.connect(self._point)
        self._build(name)
        self._settled = QTimer(self, singleShot=True, interval=60)
        self._settled.timeout.connect(self.width_wanted)
        self.area.verticalScrollBar().valueChanged.connect(self._say_page)

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    @property
    def page_width(self) -> int:
        """In pixels, as it is zoomed."""
        return self._zoom.page_width(*self._room, self._sheets.pages.size)

    @property
    def count(self) -> int:
        return self._sheets.count if self._stack.currentWidget() is not self._words else 0

    @property
    def words(self) -> str:
        """What stands there in place of pages."""
        return self._words.text()

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    @property
    def text(self) -> str:
        """The words of the page in view, in the order in which they are read."""
        drawn = self._sheets.pages.drawn
        found = drawn[self._page] if self._page < len(drawn) else None
        return found.text if found else ""

    @property
    def reads(self) -> bool:
        """Whether the words of the pages are shown in place of their image."""
        return self._reads

    def show_pages(self, pages: Pages) -> None:
        """Show these; who reads on in a section stays there, though it has moved."""
        held = self._hold()
        self._sheets.show_pages(pages)
        self._stack.setCurrentWidget(self.twin if self._reads else self.area)
        self._lay_out()
        self._let_go(held)
        self._write_twin()
        self._say_page()

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)
        self._sheets.show_pages(Pages(()))
        self.twin.clear()
        self.page_shown.emit(0)

    def set_zoom(self, zoom: Zoom, about: QPoint | None = None) -> None:
        """Show pages in this size. about: the point of the view that stays where it is, else its middle."""
        if zoom == self._zoom:
            return
        point = about or self.area.viewport().rect().center()
        spot = self._sheets.spot_at(QPointF(self._sheets.mapFrom(self.area.viewport(), point)))
        self._zoom = zoom
        self._lay_out()
        if spot is not None:
            there = self._sheets.point_of(spot).toPoint() - point
            self.area.horizontalScrollBar().setValue(there.x())
            self.area.verticalScrollBar().setValue(there.y())
        self._settled.start()
        self.zoomed.emit(zoom)
        self._say_page()

    def zoom_by(self, steps: int, about: QPoint | None = None) -> None:
        """Larger or smaller by so many steps."""
        zoom = self._zoom
        for _ in range(abs(steps)):
            width = zoom.page_width(*self._room, self._sheets.pages.size)
            zoom = zoom.stepped(steps, width, self._sheets.pages.size)
        self.set_zoom(zoom, about)

    def fit_to(self, fit: Fit) -> None:
        """Fit the pages to the width, or a page to the room."""
        self.set_zoom(Zoom(fit, self._zoom.spread, self._zoom.scale))

    def read(self, *, shown: bool) -> None:
        """Show the words of the pages in place of their image: to be selected, copied, and read aloud."""
        self._reads = shown
        if self.count:
            view = self.twin if shown else self.area
            self._stack.setCurrentWidget(view)
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 0."""
        if 0 <= page < self._sheets.count:
            self._scroll_to(self._sheets.place(page).top() - SPACE)
            self._set_page(page)

    def step(self, by: int) -> None:
        """A page, or a pair of them, on or back."""
        self.go_to(min(max(self._page + by * self._sheets.across, 0), max(self._sheets.count - 1, 0)))

    def go_to_section(self, key: str) -> bool:
        """Scroll to the very place where a section begins; False if it is not on the pages."""
        region = self._sheets.beginning(key)
        self._sheets.mark_section(key)
        if region is None:
            return False
        self._reveal(region)
        return True

    def sizeHint(self) -> QSize:
        return QSize(390, 520)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        held = self._hold()
        self._lay_out()
        self._let_go(held)
        self._settled.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the pages, and the wheel with Ctrl; the pages' own come before the window's shortcuts."""
        if isinstance(event, QWheelEvent) and event.modifiers() & _CTRL:
            self._turn(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._zoom_of(event) is not None:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._stack.currentWidget() is self.area:
            self.page_menu().popup(event.globalPos())

    def page_menu(self) -> QMenu:
        """What can be done with the page in view, for who has no mouse too."""
        menu = self.sources_menu()
        first = menu.actions()[0] if menu.actions() else None
        words = self._said
        find = menu.addAction(words.text("Show this section in the outline"))
        find.triggered.connect(lambda: self._point(self._section_in_view()))
        copy = menu.addAction(words.text("Copy the words of this page"))
        copy.triggered.connect(self.copy_page)
        if first is not None:
            menu.insertAction(first, find)
            menu.insertAction(first, copy)
            menu.insertSection(first, words.text("Sources cited on this page"))
        return menu

    def copy_page(self) -> None:
        """The words of the page in view to the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.copied.emit(self._page)

    def sources_menu(self) -> QMenu:
        """The sources cited on the page in view, for who has no mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cited = dict.fromkeys(mark.source for mark in self._sheets.marks if mark.page == self._page)
        for source in cited if self.count else ():
            action = menu.addAction(self._tell(source).partition("\n")[0].replace("&", "&&"))
            action.triggered.connect(lambda _=False, source=source: self.source_opened.emit(source))
        return menu

    def _build(self, name: str) -> None:
        self._reads = False
        self.area = QScrollArea()
        self.area.setObjectName("pages")
        self.area.setAccessibleName(name)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self._sheets)
        self.area.installEventFilter(self)
        self.area.viewport().installEventFilter(self)
        self.twin = QPlainTextEdit()
        self.twin.setObjectName("pages")
        self.twin.setReadOnly(True)
        self.twin.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.twin.setAccessibleName(self._said.text("Words of the pages"))
        self.twin.setTabChangesFocus(True)
        self._stack = QStackedLayout(self)
        for part in (self._words, self.area, self.twin):
            self._stack.addWidget(part)

    @property
    def _room(self) -> tuple[int, int]:
        """Width and height in which pages are shown, in pixels."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        return max(self.width() - bar - _EDGE, 1), max(self.height() - _EDGE, 1)

    def _lay_out(self) -> None:
        width, height = self._room
        self._sheets.lay_out(self.page_width, self._zoom.across(width), width, height)

    def _hold(self) -> tuple[str, float, Spot | None]:
        """What stands at the head of the view: the section, how far its beginning lies above, and the place."""
        top = QPointF(self._sheets.width() / 2, float(self.area.verticalScrollBar().value()))
        spot = self._sheets.spot_at(top)
        section = self._sheets.section_at(top) if spot and top.y() > SPACE else ""
        region = self._sheets.beginning(section)
        if region is None or spot is None:
            return "", 0.0, spot
        above = top.y() - self._sheets.box_of(region.page, region.box).top()
        return section, above / self._sheets.page_width, spot

    def _let_go(self, held: tuple[str, float, Spot | None]) -> None:
        """Have at the head of the view what stood there."""
        section, above, spot = held
        region = self._sheets.beginning(section)
        if not self._sheets.count or spot is None:
            return
        if region is not None:
            top = self._sheets.box_of(region.page, region.box).top()
            self._scroll_to(top + above * self._sheets.page_width)
        elif spot.page or spot.down > 0:
            self._scroll_to(self._sheets.point_of(spot).y())

    def _scroll_to(self, height: float) -> None:
        self.area.verticalScrollBar().setValue(round(height))

    def _reveal(self, what: Mark | Region) -> None:
        """Scroll so that a part of a page stands in the upper third, unless it is well in view."""
        box = self._sheets.box_of(what.page, what.box)
        bar, view = self.area.verticalScrollBar(), self.area.viewport()
        if not bar.value() + SPACE <= box.top() <= bar.value() + view.height() * 2 / 3:
            self._scroll_to(box.top() - view.height() / 8)
        across = self.area.horizontalScrollBar()
        if not across.value() <= box.left() <= across.value() + view.width():
            across.setValue(round(box.left()) - SPACE)
        self._set_page(what.page)

    def _point(self, section: str) -> None:
        self._sheets.mark_section(section)
        if section:
            self.section_pointed.emit(section)

    def _section_in_view(self) -> str:
        top = self.area.verticalScrollBar().value() + self.area.viewport().height() / 4
        return self._sheets.section_at(QPointF(self._sheets.width() / 3, top))

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the pages'."""
        if act := self._zoom_of(event):
            act()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        bar = self.area.verticalScrollBar()
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_Home: lambda: bar.setValue(bar.minimum()),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Return: lambda: self._point(self._section_in_view()),
            Qt.Key.Key_Enter: lambda: self._point(self._section_in_view()),
        }
        if act := acts.get(Qt.Key(event.key())):
            act()
            return True
        return False

    def _zoom_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if not event.modifiers() & _CTRL:
            return None
        key = event.key()
        if key in _LARGER:
            return lambda: self.zoom_by(1)
        if key == Qt.Key.Key_Minus:
            return lambda: self.zoom_by(-1)
        if key == Qt.Key.Key_0:
            return lambda: self.fit_to(Fit.WIDTH)
        return None

    def _turn(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            at = self.area.viewport().mapFromGlobal(event.globalPosition().toPoint())
            self.zoom_by(steps, at)

    def _write_twin(self) -> None:
        """The words anew where they have changed, with the cursor where it was."""
        parts = [drawn.text if drawn else "" for drawn in self._sheets.pages.drawn]
        told = "\n\n".join(
            f"{self._page_words(number)}\n\n{part}" for number, part in enumerate(parts) if part
        )
        if told == self.twin.toPlainText():
            return
        cursor, bar = self.twin.textCursor(), self.twin.verticalScrollBar()
        place, scrolled = cursor.position(), bar.value()
        self.twin.setPlainText(told)
        cursor.setPosition(min(place, len(self.twin.toPlainText())))
        self.twin.setTextCursor(cursor)
        bar.setValue(scrolled)

    def _page_words(self, page: int) -> str:
        return self._said.text("Page {page} of {pages}", page=page + 1, pages=self._sheets.count)

    def _say_page(self) -> None:
        sheets, top = self._sheets, self.area.verticalScrollBar().value()
        height = self.area.viewport().height()
        inside = [n for n in range(sheets.count) if sheets.place(n).top() <= top + height / 3]
        self._set_page(inside[-1] // sheets.across * sheets.across if inside else 0)
        seen = [n for n in range(sheets.count) if sheets.place(n).bottom() >= top]
        self.viewed.emit(tuple(n for n in seen if sheets.place(n).top() <= top + height))

    def _set_page(self, page: int) -> None:
        self._page = page
        self.page_shown.emit(page)
        if self.count:
            told = f"{self._sheets.pages.title}. {self._page_words(page)}. {self.text}"
            self.area.setAccessibleDescription(told)
            self._sheets.setAccessibleName(self._page_words(page))
