"""From the click on a state until map, panels and pages show it: all painted, one state after another.

Baseline, in the same run: a bare Qt list in which a row is clicked and painted. The processor time of all threads
says what a computer with nothing else to do would take at most.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListView
from timing import tell

from desktop.ui.app import application, make_window
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.raster import Raster

_PATIENCE = 60.0  # seconds
_CLICKS = 60


def main() -> None:
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder) / "b.minebrief", date(2025, 12, 5), Path(folder) / "b.ini")
        window.resize(1280, 720)
        window.show()
        until(lambda: window.session.store.facts is not None and rests(window))
        bare = _bare()
        for name, most in (("one state in turn", 1), ("a fifth state added and taken away", 5)):
            times = _walk(window, most)
            for part, taken in times.items():
                taken.sort()
                middle, last = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
                tell(f"{name}: {part}, median", middle, bare, "a row clicked and painted")
                tell("  95th percentile", last, bare, "the same")
        window.close()


def _walk(window: MainWindow, most: int) -> dict[str, list[float]]:
    """Milliseconds from each click to what is painted; the processor time of it all."""
    chance = random.Random(1)  # noqa: S311
    states, session = window.picker.states, window.session
    rows = [index.row() for index in (states.shown.index(row, 0) for row in range(states.shown.rowCount()))]
    seen: dict[str, float] = {}
    session.usable_found.connect(lambda _: seen.setdefault("facts", time.perf_counter()))
    session.pages_drawn.connect(lambda _: seen.setdefault("pages", time.perf_counter()))
    shown = window.middle.map.show_raster

    def show_raster(raster: Raster) -> None:
        shown(raster)
        seen.setdefault("map", time.perf_counter())

    window.middle.map.show_raster = show_raster
    told: dict[str, list[float]] = {"map": [], "facts": [], "pages": [], "all, painted": [], "processor": []}
    for row in chance.sample(rows, _CLICKS):
        session.choice.pick(session.choice.states[-(most - 1) :] if most > 1 else ())
        until(lambda: rests(window))
        index = states.shown.index(row, 0)
        states.list.scrollTo(index)
        _pass()
        seen.clear()
        began, at_work = time.perf_counter(), time.process_time()
        _click(states.list, index)
        until(lambda: rests(window))
        window.grab()
        told["all, painted"].append((time.perf_counter() - began) * 1000)
        told["processor"].append((time.process_time() - at_work) * 1000)
        for part, moment in seen.items():
            told[part].append((moment - began) * 1000)
    return {part: taken for part, taken in told.items() if taken}


def _bare() -> float:
    """The median milliseconds of a click in a list of as many rows that is painted whole."""
    view = QListView()
    view.setModel(QStringListModel([f"State {number}" for number in range(197)]))
    view.resize(1280, 720)
    view.show()
    taken = []
    for row in range(20):
        began = time.perf_counter()
        _click(view, view.model().index(row, 0))
        view.grab()
        taken.append((time.perf_counter() - began) * 1000)
    view.close()
    return sorted(taken)[len(taken) // 2]


def _click(view: QAbstractItemView, index: QModelIndex) -> None:
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualRect(index).center(),
    )


def rests(window: MainWindow) -> bool:
    return not window.session.operations.busy and not window.session.about_to_act


def _pass() -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def until(reached: Callable[[], bool]) -> None:
    """Handle events until it is so, with no pause of its own between two looks."""
    give_up = time.perf_counter() + _PATIENCE
    _pass()
    while not reached():
        if time.perf_counter() > give_up:
            raise TimeoutError("the window does not get there")
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
