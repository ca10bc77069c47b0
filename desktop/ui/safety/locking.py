"""Locking the window, by hand or after a while without input, and unlocking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.ui.safety.idle import IdleWatch

if TYPE_CHECKING:
    from desktop.ui.acts import UnlockKey
    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.unlock_page import UnlockPage
    from desktop.ui.settings import Settings

IDLE_MINUTES = (0, 5, 15, 30)
"""After how long to lock an encrypted workspace; 0 is never."""

_USUAL = 15
_MINUTE = 60_000  # milliseconds


class Locking(QObject):
    """Shows the page for the passphrase whenever the session waits for one.

    other_asked: another workspace is wanted instead.
    """

    other_asked = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._page: UnlockPage | None = None
        self.watch = IdleWatch(self)
        self.watch.idled.connect(self._lock_if_quiet)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self.watch)
        session = window.session
        session.locked.connect(self._ask)
        session.rows_told.connect(self._go_on)
        session.facts_loaded.connect(self._follow)
        session.stopped.connect(self._give_up)
        session.damaged.connect(self._give_up)
        window.cover.uncovered.connect(self._ask_again)

    @property
    def minutes(self) -> int:
        """After so many without input it locks; 0 is never."""
        kept = self._settings.idle_minutes
        return kept if kept in IDLE_MINUTES else _USUAL

    def set_minutes(self, minutes: int) -> None:
        self._settings.idle_minutes = minutes
        self._follow()

    def lock(self) -> None:
        """Close the file and let every view forget it; a workspace without a passphrase stays open."""
        session = self._window.session
        if session.workspace is not None and session.workspace.encrypted:
            self._window.remember()
            session.leave()
            self._ask("")

    def _lock_if_quiet(self) -> None:
        """A long import is no idleness."""
        if any(name.startswith("change") or name == "table" for name in self._window.session.operations.busy):
            self._follow()
        else:
            self.lock()

    def _follow(self, _: object = None) -> None:
        workspace = self._window.session.workspace
        locks = workspace is not None and workspace.encrypted
        self._window.menus.actions["lock"].setEnabled(locks)
        self.watch.watch(self.minutes * _MINUTE if locks else 0)

    def _ask(self, why: str) -> None:
        from desktop.ui.safety.unlock_page import UnlockPage

        window = self._window
        self.watch.watch(0)
        window.menus.actions["lock"].setEnabled(False)
        if self._page is None or window.cover.page is not self._page:  # another page may have taken its place
            self._page = UnlockPage(window.session.file_name, window.session.words)
            self._page.offered.connect(self._try)
            self._page.other_asked.connect(self.other_asked)
            window.cover.show_page(self._page)
        self._page.refuse(why)

    def _ask_again(self) -> None:
        """The help or another page stood in place of the question, and has been left."""
        if self._page is not None:
            self._ask("")

    def _try(self, key: UnlockKey) -> None:
        session = self._window.session
        session.open(session.path, key)

    def _go_on(self, _: object = None) -> None:
        page, self._page = self._page, None
        if page is not None and self._window.cover.page is page:
            self._window.cover.uncover()

    def _give_up(self, _: str) -> None:
        """What comes in place of the page shows itself."""
        self._go_on()
