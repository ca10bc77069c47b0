"""One box for everything, by the keyboard alone; and the keys of the commands, looked up and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from db.records import Issue, StateCode
from desktop.ui.bar.finds import FindKind
from desktop.ui.bar.shortcuts_page import ShortcutsPage
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.bar.search import SearchBox
    from desktop.ui.main_window import MainWindow

UKR = StateCode("UKR")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ready(window: MainWindow, settle: Callable) -> MainWindow:
    """The window with Ukraine picked, at rest."""
    window.session.choice.pick((UKR,))
    settle(window)
    return window


def box_of(qtbot: QtBot, window: MainWindow) -> SearchBox:
    """The box, come to by its key."""
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    box = window.bar.search
    qtbot.waitUntil(box.hasFocus)
    return box


def titles(box: SearchBox) -> list[str]:
    return [find.title for find in box.model.finds]


def choose(
    qtbot: QtBot, box: SearchBox, typed: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return, held)


def leaves(menu: QMenu) -> Iterator[str]:
    """The keys of the acts in a menu and those within it; lists that are filled by the user's own have none."""
    for action in menu.actions():
        within = action.menu()
        if isinstance(within, QMenu):
            yield from leaves(within)
        elif action.data():
            yield action.data()


def test_it_opens_with_the_commands_and_says_what_the_keys_do(qtbot: QtBot, ready: MainWindow) -> None:
    box = box_of(qtbot, ready)
    assert box.drop.isVisible()
    assert {find.kind for find in box.model.finds} == {FindKind.COMMAND}
    assert "Enter: do it" in box.drop.keys.text()
    assert box.drop.keys.text() in box.accessibleDescription()


def test_every_command_is_in_a_menu_and_the_other_way_round(qtbot: QtBot, ready: MainWindow) -> None:
    box = box_of(qtbot, ready)
    qtbot.keyClicks(box, ">")
    in_menus = [key for action in ready.menuBar().actions() for key in leaves(action.menu())]  # type: ignore[arg-type]
    assert sorted(find.key for find in box.finder.known if find.kind is FindKind.COMMAND) == sorted(in_menus)
    assert len(set(in_menus)) == len(in_menus)
    shown = {find.key: find.remark for find in box.finder.known if find.kind is FindKind.COMMAND}
    for key in in_menus:
        action = ready.menus.actions[key]
        if action.isEnabled():
            assert shown[key] == action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), key


def test_no_two_commands_came_with_the_same_keys(window: MainWindow) -> None:
    keys = [command.first.toString() for command in window.menus.commands if not command.first.isEmpty()]
    assert len(set(keys)) == len(keys)


def test_a_command_is_done(qtbot: QtBot, ready: MainWindow) -> None:
    box = box_of(qtbot, ready)
    choose(qtbot, box, "unpick all")
    assert ready.session.choice.states == ()
    assert not box.drop.isVisible()


def test_a_command_that_is_not_possible_says_so(qtbot: QtBot, ready: MainWindow) -> None:
    box = box_of(qtbot, ready)
    qtbot.keyClicks(box, ">withdraw")
    assert box.model.finds[0].remark == "not now"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "Not possible now: Withdraw…" in ready.status.text


def test_the_keyboard_goes_back_where_it_was(qtbot: QtBot, ready: MainWindow) -> None:
    ready.activateWindow()
    ready.brief.organisation.setFocus()
    qtbot.waitUntil(ready.brief.organisation.hasFocus)
    box = box_of(qtbot, ready)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is ready.brief.organisation
    assert not box.drop.isVisible()


def test_a_state_is_picked_by_enter_and_its_page_opened_with_ctrl(
    qtbot: QtBot, ready: MainWindow, settle: Callable
) -> None:
    box = box_of(qtbot, ready)
    choose(qtbot, box, "Allemagne")
    assert ready.session.choice.states == (UKR, "DEU")
    box = box_of(qtbot, ready)
    qtbot.keyClicks(box, "germany")
    assert "unpick it" in box.drop.keys.text()
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    settle(ready)
    assert ready.workspaces.key == "states"
    assert ready.desk.states.state == "DEU"
    assert ready.session.choice.states == (UKR, "DEU")


