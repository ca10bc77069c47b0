"""The workspaces of the window, of which one is shown; each is built when it is first visited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Workspaces(QStackedWidget):
    """`shown` says the key of the workspace that is in view from now on."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}
        self.key = ""

    def offer(self, key: str, make: Callable[[], QWidget]) -> None:
        """From now on there is a workspace of this key, built by `make`."""
        self._makers[key] = make

    def visit(self, key: str) -> QWidget:
        """Show the workspace. Raises KeyError for one that nobody offers."""
        widget = self.built(key)
        if key != self.key:
            self.key = key
            self.setCurrentWidget(widget)
            self.shown.emit(key)
        return widget

    def built(self, key: str) -> QWidget:
        """The workspace, built if it was not. Raises KeyError for one that nobody offers."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self.addWidget(self._made[key])
        return self._made[key]

    def is_built(self, key: str) -> bool:
        """Whether it has been visited or asked for."""
        return key in self._made
