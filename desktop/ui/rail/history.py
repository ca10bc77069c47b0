"""The History of changes: what was done, when and by whom, with what was undone in grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.models.operations import OperationsModel
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import caption, heading

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
        head = QHBoxLayout()
        head.addWidget(heading(words.text("History of changes")), 1)
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

    def _show(self, kept: Kept) -> None:
        self.model.show_operations(kept.operations)
        self.none.setVisible(not kept.operations)
        self.table.setVisible(bool(kept.operations))
