"""The file that is open, as the window's workspaces use it: what they read and change runs on the worker.

Whoever changes something refreshes from the signals, like everybody else.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.ui import kept
from desktop.ui.drafts import Drafts
from desktop.ui.kept import Changed, Kept

if TYPE_CHECKING:
    from db.facts import Facts
    from db.journal import Operation
    from db.workspace import Workspace
    from desktop.ui.operations import Operations

Failed = Callable[[Exception], None]


class Store(QObject):
    """facts: the newest snapshot, None until it is read. kept: everything else of the user's. drafts: what is begun.

    acted: an operation was added, after everybody has been told what there is since; undo and redo add none.
    facts_changed: facts, sources or pins are others than before. failed: nothing has changed.
    """

    facts_changed = Signal(object)
    kept_changed = Signal(object)
    acted = Signal(object)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._numbers = itertools.count(1)
        self.workspace: Workspace | None = None
        self.facts: Facts | None = None
        self.kept = Kept()
        self.drafts = Drafts(operations, self)
        self.drafts.failed.connect(self.failed)

    @property
    def read_only_because(self) -> str:
        """Why nothing can be changed, in a sentence; "" if it can."""
        return self.workspace.read_only_because if self.workspace else ""

    @property
    def can_change(self) -> bool:
        """Whether the file is open for writing."""
        return self.workspace is not None and not self.workspace.read_only

    def open(self, workspace: Workspace, facts: Facts) -> None:
        """Work with this file from now on."""
        self.workspace, self.facts = workspace, facts
        self.facts_changed.emit(facts)
        self.drafts.open(workspace)
        self.read("kept", kept.read_kept, self._take_kept, urgency=3)

    def close(self) -> None:
        """Let go of the file and of all that was read from it."""
        self.workspace, self.facts, self.kept = None, None, Kept()
        self.drafts.close()
        self.kept_changed.emit(self.kept)

    def read(
        self,
        name: str,
        work: Callable[[Workspace], Any],
        done: Callable[[Any], None],
        urgency: int = 2,
    ) -> None:
        """Have the worker read something; a newer question of that name replaces this one."""
        workspace = self.workspace
        if workspace is not None:
            self._operations.run(name, lambda: work(workspace), done, self.failed.emit, urgency)

    def change(
        self,
        work: Callable[[Workspace], Any],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Have the worker make a change; it is made even if the window is closed meanwhile.

        done: gets what `work` returned, once everybody has been told what there is now.
        """
        workspace = self.workspace
        if workspace is None:
            return
        self._operations.run(
            f"change {next(self._numbers)}",
            lambda: kept.change(workspace, work),
            lambda changed: self._take(changed, done),
            failed or self.failed.emit,
            urgency=1,
            lasting=True,
        )

    def undo(self, done: Callable[[Operation | None], None]) -> None:
        """Undo the newest operation; `done` gets it."""
        self.change(lambda workspace: workspace.undo(), done)

    def redo(self, done: Callable[[Operation | None], None]) -> None:
        """Do again what was undone last; `done` gets it."""
        self.change(lambda workspace: workspace.redo(), done)

    def _take(self, changed: Changed, done: Callable[[Any], None] | None) -> None:
        newest = self.kept.operations[:1]
        self._take_kept(changed.kept)
        before = self.facts
        if before is None or not kept.say_the_same(before, changed.facts):
            self.facts = changed.facts
            self.facts_changed.emit(changed.facts)
        if done is not None:
            done(changed.value)
        now = changed.kept.operations[:1]
        if now and (not newest or now[0].number > newest[0].number):
            self.acted.emit(now[0])

    def _take_kept(self, now: Kept) -> None:
        self.kept = now
        self.kept_changed.emit(now)
