"""The left column: states, ready-made sets, issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Issue, StateCode
from desktop.ui.models.issues import IssuesModel
from desktop.ui.models.roles import Role
from desktop.ui.models.sets import SetsModel
from desktop.ui.picker.states import StatePicker
from desktop.ui.theme import MARGIN
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from desktop.dossier.sets import ReadySet
    from desktop.ui.choice import Choice
    from desktop.ui.models.states import StateRow
    from desktop.wording import Wording


class PickerView(QWidget):
    """Everything one picks with. It shows what it is given and writes picks into the choice."""

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pick")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choice = choice
        self._words = words
        self.states = StatePicker(choice, words)
        self.sets_model = SetsModel(words, self)
        self.sets = RowList(words.text("Ready-made sets"), snug=True)
        self.sets.setModel(self.sets_model)
        self.issues_model = IssuesModel(words, self)
        self.issues = RowList(words.text("Issues"), snug=True)
        self.issues.setModel(self.issues_model)
        self.sets_fold = Fold(self.sets)
        self.sets_fold.set_title(words.text("Ready-made sets"))
        self.issues_fold = Fold(self.issues)
        self.folds = {"sets": self.sets_fold, "issues": self.issues_fold}
        self._lay_out()
        self._connect()
        self._show_issues(choice.issues)

    def show_states(self, rows: Iterable[StateRow]) -> None:
        self.states.show_rows(rows)

    def show_sets(self, sets: Sequence[ReadySet], members: Mapping[str, frozenset[StateCode]]) -> None:
        """The ready-made sets and whom each holds on the day."""
        self.sets_model.show_sets(sets, members)
        self.sets.fit()
        self.states.show_sets({ready.key: self._words.text(ready.title) for ready in sets}, members)

    def show_issue_counts(self, counts: Mapping[Issue, int]) -> None:
        self.issues_model.show_counts(counts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(4)
        column.addWidget(self.states, 1)
        column.addSpacing(4)
        column.addWidget(self.sets_fold)
        column.addSpacing(4)
        column.addWidget(self.issues_fold)
        self.issues.fit()
        self.sets.fit()

    def _connect(self) -> None:
        self.sets.chosen.connect(self._choose_set)
        self.issues.chosen.connect(self._choose_issue)
        self.issues_model.toggled.connect(self._choice.toggle_issue)
        self._choice.issues_changed.connect(self._show_issues)

    def _choose_set(self, index: QModelIndex) -> None:
        self.states.toggle_set(index.data(Role.KEY))

    def _choose_issue(self, index: QModelIndex) -> None:
        self._choice.toggle_issue(Issue(index.data(Role.KEY)))

    def _show_issues(self, issues: tuple[Issue, ...]) -> None:
        self.issues_model.show_picked(issues)
        total = self.issues_model.rowCount()
        if not issues:
            self.issues_fold.set_title(self._words.text("Issues · none: the usual three"))
            return
        self.issues_fold.set_title(self._words.text("Issues · {n} of {total}", n=len(issues), total=total))
