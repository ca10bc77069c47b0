"""The Facts workspace: every fact of the store, the contradictions among them, and the one looked at in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records import FactId, Record
from desktop.ui.facts import listing
from desktop.ui.facts.disputes import DisputesView
from desktop.ui.facts.editing import FactEditing
from desktop.ui.facts.filters import FactFilters
from desktop.ui.facts.listing import Disputes, WantedDisputes
from desktop.ui.facts.pane import FactPane, chosen_acts
from desktop.ui.facts.telling import ToldFact, fact_html, told_fact
from desktop.ui.models.roles import Role
from desktop.ui.models.store_facts import StoreFactsModel
from desktop.ui.widgets.row_table import RowTable
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from db.facts import Facts
    from desktop.ui.store import Store
    from desktop.wording import Wording

_WEIGHTS = (14, 14, 36, 14, 8, 14)
_ROW = 26  # pixels of height
_WIDTHS = (860, 440)
ACTS = ("correct-fact", "pin", "unpin", "note", "withdraw-fact", "copy-reference")
_LISTED, _DISPUTED = range(2)


class FactsWorkspace(QWidget):
    """`acts_changed` says that other acts are possible than before. `source_opened` carries a source's id."""

    acts_changed = Signal()
    source_opened = Signal(str)
    copied = Signal(str)

    def __init__(
        self,
        store: Store,
        actions: Mapping[str, QAction],
        today: date,
        words: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._words = words
        self._wanted_fact: FactId | None = None  # to be shown once the list is there
        self.told: ToldFact | None = None
        self._build(actions)
        self.editing = FactEditing(store, self.pane, today, words, self)
        self._lay_out(actions)
        self._join()
        if store.facts is not None:
            self._follow(store.facts)

    @property
    def effects(self) -> dict[str, Callable[[], object]]:
        """What the acts do here."""
        editing = self.editing
        return {
            "add-fact": editing.add,
            "correct-fact": editing.correct,
            "withdraw-fact": editing.withdraw,
            "pin": editing.prefer,
            "unpin": editing.unprefer,
            "note": editing.write_note,
            "copy-reference": self._copy_reference,
        }

    @property
    def possible(self) -> frozenset[str]:
        """The acts that can be done now."""
        return self.editing.possible | ({"copy-reference"} if self.told else frozenset())

    def open_fact(self, fact: FactId) -> None:
        """Show a fact in full, and in the list if it is listed."""
        self._wanted_fact = fact
        self._tell(fact)
        self._select(fact)

    def show_disputes(self) -> None:
        """Show the contradictions."""
        self.segments[_DISPUTED].click()

    def show_text(self, text: str) -> None:
        """List what holds these words, of all the facts."""
        self.segments[_LISTED].click()
        self.filters.clear()
        self.filters.line.setText(text)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.line.selectAll()

    def leave(self) -> None:
        """Keep what is being written, since the workspace goes out of view."""
        self.pane.note.keep()
        self.editing.remember()

    @property
    def unkept(self) -> bool:
        """Whether something that was written could not be kept yet."""
        return self.pane.note.unkept

    def forget(self) -> None:
        """Let go of all that came from the file."""
        self.told = None
        self.pane.note.forget()
        self.editing.forget()
        self.pane.show_nothing()
        self.model.forget()
        self.disputes.model.forget()
        self.count.clear()
        self.acts_changed.emit()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        words = self._words
        self.filters = FactFilters(words)
        self.count = muted()
        self.model = StoreFactsModel(words, self)
        self.table = RowTable(words.text("All facts"))
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.share(_WEIGHTS)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(chosen_acts(actions, ACTS))
        self.disputes = DisputesView(words)
        self.disputes.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.pane = FactPane(self._store, chosen_acts(actions, ACTS), words)

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        words = self._words
        self.segments = [QPushButton(words.text("All facts")), QPushButton(words.text("Contradictions"))]
        self.add = QPushButton(words.text("Add fact…"))
        self.add.clicked.connect(actions["add-fact"].trigger)
        self.add.setEnabled(self._store.can_change)
        self._name_add()
        head = QHBoxLayout()
        head.setSpacing(0)
        self._group = QButtonGroup(self)
        for place, segment in enumerate(self.segments):
            segment.setObjectName("segment")
            segment.setCheckable(True)
            segment.setAutoExclusive(True)  # one of several, and so called
            self._group.addButton(segment, place)
            head.addWidget(segment)
        self.segments[_LISTED].setChecked(True)
        head.addSpacing(12)
        head.addWidget(self.count, 1)
        head.addWidget(self.add)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.table)
        self._sides.addWidget(self.disputes)
        left = QWidget()
        left.setObjectName("middle")
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 10, 14, 8)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._sides, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes(list(_WIDTHS))
        left.setMinimumWidth(420)
        self.pane.setMinimumWidth(320)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _join(self) -> None:
        self.filters.changed.connect(self._list)
        self.model.sort_asked.connect(self.filters.sort_by)
        self._group.idClicked.connect(self._show_side)
        self.table.current_moved.connect(self._choose)
        self.table.opened.connect(lambda _: self.pane.page.setFocus(Qt.FocusReason.OtherFocusReason))
        self.disputes.fact_chosen.connect(lambda fact: self._tell(FactId(fact)))
        self.disputes.revisions_wanted.connect(self._list_disputes)
        self.pane.page.linked.connect(self._follow_link)
        self._store.drafts.changed.connect(self._name_add)
        self.editing.fact_made.connect(lambda fact: self.open_fact(FactId(fact)))
        self.editing.acts_changed.connect(self.acts_changed)
        self._store.facts_changed.connect(self._follow)
        self._store.kept_changed.connect(self._show_told)

    def _follow(self, facts: Facts) -> None:
        """List the facts anew and tell the one looked at anew."""
        self.add.setEnabled(self._store.can_change)
        self._name_add()
        self.filters.show_states(facts)
        self._list()
        self._list_disputes()
        if self._wanted_fact is not None:
            self._tell(self._wanted_fact)

    def _name_add(self) -> None:
        """The button says whether it begins a fact or goes on with one."""
        words, begun = self._words, self.editing.has_begun
        self.add.setText(words.text("Go on with your fact…") if begun else words.text("Add fact…"))

    def _show_side(self, side: int) -> None:
        self._sides.setCurrentIndex(side)
        for widget in (self.filters.line, self.filters.kind, self.filters.which):
            widget.setEnabled(side == _LISTED)
        self._say_count()

    def _list(self) -> None:
        facts, wanted, words = self._store.facts, self.filters.wanted, self._words
        if facts is not None:
            self._store.read(
                "list facts",
                lambda workspace: listing.listed(workspace, facts, wanted, words),
                lambda records: self._show_listed(facts, records),
            )
            self._list_disputes()

    def _list_disputes(self) -> None:
        facts, words = self._store.facts, self._words
        wanted = WantedDisputes(self.filters.wanted_state, self.disputes.revisions.isChecked())
        if facts is not None:
            self._store.read(
                "list contradictions",
                lambda _: listing.disputes(facts, wanted, words),
                lambda found: self._show_disputes(facts, found),
                urgency=6,
            )

    def _show_listed(self, facts: Facts, records: tuple[Record, ...]) -> None:
        self.model.show_facts(facts, records)
        self._say_count()
        if self._wanted_fact is not None:
            self._select(self._wanted_fact)

    def _show_disputes(self, facts: Facts, found: Disputes) -> None:
        self.disputes.show_disputes(facts, found)
        number = self._words.number(found.whole)
        self.segments[_DISPUTED].setText(self._words.text("Contradictions {number}", number=number))
        self._say_count()

    def _say_count(self) -> None:
        words = self._words
        if self._sides.currentIndex() == _LISTED:
            self.count.setText(words.plural("{n} fact", "{n} facts", self.model.rowCount()))
        else:
            self.count.setText(words.plural("{n} question", "{n} questions", self.disputes.model.rowCount()))

    def _choose(self, index: QModelIndex) -> None:
        fact = index.data(Role.KEY) if index.isValid() else None
        if fact is not None and fact != self._wanted_fact:
            self._tell(fact)

    def _select(self, fact: FactId) -> None:
        place = self.model.place_of(fact)
        if place.isValid() and place.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(place)
            self.table.scrollTo(place, RowTable.ScrollHint.PositionAtCenter)

    def _tell(self, fact: FactId) -> None:
        facts = self._store.facts
        self._wanted_fact = fact
        if facts is not None:
            self._store.read("tell fact", lambda workspace: told_fact(workspace, facts, fact), self._show)

    def _show(self, told: ToldFact | None) -> None:
        before = self.told.record.provenance.fact if self.told else None
        self.told = told
        self.editing.turn_to(told)
        if told is None:
            self.pane.show_nothing()
        else:
            self._show_told(anew=told.record.provenance.fact != before)
        self.acts_changed.emit()

    def _show_told(self, _: object = None, *, anew: bool = False) -> None:
        told = self.told
        if told is None:
            return
        notes = self._store.kept.notes_about(self.editing.about)
        self.pane.show_fact(fact_html(told, notes, self._words), anew=anew)

    def _follow_link(self, kind: str, key: str) -> None:
        match kind:
            case "fact":
                self.open_fact(FactId(key))
            case "source":
                self.source_opened.emit(key)
            case "copy":
                self.copied.emit(key)
            case "note":
                self.editing.change_note(key)

    def _copy_reference(self) -> None:
        if self.told is not None:
            self.copied.emit(self.told.record.sources[0])
