"""From one part of the window to the next by key, without passing all that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QSplitter, QWidget

from desktop.ui.widgets.stops import stops_of

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Panes(QObject):
    """The bar, the rail, each column of the workspace in view, the status line: in this order, round and round.

    A pane that is come back to has the keyboard where it was.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left: dict[QWidget, QWidget] = {}
        window.menus.offer({"next-pane": lambda: self.step(1), "previous-pane": lambda: self.step(-1)})

    def step(self, by: int) -> None:
        """Put the keyboard into the pane that follows so many later."""
        panes = [pane for pane in self._panes() if stops_of(pane)]
        if not panes:
            return
        focus = QApplication.focusWidget()
        now = next((place for place, pane in enumerate(panes) if _holds(pane, focus)), None)
        if now is not None and focus is not None:
            self._left[panes[now]] = focus
        place = (now + by) % len(panes) if now is not None else 0
        self._enter(panes[place])

    def _panes(self) -> Iterator[QWidget]:
        window = self._window
        if window.cover.page is not None:
            yield window.cover.page
        else:
            yield from (window.bar, window.naming, window.strip, window.rail)
            yield from _columns(window.workspaces.currentWidget())
        yield window.status

    def _enter(self, pane: QWidget) -> None:
        stops = stops_of(pane)
        left = self._left.get(pane)
        chosen = left if left in stops else _first_of(stops)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)


def _columns(workspace: QWidget | None) -> list[QWidget]:
    """The columns of a workspace from left to right; itself, if it has none."""
    if workspace is None:
        return []
    inside = workspace.findChildren(QSplitter)
    splitters = [workspace] if isinstance(workspace, QSplitter) else inside
    across = next((each for each in splitters if each.orientation() is Qt.Orientation.Horizontal), None)
    if across is None:
        return [workspace]
    return [column for place in range(across.count()) if (column := across.widget(place)) is not None]


def _first_of(stops: list[QWidget]) -> QWidget | None:
    """The first, but of a row of buttons that is pressed."""
    pressed = (
        stop
        for stop in stops
        if isinstance(stop, QAbstractButton) and stop.autoExclusive() and stop.isChecked()
    )
    return next(pressed, stops[0] if stops else None)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
