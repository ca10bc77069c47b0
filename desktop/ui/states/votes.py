"""A strip of votes: a cell a year, each with a shape of its own, to be walked through with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.records import Ballot
from desktop.titles import ballot_title
from desktop.ui.models.roles import Role
from desktop.ui.theme import small, theme_now
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.dossier.state_page import VoteYear
    from desktop.ui.theme import Theme
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex
_CELL, _HEAD = 20, 17  # pixels of height
_TOKENS = {
    Ballot.YES: "mark_party",
    Ballot.NO: "mark_former",
    Ballot.ABSTAIN: "mark_withdrawing",
    Ballot.ABSENT: "mark_none",
}


class VotesModel(QAbstractTableModel):
    """One row; a column a year."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._votes: tuple[VoteYear, ...] = ()
        self._origin: Callable[[str], str] = lambda _: ""

    def show_votes(self, votes: Sequence[VoteYear], origin: Callable[[str], str]) -> None:
        """origin: where a fact comes from, in a few lines."""
        same = [each.resolution for each in votes] == [each.resolution for each in self._votes]
        if same:
            self._votes, self._origin = tuple(votes), origin
            if votes:
                self.dataChanged.emit(self.index(0, 0), self.index(0, len(votes) - 1))
            return
        self.beginResetModel()
        self._votes, self._origin = tuple(votes), origin
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() or not self._votes else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._votes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        year = self._votes[index.column()]
        match role:
            case Role.ROW:
                return year.vote.vote if year.vote else None
            case Role.KEY:
                return year.vote.provenance.fact if year.vote else year.resolution.provenance.fact
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(year)
            case Qt.ItemDataRole.ToolTipRole:
                fact = year.vote.provenance.fact if year.vote else year.resolution.provenance.fact
                return f"{self._told(year)}\n{self._origin(fact)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The first year, the last, and every fifth between them have room for their names."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._votes):
            return None
        year = self._votes[section].resolution.year
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(year)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"’{year % 100:02}" if year % 5 == 0 or section in (0, len(self._votes) - 1) else ""
        return None

    def _told(self, year: VoteYear) -> str:
        told = (
            ballot_title(year.vote.vote, self._words) if year.vote else self._words.text("no vote on record")
        )
        return self._words.text(
            "{year}, {resolution}: {vote}",
            year=year.resolution.year,
            resolution=year.resolution.resolution,
            vote=told,
        )


class _Cell(QStyledItemDelegate):
    """Paints a vote by its shape: a disc for yes, a cross for no, a ring for an abstention, a dash for absence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(8, _CELL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme_now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 1.6))
            painter.setBrush(look.colour("selected"))
            painter.drawRoundedRect(room, 3, 3)
        ballot = index.data(Role.ROW)
        if ballot is not None:
            paint_ballot(painter, Ballot(ballot), room.center(), look)
        painter.restore()


class _Years(QHeaderView):
    """Names some years; each has the room of its nameless neighbours, and stays within the strip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        if not text:
            return
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self.font())
        painter.setPen(theme_now().colour("muted"))
        wide = painter.fontMetrics().horizontalAdvance(text) + 2
        left = min(max(rect.center().x() - wide // 2, 0), self.viewport().width() - wide)
        painter.drawText(QRect(left, rect.top(), wide, rect.height()), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class VoteStrip(RowTable):
    """Enter, or a double click on a year, says `opened`."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words.text("Votes by year"), parent)
        self.setObjectName("votes")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # years run so in every language
        self.setSelectionBehavior(RowTable.SelectionBehavior.SelectItems)
        self.setItemDelegate(_Cell(self))
        self.setMouseTracking(True)
        self._spread_over = (0, 0)  # how many years, over how many pixels
        self.votes = VotesModel(words, self)
        self.setModel(self.votes)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = _Years(self)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(6)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(_HEAD)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        head.setFont(small(self.font()))
        head.setSectionsClickable(False)
        head.setObjectName("years")
        self.verticalHeader().setDefaultSectionSize(_CELL)
        self.setFixedHeight(_CELL + _HEAD + 4)
        self.clicked.connect(self.opened)

    def show_votes(self, votes: Sequence[VoteYear], origin: Callable[[str], str]) -> None:
        self.votes.show_votes(votes, origin)
        self.setVisible(bool(votes))
        if len(votes) != self._spread_over[0]:
            self._spread()
        if votes:
            self.setCurrentIndex(self.votes.index(0, len(votes) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """The years share the width."""
        count = self.votes.columnCount()
        room = self.viewport().width()
        if (count, room) == self._spread_over:
            return
        self._spread_over = count, room
        for place in range(count):
            self.setColumnWidth(place, room * (place + 1) // count - room * place // count)


def paint_ballot(painter: QPainter, ballot: Ballot, at: QPointF, look: Theme) -> None:
    """Paint the shape of a vote around a point."""
    colour: QColor = look.colour(_TOKENS[ballot])
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(colour if ballot is Ballot.YES else Qt.BrushStyle.NoBrush)
    x, y = at.x(), at.y()
    match ballot:
        case Ballot.YES:
            painter.drawEllipse(at, 3.6, 3.6)
        case Ballot.ABSTAIN:
            painter.drawEllipse(at, 3.4, 3.4)
        case Ballot.NO:
            painter.drawLine(QPointF(x - 3.4, y - 3.4), QPointF(x + 3.4, y + 3.4))
            painter.drawLine(QPointF(x - 3.4, y + 3.4), QPointF(x + 3.4, y - 3.4))
        case Ballot.ABSENT:
            painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
