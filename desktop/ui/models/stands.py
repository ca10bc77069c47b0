"""Who stands where: a row a state, a column an issue, in each cell a sign and the stances taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.dossier.stands import stand_of
from desktop.figures.stand_words import stand_title
from desktop.titles import issue_title
from desktop.ui.models.roles import Role
from desktop.ui.models.tips import tip
from desktop.ui.positions.stand_signs import stand_icon
from desktop.ui.positions.stand_words import cell_told, cell_words
from desktop.ui.theme import theme_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Issue, Position, StateCode
    from desktop.dossier.positions import OnRecord
    from desktop.wording import Wording

Index = QModelIndex | QPersistentModelIndex

NO_RECORD = "–"
"""The sign of a cell of which nothing is known; its words are told by tooltip, key and screen reader."""


class StandsModel(QAbstractTableModel):
    """`Role.ROW` says the state and the issue of a cell."""

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._states: tuple[StateCode, ...] = ()
        self._issues: tuple[Issue, ...] = ()
        self._cells: Mapping[tuple[StateCode, Issue], tuple[Position, ...]] = {}
        self._names: Mapping[StateCode, str] = {}

    def show_record(self, record: OnRecord, names: Mapping[StateCode, str]) -> None:
        self.beginResetModel()
        self._states, self._issues, self._cells = record.states, record.issues, record.cells
        self._names = names
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.beginResetModel()
        self._states, self._issues, self._cells, self._names = (), (), {}, {}
        self.endResetModel()

    def place_of(self, state: StateCode, issue: Issue) -> QModelIndex:
        """Its cell; an invalid index if there is none."""
        if state not in self._states or issue not in self._issues:
            return QModelIndex()
        return self.index(self._states.index(state), self._issues.index(issue))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._states)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._issues)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """States at the side, issues above."""
        if orientation is Qt.Orientation.Horizontal:
            title = issue_title(self._issues[section], self._words) if section < len(self._issues) else None
        else:
            title = self._names.get(self._states[section]) if section < len(self._states) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(title or "") or None
        return title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one return a role
        if not index.isValid():
            return None
        state, issue = self._states[index.row()], self._issues[index.column()]
        held = self._cells.get((state, issue), ())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_words(held, self._words) if held else NO_RECORD
            case Qt.ItemDataRole.DecorationRole:
                return stand_icon(stand_of(held[0])) if held else None
            case Qt.ItemDataRole.ForegroundRole:
                return None if held else theme_now().colour("muted")
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell_told(self._names.get(state, state), issue, held, self._words)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(state, issue, held)
            case Role.ROW:
                return state, issue
            case _:
                return None

    def _tip(self, state: StateCode, issue: Issue, held: tuple[Position, ...]) -> str:
        told = cell_told(self._names.get(state, state), issue, held, self._words)
        return tip(f"{told}\n{stand_title(stand_of(held[0]), self._words)}" if held else told)
