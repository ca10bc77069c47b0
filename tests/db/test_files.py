"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from db.errors import UserError
from db.files import write_whole, written_whole


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_opens_a_workspace_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "recovery.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_whole(path, b"new", private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def fail_halfway(path: Path) -> None:
    with written_whole(path) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError


def test_a_writer_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        fail_halfway(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_others_may_read_what_the_user_lets_them(tmp_path: Path) -> None:
    write_whole(tmp_path / "brief.pdf", b"new")
    (tmp_path / "plain").write_bytes(b"")
    rights = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("brief.pdf", "plain")]
    assert rights[0] == rights[1]


@pytest.mark.parametrize(
    ("name", "said"), [("absent/x.pdf", "no folder"), ("there", "is a folder"), ("a/b", "no folder|written")]
)
def test_what_is_in_the_way_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UserError, match=said):
        write_whole(tmp_path / name, b"new")
