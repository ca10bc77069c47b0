from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from db.errors import UserError
from db.facts import Facts
from db.records import Meeting
from desktop.ui.acts import default_meeting, write_file
from desktop.ui.file_names import brief_name


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device.*Choose another folder"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gone"):
        write_file(tmp_path / "gone" / "brief.pdf", b"new")


def test_the_meeting_to_come_is_the_first_choice(facts: Facts) -> None:
    known = {meeting.meeting: meeting for meeting in facts.all(Meeting)}
    found = known[default_meeting(facts, date(2025, 12, 2))]
    assert found.ends_on >= date(2025, 12, 2)
    latest = max(known.values(), key=lambda meeting: meeting.ends_on)
    assert default_meeting(facts, date(2040, 1, 1)) == latest.meeting


@pytest.mark.parametrize(
    ("states", "name"),
    [
        (["Ukraine"], "brief-ukraine-2025-12-05.pdf"),
        (["Côte d'Ivoire", "Viet Nam"], "brief-cote-divoire-viet-nam-2025-12-05.pdf"),
        (["A", "B", "C", "D"], "brief-4-states-2025-12-05.pdf"),
    ],
)
def test_a_brief_is_named_by_whom_it_is_on_and_when(states: list[str], name: str) -> None:
    assert brief_name(states, date(2025, 12, 5)) == name
