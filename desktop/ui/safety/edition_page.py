"""What a newer edition of the facts changed, and what of the user's it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from desktop.ui.models.rows import RowsModel
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from desktop.ui.safety.edition_rows import EditionRows, Rows
    from desktop.wording import Wording


class EditionPage(Page):
    """A tab for each question; what contradicts the user's own comes first."""

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
        )
        self._add(
            words.text("Gone ({n})", n=words.number(len(found.removed))), (fact,), found.removed, (100,)
        )
        self.setFocusProxy(self.tabs)

    def _add(self, title: str, head: tuple[str, ...], rows: Rows, weights: tuple[int, ...]) -> None:
        model = RowsModel(self)
        table = RowTable(title)
        table.setModel(model)
        model.show_rows(head, rows)
        table.share(weights)
        self.tabs.addTab(table, title)
