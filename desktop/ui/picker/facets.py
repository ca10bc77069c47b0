"""The three menus that narrow the list of states: status, region, group."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.dossier.query import Kind

Offers = Callable[[Kind], Mapping[str, str]]
"""The values that there are to choose from now, each "kind:key" with what it is called."""
Chosen = Callable[[Kind], frozenset[str]]


class FacetButton(QToolButton):
    """A menu of values to tick, made when it is opened."""

    toggled_value = Signal(object, str)

    def __init__(
        self, facet: Kind, title: str, offers: Offers, chosen: Chosen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facet = facet
        self._offers = offers
        self._chosen = chosen
        self.setObjectName("facet")
        self.setText(title)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        chosen = self._chosen(self._facet)
        for value, name in self._offers(self._facet).items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setData(value)
            action.triggered.connect(self._say)

    def _say(self) -> None:
        action: QObject | None = self.sender()
        if isinstance(action, QAction):
            kind, _, key = action.data().partition(":")
            self.toggled_value.emit(Kind(kind), key)


_MARGIN = 5
"""What stands beside a title in its button, in letters."""


class FacetRow(QWidget):
    """The menus beside each other."""

    toggled_value = Signal(object, str)

    def __init__(
        self, titles: Mapping[Kind, str], offers: Offers, chosen: Chosen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons = {
            facet: FacetButton(facet, title, offers, chosen, self) for facet, title in titles.items()
        }
        for button in self.buttons.values():
            button.toggled_value.connect(self.toggled_value)
            # by its letters: asked for more than there is, a layout gives each the same, and cuts the longest
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(button, len(button.text()) + _MARGIN)
