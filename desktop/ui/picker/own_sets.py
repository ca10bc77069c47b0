"""The sets under the list of states: press one to filter by it, keep one's own, rename and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.query import Kind, Term
from desktop.ui.models.roles import Role
from desktop.ui.models.sets import SetsModel
from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.dossier.lexicon import Filter, Lexicon
    from desktop.wording import Wording

_FROM_FILTER, _FROM_PICKS = "filter", "picks"


class SetList(RowList):
    """A row says `chosen`; F2 and Delete on one of the user's own say `renaming` and `removing`."""

    renaming = Signal(QModelIndex)
    removing = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        says = {Qt.Key.Key_F2: self.renaming, Qt.Key.Key_Delete: self.removing}
        if event.key() in says and self.currentIndex().isValid():
            says[Qt.Key(event.key())].emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class OwnSets(QWidget):
    """The list, the buttons that make a set, and a line that asks for its name in place of a dialog.

    chosen: filter by that set. picks_asked: pick all of it. keep_filter, keep_picks, rename, remove: what the
    user wants done, with the name or the set's key; whoever does it says `done` or shows what is in the way.
    """

    chosen = Signal(object)
    picks_asked = Signal(object)
    keep_filter = Signal(str)
    keep_picks = Signal(str)
    rename = Signal(str, str)
    remove = Signal(str)

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._naming: Callable[[str], None] | None = None
        self.can_change = False
        self.model = SetsModel(words, self)
        self.list = SetList(words.text("Sets of states"), snug=True)
        self.list.setModel(self.model)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.from_filter = _plain(
            words.text("+ Set from filter"), words.text("Keep what filters the list as a set")
        )
        self.from_picks = _plain(
            words.text("+ Set from picks"), words.text("Keep the picked states as a set")
        )
        self.line = NameField(words)
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self._connect()
        self.enable(filtered=False, picked=False)

    def show_sets(self, lexicon: Lexicon) -> None:
        """Ready-made sets and the user's own, as they are on the day."""
        ready = [each for each in lexicon.of_kind(Kind.SET) if each.term.key != "met"]
        self.model.show_sets((*ready, *lexicon.of_kind(Kind.OWN)))
        self.list.fit()

    def enable(self, *, filtered: bool, picked: bool) -> None:
        """Whether there is something to make a set of."""
        self.from_filter.setEnabled(self.can_change and filtered)
        self.from_picks.setEnabled(self.can_change and picked)

    def done(self, key: str = "") -> None:
        """What was asked for is done. key: of the set to show."""
        self._stop_naming()
        place = self.model.place_of(Term(Kind.OWN, key)) if key else None
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))
            self.list.scrollTo(self.model.index(place))

    def show_problem(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.from_filter)
        row.addWidget(self.from_picks)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self.problem)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda index: self.chosen.emit(index.data(Role.ROW).term))
        self.list.renaming.connect(self._ask_to_rename)
        self.list.removing.connect(self._ask_to_remove)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.from_filter.clicked.connect(lambda: self._ask(_FROM_FILTER))
        self.from_picks.clicked.connect(lambda: self._ask(_FROM_PICKS))
        self.line.named.connect(self._name)
        self.line.cancelled.connect(self._stop_naming)

    def ask_for_picks(self) -> None:
        """Ask for the name of a set of what is picked."""
        self._ask(_FROM_PICKS)

    def ask_for_filter(self) -> None:
        """Ask for the name of a set of what fits the filter, on any day."""
        self._ask(_FROM_FILTER)

    def _ask(self, source: str) -> None:
        self._naming = (self.keep_filter if source == _FROM_FILTER else self.keep_picks).emit
        self.show_problem("")
        self.line.ask(self._words.text("Name of the new set"), "")

    def _ask_to_rename(self, index: QModelIndex) -> None:
        shown: Filter = index.data(Role.ROW)
        if self.can_change and shown.term.kind is Kind.OWN:
            key = shown.term.key
            self._naming = lambda name: self.rename.emit(key, name)
            self.show_problem("")
            self.line.ask(self._words.text("New name of the set"), shown.title)

    def _ask_to_remove(self, index: QModelIndex) -> None:
        shown: Filter = index.data(Role.ROW)
        if self.can_change and shown.term.kind is Kind.OWN:
            self.remove.emit(shown.term.key)

    def _name(self, name: str) -> None:
        if self._naming is not None:
            self._naming(name)

    def _stop_naming(self) -> None:
        self._naming = None
        self.show_problem("")
        if not self.line.isHidden():
            self.line.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.menu_of(index).popup(self.list.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with the set."""
        words, shown = self._words, index.data(Role.ROW)
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words.text("Filter by it")).triggered.connect(lambda: self.chosen.emit(shown.term))
        menu.addAction(words.text("Pick all of it")).triggered.connect(
            lambda: self.picks_asked.emit(shown.term)
        )
        if shown.term.kind is Kind.OWN and self.can_change:
            menu.addSeparator()
            menu.addAction(words.text("Rename…\tF2")).triggered.connect(lambda: self._ask_to_rename(index))
            menu.addAction(words.text("Remove\tDel")).triggered.connect(lambda: self._ask_to_remove(index))
        return menu


class NameField(QLineEdit):
    """Asks for a name: Enter says it, Escape calls it off."""

    named = Signal(str)
    cancelled = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setMaxLength(200)
        self.returnPressed.connect(lambda: self.named.emit(self.text()))
        self.hide()

    def ask(self, question: str, suggested: str) -> None:
        """Show the line, ready to type."""
        self.setAccessibleName(question)
        self.setPlaceholderText(self._words.text("{question}, then Enter", question=question))
        self.setText(suggested)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _plain(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("plain")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
