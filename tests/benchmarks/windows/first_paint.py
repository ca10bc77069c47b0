"""Notices the first paint of what is waited for, tells the time and ends the program."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication


class FirstPaint(QObject):
    """Watches every event of the application; prints the time of the paint since the epoch, in seconds.

    awaited: whether the object that is painted is what is waited for; a list of all states if not given.
    """

    def __init__(self, application: QApplication, awaited: Callable[[QObject], bool] | None = None) -> None:
        super().__init__(application)
        self._awaited = awaited or lists_states
        self._seen = False
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Paint and not self._seen and self._awaited(watched):
            self._seen = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        """Called once the paint that was under way is done."""
        print(repr(time.time()), flush=True)
        QApplication.quit()


def shows_a_map(watched: QObject) -> bool:
    """Whether it is the map with something drawn on it."""
    from desktop.ui.figures.map_view import MapView

    return isinstance(watched, MapView) and watched.raster is not None


def lists_states(watched: QObject) -> bool:
    """Whether it is a list with all the states in it."""
    view = watched.parent()
    if not isinstance(view, QAbstractItemView) or view.viewport() is not watched:
        return False
    return view.model().rowCount() >= 197
