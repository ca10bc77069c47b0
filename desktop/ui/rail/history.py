"""The History of changes: what was done, when and by whom, with what was undone in grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.ui.kept import sign
from desktop.ui.models.operations import OperationsModel
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import caption, heading, muted

if TYPE_CHECKING:
    from desktop.ui.kept import Kept
    from desktop.ui.store import Store
    from desktop.wording import Wording

_WHAT = 1


class HistoryView(QWidget):
    """Lists the journal as it is; undo and redo are the window's own acts."""

    def __init__(
        self, store: Store, actions: Mapping[str, QAction], words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.model = OperationsModel(words, self)
        self.table = RowTable(words.text("History of changes"))
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.fit_columns(_WHAT)
        self.none = caption(words.text("Nothing has been changed in this workspace yet."))
        self._store = store
        self.author = QLineEdit()
        self.author.setMaximumWidth(200)
        self.author.setAccessibleName(words.text("Sign changes as"))
        self.author.setPlaceholderText(words.text("Your name"))
        self.author.editingFinished.connect(self._sign)
        label = muted(words.text("Sign changes as"))
        label.setBuddy(self.author)
        head = QHBoxLayout()
        head.addWidget(heading(words.text("History of changes")), 1)
        head.addWidget(label)
        head.addWidget(self.author)
        for key in ("undo", "redo"):
            button = QToolButton()
            button.setDefaultAction(actions[key])
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        store.kept_changed.connect(self._show)
        self._show(store.kept)

    def focus_filter(self) -> None:
        """There is nothing to filter; the keyboard goes into the list."""
        self.table.setFocus()

    def _sign(self) -> None:
        author = self.author.text().strip()
        if author != self._store.kept.author:
            self._store.change(lambda workspace: sign(workspace, author))

    def _show(self, kept: Kept) -> None:
        if not self.author.hasFocus():
            self.author.setText(kept.author)
        self.author.setEnabled(self._store.can_change)
        self.model.show_operations(kept.operations)
        self.none.setVisible(not kept.operations)
        self.table.setVisible(bool(kept.operations))
