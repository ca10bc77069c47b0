"""Starts the window, and tries it without a screen."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from db.records import Issue, StateCode
from desktop.ui.choice import Choice
from desktop.ui.main_window import MainWindow
from desktop.ui.operations import Operations
from desktop.ui.session import Session
from desktop.ui.settings import Settings, settings_file
from desktop.ui.text_size import set_text_size
from desktop.ui.theme import load_fonts, paint_application, system_theme
from desktop.ui.widgets.file_prompt import AskPath, ask_existing, ask_path
from desktop.wording import Wording

_PATIENCE = 120_000  # milliseconds that the self-test waits for a slow computer


def application() -> QApplication:
    """The one of this process, dressed in our fonts and colours."""
    there = QApplication.instance()
    made = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    made.setApplicationName("Minebrief")
    made.setDesktopFileName("minebrief")
    made.setStyle("Fusion")
    load_fonts(made)
    paint_application(made, system_theme(made))
    return made


def make_window(
    path: Path | None,
    today: date,
    settings: Path | None = None,
    ask: AskPath = ask_path,
    find: AskPath = ask_existing,
) -> MainWindow:
    """A window on a workspace, not yet shown. The worker reads the file while the window is built.

    ask, find: where to write a file, and which to open.
    """
    session = Session(Choice(today), Operations(), Wording(), today)
    remembered = Settings(settings or settings_file(), path)
    remembered.restore_choice(session.choice)
    session.open(path)
    window = MainWindow(session, remembered, ask, find)
    window.complete()
    return window


def run_window(path: Path | None) -> int:
    """Show the window until it is closed. 0; 1 if the workspace could not be opened."""
    set_text_size(Settings(settings_file(), path).text_size)
    qt = application()
    window = make_window(path, date.today())  # noqa: DTZ011 (the day where the user is)
    window.guide.greet()
    window.show()
    qt.exec()
    window.session.close()  # the session of the desktop may have ended without closing the window
    return 1 if window.session.trouble else 0


def self_test() -> int:
    """Open the window without a screen, make a brief, close. 0 if that works; one line says how it went."""
    import tempfile

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application()
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(
            Path(folder) / "self-test.minebrief", date(2025, 12, 5), Path(folder) / "window.ini"
        )
        failures: list[str] = []
        window.session.failed.connect(failures.append)
        window.session.stopped.connect(failures.append)
        window.session.facts_loaded.connect(lambda _: _pick(window))
        window.show()
        _wait_for(window)
        verdict = _verdict(window, failures)
        window.close()
    print(verdict or "Self-test passed: a window, its facts and a brief of two pages.")  # noqa: T201
    return 1 if verdict else 0


def _pick(window: MainWindow) -> None:
    window.session.choice.choose_issues((Issue.SUSPENSION,))
    window.session.choice.pick((StateCode("UKR"),))


def _wait_for(window: MainWindow) -> None:
    """Until the pages are on the screen, or something failed."""
    loop = QEventLoop()
    for signal in (window.session.pages_drawn, window.session.failed, window.session.stopped):
        signal.connect(loop.quit)
    QTimer.singleShot(_PATIENCE, loop.quit)
    loop.exec()


def _verdict(window: MainWindow, failures: list[str]) -> str:
    """What is wrong, "" if nothing is."""
    made = window.session.made
    if failures:
        return f"Self-test failed: {failures[0]}"
    if made is None:
        return "Self-test failed: no brief was made in two minutes."
    if not made.brief.pdf.startswith(b"%PDF") or made.brief.pages != 2:
        return f"Self-test failed: the brief has {made.brief.pages} pages."
    return ""
