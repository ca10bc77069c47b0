"""The row over the facts: words, kind, state and part, as one wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from db.records import KINDS, StateCode
from desktop.dossier.names import name_in
from desktop.ui.facts.kind_words import kind_titles
from desktop.ui.facts.listing import By, Wanted, Which
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.roles import name_choice

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.wording import Wording

_PAUSE = 120  # milliseconds since the last letter


class FactFilters(QWidget):
    """`changed` says that something else is wanted."""

    changed = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._by: By | None = None
        self._descending = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._build()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 3)
        for box in (self.kind, self.state, self.which):
            row.addWidget(box, 2)

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        state = self.state.currentData()
        return Wanted(
            self.line.text().strip(),
            self.kind.currentData() or "",
            StateCode(state) if state else None,
            Which(self.which.currentData()),
            self._by,
            self._descending,
        )

    @property
    def wanted_state(self) -> StateCode | None:
        """The state chosen, None for all."""
        return self.wanted.state

    def sort_by(self, by: By | None, descending: bool) -> None:
        """List in this order from now on."""
        if (by, descending) != (self._by, self._descending):
            self._by, self._descending = by, descending
            self.changed.emit()

    def show_states(self, facts: Facts) -> None:
        """Offer the states there are, keeping the one chosen."""
        if self.state.count() == len(facts.states) + 1:
            return
        chosen = self.state.currentData()
        self.state.blockSignals(True)  # filling is no choice
        self.state.clear()
        self.state.addItem(self._words.text("All states"), "")
        for code, state in facts.states.items():
            self.state.addItem(name_in(self._words.language, code, state), code)
        self.state.setCurrentIndex(max(self.state.findData(chosen), 0))
        self.state.blockSignals(False)

    def clear(self) -> None:
        """Want everything."""
        for widget in (self.line, self.kind, self.state, self.which):
            widget.blockSignals(True)  # one change, not four
        self.line.clear()
        for box in (self.kind, self.state, self.which):
            box.setCurrentIndex(0)
        for widget in (self.line, self.kind, self.state, self.which):
            widget.blockSignals(False)
        self.changed.emit()

    def _build(self) -> None:
        words = self._words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: word, state, year, source…"))
        self.line.setAccessibleName(words.text("Filter all facts"))
        self.line.setClearButtonEnabled(True)
        self.kind = self._box(words.text("Kind of fact"))
        self.kind.addItem(words.text("All kinds"), "")
        titles = kind_titles(words)
        for kind in KINDS:
            self.kind.addItem(titles[kind.KIND], kind.KIND)
        self.state = self._box(words.text("State"))
        self.state.addItem(words.text("All states"), "")
        self.which = self._box(words.text("Which facts"))
        for which, text in which_words(words).items():
            self.which.addItem(text, which.value)
        self.line.textChanged.connect(self._pause.start)

    def _box(self, name: str) -> QComboBox:
        box = ChoiceBox()
        name_choice(box, name)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(90)
        box.setMaxVisibleItems(20)
        box.currentIndexChanged.connect(self.changed)
        return box


def which_words(words: Wording) -> dict[Which, str]:
    """What each part of the facts is called."""
    return {
        Which.ALL: words.text("Everything"),
        Which.OWN: words.text("My own"),
        Which.PINNED: words.text("Preferred by me"),
        Which.CONTRADICTED: words.text("Contradicted"),
        Which.MEMORY: words.text("From memory"),
        Which.GONE: words.text("Corrected or withdrawn"),
    }
