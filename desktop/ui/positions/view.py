"""The Positions tab: who stands where, and under it each position with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from db.records import FactId, Issue, StateCode
from db.state_names import folded
from desktop.dossier.positions import Order, in_order, on_record
from desktop.dossier.stands import Stand, stand_of
from desktop.ui.models.positions import APART, ORDERS, TOGETHER, PositionsModel
from desktop.ui.models.roles import Role
from desktop.ui.positions.count_words import count_words, empty_words
from desktop.ui.positions.filters import PositionFilters
from desktop.ui.positions.position_words import COPY, PositionWords
from desktop.ui.positions.stand_key import StandKey
from desktop.ui.positions.stand_signs import SIZE
from desktop.ui.positions.stands_table import StandsTable
from desktop.ui.theme import SNUG_ROW_HEIGHT
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.reading import ReadingPane
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import caption, muted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from db.records import Position
    from desktop.dossier.model import Dossier
    from desktop.dossier.positions import OnRecord
    from desktop.wording import Wording

_APART = (9, 9, 9, 7, 12, 10, 20, 15, 8, 14)
_TOGETHER = (22, 26, 33, 19)
_BROAD = 1200  # pixels from which each thing has a column of its own
_LINES = 3  # of a row; what has more is whole beneath the table
_MATRIX = 0.16  # of the height, for who stands where at most


class PositionsView(QWidget):
    """Shows what a dossier knows, once it is looked at; going to a row shows it in full beneath.

    fact_wanted: the id of a fact to show in full. source_wanted: that of a source. copied: what is on the clipboard now.
    reference_wanted: the id of a source whose reference shall be copied. state_toggled, state_opened: the code of a state
    to pick or unpick, or to show the page of.
    """

    fact_wanted = Signal(str)
    source_wanted = Signal(str)
    reference_wanted = Signal(str)
    copied = Signal(str)
    state_toggled = Signal(str)
    state_opened = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._dossier: Dossier | None = None
        self._stale = False  # whether the dossier is another than the one shown
        self._record: OnRecord | None = None
        self._tell: PositionWords | None = None
        self._found_by: dict[FactId, str] = {}
        self._turned = False
        self._build()
        self._lay_out()
        self._join()

    def show_dossier(self, dossier: Dossier) -> None:
        """List the positions of this dossier, when it is looked at."""
        self._dossier, self._stale = dossier, True
        if self.isVisible():
            self._renew()

    def forget(self) -> None:
        """Drop everything that came from the file."""
        self._dossier = self._record = self._tell = None
        self._stale = False
        self._found_by.clear()
        self.model.forget()
        self.matrix.stands.forget()
        self.fold.hide()
        self.key.show_stands((), lacking=False)
        self.count.clear()
        self.hint.clear()
        self.details.clear()
        self.details.hide()
        self.filters.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        self._show_order()

    def _build(self) -> None:
        words = self._words
        self.filters = PositionFilters(words)
        self.count = caption()
        self.matrix = StandsTable(words)
        self.key = StandKey(words)
        self.model = PositionsModel(words, self)
        self.table = RowTable(words.text("Positions"))
        self.table.setModel(self.model)
        self.table.setIconSize(QSize(SIZE, SIZE))
        self.table.setSortingEnabled(True)
        self._show_order()
        self.table.have_lines(_LINES)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.show_fact = QAction(words.text("Show in Facts"), self)
        self.show_source = QAction(words.text("Show its source"), self)
        self.copy = QAction(words.text("Copy with its reference"), self)
        self.copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_page = QAction(words.text("Open its page"), self)
        self.pick = QAction(words.text("Pick it"), self)
        self.table.addActions([self.show_fact, self.show_source, self.copy, self.open_page, self.pick])
        self.hint = muted()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.details = ReadingPane(words.text("The position and its sources"))
        self.details.setObjectName("details")
        self.details.hide()

    def _lay_out(self) -> None:
        stands = QWidget()
        over = QVBoxLayout(stands)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(4)
        over.addWidget(self.matrix)
        over.addWidget(self.key)
        self.fold = Fold(stands)
        self.fold.set_title(self._words.text("Who stands where"))
        self.fold.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.hint)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.stack)
        self.split.addWidget(self.details)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        column.addWidget(self.split, 1)

    def _join(self) -> None:
        self.matrix.cell_chosen.connect(self._show_cell)
        self.matrix.state_chosen.connect(lambda state: self._show_cell(state, ""))
        self.matrix.opened.connect(self._go_to_rows)
        self.filters.changed.connect(self._list)
        self.filters.order_changed.connect(self._reorder)
        self.model.sort_asked.connect(self._sort_by)
        self.table.current_moved.connect(self._tell_row)
        self.table.opened.connect(lambda index: self.fact_wanted.emit(index.data(Role.KEY)))
        self.details.linked.connect(self._follow)
        self.show_fact.triggered.connect(lambda: self._with_current(self._want_fact))
        self.show_source.triggered.connect(lambda: self._with_current(self._want_source))
        self.copy.triggered.connect(lambda: self._with_current(self._copy))
        self.open_page.triggered.connect(
            lambda: self._with_current(lambda held: self.state_opened.emit(held.actor))
        )
        self.pick.triggered.connect(
            lambda: self._with_current(lambda held: self.state_toggled.emit(held.actor))
        )

    def _renew(self) -> None:
        dossier = self._dossier
        if dossier is None or not self._stale:
            return
        self._stale = False
        self._record = on_record(dossier)
        self._tell = PositionWords(dossier, self._words)
        self._found_by.clear()
        self._show_stands(self._record, dossier)
        self.filters.offer(self._record)
        self._list()

    def _show_stands(self, record: OnRecord, dossier: Dossier) -> None:
        self.matrix.show_record(record, dossier.names)
        self.fold.setVisible(bool(record.states and record.issues))
        found = {stand_of(held[0]) for held in record.cells.values()}
        shown = tuple(stand for stand in Stand if stand in found)
        lacking = bool(record.issues) and len(record.cells) < len(record.states) * len(record.issues)
        self.key.show_stands(shown, lacking=lacking)
        self._share()

    def _list(self) -> None:
        """The positions that pass the filter; the row looked at stays, if it is still there."""
        dossier, record, tell = self._dossier, self._record, self._tell
        if dossier is None or record is None or tell is None:
            return
        narrowing, sought = self.filters.narrowing, folded(self.filters.text).split()
        kept = (each for each in record.positions if narrowing.keeps(each) and self._holds(each, sought))
        listed = in_order(kept, self.filters.wanted_order, dossier, turned=self._turned)
        looked_at = self.table.currentIndex().data(Role.KEY)
        self.model.show_positions(listed, tell)
        self.count.setText(count_words(listed, record, dossier, self._words))
        self._say_empty(listed, record, dossier)
        self._share()
        place = self.model.place_of(looked_at) if looked_at else QModelIndex()
        if place.isValid():
            self.table.setCurrentIndex(place)
        else:
            self.details.hide()

    def _say_empty(self, listed: tuple[Position, ...], record: OnRecord, dossier: Dossier) -> None:
        self.stack.setCurrentWidget(self.table if listed else self.hint)
        if listed:
            return
        narrowing = self.filters.narrowing
        known = any(
            narrowing.actor in (None, each.actor) and (not narrowing.issues or each.issue in narrowing.issues)
            for each in record.positions
        )
        self.hint.setText(
            self._words.text("No position fits what is filtered by.")
            if known
            else empty_words(narrowing, dossier, self._words)
        )

    def _holds(self, position: Position, sought: list[str]) -> bool:
        """Whether every word sought is found in what is said of the position."""
        if not sought or self._tell is None:
            return True
        fact = position.provenance.fact
        if fact not in self._found_by:
            self._found_by[fact] = self._tell.found_by(position)
        return all(word in self._found_by[fact] for word in sought)

    def _show_cell(self, state: str, issue: str) -> None:
        """The positions behind a cell; behind a name, on all issues."""
        dossier = self._dossier
        if dossier is None:
            return
        code = StateCode(state)
        self.filters.show_only(code, dossier.names.get(code, state), Issue(issue) if issue else None)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _go_to_rows(self) -> None:
        """A cell was opened: the keyboard goes to what it leads to, if there is any."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_by(self, by: Order | None, descending: bool) -> None:
        """A head was clicked: the newest day first, all else from its beginning, then turned."""
        order = self.filters.order
        if by is None:
            self._show_order()
            return
        self._turned = descending if by is self.filters.wanted_order else False
        order.blockSignals(True)
        order.setCurrentIndex(order.findData(by.value))
        order.blockSignals(False)
        self._show_order()
        self._list()

    def _reorder(self) -> None:
        self._turned = False
        self._show_order()
        self._list()

    def _show_order(self) -> None:
        """Mark the head of the column that the list goes by, if there is one."""
        wanted = self.filters.wanted_order
        columns = (column for column, order in ORDERS.items() if order is wanted)
        column = next((column for column in columns if not self.table.isColumnHidden(column)), -1)
        turned = Qt.SortOrder.DescendingOrder if self._turned else Qt.SortOrder.AscendingOrder
        head = self.table.horizontalHeader()
        head.blockSignals(True)  # this shows an order, and asks for none
        head.setSortIndicator(column, turned)
        head.blockSignals(False)
        head.viewport().update()

    def _share(self) -> None:
        """Room for every column, or for few that hold the same."""
        broad = self.width() >= _BROAD
        for column in (*APART, *TOGETHER):
            self.table.setColumnHidden(column, (column in TOGETHER) is broad)
        apart, together = (_APART, (0,) * len(TOGETHER)) if broad else ((0,) * len(APART), _TOGETHER)
        self.table.share((*apart, *together))
        self.matrix.take_rows(round(self.height() * _MATRIX) // SNUG_ROW_HEIGHT)

    def _tell_row(self, index: QModelIndex) -> None:
        position = index.data(Role.ROW) if index.isValid() else None
        if position is not None and self._tell is not None:
            self.details.show_page(self._tell.html(position), anew=True)
            self.details.show()
            self._offer_state(position.actor)

    def _offer_state(self, actor: StateCode) -> None:
        """A state can be picked and has a page; an organisation has neither."""
        dossier, words = self._dossier, self._words
        is_state = dossier is not None and actor in dossier.world.standings
        picked = dossier is not None and actor in dossier.picks.states
        self.pick.setText(words.text("Unpick it") if picked else words.text("Pick it"))
        for act in (self.open_page, self.pick):
            act.setVisible(is_state)

    def _with_current(self, act: Callable[[Position], None]) -> None:
        position = self.table.currentIndex().data(Role.ROW)
        if position is not None:
            act(position)

    def _want_fact(self, position: Position) -> None:
        self.fact_wanted.emit(position.provenance.fact)

    def _want_source(self, position: Position) -> None:
        self.source_wanted.emit(position.sources[0])

    def _copy(self, position: Position) -> None:
        if self._tell is not None:
            text = self._tell.plain(position)
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def _follow(self, kind: str, key: str) -> None:
        match kind:
            case "fact":
                self.fact_wanted.emit(key)
            case "source":
                self.source_wanted.emit(key)
            case "copy":
                self.reference_wanted.emit(key)
            case _ if kind == COPY:
                self._with_current(self._copy)
