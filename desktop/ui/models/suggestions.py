"""What the filter's line may go on with, each with how many states it would leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from desktop.dossier.suggesting import Suggestion
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex


class SuggestionsModel(QAbstractListModel):
    """One row a suggestion; its rule is its tooltip."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Suggestion, ...] = ()

    def show_rows(self, rows: tuple[Suggestion, ...]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role) if index.isValid() else None
        return read(self, self._rows[index.row()]) if read else None

    def spoken(self, row: Suggestion) -> str:
        """Title and count in full, for who hears the list."""
        return f"{row.title}, {self._words.plural('{n} state', '{n} states', row.count)}"

    def count(self, row: Suggestion) -> str:
        return self._words.number(row.count)


_READ: dict[int, Callable[[SuggestionsModel, Suggestion], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, row: row.title,
    Qt.ItemDataRole.ToolTipRole: lambda _, row: row.rule,
    Qt.ItemDataRole.AccessibleTextRole: SuggestionsModel.spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _, row: row.rule,
    Role.REMARK: SuggestionsModel.count,
    Role.KEY: lambda _, row: row.text,
    Role.ROW: lambda _, row: row,
}
"""What each role reads."""
