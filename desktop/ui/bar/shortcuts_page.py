"""All commands with their keys: to be looked up, and to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QLineEdit, QPushButton

from desktop.ui.bar.fitting import asked, fit, name_of
from desktop.ui.models.roles import Role
from desktop.ui.models.rows import RowsModel
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A command: its name, in which menu it is, its keys now and those it came with, as the system writes them."""

    key: str
    title: str
    menu: str
    keys: str
    first: str


class ShortcutsPage(Page):
    """wanted: these keys for the command ("" for none), and whether another that has them shall lose them.

    reset: the command of this key shall have the keys it came with; "" for all commands.
    """

    wanted = Signal(str, QKeySequence, bool)
    reset = Signal(str)

    def __init__(self, words: Wording) -> None:
        super().__init__(words.text("Commands and their keys"), words, wide=True)
        self._rows: tuple[KeyRow, ...] = ()
        self.model = RowsModel(self)
        self._build()
        self._place()
        self.line.textChanged.connect(self._show)
        self.table.current_moved.connect(self._choose)
        self.table.opened.connect(lambda _: self.keys.setFocus(Qt.FocusReason.OtherFocusReason))
        self.keys.editingFinished.connect(self._want)
        self.take.clicked.connect(lambda: self._want(take=True))
        self.none.clicked.connect(lambda: self.wanted.emit(self.key, QKeySequence(), False))
        self.one.clicked.connect(lambda: self.reset.emit(self.key))
        self.all.clicked.connect(lambda: self.reset.emit(""))
        self.setFocusProxy(self.line)

    @property
    def key(self) -> str:
        """Of the command that is chosen; "" if none is."""
        return self.table.currentIndex().data(Role.KEY) or ""

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show these, with the same one chosen as before."""
        self._rows = tuple(rows)
        self._show()

    def choose(self, key: str) -> None:
        """Make the command the current one, ready for its new keys."""
        self.line.clear()
        self._go_to(key)
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_to_take(self, *, possible: bool) -> None:
        """Let the user have the keys in spite of another command that has them."""
        self.take.setVisible(possible)

    def _build(self) -> None:
        words = self.words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: a command or its keys…"))
        self.line.setAccessibleName(words.text("Filter of the commands"))
        self.line.setClearButtonEnabled(True)
        self.table = RowTable(words.text("Commands and their keys"))
        self.table.setModel(self.model)
        self.table.share((40, 25, 20, 15))
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setMaximumWidth(220)
        self.keys.setAccessibleName(words.text("New keys: press them"))
        self.label.setBuddy(self.keys)
        self.take = QPushButton(words.text("Use them here instead"))
        self.take.hide()
        self.none = QPushButton(words.text("No keys"))
        self.one = QPushButton(words.text("As it came"))
        self.all = QPushButton(words.text("All as they came"))

    def _place(self) -> None:
        row = QHBoxLayout()
        for part in (self.label, self.keys, self.take, self.none, self.one):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.all)
        self.content.addWidget(self.line)
        self.content.addWidget(self.table, 1)
        self.content.addLayout(row)

    def _show(self) -> None:
        words, chosen = self.words, self.key
        typed = asked(self.line.text())
        plain = self.line.text().strip().casefold()
        shown = [
            row
            for row in self._rows
            if not plain
            or fit(typed, name_of(f"{row.title} {row.menu}")) > 0
            or (row.keys and plain in row.keys.casefold())
        ]
        head = (words.text("Command"), words.text("Menu"), words.text("Keys"), words.text("As it came"))
        rows = [(row.title, row.menu, row.keys or "–", row.first or "–") for row in shown]
        self.model.show_rows(head, rows, [(row.key,) for row in shown])
        self.table.share((40, 25, 20, 15))
        self._go_to(chosen)

    def _go_to(self, key: str) -> None:
        rows = range(self.model.rowCount())
        keys = [self.model.index(row, 0).data(Role.KEY) for row in rows]
        row = keys.index(key) if key in keys else 0
        self.table.setCurrentIndex(self.model.index(row, 0))
        self._choose(self.table.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = next((each for each in self._rows if each.key == index.data(Role.KEY)), None)
        self.take.hide()
        self.label.setText(self.words.text("Keys of “{command}”:", command=row.title) if row else "")
        for part in (self.keys, self.none, self.one):
            part.setEnabled(row is not None)
        if row is not None:
            self.none.setEnabled(bool(row.keys))
            self.one.setEnabled(row.keys != row.first)
            self.keys.setKeySequence(
                QKeySequence.fromString(row.keys, QKeySequence.SequenceFormat.NativeText)
            )
        self.all.setEnabled(any(each.keys != each.first for each in self._rows))

    def _want(self, *, take: bool = False) -> None:
        if not self.keys.keySequence().isEmpty():
            self.wanted.emit(self.key, self.keys.keySequence(), take)
