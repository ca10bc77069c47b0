"""Who stands where as a table that is no higher than its rows, with states and issues always in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSizePolicy

from desktop.ui.models.roles import Role
from desktop.ui.models.stands import StandsModel
from desktop.ui.positions.stand_signs import SIZE
from desktop.ui.theme import SNUG_ROW_HEIGHT
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from db.records import StateCode
    from desktop.dossier.positions import OnRecord
    from desktop.wording import Wording

_FEWEST = 3  # rows that are in view where there are so many
_NAMES = 0.34  # of the width, for the names of the states at most
_WIDE = 112  # pixels of an issue at least: its stances have room


class StandsTable(RowTable):
    """A click on a cell, or Enter, says `cell_chosen`; one on a name `state_chosen`.

    most: rows to show before it scrolls.
    """

    cell_chosen = Signal(str, str)
    state_chosen = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words.text("Who stands where"), parent)
        self.setObjectName("stands")
        self._most = _FEWEST
        self.stands = StandsModel(words, self)
        self.setModel(self.stands)
        self.setSelectionBehavior(RowTable.SelectionBehavior.SelectItems)
        self.setWordWrap(False)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setHorizontalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress_heads()
        self.clicked.connect(self._choose)
        self.opened.connect(self._choose)
        self.verticalHeader().sectionClicked.connect(self._choose_state)

    def show_record(self, record: OnRecord, names: Mapping[StateCode, str]) -> None:
        self.stands.show_record(record, names)
        self.updateGeometry()

    def take_rows(self, most: int) -> None:
        """Show so many rows at most, but never fewer than a few."""
        most = max(most, _FEWEST)
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self.stands.rowCount(), self._most)
        across = self.horizontalScrollBar().sizeHint().height() if self._scrolls_across else 0
        height = self.horizontalHeader().sizeHint().height() + rows * SNUG_ROW_HEIGHT + across
        return QSize(300, height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names leave most of the width to the issues."""
        self.verticalHeader().setMaximumWidth(max(round(event.size().width() * _NAMES), _WIDE))
        super().resizeEvent(event)
        self.updateGeometry()

    @property
    def _scrolls_across(self) -> bool:
        room = self.width() - self.verticalHeader().width()
        return self.stands.columnCount() * _WIDE > room

    def _dress_heads(self) -> None:
        issues, states = self.horizontalHeader(), self.verticalHeader()
        issues.setMinimumSectionSize(_WIDE)
        issues.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        issues.setSectionsClickable(False)
        states.show()
        states.setDefaultSectionSize(SNUG_ROW_HEIGHT)
        states.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        states.setHighlightSections(False)
        states.setSectionsClickable(True)
        states.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(*index.data(Role.ROW))

    def _choose_state(self, row: int) -> None:
        state, _ = self.stands.index(row, 0).data(Role.ROW)
        self.state_chosen.emit(state)
