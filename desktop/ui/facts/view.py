"""The Facts tab: a table to filter and, for the row opened, its sources in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desktop.ui.facts.references import details_of
from desktop.ui.models.facts import FactsModel, FilteredFacts
from desktop.ui.models.roles import Role
from desktop.ui.widgets.reading import followed
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from db.records import Source, SourceId
    from desktop.brief.usable import UsableFact
    from desktop.wording import Wording

_WEIGHTS = (13, 16, 38, 18, 15)


class FactsView(QWidget):
    """Shows what it is given; going to a row shows its sources beneath.

    fact_wanted: the id of a fact to show in full, by a link beneath the table or by opening a row.
    """

    fact_wanted = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sources: Mapping[SourceId, Source] = {}
        self.model = FactsModel(words, self)
        self.shown = FilteredFacts(self.model, self)
        self._build()
        self._lay_out()
        self.line.textChanged.connect(self._filter)
        self.table.opened.connect(self._want)
        self.details.anchorClicked.connect(self._follow)
        self.table.current_moved.connect(self._open)

    def show_facts(self, facts: Sequence[UsableFact], sources: Mapping[SourceId, Source]) -> None:
        self._sources = sources
        self.model.show_facts(facts, sources)
        self.details.hide()
        self._say_count()

    def show_text(self, html: str) -> None:
        """Show this beneath the table, each value in it escaped by the caller."""
        self.details.setHtml(html)
        self.details.show()

    def _build(self) -> None:
        words = self._words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: word, state, year, source…"))
        self.line.setAccessibleName(words.text("Filter facts"))
        self.line.setClearButtonEnabled(True)
        self.count = muted()
        self.table = RowTable(words.text("Facts"))
        self.table.setModel(self.shown)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as they come, until a head is clicked
        self.table.setWordWrap(False)
        self.table.share(_WEIGHTS)
        self.details = QTextBrowser()
        self.details.setObjectName("details")
        self.details.setAccessibleName(words.text("The fact and its sources"))
        self.details.setOpenLinks(False)
        self.details.setMinimumHeight(90)
        self.details.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(split, 1)

    def _filter(self, text: str) -> None:
        self.shown.show_only(text)
        self._say_count()

    def _say_count(self) -> None:
        self.count.setText(self._words.plural("{n} fact", "{n} facts", self.shown.rowCount()))

    def _open(self, index: QModelIndex) -> None:
        fact = index.data(Role.ROW) if index.isValid() else None
        if fact is not None:
            self.show_text(details_of(fact, self._sources, self._words))

    def _want(self, index: QModelIndex) -> None:
        fact = index.data(Role.ROW)
        if fact.fact:
            self.fact_wanted.emit(fact.fact)
        else:
            self._open(index)

    def _follow(self, url: QUrl) -> None:
        self.fact_wanted.emit(followed(url)[1])
