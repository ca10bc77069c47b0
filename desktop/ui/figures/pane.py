"""A tab with one figure out of several, its words and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.records import Issue
from desktop.dossier.picture import MapRegion, Picture, PictureKind
from desktop.ui.figures.figure_menu import FigureMenu
from desktop.ui.figures.studio import Drawn, Order, Studio
from desktop.ui.models.roles import Role
from desktop.ui.models.rows import RowsModel
from desktop.ui.theme import theme_now
from desktop.ui.widgets.brief_caption import BriefCaption
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop.dossier.model import Dossier
    from desktop.ui.figures.figure_view import FigureView
    from desktop.ui.widgets.raster import Region

_BROAD = 100
"""Letters in a row from which a table does not fit the middle column unbroken."""
_MOST = 26
"""Letters from which a column is broken."""


_TALL = 400
"""Pixels of height from which the words under a figure have three lines, else one."""


class FigurePane(QWidget):
    """Draws only while it can be seen. `save_asked` carries the order to write as a file, `figure_shown` what was drawn.

    region: what of a map is shown; None for all, and for a chart.
    region_chosen comes before the new map is ordered, picture_drawn with the Picture before it is shown.
    add_asked: the Picture to put into the brief, or to take out of it.
    fact_wanted: the id of the fact behind the row of its numbers that was opened.
    """

    save_asked = Signal(object)
    figure_shown = Signal(object)
    region_chosen = Signal()
    picture_drawn = Signal(object)
    fact_wanted = Signal(str)
    add_asked = Signal(object)

    def __init__(
        self,
        name: str,
        kinds: Mapping[str, str],
        view: FigureView,
        studio: Studio,
        failed: Callable[[Exception], None],
        region: Callable[[], Region | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._name = name
        self._studio = studio
        self._look = studio.look
        self._words = studio.words
        self._failed = failed
        self._region = region
        self._dossier: Dossier | None = None
        self._unfitted: Drawn | None = None  # whose table nobody has seen yet
        self._build(kinds)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self.redraw)
        self.map_region.currentIndexChanged.connect(self._change_region)
        self.as_table.toggled.connect(self._show_table)
        self.save.clicked.connect(self.ask_to_save)
        self.menu.copy_asked.connect(self.copy)
        self.menu.add_asked.connect(self._ask_to_add)
        studio.look.sight_changed.connect(self.redraw)
        view.outgrown.connect(self.redraw)

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._enable(True)
        self.redraw()

    def forget(self) -> None:
        """Drop the figure and all it was drawn from."""
        self._dossier = None
        self._enable(False)
        self.view.show_words("")
        self.view.setAccessibleDescription("")
        self.words.clear()
        self.model.show_rows((), ())
        self._studio.forget()

    def offer_regions(self, regions: Mapping[MapRegion, str]) -> None:
        """Let the user choose a region's map by what it is called, in a menu beside the figures'."""
        for region, title in regions.items():
            self.map_region.addItem(title, region)
        self.map_region.show()

    def add_tool(self, tool: QWidget) -> None:
        """Put it at the end of the row over the figure, before saving."""
        self._tools.insertWidget(self._tools.indexOf(self.as_table), tool)

    def add_filter(self, widget: QWidget) -> None:
        """Put it in the row over the figure, before the tools."""
        self._filters.addWidget(widget)

    def redraw(self) -> None:
        if self._dossier is not None and self.isVisible():
            self._studio.draw(self._name, self._order(self._dossier), self._show, self._failed)

    def copy(self) -> None:
        """The figure as an image to the clipboard, with its sources and date."""
        if self._dossier is not None:
            order = self._order(self._dossier)
            self._studio.image(order, QGuiApplication.clipboard().setImage, self._failed)

    def ask_to_save(self) -> None:
        if self._dossier is not None:
            self.save_asked.emit(self._order(self._dossier))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the figure has the room rather than its words."""
        super().resizeEvent(event)
        self.words.take_lines(3 if self.height() >= _TALL else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    @property
    def picture(self) -> Picture | None:
        """What is chosen to be shown; None until something is known."""
        return self.picture_of(self._dossier) if self._dossier is not None else None

    def _ask_to_add(self) -> None:
        if (picture := self.picture) is not None:
            self.add_asked.emit(picture)

    def _enable(self, able: bool) -> None:
        self.save.setEnabled(able)
        self.more.setEnabled(able)

    def _build(self, kinds: Mapping[str, str]) -> None:
        words = self._words
        self.kind = ChoiceBox()
        name_choice(self.kind, words.text("Figure"))
        for kind, title in kinds.items():
            self.kind.addItem(title, kind)
        self.map_region = ChoiceBox(self)
        name_choice(self.map_region, words.text("Region of the map"))
        self.map_region.hide()
        self.as_table = QPushButton(words.text("As a table"))
        self.as_table.setObjectName("plain")
        self.as_table.setCheckable(True)
        self.as_table.setToolTip(words.text("Show the numbers of the figure"))
        self.save = QPushButton(words.text("Save as…"))
        self.save.setObjectName("plain")
        self.save.setToolTip(
            words.text("Save the figure as PDF, SVG or PNG, or its numbers as CSV or for Excel")
        )
        self.save.setEnabled(False)
        self.more = QPushButton(words.text("More"))
        self.more.setObjectName("plain")
        self.more.setToolTip(words.text("Show in grey, copy, add to the brief, choose a size"))
        self.more.setEnabled(False)
        self.menu = FigureMenu(self._look, words, self.more)
        self.more.setMenu(self.menu)
        self.model = RowsModel(self)
        self.table = RowTable(words.text("Numbers of the figure"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self.words = BriefCaption()

    def _change_region(self) -> None:
        self.region_chosen.emit()
        self.redraw()

    def _lay_out(self) -> None:
        tools = QWidget()
        self._tools = QHBoxLayout(tools)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(6)
        self._tools.addWidget(self.as_table)
        self._tools.addWidget(self.save)
        self._tools.addWidget(self.more)
        over = FlowLayout(gap=6)  # a narrow window has more than one line of them
        filters = QWidget()
        self._filters = QHBoxLayout(filters)
        self._filters.setContentsMargins(0, 0, 0, 0)
        self._filters.setSpacing(6)
        for widget in (self.kind, self.map_region, filters, tools):
            over.addWidget(widget)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(over)
        column.addWidget(self.stack, 1)
        column.addWidget(self.words)
        self.setTabOrder(self.kind, self.map_region)
        self.setTabOrder(self.map_region, self.view)

    def picture_of(self, dossier: Dossier) -> Picture:
        """What is to be drawn of the dossier."""
        kind, _, issue = str(self.kind.currentData(Qt.ItemDataRole.UserRole)).partition(" ")
        place = MapRegion(self.map_region.currentData(Qt.ItemDataRole.UserRole) or MapRegion.WORLD)
        return Picture(PictureKind(kind), dossier.picks.states, place, Issue(issue) if issue else None)

    def _order(self, dossier: Dossier) -> Order:
        picture = self.picture_of(dossier)
        size = self.view.size()
        ratio = self.view.devicePixelRatioF()
        look = self._look
        return Order(
            picture,
            dossier,
            size.width(),
            size.height(),
            ratio,
            theme_now().name,
            self._region(),
            look.sight,
            look.taking,
        )

    def _show(self, drawn: Drawn) -> None:
        self.picture_drawn.emit(drawn.order.picture)
        if drawn.raster is None:
            self.view.show_words(drawn.summary)
        else:
            self.view.show_raster(drawn.raster)
        self.view.setAccessibleDescription(drawn.summary)
        self.words.setText(drawn.summary)
        self.model.show_rows(drawn.head, drawn.rows, drawn.facts)
        self._unfitted = drawn if drawn.head else None
        if self.stack.currentWidget() is self.table:
            self._fit_table()
        self.figure_shown.emit(drawn)

    def _fit_table(self) -> None:
        """Once it is seen: measuring the cells of all states takes as long as drawing the map."""
        drawn, self._unfitted = self._unfitted, None
        if drawn is not None:
            self._fit(drawn)

    def _fit(self, drawn: Drawn) -> None:
        """Columns as wide as their words; where these are too long for that, broken, and scrolled sideways."""
        columns = list(zip(drawn.head, *drawn.rows, strict=True))
        if sum(max(map(len, column)) for column in columns) <= _BROAD:
            self.table.fit_columns(len(columns) - 1)
        else:
            self.table.break_columns([_letters(column) for column in columns])

    def _show_table(self, shown: bool) -> None:
        if shown:
            self._fit_table()
        self.stack.setCurrentWidget(self.table if shown else self.view)

    def _open(self, index: QModelIndex) -> None:
        if fact := index.data(Role.KEY):
            self.fact_wanted.emit(fact)


def _letters(column: Sequence[str]) -> int:
    """For how many letters a column has room: for its longest word at least."""
    word = max(len(word) for cell in column for word in cell.split(" "))
    return max(word, min(max(map(len, column)), _MOST))
