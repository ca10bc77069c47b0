"""From one state's page to the next: until its words are painted, and until its chart is.

Baseline, in the same run: a bare Qt text browser that is given the same words and painted. The processor time of
all threads says what a computer with nothing else to do would take at most.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QTextBrowser
from timing import tell

from desktop.ui.app import application, make_window
from desktop.ui.main_window import MainWindow

_PATIENCE = 60_000  # milliseconds
_SIZE = 1280, 720


def main() -> None:
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder) / "b.minebrief", date(2025, 12, 5), Path(folder) / "b.ini")
        window.show()
        window.resize(*_SIZE)
        _until(lambda: window.session.store.facts is not None and not window.session.operations.busy)
        began = time.perf_counter()
        window.workspaces.visit("states")
        states = window.desk.states
        _until(lambda: states.told is not None)
        first = (time.perf_counter() - began) * 1000
        _until(lambda: not window.session.operations.busy)
        words, charts, worked, bare = _walk(window)
        base = bare[len(bare) // 2]
        tell("the first visit, built and shown", first, base, "a bare text browser")
        for name, part in (("median", 0.5), ("95th percentile", 0.95)):
            tell(f"  to the next state, words, {name}", words[int(len(words) * part)], base, "the same")
            tell(f"  the same with its chart, {name}", charts[int(len(charts) * part)], base, "the same")
            tell(f"  processor time of that, {name}", worked[int(len(worked) * part)], base, "the same")
        window.close()


def _walk(window: MainWindow) -> tuple[list[float], list[float], list[float], list[float]]:
    """Milliseconds, the shortest first: the words, also the chart, its processor time, the bare browser."""
    states, busy = window.desk.states, window.session.operations
    browser = QTextBrowser()
    browser.resize(960, 620)
    browser.show()
    words, charts, worked, bare = [], [], [], []
    for code in states.list.codes:
        began, at_work = time.perf_counter(), time.process_time()
        states.open_state(code)
        _until(lambda code=code: states.told is not None and states.told.page.state.code == code)
        states.grab()
        words.append((time.perf_counter() - began) * 1000)
        _until(lambda: not busy.busy)
        states.grab()
        if states.sheet.has_chart:
            charts.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - at_work) * 1000)
        told = "".join(states.told.parts.values()) if states.told else ""
        began = time.perf_counter()
        browser.setHtml(told)
        browser.grab()
        bare.append((time.perf_counter() - began) * 1000)
    return sorted(words), sorted(charts), sorted(worked), sorted(bare)


def _until(reached: Callable[[], bool]) -> None:
    """Handle events until it is so, with no pause of its own between two looks."""
    loop = QEventLoop()
    give_up = time.perf_counter() + _PATIENCE / 1000
    while not reached():
        if time.perf_counter() > give_up:
            raise TimeoutError("the window does not get there")
        wake = QTimer(singleShot=True, interval=1)
        wake.timeout.connect(loop.quit)
        wake.start()
        loop.exec()


if __name__ == "__main__":
    main()
