"""After each change the foot of the window says what was done, and takes it back if asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.dates import PartialDate
from db.delegation import write_promise
from db.internal import Promise
from db.journal import Act, Operation, Standing
from db.records import StateCode
from desktop.ui.act_words import act_words, done_words
from desktop.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

UKR = StateCode("UKR")


@pytest.fixture
def promised(window: MainWindow, settle: Callable) -> MainWindow:
    said = Promise("", UKR, "A letter before June", PartialDate("2025-12-02"))
    window.session.store.change(lambda workspace: write_promise(workspace, said))
    settle(window)
    return window


def test_a_change_is_told_and_taken_back_where_it_is_told(
    qtbot: QtBot, promised: MainWindow, settle: Callable
) -> None:
    status = promised.status
    assert "Wrote down the promise “A letter before June”" in status.text
    assert status.undo.isVisible()
    assert status.undo.accessibleName() == "Undo: promise “A letter before June”"
    qtbot.mouseClick(status.undo, Qt.MouseButton.LeftButton)
    settle(promised)
    assert promised.session.store.kept.delegation.promises == ()
    assert "Undone: promise “A letter before June”" in status.text
    assert not status.undo.isVisible()


def test_undo_is_offered_beside_that_change_alone(promised: MainWindow) -> None:
    promised.status.say("Saved brief.pdf")
    assert not promised.status.undo.isVisible()
    promised.status.clear()
    assert not promised.status.undo.isVisible()


def test_what_the_act_says_itself_is_not_said_twice(
    qtbot: QtBot, promised: MainWindow, settle: Callable
) -> None:
    promised.session.choice.pick((UKR,))
    settle(promised)
    promised.menus.actions["keep-brief"].trigger()
    promised.naming.line.setText("Before the talk")
    said = promised.status.said
    qtbot.keyClick(promised.naming.line, Qt.Key.Key_Return)
    settle(promised)
    assert promised.status.said == said + 1
    assert "Kept the brief “Before the talk”" in promised.status.text
    assert promised.status.undo.isVisible()


def test_what_was_redone_or_undone_offers_no_undo_of_its_own(promised: MainWindow, settle: Callable) -> None:
    promised.menus.actions["undo"].trigger()
    settle(promised)
    promised.menus.actions["redo"].trigger()
    settle(promised)
    assert "Done again" in promised.status.text
    assert not promised.status.undo.isVisible()


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_words_for_before_and_after(act: Act) -> None:

    about = {"title": "Ukraine: casualties 2024", "former": "one", "edition": "2", "file": "f", "count": "3"}
    operation = Operation(1, act, about, datetime(2025, 12, 5, tzinfo=UTC), "", Standing.LIVE)
    told = done_words(operation, Wording())
    assert told
    assert "{" not in told
    assert told != act_words(operation, Wording())