def test_issues_sections_sets_and_meetings_are_there(
    qtbot: QtBot, ready: MainWindow, settle: Callable
) -> None:
    choice = ready.session.choice
    choose(qtbot, box_of(qtbot, ready), "transfers")
    assert Issue.TRANSFERS in choice.issues
    choose(qtbot, box_of(qtbot, ready), "transfers", CTRL)
    assert choice.issues == (Issue.TRANSFERS,)
    settle(ready)
    choose(qtbot, box_of(qtbot, ready), "what we ask")
    assert ready.brief.outline.currentIndex().data(Role.KEY) == "asks"
    assert ready.brief.outline.hasFocus(), "so that Enter opens it"
    choose(qtbot, box_of(qtbot, ready), "what we ask", CTRL)
    assert choice.without == {"asks"}
    choose(qtbot, box_of(qtbot, ready), "5RC")
    assert choice.meeting == "5RC"
    box = box_of(qtbot, ready)
    qtbot.keyClicks(box, "objected to")
    assert box.model.finds[0].kind is FindKind.SET
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert len(choice.states) >= 5


def test_a_kept_brief_is_picked_again(qtbot: QtBot, ready: MainWindow, settle: Callable) -> None:
    ready.menus.actions["keep-brief"].trigger()
    ready.naming.line.setText("Kyiv, before the talk")
    qtbot.keyClick(ready.naming.line, Qt.Key.Key_Return)
    settle(ready)
    ready.session.choice.pick(())
    choose(qtbot, box_of(qtbot, ready), "before talk")
    assert ready.session.choice.states == (UKR,)


def test_tab_goes_from_kind_to_kind(qtbot: QtBot, ready: MainWindow) -> None:
    box = box_of(qtbot, ready)
    with qtbot.waitSignal(ready.session.hits_found):
        qtbot.keyClicks(box, "ukraine")
    kinds = list(dict.fromkeys(find.kind for find in box.model.finds))
    assert kinds[0] is FindKind.STATE
    assert len(kinds) >= 3
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert {find.kind for find in box.model.finds} == {FindKind.STATE}
    qtbot.keyClick(box, Qt.Key.Key_Backtab)
    assert len({find.kind for find in box.model.finds}) >= 3
    assert box.hasFocus()


def test_sources_are_sought_alone_after_their_sign_and_a_reference_is_copied(
    qtbot: QtBot, ready: MainWindow
) -> None:
    box = box_of(qtbot, ready)
    with qtbot.waitSignal(ready.session.hits_found):
        qtbot.keyClicks(box, "#landmine monitor 2024")
    assert len(box.model.finds) > 8
    assert {find.kind for find in box.model.finds} == {FindKind.SOURCE}
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert "andmine" in QGuiApplication.clipboard().text()


def test_enter_waits_for_what_the_store_finds(qtbot: QtBot, ready: MainWindow, settle: Callable) -> None:
    box = box_of(qtbot, ready)
    choose(qtbot, box, "ukraine casualties 2024")  # faster than the store answers
    settle(ready)
    assert ready.workspaces.key == "facts"


def test_what_is_used_is_remembered(qtbot: QtBot, ready: MainWindow, open_window: Callable) -> None:
    for _ in range(2):
        choose(qtbot, box_of(qtbot, ready), "as of today")
    ready.close()
    again = open_window()
    box = box_of(qtbot, again)
    assert titles(box)[0] == "As of today"


def keys_page(window: MainWindow) -> ShortcutsPage:
    page = window.cover.page
    assert isinstance(page, ShortcutsPage)
    return page


