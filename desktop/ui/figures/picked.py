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
    from PySide6.QtGui import QResizeEvent

    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_WEIGHTS = (0, 0, 32, 0, 27)  # name, day of joining and count are as wide as they are

_JOINED, _BROAD = 1, 560  # a column; pixels from which all have room


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
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column the day of joining gives way to what happened since."""
        super().resizeEvent(event)
        self._share()

    def forget(self) -> None:
        """Drop the rows."""
        self.setCurrentWidget(self.hint)
        self.model.show_rows((), ())

    def _share(self) -> None:
        self.table.setColumnHidden(_JOINED, self.width() < _BROAD)
        self.table.share(_WEIGHTS)

    def _open(self, index: QModelIndex) -> None:
        if fact := index.data(Role.KEY):
            self.fact_wanted.emit(fact)
