"""Opening, creating and sharing the file, and every way in which that can fail."""

from __future__ import annotations

import contextlib
import lzma
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import connection, creation
from db.check import check_workspace
from db.connection import FORMAT, connect, transaction
from db.edition_report import edition_report
from db.editions import FOLDER, read_number
from db.errors import WorkspaceError
from db.facts import Facts
from db.failures import explained
from db.home import default_path
from db.journal import Act, Standing
from db.opening import open_workspace
from db.own import kept_briefs, notes
from db.records import Casualties, Position, State, StateCode, Translation, Vote, slot_of
from db.settings import read_setting, write_setting
from db.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


def refused(path: Path, edition: Path) -> str:
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(path, edition)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert str(path) in sentence
    return sentence


def test_a_new_workspace_holds_the_edition_in_one_file(tmp_path: Path, edition: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.minebrief"
    with open_workspace(path, edition) as opened:
        assert opened.path == path
        assert not opened.read_only
        assert opened.facts().edition.number == "2026.1"
    assert list(path.parent.iterdir()) == [path]


def test_an_existing_workspace_opens_as_it_was_left(tmp_path: Path, edition: Path) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path, edition) as opened:
        write_setting(opened.database, "organisation", "Org")
    with open_workspace(path, edition) as opened:
        assert read_setting(opened.database, "organisation") == "Org"


def test_the_file_is_written_safely(workspace: Workspace) -> None:
    assert workspace.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert workspace.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert workspace.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_without_a_path_it_lies_in_the_users_data_folder(
    tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    assert default_path() == tmp_path / "data" / "workspace.minebrief"
    with open_workspace(None, edition) as opened:
        assert opened.path == default_path()


def test_the_snapshot_is_the_same_until_something_changes(workspace: Workspace) -> None:
    facts = workspace.facts()
    assert workspace.facts() is facts
    with workspace.change() as database:
        database.execute("UPDATE vote SET vote = 'yes'")
    assert {vote.vote for vote in workspace.facts().all(Vote)} == {"yes"}
    changed = workspace.facts()
    with contextlib.closing(connect(workspace.path)) as other, transaction(other) as database:
        database.execute("UPDATE vote SET vote = 'no'")
    assert workspace.facts() is not changed
    assert {vote.vote for vote in workspace.facts().all(Vote)} == {"no"}


def test_a_change_is_all_or_nothing(workspace: Workspace) -> None:
    def fail_half_way() -> None:
        with workspace.change() as database:
            database.execute("UPDATE vote SET vote = 'yes'")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    assert {vote.vote for vote in workspace.facts().all(Vote)} == {"yes", "abstain"}


def test_a_second_window_reads_while_the_first_writes(workspace: Workspace, edition: Path) -> None:
    with open_workspace(workspace.path, edition) as other:
        with workspace.change() as database:
            database.execute("UPDATE vote SET vote = 'no'")
            assert {vote.vote for vote in other.facts().all(Vote)} == {"yes", "abstain"}
        assert {vote.vote for vote in other.facts().all(Vote)} == {"no"}


def test_a_program_that_writes_past_our_lock_gets_a_clear_message(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with (
        contextlib.closing(connect(workspace.path)) as other,
        workspace.change(),
        pytest.raises(WorkspaceError, match="being written by another window"),
        explained(workspace.path),
        transaction(other),
    ):
        pass


def test_closing_twice_does_no_harm(workspace: Workspace) -> None:
    workspace.close()
    workspace.close()


def test_a_folder_is_refused(tmp_path: Path, edition: Path) -> None:
    assert "is a folder" in refused(tmp_path, edition)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database at all", b"SQLite format 3\0", b"\0" * 8192, bytes(range(256)) * 80],
    ids=["empty", "text", "magic only", "zeros", "noise"],
)
def test_a_file_that_is_none_of_ours_is_refused_and_left_alone(
    tmp_path: Path, edition: Path, content: bytes
) -> None:
    path = tmp_path / "a.minebrief"
    path.write_bytes(content)
    assert "not a Minebrief workspace" in refused(path, edition)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, edition: Path) -> None:
    path = tmp_path / "other.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmark (url TEXT)")
    database.close()
    content = path.read_bytes()
    assert "not a Minebrief workspace" in refused(path, edition)
    assert path.read_bytes() == content


def test_a_file_of_a_newer_version_is_refused_with_what_to_do(workspace: Workspace, edition: Path) -> None:
    workspace.connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    workspace.close()
    assert "newer Minebrief" in refused(workspace.path, edition)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_said_to_be_damaged(workspace: Workspace, edition: Path, share: float) -> None:
    workspace.close()
    size = workspace.path.stat().st_size
    os.truncate(workspace.path, int(size * share))
    assert "is damaged" in refused(workspace.path, edition)


