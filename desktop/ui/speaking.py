"""View > Language, joined to the window: the languages in their own names, the one spoken ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.languages import OFFERED, title_of

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings


class Speaking(QObject):
    """Made once for a window. Another language is spoken by the next window, which opens in place of this one."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        words = window.session.words
        titles = {language: title_of(language, words) for language in OFFERED}
        window.menus.offer_one_of("language", titles, words.language, self._choose)

    def _choose(self, language: str) -> None:
        """Remember it, and open the window anew unless that would break off a book."""
        self._settings.language = language
        words = self._window.session.words
        if language == words.language:
            return
        if "book" in self._window.session.operations.busy:
            name = title_of(language, words)
            self._window.status.say(
                words.text("When Minebrief is next started, it speaks {language}.", language=name)
            )
            return
        self._window.reopen()
