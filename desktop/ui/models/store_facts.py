"""Every fact of the store as rows of a table. A row's words are made when it comes into view."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.facts.listing import By
from desktop.ui.facts.statements import Statements
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import FactId, Record
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

COLUMNS = (By.SUBJECT, By.TOPIC, By.STATEMENT, By.DAY, By.EDITION, By.SOURCE)
_ROWS_KEPT = 2000


class StoreFactsModel(HeadedModel):
    """Rows in the order given. Clicking a head only says `sort_asked`: the worker sorts."""

    sort_asked = Signal(object, bool)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        titles = {
            By.SUBJECT: words.text("Subject"),
            By.TOPIC: words.text("Kind"),
            By.STATEMENT: words.text("Statement"),
            By.DAY: words.text("Date"),
            By.EDITION: words.text("Edition"),
            By.SOURCE: words.text("Source"),
        }
        super().__init__([titles[column] for column in COLUMNS], parent)
        self._words = words
        self._records: tuple[Record, ...] = ()
        self._places: dict[FactId, int] | None = None
        self._tell: Statements | None = None
        self._cells = lru_cache(_ROWS_KEPT)(self._make_cells)
        self._pinned: frozenset[FactId] = frozenset()

    def show_facts(self, facts: Facts, records: Sequence[Record]) -> None:
        """Show these records of the snapshot."""
        self.beginResetModel()
        self._tell = Statements(facts, self._words)
        self._records = tuple(records)
        self._places = None
        self._pinned = frozenset(pin.fact for pin in facts.pins.values())
        self._cells.cache_clear()
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.beginResetModel()
        self._records, self._places, self._tell = (), None, None
        self._cells.cache_clear()
        self.endResetModel()

    def place_of(self, fact: FactId) -> QModelIndex:
        """Its row; an invalid index if it is not listed."""
        if self._places is None:
            self._places = {record.provenance.fact: row for row, record in enumerate(self._records)}
        row = self._places.get(fact)
        return QModelIndex() if row is None else self.index(row, 0)

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._records

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(index.row())[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                text = self._cells(index.row())[index.column()]
                return tip(text) if len(text) > 20 else None
            case Role.KEY:
                return record.provenance.fact
            case Role.ROW:
                return record
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        by = COLUMNS[column] if 0 <= column < len(COLUMNS) else None
        self.sort_asked.emit(by, order is Qt.SortOrder.DescendingOrder)

    def _make_cells(self, row: int) -> tuple[str, ...]:
        record, tell = self._records[row], self._tell
        if tell is None:
            return ("",) * len(COLUMNS)
        return (
            tell.subject(record),
            tell.topic(record),
            self._statement(record, tell),
            tell.day(record),
            tell.edition(record),
            tell.source(record),
        )

    def _statement(self, record: Record, tell: Statements) -> str:
        told = tell.statement(record)
        if not record.printable:
            return self._words.text("{statement} (unverified, not printed)", statement=told)
        if record.provenance.fact in self._pinned:
            return self._words.text("{statement} (preferred by you)", statement=told)
        return told
