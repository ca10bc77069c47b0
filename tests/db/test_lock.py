"""One window writes; whoever else opens the file reads, and is told why."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db import creation, opening
from db.check import check_workspace
from db.connection import connect
from db.errors import WorkspaceError
from db.lock import take_lock
from db.opening import open_workspace
from db.place import on_network_share
from db.records import State
from db.settings import write_setting
from db.workspace import Workspace

PASSPHRASE = "correct horse battery"  # noqa: S105
ROOT = Path(__file__).resolve().parents[2]
OPEN = (
    "import sys; from pathlib import Path; from db.opening import open_workspace\n"
    "with open_workspace(Path(sys.argv[1]), Path(sys.argv[2])) as w:\n"
    "    print(w.read_only_because or 'writes', flush=True)\n"
    "    sys.stdin.readline()\n"
)


def names_in(folder: Path) -> list[str]:
    return sorted(left.name for left in folder.iterdir())


def test_a_second_window_reads_and_says_why_it_does_not_write(workspace: Workspace, edition: Path) -> None:
    with open_workspace(workspace.path, edition) as second:
        assert second.read_only
        assert "Another window" in second.read_only_because
        assert len(second.facts().all(State)) == 12
        with pytest.raises(WorkspaceError, match="Another window"), second.change():
            pass
    assert not workspace.read_only
    assert workspace.read_only_because == ""


def test_another_process_reads_until_the_first_one_closes(workspace: Workspace, edition: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(workspace.path), str(edition)]

    def says() -> str:
        done = subprocess.run(command, cwd=ROOT, input="\n", capture_output=True, text=True, check=True)
        return done.stdout

    assert "Another window" in says()
    workspace.close()
    assert says() == "writes\n"


def test_the_lock_of_a_killed_window_is_lifted(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    command = [sys.executable, "-c", OPEN, str(workspace.path), str(edition)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "writes\n"
        with open_workspace(workspace.path, edition) as second:
            assert second.read_only
        first.kill()
    with open_workspace(workspace.path, edition) as third:
        assert not third.read_only
    assert names_in(workspace.path.parent) == ["a.minebrief"]


def test_what_a_second_window_reads_follows_the_first(workspace: Workspace, edition: Path) -> None:
    with open_workspace(workspace.path, edition) as second:
        before = second.facts()
        write_setting(workspace.database, "organisation", "Org")
        assert second.facts() is not before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_symbolic_link_and_a_roundabout_path_lead_to_the_same_lock(
    workspace: Workspace, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = workspace.path.parent.parent / "link.minebrief"
    link.symlink_to(workspace.path)
    monkeypatch.chdir(workspace.path.parent)
    for path in (link, Path("a.minebrief"), workspace.path.parent / ".." / "work" / "a.minebrief"):
        with open_workspace(path, edition) as second:
            assert "Another window" in second.read_only_because


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_file_with_two_names_is_not_written_under_either(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    other = workspace.path.with_name("b.minebrief")
    os.link(workspace.path, other)
    for path in (workspace.path, other):
        with open_workspace(path, edition) as opened:
            assert "second name" in opened.read_only_because
            assert len(opened.facts().all(State)) == 12
    other.unlink()
    with open_workspace(workspace.path, edition) as opened:
        assert not opened.read_only


def test_who_only_asks_takes_no_lock_and_leaves_nothing(workspace: Workspace, edition: Path) -> None:
    workspace.close()
    with open_workspace(workspace.path, edition, read_only=True) as asking:
        assert "only to be read" in asking.read_only_because
        assert len(asking.facts().all(State)) == 12
        with open_workspace(workspace.path, edition) as window:
            assert not window.read_only
            write_setting(window.database, "organisation", "Org")
    assert names_in(workspace.path.parent) == ["a.minebrief"]


def test_who_only_asks_creates_what_is_not_there(tmp_path: Path, edition: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief", edition, read_only=True) as asking:
        assert asking.read_only
    with open_workspace(tmp_path / "a.minebrief", edition) as window:
        assert not window.read_only


def test_even_the_connection_of_a_second_window_refuses_to_write(workspace: Workspace, edition: Path) -> None:
    with (
        open_workspace(workspace.path, edition) as second,
        pytest.raises(Exception, match="readonly"),
    ):
        second.connection.execute("DELETE FROM vote")


def test_the_lock_goes_to_one_and_then_to_the_next(tmp_path: Path) -> None:
    first = take_lock(tmp_path / "a")
    assert first is not None
    assert take_lock(tmp_path / "a") is None
    other = take_lock(tmp_path / "b")
    assert other is not None
    first.release()
    first.release()
    again = take_lock(tmp_path / "a")
    assert again is not None
    again.release()
    other.release()
    assert names_in(tmp_path) == []


def test_opening_again_in_one_process_does_not_let_go_of_what_sqlite_locked(
    workspace: Workspace, edition: Path
) -> None:
    """Else another process could take the log away under a window that is open."""
    with contextlib.suppress(WorkspaceError):
        open_workspace(workspace.path, edition, passphrase=PASSPHRASE).close()
    open_workspace(workspace.path, edition, read_only=True).close()
    code = (
        "import sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)\n"
        "try: print(database.execute('PRAGMA journal_mode = DELETE').fetchone())\n"
        "except sqlite3.OperationalError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(workspace.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "database is locked\n"


def test_a_window_waits_for_another_that_is_creating_the_file(
    tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CREATION_SECONDS", 0.05)
    path = tmp_path / "a.minebrief"
    lock = take_lock(path)
    assert lock is not None
    with pytest.raises(WorkspaceError, match="is creating"):
        open_workspace(path, edition)
    lock.release()
    open_workspace(path, edition).close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_on_a_network_share_no_log_is_kept_and_at_home_it_is_again(
    tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None
) -> None:
    path = tmp_path / "a.minebrief"
    open_workspace(path, edition, passphrase=passphrase).close()
    with monkeypatch.context() as patch:
        patch.setattr(opening, "on_network_share", lambda _: True)
        with open_workspace(path, edition, passphrase=passphrase) as opened:
            assert opened.on_network_share
            assert opened.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            write_setting(opened.database, "organisation", "Org")
            with open_workspace(path, edition, passphrase=passphrase) as second:
                assert len(second.facts().all(State)) == 12
            write_setting(opened.database, "organisation", "Org again")
    with open_workspace(path, edition, passphrase=passphrase) as opened:
        assert not opened.on_network_share
        assert opened.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the system's own table")
def test_a_share_is_told_by_the_kind_of_its_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not on_network_share(tmp_path)
    table = f"dev / ext4 rw 0 0\nhost:/x {tmp_path / 'my share'} nfs4 rw 0 0\n".replace(
        "my share", r"my\040share"
    )
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: table)
    assert on_network_share(tmp_path / "my share" / "deep" / "a.minebrief")
    assert not on_network_share(tmp_path / "mine")


def test_a_file_that_vanished_is_said_to_and_nothing_is_acknowledged(
    workspace: Workspace, edition: Path
) -> None:
    away = workspace.path.with_name("away")
    workspace.path.rename(away)
    with pytest.raises(WorkspaceError, match="no longer there"), workspace.change():
        pass
    away.rename(workspace.path)
    with workspace.change() as database:
        database.execute("UPDATE vote SET vote = 'yes'")


def test_a_stick_pulled_out_in_mid_change_is_said_and_the_change_is_not_made(
    workspace: Workspace, edition: Path
) -> None:
    away = workspace.path.with_name("away")

    def change() -> None:
        with workspace.change() as database:
            database.execute("UPDATE vote SET vote = 'no'")
            workspace.path.rename(away)

    with pytest.raises(WorkspaceError, match="no longer there"):
        change()
    away.rename(workspace.path)
    assert "no" not in {row[0] for row in workspace.connection.execute("SELECT vote FROM vote")}


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be replaced there")
def test_another_file_in_its_place_is_noticed(workspace: Workspace, edition: Path) -> None:
    other = workspace.path.with_name("other.minebrief")
    open_workspace(other, edition).close()
    other.replace(workspace.path)
    with pytest.raises(WorkspaceError, match="another file in the place"), workspace.change():
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set")
def test_a_disk_that_takes_no_more_loses_only_what_was_not_acknowledged(
    workspace: Workspace, edition: Path
) -> None:
    """The system refuses to let any file grow, as a full disk does, in the middle of writing."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from db.errors import WorkspaceError; from db.opening import open_workspace\n"
        "with open_workspace(Path(sys.argv[1]), Path(sys.argv[2])) as w:\n"
        "    with w.change() as d: d.execute(\"INSERT INTO setting VALUES ('first', 'kept')\")\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "    try:\n"
        "        with w.change() as d:\n"
        "            d.execute(\"INSERT INTO setting VALUES ('big', ?)\", ('x' * 9_000_000,))\n"
        "    except WorkspaceError as error: print(error)\n"
        "    with w.change() as d: d.execute(\"INSERT INTO setting VALUES ('last', 'kept')\")\n"
    )
    workspace.close()
    command = [sys.executable, "-c", code, str(workspace.path), str(edition)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "disk that holds" in done.stdout
    with contextlib.closing(connect(workspace.path)) as database:
        assert database.execute("SELECT key FROM setting ORDER BY key").fetchall() == [("first",), ("last",)]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_creation_that_fails_lets_the_next_one_try(
    tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.minebrief"
    with monkeypatch.context() as patch:
        patch.setattr(creation, "migrate", fail)
        with pytest.raises(WorkspaceError, match="is full; free some space"):
            open_workspace(path, edition)
    assert names_in(tmp_path) == ["edition"]
    open_workspace(path, edition).close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set")
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_disk_that_fills_up_at_the_last_moment_leaves_no_half_workspace(
    tmp_path: Path, edition: Path, passphrase: str | None
) -> None:
    """All facts are written, and then the file itself may not grow any more: it is whole or not there."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from db import creation; from db.errors import WorkspaceError; from db.opening import open_workspace\n"
        "path, load = Path(sys.argv[1]), creation.load_edition\n"
        "def load_and_fill(database, facts):\n"
        "    load(database, facts)\n"
        "    size = max(file.stat().st_size for file in path.parent.glob('.a*.new'))\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "creation.load_edition = load_and_fill\n"
        "try: open_workspace(path, Path(sys.argv[2]), passphrase=sys.argv[3] or None).facts()\n"
        "except WorkspaceError as error: print(error)\n"
    )
    folder = tmp_path / "small"
    folder.mkdir()
    command = [sys.executable, "-c", code, str(folder / "a.minebrief"), str(edition), passphrase or ""]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "damaged" not in done.stdout
    if (folder / "a.minebrief").exists():
        with open_workspace(folder / "a.minebrief", edition, passphrase=passphrase) as opened:
            assert len(opened.facts().all(State)) == 12
            assert check_workspace(opened) == []
