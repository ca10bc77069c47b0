"""A file that can't be read, backups, a disk that is full, a stick that is gone, a second window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from db import own
from db.backup import back_up, backups_of
from db.opening import open_workspace
from db.records import StateCode
from desktop.ui.safety.backing_up import BackingUp
from desktop.ui.safety.backups_page import BackupsPage
from desktop.ui.safety.damage_page import DamagePage
from desktop.ui.safety.turn import Turn
from desktop.ui.safety.unlock_page import UnlockPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
OPENS_IT = "correct horse battery"


@pytest.fixture
def desk(shipped: Path, tmp_path: Path) -> Path:
    """A workspace with one note in its backup and one that came later."""
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    shutil.copy(shipped, path)
    with open_workspace(path) as workspace:
        own.write_note(workspace, "UKR", "first")
        back_up(workspace, workspace.clock())
        own.write_note(workspace, "POL", "second")
    return path


@pytest.fixture
def opened(open_at: Callable, qtbot: QtBot, settle: Callable) -> Callable[[Path], MainWindow]:
    """Open a window and wait for its facts."""

    def open_one(path: Path) -> MainWindow:
        window = open_at(path)
        qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
        settle(window)
        return window

    return open_one


@pytest.fixture
def shown(qtbot: QtBot, settle: Callable) -> Callable[[MainWindow, type], Any]:
    """Wait for a page of a kind over the columns, and for what it waits for."""

    def wait(window: MainWindow, kind: type) -> Any:
        def is_there() -> None:
            assert isinstance(window.cover.page, kind)

        qtbot.waitUntil(is_there, timeout=PATIENCE)
        settle(window)
        return window.cover.page

    return wait


def texts(window: MainWindow) -> set[str]:
    return {note.text for note in window.session.store.kept.notes}


def spoil(path: Path, first: int = 20, step: int = 3) -> None:
    """Overwrite a part of every third page."""
    content = bytearray(path.read_bytes())
    for start in range(4096 * first, len(content), 4096 * step):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


def test_the_newest_good_backup_of_a_damaged_file_is_restored(
    desk: Path, open_at: Callable, shown: Callable, settle: Callable, qtbot: QtBot
) -> None:
    spoil(desk, first=0)
    damaged = desk.read_bytes()
    window = open_at(desk)
    page = shown(window, DamagePage)
    assert "newest good backup" in page.told.text()
    assert str(desk) in page.place.text()
    page.restore.click()
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    assert texts(window) == {"first"}
    assert window.cover.page is None
    (kept,) = desk.parent.glob("*before restore*")
    assert kept.read_bytes() == damaged
    assert kept.name in window.status.text


def test_damage_that_the_list_of_states_does_not_meet_is_told_with_the_facts(
    desk: Path, open_at: Callable, shown: Callable, settle: Callable, qtbot: QtBot
) -> None:
    spoil_root(desk, "stockpile")
    window = open_at(desk)
    page = shown(window, DamagePage)
    assert "second" in page.lost.text()
    assert "first" not in page.lost.text()
    assert window.session.workspace is None
    page.restore.click()
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    assert texts(window) == {"first"}


def test_damage_that_no_reading_meets_is_found_soon_after(
    desk: Path, opened: Callable, shown: Callable, settle: Callable
) -> None:
    window = opened(desk)
    window.findChild(BackingUp).look()
    settle(window)
    assert window.cover.page is None
    window.close()
    spoil_root(desk, "citation_source")
    window = opened(desk)
    window.findChild(BackingUp).due.timeout.emit()
    page = shown(window, DamagePage)
    assert "second" in page.lost.text()
    assert page.restore.isEnabled()


def spoil_root(path: Path, name: str) -> None:
    """Overwrite the first page of a table or an index."""
    with open_workspace(path) as workspace:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = workspace.connection.execute(query, (name,)).fetchone()
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)


def test_without_a_backup_another_workspace_can_be_opened(
    desk: Path, shipped: Path, open_at: Callable, finder: Any, shown: Callable, qtbot: QtBot
) -> None:
    shutil.rmtree(desk.with_name("Delegation backups"))
    spoil(desk, first=1, step=1)
    window = open_at(desk)
    page = shown(window, DamagePage)
    assert "no good backup" in page.told.text()
    assert not page.restore.isEnabled()
    other = shutil.copy(shipped, desk.parent / "Other.minebrief")
    finder.path = other
    page.another.click()
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    assert window.session.workspace_path == other


def test_a_damaged_encrypted_file_comes_back_with_its_passphrase(
    tmp_path: Path, open_at: Callable, shown: Callable, settle: Callable, qtbot: QtBot
) -> None:
    path = tmp_path / "Secret.minebrief"
    with open_workspace(path, passphrase=OPENS_IT) as workspace:
        own.write_note(workspace, "UKR", "first")
        back_up(workspace, workspace.clock())
    content = bytearray(path.read_bytes())
    content[100:300] = b"\xff" * 200  # the first page, without which nothing can be read
    path.write_bytes(content)
    window = open_at(path)
    page = shown(window, UnlockPage)
    page.passphrase.line.setText(OPENS_IT)
    page.unlock.click()
    shown(window, DamagePage).restore.click()
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    assert texts(window) == {"first"}


def test_a_backup_is_restored_by_hand_and_says_what_that_loses(
    desk: Path, opened: Callable, shown: Callable, settle: Callable, qtbot: QtBot
) -> None:
    window = opened(desk)
    window.session.choice.pick((StateCode("UKR"),))
    assert texts(window) == {"first", "second"}
    window.menus.actions["backups"].trigger()
    page = shown(window, BackupsPage)
    assert page.model.rowCount() == 1
    page.restore.click()
    assert "second" in page.loss.text()
    page.not_now.click()
    assert page.sure.isHidden()
    page.restore.click()
    page.sure.click()
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    assert texts(window) == {"first"}
    assert window.session.choice.states == ("UKR",)


def test_a_backup_is_made_while_one_works(desk: Path, opened: Callable, settle: Callable) -> None:
    shutil.rmtree(desk.with_name("Delegation backups"))
    window = opened(desk)
    timer = window.findChild(BackingUp).due
    assert timer.isActive()
    timer.timeout.emit()
    settle(window)
    assert len(backups_of(desk)) == 1


def test_a_second_window_reads_and_does_not_write(desk: Path, opened: Callable, settle: Callable) -> None:
    first, second = opened(desk), opened(desk)
    assert first.session.store.can_change
    assert not second.session.store.can_change
    assert "Another window" in second.strip.text()
    second.menus.actions["import"].trigger()
    assert second.cover.page is None
    assert "Another window" in second.status.text


def test_a_second_window_offers_to_write_once_the_first_is_closed(
    desk: Path, opened: Callable, settle: Callable, qtbot: QtBot
) -> None:
    first, second = opened(desk), opened(desk)
    look = second.findChild(Turn).look
    assert look.isActive()
    look.timeout.emit()
    settle(second)
    assert second.strip.offer.isHidden()
    first.close()
    look.timeout.emit()
    settle(second)
    assert "Another window" not in second.strip.text()
    second.strip.offer.click()
    qtbot.waitUntil(lambda: second.session.store.can_change, timeout=PATIENCE)
    settle(second)
    assert second.strip.isHidden()


def test_a_file_on_a_network_share_is_used_with_a_word_of_warning(
    desk: Path, opened: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.opening.on_network_share", lambda _: True)
    window = opened(desk)
    assert window.session.store.can_change
    assert "network share" in window.strip.text()


def test_changes_lost_with_a_damaged_log_are_told(desk: Path, tmp_path: Path, opened: Callable) -> None:
    left = tmp_path / "left.minebrief"
    with open_workspace(desk) as workspace:
        for number in range(4):
            own.write_note(workspace, "UKR", f"more {number}")
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{desk}{suffix}", f"{left}{suffix}")
    log = left.with_name("left.minebrief-wal")
    content = bytearray(log.read_bytes())
    content[5000:5008] = bytes(8)
    content[4:8] = bytes(4)
    log.write_bytes(content)
    window = opened(left)
    assert "newest 3 changes are lost" in window.status.text


def test_a_stick_that_is_pulled_out_is_named_and_the_picks_stay(
    desk: Path, opened: Callable, settle: Callable
) -> None:
    window = opened(desk)
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    away = desk.with_name("away")
    desk.rename(away)
    window.session.store.change(lambda workspace: own.write_note(workspace, "UKR", "third"))
    settle(window)
    assert "put the stick" in window.status.text
    assert window.session.choice.states == ("UKR",)
    away.rename(desk)
    window.session.store.change(lambda workspace: own.write_note(workspace, "UKR", "third"))
    settle(window)
    assert texts(window) == {"first", "second", "third"}


def test_a_full_disk_is_explained_and_the_change_can_be_tried_again(
    desk: Path, opened: Callable, settle: Callable
) -> None:
    window = opened(desk)

    def limit(pages: int) -> None:
        window.session.store.read(
            "limit",
            lambda workspace: workspace.connection.execute(f"PRAGMA max_page_count = {pages}").fetchone(),
            lambda _: None,
        )
        settle(window)

    limit(1)  # SQLite takes the size that the file has
    long = "x" * 4_000_000
    window.session.store.change(lambda workspace: own.write_note(workspace, "UKR", long))
    settle(window)
    assert "full" in window.status.text
    assert texts(window) == {"first", "second"}
    limit(1_000_000)
    window.session.store.change(lambda workspace: own.write_note(workspace, "UKR", long))
    settle(window)
    assert long in texts(window)
