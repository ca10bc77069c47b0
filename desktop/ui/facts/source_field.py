"""The sources of a fact: typed by title or id, completed from those there are, shown in full beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.ui.facts.drafting import find_source
from desktop.ui.facts.fields import Field
from desktop.ui.facts.references import reference
from desktop.ui.widgets.texts import caption

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

_BEFORE_ID = " — "
_FEWEST = 2  # letters before anything is offered


class SourceField(Field):
    """Ids with semicolons between them; what completes a title puts its id there."""

    def __init__(self, name: str, facts: Facts, words: Wording, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(name, self.line, words.text("Title or id; semicolons between several"), parent)
        self._facts = facts
        self._words = words
        self.line.setPlaceholderText(words.text("Type a title or an id"))
        self.told = caption()
        self.told.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.told)
        offered = [f"{source.title}{_BEFORE_ID}{code}" for code, source in facts.sources.items()]
        self._completer = QCompleter(QStringListModel(offered, self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self.line)
        self._completer.activated.connect(self._take)
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(self._tell)
        self.line.textChanged.connect(self.edited)

    @property
    def text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        self.line.setText(text)

    def _offer(self, text: str) -> None:
        last = text.rpartition(";")[2].strip()
        if len(last) >= _FEWEST:
            self._completer.setCompletionPrefix(last)
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _take(self, chosen: str) -> None:
        before = self.line.text().rpartition(";")[0]
        code = chosen.rpartition(_BEFORE_ID)[2]
        self.line.setText("; ".join(part for part in (before.strip(), code) if part))

    def _tell(self, text: str) -> None:
        found = [find_source(part.strip(), self._facts) for part in text.split(";") if part.strip()]
        told = [reference(self._facts.sources[code], self._words) for code in found if code]
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
