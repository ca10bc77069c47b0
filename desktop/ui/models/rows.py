"""A table of plain words: the twin of a figure, for those who can't see it or want its numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Head and rows as they are given.

    A cell may rest on a fact: `Role.KEY` says its id, and its tooltip what `origin` tells of it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin: Callable[[str], str] | None = None
        self._head: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._facts: tuple[tuple[str, ...], ...] = ()

    def show_rows(
        self,
        head: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        facts: Sequence[tuple[str, ...]] = (),
    ) -> None:
        """facts: for each row the facts behind its cells, "" for none; the last one holds for those after it."""
        shown = tuple(head), tuple(rows), tuple(facts)
        if shown != (self._head, self._rows, self._facts):
            self.beginResetModel()
            self._head, self._rows, self._facts = shown
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._head)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._head):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._head[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Role.KEY:
                return self._fact(index)
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(text, self._fact(index))
            case _:
                return None

    def _fact(self, index: Index) -> str:
        facts = self._facts[index.row()] if index.row() < len(self._facts) else ()
        return facts[min(index.column(), len(facts) - 1)] if facts else ""

    def _told(self, text: str, fact: str) -> str | None:
        whole = text if len(text) > 24 else ""
        told = self.origin(fact) if self.origin and fact else ""
        return tip("\n".join(part for part in (whole, told) if part)) or None
