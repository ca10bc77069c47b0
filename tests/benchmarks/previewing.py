"""From the last letter typed to the page that shows it, and what a letter costs meanwhile, there and in the box.

Baselines, in the same run: the same brief made and its first page drawn with no window at all; and a letter typed
into a bare line of text with a list of fourteen rows under it. The processor time of the window's own thread says
what a computer with nothing else to do would take.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from timing import tell, times_ms

from db.records import StateCode
from desktop.ui import acts
from desktop.ui.app import application, make_window
from desktop.ui.brief.pages import Pages, draw_page
from desktop.ui.main_window import MainWindow
from desktop.ui.session import PAUSE

_PATIENCE = 60_000  # milliseconds
_TIMES = 30
_QUERIES = (
    "ukraine casualties 2024",
    "export a book",
    "landmine monitor",
    "withdrawing",
    "germany",
    "Article 5",
)


def main() -> None:
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(Path(folder) / "b.minebrief", date(2025, 12, 5), Path(folder) / "b.ini")
        window.resize(1440, 900)
        window.show()
        _until(lambda: window.session.store.facts is not None and not window.session.operations.busy)
        window.session.choice.pick((StateCode("UKR"),))
        _until(lambda: window.session.made is not None and not window.session.operations.busy)
        bare = _bare_letters()
        _pages(window)
        _letters(window, bare)
        _box(window, bare)
        window.close()


def _pages(window: MainWindow) -> None:
    """From the last letter to the first page that has it."""
    floor = _without_window(window)
    field, times = window.brief.organisation, []
    drawn: list[float] = []

    def take(pages: Pages) -> None:
        if (
            not drawn
            and pages.drawn[0] is not None
            and field.text() in pages.drawn[0].text.replace("\n", " ")
        ):
            drawn.append(time.perf_counter())

    window.session.pages_drawn.connect(take)
    for number in range(_TIMES):
        field.setText("Mines Action Canad")
        _until(lambda: not _busy(window))
        drawn.clear()
        QTest.keyClicks(field, chr(ord("a") + number % 26))
        began = time.perf_counter()
        _until(lambda: bool(drawn))
        times.append((drawn[0] - began) * 1000)
        _until(lambda: not _busy(window))
    times.sort()
    middle = floor[len(floor) // 2]
    for name, part in (("median", 0.5), ("95th percentile", 0.95)):
        told = f"letter to page, pause of {PAUSE} ms in it, {name}"
        tell(told, times[int(len(times) * part)], middle, "no window")


def _without_window(window: MainWindow) -> list[float]:
    """The same brief, made and its first page drawn."""
    session = window.session
    facts, dossier, look = session.facts, session.dossier, session.press.look
    assert facts is not None
    assert dossier is not None
    order = acts.PrintOrder.of(session.choice, session.store.kept)

    def make() -> None:
        made = acts.make_brief(facts, dossier, order)
        draw_page(made.brief.pdf, 0, look)

    return times_ms(make, _TIMES)


def _letters(window: MainWindow, bare: float) -> None:
    """What a letter costs while pages are made, typed five in a second and more."""
    field, times = window.brief.organisation, []
    field.clear()
    for number in range(3 * _TIMES):
        times.append(_letter(field, chr(ord("a") + number % 26), field))
        _until_over(time.perf_counter() + 0.06)
        if number % 30 == 29:
            field.clear()
    _tell(times, bare, "a letter while pages are made")
    _until(lambda: not _busy(window))


def _box(window: MainWindow, bare: float) -> None:
    """What a letter costs in the box, its list painted, the store answering meanwhile."""
    box, times = window.bar.search, []
    window.activateWindow()
    box.open()
    for query in _QUERIES:
        box.clear()
        for letter in query:
            times.append(_letter(box, letter, box.drop))
            _until_over(time.perf_counter() + 0.09)
    _tell(times, bare, "a letter in the box, list painted")


def _tell(times: list[tuple[float, float]], bare: float, what: str) -> None:
    for which, of in (("", 0), (", processor", 1)):
        ordered = sorted(each[of] for each in times)
        for name, part in (("median", 0.5), ("95th percentile", 0.95)):
            tell(f"{what}{which}, {name}", ordered[int(len(ordered) * part)], bare, "a bare line and list")


def _bare_letters() -> float:
    """The median of a letter typed into a line that nobody listens to, over a list that is painted."""
    window = QWidget()
    line, rows = QLineEdit(), QListWidget()
    rows.addItems(["Ukraine: a row of about as many words as one of ours has"] * 14)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(rows)
    window.resize(680, 400)
    window.show()
    line.setFocus()
    letters = "the quick brown fox jumps over the lazy dog"
    times = sorted(_letter(line, letter, rows)[1] for letter in letters)
    return times[len(times) // 2]


def _letter(line: QLineEdit, letter: str, painted: QWidget) -> tuple[float, float]:
    """Milliseconds until it is painted, and of the processor."""
    began, at_work = time.perf_counter(), time.thread_time()
    QTest.keyClicks(line, letter)
    QApplication.processEvents()
    painted.grab()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - at_work) * 1000


def _busy(window: MainWindow) -> bool:
    return bool(window.session.operations.busy) or window.session.about_to_act


def _until_over(then: float) -> None:
    _until(lambda: time.perf_counter() >= then)


def _until(reached: Callable[[], bool]) -> None:
    """Handle events until it is so, with no pause of its own between two looks."""
    loop = QEventLoop()
    give_up = time.perf_counter() + _PATIENCE / 1000
    while not reached():
        if time.perf_counter() > give_up:
            raise TimeoutError("the window does not get there")
        wake = QTimer(singleShot=True, interval=1, timerType=Qt.TimerType.PreciseTimer)
        wake.timeout.connect(loop.quit)
        wake.start()
        loop.exec()


if __name__ == "__main__":
    main()
