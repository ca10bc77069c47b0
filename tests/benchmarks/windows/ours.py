"""Minebrief as a user starts it, watched from the moment its event loop begins; with "map" until its map is there."""

from __future__ import annotations

import sys

from first_paint import FirstPaint, lists_states, shows_a_map
from PySide6.QtWidgets import QApplication

from desktop.command_line.main import run

start = QApplication.exec


def watched() -> int:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watcher = FirstPaint(application, shows_a_map if "map" in sys.argv[1:] else lists_states)
    return start() if watcher else 1


QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
sys.exit(run([]))
