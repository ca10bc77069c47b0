"""The slim rail at the left: one button a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme import rail_icon

if TYPE_CHECKING:
    from desktop.wording import Wording

WIDTH = 58
_ICON = QSize(20, 20)


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace as the rail shows it. icon: of resources/icons, "rail-" left out."""

    key: str
    name: str
    icon: str


def places_of(words: Wording) -> tuple[Place, ...]:
    """The workspaces there are."""
    return (
        Place("brief", words.text("Brief"), "brief"),
        Place("states", words.text("States"), "states"),
        Place("facts", words.text("Facts"), "facts"),
        Place("sources", words.text("Sources"), "sources"),
    )


class Rail(QWidget):
    """`chosen` says the key of the workspace that one wants to see."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.text("Workspaces"))
        self.setMinimumWidth(WIDTH)  # and as wide as the longest name in the language
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 8, 3, 8)
        column.setSpacing(4)
        for place in places:
            column.addWidget(self._add(place))
        column.addStretch(1)

    def show_place(self, key: str) -> None:
        """Mark the workspace that is shown; of a page that has no button, none is marked."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def _add(self, place: Place) -> QToolButton:
        button = QToolButton()
        button.setObjectName("place")
        button.setIcon(rail_icon(place.icon))
        button.setIconSize(_ICON)
        button.setText(place.name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # one of several: F6 comes to the one that is pressed
        button.setAccessibleName(place.name)
        button.setToolTip(place.name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _, key=place.key: self.chosen.emit(key))
        self._group.addButton(button)
        self.buttons[place.key] = button
        return button
