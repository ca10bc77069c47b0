"""A workspace is protected, locked, opened with passphrase and recovery code, and made plain again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6

from db import own
from db.encryption import recovery_code
from db.header import is_encrypted
from db.opening import open_workspace
from db.records import StateCode
from desktop.ui.acts import UnlockKey
from desktop.ui.safety.locking import Locking
from desktop.ui.safety.protect_page import ProtectPage
from desktop.ui.safety.recovery_page import RecoveryPage
from desktop.ui.safety.unlock_page import UnlockPage
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
OPENS_IT = "correct horse battery"
ANOTHER = "quite another one"
SENTINEL = "Sentinel: the ambassador wavers"


@pytest.fixture
def plain(shipped: Path, tmp_path: Path) -> Path:
    """A workspace with a note of the user's, in a folder of its own."""
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    shutil.copy(shipped, path)
    with open_workspace(path) as workspace:
        own.write_note(workspace, "UKR", SENTINEL)
    return path


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    with open_workspace(path, passphrase=OPENS_IT) as workspace:
        own.write_note(workspace, "UKR", SENTINEL)
    return path


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[MainWindow, type], Any]:
    """Wait for a page of a kind over the columns."""

    def wait(window: MainWindow, kind: type) -> Any:
        def is_there() -> None:
            assert isinstance(window.cover.page, kind)

        qtbot.waitUntil(is_there, timeout=PATIENCE)
        return window.cover.page

    return wait


@pytest.fixture
def unlocked(qtbot: QtBot, settle: Callable) -> Callable[[MainWindow], None]:
    """Wait until a window shows what is in its file."""

    def wait(window: MainWindow) -> None:
        def is_open() -> None:
            assert window.session.facts is not None
            assert window.cover.page is None

        qtbot.waitUntil(is_open, timeout=PATIENCE)
        settle(window)

    return wait


def unlock(page: UnlockPage, passphrase: str) -> None:
    page.passphrase.line.setText(passphrase)
    page.unlock.click()


def test_a_wrong_passphrase_is_a_calm_message_and_the_right_one_opens(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, settle: Callable
) -> None:
    window = open_at(encrypted)
    page = shown(window, UnlockPage)
    settle(window)
    assert page.message.said == ""
    unlock(page, "guessed it")
    settle(window)
    assert "not the passphrase" in page.message.said
    assert page.unlock.isEnabled()
    assert page.passphrase.text == ""
    unlock(page, OPENS_IT)
    unlocked(window)
    assert [note.text for note in window.session.store.kept.notes] == [SENTINEL]


@pytest.mark.parametrize("other", ["help", "shortcuts"])
def test_a_page_in_place_of_the_question_gives_way_to_it_again(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, qtbot: QtBot, other: str
) -> None:
    window = open_at(encrypted)
    first = shown(window, UnlockPage)
    window.menus.actions[other].trigger()
    page = shown(window, Page)
    qtbot.waitUntil(lambda: not shiboken6.isValid(first), timeout=PATIENCE)
    page.closed.emit()
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)


def test_a_file_opened_again_while_another_page_stands_in_place_of_the_question_is_asked_for(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, qtbot: QtBot
) -> None:
    window = open_at(encrypted)
    first = shown(window, UnlockPage)
    window.menus.actions["help"].trigger()
    qtbot.waitUntil(lambda: not shiboken6.isValid(first), timeout=PATIENCE)
    window.session.open(encrypted, UnlockKey("guessed it"))
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)


def test_what_is_locked_is_nowhere_in_the_window_and_one_goes_on_where_one_was(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, settle: Callable, qtbot: QtBot
) -> None:
    window = open_at(encrypted)
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)
    session = window.session
    session.choice.pick((StateCode("UKR"),))
    qtbot.waitUntil(lambda: session.made is not None, timeout=PATIENCE)
    settle(window)
    assert window.brief.preview.count
    window.menus.actions["lock"].trigger()
    page = shown(window, UnlockPage)
    settle(window)
    assert session.facts is session.dossier is session.made is session.workspace is None
    assert not window.brief.preview.count
    assert window.middle.map.raster is None
    assert not window.middle.picked.model.rowCount()
    assert not session.store.kept.notes
    assert not window.menus.actions["lock"].isEnabled()
    unlock(page, OPENS_IT)
    unlocked(window)
    assert session.choice.states == ("UKR",)
    qtbot.waitUntil(lambda: session.made is not None, timeout=PATIENCE)


def test_it_locks_by_itself_when_nobody_is_there(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable
) -> None:
    window = open_at(encrypted)
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)
    locking = window.findChild(Locking)
    assert locking.minutes == 15
    locking.watch.watch(1)
    shown(window, UnlockPage)
    assert window.session.workspace is None


def test_a_plain_workspace_never_locks(plain: Path, open_at: Callable, unlocked: Callable) -> None:
    window = open_at(plain)
    unlocked(window)
    assert not window.menus.actions["lock"].isEnabled()
    window.findChild(Locking).lock()
    assert window.session.facts is not None


def test_picks_of_an_encrypted_workspace_are_in_it_and_nowhere_else(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, tmp_path: Path
) -> None:
    window = open_at(encrypted)
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)
    window.session.choice.pick((StateCode("MNG"),))
    window.session.choice.set_organisation("Sentinel Campaign")
    window.close()
    written = (tmp_path / "window.ini").read_text()
    assert "MNG" not in written
    assert "Sentinel" not in written
    again = open_at(encrypted)
    unlock(shown(again, UnlockPage), OPENS_IT)
    unlocked(again)
    assert again.session.choice.states == ("MNG",)
    assert again.session.choice.organisation == "Sentinel Campaign"


