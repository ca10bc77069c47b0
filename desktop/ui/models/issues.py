"""The issues one can pick, with how many facts there are on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from db.records import Issue
from desktop.titles import issue_title
from desktop.ui.models.roles import Role
from desktop.ui.models.tick_list import Index, TickList

if TYPE_CHECKING:
    from desktop.wording import Wording

_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked


class IssuesModel(TickList):
    """One row an issue. A tick asks for `toggled`; it does not change the choice itself."""

    toggled = Signal(object)

    def __init__(self, words: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._issues = tuple(Issue)
        self._counts: Mapping[Issue, int] = {}
        self._picked: frozenset[Issue] = frozenset()

    def show_counts(self, counts: Mapping[Issue, int]) -> None:
        self._counts = counts
        self._say_all_changed()

    def show_picked(self, picked: Iterable[Issue]) -> None:
        self._picked = frozenset(picked)
        self._say_all_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._issues)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        issue = self._issues[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return issue_title(issue, self._words)
            case Qt.ItemDataRole.CheckStateRole:
                return _CHECKED if issue in self._picked else _UNCHECKED
            case Role.REMARK:
                return self._remark(issue)
            case Role.KEY:
                return issue
            case _:
                return None

    def is_ticked(self, row: int) -> bool:
        return self._issues[row] in self._picked

    def ask_to_toggle(self, row: int) -> None:
        self.toggled.emit(self._issues[row])

    def _remark(self, issue: Issue) -> str:
        if issue not in self._counts:
            return ""
        if issue is self._issues[0]:
            return self._words.plural("{n} fact", "{n} facts", self._counts[issue])
        return self._words.number(self._counts[issue])

    def _say_all_changed(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._issues) - 1))
