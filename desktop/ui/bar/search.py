"""The search box and the list of what it finds, which drops down under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.models.hits import HitsModel
from desktop.ui.models.roles import Role
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.row_list import RowList
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from db.search import Hit
    from desktop.wording import Wording

_MOST_ROWS = 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchBox(QLineEdit):
    """Type to search, arrows to choose, Enter to take, Escape to leave."""

    sought = Signal(str)
    taken = Signal(object)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setPlaceholderText(words.text("Search everything…   Ctrl+K"))
        self.setAccessibleName(words.text("Search states, facts and sources"))
        self.setMinimumWidth(150)
        self.setMaximumWidth(260)
        self.model = HitsModel(words, self)
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._seek)
        self._drop: _Drop | None = None
        self.textChanged.connect(self._pause.start)

    @property
    def drop(self) -> _Drop:
        """The list under the box; it belongs to the window, so that it may lie over other parts."""
        if self._drop is None:
            self._drop = _Drop(self.model, self._words, self.window())
            self._drop.list.chosen.connect(self._take)
        return self._drop

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found; an answer to an older text is passed over."""
        if text != self.text().strip() or not self.hasFocus():
            return
        self.model.show_hits(hits)
        found = self._words.text("Nothing found for “{text}”.", text=text) if not hits else ""
        self.drop.open_under(self, len(hits), found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _STEPS and self.drop.isVisible():
            self.drop.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.drop.isVisible():
            self._take(self.drop.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:  # type: ignore[override]  # PySide's stub wants QFocusEvent
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if self._drop is not None and not self._drop.underMouse():
            self._drop.hide()

    def leave(self) -> None:
        """Empty the box and close the list."""
        self.clear()
        self.drop.hide()

    def forget(self) -> None:
        """Drop what was found."""
        self.leave()
        self.model.show_hits(())

    def _seek(self) -> None:
        text = self.text().strip()
        if text:
            self.sought.emit(text)
        elif self._drop is not None:
            self._drop.hide()

    def _take(self, index: QModelIndex) -> None:
        hit = index.data(Role.ROW) if index.isValid() else None
        if hit is not None:
            self.leave()
            self.taken.emit(hit)


class _Drop(QFrame):
    def __init__(self, model: HitsModel, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("hits")
        self.list = RowList(words.text("Search results"))
        self.list.setModel(model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addWidget(self.none)
        parent.installEventFilter(self)
        self.hide()

    def open_under(self, box: QWidget, rows: int, nothing: str) -> None:
        self.list.setVisible(rows > 0)
        self.none.setVisible(rows == 0)
        self.none.setText(nothing)
        window = self._window
        corner = box.mapTo(window, QPoint(0, box.height() + 2))
        width = min(620, window.width() - 24)
        height = min(rows, _MOST_ROWS) * ROW_HEIGHT + 28 if rows else 44
        left = min(corner.x(), window.width() - width - 12)
        self.setGeometry(left, corner.y(), width, height)
        if rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        last = self.list.model().rowCount() - 1
        place = min(max(self.list.currentIndex().row() + by, 0), last)
        self.list.setCurrentIndex(self.list.model().index(place, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list closes when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)