def test_a_workspace_is_protected_later_and_no_plain_copy_is_left(
    plain: Path, open_at: Callable, saver: Any, shown: Callable, unlocked: Callable, settle: Callable
) -> None:
    window = open_at(plain)
    unlocked(window)
    window.menus.actions["backups"].trigger()
    settle(window)
    window.cover.page.now.click()
    settle(window)
    assert window.cover.page.model.rowCount() == 1
    window.menus.actions["protect"].trigger()
    page = shown(window, ProtectPage)
    page.new.first.line.setText(OPENS_IT)
    page.new.again.line.setText("correct horse batterY")
    page.do_it.click()
    assert "differ" in page.message.said
    page.new.again.line.setText(OPENS_IT)
    page.do_it.click()
    sheet = shown(window, RecoveryPage)
    settle(window)
    assert is_encrypted(plain)
    kept = [path for path in plain.parent.rglob("*") if path.is_file()]
    assert not [path.name for path in kept if SENTINEL.encode() in path.read_bytes()]
    assert not sheet.done.isEnabled()
    saver.path = plain.parent / "sheet.pdf"
    sheet.save.click()
    settle(window)
    assert saver.path.read_bytes().startswith(b"%PDF")
    code = sheet.code.text().replace("\n", "-")
    sheet.typed.setText(code.rpartition("-")[2].lower())
    assert sheet.done.isEnabled()
    sheet.done.click()
    window.menus.actions["lock"].trigger()
    locked = shown(window, UnlockPage)
    locked.other_way.click()
    locked.recovery.setText(code.lower())
    locked.unlock.click()
    unlocked(window)
    assert [note.text for note in window.session.store.kept.notes] == [SENTINEL]


def test_the_passphrase_is_changed_and_removed(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, settle: Callable
) -> None:
    window = open_at(encrypted)
    unlock(shown(window, UnlockPage), OPENS_IT)
    unlocked(window)
    window.menus.actions["protect"].trigger()
    page = shown(window, ProtectPage)
    page.now.line.setText("not this one")
    page.new.first.line.setText(ANOTHER)
    page.new.again.line.setText(ANOTHER)
    page.do_it.click()
    settle(window)
    assert "not its passphrase" in page.message.said
    page.now.line.setText(OPENS_IT)
    page.do_it.click()
    sheet = shown(window, RecoveryPage)
    sheet.printed.setChecked(True)
    sheet.done.click()
    unlocked(window)
    window.menus.actions["protect"].trigger()
    page = shown(window, ProtectPage)
    page.ways.button(1).setChecked(True)
    page.now.line.setText(ANOTHER)
    page.do_it.click()
    unlocked(window)
    assert not is_encrypted(encrypted)
    assert "no passphrase" in window.status.text


def test_a_forgotten_passphrase_is_changed_by_the_recovery_code(
    encrypted: Path, open_at: Callable, shown: Callable, unlocked: Callable, settle: Callable
) -> None:
    with open_workspace(encrypted, passphrase=OPENS_IT) as workspace:
        code = recovery_code(workspace)
    window = open_at(encrypted)
    locked = shown(window, UnlockPage)
    locked.other_way.click()
    locked.recovery.setText(code)
    locked.unlock.click()
    unlocked(window)
    window.menus.actions["protect"].trigger()
    page = shown(window, ProtectPage)
    page.now.line.setText(f"{code[:-1]}?")
    page.new.first.line.setText(ANOTHER)
    page.new.again.line.setText(ANOTHER)
    page.do_it.click()
    settle(window)
    assert "not its passphrase" in page.message.said
    page.now.line.setText(code.lower())
    page.do_it.click()
    sheet = shown(window, RecoveryPage)
    settle(window)
    assert code not in sheet.code.text().replace("\n", "-")
    with open_workspace(encrypted, passphrase=ANOTHER, read_only=True) as workspace:
        assert [note.text for note in own.notes(workspace)] == [SENTINEL]


def test_a_new_workspace_is_encrypted_from_its_first_byte(
    plain: Path, open_at: Callable, shown: Callable, unlocked: Callable, settle: Callable
) -> None:
    window = open_at(plain)
    unlocked(window)
    window.session.choice.pick((StateCode("UKR"),))
    window.menus.actions["new"].trigger()
    page = window.cover.page
    page.place.setText(str(plain))
    page.create_it.click()
    assert "already" in page.message.said
    made = plain.parent / "Fresh.minebrief"
    page.place.setText(str(made))
    page.protect.setChecked(True)
    page.passphrase.first.line.setText(OPENS_IT)
    page.passphrase.again.line.setText(OPENS_IT)
    page.create_it.click()
    sheet = shown(window, RecoveryPage)
    settle(window)
    assert is_encrypted(made)
    sheet.printed.setChecked(True)
    sheet.done.click()
    assert window.session.workspace_path == made
    assert window.session.choice.states == ()


def test_a_file_that_is_no_workspace_leaves_the_one_that_is_open(
    plain: Path, open_at: Callable, finder: Any, unlocked: Callable, qtbot: QtBot
) -> None:
    window = open_at(plain)
    unlocked(window)
    window.session.choice.pick((StateCode("UKR"),))
    letter = plain.parent / "letter.txt"
    letter.write_text("Dear colleague")
    finder.path = letter
    with qtbot.waitSignal(window.session.stopped, timeout=PATIENCE):
        window.menus.actions["open"].trigger()
    unlocked(window)
    assert window.session.workspace_path == plain
    assert window.session.choice.states == ("UKR",)
    assert "letter.txt" in window.status.text
