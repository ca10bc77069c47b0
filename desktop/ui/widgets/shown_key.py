"""A tooltip that says by which key the same is done, whatever key it is by now."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def key_of(action: QAction) -> str:
    """Its shortcut as the system writes it; "" if it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def show_key(widget: QWidget, name: str, action: QAction) -> None:
    """Name the widget so, and the key of the act beside it."""
    widget.setAccessibleName(name)

    def tell() -> None:
        key = key_of(action)
        widget.setToolTip(f"{name} ({key})" if key else name)

    action.changed.connect(tell)
    widget.destroyed.connect(lambda: _let_go(action, tell))
    tell()


def _let_go(action: QAction, tell: object) -> None:
    import shiboken6

    if shiboken6.isValid(action):
        action.changed.disconnect(tell)
