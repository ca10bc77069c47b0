"""A page of rich text to read: links within the window, none that leads out of it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget


class ReadingPane(QTextBrowser):
    """`linked` says the kind and the key of the link that was followed: "source", "LM2025".

    Tab goes from link to link, Enter follows one.
    """

    linked = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("told")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setMinimumHeight(80)
        self.anchorClicked.connect(self._follow)

    def show_page(self, html: str, *, anew: bool) -> None:
        """Show the page, from its beginning if it is about something else than before."""
        place = 0 if anew else self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def _follow(self, url: QUrl) -> None:
        kind, _, key = url.toString(QUrl.ComponentFormattingOption.FullyDecoded).partition(":")
        self.linked.emit(kind, key)
