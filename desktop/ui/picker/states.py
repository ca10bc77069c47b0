"""Picking states: type to filter, narrow by menu or ready-made set, tick rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records import StateCode
from desktop.dossier.status_class import StatusClass
from desktop.ui.models.filter import Facet, FilteredStates, StateFilter
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel
from desktop.ui.picker.facets import FacetRow
from desktop.ui.picker.state_menu import state_menu
from desktop.ui.standing_words import mark_names
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.row_list import RowList
from desktop.ui.widgets.texts import heading, muted

if TYPE_CHECKING:
    from desktop.ui.choice import Choice
    from desktop.wording import Wording


class StatePicker(QWidget):
    """The list of states and what narrows it. Picks go to the choice and come back from it.

    state_opened: the code of the state whose page is wanted.
    """

    state_opened = Signal(str)

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._words = words
        self._before: tuple[StateCode, ...] = ()  # the last click in the list
        self._set_titles: Mapping[str, str] = {}
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._reveal)
        self.model = StatesModel(words, self)
        self.shown = FilteredStates(self.model, self)
        self._build()
        self._connect()
        self._show_picked(choice.states)
        self.count.hide()
        self.pick_shown.hide()

    def show_rows(self, rows: Iterable[StateRow]) -> None:
        """The states with their status on the day."""
        self.model.show_states(rows)
        self.shown.invalidate()
        self._show_picked(self._choice.states)
        self._say_shown()

    def show_sets(self, titles: Mapping[str, str], members: Mapping[str, frozenset[StateCode]]) -> None:
        """What each ready-made set is called and holds."""
        self._set_titles = titles
        self.shown.show_sets(members)

    def toggle_set(self, key: str) -> None:
        """Show the states of that ready-made set only, or no longer so."""
        self._toggle(Facet.SET, key)

    @property
    def current(self) -> StateCode | None:
        """The state that the keyboard is on in the list; None if it is elsewhere."""
        index = self.list.currentIndex()
        return index.data(Role.KEY) if self.list.hasFocus() and index.isValid() else None

    def focus_filter(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the line into the list."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.shown.rowCount():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.shown.index(0, 0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        words = self._words
        self.heading = heading()
        self.clear = _plain_button(words.text("Clear"), words.text("Unpick all states"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text("Filter: name, group, status…"))
        self.line.setAccessibleName(words.text("Filter states"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        titles = {
            Facet.STATUS: words.text("Status"),
            Facet.REGION: words.text("Region"),
            Facet.GROUP: words.text("Group"),
        }
        self.facets = FacetRow(titles, self._offers, self._chosen)
        self.filter_chips = Chips(words.text("Filters"), words)
        self.picked_chips = Chips(words.text("Picked states"), words, most=8)
        self.list = RowList(words.text("States"))
        self.list.setModel(self.shown)
        self.count = muted()
        self.pick_shown = _plain_button(words.text("Pick all shown"), words.text("Pick all states shown"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_row(self.heading, self.clear))
        for widget in (self.line, self.facets, self.filter_chips):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(_row(self.count, self.pick_shown))
        column.addWidget(self.picked_chips)  # under the list, so that a pick moves no row under the pointer

    def _connect(self) -> None:
        self.line.textChanged.connect(self._type)
        self.line.returnPressed.connect(self._pick_best)
        self.facets.toggled_value.connect(self._toggle)
        self.filter_chips.removed.connect(self._remove_filter)
        self.picked_chips.removed.connect(self._choice.toggle)
        self.list.chosen.connect(self._choose)
        self.list.doubleClicked.connect(self._open)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer_menu)
        self.model.toggled.connect(self._choice.toggle)
        self.clear.clicked.connect(self._clear)
        self.pick_shown.clicked.connect(self._pick_all_shown)
        self.shown.narrowed.connect(self._say_shown)
        self._choice.states_changed.connect(self._show_picked)

    def _offers(self, facet: Facet) -> Mapping[str, str]:
        rows = self.model.rows
        if facet is Facet.STATUS:
            marks = {row.mark for row in rows}
            return {mark.value: name for mark, name in mark_names(self._words).items() if mark in marks}
        if facet is Facet.REGION:
            return {region: region for region in sorted({row.region for row in rows} - {""})}
        return {group: group for group in sorted({group for row in rows for group in row.groups})}

    def _chosen(self, facet: Facet) -> frozenset[str]:
        return self.shown.filter.values(facet)

    def _type(self, text: str) -> None:
        self._filter_by(self.shown.filter.typed(text))

    def _toggle(self, facet: Facet, value: str) -> None:
        self._filter_by(self.shown.filter.toggled(facet, value))

    def _remove_filter(self, key: tuple[Facet, str]) -> None:
        self._toggle(*key)

    def _filter_by(self, chosen: StateFilter) -> None:
        self.shown.show_only(chosen)
        self.filter_chips.show_chips([((f, value), self._facet_name(f, value)) for f, value in chosen.facets])

    def _facet_name(self, facet: Facet, value: str) -> str:
        match facet:
            case Facet.STATUS:
                return mark_names(self._words)[StatusClass(value)]
            case Facet.SET:
                return self._set_titles.get(value, value)
            case _:
                return value

    def _choose(self, index: QModelIndex) -> None:
        self._before = self._choice.states
        self._choice.toggle(index.data(Role.KEY))

    def _open(self, index: QModelIndex) -> None:
        """A double click opens the page; what its first click picked or unpicked is as it was."""
        self._choice.pick(self._before)
        self.state_opened.emit(index.data(Role.KEY))

    def _offer_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            state_menu(
                index.data(Role.KEY), self._choice, self.state_opened.emit, self._words, self.list
            ).popup(self.list.viewport().mapToGlobal(place))

    def _pick_best(self) -> None:
        best = self.shown.best() if self.line.text().strip() else None
        if best is not None:
            self._choice.add((best,))
            self.line.clear()

    def _pick_all_shown(self) -> None:
        self._choice.add(self.shown.codes)

    def _clear(self) -> None:
        self._choice.pick(())

    def _show_picked(self, picked: tuple[StateCode, ...]) -> None:
        self.model.show_picked(picked)
        self._settled.start()
        rows = [(code, self.model.row_of(code)) for code in picked]
        self.picked_chips.show_chips([(code, row.name if row else code) for code, row in rows])
        total = self.model.rowCount()
        self.heading.setText(
            self._words.text("States · {n} of {total}", n=len(picked), total=total)
            if total
            else self._words.text("States")
        )
        self.clear.setEnabled(bool(picked))

    def _reveal(self) -> None:
        """Scroll to what was picked last, on the map or by search, when the chips have made their room."""
        for code in self._choice.states[-1:]:
            place = self.model.place_of(code)
            if place is not None:
                self.list.reveal(self.shown.mapFromSource(self.model.index(place)))

    def _say_shown(self) -> None:
        shown = self.shown.rowCount()
        self.count.setText(
            self._words.plural("{n} state shown", "{n} states shown", shown)
            if shown
            else self._words.text("No state fits. Remove a filter.")
        )
        self.pick_shown.setEnabled(bool(shown))
        narrowed = not self.shown.filter.empty
        self.count.setVisible(narrowed)
        self.pick_shown.setVisible(narrowed)


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


def _plain_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("plain")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
