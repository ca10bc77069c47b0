"""Encryption: opening, refusing, changing the passphrase, and that no plain word is left anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import own
from db.audience import Audience
from db.backup import back_up, backups_of, copy_before_migrating
from db.check import check_workspace
from db.connection import encrypting_library
from db.edits import (
    About,
    EditedSection,
    Shape,
    Span,
    Written,
    keep_version,
    kept_edits,
    read_edits,
    versions,
    write_section,
)
from db.encryption import copies_of, recovery_code, set_passphrase
from db.errors import DamagedWorkspace, PassphraseNeeded, WorkspaceError, WrongPassphrase
from db.header import is_encrypted
from db.opening import open_workspace
from db.own import KeptBrief
from db.records import Casualties, Issue, Source, SourceId, StateCode
from db.restoring import restore, way_out
from db.search import search
from db.settings import read_setting, write_setting
from db.travel import travel_copy
from db.vault import Key, code_of_key, key_from_code, new_key
from db.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE, OTHER = "correct horse battery", "staple of another kind"
SENTINEL = "Zwischentonmelodie"
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def traces(folder: Path) -> list[str]:
    """The files below a folder that hold the sentinel, in any of the ways in which text is stored."""
    wanted = [SENTINEL.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return [str(path) for path in files if any(word in path.read_bytes().lower() for word in wanted)]


def write_sentinels(workspace: Workspace) -> None:
    """Into every place where a user's words may stand."""
    write_setting(workspace.database, "organisation", SENTINEL)
    write_setting(workspace.database, "drafts", {"fact": {"": {"notes": SENTINEL}}})
    source = Source(SourceId(SENTINEL), f"{SENTINEL} title", "", None, "", "official", SENTINEL)
    own.add_source(workspace, source)
    own.edit_source(workspace, replace(source, title=f"{SENTINEL} edited"))
    own.write_note(workspace, "UKR", f"A note on {SENTINEL}")
    own.keep_brief(
        workspace,
        KeptBrief("", SENTINEL, (StateCode("UKR"),), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 1)),
    )
    (counted, *_) = workspace.facts().all(Casualties)
    cited = replace(counted.provenance, sources=(SourceId(SENTINEL),), notes=SENTINEL)
    fact = own.add_fact(workspace, replace(counted, provenance=cited))
    own.pin(workspace, fact, f"Because of {SENTINEL}")
    own.withdraw_fact(workspace, counted.provenance.fact, f"Wrong says {SENTINEL}")
    workspace.undo()
    workspace.redo()
    assert search(workspace.connection, SENTINEL, 10)


@pytest.fixture
def encrypted(tmp_path: Path, edition: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "work" / "a.minebrief", edition, passphrase=PASSPHRASE) as opened:
        yield opened


def test_an_encrypted_workspace_opens_with_its_passphrase_only(encrypted: Workspace, edition: Path) -> None:
    assert encrypted.encrypted
    write_setting(encrypted.database, "organisation", "Org")
    encrypted.close()
    with open_workspace(encrypted.path, edition, passphrase=PASSPHRASE) as opened:
        assert read_setting(opened.database, "organisation") == "Org"
        assert check_workspace(opened) == []
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        open_workspace(encrypted.path, edition, passphrase=OTHER)
    with pytest.raises(PassphraseNeeded, match="is encrypted"):
        open_workspace(encrypted.path, edition)
    assert [path.name for path in encrypted.path.parent.iterdir()] == ["a.minebrief"]


def test_a_passphrase_may_be_typed_on_any_system(tmp_path: Path, edition: Path) -> None:
    """The same letters come composed from one keyboard and decomposed from another."""
    open_workspace(tmp_path / "a.minebrief", edition, passphrase="Déminage élu").close()  # noqa: S106
    decomposed = "De\u0301minage e\u0301lu"
    open_workspace(tmp_path / "a.minebrief", edition, passphrase=decomposed).close()


def test_it_is_a_file_that_sqlcipher_opens_by_itself(encrypted: Workspace) -> None:
    library, _ = encrypting_library()
    encrypted.close()
    database = library.connect(str(encrypted.path))
    database.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert database.execute("SELECT count(*) FROM state").fetchone() == (12,)
    database.close()


