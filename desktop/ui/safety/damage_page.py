"""What is shown in place of a workspace that is damaged: what can be had back, and what would be lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.ui.safety.lost_words import lost_lines
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from db.restoring import WayOut
    from desktop.wording import Wording


class DamagePage(Page):
    """restore_asked: the backup to go back to. Nothing is deleted, whatever is chosen."""

    restore_asked = Signal(object)
    other_asked = Signal()

    def __init__(self, path: Path, words: Wording) -> None:
        super().__init__(words.text("This file is damaged"), words, back=False)
        self._way: WayOut | None = None
        self.told = self.add_text(words.text("Looking for the newest good backup…"))
        self.lost = self.add_text("")
        self.lost.setVisible(False)
        self.restore = primary(words.text("Restore the backup"))
        self.restore.setEnabled(False)
        self.another = QPushButton(words.text("Open another workspace…"))
        self.add_buttons(self.restore, self.another)
        self.add_text(
            words.text("Nothing is deleted: the damaged file is kept beside the restored one."), "muted"
        )
        self.place = caption(words.text("The file: {path}", path=str(path)))
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.content.addWidget(self.place)
        self.restore.clicked.connect(self._ask)
        self.another.clicked.connect(self.other_asked)
        self.begin_at(self.another)

    def show_way_out(self, way: WayOut) -> None:
        """Say what can be had back."""
        words = self.words
        self._way = way
        self.told.setText(way.sentence)
        lines = lost_lines(way.lost, words)
        self.lost.setText("\n".join((words.text("Lost would be:"), *lines)) if lines else "")
        self.lost.setVisible(bool(lines))
        self.restore.setEnabled(way.backup is not None)
        (self.restore if way.backup else self.another).setFocus()

    def _ask(self) -> None:
        if self._way is not None and self._way.backup is not None:
            self.restore.setEnabled(False)
            self.restore_asked.emit(self._way.backup)
