"""The left column: states, ready-made sets, issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Issue
from desktop.ui.models.issues import IssuesModel
from desktop.ui.models.roles import Role
from desktop.ui.picker.own_sets import OwnSets
from desktop.ui.picker.states import StatePicker
from desktop.ui.theme import MARGIN
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from desktop.dossier.lexicon import Lexicon
    from desktop.dossier.query import Term
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
        self.sets = OwnSets(words)
        self.issues_model = IssuesModel(words, self)
        self.issues = RowList(words.text("Issues"), snug=True)
        self.issues.setModel(self.issues_model)
        self.sets_fold = Fold(self.sets)
        self.sets_fold.set_title(words.text("Sets"))
        self.issues_fold = Fold(self.issues)
        self.folds = {"sets": self.sets_fold, "issues": self.issues_fold}
        self._lay_out()
        self._connect()
        self._show_issues(choice.issues)

    def show_states(self, rows: Iterable[StateRow]) -> None:
        self.states.show_rows(rows)

    def show_filters(self, lexicon: Lexicon) -> None:
        """What one can filter by on the day, and whom the sets hold."""
        self.sets.show_sets(lexicon)
        self.states.show_filters(lexicon)

    def forget_filters(self) -> None:
        """The file is closed."""
        self.sets.done()
        self.sets.model.show_sets(())
        self.states.forget_filters()

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

    def _connect(self) -> None:
        self.sets.chosen.connect(self.states.toggle)
        self.sets.picks_asked.connect(self._pick_set)
        self.issues.chosen.connect(self._choose_issue)
        self.issues_model.toggled.connect(self._choice.toggle_issue)
        self._choice.issues_changed.connect(self._show_issues)

    def _pick_set(self, term: Term) -> None:
        lexicon = self.states.filtering.lexicon
        if lexicon is not None:
            self._choice.add(lexicon.ordered(lexicon.states_of(term)))

    def _choose_issue(self, index: QModelIndex) -> None:
        self._choice.toggle_issue(Issue(index.data(Role.KEY)))

    def _show_issues(self, issues: tuple[Issue, ...]) -> None:
        self.issues_model.show_picked(issues)
        total = self.issues_model.rowCount()
        if not issues:
            self.issues_fold.set_title(self._words.text("Issues · none: the usual three"))
            return
        self.issues_fold.set_title(self._words.text("Issues · {n} of {total}", n=len(issues), total=total))
