"""What is begun in a form and not kept yet: it stays in the workspace file, so that closing the window loses none.

Drafts are no facts and no operations: they are not undone, and a travel copy has none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.store import Store

Texts = dict[str, str]


class Drafts(QObject):
    """Those of one kind of form, by what they are about. setting: under which the file keeps them.

    changed: something else is begun than before.
    """

    changed = Signal()

    def __init__(self, store: Store, setting: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._is_read = False
        self._setting = setting
        self._found: dict[str, Texts] = {}
        self._written: dict[str, Texts] = {}

    def get(self, about: str) -> Texts | None:
        """What was begun about this, if anything was."""
        return self._found.get(about)

    def put(self, about: str, texts: Mapping[str, str]) -> None:
        """Keep what is written now."""
        self._found[about] = dict(texts)
        self._write()

    def drop(self, about: str) -> None:
        """It was kept as it should be, or discarded."""
        if self._found.pop(about, None) is not None:
            self._write()

    def forget(self) -> None:
        """Let go of all; the file has them."""
        self._found, self._written, self._is_read = {}, {}, False

    def read(self) -> None:
        """Take up those that the file holds, if it is open and that was not done."""
        from db.settings import read_setting

        if self._is_read or self._store.workspace is None:
            return
        self._is_read = True
        setting = self._setting
        self._store.read(
            f"read {setting}",
            lambda workspace: read_setting(workspace.connection, setting, {}),
            self._take,
        )

    def _take(self, found: dict[str, Texts]) -> None:
        self._found = {**found, **self._found}
        self._written = {about: dict(texts) for about, texts in found.items()}
        self.changed.emit()

    def _write(self) -> None:
        if self._found == self._written or not self._store.can_change:
            return
        self._written = {about: dict(texts) for about, texts in self._found.items()}
        self._store.keep_setting(self._setting, self._written)
        self.changed.emit()
