"""The questions to which the sources give more than one answer. A row's words are made when it comes into view."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from db.titles import title_of
from desktop.brief.names import capital
from desktop.ui.facts.voice_words import dispute_words, values_line, voices_line
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip

if TYPE_CHECKING:
    from db.choice import Disagreement
    from db.facts import Facts
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

QUESTION, SHOWN, OTHERS, WHY = range(4)


class DisputesModel(HeadedModel):
    """One row a question."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(
            (
                words.text("Question"),
                words.text("Shown"),
                words.text("Others say"),
                words.text("Why this one"),
            ),
            parent,
        )
        self._words = words
        self._facts: Facts | None = None
        self._disputes: tuple[Disagreement, ...] = ()
        self._cells = lru_cache(1000)(self._make_cells)

    def show_disputes(self, facts: Facts, disputes: Sequence[Disagreement]) -> None:
        self.beginResetModel()
        self._facts, self._disputes = facts, tuple(disputes)
        self._cells.cache_clear()
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.beginResetModel()
        self._facts, self._disputes = None, ()
        self._cells.cache_clear()
        self.endResetModel()

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._disputes

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        dispute = self._disputes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(index.row())[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._cells(index.row())[index.column()])
            case Role.KEY:
                return dispute.chosen.provenance.fact
            case Role.ROW:
                return dispute
            case _:
                return None

    def _make_cells(self, row: int) -> tuple[str, ...]:
        facts, dispute, words = self._facts, self._disputes[row], self._words
        if facts is None:
            return ("",) * len(self._head)
        shown = {column: getattr(dispute.chosen, column) for column in dispute.columns}
        return (
            capital(title_of(dispute.chosen, facts)),
            values_line(shown, facts, words, dispute.chosen.KIND),
            voices_line(dispute, facts, words),
            dispute_words(dispute, words),
        )
