"""One SQLite connection to a workspace file: how it is opened and how we know that the file is ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import WorkspaceError
from db.failures import understood

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4D427266
"""In the file's header ("MBrf"), where the `file` command and we look for it."""

FORMAT = 4
"""How many migrations a file of this version has been through; kept as the file's user_version."""

BUSY_SECONDS = 5.0


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open an existing file with our pragmas. A transaction begins only when one says BEGIN.

    The connection may move between threads (check_same_thread is off), but one thread at a time owns
    it: whoever opened the workspace hands it over and does not use it meanwhile.

    Raises sqlite3.Error if there is no such file or SQLite can't use it.
    """
    database = sqlite3.connect(
        _address(path, read_only),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        with understood():
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first look: finds damage
    except BaseException:
        database.close()
        raise
    return database


def writable(path: Path) -> bool:
    """Whether the file and, for SQLite's journal beside it, its folder can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def check_ours(database: sqlite3.Connection, path: Path) -> int:
    """The format of the file. Raises WorkspaceError if it is not a workspace or a newer one."""
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise WorkspaceError(f"{path} is not a Minebrief workspace; choose another file.")
    version = format_of(database)
    if version > FORMAT:
        raise WorkspaceError(
            f"{path} was written by a newer Minebrief (format {version}, this one knows {FORMAT}); "
            "open it with that version."
        )
    return version


def format_of(database: sqlite3.Connection) -> int:
    """How many migrations the file has been through."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(database: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    """All or nothing. The write lock is taken at once, so that a clash shows before any work is done."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def connection_of(database: sqlite3.Connection | Database) -> sqlite3.Connection:
    """The plain connection, for reads where speed counts, of it or of sqlite-utils' wrapper."""
    return database if isinstance(database, sqlite3.Connection) else database.conn


def _address(path: Path, read_only: bool) -> str:
    """A write-ahead log needs a writable folder; without one, only `immutable` reads the file."""
    if not read_only:
        mode = "mode=rw"
    elif os.access(path.parent, os.W_OK):
        mode = "mode=ro"
    else:
        mode = "immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"
