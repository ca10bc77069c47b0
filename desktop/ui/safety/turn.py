"""What a window says of a file that it may not write, that lies on a network or lost something; its turn to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.acts import key_at_hand
from desktop.ui.safety import acts

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.ui.main_window import MainWindow

_EVERY = 4_000  # milliseconds between two looks whether the other window has closed
_LAST = 85  # urgency: after all that somebody waits for


class Turn(QObject):
    """Made once for a window: while it only reads, it looks whether it could write by now, and offers to."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: Workspace | None = None
        self.look = QTimer(self, singleShot=True, interval=_EVERY)
        self.look.timeout.connect(self._look)
        window.session.facts_loaded.connect(self._arrive)
        window.session.left.connect(self._leave)
        window.strip.taken.connect(self._take)

    def _arrive(self, _: object) -> None:
        workspace, words = self._window.session.workspace, self._window.session.words
        if workspace is None:
            return
        self._tell_loss(workspace)
        if workspace.read_only:
            self._window.strip.tell(words.text("Read-only: {why}", why=workspace.read_only_because))
            self.look.start()
        elif workspace.on_network_share:
            self._window.strip.tell(
                words.text(
                    "This file lies on a network share. Where the connection breaks, what is being typed can be "
                    "lost: a copy on this computer is safer."
                )
            )
        else:
            self._window.strip.tell("")

    def _tell_loss(self, workspace: Workspace) -> None:
        """Once for an opened file: what SQLite passes over in silence."""
        count, words = workspace.lost_changes, self._window.session.words
        if workspace is not self._told and count:
            self._window.show_error(
                words.plural(
                    "The log of the interrupted window was damaged: its newest change is lost. See the history.",
                    "The log of the interrupted window was damaged: its newest {n} changes are lost. See the history.",
                    count,
                )
            )
        self._told = workspace

    def _leave(self) -> None:
        self._told = None
        self.look.stop()
        self._window.strip.tell("")

    def _look(self) -> None:
        session = self._window.session
        workspace = session.workspace
        if workspace is not None:
            session.operations.run(
                "turn",
                lambda: acts.is_free(workspace),
                self._tell,
                lambda _: self.look.start(),
                urgency=_LAST,
            )

    def _tell(self, free: bool) -> None:
        words = self._window.session.words
        if not free:
            self.look.start()
            return
        self._window.strip.tell(
            words.text("Nothing stands in the way of changing this file any more."),
            words.text("Open it again to change it"),
        )

    def _take(self) -> None:
        session = self._window.session
        if session.workspace is not None:
            key = key_at_hand(session.workspace)
            self._window.remember()
            session.leave()
            session.open(session.path, key)
