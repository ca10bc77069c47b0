"""Backups by the clock and by hand, going back to one, and the way out of a damaged file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import DamagedWorkspace
from desktop.ui.acts import key_at_hand
from desktop.ui.notices import Tone
from desktop.ui.safety import acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.backup import Backup
    from db.restoring import WayOut
    from desktop.ui.acts import UnlockKey
    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.acts import Kept
    from desktop.ui.safety.backups_page import BackupsPage

_FIRST = 4_000  # milliseconds from the facts to the first look at the file, when the first brief is done
_EVERY = 120_000  # milliseconds between two looks at the clock; the store knows when a backup is due
_LAST = 80  # urgency: after all that somebody waits for


class BackingUp(QObject):
    """other_asked: another workspace is wanted instead of a damaged one."""

    other_asked = Signal()

    def __init__(self, window: MainWindow, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._checked = False
        self._told = ""
        self._list: BackupsPage | None = None
        self.due = QTimer(self, singleShot=True)
        self.due.timeout.connect(self.look)
        session = window.session
        session.facts_loaded.connect(self._arrive)
        session.left.connect(self._leave)
        session.damaged.connect(self._show_damage)

    def look(self) -> None:
        """Look after the file now: for damage the first time, and whether a backup is due."""
        session = self._window.session
        workspace, now, check = session.workspace, self._clock(), not self._checked
        if workspace is None:
            return
        session.operations.run(
            "backup",
            lambda: acts.look_after(workspace, now, check=check),
            self._take_look,
            self._warn,
            urgency=_LAST,
        )
        self.due.start(_EVERY)

    def show(self) -> None:
        """Backups… of the menu."""
        from desktop.ui.safety.backups_page import BackupsPage

        window = self._window
        workspace, words = window.session.workspace, window.session.words
        if workspace is None:
            return
        folder = str(window.session.file.with_name(f"{window.session.file.stem} backups"))
        page = BackupsPage(folder, words, writable=not workspace.read_only)
        page.backup_asked.connect(self._back_up)
        page.restore_asked.connect(self._restore)
        page.closed.connect(window.cover.uncover)
        self._list = page
        window.cover.show_page(page)
        window.session.operations.run(
            "backups", lambda: acts.backups(workspace), self._show_backups, self._complain, urgency=1
        )

    def _take_look(self, _: None) -> None:
        self._checked = True

    def _warn(self, error: Exception) -> None:
        session = self._window.session
        if isinstance(error, DamagedWorkspace):
            session.tell_damage(str(error))
        else:
            self._window.status.say(session.sentence(error), Tone.WARNING)

    def _back_up(self) -> None:
        session, page = self._window.session, self._list
        workspace, now = session.workspace, self._clock()
        if workspace is None or page is None:
            return
        page.tell(session.words.text("Backing up…"))

        def done(kept: tuple[Kept, ...]) -> None:
            self._show_backups(kept)
            told = session.words.text("Backed up, and the copy was read back.")
            self._window.say_on(page, told, Tone.SUCCESS)

        session.operations.run(
            "backups", lambda: acts.back_up_now(workspace, now), done, self._complain, urgency=1
        )

    def _show_backups(self, kept: tuple[Kept, ...]) -> None:
        if self._list is not None and self._window.cover.page is self._list:
            self._list.show_backups(kept)

    def _complain(self, error: Exception) -> None:
        sentence = self._window.session.sentence(error)
        if self._list is not None:
            self._window.say_on(self._list, sentence, Tone.ERROR)

    def _restore(self, backup: Backup) -> None:
        """Go back to a backup of the workspace that is open."""
        session = self._window.session
        workspace = session.workspace
        if workspace is not None:
            self._put_back(backup, key_at_hand(workspace), session.leave)

    def _put_back(self, backup: Backup, key: UnlockKey | None, leave: Callable[..., None]) -> None:
        session, now = self._window.session, self._clock()
        path = session.file
        leave(
            lambda: acts.restore_backup(path, backup.path, now),
            lambda kept: self._open_restored(kept, key),
            lambda error: self._open_after(error, key),
        )

    def _open_restored(self, kept: Path | None, key: UnlockKey | None) -> None:
        session = self._window.session
        words = session.words
        self._told = words.text("Restored.")
        if kept is not None:
            self._told = words.text("Restored. The file as it was is kept as {file}.", file=kept.name)
        self._window.cover.uncover()
        session.open(session.path, key)

    def _open_after(self, error: Exception, key: UnlockKey | None) -> None:
        """It could not be restored: all is as it was."""
        session = self._window.session
        page = self._window.cover.page
        session.open(session.path, key)
        if page is self._list and self._list is not None:
            self._list.complain(session.sentence(error))
        else:
            self._window.show_error(session.sentence(error))

    def _show_damage(self, _: str) -> None:
        """Show in place of the columns what can be had back."""
        from desktop.ui.safety.damage_page import DamagePage

        window = self._window
        session, path = window.session, window.session.file
        key = session.tried
        page = DamagePage(path, session.words)
        page.restore_asked.connect(lambda backup: self._put_back(backup, key, session.leave))
        page.other_asked.connect(self.other_asked)
        window.cover.show_page(page)

        def done(way: WayOut) -> None:
            if window.cover.page is page:
                page.show_way_out(way)

        session.operations.run(
            "backups",
            lambda: acts.find_way_out(path, key),
            done,
            lambda error: window.say_on(page, session.sentence(error), Tone.ERROR),
            urgency=95,
        )

    def _arrive(self, _: object) -> None:
        if not self.due.isActive():
            self.due.start(_FIRST)
        told, self._told = self._told, ""
        if told:
            self._window.status.say(told)

    def _leave(self) -> None:
        self._checked = False
        self.due.stop()
