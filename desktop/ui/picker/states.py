"""Picking states: type to filter, narrow by menu or set, tick rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import StateCode
from desktop.dossier.lexicon import bare_lexicon
from desktop.dossier.query import Kind, Term
from desktop.ui.models.filter import FilteredStates
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel
from desktop.ui.picker.facets import FacetRow
from desktop.ui.picker.filter_line import FilterLine
from desktop.ui.picker.filtering import Filtering
from desktop.ui.picker.pick_list import PickList
from desktop.ui.picker.state_menu import state_menu
from desktop.ui.widgets.chips import Chips, ChipText
from desktop.ui.widgets.texts import heading, muted

if TYPE_CHECKING:
    from desktop.dossier.lexicon import Lexicon
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

_ALSO_A_STATUS = Term(Kind.SET, "not-party")
"""A ready-made set that the menu of statuses offers, too."""


class StatePicker(QWidget):
    """The list of states and what narrows it. Picks go to the choice and come back from it.

    filtered: something else filters than before. state_opened: the code of the state whose page is wanted.
    """

    filtered = Signal()
    state_opened = Signal(str)

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._words = words
        self._before: tuple[StateCode, ...] = ()  # the last click in the list
        self._known = False  # whether the filters of the facts are there
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._reveal)
        self.filtering = Filtering(self)
        self.model = StatesModel(words, self)
        self.shown = FilteredStates(self.model, self)
        self._build()
        self._connect()
        self._show_picked(choice.states)
        for part in (self.count, self.hint, self.pick_shown):
            part.hide()

    def show_rows(self, rows: Iterable[StateRow]) -> None:
        """The states with their status on the day."""
        self.model.show_states(rows)
        self.shown.invalidate()
        if not self._known:
            names = {row.code: (row.name, row.state.name, row.code) for row in self.model.rows}
            self.filtering.know(bare_lexicon(self._choice.as_of, names, self._words))
        self._show_picked(self._choice.states)
        self._say_shown()

    def show_filters(self, lexicon: Lexicon) -> None:
        """What one can filter by on the day."""
        self._known = True
        self.filtering.know(lexicon)

    def forget_filters(self) -> None:
        """The file is closed: nothing filters, and its sets are nobody's business."""
        self._known = False
        self.line.clear()
        self.filtering.clear()

    def toggle(self, term: Term) -> None:
        """Filter by that, or no longer so."""
        self.filtering.toggle(term)

    @property
    def current(self) -> StateCode | None:
        """The state that the keyboard is on in the list; None if it is elsewhere."""
        index = self.list.currentIndex()
        return index.data(Role.KEY) if self.list.hasFocus() and index.isValid() else None

    def focus_filter(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _build(self) -> None:
        words = self._words
        self.heading = heading()
        self.clear = _plain_button(words.text("Clear"), words.text("Unpick all states"))
        self.line = FilterLine(words)
        self.line.setPlaceholderText(words.text("Filter: name, group, status…"))
        self.line.setAccessibleName(words.text("Filter states"))
        self.line.explain(_how_to_type(words))
        self.line.setClearButtonEnabled(True)
        titles = {
            Kind.STATUS: words.text("Status"),
            Kind.REGION: words.text("Region"),
            Kind.GROUP: words.text("Group"),
        }
        self.facets = FacetRow(titles, self._offers, self._chosen)
        self.filter_chips = Chips(words.text("Filters"), words)
        self.picked_chips = Chips(words.text("Picked states"), words, most=8)
        self.list = PickList(words.text("States"))
        self.list.setModel(self.shown)
        self.count = muted()
        self.hint = _wrapped()
        self.pick_shown = _plain_button(words.text("Pick all shown"), words.text("Pick all states shown"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_row(self.heading, self.clear))
        for widget in (self.line, self.facets, self.filter_chips, self.hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(_row(self.count, self.pick_shown))
        column.addWidget(self.picked_chips)  # under the list, so that a pick moves no row under the pointer

    def _connect(self) -> None:
        line = self.line
        line.textChanged.connect(self._type)
        line.entered.connect(self._enter)
        line.taken.connect(self._take)
        line.downed.connect(self._go_down)
        line.emptied_back.connect(self.filtering.remove_last)
        line.lefted.connect(self.filter_chips.focus_last)
        self.facets.toggled_value.connect(lambda kind, key: self.filtering.toggle(Term(kind, key)))
        self.filter_chips.removed.connect(self.filtering.remove)
        self.filter_chips.left.connect(line.setFocus)
        self.picked_chips.removed.connect(self._choice.toggle)
        self.picked_chips.left.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.doubleClicked.connect(self._open)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer_menu)
        self.list.stretched.connect(self._pick_stretch)
        self.list.all_asked.connect(self._toggle_all_shown)
        self.model.toggled.connect(self._choice.toggle)
        self.clear.clicked.connect(self._clear)
        self.pick_shown.clicked.connect(self._pick_all_shown)
        self.filtering.changed.connect(self._show_filtered)
        self._choice.states_changed.connect(self._show_picked)

    def _offers(self, kind: Kind) -> Mapping[str, str]:
        lexicon = self.filtering.lexicon
        if lexicon is None:
            return {}
        offered = [each for each in lexicon.of_kind(kind) if each.states]
        if kind is Kind.STATUS and _ALSO_A_STATUS in (each.term for each in lexicon.filters):
            offered.append(lexicon.filter_of(_ALSO_A_STATUS))
        return {f"{each.term.kind}:{each.term.key}": each.title for each in offered}

    def _chosen(self, kind: Kind) -> frozenset[str]:
        return frozenset(f"{term.kind}:{term.key}" for term in self.filtering.chips.terms if not term.negated)

    def _type(self, text: str) -> None:
        if text != self.filtering.text and self.filtering.type(text):
            self.line.clear()

    def _take(self, text: str) -> None:
        self.filtering.take(text)
        self._empty_line(self.filtering.text)

    def _enter(self) -> None:
        """Pick the states that are typed, and make chips of the filters; or take the first suggestion."""
        filtering = self.filtering
        if not self.line.text().strip():
            return
        if filtering.begun:
            self._take(filtering.suggestions.rows[0].text)
            return
        if filtering.reading.unknown:
            return
        meant = [state for term in filtering.names if (state := self._meant(term)) is not None]
        filtering.settle()
        self._empty_line()
        self._choice.add(meant)

    def _meant(self, name: Term) -> StateCode | None:
        """Of the states shown the one that most likely is called so."""
        lexicon = self.filtering.lexicon
        return self.shown.best(name.key, lexicon.states_of(name)) if lexicon else None

    def _empty_line(self, text: str = "") -> None:
        self.line.setText(text)
        self.line.suggest(())

    def _go_down(self) -> None:
        """Down leads from the line into the list."""
        if self.shown.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.shown.index(0, 0))

    def _show_filtered(self) -> None:
        filtering = self.filtering
        self.shown.show_only(filtering.fitting)
        self.line.suggest(filtering.suggestions.rows)
        self.filter_chips.show_chips(self._chips())
        self._say_shown()
        self.filtered.emit()

    def _chips(self) -> list[tuple[Term, ChipText]]:
        lexicon = self.filtering.lexicon
        if lexicon is None:
            return []
        either = self._words.text("or")
        return [
            (term, ChipText(lexicon.title(term), lexicon.rule(term), either if place else ""))
            for clause in self.filtering.chips.clauses
            for place, term in enumerate(clause)
        ]

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

    def _pick_stretch(self, first: int, last: int) -> None:
        self._choice.add(self.shown.codes[first : last + 1])

    def _pick_all_shown(self) -> None:
        self._choice.add(self.shown.codes)

    def _toggle_all_shown(self) -> None:
        codes = self.shown.codes
        if set(codes) <= set(self._choice.states):
            self._choice.drop(codes)
        else:
            self._choice.add(codes)

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
        shown, words, filtering = self.shown.rowCount(), self._words, self.filtering
        narrow = filtering.narrow and bool(self.model.rowCount())
        self.count.setText(words.plural("{n} state shown", "{n} states shown", shown))
        self.count.setVisible(narrow and shown > 0)
        self.pick_shown.setVisible(narrow and shown > 0)
        self.hint.setVisible(narrow and shown == 0)
        if narrow and shown == 0:
            self.hint.setText(self._why_none())
            self.hint.setAccessibleName(self.hint.text())

    def _why_none(self) -> str:
        unknown = self.filtering.unknown
        if unknown:
            short = unknown if len(unknown) <= _LONGEST_NAME else f"{unknown[:_LONGEST_NAME]}…"
            told = self._words.text("No state is called “{name}”, and no filter.", name=short)
            return f"{told} {_how_to_type(self._words)}"
        return self._words.text("No state fits. Remove a filter.")


_LONGEST_NAME = 40


def _how_to_type(words: Wording) -> str:
    return words.text(
        "Type a name in any language, a code, a group (EU), a region (Africa), a status (withdrawing), a stance "
        "(objected) or a date (article 5 before 2028). All must fit; “or” and “not” work."
    )


def _wrapped() -> QLabel:
    label = muted()
    label.setWordWrap(True)
    return label


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
