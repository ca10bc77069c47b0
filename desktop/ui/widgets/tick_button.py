"""A button that says what is ticked in its menu: all of a kind, or how many."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.ui.widgets.staying_menu import StayingMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Value = TypeVar("Value", bound=Hashable)


class TickButton(QPushButton, Generic[Value]):
    """Without a tick there is no choice: all are meant.

    say: the words of the button for so many ticks, 0 for none. name: those that a screen reader is told, with these in it.
    ticked: by the user, or by `tick`.
    """

    ticked = Signal()

    def __init__(
        self, say: Callable[[int], str], name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._say, self._name = say, name
        self.setObjectName("plain")
        self.ticks = StayingMenu(self)
        self.setMenu(self.ticks)
        self._tell()

    @property
    def values(self) -> frozenset[Value]:
        """Those that are ticked."""
        return frozenset(action.data() for action in self.ticks.actions() if action.isChecked())

    def offer(self, titles: Mapping[Value, str]) -> None:
        """What there is to tick, by what it is called; what was ticked and is still there stays so."""
        if [action.data() for action in self.ticks.actions()] == list(titles):
            return
        held = self.values
        self.ticks.clear()
        for value, title in titles.items():
            action = self.ticks.addAction(title.replace("&", "&&"))
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in held)
            action.toggled.connect(self._follow)
        self.setEnabled(bool(titles))
        self._tell()

    def tick(self, values: Collection[Value]) -> None:
        """Have exactly these ticked, of what there is."""
        before = self.values
        for action in self.ticks.actions():
            action.blockSignals(True)  # one change, not one a tick
            action.setChecked(action.data() in values)
            action.blockSignals(False)
        if self.values != before:
            self._follow()

    def _follow(self) -> None:
        self._tell()
        self.ticked.emit()

    def _tell(self) -> None:
        text = self._say(len(self.values))
        self.setText(text)
        self.setAccessibleName(self._name(text))
