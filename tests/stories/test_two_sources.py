"""A researcher adds a count of her own, prefers it, sees the brief follow, takes it back, and finds all as she left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.journal import Standing
from db.records import Casualties, StateCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

REASON = "Counted village by village"


def add_her_count(qtbot: QtBot, window: MainWindow, settle: Callable) -> None:
    """By the keyboard: a count of 300 in Ukraine in 2024, from a new source."""
    qtbot.keyClick(
        window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.workspaces.key == "facts"
    form = window.desk.facts.pane.form
    assert form is not None
    for name, text in {
        "place": "Ukraine",
        "year": "2024",
        "total": "300",
        "new_title": "Survey of the Kharkiv oblast",
        "new_publisher": "Field office",
        "new_published": "2025-06-30",
    }.items():
        form.fields[name].show_text(text)
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)


def prefer_it(qtbot: QtBot, window: MainWindow, settle: Callable) -> None:
    window.menus.actions["pin"].trigger()
    reason = window.desk.facts.pane.reason
    qtbot.keyClicks(reason.line, REASON)
    qtbot.keyClick(reason.line, Qt.Key.Key_Return)
    settle(window)


def printed_total(window: MainWindow) -> str:
    """Of the people killed and injured in 2024, as the table of what is picked says it."""
    return window.middle.picked.model.index(0, 3).data()


def brief_text(window: MainWindow, tmp_path: Path) -> str:
    import subprocess

    assert window.session.made is not None
    path = tmp_path / "seen.pdf"
    path.write_bytes(window.session.made.brief.pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    return " ".join(done.stdout.split())


def undo(qtbot: QtBot, window: MainWindow, settle: Callable) -> None:
    window.workspaces.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)


def redo(qtbot: QtBot, window: MainWindow, settle: Callable) -> None:
    window.workspaces.setFocus()
    qtbot.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(window)


def test_she_adds_prefers_undoes_redoes_and_undoes_again_after_a_restart(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Callable, tmp_path: Path
) -> None:
    window = open_window()
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    assert printed_total(window) == "293 in 2024"

    add_her_count(qtbot, window, settle)
    told = window.desk.facts.told
    assert told is not None
    assert isinstance(told.record, Casualties)
    assert told.record.total == 300
    assert told.chosen is not told.record, "the rule keeps the Landmine Monitor's count"
    assert printed_total(window) == "293 in 2024"
    assert "add Ukraine: casualties 2024" in window.menus.actions["undo"].text()

    prefer_it(qtbot, window, settle)
    assert printed_total(window) == "300 in 2024"
    seen = brief_text(window, tmp_path)
    assert "300" in seen
    assert REASON in seen
    assert f"Preferred by you: {REASON}" in window.desk.facts.pane.page.toPlainText()

    undo(qtbot, window, settle)
    assert printed_total(window) == "293 in 2024"
    assert REASON not in brief_text(window, tmp_path)
    redo(qtbot, window, settle)
    assert printed_total(window) == "300 in 2024"
    window.close()

    again = open_window()
    settle(again)
    assert printed_total(again) == "300 in 2024"
    undo(qtbot, again, settle)
    assert printed_total(again) == "293 in 2024"
    undo(qtbot, again, settle)
    assert again.session.facts is not None
    assert not again.session.facts.own
    assert not again.menus.actions["undo"].isEnabled()
    standings = [operation.standing for operation in again.session.store.kept.operations]
    assert standings == [Standing.UNDONE, Standing.UNDONE]
    again.menus.actions["history"].trigger()
    assert again.workspaces.key == "history"
