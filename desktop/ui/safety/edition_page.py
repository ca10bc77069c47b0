"""What a newer edition of the facts changed, and what of the user's it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTabWidget

from desktop.ui.models.roles import Role
from desktop.ui.models.rows import RowsModel
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from desktop.ui.safety.edition_rows import EditionRows, Rows
    from desktop.wording import Wording


class EditionPage(Page):
    """A tab for each question; what contradicts the user's own comes first.

    fact_wanted: the id of the fact of a row that was opened.
    """

    fact_wanted = Signal(str)

    def __init__(self, found: EditionRows, words: Wording) -> None:
        title = words.text("Facts {edition}: what changed", edition=found.edition)
        super().__init__(title, words, wide=True)
        self.add_text(
            words.text(
                "Edition {edition} is in place of {former}. What you added, corrected, withdrew and preferred is as it "
                "was; what the older edition said stays in the history of each fact.",
                edition=found.edition,
                former=found.former,
            ),
            "muted",
        )
        self.tabs = QTabWidget()
        self.content.addWidget(self.tabs, 1)
        fact = words.text("Fact")
        self._add(
            words.text("Contradicts yours ({n})", n=words.number(len(found.contradictions))),
            (fact, words.text("Bears on"), words.text("Yours"), words.text("The edition's")),
            found.contradictions,
            (30, 15, 28, 27),
            found.behind["contradictions"],
        )
        self._add(
            words.text("Briefs affected ({n})", n=words.number(len(found.briefs))),
            (words.text("Kept brief"), words.text("Uses of what changed")),
            found.briefs,
            (60, 40),
        )
        self._add(
            words.text("Changed ({n})", n=words.number(len(found.changed))),
            (fact, words.text("What"), words.text("Was"), words.text("Is")),
            found.changed,
            (34, 14, 26, 26),
            found.behind["changed"],
        )
        added = words.text("New ({n})", n=words.number(len(found.added)))
        self._add(added, (fact,), found.added, (100,), found.behind["added"])
        removed = words.text("Gone ({n})", n=words.number(len(found.removed)))
        self._add(removed, (fact,), found.removed, (100,), found.behind["removed"])
        self.begin_at(self.tabs)

    def _add(
        self,
        title: str,
        head: tuple[str, ...],
        rows: Rows,
        weights: tuple[int, ...],
        facts: tuple[str, ...] = (),
    ) -> None:
        model = RowsModel(self)
        table = RowTable(title)
        table.setModel(model)
        table.opened.connect(self._open)
        model.show_rows(head, rows, [(fact,) for fact in facts])
        table.share(weights)
        self.tabs.addTab(table, title)

    def _open(self, index: QModelIndex) -> None:
        if fact := index.data(Role.KEY):
            self.fact_wanted.emit(fact)
