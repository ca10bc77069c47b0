"""Which sections of a brief are printed, joined to the window: a tick counts at once, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db import edits
from db.edits import About

if TYPE_CHECKING:
    from db.workspace import Workspace
    from desktop.ui.kept import Kept
    from desktop.ui.main_window import MainWindow


class Ticking(QObject):
    """Made once the open briefs are there. What is ticked is a choice of the window's; the file keeps each tick."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.brief)
        self._brief = window.brief
        self._store = window.session.store
        self._choice = window.session.choice
        self._open = window.open_briefs
        self._known = dict(self._store.kept.ticks)
        self._file = self._store.workspace
        self._under_way = 0
        window.brief.ticked.connect(self.toggle)
        self._store.kept_changed.connect(self._follow)

    def toggle(self, key: str) -> None:
        """Leave the section out, or print it again."""
        out = key not in self._choice.without
        self._choice.set_without(self._choice.without ^ {key})
        about = self._open.about
        if about is None or not self._store.can_change:
            return
        title = next((row.title for row in self._brief.model.rows if row.key == key), "")

        def tick(workspace: Workspace) -> None:
            edits.tick_section(workspace, about, key, title, out=out)

        self._under_way += 1
        self._store.change(tick, lambda _: self._end(), self._fail)

    def _end(self) -> None:
        self._under_way -= 1

    def _fail(self, error: Exception) -> None:
        self._end()
        self._store.failed.emit(error)

    def _follow(self, kept: Kept) -> None:
        """What was undone, or done again; ticks that are on their way into the file count already."""
        before, self._known = self._known, dict(kept.ticks)
        same, self._file = self._file is self._store.workspace, self._store.workspace
        if not same or self._under_way:
            return
        for key in before.keys() | self._known.keys():
            was, now = before.get(key), self._known.get(key, not before.get(key))
            if was != now:
                about, _, section = key.rpartition("#")
                self._open.tick(About.read(about), section, out=now)
