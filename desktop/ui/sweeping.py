"""Python's garbage is collected on the Qt thread alone.

Python looks for garbage wherever it happens to run. Were it to find an unused widget or timer on the worker's
thread, Qt would destroy it there, and the next event for it would take the program down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 500  # milliseconds


class Sweeper(QObject):
    """While one lives, nothing but its timer collects garbage, by Python's own thresholds.

    It also keeps the search for garbage out of the start, when there is none.
    """

    _living = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Sweeper._living += 1
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    def settle(self) -> None:
        """Whatever there is now, libraries and facts, is here to stay: it is not looked through again."""
        gc.freeze()

    def stir(self) -> None:
        """A file was closed: what came from it shall be found."""
        gc.unfreeze()

    def end(self) -> None:
        """Leave it to Python again, if no other sweeper lives."""
        if self._timer.isActive():
            self._timer.stop()
            Sweeper._living -= 1
            self.stir()
            if not Sweeper._living:
                gc.enable()


def sweep() -> None:
    """Collect the oldest generation that is due."""
    due = [
        g
        for g, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(max(due))
