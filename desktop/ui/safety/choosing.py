"""Turning the window to another workspace, one that is there or a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.acts import UnlockKey
from desktop.ui.settings import read_choice

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.new_page import NewPage
    from desktop.ui.settings import Settings
    from desktop.ui.widgets.file_prompt import AskPath

_KIND = "Minebrief (*.minebrief)"


class Choosing(QObject):
    """find: asks for a file that is there. protected: a new, encrypted workspace is open."""

    protected = Signal()

    def __init__(self, window: MainWindow, settings: Settings, find: AskPath) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._find = find
        self._before: Path | None = None
        self._turned = False
        self._new = False
        window.session.stopped.connect(self._turn_back)
        window.session.facts_loaded.connect(self._arrive)

    def ask_to_open(self) -> None:
        """Ask which file to open, and open it."""
        words = self._window.session.words
        path = self._find(self._window, words.text("Open a workspace"), self._folder(), (_KIND,))
        if path is not None:
            self.turn_to(path)

    def ask_for_new(self) -> None:
        """Show the page for a new one."""
        from desktop.ui.safety.new_page import NewPage

        window = self._window
        page = NewPage(self._free_name(), window.session.words)
        page.place_asked.connect(lambda: self._ask_place(page))
        page.made.connect(self._make)
        page.closed.connect(window.cover.uncover)
        window.cover.show_page(page)

    def turn_to(self, path: Path, passphrase: str = "") -> None:
        """Leave the workspace that is open and open this one."""
        session = self._window.session
        self._window.remember()
        self._before, self._turned = session.path, True
        session.leave()
        self._window.cover.uncover()
        self._use(path)
        session.open(path, UnlockKey(passphrase) if passphrase else None)

    def _make(self, path: Path, passphrase: str) -> None:
        self._new = bool(passphrase)
        self.turn_to(path if path.suffix else path.with_suffix(".minebrief"), passphrase)

    def _ask_place(self, page: NewPage) -> None:
        words = self._window.session.words
        suggested = Path(page.place.text())
        path = self._window.ask(self._window, words.text("New workspace"), suggested, (_KIND,))
        if path is not None:
            page.show_place(path)

    def _use(self, path: Path | None) -> None:
        """Pick what was picked in that workspace."""
        session = self._window.session
        session.choice.set_as_of(session.today)
        read_choice(session.choice, {}, session.today)
        self._settings.turn_to(path)
        self._settings.restore_choice(session.choice, session.today)

    def _turn_back(self, why: str) -> None:
        """What was chosen is no workspace: go on with the one before, and say so."""
        if self._turned:
            self._turned = self._new = False
            self._use(self._before)
            self._window.session.open(self._before)
            self._window.show_error(why)

    def _arrive(self, _: object) -> None:
        self._turned = False
        if self._new:
            self._new = False
            self.protected.emit()

    def _folder(self) -> Path:
        path = self._window.session.path
        return path.parent if path else Path.home()

    def _free_name(self) -> Path:
        """A name for a new workspace that no file has."""
        words, folder = self._window.session.words, self._folder()
        number = 1
        while True:
            name = words.text("Workspace") if number == 1 else words.text("Workspace {n}", n=number)
            path = folder / f"{name}.minebrief"
            if not path.exists():
                return path
            number += 1
