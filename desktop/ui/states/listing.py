"""The list at the left of the States workspace: type to find a state, walk through it to see each state's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.errors import UnknownName
from db.records import StateCode
from db.state_names import folded
from desktop.ui.facts.values import name_of
from desktop.ui.models.filter import FilteredStates
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel
from desktop.ui.picker.filtering import Filtering
from desktop.ui.theme import MARGIN, ROW_HEIGHT
from desktop.ui.widgets.row_list import RowDelegate, RowList
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from desktop.dossier.lexicon import Lexicon
    from desktop.ui.choice import Choice
    from desktop.ui.store import Store
    from desktop.wording import Wording


class StateList(QWidget):
    """`state_chosen` carries the code of the state to show; `entered` says that the keyboard shall go to its page.

    A tick picks the state for the brief, as in the list there.
    """

    state_chosen = Signal(str)
    entered = Signal()

    def __init__(self, store: Store, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pick")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store = store
        self._choice = choice
        self._words = words
        self._moving = False  # the list follows the page
        self.filtering = Filtering(self)
        self.model = StatesModel(words, self)
        self.shown = FilteredStates(self.model, self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Go to: name, group, status…"))
        self.line.setAccessibleName(words.text("Go to a state"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = RowList(words.text("States"), by_box=True)
        self.list.setItemDelegate(RowDelegate(ROW_HEIGHT, self.list, tinted=False, current=True))
        self.list.setModel(self.shown)
        self.count = muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        self._connect()

    @property
    def codes(self) -> tuple[StateCode, ...]:
        """The states listed, in their order."""
        return self.shown.codes

    def show_filters(self, lexicon: Lexicon) -> None:
        """What one can filter by on the day."""
        self.filtering.know(lexicon)

    def show_rows(self, rows: Iterable[StateRow]) -> None:
        """The states with their status on the day."""
        self._moving = True
        self.model.show_states(rows)
        self.shown.invalidate()
        self._moving = False
        self._say_count()

    def show_current(self, code: StateCode) -> None:
        """Mark the state whose page is shown."""
        place = self.model.place_of(code)
        index = self.shown.mapFromSource(self.model.index(place)) if place is not None else QModelIndex()
        if index.isValid() and index != self.list.currentIndex():
            self._moving = True
            self.list.setCurrentIndex(index)
            self._moving = False
        if index.isValid():
            self.list.reveal(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the line Down leads into the list, Escape empties it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and not event.modifiers() and self.shown.rowCount():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.shown.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._type)
        self.line.returnPressed.connect(self._go)
        self.list.current_moved.connect(self._choose)
        self.list.chosen.connect(lambda index: self._choice.toggle(index.data(Role.KEY)))
        self.filtering.changed.connect(self._show_filtered)
        self._choice.states_changed.connect(self.model.show_picked)
        self.model.toggled.connect(self._choice.toggle)
        self.model.show_picked(self._choice.states)

    def _type(self, text: str) -> None:
        self.filtering.type(text.rstrip(" ,"))  # a line alone: nothing of it becomes a chip

    def _show_filtered(self) -> None:
        self._moving = True  # what is listed changes, not what is looked at
        self.shown.show_only(self.filtering.fitting)
        self._moving = False
        self._say_count()

    def _go(self) -> None:
        """Enter shows the state that was most likely meant, by its name in any of six languages."""
        text = self.line.text().strip()
        found = (self.shown.best(folded(text), frozenset(self.codes)) if text else None) or self._called(text)
        if found is not None:
            self.line.clear()
            self.state_chosen.emit(found)
            self.entered.emit()

    def _called(self, text: str) -> StateCode | None:
        facts = self._store.facts
        if facts is None or not text:
            return None
        try:
            return facts.find_state(text)
        except UnknownName:
            return None

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._moving:
            self.state_chosen.emit(index.data(Role.KEY))

    def _say_count(self) -> None:
        words, found = self._words, self._called(self.line.text().strip())
        rows = self.shown.rowCount()
        if rows or not self.line.text().strip():
            self.count.setText(words.plural("{n} state", "{n} states", rows))
        elif found is not None:
            name = name_of(found, self._store.facts, words.language) if self._store.facts else found
            self.count.setText(words.text("Enter goes to: {state}", state=name))
        else:
            self.count.setText(words.text("No state is called so."))
