"""A page over the columns: a title, a few words, a form or a table, and how it went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.notices import Tone
from desktop.ui.widgets.message import Message
from desktop.wording import Wording

_NARROW = 620  # pixels in which a line of words reads well


class Page(QWidget):
    """What it shows stands in `content`, from top to bottom.

    back: whether one may leave it by the button or Escape, which says `closed`. wide: use the whole width, for tables.
    """

    closed = Signal()

    def __init__(self, title: str, words: Wording, *, back: bool = True, wide: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self.words = words
        self._first: QWidget | None = None
        self.title = QLabel(title)
        self.title.setObjectName("page-title")
        self.title.setWordWrap(True)
        self.message = Message()
        self.back = QPushButton(words.text("← Back"))
        self.back.setObjectName("plain")
        self.back.setAccessibleName(words.text("Back"))
        self.back.setVisible(back)
        self.back.clicked.connect(self.closed)
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self._lay_out(wide=wide)

    def begin_at(self, widget: QWidget) -> None:
        """Let this have the keyboard when the page is shown.

        No focus proxy: past a widget with a proxy inside itself, Qt's Tab leaves out what stands before the proxy.
        """
        self._first = widget

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())

    def say(self, text: str, tone: Tone = Tone.SUCCESS) -> None:
        """Show a sentence under the content; "" shows none."""
        self.message.say(text, tone)

    def tell(self, text: str) -> None:
        """Say what goes on or what to know."""
        self.message.say(text, None)

    def complain(self, text: str) -> None:
        """Say what to mend."""
        self.say(text, Tone.ERROR)

    def add_text(self, text: str, name: str = "") -> QLabel:
        """A paragraph. name: "muted" for one that stands back."""
        label = QLabel(text)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.content.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton) -> None:
        """In one row, at the left."""
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.content.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, *, wide: bool) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(self.content, 1 if wide else 0)
        column.addWidget(self.message)
        if not wide:
            column.addStretch(1)
            inner.setMaximumWidth(_NARROW)
            inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addStretch(0 if wide else 1)
        row.addWidget(inner, 100 if wide else 6)
        row.addStretch(0 if wide else 1)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(24, 12, 24, 16)
        stack.addLayout(top)
        if wide:
            stack.addLayout(row, 1)
            outer.addWidget(whole)
            return
        stack.addStretch(1)
        stack.addLayout(row)
        stack.addStretch(2)
        scroll = QScrollArea()
        scroll.setObjectName("page-scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        outer.addWidget(scroll)


def primary(text: str) -> QPushButton:
    """The button of what the page is for."""
    button = QPushButton(text)
    button.setObjectName("primary")
    return button
