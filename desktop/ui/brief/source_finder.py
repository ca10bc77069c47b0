"""Finds a source to cite: typed words of its title, publisher or id; Enter takes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.search_text import plain
from db.source_ranking import source_rank
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Source
    from desktop.wording import Wording

_MOST = 40
_HIGH = 92  # pixels of the list
_KEY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class SourceFinder(QWidget):
    """`chosen` carries the source's id; `left` says that none was wanted.

    sources: all that there are. first: those cited already, which are offered before the others.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self, sources: Callable[[], Iterable[Source]], words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._words = words
        self._first: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Find a source: title, publisher or id"))
        self.line.setAccessibleName(words.text("Find a source to cite"))
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(words.text("Sources found"))
        self.list.setFixedHeight(_HIGH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.none = muted(
            words.text("No source has these words. New ones are added in the workspace Sources.")
        )
        self.none.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.line, self.list, self.none):
            column.addWidget(part)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    def begin(self, first: Iterable[str]) -> None:
        """Ask for a source."""
        self._first = tuple(first)
        self.line.clear()
        self._find("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the source that is marked, arrows move the mark while one types."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.count():
                self._choose(self.list.currentItem())
            return True
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        found = found_sources(self._sources(), text, self._first)
        self.list.clear()
        for source in found[:_MOST]:
            item = QListWidgetItem(_line(source))
            item.setData(_KEY, source.id)
            item.setToolTip(f"{source.title}\n{source.publisher}\n{source.id}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(_KEY))


def found_sources(sources: Iterable[Source], text: str, first: Iterable[str] = ()) -> list[Source]:
    """Those that have all of the words; first those that are cited already, then as every list of sources has them."""
    wanted, cited, asked = text.casefold().split(), frozenset(first), plain(text)
    if not wanted:
        known = [source for source in sources if source.id in cited]
        return sorted(known, key=lambda source: source.title.casefold())
    found = [source for source in sources if all(word in _whole(source) for word in wanted)]
    return sorted(
        found, key=lambda source: (source.id not in cited, source_rank(asked, source.title, source.kind))
    )


def _whole(source: Source) -> str:
    return f"{source.title} {source.publisher} {source.id} {source.published or ''}".casefold()


def _line(source: Source) -> str:
    day = f", {source.published}" if source.published else ""
    return f"{source.title} – {source.publisher}{day}"
