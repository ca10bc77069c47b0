"""Which facts to write into a table for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from db.records import KINDS, Source
from desktop.ui.facts.kind_words import kind_titles
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.page import Page, primary
from desktop.ui.widgets.roles import name_choice

if TYPE_CHECKING:
    from db.tables.matching import Kind
    from desktop.wording import Wording

_FOLDER = "folder"


class ExportPage(Page):
    """export_asked: the kind that is chosen, None for everything; whether into a folder of files."""

    export_asked = Signal(object, bool)

    def __init__(self, counts: dict[str, int], words: Wording) -> None:
        super().__init__(words.text("Export facts"), words)
        self.add_text(
            words.text(
                "Edition and your own alike, each row with its sources, as CSV or as an Excel workbook. No cell is a "
                "formula. An import reads the same columns."
            )
        )
        self._kinds: dict[str, Kind] = {kind.__name__: kind for kind in (Source, *KINDS)}
        self.kind = ChoiceBox()
        name_choice(self.kind, words.text("What to export"))
        self.kind.addItem(words.text("Everything, a sheet for each kind"), "")
        self.kind.addItem(words.text("Everything, a folder with a CSV file for each kind"), _FOLDER)
        titles = {"": words.text("Sources"), **kind_titles(words)}
        for name, kind in self._kinds.items():
            title = titles[getattr(kind, "KIND", "")]
            count = words.number(counts.get(name, 0))
            self.kind.addItem(words.text("{kind} ({n})", kind=title, n=count), name)
        self.do_it = primary(words.text("Export…"))
        self.do_it.clicked.connect(self._ask)
        self.content.addWidget(self.kind)
        self.add_buttons(self.do_it)
        self.begin_at(self.kind)

    def _ask(self) -> None:
        chosen = self.kind.currentData()
        self.export_asked.emit(self._kinds.get(chosen), chosen == _FOLDER)
