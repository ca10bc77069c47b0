"""A log that a killed window left is read back whole, or one is told that it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db import own
from db.check import check_workspace
from db.opening import open_workspace
from db.workspace import Workspace

PASSPHRASE = "correct horse battery"  # noqa: S105


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param


@pytest.fixture
def killed(tmp_path: Path, edition: Path, passphrase: str | None) -> Path:
    """A workspace as a window leaves it that is killed after nine notes."""
    path, left = tmp_path / "a.minebrief", tmp_path / "left" / "b.minebrief"
    left.parent.mkdir()
    with open_workspace(path, edition, passphrase=passphrase) as workspace:
        for number in range(9):
            own.write_note(workspace, "UKR", f"sentinel {number}")
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{path}{suffix}", f"{left}{suffix}")
    return left


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def flip(path: Path, place: int) -> None:
    content = bytearray(log_of(path).read_bytes())
    for at in range(place, place + 8):
        content[at] ^= 0xFF
    log_of(path).write_bytes(content)


def test_a_sound_log_is_read_back_whole(killed: Path, edition: Path, passphrase: str | None) -> None:
    with open_workspace(killed, edition, passphrase=passphrase) as workspace:
        assert len(own.notes(workspace)) == 9
        assert workspace.lost_changes == 0
    with open_workspace(killed, edition, passphrase=passphrase) as workspace:
        assert workspace.lost_changes == 0


@pytest.mark.parametrize("place", [4, 5000], ids=["head", "first change"])
@pytest.mark.parametrize("read_only", [False, True])
def test_changes_that_a_damaged_log_hides_are_counted(
    killed: Path, edition: Path, passphrase: str | None, place: int, read_only: bool
) -> None:
    flip(killed, place)
    with open_workspace(killed, edition, passphrase=passphrase, read_only=read_only) as workspace:
        assert len(own.notes(workspace)) < 9
        assert workspace.lost_changes >= 8 - len(own.notes(workspace)) > 0
        assert "log" in str(check_workspace(workspace)[0])


def test_a_change_that_was_interrupted_is_no_loss(
    killed: Path, edition: Path, passphrase: str | None
) -> None:
    log = log_of(killed)
    flip(killed, log.stat().st_size - 2000)
    with open_workspace(killed, edition, passphrase=passphrase) as workspace:
        assert len(own.notes(workspace)) == 8
        assert workspace.lost_changes == 0
        assert check_workspace(workspace) == []


def test_the_log_of_an_open_window_is_its_own_affair(workspace: Workspace, edition: Path) -> None:
    own.write_note(workspace, "UKR", "sentinel")
    flip(workspace.path, 5000)
    with open_workspace(workspace.path, edition, read_only=True) as other:
        assert other.lost_changes == 0
