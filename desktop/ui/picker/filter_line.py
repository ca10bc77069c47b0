"""The line in which one types what filters the states, and the list of what it may go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.models.roles import Role
from desktop.ui.models.suggestions import SuggestionsModel
from desktop.ui.models.tips import tip
from desktop.ui.theme import SNUG_ROW_HEIGHT
from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.dossier.suggesting import Suggestion
    from desktop.wording import Wording

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FilterLine(QLineEdit):
    """Type; Enter keeps what is typed, Tab or the arrows and Enter take a suggestion, Escape leaves.

    entered: Enter, with no suggestion chosen. taken: the line as a suggestion has it.
    downed: Down, with no suggestion to go to. emptied_back: Backspace in an empty line. lefted: Left at its beginning.
    """

    entered = Signal()
    taken = Signal(str)
    downed = Signal()
    emptied_back = Signal()
    lefted = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.model = SuggestionsModel(words, self)
        self._how = ""
        self._drop: Drop | None = None
        self._closed_for: str | None = None  # the text for which Escape closed the list

    def explain(self, how: str) -> None:
        """Say how to type, in the tooltip and to who hears the line."""
        self._how = how
        self.setToolTip(tip(how))
        self.setAccessibleDescription(how)

    @property
    def drop(self) -> Drop:
        """The list under the line; it belongs to the window, so that it may lie over other parts."""
        if self._drop is None:
            self._drop = Drop(self.model, self._words, self.window())
            self._drop.list.chosen.connect(self._take)
        return self._drop

    @property
    def suggesting(self) -> bool:
        """Whether the list is to be seen."""
        return self._drop is not None and self._drop.isVisible()

    def suggest(self, rows: tuple[Suggestion, ...]) -> None:
        """Show these under the line, none of them chosen; hide the list if there is none."""
        self.model.show_rows(rows)
        self.setAccessibleDescription(self._how)
        if rows and self.hasFocus() and self.text() != self._closed_for:
            self.drop.open_under(self, len(rows))
        elif self._drop is not None:
            self._drop.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab takes the first suggestion, or the one chosen; else it leads on as anywhere."""
        if event.type() == QEvent.Type.KeyPress and self.suggesting:
            pressed: QKeyEvent = event  # type: ignore[assignment]  # a key press is one
            plain = pressed.modifiers() == Qt.KeyboardModifier.NoModifier
            if pressed.key() == Qt.Key.Key_Tab and plain and self.text():
                self._take(self.drop.chosen_or_first())
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._drop is not None and not self._drop.underMouse():
            self._drop.hide()

    def _act_on(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Do what the key means here; False if it means nothing but what it does in any line."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self.drop.list.currentIndex() if self.suggesting else QModelIndex()
            if chosen.isValid():
                self._take(chosen)
            else:
                self.entered.emit()
            return True
        if key in _STEPS and self.suggesting:
            self._step(_STEPS[key])
            return True
        return self._leave_by(key)

    def _leave_by(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Down:
            self.downed.emit()
        elif key == Qt.Key.Key_Escape and self.suggesting:
            self._closed_for = self.text()
            self.drop.hide()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied_back.emit()
        elif key == Qt.Key.Key_Left and not self.text():
            self.lefted.emit()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        if not self.drop.step(by):
            self.downed.emit()
        chosen = self.drop.list.currentIndex()
        said = chosen.data(Qt.ItemDataRole.AccessibleTextRole) if chosen.isValid() else self._how
        self.setAccessibleDescription(said)

    def _take(self, index: QModelIndex) -> None:
        row: Suggestion | None = index.data(Role.ROW) if index.isValid() else None
        if row is not None:
            self.drop.hide()
            self.taken.emit(row.text)


class Drop(QFrame):
    """What may be meant, as one types."""

    def __init__(self, model: SuggestionsModel, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("hits")
        self.list = RowList(words.text("Suggested filters"), snug=True)
        self.list.setModel(model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        parent.installEventFilter(self)
        self.hide()

    def open_under(self, line: QWidget, rows: int) -> None:
        corner = line.mapTo(self._window, QPoint(0, line.height() + 1))
        self.setGeometry(corner.x(), corner.y(), line.width(), rows * SNUG_ROW_HEIGHT + 14)
        self.list.setCurrentIndex(QModelIndex())
        self.show()
        self.raise_()

    def step(self, by: int) -> bool:
        """Choose the next row or the one before; False past the last. Before the first none is chosen."""
        place = self.list.currentIndex().row() + by
        if place >= self.list.model().rowCount():
            self.hide()
            return False
        self.list.setCurrentIndex(self.list.model().index(place, 0) if place >= 0 else QModelIndex())
        return True

    def chosen_or_first(self) -> QModelIndex:
        current = self.list.currentIndex()
        return current if current.isValid() else self.list.model().index(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list closes when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return super().eventFilter(watched, event)
