"""Hands what is written in sections to the store, and holds it until that has acknowledged it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import edits

if TYPE_CHECKING:
    from db.edits import About, EditedSection
    from desktop.ui.kept import Kept
    from desktop.ui.store import Store

_AGAIN = 10_000  # milliseconds until what could not be kept is tried once more


@dataclass(frozen=True, slots=True)
class _Sent:
    """A section as it was handed over. title: the section's, for people."""

    path: Path
    about: About
    section: EditedSection
    title: str


class SectionWriter(QObject):
    """What the store refuses is tried again; what it had no time for before the file was closed, once it is open again.

    kept: all is on the disk. refused: why it is not, in a sentence.
    """

    kept = Signal()
    refused = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._unsure: dict[tuple[Path, str, str], _Sent] = {}
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self.try_again)
        self._path: Path | None = None
        store.kept_changed.connect(self._recall)

    @property
    def unsure(self) -> bool:
        """Whether something was written that is not on the disk yet."""
        return bool(self._unsure)

    @property
    def unkept(self) -> bool:
        """Whether the store refused something that was written."""
        return self.unsure and self._again.isActive()

    def write(self, about: About, section: EditedSection, title: str) -> None:
        """Have the section kept as it is now."""
        workspace = self._store.workspace
        path = workspace.path if workspace else self._path
        if path is not None:
            sent = _Sent(path, about, section, title)
            self._unsure[path, about.key, section.key] = sent
            self._send(sent)

    def forget(self, about: About, key: str) -> None:
        """The section is automatic again, or gone: nothing of it is to be kept any more."""
        for place in [each for each in self._unsure if each[1:] == (about.key, key)]:
            del self._unsure[place]

    def try_again(self) -> None:
        """Hand over what is not acknowledged yet."""
        for sent in list(self._unsure.values()):
            self._send(sent)

    def _send(self, sent: _Sent) -> None:
        workspace = self._store.workspace
        if workspace is None or workspace.path != sent.path:
            return
        self._store.change(
            lambda workspace: edits.write_section(workspace, sent.about, sent.section, sent.title),
            lambda _: self._take(sent),
            lambda error: self._refuse(sent, error),
        )

    def _take(self, sent: _Sent) -> None:
        place = (sent.path, sent.about.key, sent.section.key)
        if self._unsure.get(place) is sent:
            del self._unsure[place]
        if not self._unsure:
            self.kept.emit()

    def _refuse(self, sent: _Sent, error: Exception) -> None:
        if self._unsure.get((sent.path, sent.about.key, sent.section.key)) is sent:
            self._again.start()
            self.refused.emit(str(error))

    def _recall(self, kept: Kept) -> None:
        """The file is open again: hand over what it has not acknowledged; forget what it turns out to have."""
        workspace = self._store.workspace
        before, self._path = self._path, workspace.path if workspace else None
        if workspace is None or workspace.read_only or before == self._path:
            self._path = self._path or before
            return
        for place, sent in list(self._unsure.items()):
            if sent.path == workspace.path:
                if edits.edits_on(kept.edits, sent.about).of(sent.section.key) == sent.section:
                    del self._unsure[place]
                else:
                    self._send(sent)
