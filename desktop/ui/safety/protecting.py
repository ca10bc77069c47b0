"""The passphrase of the workspace that is open, and the sheet that helps when it is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.acts import UnlockKey
from desktop.ui.notices import Tone
from desktop.ui.safety import acts
from desktop.ui.safety.locking import IDLE_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.encryption import Rekeyed
    from desktop.ui.main_window import MainWindow
    from desktop.ui.safety.locking import Locking
    from desktop.ui.safety.protect_page import ProtectPage
    from desktop.ui.safety.recovery_page import RecoveryPage


class Protecting(QObject):
    """While the file is encrypted anew it is closed; it is opened again however that went."""

    def __init__(self, window: MainWindow, locking: Locking) -> None:
        super().__init__(window)
        self._window = window
        self._locking = locking
        self._page: ProtectPage | None = None
        self._told = ""
        self._sheet_next = False
        window.session.facts_loaded.connect(self._arrive)

    def show(self) -> None:
        """Show the page for what the workspace is now."""
        from desktop.ui.safety.protect_page import ProtectPage

        window = self._window
        workspace, words = window.session.workspace, window.session.words
        if workspace is None:
            return
        if workspace.read_only:
            window.status.say(workspace.read_only_because, Tone.WARNING)
            return
        page = ProtectPage(
            encrypted=workspace.encrypted, minutes=IDLE_MINUTES, chosen=self._locking.minutes, words=words
        )
        page.wanted.connect(self._begin)
        page.sheet_asked.connect(self._ask_sheet)
        page.minutes_chosen.connect(self._locking.set_minutes)
        page.closed.connect(window.cover.uncover)
        self._page = page
        window.cover.show_page(page)

    def show_sheet(self) -> None:
        """Show the code of the workspace that is open, until it is on paper."""
        workspace = self._window.session.workspace
        if workspace is not None and workspace.encrypted:
            groups = acts.code_groups(workspace)
            self._show_code(groups)

    def _begin(self, old: str, new: str) -> None:
        if old:
            self._check(old, lambda key: self._change(key, new))
        else:
            self._change(None, new)

    def _ask_sheet(self, typed: str) -> None:
        self._check(typed, lambda _: self.show_sheet())

    def _check(self, typed: str, then: Callable[[UnlockKey], None]) -> None:
        """Go on if that is the passphrase or, where it is forgotten, the recovery code."""
        session, page = self._window.session, self._page
        workspace = session.workspace
        if workspace is None or page is None:
            return
        page.rest(session.words.text("Checking the passphrase…"))

        def told(key: UnlockKey | None) -> None:
            if self._window.cover.page is not page:
                return  # it was left meanwhile
            if key is not None:
                then(key)
            else:
                page.refuse(session.words.text("That is not its passphrase; try again."))

        session.operations.run(
            "passphrase", lambda: acts.key_typed(workspace, typed), told, self._fail, urgency=0
        )

    def _change(self, old: UnlockKey | None, new: str) -> None:
        session, page = self._window.session, self._page
        if page is None:
            return
        words, path = session.words, session.file
        page.rest(words.text("Writing the file anew…"))
        session.leave(
            lambda: acts.change_passphrase(path, old, new),
            lambda rekeyed: self._open_again(rekeyed, new),
            lambda error: self._open_as_before(error, old),
        )

    def _open_again(self, rekeyed: Rekeyed, new: str) -> None:
        session = self._window.session
        self._told = self._outcome(rekeyed, protected=bool(new))
        self._sheet_next = bool(new)
        session.open(session.path, UnlockKey(new) if new else None)

    def _open_as_before(self, error: Exception, old: UnlockKey | None) -> None:
        session = self._window.session
        self._fail(error)
        session.open(session.path, old)

    def _outcome(self, rekeyed: Rekeyed, *, protected: bool) -> str:
        words, removed = self._window.session.words, len(rekeyed.removed)
        if not protected:
            return words.text("The workspace has no passphrase any more.")
        if not removed:
            return words.text("The workspace and its backups are encrypted.")
        return words.plural(
            "The workspace is encrypted, and {n} copy that could not be was removed.",
            "The workspace is encrypted, and {n} copies that could not be were removed.",
            removed,
        )

    def _arrive(self, _: object) -> None:
        told, self._told = self._told, ""
        if not told:
            return
        self._page = None
        self._window.remember()  # an encrypted file keeps the picks itself, and nothing else does any more
        if self._sheet_next:
            self._sheet_next = False
            self.show_sheet()
        else:
            self._window.cover.uncover()
        self._window.status.say(told)

    def _show_code(self, groups: tuple[str, ...]) -> None:
        from desktop.ui.safety.recovery_page import RecoveryPage

        window = self._window
        self._page = None
        page = RecoveryPage(window.session.file_name, groups, window.session.words)
        page.save_asked.connect(lambda: self._save(page, groups))
        page.closed.connect(window.cover.uncover)
        window.cover.show_page(page)

    def _save(self, page: RecoveryPage, groups: tuple[str, ...]) -> None:
        session = self._window.session
        words, file = session.words, session.file
        name = words.text("Recovery sheet for {file}", file=file.stem)
        suggested = Path.home() / f"{name}.pdf"
        path = self._window.ask(
            self._window, words.text("Save the recovery sheet"), suggested, ("PDF (*.pdf)",)
        )
        if path is not None:
            session.operations.run(
                "export",
                lambda: acts.write_sheet(path, file.name, groups, session.today, words),
                lambda written: self._window.say_on(
                    page,
                    words.text("Saved {file}. Print it, then delete it.", file=written.name),
                    Tone.SUCCESS,
                ),
                lambda error: self._window.say_on(page, session.sentence(error), Tone.ERROR),
            )

    def _fail(self, error: Exception) -> None:
        sentence = self._window.session.sentence(error)
        if self._page is not None and self._window.cover.page is self._page:
            self._page.refuse(sentence, Tone.ERROR)
        else:
            self._window.show_error(sentence)
