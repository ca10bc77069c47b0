"""View > Language, joined to the window: the languages in their own names, the one spoken ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

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
        self.group = QActionGroup(self)
        words = window.session.words
        menu = window.menus.submenus["language"]
        for language in OFFERED:
            action = menu.addAction(title_of(language, words))
            action.setData(language)
            action.setCheckable(True)
            action.setChecked(language == words.language)
            self.group.addAction(action)
        self.group.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        """Remember it, and open the window anew unless that would break off a book."""
        language = action.data()
        self._settings.language = language
        if language == self._window.session.words.language:
            return
        if "book" in self._window.session.operations.busy:
            words = self._window.session.words
            self._window.status.say(
                words.text("When Minebrief is next started, it speaks {language}.", language=action.text())
            )
            return
        self._window.reopen()
