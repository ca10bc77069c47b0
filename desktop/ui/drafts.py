"""What stands in the forms and is no fact or source yet: no lock, no crash and no closed window costs it.

The drafts lie in the workspace itself, encrypted with it, and in no copy to travel with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.ui.operations import Operations

SETTING = "drafts"

Texts = Mapping[str, str]


class Drafts(QObject):
    """Texts by form and by what they are about, "" for something new. One for each open workspace.

    arrived: those of the file that was opened are there. changed: others are begun than before.
    failed: they could not be kept.
    """

    arrived = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._workspace: Workspace | None = None
        self._texts: dict[str, dict[str, Texts]] = {}

    def open(self, workspace: Workspace) -> None:
        """Read those of this file."""
        self._workspace = workspace
        self._operations.run(
            "drafts", lambda: read_drafts(workspace), self._take, self.failed.emit, urgency=3
        )

    def close(self) -> None:
        """Let go of them; they stay in the file."""
        self._workspace = None
        self._texts = {}
        self.changed.emit()

    def of(self, form: str) -> Mapping[str, Texts]:
        """All that were begun in a form, by what they are about."""
        return self._texts.get(form, {})

    def keep(self, form: str, about: str, texts: Texts | None) -> None:
        """Keep what stands in a form; None once it is a fact or a source, or discarded."""
        workspace, before = self._workspace, self.of(form).get(about)
        if workspace is None or workspace.read_only or texts == before:
            return
        of_form = {key: value for key, value in self.of(form).items() if key != about}
        self._texts[form] = of_form if texts is None else {**of_form, about: dict(texts)}
        self.changed.emit()
        now = {name: dict(drafts) for name, drafts in self._texts.items() if drafts}
        self._operations.run(
            "keep drafts",
            lambda: workspace.keep_setting(SETTING, now),
            lambda _: None,
            self.failed.emit,
            urgency=1,
            lasting=True,
        )

    def _take(self, found: Mapping[str, Mapping[str, Texts]]) -> None:
        """Older ones give way to what was begun while they were read."""
        for form, drafts in found.items():
            self._texts[form] = {**drafts, **self.of(form)}
        self.arrived.emit()
        self.changed.emit()


def read_drafts(workspace: Workspace) -> dict[str, dict[str, Texts]]:
    """By form and by what they are about. Raises WorkspaceError if the file can't be read."""
    from db.failures import explained
    from db.settings import read_setting

    with explained(workspace.path):
        return read_setting(workspace.connection, SETTING, {})
