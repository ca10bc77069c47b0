"""The help: topics at the left, found by their words; what one of them says at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout

from db.state_names import folded
from desktop.ui.help.topics import Topic, found, place_of, topics
from desktop.ui.languages import locale_of
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.texts import muted
from desktop.wording import isolated, runs_right_to_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.wording import Wording

_KEY = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 230
_MEASURE = 680  # pixels in which a paragraph reads well


class HelpPage(Page):
    """Escape or Back leaves it. name_of: what a command is called now, with its keys. said: a message in the window."""

    def __init__(self, name_of: Callable[[str], str], said: Callable[[str], str], words: Wording) -> None:
        super().__init__(words.text("Help"), words, wide=True)
        told = (self._told(topic, name_of, said) for topic in topics(words.language))
        self._topics = {topic.key: topic for topic in told}
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Find in the help…"))
        self.line.setAccessibleName(words.text("Find in the help"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.text("Topics of the help"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = muted()
        self.remark = muted(words.text("This topic is in English: it is not translated yet."))
        self.remark.setWordWrap(True)
        self.remark.setMaximumWidth(_MEASURE)
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
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.remark)
        right.addWidget(self.text, 1)
        row.addLayout(right, 1)
        row.addStretch()
        self.text.setMaximumWidth(_MEASURE)
        self.content.addLayout(row, 1)

    def _find(self, text: str) -> None:
        self._list(found(text, self._topics.values()))

    def _list(self, shown: Iterable[Topic]) -> None:
        self.list.clear()
        for topic in shown:
            item = QListWidgetItem(self._title(topic))
            item.setData(_KEY, topic.key)
            self.list.addItem(item)
        rows = self.list.count()
        self.count.setText("" if rows else self.words.text("No topic has these words."))
        self.list.setCurrentRow(0 if rows else -1)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        topic = self._topics[item.data(_KEY)] if item else None
        self.remark.setVisible(topic is not None and not self._speaks(topic))
        if topic is None:
            self.text.clear()
            return
        self._speak(topic.language)
        self.text.setMarkdown(f"# {topic.title}\n\n{topic.text}")
        _give_room(self.text.document())
        sought = folded(self.line.text()).split()
        if sought:
            self._mark(sought[0])

    def _title(self, topic: Topic) -> str:
        if self._speaks(topic):
            return topic.title
        return self.words.text("{title} (in English)", title=topic.title)

    def _speaks(self, topic: Topic) -> bool:
        """Whether the topic is in the window's language."""
        return topic.language == self.words.language

    def _told(self, topic: Topic, name_of: Callable[[str], str], said: Callable[[str], str]) -> Topic:
        """The topic with the window's words in it, which keep to themselves in a text that may run the other way."""
        if self._speaks(topic):
            return topic.told(name_of, said)
        return topic.told(lambda key: isolated(name_of(key)), lambda message: isolated(said(message)))

    def _speak(self, language: str) -> None:
        """Tell a screen reader the language of the topic, and let its lines begin where that has them begin."""
        self.text.setLocale(locale_of(language))
        right_to_left = runs_right_to_left(language)
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        self.text.setLayoutDirection(direction)
        option = QTextOption(self.text.document().defaultTextOption())
        option.setTextDirection(direction)
        self.text.document().setDefaultTextOption(option)

    def _mark(self, word: str) -> None:
        """Select the first place of a folded word, and bring it into view; the beginning if it has none."""
        place, length = place_of(word, self.text.document().toPlainText())
        cursor = QTextCursor(self.text.document())
        if place >= 0:
            cursor.setPosition(place)
            cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)


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