def test_a_short_passphrase_is_refused_before_anything_is_made(tmp_path: Path, edition: Path) -> None:
    with pytest.raises(WorkspaceError, match="at least 8"):
        open_workspace(tmp_path / "a.minebrief", edition, passphrase="short")  # noqa: S106
    assert not (tmp_path / "a.minebrief").exists()


def test_the_recovery_code_opens_it_however_it_is_typed(encrypted: Workspace, edition: Path) -> None:
    code = recovery_code(encrypted)
    encrypted.close()
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("O", "0").replace("I", "1")):
        open_workspace(encrypted.path, edition, recovery=typed).close()


@given(raw=st.binary(min_size=32, max_size=32), place=st.integers(0, 55), letter=st.sampled_from("ABZ27"))
def test_a_typing_mistake_in_the_code_is_found(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, place: int, letter: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "salt"
    path.write_bytes(b"MBrf" + bytes(12))
    code = code_of_key(Key(raw, b"")).replace("-", "")
    assert key_from_code(path, code).raw == raw
    mistyped = code[:place] + letter + code[place + 1 :]
    if mistyped != code:
        with pytest.raises(WrongPassphrase, match="typing mistake"):
            key_from_code(path, mistyped)


def test_the_code_of_another_workspace_is_not_its_passphrase(encrypted: Workspace, edition: Path) -> None:
    encrypted.close()
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        open_workspace(encrypted.path, edition, recovery=code_of_key(new_key(OTHER)))


def test_a_plain_workspace_has_no_recovery_code(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="not encrypted"):
        recovery_code(workspace)


@pytest.mark.parametrize("place", [0, 100, 5000, -3000])
def test_damage_is_told_from_a_wrong_passphrase(encrypted: Workspace, edition: Path, place: int) -> None:
    """Someone who types the right passphrase must not be told, for ever, that it is wrong."""
    back_up(encrypted, NOW)
    encrypted.close()
    content = bytearray(encrypted.path.read_bytes())
    start = place % len(content)
    content[start : start + 40] = bytes(40)
    encrypted.path.write_bytes(content)

    def read() -> None:
        with open_workspace(encrypted.path, edition, passphrase=PASSPHRASE) as opened:
            if problems := check_workspace(opened):
                raise DamagedWorkspace(str(problems[0]), opened.path)

    with pytest.raises(DamagedWorkspace):
        read()


def test_an_encrypted_workspace_that_is_damaged_has_a_way_out(encrypted: Workspace, edition: Path) -> None:
    made = back_up(encrypted, NOW)
    own.write_note(encrypted, "UKR", "After")
    encrypted.close()
    out = way_out(encrypted.path, passphrase=PASSPHRASE)
    assert out.backup == made
    assert [operation.about["title"] for operation in out.lost.operations] == ["After"]
    encrypted.path.write_bytes(bytes(9000))
    with pytest.raises(DamagedWorkspace):
        open_workspace(encrypted.path, edition, passphrase=PASSPHRASE)
    assert not way_out(encrypted.path, passphrase=PASSPHRASE).lost.whole
    assert way_out(encrypted.path).backup == made
    with pytest.raises(WrongPassphrase, match="backups"):
        way_out(encrypted.path, passphrase=OTHER)
    restore(encrypted.path, made.path, NOW)
    open_workspace(encrypted.path, edition, passphrase=PASSPHRASE).close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_a_link_leads_to_is_encrypted_and_restored_and_the_link_stays(
    workspace: Workspace, edition: Path, tmp_path: Path
) -> None:
    made = back_up(workspace, NOW)
    workspace.close()
    link = tmp_path / "link.minebrief"
    link.symlink_to(workspace.path)
    set_passphrase(link, None, PASSPHRASE)
    assert is_encrypted(workspace.path)
    assert is_encrypted(made.path)
    restore(link, made.path, NOW)
    assert link.is_symlink()
    open_workspace(workspace.path, edition, passphrase=PASSPHRASE).close()


def test_a_truncated_file_is_damaged_and_not_locked(encrypted: Workspace, edition: Path) -> None:
    encrypted.close()
    for size in (encrypted.path.stat().st_size // 2 + 11, 100):
        os.truncate(encrypted.path, size)
        with pytest.raises(DamagedWorkspace):
            open_workspace(encrypted.path, edition, passphrase=PASSPHRASE)


def test_two_windows_on_an_encrypted_file_are_as_on_a_plain_one(encrypted: Workspace, edition: Path) -> None:
    with open_workspace(encrypted.path, edition, passphrase=PASSPHRASE) as second:
        assert "Another window" in second.read_only_because
        write_setting(encrypted.database, "organisation", "Org")
        assert read_setting(second.database, "organisation") == "Org"
    with pytest.raises(WrongPassphrase):
        open_workspace(encrypted.path, edition, passphrase=OTHER)
    write_setting(encrypted.database, "organisation", "Org again")


def test_what_is_done_is_undone_after_a_restart(encrypted: Workspace, edition: Path) -> None:
    key = own.write_note(encrypted, "UKR", "First")
    encrypted.close()
    with open_workspace(encrypted.path, edition, passphrase=PASSPHRASE) as opened:
        assert [note.key for note in own.notes(opened)] == [key]
        opened.undo()
        assert own.notes(opened) == []


def test_no_plain_word_of_an_encrypted_workspace_is_in_any_file(
    tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        (tmp_path / "temporary").mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    path = tmp_path / "work" / "a.minebrief"
    with open_workspace(path, edition, passphrase=PASSPHRASE) as opened:
        write_sentinels(opened)
        assert traces(tmp_path) == []  # with its log beside it
        backup = back_up(opened, NOW)
        copy_before_migrating(opened.connection, path, opened.key)
        opened.connection.execute("CREATE TEMP TABLE sorted AS SELECT * FROM document ORDER BY random()")
        assert traces(tmp_path) == []
    set_passphrase(path, PASSPHRASE, OTHER)
    restore(path, backup.path, NOW)
    with open_workspace(path, edition, passphrase=OTHER) as opened:
        assert own.notes(opened)
        with opened.change() as database:
            database.execute("INSERT INTO setting VALUES ('more', ?)", (SENTINEL * 1_000_000,))
            assert traces(tmp_path) == []
    assert len(list(copies_of(path))) == 3
    assert traces(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_window_that_is_killed_leaves_no_plain_word(tmp_path: Path, edition: Path) -> None:
    path = tmp_path / "work" / "a.minebrief"
    open_workspace(path, edition, passphrase=PASSPHRASE).close()
    code = (
        "import os, sys; from pathlib import Path; from db import own; from db.opening import open_workspace\n"
        "w = open_workspace(Path(sys.argv[1]), Path(sys.argv[2]), passphrase=sys.argv[3])\n"
        "own.write_note(w, 'UKR', sys.argv[4])\n"
        "with w.change() as d:\n"
        "    d.execute('PRAGMA cache_size = 10')\n"
        "    d.execute(\"INSERT INTO setting VALUES ('more', ?)\", (sys.argv[4] * 100_000,))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    arguments = [str(path), str(edition), PASSPHRASE, SENTINEL]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=False)
    assert done.returncode == -9
    assert path.with_name("a.minebrief-wal").stat().st_size > 0
    assert traces(tmp_path) == []
    with open_workspace(path, edition, passphrase=PASSPHRASE) as opened:
        assert [note.text for note in own.notes(opened)] == [SENTINEL]


def test_a_plain_workspace_that_is_encrypted_leaves_no_plain_copy(
    workspace: Workspace, edition: Path
) -> None:
    write_sentinels(workspace)
    backup = back_up(workspace, NOW)
    copy = copy_before_migrating(workspace.connection, workspace.path)
    before = workspace.facts()
    workspace.close()
    damaged = backup.path.with_name(backup.path.name.replace("T09", "T08"))
    damaged.write_bytes(backup.path.read_bytes()[:20_000])
    (workspace.path.with_name(".a.minebrief.abc.new")).write_text(SENTINEL)
    assert len(traces(workspace.path.parent)) >= 4
    report = set_passphrase(workspace.path, None, PASSPHRASE)
    assert set(report.remade) == {backup.path, copy}
    assert report.removed == (damaged,)
    assert traces(workspace.path.parent) == []
    assert is_encrypted(backup.path)
    with open_workspace(workspace.path, edition, passphrase=PASSPHRASE) as opened:
        assert check_workspace(opened) == []
        assert opened.facts().all(Casualties) == before.all(Casualties)
        assert search(opened.connection, SENTINEL, 10)
        opened.undo()
        opened.redo()
    restore(workspace.path, backup.path, NOW)
    with open_workspace(workspace.path, edition, passphrase=PASSPHRASE) as opened:
        assert own.notes(opened)


def test_a_passphrase_is_changed_and_removed_with_all_that_lies_beside(
    encrypted: Workspace, edition: Path
) -> None:
    own.write_note(encrypted, "UKR", "Kept")
    back_up(encrypted, NOW)
    old_code = recovery_code(encrypted)
    encrypted.close()
    path = encrypted.path
    with pytest.raises(WrongPassphrase):
        set_passphrase(path, OTHER, PASSPHRASE)
    with pytest.raises(PassphraseNeeded):
        set_passphrase(path, None, OTHER)
    set_passphrase(path, PASSPHRASE, OTHER)
    with pytest.raises(WrongPassphrase):
        open_workspace(path, edition, passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        open_workspace(path, edition, recovery=old_code)
    with open_workspace(path, edition, passphrase=OTHER) as opened:
        code = recovery_code(opened)
    set_passphrase(path, None, None, recovery=code)
    assert not is_encrypted(path)
    (backup,) = backups_of(path)
    assert not is_encrypted(backup.path)
    with open_workspace(path, edition) as opened:
        assert [note.text for note in own.notes(opened)] == ["Kept"]
        assert check_workspace(opened) == []


def test_a_passphrase_is_not_changed_while_a_window_is_open(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="Another window"):
        set_passphrase(workspace.path, None, PASSPHRASE)


def test_what_a_killed_window_left_in_the_log_is_encrypted_too(workspace: Workspace, edition: Path) -> None:
    own.write_note(workspace, "UKR", "In the log")
    killed = workspace.path.with_name("b.minebrief")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{workspace.path}{suffix}", f"{killed}{suffix}")
    assert killed.with_name("b.minebrief-wal").stat().st_size > 0
    set_passphrase(killed, None, PASSPHRASE)
    with open_workspace(killed, edition, passphrase=PASSPHRASE) as opened:
        assert [note.text for note in own.notes(opened)] == ["In the log"]


def test_an_interrupted_encryption_leaves_the_workspace_as_it_was(
    workspace: Workspace, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.write_note(workspace, "UKR", "Kept")
    workspace.close()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("db.encryption.verify", fail)
        with pytest.raises(WorkspaceError, match="is full"):
            set_passphrase(workspace.path, None, PASSPHRASE)
    assert [path.name for path in workspace.path.parent.iterdir()] == ["a.minebrief"]
    with open_workspace(workspace.path, edition) as opened:
        assert [note.text for note in own.notes(opened)] == ["Kept"]


def test_a_travel_copy_holds_public_facts_and_the_chosen_briefs_only(
    workspace: Workspace, edition: Path, tmp_path: Path
) -> None:
    write_sentinels(workspace)
    brief = KeptBrief("", "Meeting", (StateCode("UKR"),), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 1))
    key = own.keep_brief(workspace, brief)
    (tmp_path / "journey").mkdir()
    target = tmp_path / "journey" / "travel.minebrief"
    travel_copy(workspace, target, {key})
    assert traces(target.parent) == []
    assert [path.name for path in target.parent.iterdir()] == ["travel.minebrief"]
    with open_workspace(target, edition) as copy:
        assert [kept.name for kept in own.kept_briefs(copy)] == ["Meeting"]
        assert own.notes(copy) == []
        assert own.own_sources(copy) == frozenset()
        assert copy.facts().own == frozenset()
        assert read_setting(copy.database, "organisation", "") == ""
        assert len(copy.operations()) == 1
        assert check_workspace(copy) == []
    with pytest.raises(WorkspaceError, match="there already"):
        travel_copy(workspace, target, ())


def test_a_travel_copy_may_take_the_users_facts_along_and_be_encrypted(
    workspace: Workspace, edition: Path, tmp_path: Path
) -> None:
    write_sentinels(workspace)
    target = tmp_path / "travel.minebrief"
    travel_copy(workspace, target, (), passphrase=PASSPHRASE, with_own_facts=True)
    with open_workspace(target, edition, passphrase=PASSPHRASE) as copy:
        here, there = workspace.facts(), copy.facts()
        assert there.own == here.own
        assert there.retired == here.retired
        assert there.pins == here.pins
        assert there.all(Casualties) == here.all(Casualties)
        assert own.notes(copy) == []
        assert check_workspace(copy) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set")
def test_a_travel_copy_is_whole_or_not_there_if_the_disk_fills_up_at_the_last_moment(
    workspace: Workspace, edition: Path, tmp_path: Path
) -> None:
    """The briefs are in the log already when the file itself may not grow any more."""
    brief = KeptBrief("", "x" * 200_000, (StateCode("UKR"),), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 1))
    own.keep_brief(workspace, brief)
    workspace.close()
    target = tmp_path / "journey" / "travel.minebrief"
    target.parent.mkdir()
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from db import own; from db.errors import WorkspaceError; from db.opening import open_workspace\n"
        "from db.travel import travel_copy\n"
        "source, edition, target = map(Path, sys.argv[1:])\n"
        "keep = own.keep_brief\n"
        "def keep_and_fill(copy, brief):\n"
        "    keep(copy, brief)\n"
        "    size = copy.path.stat().st_size\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "own.keep_brief = keep_and_fill\n"
        "with open_workspace(source, edition, read_only=True) as opened:\n"
        "    try: travel_copy(opened, target, {brief.key for brief in own.kept_briefs(opened)})\n"
        "    except WorkspaceError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(workspace.path), str(edition), str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "disk that holds" in done.stdout
    assert list(target.parent.iterdir()) == []


def test_opening_an_encrypted_workspace_takes_the_time_of_its_derivation_only(
    encrypted: Workspace, edition: Path
) -> None:
    """The library that encrypts is not loaded for a plain one."""
    plain = encrypted.path.with_name("plain.minebrief")
    open_workspace(plain, edition).close()
    code = (
        "import sys; from pathlib import Path; from db.opening import open_workspace\n"
        "open_workspace(Path(sys.argv[1]), Path(sys.argv[2])).close()\n"
        "assert not {'sqlcipher3', 'psutil'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, plain, edition], cwd=ROOT, check=True)


def test_a_backup_of_another_day_opens_with_the_passphrase(encrypted: Workspace, edition: Path) -> None:
    own.write_note(encrypted, "UKR", "Kept")
    first = back_up(encrypted, NOW)
    second = back_up(encrypted, NOW + timedelta(days=1))
    assert {first.path, second.path} == {backup.path for backup in backups_of(encrypted.path)}
    with open_workspace(second.path, edition, passphrase=PASSPHRASE) as opened:
        assert [note.text for note in own.notes(opened)] == ["Kept"]


def test_a_travel_copy_takes_along_what_is_written_in_the_chosen_briefs(
    workspace: Workspace, edition: Path, tmp_path: Path
) -> None:
    write_sentinels(workspace)
    ours = Source(SourceId("own-visit"), "What we saw", "We", None, "", "ngo", "")
    other = replace(ours, id=SourceId("own-other"), title="Never cited")
    own.add_source(workspace, ours)
    own.add_source(workspace, other)
    handout = About(Audience.HANDOUT, "en", "state", "UKR")
    inner = replace(handout, audience=Audience.INTERNAL)
    text = (Written(Shape.PARAGRAPH, (Span("We saw it."), Span(source="own-visit"))),)
    write_section(workspace, handout, EditedSection("ask", "What we ask", text), "What we ask")
    write_section(
        workspace,
        inner,
        EditedSection("ask", "What we ask", (Written(Shape.PARAGRAPH, (Span(SENTINEL),)),)),
        "",
    )
    keep_version(workspace, handout, "Before lunch")
    keep_version(workspace, inner, SENTINEL)
    brief = KeptBrief("", "Meeting", (StateCode("UKR"),), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 1))
    key = own.keep_brief(workspace, brief)
    (tmp_path / "journey").mkdir()
    target = tmp_path / "journey" / "travel.minebrief"
    travel_copy(workspace, target, {key}, {handout, inner})
    assert traces(target.parent) == []
    with open_workspace(target, edition) as copy:
        assert read_edits(copy, handout) == read_edits(workspace, handout)
        assert [each.about for each in kept_edits(copy)] == [handout]
        assert [(each.name, each.edits) for each in versions(copy)] == [
            ("Before lunch", read_edits(copy, handout))
        ]
        assert own.own_sources(copy) == {"own-visit"}
        assert check_workspace(copy) == []
    ours_alone = tmp_path / "ours.minebrief"
    travel_copy(workspace, ours_alone, {key}, {handout, inner}, with_internal=True)
    with open_workspace(ours_alone, edition) as copy:
        assert read_edits(copy, inner) == read_edits(workspace, inner)
        assert {each.name for each in versions(copy)} == {"Before lunch", SENTINEL}
