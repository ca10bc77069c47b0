"""A table as the window has it: whole rows, wrapped words, columns that share the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.widgets.lines_delegate import LinesDelegate

Index = QModelIndex | QPersistentModelIndex
_FIT = QHeaderView.ResizeMode.ResizeToContents
_STRETCH = QHeaderView.ResizeMode.Stretch
_ROOMY = 1.08  # capitals are wider than letters are on the whole
_NARROWEST = 100  # pixels
_MOST = 0.28  # of the width, for a column that is as wide as its words
_PADDING = 12  # of a cell in the style sheet, which the size hint leaves out


class _Wrapping(QStyledItemDelegate):
    """Asks for the height that words need within the padding of their cell, which Qt forgets when it breaks lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect.setWidth(max(inner.rect.width() - _PADDING, 1))
        return super().sizeHint(inner, index)


class RowTable(QTableView):
    """Enter or a double click on a row says `opened`."""

    opened = Signal(QModelIndex)
    current_moved = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: tuple[int, ...] = ()
        self._dividing = False
        self._by_hand = False  # the user has made a column wider or narrower
        self._alike = False
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().sectionResized.connect(self._note_resized)
        self.setItemDelegate(_Wrapping(self))
        self.doubleClicked.connect(self.opened)

    def share(self, weights: Sequence[int]) -> None:
        """Divide the width among the columns by these weights, now and whenever it changes.

        A column of weight 0 is as wide as its words: for dates, which do not break. Once the user has sized a
        column, all stay as they are.
        """
        self._weights = tuple(weights)
        self._divide()

    def have_lines(self, lines: int) -> None:
        """Rows of so many lines, all alike, whatever is in them: then no row out of view is ever measured."""
        self._alike = True
        delegate = LinesDelegate(lines, self)
        self.setItemDelegate(delegate)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(delegate.height(self.font()))
        rows.setDefaultSectionSize(delegate.height(self.font()))

    def fit_columns(self, stretched: int) -> None:
        """As wide as the words, and one column the rest."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            header.setSectionResizeMode(column, _STRETCH if column == stretched else _FIT)
        self.resizeRowsToContents()

    def break_columns(self, letters: Sequence[int]) -> None:
        """Columns with room for so many letters, more than that in several lines; the last has what is left."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        wide = self.fontMetrics().horizontalAdvance("Deadline of a state") / len("Deadline of a state")
        widths = [round(count * wide * _ROOMY) + 2 * _PADDING for count in letters]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        taken = sum(self.columnWidth(column) for column in range(len(widths) - 1))
        last = len(widths) - 1
        self.setColumnWidth(last, max(self.columnWidth(last), self.viewport().width() - taken))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._divide()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Said here and not by the selection model: PySide lets a wrapper of that outlive its view."""
        super().currentChanged(current, previous)
        self.current_moved.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _note_resized(self, _: int, before: int, now: int) -> None:
        """A column that comes or goes (to or from nothing) has been sized by nobody."""
        if self._weights and not self._dividing and before and now:
            self._by_hand = True
            if self.wordWrap() and not self._alike:
                self.resizeRowsToContents()

    def _divide(self) -> None:
        if self._weights and not self._by_hand:
            self._dividing = True
            for column, width in self._widths().items():
                if width:
                    self.setColumnWidth(column, width)
            self._dividing = False
        if self._weights and self.wordWrap() and not self._alike:
            self.resizeRowsToContents()

    def _widths(self) -> dict[int, int]:
        """What each column gets of the width."""
        fitted = {column: self._fitted(column) for column, weight in enumerate(self._weights) if not weight}
        fitted = {column: 0 if self.isColumnHidden(column) else width for column, width in fitted.items()}
        room, whole = self.viewport().width() - sum(fitted.values()), max(sum(self._weights), 1)
        least = self.horizontalHeader().sectionSizeHint
        widths = {
            column: fitted[column] if column in fitted else max(room * weight // whole, least(column))
            for column, weight in enumerate(self._weights)
        }
        # what heads take beyond their share, the broadest column gives
        broadest = self._weights.index(max(self._weights))
        over = sum(widths.values()) - self.viewport().width()
        widths[broadest] = max(widths[broadest] - max(over, 0), _NARROWEST)
        return widths

    def _fitted(self, column: int) -> int:
        words = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
        return min(words + _PADDING, max(round(self.viewport().width() * _MOST), _NARROWEST))
