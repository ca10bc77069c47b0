"""`minebrief backup`, `restore` and `travel-copy`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import own
from db.audience import Audience
from db.edits import About, EditedSection, Shape, Span, Written, kept_edits, write_section
from db.header import is_encrypted
from db.opening import open_workspace
from db.own import KeptBrief
from db.records import StateCode
from desktop.command_line.main import run

OPENS_IT = "correct horse battery"
Said = Callable[[], tuple[str, str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "Delegation.minebrief"
    with open_workspace(path) as opened:
        own.write_note(opened, "UKR", "first")
        brief = KeptBrief("", "Bilateral with Ukraine", (StateCode("UKR"),), (), "22MSP", date(2025, 12, 5))
        own.keep_brief(opened, brief)
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return lambda: tuple(capsys.readouterr())  # type: ignore[return-value]


def texts(path: Path) -> list[str]:
    with open_workspace(path) as opened:
        return [note.text for note in own.notes(opened)]


def test_a_backup_is_made_listed_and_restored(workspace: Path, said: Said) -> None:
    words = ["--workspace", str(workspace)]
    assert run([*words, "backup", "--list"]) == 0
    assert "no backup yet" in said()[0]
    assert run([*words, "backup"]) == 0
    assert run([*words, "backup", "--list"]) == 0
    assert "Delegation backups" in said()[0]
    with open_workspace(workspace) as opened:
        own.write_note(opened, "POL", "second")
    assert run([*words, "restore"]) == 0
    assert "before restore" in said()[0]
    assert texts(workspace) == ["first"]


def test_what_is_no_backup_is_refused_and_nothing_changes(workspace: Path, said: Said) -> None:
    letter = workspace.with_name("letter.txt")
    letter.write_text("Dear colleague")
    words = ["--workspace", str(workspace), "restore"]
    for backup in ([], [str(letter)], [str(workspace.with_name("gone"))]):
        assert run([*words, *backup]) == 1
    assert "not a backup" in said()[1]
    assert texts(workspace) == ["first"]


def test_an_open_workspace_is_not_replaced(workspace: Path, said: Said) -> None:
    words = ["--workspace", str(workspace)]
    assert run([*words, "backup"]) == 0
    with open_workspace(workspace):
        assert run([*words, "restore"]) == 1
    assert "close it" in said()[1]


def test_a_travel_copy_holds_the_named_briefs_and_no_notes(
    workspace: Path, tmp_path: Path, said: Said
) -> None:
    target, passphrase = tmp_path / "travel.minebrief", tmp_path / "words.txt"
    passphrase.write_text(f"{OPENS_IT}\n")
    about = About(Audience.HANDOUT, "en", "state", "UKR")
    with open_workspace(workspace) as opened:
        section = EditedSection("asks", "What we ask", (Written(Shape.PARAGRAPH, (Span("Please."),)),))
        write_section(opened, about, section, "What we ask")
        write_section(opened, replace(about, subject="POL"), section, "What we ask")
    words = ["--workspace", str(workspace), "travel-copy", "--out", str(target)]
    assert run([*words, "--brief", "Bilateral with Poland"]) == 1
    assert "Bilateral with Ukraine" in said()[1]
    assert run([*words, "--brief", "Bilateral with Ukraine", "--protect", str(passphrase)]) == 0
    assert is_encrypted(target)
    with open_workspace(target, passphrase=OPENS_IT) as copy:
        assert [brief.name for brief in own.kept_briefs(copy)] == ["Bilateral with Ukraine"]
        assert [(each.about, each.edits.sections) for each in kept_edits(copy)] == [(about, (section,))]
        assert own.notes(copy) == []
    assert run(words) == 1
    assert "is there already" in said()[1]
