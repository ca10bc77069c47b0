"""She sets her organisation's logo, colours, contact and the place of notes, and sees each on the pages at once."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import Qt

from db.opening import open_workspace
from db.records import StateCode
from db.settings import read_setting
from desktop.brief.house import HOUSE, PLAIN, NotesAt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def logo_in(folder: Path, colour: tuple[int, int, int] = (180, 20, 30)) -> Path:
    path = folder / "logo.png"
    Image.new("RGB", (300, 100), colour).save(path)
    return path


def printed(window: MainWindow) -> bytes:
    assert window.session.made is not None
    return window.session.made.brief.pdf


def text_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def open_pane(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    window.menus.actions["organisation"].trigger()
    assert window.brief.house.isVisible()


def test_what_she_sets_is_on_the_pages_at_once_and_next_time(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Callable, tmp_path: Path
) -> None:
    window = open_window()
    open_pane(window, settle)
    pane = window.brief.house
    qtbot.keyClicks(pane.contact, "mail@example.org")
    path = logo_in(tmp_path)
    window.seek = lambda *_: path
    qtbot.mouseClick(pane.choose, Qt.MouseButton.LeftButton)
    settle(window)
    assert "mail@example.org" in text_of(printed(window))
    assert b"/Image" in printed(window)
    assert not pane.logo.pixmap().isNull()

    qtbot.keyClicks(pane.accent, "#b5121b")
    pane.notes.setCurrentIndex(1)
    pane.notes.activated.emit(1)
    settle(window)
    assert "on an earlier page" in text_of(printed(window))
    last = printed(window)
    pane.notes.setCurrentIndex(2)
    pane.notes.activated.emit(2)
    settle(window)
    assert window.session.choice.house.notes is NotesAt.APART
    assert "Page 3 of" in text_of(printed(window))
    pane.notes.setCurrentIndex(1)
    pane.notes.activated.emit(1)
    settle(window)
    window.close()

    again = open_window()
    settle(again)
    assert again.session.choice.house.contact == "mail@example.org"
    assert again.session.choice.house.notes is NotesAt.PAGE
    assert printed(again) == last


def test_it_travels_with_the_workspace_to_the_command_line(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window = open_window()
    open_pane(window, settle)
    qtbot.keyClicks(window.brief.organisation, "Mines Campaign")
    qtbot.keyClicks(window.brief.house.contact, "mail@example.org")
    settle(window)
    path = window.session.file
    window.close()
    with open_workspace(path, read_only=True) as workspace:
        kept = read_setting(workspace.connection, HOUSE)
    assert (kept["name"], kept["contact"]) == ("Mines Campaign", "mail@example.org")


def test_a_file_that_can_not_be_the_logo_is_refused_in_a_line_under_the_fields(
    qtbot: QtBot, window: MainWindow, settle: Callable, tmp_path: Path
) -> None:
    open_pane(window, settle)
    path = logo_in(tmp_path, (255, 255, 255))
    window.seek = lambda *_: path
    window.brief.house.choose.click()
    settle(window)
    assert "white paper" in window.brief.house.message.said
    assert window.session.choice.house == PLAIN


def test_a_colour_too_light_to_read_is_printed_darker_and_she_is_told(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    open_pane(window, settle)
    pane = window.brief.house
    qtbot.keyClicks(pane.accent, "#ffd")
    assert "is printed darker" in pane.message.said
    pane.accent.clear()
    qtbot.keyClicks(pane.accent, "#zz")
    assert "six digits" in pane.message.said


def test_all_of_it_is_reached_by_keys_and_has_a_name(window: MainWindow, settle: Callable) -> None:
    open_pane(window, settle)
    pane = window.brief.house
    fields = (pane.contact, pane.choose, pane.remove, pane.accent, pane.dark, pane.notes, window.brief.more)
    assert all(field.accessibleName() for field in fields)
    assert all(field.focusPolicy() & Qt.FocusPolicy.TabFocus for field in fields)
    window.brief.more.click()
    assert not pane.isVisible()
