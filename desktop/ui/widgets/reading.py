"""A page of rich text to read: links within the window, none that leads out of it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.ui.theme import theme_now

_ROW = re.compile("<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile("<td.*?</td>", re.DOTALL)
_ALIGNED = re.compile("align='(left|right)'")
_PADDED = re.compile(r"padding: ?(\w+) (\w+) (\w+) (\w+)")


class ReadingPane(QTextBrowser):
    """`linked` says the kind and the key of the link that was followed: "source", "LM2025".

    Tab goes from link to link, Enter follows one. What has the class "quiet" stands back.
    """

    linked = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        self.setObjectName("told")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setMinimumHeight(80)
        self.anchorClicked.connect(self._follow)

    def show_page(self, html: str, *, anew: bool) -> None:
        """Show the page, from its beginning if it is about something else than before."""
        place = 0 if anew else self.verticalScrollBar().value()
        self._page = html
        styles = self.styles()
        self.document().setDefaultStyleSheet(mirrored(styles) if self.isRightToLeft() else styles)
        running = self.document().defaultTextOption()
        running.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(running)
        self.setHtml(mirrored(html) if self.isRightToLeft() else html)
        self.verticalScrollBar().setValue(place)

    def styles(self) -> str:
        """How the page looks in the theme there is."""
        colours = theme_now().colours
        return f".quiet {{ color: {colours['muted']} }} a {{ color: {colours['accent']}; text-decoration: none }}"

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_page") and self._page:
            self.show_page(self._page, anew=False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From link to link: Qt tells nobody which it has come to."""
        stays = super().focusNextPrevChild(forward)
        if stays:
            self.come_to_link()
        return stays

    def come_to_link(self) -> None:
        """The keyboard has come to a link, or out of the page."""
        self._mark_link()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setExtraSelections([])

    def _mark_link(self) -> None:
        """Show plainly which link the keyboard is on: Qt's own dots are hardly seen."""
        cursor = self.textCursor()
        marked = []
        if cursor.hasSelection() and cursor.charFormat().isAnchor():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor  # type: ignore[attr-defined]  # PySide's stubs lack both
            selection.format.setBackground(theme_now().colour("selected"))  # type: ignore[attr-defined]
            selection.format.setFontUnderline(True)  # type: ignore[attr-defined]
            marked.append(selection)
        self.setExtraSelections(marked)

    def _follow(self, url: QUrl) -> None:
        self.linked.emit(*followed(url))


def mirrored(html: str) -> str:
    """A page, or its styles, with its sides the other way round, the columns of tables too: Qt turns none by itself."""
    turned = _ALIGNED.sub(lambda found: f"align='{'left' if found[1] == 'right' else 'right'}'", html)
    turned = _PADDED.sub(r"padding:\1 \4 \3 \2", turned)
    return _ROW.sub(lambda found: f"<tr>{''.join(reversed(_CELL.findall(found[1])))}</tr>", turned)


def followed(url: QUrl) -> tuple[str, str]:
    """The kind and the key of a link, as they were before any letter of the key was encoded."""
    kind, _, key = url.toEncoded().toStdString().partition(":")
    return kind, unquote(key)
