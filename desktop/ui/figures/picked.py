"""The table of the picked states, or a line that says how to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.models.picked import picked_head, picked_rows
from desktop.ui.models.rows import RowsModel
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_WEIGHTS = (17, 0, 36, 16, 20)  # the day of joining is as wide as it is


class PickedTable(QStackedWidget):
    """One row a picked state, in the order picked."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.model = RowsModel(self)
        self.table = RowTable(words.text("Picked states"))
        self.table.setModel(self.model)
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
        self.model.show_rows(picked_head(dossier, self._words), picked_rows(dossier, self._words))
        self.table.share(_WEIGHTS)

    def forget(self) -> None:
        """Drop the rows."""
        self.setCurrentWidget(self.hint)
        self.model.show_rows((), ())
