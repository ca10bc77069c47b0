"""A part of a state's page: rich text as high as its words, which scrolls with the page it stands on."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.dossier.duty import DutyState
from desktop.ui.states.signs import TOKENS, sign_image
from desktop.ui.theme import theme_now
from desktop.ui.widgets.reading import ReadingPane
from desktop.ui.widgets.texts import heading

_SIZE = 12  # pixels: much has to stand on one screen
_SCROLLING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
"""Keys that move the whole page."""


class PartPane(ReadingPane):
    """`moved` says which rectangle of it the keyboard has come to, to be brought into view."""

    moved = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setObjectName("part")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(0)
        self.document().setDocumentMargin(1)
        font = self.font()
        font.setPixelSize(_SIZE)
        self.document().setDefaultFont(font)
        self._shown = ("", "")  # the words, and the theme that they are shown in
        self._fitted = 0  # the width that the height is right for

    def show_page(self, html: str, *, anew: bool) -> None:
        look = theme_now().name
        if (html, look) == self._shown:
            return
        self._shown = html, look
        super().show_page(html, anew=anew)
        self._fit()

    def styles(self) -> str:
        colours = theme_now().colours
        states = "".join(f".{state} {{ color: {colours[token]} }} " for state, token in TOKENS.items())
        line = colours["line"]
        return (
            f"{super().styles()} {states}"
            f"a.figure {{ color: {colours['text']} }} "
            f"table {{ border-collapse: collapse }} "
            f"td.head {{ color: {colours['muted']}; font-size: 11px; font-weight: bold; padding: 2px 8px 3px 0; "
            f"border-bottom: 1px solid {line} }} "
            f"td.cell {{ padding: 3px 8px 3px 0; border-bottom: 1px solid {line} }}"
        )

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The signs of the duties, in the colours there are."""
        address = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value and address.startswith("sign:"):
            state = DutyState(address.removeprefix("sign:"))
            return sign_image(state, theme_now().name, self.devicePixelRatioF())
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLING and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def come_to_link(self) -> None:
        super().come_to_link()
        if self.textCursor().hasSelection():
            self.moved.emit(self.cursorRect())

    def _fit(self) -> None:
        """As high as the words are at this width."""
        document = self.document()
        self._fitted = self.viewport().width()
        document.setTextWidth(self._fitted)
        edges = self.height() - self.viewport().height()
        high = ceil(document.size().height()) + max(edges, 0)
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)
        self.verticalScrollBar().setRange(
            0, 0
        )  # Qt reckons with the height before, if it is resized meanwhile


class TitledPart(QWidget):
    """A heading and what stands under it; hidden while there is nothing to say."""

    def __init__(self, title: str, *bodies: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = heading(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.title)
        for body in bodies:
            column.addWidget(body)
        self.column = column
