"""The backups of the workspace: when, how big, and what going back to one would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton

from desktop.ui.models.rows import RowsModel
from desktop.ui.safety.lost_words import lost_briefly, lost_lines, moment, size_words
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from desktop.ui.safety.acts import Kept
    from desktop.wording import Wording


class BackupsPage(Page):
    """restore_asked: the backup to go back to, once the user has said so twice."""

    restore_asked = Signal(object)
    backup_asked = Signal()

    def __init__(self, folder: str, words: Wording, *, writable: bool) -> None:
        super().__init__(words.text("Backups"), words, wide=True)
        self._kept: tuple[Kept, ...] = ()
        self._writable = writable
        self.add_text(
            words.text(
                "Made every quarter of an hour while something changes, and each read back before it counts. "
                "They lie in {folder}.",
                folder=folder,
            ),
            "muted",
        )
        self.model = RowsModel(self)
        self.table = RowTable(words.text("Backups"))
        self.table.setModel(self.model)
        self.table.current_moved.connect(self._choose)
        self.table.opened.connect(self._ask)
        self.loss = self.add_text("")
        self.restore = QPushButton(words.text("Restore…"))
        self.now = primary(words.text("Back up now"))
        self.sure = primary(words.text("Restore this backup"))
        self.not_now = QPushButton(words.text("Leave all as it is"))
        self.content.insertWidget(1, self.table, 1)
        self.add_buttons(self.now, self.restore, self.sure, self.not_now)
        self.restore.clicked.connect(self._ask)
        self.not_now.clicked.connect(self._choose)
        self.sure.clicked.connect(self._say_so)
        self.now.clicked.connect(self.backup_asked)
        self.now.setEnabled(writable)
        self.begin_at(self.table)
        self._choose()

    def show_backups(self, kept: tuple[Kept, ...]) -> None:
        """In this order, the first one chosen."""
        words = self.words
        self._kept = kept
        rows = [
            (
                moment(each.backup.at, words),
                size_words(each.backup.size, words),
                words.number(each.backup.operations),
                lost_briefly(each.lost, words),
            )
            for each in kept
        ]
        head = (
            words.text("Made"),
            words.text("Size"),
            words.text("Changes in it"),
            words.text("Lost by restoring"),
        )
        self.model.show_rows(head, rows)
        self.table.share((30, 15, 15, 40))
        if kept:
            self.table.selectRow(0)
        self._choose()

    @property
    def chosen(self) -> Kept | None:
        place = self.table.currentIndex()
        return self._kept[place.row()] if place.isValid() and place.row() < len(self._kept) else None

    def _choose(self, _: QModelIndex | bool = False) -> None:
        """Show the everyday buttons."""
        chosen = self.chosen
        self.restore.setEnabled(chosen is not None and self._writable)
        for button, shown in (
            (self.now, True),
            (self.restore, True),
            (self.sure, False),
            (self.not_now, False),
        ):
            button.setVisible(shown)
        if not self._kept:
            self.loss.setText(self.words.text("There is no backup yet."))
        elif chosen is not None:
            self.loss.setText("\n".join(lost_lines(chosen.lost, self.words)))

    def _ask(self, _: QModelIndex | bool = False) -> None:
        """What it means, and whether that is wanted."""
        chosen, words = self.chosen, self.words
        if chosen is None or not self._writable:
            return
        for button, shown in (
            (self.now, False),
            (self.restore, False),
            (self.sure, True),
            (self.not_now, True),
        ):
            button.setVisible(shown)
        day = moment(chosen.backup.at, words)
        lines = [
            words.text(
                "The workspace goes back to {when}. The file as it is now is kept beside it, named for this moment.",
                when=day,
            )
        ]
        if chosen.lost.operations or not chosen.lost.whole:
            lines.append(words.text("Not in it will be:"))
        self.loss.setText("\n".join([*lines, *lost_lines(chosen.lost, words)]))
        self.sure.setFocus()

    def _say_so(self) -> None:
        if self.chosen is not None:
            self.restore_asked.emit(self.chosen.backup)
