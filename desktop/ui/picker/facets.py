"""The three menus that narrow the list of states: status, region, group."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.ui.models.filter import Facet, StateFilter


class FacetButton(QToolButton):
    """A menu of values to tick; it stays what it is called whatever is ticked."""

    toggled_value = Signal(object, str)

    def __init__(self, facet: Facet, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facet = facet
        self._actions: dict[str, QAction] = {}
        self.setObjectName("facet")
        self.setText(title)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))

    def offer(self, values: Mapping[str, str]) -> None:
        """Offer these values under these names."""
        if list(values) == list(self._actions):
            return
        menu = self.menu()
        menu.clear()
        self._actions = {value: self._action(menu, value, name) for value, name in values.items()}

    def show_filter(self, chosen: StateFilter) -> None:
        for value, action in self._actions.items():
            action.setChecked(value in chosen.values(self._facet))

    def _action(self, menu: QMenu, value: str, name: str) -> QAction:
        action = menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        action.triggered.connect(self._say)
        return action

    def _say(self) -> None:
        action: QObject | None = self.sender()
        if isinstance(action, QAction):
            self.toggled_value.emit(self._facet, action.data())


class FacetRow(QWidget):
    """The menus beside each other."""

    toggled_value = Signal(object, str)

    def __init__(self, titles: Mapping[Facet, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons = {facet: FacetButton(facet, title, self) for facet, title in titles.items()}
        for button in self._buttons.values():
            button.toggled_value.connect(self.toggled_value)
            row.addWidget(button, 1)

    def offer(self, facet: Facet, values: Mapping[str, str]) -> None:
        self._buttons[facet].offer(values)

    def show_filter(self, chosen: StateFilter) -> None:
        for button in self._buttons.values():
            button.show_filter(chosen)
