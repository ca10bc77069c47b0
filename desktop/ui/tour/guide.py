"""Help and tour, joined to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from desktop.ui.actions import plain

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings
    from desktop.ui.tour.tour import Tour

_TOPICS = {
    "brief": "first-brief",
    "states": "a-states-page",
    "facts": "facts-and-sources",
    "sources": "facts-and-sources",
    "history": "undo-and-history",
}
"""What F1 explains in each workspace."""


class Guide(QObject):
    """Made once for a window."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.tour: Tour | None = None
        window.menus.offer({"help": self._help, "tour": self.show_tour})

    def greet(self) -> None:
        """Show the tour to somebody who has never seen it, when the facts are there."""
        if not self._settings.tour_seen:
            facts_loaded = self._window.session.facts_loaded
            facts_loaded.connect(self._first, Qt.ConnectionType.SingleShotConnection)

    def show_tour(self) -> None:
        """Begin it, unless it is under way or there is nothing to show yet."""
        if self.tour is not None or self._window.session.facts is None:
            return
        from desktop.ui.tour.tour import Tour

        self._window.furnish()
        self.tour = Tour(self._window)
        self.tour.over.connect(self._ended)
        self.tour.begin()

    def _first(self) -> None:
        if not self._settings.tour_seen:
            self.show_tour()

    def _ended(self) -> None:
        self.tour = None
        self._settings.tour_seen = True
        self._settings.save()

    def _help(self) -> None:
        from desktop.ui.help.help_page import HelpPage

        window = self._window
        words = window.session.words
        page = HelpPage(self._name_of, lambda message: plain(words.text(message)), words)
        page.closed.connect(window.cover.uncover)
        page.open(_TOPICS.get(window.workspaces.key, ""))
        window.cover.show_page(page)

    def _name_of(self, key: str) -> str:
        """A command as the menus have it now: File > Export PDF… (Ctrl+E)."""
        command = next(each for each in self._window.menus.commands if each.key == key)
        name = f"{command.menu} > {command.title}"
        keys = command.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{name} ({keys})" if keys else name
