"""The table of the picked states, or a line that says how to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.models.picked import picked_facts, picked_head, picked_rows
from desktop.ui.models.roles import Role
from desktop.ui.models.rows import RowsModel
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_WEIGHTS = (17, 0, 36, 16, 20)  # the day of joining is as wide as it is


class PickedTable(QStackedWidget):
    """One row a picked state, in the order picked.

    fact_wanted: the id of the fact behind the cell that was opened.
    """

    fact_wanted = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.model = RowsModel(self)
        self.table = RowTable(words.text("Picked states"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(RowTable.SelectionBehavior.SelectItems)  # each cell has its own fact
        self.table.opened.connect(self._open)
        self.hint = muted(
            words.text(
                "Pick a state in the list or click it on the map to compare states and to make a brief."
            )
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.addWidget(self.hint)
        self.addWidget(self.table)
        self.setMinimumHeight(70)

    def show_dossier(self, dossier: Dossier) -> None:
        self.setCurrentWidget(self.table if dossier.states else self.hint)
        self.model.show_rows(
            picked_head(dossier, self._words), picked_rows(dossier, self._words), picked_facts(dossier)
        )
        self.table.share(_WEIGHTS)

    def forget(self) -> None:
        """Drop the rows."""
        self.setCurrentWidget(self.hint)
        self.model.show_rows((), ())

    def _open(self, index: QModelIndex) -> None:
        if fact := index.data(Role.KEY):
            self.fact_wanted.emit(fact)
