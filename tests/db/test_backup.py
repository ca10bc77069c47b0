"""Backups: when they are made, which are kept, and the way back by them."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backup as backups
from db import own
from db.backup import (
    EVERY,
    Backup,
    back_up,
    back_up_if_due,
    backups_of,
    check_integrity,
    kept,
    verify,
)
from db.connection import connect
from db.errors import DamagedWorkspace, WorkspaceError
from db.failures import Damage
from db.opening import open_workspace
from db.restoring import restore, way_out, what_would_be_lost
from db.settings import write_setting
from db.workspace import Workspace

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def spoil(path: Path, places: range) -> None:
    content = bytearray(path.read_bytes())
    for place in places:
        content[place : place + 512] = b"\xa5" * 512
    path.write_bytes(content)


def texts(path: Path, edition: Path) -> list[str]:
    with open_workspace(path, edition) as opened:
        return sorted(note.text for note in own.notes(opened))


def test_a_backup_is_a_workspace_of_its_own_named_for_the_day_and_the_changes(
    workspace: Workspace, edition: Path
) -> None:
    own.write_note(workspace, "UKR", "Kept")
    made = back_up(workspace, NOW)
    assert made.path == workspace.path.parent / "a backups" / "a 2026-11-25T09-00-00Z (1 changes).minebrief"
    assert backups_of(workspace.path) == [made]
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    assert texts(made.path, edition) == ["Kept"]


def test_a_backup_is_due_once_something_changed_and_some_time_has_passed(workspace: Workspace) -> None:
    assert back_up_if_due(workspace, NOW) is not None
    assert back_up_if_due(workspace, NOW + EVERY) is None  # nothing changed
    own.write_note(workspace, "UKR", "New")
    assert back_up_if_due(workspace, NOW + EVERY / 2) is None  # too soon
    assert back_up_if_due(workspace, NOW + EVERY) is not None
    workspace.undo()
    assert back_up_if_due(workspace, NOW + 2 * EVERY) is not None
    write_setting(workspace.database, "organisation", "Org")
    assert back_up_if_due(workspace, NOW + 3 * EVERY) is not None
    assert len(backups_of(workspace.path)) == 4


def test_a_note_typed_on_within_one_operation_is_a_change(workspace: Workspace) -> None:
    workspace.clock = lambda: NOW
    key = own.write_note(workspace, "UKR", "Begun")
    back_up(workspace, NOW)
    workspace.clock = lambda: NOW + timedelta(minutes=1)
    own.write_note(workspace, "UKR", "Begun and ended", key=key)
    assert len(workspace.operations()) == 1
    assert back_up_if_due(workspace, NOW + EVERY) is not None


def test_a_clock_that_was_wrong_does_not_stop_the_backups(workspace: Workspace) -> None:
    back_up(workspace, NOW + timedelta(days=400))
    own.write_note(workspace, "UKR", "New")
    assert back_up_if_due(workspace, NOW) is not None


def test_who_only_reads_makes_no_backup(workspace: Workspace, edition: Path) -> None:
    with open_workspace(workspace.path, edition) as second:
        assert back_up_if_due(second, NOW) is None


def test_a_copy_that_can_not_be_read_back_gets_no_name_and_costs_no_older_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = back_up(workspace, NOW)

    def fail(*_: object, **__: object) -> None:
        raise Damage("page 7 is wrong")

    monkeypatch.setattr(backups, "verify", fail)
    with pytest.raises(WorkspaceError, match="damaged"):
        back_up(workspace, NOW + EVERY)
    assert list(first.path.parent.iterdir()) == [first.path]


@given(st.lists(st.integers(0, 100 * 24 * 60), min_size=1, max_size=200, unique=True))
def test_of_many_backups_the_newest_and_one_a_day_and_a_week_are_kept(minutes: list[int]) -> None:
    made = [
        Backup(Path(str(age)), NOW - timedelta(minutes=age), 1, number) for number, age in enumerate(minutes)
    ]
    left = kept(made, NOW)
    ordered = sorted(made, key=lambda backup: backup.at, reverse=True)
    assert set(ordered[:5]) <= left
    assert len(left) <= 5 + 8 + 9
    recent = [backup for backup in made if NOW - backup.at < timedelta(days=7)]
    assert {backup.at.date() for backup in recent} == {
        backup.at.date() for backup in left if NOW - backup.at < timedelta(days=7)
    }
    weeks = {backup.at.isocalendar()[:2] for backup in made if NOW - backup.at < timedelta(weeks=8)}
    assert weeks <= {backup.at.isocalendar()[:2] for backup in left}
    assert all(NOW - backup.at < timedelta(weeks=8) for backup in left - set(ordered[:5]))
    assert kept(left, NOW) == left


def test_a_day_of_work_is_thinned_out_to_the_newest_of_it(workspace: Workspace) -> None:
    for hour in range(9):
        own.write_note(workspace, "UKR", f"Hour {hour}")
        back_up(workspace, NOW + timedelta(hours=hour))
    assert [backup.operations for backup in backups_of(workspace.path)] == [9, 8, 7, 6, 5]


def test_a_folder_of_foreign_files_is_left_alone(workspace: Workspace) -> None:
    folder = workspace.path.parent / "a backups"
    folder.mkdir()
    names = ("notes.txt", "other.minebrief", "a 2026-99-99T00-00-00Z (1 changes).minebrief")
    for name in names:
        (folder / name).write_text("mine")
    made = back_up(workspace, NOW)
    assert backups_of(workspace.path) == [made]
    assert {path.name for path in folder.iterdir()} == {*names, made.path.name}


def test_restoring_keeps_what_was_there(workspace: Workspace, edition: Path) -> None:
    own.write_note(workspace, "UKR", "Before")
    made = back_up(workspace, NOW)
    own.write_note(workspace, "UKR", "After")
    workspace.close()
    before = restore(workspace.path, made.path, NOW)
    assert before == workspace.path.with_name("a before restore 2026-11-25T09-00-00Z.minebrief")
    assert before is not None
    assert texts(workspace.path, edition) == ["Before"]
    assert texts(before, edition) == ["After", "Before"]
    assert texts(made.path, edition) == ["Before"]


def test_restoring_keeps_what_a_killed_window_left_in_its_log(workspace: Workspace, edition: Path) -> None:
    made = back_up(workspace, NOW)
    own.write_note(workspace, "UKR", "In the log")
    killed = workspace.path.with_name("killed.minebrief")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{workspace.path}{suffix}", f"{killed}{suffix}")
    before = restore(killed, made.path, NOW)
    assert before is not None
    assert texts(killed, edition) == []
    assert texts(before, edition) == ["In the log"]


def test_an_open_workspace_is_not_restored(workspace: Workspace) -> None:
    made = back_up(workspace, NOW)
    with pytest.raises(WorkspaceError, match="Another window"):
        restore(workspace.path, made.path, NOW)


def test_a_restoring_that_fails_changes_nothing(
    workspace: Workspace, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(workspace, NOW)
    own.write_note(workspace, "UKR", "Kept")
    workspace.close()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("db.restoring.publish", fail)
        with pytest.raises(WorkspaceError, match="is full"):
            restore(workspace.path, made.path, NOW)
    assert texts(workspace.path, edition) == ["Kept"]
    assert sorted(path.name for path in workspace.path.parent.iterdir()) == ["a backups", "a.minebrief"]


def test_what_would_be_lost_is_every_operation_since(workspace: Workspace) -> None:
    own.write_note(workspace, "UKR", "Before")
    made = back_up(workspace, NOW)
    assert what_would_be_lost(workspace.path, made).operations == ()
    own.write_note(workspace, "EST", "After")
    lost = what_would_be_lost(workspace.path, made)
    assert lost.whole
    assert [operation.about["title"] for operation in lost.operations] == ["After"]
    workspace.undo()
    workspace.undo()
    assert len(what_would_be_lost(workspace.path, made).operations) == 2


def test_a_damaged_workspace_has_a_way_out_in_plain_words(workspace: Workspace, edition: Path) -> None:
    own.write_note(workspace, "UKR", "Before")
    made = back_up(workspace, NOW)
    own.write_note(workspace, "UKR", "After")
    workspace.close()
    with contextlib.closing(connect(workspace.path)) as database:
        (root,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'state'").fetchone()
    spoil(workspace.path, range((root - 1) * 4096, root * 4096, 512))
    with open_workspace(workspace.path, edition) as opened, pytest.raises(DamagedWorkspace):
        check_integrity(opened)
    out = way_out(workspace.path)
    assert out.backup == made
    assert [operation.about["title"] for operation in out.lost.operations] == ["After"]
    assert "25 November 2026" in out.sentence
    assert out.sentence.endswith("Restoring it loses one change that was made after that.")
    restore(workspace.path, made.path, NOW)
    assert texts(workspace.path, edition) == ["Before"]


@pytest.mark.parametrize("content", [b"", b"\0" * 9000, b"SQLite format 3\0" + b"\xa5" * 9000])
def test_a_workspace_that_is_wiped_has_a_way_out_too(
    workspace: Workspace, edition: Path, content: bytes
) -> None:
    made = back_up(workspace, NOW)
    workspace.close()
    workspace.path.write_bytes(content)
    with pytest.raises(DamagedWorkspace) as caught:
        open_workspace(workspace.path, edition)
    out = way_out(caught.value.path)
    assert out.backup == made
    assert not out.lost.whole
    assert "hides how much" in out.sentence


def test_the_way_out_is_the_newest_backup_that_is_sound(workspace: Workspace) -> None:
    older = back_up(workspace, NOW)
    newer = back_up(workspace, NOW + EVERY)
    spoil(newer.path, range(0, newer.size, 4096))
    assert way_out(workspace.path).backup == older
    spoil(older.path, range(0, older.size, 4096))
    out = way_out(workspace.path)
    assert out.backup is None
    assert "no good backup" in out.sentence


def test_a_sound_workspace_passes_both_checks(workspace: Workspace) -> None:
    check_integrity(workspace)
    verify(back_up(workspace, NOW).path)
