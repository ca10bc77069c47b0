"""A window, a monkey in it, and what must hold while it plays and when it is gone."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

import psutil
import shiboken6
from contents import contents, differences
from monkey import PASSPHRASE, Monkey
from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from watching import Watch, watched

from db.errors import PassphraseNeeded
from db.opening import open_workspace
from db.workspace import Workspace
from desktop.ui.app import application, make_window
from desktop.ui.main_window import MainWindow

GROWTH = 25.0
"""MiB that a thousand steps may add to the memory once everything has been visited."""
WARM = 600
"""Steps in which workspaces are built and libraries read; memory is compared after them."""
_EVERY = 200  # steps between two looks at the memory
_PATIENCE = 120  # seconds for the longest act, a book of all states
_TODAY = date(2025, 12, 5)
_DELEGATION = "22MSP delegation.minebrief"


class Fault(Exception):
    """Something went wrong; the text tells what."""


@dataclass
class Play:
    """folder: a new one, for the workspace and whatever the monkey writes. hurry: it does not wait after each step."""

    folder: Path
    seed: int
    hurry: bool = False
    trace: bool = False
    sizes: list[tuple[int, float]] = field(default_factory=list)
    """Memory in MiB after so many steps."""
    done: Counter[str] = field(default_factory=Counter)
    """How many operations of each kind the store has in the end."""

    def run(self, goes_on: Callable[[int], bool]) -> str:
        """Play while `goes_on` says so of the number of steps; what was wrong, "" if nothing."""
        path = self.folder / _DELEGATION
        with open_workspace(path) as workspace:
            before = contents(workspace)
        with watched() as watch:
            try:
                window, monkey = self._open(path)
            except Fault as fault:
                return str(fault)
            try:
                self._play(monkey, watch, goes_on)
                _undo_all(window, path)
                _at_rest(window)
                window.close()
                window.close()  # a note that could not be kept is warned of once
                _no_fault(watch)
                self._compare(before, path)
                self._measure_growth()
            except Fault as fault:
                return f"{fault}\nThe last steps:\n  " + "\n  ".join(monkey.last)
            finally:
                window.session.close()
                shiboken6.delete(window)
        return ""

    def _open(self, path: Path) -> tuple[MainWindow, Monkey]:
        application()
        QPrintDialog.exec = lambda _: 0  # type: ignore[method-assign]  # the system's own: it would wait for a person
        self._browser = _Browser()
        for scheme in ("http", "https", "file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self._browser, "open")  # type: ignore[arg-type]  # its stubs err
        monkey: list[Monkey] = []
        window = make_window(
            path,
            _TODAY,
            self.folder / "home" / "window.ini",
            lambda *asked: monkey[0].ask(*asked),  # noqa: PLW0108 (it is not there yet)
            lambda *asked: monkey[0].find(*asked),  # noqa: PLW0108
        )
        monkey.append(Monkey(window, self.seed))
        monkey[0].folder, monkey[0].first = self.folder, path
        window.folder = self.folder
        window.show()
        _until(lambda: window.session.facts is not None)
        _at_rest(window)
        return window, monkey[0]

    def _play(self, monkey: Monkey, watch: Watch, goes_on: Callable[[int], bool]) -> None:
        window = monkey.window
        while goes_on(monkey.count):
            monkey.step()
            if self.trace and monkey.last:
                print(monkey.last[-1], flush=True)
            _pass_events()
            if not self.hurry or monkey.count % 40 == 0:
                _at_rest(window)
            _no_fault(watch)
            if monkey.count % _EVERY == 0:
                _at_rest(window)
                gc.collect()
                self.sizes.append((monkey.count, psutil.Process().memory_info().rss / 2**20))

    def _compare(self, before: Mapping[str, object], path: Path) -> None:
        with _opened(path) as workspace:
            self.done = Counter(each.act.value for each in workspace.operations(100_000))
            while workspace.undo():
                pass
            lost = differences(before, contents(workspace))
        if lost:
            raise Fault("All is undone, and the store is not what it was:\n" + "\n".join(lost))

    def _measure_growth(self) -> None:
        warm = [(step, size) for step, size in self.sizes if step >= WARM]
        if len(warm) < 6:
            return
        half = len(warm) // 2
        (early, first), (late, last) = _middle(warm[:half]), _middle(warm[half:])
        growth = (last - first) / (late - early) * 1000
        if growth > GROWTH:
            raise Fault(f"A thousand steps cost {growth:.1f} MiB that are not given back: {self.sizes}")


class _Browser(QObject):
    """Stands in for the system's: links that the monkey clicks lead nowhere."""

    @Slot(QUrl)
    def open(self, _: QUrl) -> None: ...


def _opened(path: Path) -> Workspace:
    """The monkey may have protected it."""
    try:
        return open_workspace(path)
    except PassphraseNeeded:
        return open_workspace(path, passphrase=PASSPHRASE)


def _undo_all(window: MainWindow, path: Path) -> None:
    """By the window's own act, if it is this file that it shows, unlocked."""
    _at_rest(window)
    undo = window.menus.actions["undo"]
    while window.session.workspace_path == path and undo.isEnabled():
        undo.trigger()
        _at_rest(window)


def _no_fault(watch: Watch) -> None:
    if watch.seen:
        raise Fault("\n".join(watch.seen[:5]))


def _at_rest(window: MainWindow) -> None:
    session = window.session
    _until(
        lambda: not session.operations.busy and not session.about_to_act, lambda: str(session.operations.busy)
    )


def _until(reached: Callable[[], bool], awaited: Callable[[], str] = str) -> None:
    """Handle events until it is so."""
    give_up = time.monotonic() + _PATIENCE
    _pass_events()
    while not reached():
        if time.monotonic() > give_up:
            raise Fault(f"The window does not come to rest: {awaited()}")
        loop = QEventLoop()
        QTimer.singleShot(2, loop.quit)
        loop.exec()


def _pass_events() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _middle(sizes: list[tuple[int, float]]) -> tuple[float, float]:
    """Medians of steps and MiB."""
    return median(step for step, _ in sizes), median(size for _, size in sizes)
