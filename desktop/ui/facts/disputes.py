"""The Contradictions side of the Facts workspace: what explains the counts, and the table of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from db.records import FactId
from desktop.ui.facts.listing import Disputes
from desktop.ui.models.disputes import DisputesModel
from desktop.ui.models.roles import Role
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

_WEIGHTS = (28, 24, 30, 18)


class DisputesView(QWidget):
    """`fact_chosen` says the fact that is shown for the question one looks at."""

    fact_chosen = Signal(str)
    revisions_wanted = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.explained = QLabel()
        self.explained.setObjectName("explanation")
        self.explained.setWordWrap(True)
        self.fold = Fold(self.explained)
        self.fold.set_title(words.text("Why one reads different numbers of States Parties"))
        self.fold.fold(away=True)
        self.revisions = QCheckBox(words.text("Also where a source only revised itself"))
        self.revisions.toggled.connect(self.revisions_wanted)
        self.model = DisputesModel(words, self)
        self.table = RowTable(words.text("Contradictions"))
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.share(_WEIGHTS)
        self.table.current_moved.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        column.addWidget(self.revisions)
        column.addWidget(self.table, 1)

    def show_disputes(self, facts: Facts, disputes: Disputes) -> None:
        """Show these, the row one looked at still the current one."""
        fact = self.current
        self.explained.setText("\n".join(disputes.explained))
        self.fold.setVisible(bool(disputes.explained))
        self.model.show_disputes(facts, disputes.listed)
        chosen = [record.provenance.fact for record in (one.chosen for one in disputes.listed)]
        if fact is not None and fact in chosen:
            self.table.setCurrentIndex(self.model.index(chosen.index(fact), 0))

    @property
    def current(self) -> FactId | None:
        """The fact shown for the question of the current row."""
        index = self.table.currentIndex()
        return index.data(Role.KEY) if index.isValid() else None

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.fact_chosen.emit(index.data(Role.KEY))
