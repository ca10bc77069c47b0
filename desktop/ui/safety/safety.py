"""What keeps a workspace safe, joined to the window: each act by menu, page and session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.importing.exporting import Exporting
from desktop.ui.importing.importing import Importing
from desktop.ui.safety.backing_up import BackingUp
from desktop.ui.safety.choosing import Choosing
from desktop.ui.safety.locking import Locking
from desktop.ui.safety.new_edition import NewEdition
from desktop.ui.safety.protecting import Protecting
from desktop.ui.safety.travelling import Travelling
from desktop.ui.safety.turn import Turn
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings
    from desktop.ui.widgets.file_prompt import AskPath


class Safety(QObject):
    """Made once for a window. find: asks for a file that is there; tests answer in the user's place."""

    def __init__(self, window: MainWindow, settings: Settings, find: AskPath) -> None:
        super().__init__(window)
        self._window = window
        self.locking = Locking(window, settings)
        self.choosing = Choosing(window, settings, find)
        self.protecting = Protecting(window, self.locking)
        self.backing_up = BackingUp(window)
        self.turn = Turn(window)
        self.travelling = Travelling(window)
        self.new_edition = NewEdition(window, settings)
        self.importing = Importing(window, find)
        self.exporting = Exporting(window)
        self.importing.workspace_dropped.connect(self.choosing.turn_to)
        self.locking.other_asked.connect(self.choosing.ask_to_open)
        self.backing_up.other_asked.connect(self.choosing.ask_to_open)
        self.choosing.protected.connect(self.protecting.show_sheet)
        window.workspaces.shown.connect(self._uncover)
        window.menus.offer(
            {
                "new": self.choosing.ask_for_new,
                "open": self.choosing.ask_to_open,
                "import": self.importing.show,
                "export-facts": self.exporting.show,
                "backups": self.backing_up.show,
                "protect": self.protecting.show,
                "travel": self.travelling.show,
                "edition": self.new_edition.show,
                "lock": self.locking.lock,
            }
        )
        window.menus.actions["lock"].setEnabled(False)

    def _uncover(self, _: str) -> None:
        """Another workspace of the window is wanted: a page that may be left is."""
        page = self._window.cover.page
        if isinstance(page, Page) and not page.back.isHidden():
            page.closed.emit()
