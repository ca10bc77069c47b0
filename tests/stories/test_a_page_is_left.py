"""Who leaves a page while its act goes on hears in the status bar how it went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtWidgets import QLineEdit

from desktop.ui.importing.export_page import ExportPage
from desktop.ui.safety.backups_page import BackupsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000


def leave(window: MainWindow, qtbot: QtBot) -> None:
    page = window.cover.page
    assert page is not None
    window.cover.uncover()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))


def test_a_backup_that_ends_after_its_page_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.actions["backups"].trigger()
    page = window.cover.page
    assert isinstance(page, BackupsPage)
    page.backup_asked.emit()
    leave(window, qtbot)
    qtbot.waitUntil(lambda: "Backed up" in window.status.notice.text(), timeout=PATIENCE)


def test_an_export_of_facts_that_ends_after_its_page_was_left(
    window: MainWindow, qtbot: QtBot, saver: Any, tmp_path: Path
) -> None:
    window.menus.actions["export-facts"].trigger()
    page = window.cover.page
    assert isinstance(page, ExportPage)
    saver.path = tmp_path / "facts.xlsx"
    page.export_asked.emit(None, False)
    leave(window, qtbot)
    qtbot.waitUntil(lambda: "Saved facts.xlsx" in window.status.notice.text(), timeout=PATIENCE)


def test_the_words_about_the_program_are_shown_once_however_often_they_are_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    from desktop.ui.about import About

    for _ in range(5):
        window.menus.actions["about"].trigger()
    qtbot.waitUntil(lambda: len(window.findChildren(About)) == 1)


def test_a_page_gives_way_though_what_had_the_keyboard_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    passing = QLineEdit(window.picker)
    passing.show()
    passing.setFocus()
    window.menus.actions["backups"].trigger()
    shiboken6.delete(passing)
    window.cover.uncover()
    assert window.cover.page is None
