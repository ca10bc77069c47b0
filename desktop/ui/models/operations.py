"""What was done, the newest first; what was undone stands back."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from db.journal import Standing
from desktop.brief.names import capital
from desktop.ui.act_words import act_words, standing_words
from desktop.ui.facts.step_words import when_words
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from db.journal import Operation
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

_COUNTS = frozenset({Standing.LIVE, Standing.FIXED})


class OperationsModel(HeadedModel):
    """One row an operation of the journal."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(
            (words.text("When"), words.text("What"), words.text("By"), words.text("State")), parent
        )
        self._words = words
        self._operations: tuple[Operation, ...] = ()

    def show_operations(self, operations: Sequence[Operation]) -> None:
        self.beginResetModel()
        self._operations = tuple(operations)
        self.endResetModel()

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._operations

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        operation = self._operations[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(operation)[index.column()]
            case Qt.ItemDataRole.ForegroundRole:
                return None if operation.standing in _COUNTS else theme_now().colour("muted")
            case Role.ROW:
                return operation
            case _:
                return None

    def _texts(self, operation: Operation) -> tuple[str, ...]:
        words = self._words
        return (
            when_words(operation.at, words),
            capital(act_words(operation, words)),
            operation.by,
            standing_words(operation.standing, words),
        )