def test_damage_inside_is_found_by_the_check_and_never_crashes(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    for page in range(4096, len(content), 8192):
        content[page : page + 512] = b"\xa5" * 512
    workspace.path.write_bytes(content)

    def read() -> None:
        with open_workspace(workspace.path, edition) as opened:
            assert check_workspace(opened)
            opened.facts()

    with pytest.raises(WorkspaceError, match="damaged"):
        read()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_any_bytes_changed_opens_or_is_refused(
    workspace: Workspace, edition: Path, data: st.DataObject
) -> None:
    if not (sound := workspace.path.with_name("sound")).exists():
        workspace.close()
        shutil.copy(workspace.path, sound)
    content = bytearray(sound.read_bytes())
    places = st.integers(0, len(content) - 1) | st.integers(0, 8191)
    for place in data.draw(st.lists(places, min_size=1, max_size=50)):
        content[place] = data.draw(st.integers(0, 255))
    spoilt = workspace.path.with_name("spoilt.minebrief")
    spoilt.write_bytes(content)
    with contextlib.suppress(WorkspaceError), open_workspace(spoilt, edition) as opened:
        opened.facts()
        check_workspace(opened)


def test_a_folder_that_is_a_file_is_a_clear_message(tmp_path: Path, edition: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(tmp_path / "file" / "a.minebrief", edition)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name")
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path, edition: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refused(tmp_path / "pipe", edition)


def test_a_name_too_long_is_a_clear_message(tmp_path: Path, edition: Path) -> None:
    refused(tmp_path / ("x" * 300), edition)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_folder_where_nothing_can_be_made_is_a_clear_message(edition: Path) -> None:
    refused(Path("/proc/a.minebrief"), edition)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the shipped facts, which need more room than the empty tables have."""
    load = creation.load_edition

    def fill(database: sqlite3.Connection, facts: Facts) -> None:
        database.execute("PRAGMA max_page_count = 1")
        load(database, facts)

    monkeypatch.setattr(creation, "load_edition", fill)
    path = tmp_path / "a.minebrief"
    assert "is full" in refused(path, FOLDER)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_changing_loses_only_the_change(workspace: Workspace) -> None:
    pages = workspace.connection.execute("PRAGMA page_count").fetchone()[0]
    workspace.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(WorkspaceError, match="is full"), workspace.change() as database:
        database.execute("INSERT INTO setting VALUES ('big', ?)", ("x" * 100_000,))
    assert check_workspace(workspace) == []


def as_nobody(act: Callable[[], None]) -> None:
    """Run in a child that is not root, whom no permission stops; its assertions are reported."""
    child = os.fork()
    if child:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        return
    try:
        os.setgid(65534)
        os.setuid(65534)
        act()
    except BaseException as error:  # noqa: BLE001
        os.write(2, repr(error).encode())
        os._exit(1)
    os._exit(0)


needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="becomes another account, which only root may"
)


@needs_root
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)])
def test_a_file_that_can_not_be_written_opens_for_reading(
    tmp_path: Path, workspace: Workspace, edition: Path, folder: int, file: int
) -> None:
    workspace.close()
    path = workspace.path
    for parent in path.parents[:5]:  # of processes side by side each has a folder within
        if parent != Path("/tmp"):  # noqa: S108
            parent.chmod(0o755)
    path.chmod(file)
    path.parent.chmod(folder)

    def read() -> None:
        with open_workspace(path, edition) as opened:
            assert opened.read_only
            assert len(opened.facts().all(State)) == 12
            assert "can't be written" in opened.read_only_because
            with pytest.raises(WorkspaceError, match="can't be written"), opened.change():
                pass

    as_nobody(read)


@needs_root
def test_a_file_that_may_not_be_read_is_a_clear_message(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    for parent in workspace.path.parents[:4]:
        if parent != Path("/tmp"):  # noqa: S108
            parent.chmod(0o755)
    workspace.path.chmod(0o000)
    as_nobody(lambda: (refused(workspace.path, edition), None)[1])


@needs_root
def test_a_folder_that_can_not_be_written_gets_no_new_workspace(tmp_path: Path, edition: Path) -> None:
    for parent in [tmp_path, *tmp_path.parents[:3]]:
        if parent != Path("/tmp"):  # noqa: S108
            parent.chmod(0o755)
    as_nobody(lambda: (refused(tmp_path / "a.minebrief", edition), None)[1])


def test_an_older_file_is_copied_and_then_brought_up_to_date(tmp_path: Path, edition: Path) -> None:
    path = _of_version("0.1.0", tmp_path)
    with open_workspace(path, edition) as opened:
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert read_setting(opened.database, "organisation") == "Geneva Desk"
        (told,) = (p for p in opened.facts().all(Position) if p.provenance.own)
        assert told.summary == "Says that ratification is being prepared"
    copy = tmp_path / "old before update (format 2).minebrief"
    with sqlite3.connect(copy) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (2,)
    database.close()


def test_a_workspace_of_version_0_2_0_has_all_that_its_user_kept(tmp_path: Path) -> None:
    """Its facts are a part of the edition 2026.1, so that the file is small."""
    path = _of_version("0.2.0", tmp_path)
    with open_workspace(path) as opened:
        facts = opened.facts()
        (count,) = (c for c in facts.about(Casualties, StateCode("UKR")) if c.provenance.own)
        assert count.total == 310
        assert facts.pins[slot_of(count)].reason == "Counted village by village"
        assert [note.text for note in notes(opened)] == ["Ask the embassy for a second meeting"]
        (brief,) = kept_briefs(opened)
        assert (brief.name, brief.figures) == ("Ukraine, bilateral", ())
        assert len(facts.retired) == 2
        loaded, undone = opened.operations()[:2]
        assert (loaded.act, loaded.standing) == (Act.LOAD_EDITION, Standing.FIXED)
        assert undone.standing is Standing.UNDONE
        assert opened.redo() is not None
        assert len(notes(opened)) == 2
        while opened.undo():
            pass
        left = (notes(opened), kept_briefs(opened), opened.facts().retired)
        assert not any(left)
        assert not any(c.provenance.own for c in opened.facts().about(Casualties, StateCode("UKR")))


def test_a_workspace_of_version_0_3_0_has_all_that_its_user_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.minebrief"
    path.write_bytes(lzma.decompress((ROOT / "tests/data/workspace-0.3.0.minebrief.xz").read_bytes()))
    with open_workspace(path) as opened:
        assert opened.connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert "The minister promised an answer before the vote" in [note.text for note in notes(opened)]
        kept = {brief.name: brief.figures for brief in kept_briefs(opened)}
        assert kept == {"Ukraine, bilateral": (), "Poland, corridor": ("chart-votes",)}
        while opened.undo():
            pass
        assert not any((notes(opened), kept_briefs(opened)))


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0", "0.3.0"])
def test_a_workspace_of_an_earlier_version_gets_the_edition_with_its_translations(
    tmp_path: Path, version: str
) -> None:
    with open_workspace(_of_version(version, tmp_path)) as opened:
        facts, report = opened.facts(), edition_report(opened)
        assert facts.edition.number == read_number(FOLDER).number
        assert {each.language for each in facts.all(Translation)} == {"ar", "es", "fr", "ru", "zh"}
        assert report is not None
        assert report.change.former == "2026.1"
        new = [record for record in report.change.added if isinstance(record, Translation)]
        assert len(new) == len(facts.all(Translation))


def _of_version(version: str, folder: Path) -> Path:
    """The workspace that was kept of that version, unpacked."""
    path = folder / "old.minebrief"
    path.write_bytes(lzma.decompress((ROOT / f"tests/data/workspace-{version}.minebrief.xz").read_bytes()))
    return path


def test_opening_and_reading_do_not_wait_for_slow_libraries(workspace: Workspace, edition: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from db.opening import open_workspace\n"
        "with open_workspace(Path(sys.argv[1]), Path(sys.argv[2])) as w: w.facts()\n"
        "assert not {'sqlite_utils', 'babel', 'platformdirs', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, workspace.path, edition], cwd=ROOT, check=True, timeout=30)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_creation_that_is_killed_leaves_nothing_or_a_whole_workspace(tmp_path: Path) -> None:
    """With the shipped facts, so that there is a middle to be killed in."""
    code = "import sys; from pathlib import Path; from db.opening import open_workspace\n"
    code += "print('ready', flush=True); open_workspace(Path(sys.argv[1])).close()"
    path = tmp_path / "a.minebrief"
    outcomes: set[bool] = set()
    for delay in (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 5.0):
        with subprocess.Popen(
            [sys.executable, "-c", code, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            process.wait()
        outcomes.add(path.exists())
        if path.exists():
            with open_workspace(path) as opened:
                assert check_workspace(opened) == []
            path.unlink()
    assert outcomes == {False, True}


def test_what_a_killed_window_left_unfinished_is_swept_away(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    names = ("a.minebrief.xyz.new", "a.minebrief.xyz.new-wal", "a before update (format 2).minebrief.q.new")
    left = [workspace.path.with_name(f".{name}") for name in names]
    others = workspace.path.with_name(".b.minebrief.xyz.new")
    for path in (*left, others):
        path.write_text("")
    open_workspace(workspace.path, edition).close()
    assert not any(path.exists() for path in left)
    assert others.exists()


def test_two_windows_that_create_at_once_share_one_file(tmp_path: Path, edition: Path) -> None:
    code = "import sys; from pathlib import Path; from db.opening import open_workspace\n"
    code += "with open_workspace(Path(sys.argv[1]), Path(sys.argv[2])) as w: print(len(w.facts().states))"
    command = [sys.executable, "-c", code, tmp_path / "a.minebrief", edition]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0] for process in both] == ["12\n", "12\n"]
    assert sorted(left.name for left in tmp_path.iterdir()) == ["a.minebrief", "edition"]


def test_a_setting_is_kept_without_reading_the_facts_again(workspace: Workspace, edition: Path) -> None:
    before = workspace.facts()
    workspace.keep_setting("picks", {"states": "UKR"})
    assert workspace.facts() is before
    with open_workspace(workspace.path, edition, read_only=True) as other:
        assert read_setting(other.connection, "picks") == {"states": "UKR"}


def test_each_change_is_on_the_disk_itself_when_it_is_done(workspace: Workspace) -> None:
    asked = ("journal_mode", "synchronous", "fullfsync")
    told = [workspace.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert told == ["wal", 2, 1]
