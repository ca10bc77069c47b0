"""How a workspace is opened, created if there is none, and brought up to date."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import time
from pathlib import Path

from db.backup import copy_before_migrating
from db.connection import FORMAT, check_ours, connect, transaction, writable
from db.editions import FOLDER, load_edition, read_edition, read_number
from db.errors import WorkspaceError
from db.facts import edition_order, read_edition_row, read_facts
from db.failures import explained
from db.search import index_is_current, rebuild_index
from db.workspace import Workspace

FILE_NAME = "workspace.minebrief"
_ABANDONED_SECONDS = 3600


def open_workspace(path: Path | None = None, edition: Path = FOLDER) -> Workspace:
    """Open the workspace, creating it from the edition in a folder (the shipped one) if there is none.

    None: the one in the platform's folder for the user's data. An older format is brought up to date, after
    a copy of the file; an older edition's facts give way to the newer ones. A file that can't be written
    opens read-only.

    Raises WorkspaceError, one sentence that says what to do, if that can't be done.
    """
    path = default_path() if path is None else path.absolute()
    with explained(path):
        if path.is_dir():
            raise WorkspaceError(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            raise WorkspaceError(f"{path} is not a file; choose another name.")
        if not path.exists():
            _create(path, edition)
        return _open(path, edition)


def default_path() -> Path:
    """Where the workspace lies if nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("Minebrief", appauthor=False) / FILE_NAME


def _open(path: Path, edition: Path) -> Workspace:
    read_only = not writable(path)
    connection = connect(path, read_only=read_only)
    try:
        version = check_ours(connection, path)
        if read_only:
            _check_readable(path, version)
        else:
            _bring_up_to_date(connection, path, version, edition)
    except BaseException:
        connection.close()
        raise
    return Workspace(path, connection, read_only=read_only)


def _check_readable(path: Path, version: int) -> None:
    if version < FORMAT:
        raise WorkspaceError(f"{path} must be updated but can't be written; copy it to a folder of your own.")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int, edition: Path) -> None:
    if version < FORMAT:
        copy_before_migrating(connection, path)
        _migrate(connection)
    if edition_order(read_edition_row(connection).number) < edition_order(read_number(edition).number):
        load_edition(connection, read_edition(edition))
    if not index_is_current(connection):
        with transaction(connection):
            rebuild_index(connection, read_facts(connection))


def _migrate(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    from db.migrations import migrations

    migrations.apply(Database(connection))


def _create(path: Path, edition: Path) -> None:
    """Build the file under another name and rename it, so that it is never there by half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _build(unfinished, edition)
        _publish(unfinished, path)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(name + suffix).unlink(missing_ok=True)


def _build(path: Path, edition: Path) -> None:
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # synced once, when it is whole
        _migrate(connection)
        load_edition(connection, read_edition(edition))
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _publish(unfinished: Path, path: Path) -> None:
    """Give it its name, unless another window was faster: then its file stays."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, such as a memory stick's
        if not path.exists():
            unfinished.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what a creation left that was killed long ago."""
    for left in path.parent.glob(f".{path.name}.*.new*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                left.unlink()
