"""The real window on a real workspace, with someone who answers its one dialog."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6

from db.opening import open_workspace
from db.records import StateCode
from desktop.figures.world import world_map
from desktop.ui import app
from desktop.ui.app import application, make_window
from desktop.ui.languages import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
"""Milliseconds for the slowest thing, the first import of Matplotlib, on a busy computer."""


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the shipped edition, made once."""
    path = tmp_path_factory.mktemp("shipped") / "facts.minebrief"
    open_workspace(path).close()
    return path


@pytest.fixture
def screen() -> Iterator[str]:
    """An X server of its own, of a number that no other run of the tests takes."""
    own = f":{1000 + os.getpid() % 50_000}"
    command = ["Xvfb", own, "-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


class Saver:
    """Answers where to write: into `path`; None calls it off. suggested: what the window proposed."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.suggested: list[str] = []

    def __call__(self, window: QWidget, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
        self.suggested.append(suggested.name)
        return self.path


@pytest.fixture
def saver() -> Saver:
    return Saver()


@pytest.fixture(scope="session")
def dressed(qapp: object) -> None:
    """Our fonts and colours, once for all windows."""
    application()


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system of whoever runs the tests speaks."""
    monkeypatch.setattr(app, "system_languages", lambda: ["en-GB"])


@pytest.fixture
def open_window(
    dressed: None, qtbot: QtBot, shipped: Path, tmp_path: Path, saver: Saver
) -> Iterator[Callable[..., MainWindow]]:
    """Open a window on a copy of the shipped workspace and wait for its facts."""
    opened: list[MainWindow] = []
    path = tmp_path / "22MSP delegation.minebrief"
    shutil.copy(shipped, path)

    def open_one(today: date = date(2025, 12, 5)) -> MainWindow:
        window = make_window(path, today, tmp_path / "window.ini", saver)
        opened.append(window)
        with qtbot.waitSignal(window.session.filters_found, timeout=PATIENCE):
            window.show()
        return window

    yield open_one
    for window in opened:
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def finder() -> Saver:
    """Answers which file to open."""
    return Saver()


@pytest.fixture
def open_at(
    dressed: None, tmp_path: Path, saver: Saver, finder: Saver
) -> Iterator[Callable[[Path], MainWindow]]:
    """Open a window on any file; what comes of it is the test's to wait for."""
    opened: list[MainWindow] = []

    def open_one(path: Path) -> MainWindow:
        window = make_window(path, date(2025, 12, 5), tmp_path / "window.ini", saver, finder)
        opened.append(window)
        window.show()
        return window

    yield open_one
    for window in opened:
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """In the week of the 22nd Meeting."""
    return open_window()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until a window has nothing more to do."""

    def wait(window: MainWindow) -> None:
        session = window.session

        def at_rest() -> None:
            assert not session.operations.busy
            assert not session.about_to_act

        qtbot.waitUntil(at_rest, timeout=PATIENCE)

    return wait


@pytest.fixture
def open_in(
    qapp: QApplication,
    open_window: Callable[..., MainWindow],
    tmp_path: Path,
    settle: Callable[[MainWindow], None],
) -> Iterator[Callable[[str], MainWindow]]:
    """Open the window in a language, with two states picked; afterwards English is spoken again."""

    def open_one(language: str) -> MainWindow:
        (tmp_path / "window.ini").write_text(f"[window]\nlanguage={language}\n", encoding="utf-8")
        window = open_window()
        window.session.choice.pick((StateCode("UKR"), StateCode("MNG")))
        settle(window)
        return window

    yield open_one
    speak(qapp, "en")


@pytest.fixture
def colour_of() -> Callable[[MainWindow, str], str]:
    """The colour in which the map on the screen has a state, in its middle."""

    def look(window: MainWindow, state: str) -> str:
        view = window.middle.map
        assert view.frame is not None
        place = view.frame.to_widget(*world_map().points[StateCode(state)])
        picture = view.grab().toImage()
        ratio = picture.devicePixelRatio()
        return picture.pixelColor(int(place.x() * ratio), int(place.y() * ratio)).name()

    return look
