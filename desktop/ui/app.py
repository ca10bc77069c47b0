"""Starts the window, and tries it without a screen."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from db.home import default_path
from desktop.ui.languages import OFFERED, first_language, qt_words, speak, system_languages
from desktop.ui.main_window import MainWindow, Reopening
from desktop.ui.settings import Settings, settings_file
from desktop.ui.start.memory import mark_of, read_shown
from desktop.ui.text_size import set_text_size
from desktop.ui.theme import forget_drawn, load_fonts, paint_application, system_theme
from desktop.wording import Wording

if TYPE_CHECKING:
    from desktop.ui.acts import UnlockKey
    from desktop.ui.widgets.file_prompt import AskPath

_SIZE = "text size"
_PATIENCE = 120_000  # milliseconds that the self-test waits for a slow computer


def application() -> QApplication:
    """The one of this process, dressed in our fonts and colours."""
    made = _running()
    made.setApplicationName("Minebrief")
    made.setDesktopFileName("minebrief")
    made.setStyle("Fusion")
    load_fonts(made)
    paint_application(made, system_theme(made))
    return made


def _running() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(sys.argv[:1])


def make_window(
    path: Path | None,
    today: date,
    settings: Path | None = None,
    ask: AskPath | None = None,
    find: AskPath | None = None,
    key: UnlockKey | None = None,
) -> MainWindow:
    """A window on a workspace, not yet shown. The worker reads the file while the window is built.

    ask, find: where to write a file, and which to open; the system's own dialogs if not given.
    key: what opens the file if it is encrypted.
    """
    remembered = Settings(settings or settings_file(), path)
    speak(_running(), first_language(remembered.language, system_languages()))
    window = MainWindow(remembered)
    _begin(window, path, today, ask, find, key)
    return window


def show_window(
    path: Path | None,
    today: date,
    settings: Path | None = None,
    ask: AskPath | None = None,
    find: AskPath | None = None,
    *,
    key: UnlockKey | None = None,
    greet: bool = False,
) -> MainWindow:
    """The same, shown: first the list of states as it was left, if nothing has changed since, then the rest.

    greet: with the tour, somebody who has never seen it.
    """
    remembered = Settings(settings or settings_file(), path)
    language = first_language(remembered.language, system_languages())
    speak(_running(), language)
    window = MainWindow(remembered)
    mark = mark_of((path or default_path()).absolute(), remembered.day, today, language)
    shown = read_shown(remembered.list_file, mark)
    glance = window.show_glance(shown) if shown else None

    def begin() -> None:
        _begin(window, path, today, ask, find, key)
        if greet:
            window.guide.greet()

    if glance is None:
        begin()
    else:
        glance.list.painted.connect(lambda: QTimer.singleShot(0, window, begin))
    window.show()
    return window


def _begin(
    window: MainWindow,
    path: Path | None,
    today: date,
    ask: AskPath | None,
    find: AskPath | None,
    key: UnlockKey | None = None,
) -> None:
    """Open the file and build the window on it. What that needs is imported here."""
    from desktop.ui.choice import Choice
    from desktop.ui.operations import Operations
    from desktop.ui.session import Session
    from desktop.ui.widgets.file_prompt import ask_existing, ask_path

    language = first_language(window.settings.language, system_languages())
    session = Session(Choice(today, language), Operations(), Wording(language), today)
    window.settings.restore_choice(session.choice, today)
    session.open(path, key)
    window.begin(session, ask or ask_path, find or ask_existing)
    window.complete()


def run_window(path: Path | None) -> int:
    """Show the window until it is closed. 0; 1 if the workspace could not be opened."""
    wanted: Reopening | None = Reopening(path)
    trouble = ""
    while wanted is not None:
        qt = _application_at(Settings(settings_file(), wanted.path).text_size)
        window = show_window(wanted.path, date.today(), key=wanted.key, greet=True)  # noqa: DTZ011 (the day where the user is)
        qt.exec()
        if not window.begun:  # closed at once
            return 0
        window.session.close()  # the session of the desktop may have ended without closing the window
        trouble, wanted = window.session.trouble, window.reopening
        window.deleteLater()
        del window, qt  # another application may take the place of this one
    return 1 if trouble else 0


def _application_at(percent: int) -> QApplication:
    """The application, with all in it of that size: another one if there is one of another size, since Qt asks once."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        if there.property(_SIZE) == percent:
            return there
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete.value
        )  # the window that was closed
        forget_drawn()
        there.shutdown()
        del there
    set_text_size(percent)
    made = application()
    made.setProperty(_SIZE, percent)
    return made


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
    from db.records import Issue, StateCode

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
    if lacking := [language for language in OFFERED if language != "en" and qt_words(language) is None]:
        return f"Self-test failed: Qt has no words in {', '.join(lacking)}."
    if failures:
        return f"Self-test failed: {failures[0]}"
    if made is None:
        return "Self-test failed: no brief was made in two minutes."
    if not made.brief.pdf.startswith(b"%PDF") or made.brief.limited != 2:
        return f"Self-test failed: the brief has {made.brief.pages} pages."
    return ""
