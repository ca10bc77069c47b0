"""A tooltip that says by which key the same is done, whatever key it is by now."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def key_of(action: QAction) -> str:
    """Its shortcut as the system writes it; "" if it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def show_key(widget: QWidget, name: str, action: QAction) -> None:
    """Name the widget so, and the key of the act beside it."""
    widget.setAccessibleName(name)
    _Told(widget, name, action)


class _Told(QObject):
    """Belongs to the widget, and goes with it."""

    def __init__(self, widget: QWidget, name: str, action: QAction) -> None:
        super().__init__(widget)
        self._widget, self._name, self._action = widget, name, action
        action.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        key = key_of(self._action)
        self._widget.setToolTip(f"{self._name} ({key})" if key else self._name)
