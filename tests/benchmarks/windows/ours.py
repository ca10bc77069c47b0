"""Minebrief as a user starts it, watched from the moment its event loop begins."""

from __future__ import annotations

import sys

from first_paint import FirstPaint
from PySide6.QtWidgets import QApplication

from desktop.ui.app import run_window

start = QApplication.exec


def watched() -> int:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watcher = FirstPaint(application)
    return start() if watcher else 1


QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
sys.exit(run_window(None))
