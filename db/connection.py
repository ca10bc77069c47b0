"""One SQLite connection to a workspace file: how it is opened and how we know that the file is ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from db.errors import WorkspaceError
from db.failures import understood
from db.header import forget, remember
from db.place import why_read_only

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.vault import Key

APPLICATION_ID = 0x4D427266
"""In the file's header ("MBrf"), where the `file` command and we look for it."""

FORMAT = 7
"""How many migrations a file of this version has been through; kept as the file's user_version."""

BUSY_SECONDS = 5.0


def connect(
    path: Path, *, read_only: bool = False, key: Key | None = None, shared: bool = False
) -> sqlite3.Connection:
    """Open an existing file with our pragmas. A transaction begins only when one says BEGIN.

    key: of an encrypted file, which is then opened by the encrypting library; an empty file becomes encrypted.
    shared: on a network share, where the log that lets others read meanwhile can't be kept.
    The connection may move between threads (check_same_thread is off), but one thread at a time owns
    it: whoever opened the workspace hands it over and does not use it meanwhile.

    Raises one of `database_errors()` if there is no such file or SQLite can't use it.
    """
    library, factory = (sqlite3, _Plain) if key is None else encrypting_library()
    database = library.connect(
        _address(path, read_only),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
        factory=factory,
    )
    try:
        remember(database, path)
        with understood():
            if key is not None:
                database.execute("PRAGMA cipher_log_level = NONE")
                database.execute(f"PRAGMA key = {key.sql}")
                database.execute("PRAGMA temp_store = MEMORY")  # nothing of it goes to a temporary file
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA fullfsync = ON")  # macOS else leaves it to the drive when to write
            if shared:
                database.execute("PRAGMA locking_mode = EXCLUSIVE")  # a log can be read without shared memory
            database.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first look: finds damage
            if shared:
                database.execute("PRAGMA journal_mode = DELETE")
                database.execute("PRAGMA locking_mode = NORMAL")
            if read_only:
                database.execute("PRAGMA query_only = ON")
    except BaseException:
        database.close()
        raise
    return database


class _Plain(sqlite3.Connection):
    """Forgets the file once it is closed."""

    def close(self) -> None:
        super().close()
        forget(self)


@cache
def encrypting_library() -> tuple[Any, Any]:
    """The encrypting library, which opens plain files as well, and its connection, like that of sqlite3.

    Never both libraries on one file at a time: neither knows of the other's locks.
    """
    library: Any = import_module("sqlcipher3")

    class Encrypted(library.Connection):
        def close(self) -> None:
            super().close()
            forget(self)

    return library, Encrypted


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


def fold_log(database: sqlite3.Connection) -> None:
    """Bring all that the log holds into the file, which needs none from then on.

    Raises one of `database_errors()` if that can't be done; closing the connection would leave it undone silently.
    """
    database.execute("PRAGMA journal_mode = DELETE")


def connection_of(database: sqlite3.Connection | Database) -> sqlite3.Connection:
    """The plain connection, for reads where speed counts, of it or of sqlite-utils' wrapper."""
    return cast("sqlite3.Connection", getattr(database, "conn", database))


def _address(path: Path, read_only: bool) -> str:
    """As SQLite's URI. Where all can be written, who only reads tidies up, too: what reads is `query_only`.

    A write-ahead log needs a writable folder; without one and without a log, only `immutable` reads the file.
    """
    if not read_only or not why_read_only(path):
        mode = "mode=rw"
    elif os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
        mode = "mode=ro"
    else:
        mode = "immutable=1"
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a network path, whose host SQLite does not take for one
        uri = f"file://{uri.removeprefix('file:')}"
    return f"{uri}?{mode}"
