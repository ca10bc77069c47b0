"""The help: topics at the left, found by their words; what one of them says at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout

from desktop.ui.help.topics import Topic, found, topics
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.wording import Wording

_KEY = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 230
_MEASURE = 680  # pixels in which a paragraph reads well


class HelpPage(Page):
    """Escape or Back leaves it. name_of: what a command is called now, with its keys."""

    def __init__(self, name_of: Callable[[str], str], words: Wording) -> None:
        super().__init__(words.text("Help"), words, wide=True)
        self._name_of = name_of
        self._topics = {topic.key: topic for topic in topics(words.language)}
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Find in the help…"))
        self.line.setAccessibleName(words.text("Find in the help"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.text("Topics of the help"))
        self.count = muted()
        self.text = QTextBrowser()
        self.text.setObjectName("told")
        self.text.setAccessibleName(words.text("What the help says"))
        self.text.setOpenLinks(False)
        self._lay_out_topics()
        self.line.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._show_item)
        self._list(self._topics.values())
        self.setFocusProxy(self.line)

    def open(self, key: str) -> None:
        """Show the topic, the first one if there is none of that key."""
        self.line.clear()
        keys = list(self._topics)
        self.list.setCurrentRow(keys.index(key) if key in keys else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the line into the topics; Enter into what the first one says."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            if event.key() == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out_topics(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        for widget in (self.line, self.list, self.count):
            left.addWidget(widget)
            widget.setFixedWidth(_LIST_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        row.addStretch()
        self.text.setMaximumWidth(_MEASURE)
        self.content.addLayout(row, 1)

    def _find(self, text: str) -> None:
        self._list(found(text, self._topics.values()))

    def _list(self, shown: Iterable[Topic]) -> None:
        self.list.clear()
        for topic in shown:
            item = QListWidgetItem(topic.title)
            item.setData(_KEY, topic.key)
            self.list.addItem(item)
        rows = self.list.count()
        self.count.setText("" if rows else self.words.text("No topic has these words."))
        self.list.setCurrentRow(0 if rows else -1)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.text.clear()
            return
        topic = self._topics[item.data(_KEY)]
        self.text.setMarkdown(f"# {topic.title}\n\n{topic.told(self._name_of)}")
        _give_room(self.text.document())
        sought = self.line.text().strip().split()
        if sought and not self.text.find(sought[0], QTextDocument.FindFlag(0)):
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)


def _give_room(document: QTextDocument) -> None:
    """Set lines and paragraphs apart: Markdown has no say in that."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        shape.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(4 if block.textList() else 10)
        cursor.setBlockFormat(shape)
        block = block.next()
