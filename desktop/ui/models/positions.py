"""Positions as rows of a table. A row's words are made when it comes into view."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.dossier.positions import Order
from desktop.dossier.stands import stand_of
from desktop.ui.models.headed import HeadedModel
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip
from desktop.ui.positions.stand_signs import stand_icon

if TYPE_CHECKING:
    from db.records import FactId, Position
    from desktop.ui.positions.position_words import PositionWords
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

DAY, ACTOR, ISSUE, STANCE, FORM, VENUE, SAID, QUOTATION, CERTAINTY, SOURCE = range(10)
WHO, TAKEN, TOLD, FROM = range(10, 14)
APART = (DAY, ACTOR, ISSUE, STANCE, FORM, VENUE, SAID, QUOTATION, CERTAINTY, SOURCE)
"""Columns of one thing each, for a wide table."""
TOGETHER = (WHO, TAKEN, TOLD, FROM)
"""The same in four columns, for a narrow one."""
ORDERS = {
    DAY: Order.DAY,
    ACTOR: Order.STATE,
    ISSUE: Order.ISSUE,
    STANCE: Order.STANCE,
    FORM: Order.FORM,
    SOURCE: Order.SOURCE,
    WHO: Order.STATE,
    TAKEN: Order.ISSUE,
    FROM: Order.SOURCE,
}
"""What a click on the head of a column lists the positions by."""
_ROWS_KEPT = 2000


class PositionsModel(HeadedModel):
    """Rows in the order given. Clicking a head only says `sort_asked`, with None for one that orders nothing."""

    sort_asked = Signal(object, bool)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(
            (
                words.text("Date"),
                words.text("State"),
                words.text("Issue"),
                words.text("Stance"),
                words.text("Form"),
                words.text("Venue"),
                words.text("What it said or did"),
                words.text("Quotation"),
                words.text("Certainty"),
                words.text("Source"),
                words.text("State"),
                words.text("Position"),
                words.text("What it said or did"),
                words.text("Source"),
            ),
            parent,
        )
        self._words = words
        self._positions: tuple[Position, ...] = ()
        self._tell: PositionWords | None = None
        self._cells = lru_cache(_ROWS_KEPT)(self._make_cells)

    def show_positions(self, positions: Sequence[Position], tell: PositionWords) -> None:
        self.beginResetModel()
        self._positions, self._tell = tuple(positions), tell
        self._cells.cache_clear()
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.beginResetModel()
        self._positions, self._tell = (), None
        self._cells.cache_clear()
        self.endResetModel()

    @property
    def positions(self) -> tuple[Position, ...]:
        """Those listed, in their order."""
        return self._positions

    def place_of(self, fact: FactId) -> QModelIndex:
        """Its row; an invalid index if it is not listed."""
        rows = (row for row, each in enumerate(self._positions) if each.provenance.fact == fact)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    @property
    def shown(self) -> Sized:
        """What has a row each."""
        return self._positions

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one return a role
        if not index.isValid():
            return None
        position, column = self._positions[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(self._cells(index.row())[column])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.series(self._cells(index.row())[column])
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(self._cells(index.row())[column])) or None
            case Qt.ItemDataRole.DecorationRole:
                return stand_icon(stand_of(position)) if column in (STANCE, TAKEN) else None
            case Role.KEY:
                return position.provenance.fact
            case Role.ROW:
                return position
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_asked.emit(ORDERS.get(column), order is Qt.SortOrder.DescendingOrder)

    def _make_cells(self, row: int) -> tuple[tuple[str, ...], ...]:
        """The lines of each cell."""
        position, tell = self._positions[row], self._tell
        if tell is None:
            return ((),) * len(self._head)
        day, actor, issue = tell.day(position), tell.actor(position), tell.issue(position)
        stance, form, venue = tell.stance(position), tell.form(position), tell.venue(position)
        said, quotation = tell.summary(position), tell.quotation(position)
        certainty, source = tell.certainty(position), tell.source(position)
        about = " · ".join(part for part in (issue, form, venue) if part)
        apart = (day, actor, issue, stance, form, venue, said, quotation, certainty, source)
        together = ((actor, day), (stance, about), (said, quotation), (source, certainty))
        return (
            *((text,) if text else () for text in apart),
            *(tuple(line for line in lines if line) for lines in together),
        )
