"""Where the Tab key stops."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_of(pane: QWidget) -> list[QWidget]:
    """Where Tab stops in it, as one reads.

    Not by Qt's chain of them: what PySide gets from there it takes for a part of the widget before, and forgets with it.
    """
    stops = [stop for stop in (pane, *pane.findChildren(QWidget)) if _is_stop(stop)]
    back = -1 if pane.isRightToLeft() else 1

    def place(stop: QWidget) -> tuple[int, int]:
        corner = stop.mapTo(pane, stop.rect().topLeft())
        return corner.y(), corner.x() * back

    return sorted(stops, key=place)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
