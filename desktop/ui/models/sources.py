"""The sources as rows of a table, in the order given."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.facts.source_kinds import source_kind_words
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip
from desktop.ui.sources.listing import SourcesBy

if TYPE_CHECKING:
    from db.records import SourceId
    from desktop.ui.sources.listing import SourceRow
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

COLUMNS = (SourcesBy.TITLE, SourcesBy.PUBLISHER, SourcesBy.YEAR, SourcesBy.KIND, SourcesBy.RESTING)


class SourcesModel(HeadedModel):
    """One row a source. Clicking a head only says `sort_asked`: the worker sorts."""

    sort_asked = Signal(object, bool)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(
            (
                words.text("Title"),
                words.text("Publisher"),
                words.text("Year"),
                words.text("Kind"),
                words.text("Facts"),
            ),
            parent,
        )
        self._words = words
        self._rows: tuple[SourceRow, ...] = ()

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """Those shown."""
        return self._rows

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place_of(self, source: SourceId) -> QModelIndex:
        """Its row; an invalid index if it is not listed."""
        found = next((place for place, row in enumerate(self._rows) if row.source.id == source), None)
        return QModelIndex() if found is None else self.index(found, 0)

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, COLUMNS[index.column()])
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.source.title) if index.column() == 0 else None
            case Role.KEY:
                return row.source.id
            case Role.ROW:
                return row
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        by = COLUMNS[column] if 0 <= column < len(COLUMNS) else None
        self.sort_asked.emit(by, order is Qt.SortOrder.DescendingOrder)

    def _text(self, row: SourceRow, column: SourcesBy) -> str:
        match column:
            case SourcesBy.TITLE:
                own = self._words.text("{title} (own)", title=row.source.title)
                return own if row.own else row.source.title
            case SourcesBy.PUBLISHER:
                return row.source.publisher
            case SourcesBy.YEAR:
                return row.year
            case SourcesBy.KIND:
                return source_kind_words(row.source.kind, self._words)
            case SourcesBy.RESTING:
                return self._words.number(row.resting)