def test_a_command_is_given_other_keys_which_are_told_everywhere(
    qtbot: QtBot, ready: MainWindow, open_window: Callable
) -> None:
    choose(qtbot, box_of(qtbot, ready), "sources", CTRL)
    page = keys_page(ready)
    assert page.key == "sources"
    qtbot.keyClick(page.keys, Qt.Key.Key_J, CTRL)
    assert "“Sources” is Ctrl+J now." in page.message.said
    assert ready.menus.actions["sources"].shortcut() == QKeySequence("Ctrl+J")
    assert "Ctrl+J" in ready.rail.buttons["sources"].toolTip()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.keyClick(ready, Qt.Key.Key_J, CTRL)
    assert ready.workspaces.key == "sources"
    ready.close()
    again = open_window()
    assert again.menus.actions["sources"].shortcut() == QKeySequence("Ctrl+J")
    again.shortcuts.show("sources")
    keys_page(again).all.click()
    assert again.menus.actions["sources"].shortcut() == QKeySequence("Alt+4")


def test_keys_of_another_are_told_and_can_be_taken(qtbot: QtBot, ready: MainWindow) -> None:
    ready.menus.actions["shortcuts"].trigger()
    page = keys_page(ready)
    page.choose("today")
    qtbot.keyClick(page.keys, Qt.Key.Key_E, CTRL)
    assert "Ctrl+E is “Export PDF…” already." in page.message.said
    assert ready.menus.actions["today"].shortcut() == QKeySequence("Ctrl+T")
    page.take.click()
    assert ready.menus.actions["today"].shortcut() == QKeySequence("Ctrl+E")
    assert ready.menus.actions["export"].shortcut().isEmpty()
    page.choose("export")
    page.one.click()
    assert ready.menus.actions["export"].shortcut() == QKeySequence("Ctrl+E")
    assert ready.menus.actions["today"].shortcut().isEmpty()


def test_keys_that_belong_to_the_system_are_refused(qtbot: QtBot, ready: MainWindow) -> None:
    ready.shortcuts.show("today")
    page = keys_page(ready)
    page.keys.setKeySequence(QKeySequence("Alt+F4"))
    page.keys.editingFinished.emit()
    assert "belongs to the system" in page.message.said
    assert ready.menus.actions["today"].shortcut() == QKeySequence("Ctrl+T")


def test_commands_are_filtered_by_name_and_by_keys(qtbot: QtBot, ready: MainWindow) -> None:
    ready.menus.actions["shortcuts"].trigger()
    page = keys_page(ready)
    qtbot.keyClicks(page.line, "exp book")
    assert page.model.index(0, 0).data() == "Export a book…"
    page.line.setText("ctrl+shift+e")
    assert page.model.rowCount() == 1
    assert page.model.index(0, 2).data() == "Ctrl+Shift+E"


def test_the_box_names_the_keys_by_which_one_comes_to_it(ready: MainWindow, tmp_path: Path) -> None:
    assert "Ctrl+K" in ready.bar.search.placeholderText()
    ready.menus.set_shortcuts({"search": "Ctrl+J"})
    assert "Ctrl+J" in ready.bar.search.placeholderText()


def test_the_box_is_come_to_from_a_page_and_never_opens_over_one(
    qtbot: QtBot, ready: MainWindow, settle: Callable
) -> None:
    ready.menus.actions["shortcuts"].trigger()
    box = box_of(qtbot, ready)
    assert ready.cover.page is None
    assert box.drop.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    ready.menus.actions["shortcuts"].trigger()
    keys_page(ready).back.hide()  # as a locked file's, which may not be left
    ready.menus.actions["search"].trigger()
    assert not box.drop.isVisible()
    assert not box.hasFocus()


def test_enter_opens_the_section_also_while_the_brief_is_made_anew(
    qtbot: QtBot, ready: MainWindow, settle: Callable
) -> None:
    choose(qtbot, box_of(qtbot, ready), "casualties")
    choose(qtbot, box_of(qtbot, ready), "what we ask")
    qtbot.keyClick(ready.brief.outline, Qt.Key.Key_Return)
    settle(ready)
    assert ready.editing.editor.text.hasFocus()
