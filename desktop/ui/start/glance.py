"""The list of states as it was left, painted before anything else of the program is even read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.models.roles import Role
from desktop.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from desktop.ui.start.memory import Place, Shown

LIST = "list"
"""The place of the list; the others are grounds."""


class _ShownRows(QAbstractListModel):
    """Says what was kept; nothing in it can be changed."""

    def __init__(self, shown: Shown, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = shown.rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        name, words, mark, picked = self._rows[index.row()]
        told = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.CheckStateRole: Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked,
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {words}",
            Role.REMARK: words,
            Role.MARK: mark,
        }
        return told.get(role)


class _ShownList(RowList):
    """`painted` once it has been: then the rest of the program may be read."""

    painted = Signal()

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.setModel(_ShownRows(shown, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._last = shown.last_picked
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            self.painted.emit()


class Glance:
    """The list and the grounds around it, over a window that has nothing else yet."""

    def __init__(self, shown: Shown, window: QWidget) -> None:
        self._shown = shown
        self._grounds = {name: _ground(name, window) for name in shown.places if name != LIST}
        self.list = _ShownList(shown, window)
        self.fit(window.size())
        self._reveal()
        self.list.show()

    def fit(self, size: QSize) -> None:
        """A window that is larger or smaller than it was, being maximised or on another screen, has a longer list."""
        width, height = self._shown.size
        wider, higher = size.width() - width, size.height() - height
        for name, part in (*self._grounds.items(), (LIST, self.list)):
            place = QRect(*self._shown.places[name])
            across = name == "bar"
            part.setGeometry(place.adjusted(0, 0, wider if across else 0, 0 if across else higher))

    def leave_the_list(self, over: QWidget) -> None:
        """The window's parts are there; the list stays over theirs until this has its rows."""
        for ground in self._grounds.values():
            ground.deleteLater()
        self._grounds.clear()
        self.list.raise_()
        self.list.setGeometry(QRect(over.mapTo(over.window(), over.rect().topLeft()), over.size()))
        self._reveal()

    def _reveal(self) -> None:
        """Scroll as the true list will: to what was picked last."""
        if 0 <= self._shown.last_picked < len(self._shown.rows):
            self.list.ensurePolished()
            self.list.doItemsLayout()
            self.list.reveal(self.list.model().index(self._shown.last_picked, 0))

    def end(self) -> None:
        """The window shows the true rows."""
        self.list.hide()
        self.list.deleteLater()


def _ground(name: str, window: QWidget) -> QWidget:
    ground = QWidget(window)
    ground.setObjectName(name)
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    ground.show()
    return ground


def places_of(window: QWidget, parts: Mapping[str, QWidget]) -> dict[str, Place]:
    """Where these parts of a window are now."""
    return {
        name: (*part.mapTo(window, part.rect().topLeft()).toTuple(), part.width(), part.height())  # type: ignore[misc]
        for name, part in parts.items()
    }
