"""The rail, the History of changes, kept briefs, and a second window that can only read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.records import Casualties, Issue, StateCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


def write_note(window: MainWindow, settle: Callable, text: str) -> None:
    facts = window.session.facts
    assert facts is not None
    window.desk.open_fact(facts.all(Casualties)[0].provenance.fact)
    settle(window)
    window.menus.actions["note"].trigger()
    window.desk.facts.pane.note.text.setPlainText(text)
    window.desk.facts.pane.note.finish()
    settle(window)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_2, "states"),
        (Qt.Key.Key_3, "facts"),
        (Qt.Key.Key_4, "sources"),
        (Qt.Key.Key_1, "brief"),
    ],
)
def test_each_workspace_has_a_key_and_a_button_with_a_name(
    qtbot: QtBot, window: MainWindow, settle: Callable, key: Qt.Key, place: str
) -> None:
    settle(window)
    qtbot.keyClick(window, key, ALT)
    settle(window)
    assert window.workspaces.key == place
    button = window.rail.buttons[place]
    assert button.isChecked()
    assert button.accessibleName()
    other = "facts" if place == "brief" else "brief"
    window.rail.buttons[other].click()
    assert window.workspaces.key == other
    assert not button.isChecked()


def test_a_workspace_is_built_when_it_is_first_visited(window: MainWindow, settle: Callable) -> None:
    settle(window)
    assert not window.workspaces.is_built("states")
    assert not window.workspaces.is_built("facts")
    assert not window.workspaces.is_built("sources")
    window.workspaces.visit("facts")
    assert window.workspaces.is_built("facts")
    settle(window)


def test_the_menu_says_what_would_be_undone(window: MainWindow, settle: Callable) -> None:
    settle(window)
    undo, redo = window.menus.actions["undo"], window.menus.actions["redo"]
    assert not undo.isEnabled()
    write_note(window, settle, "Ask again & again")
    assert undo.text() == "&Undo: note “Ask again && again”"
    undo.trigger()
    settle(window)
    assert "Undone: note" in window.status.text
    assert redo.text() == "&Redo: note “Ask again && again”"
    assert not undo.isEnabled()
    redo.trigger()
    settle(window)
    assert undo.isEnabled()


def test_the_history_lists_what_was_done_and_by_whom(window: MainWindow, settle: Callable) -> None:
    settle(window)
    window.menus.actions["history"].trigger()
    history = window.workspaces.currentWidget()
    history.author.setText("Ada")  # type: ignore[attr-defined]
    history.author.editingFinished.emit()  # type: ignore[attr-defined]
    settle(window)
    write_note(window, settle, "Ask again")
    model = history.model  # type: ignore[attr-defined]
    assert [model.index(0, column).data() for column in (1, 2, 3)] == ["Note “Ask again”", "Ada", ""]
    window.menus.actions["undo"].trigger()
    settle(window)
    assert model.index(0, 3).data() == "undone"
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_a_change_made_a_moment_before_closing_is_kept(
    open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window = open_window()
    settle(window)
    facts = window.session.facts
    assert facts is not None
    window.desk.open_fact(facts.all(Casualties)[0].provenance.fact)
    settle(window)
    window.menus.actions["note"].trigger()
    window.desk.facts.pane.note.text.setPlainText("Typed a moment ago")
    window.close()
    again = open_window()
    settle(again)
    assert [note.text for note in again.session.store.kept.notes] == ["Typed a moment ago"]


def test_a_kept_brief_is_picked_again(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    choice = window.session.choice
    choice.pick((StateCode("UKR"), StateCode("POL")))
    choice.choose_issues((Issue.CASUALTIES,))
    choice.set_as_of(date(2024, 12, 1))
    choice.set_paper("letter")
    settle(window)
    window.menus.actions["keep-brief"].trigger()
    assert window.naming.line.text() == "Ukraine and Poland"
    window.naming.line.setText("Neighbours")
    qtbot.keyClick(window.naming.line, Qt.Key.Key_Return)
    settle(window)
    assert window.naming.isHidden()
    choice.pick(())
    choice.set_paper("a4")
    choice.set_as_of(date(2025, 12, 5))
    (action,) = window.menus.submenus["kept-briefs"].actions()
    assert action.text() == "Neighbours"
    window.workspaces.visit("facts")
    action.trigger()
    settle(window)
    assert window.workspaces.key == "brief"
    assert (choice.states, choice.issues) == (("UKR", "POL"), (Issue.CASUALTIES,))
    assert (choice.as_of, choice.paper) == (date(2024, 12, 1), "letter")


def test_a_brief_without_a_name_is_not_kept(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    window.menus.actions["keep-brief"].trigger()
    window.naming.line.clear()
    qtbot.keyClick(window.naming.line, Qt.Key.Key_Return)
    settle(window)
    assert "name" in window.naming.problem.text()
    assert not window.session.store.kept.briefs


def test_a_second_window_reads_and_says_why_it_cannot_write(
    open_window: Callable[..., MainWindow], settle: Callable, qtbot: QtBot
) -> None:
    first = open_window()
    settle(first)
    from desktop.ui.app import make_window

    path = first.session.workspace_path
    assert path is not None
    second = make_window(path, date(2025, 12, 5), path.parent / "second.ini")
    second.show()
    try:
        qtbot.waitUntil(lambda: second.session.facts is not None, timeout=20_000)
        settle(second)
        assert second.session.facts is not None
        assert second.strip.text().startswith("Read-only: ")
        assert not second.strip.isHidden()
        second.workspaces.visit("facts")
        settle(second)
        second.desk.open_fact(second.session.facts.all(Casualties)[0].provenance.fact)
        settle(second)
        acts = second.menus.actions
        changing = ("undo", "add-fact", "correct-fact", "withdraw-fact", "pin", "note", "keep-brief")
        assert not any(acts[key].isEnabled() for key in changing)
        assert acts["copy-reference"].isEnabled()
    finally:
        second.close()
