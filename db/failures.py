"""What SQLite and the file system refuse, as one sentence that says what to do."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from db.errors import DamagedWorkspace, WorkspaceError

_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "{path} is being written by another window or program; close that and try again.",
    sqlite3.SQLITE_LOCKED: "{path} is being written by another window or program; close that and try again.",
    sqlite3.SQLITE_READONLY: "{path} can't be written; copy it to a folder of your own and open the copy.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by this account; ask whoever owns it.",
    sqlite3.SQLITE_AUTH: "{path} may not be opened by this account; ask whoever owns it.",
    sqlite3.SQLITE_IOERR: "The disk that holds {path} can't be read or written; check it, then try again.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged; restore the newest backup of it.",
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full; free some space and try again.",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened; check that its folder exists and that you may use it.",
    sqlite3.SQLITE_NOTADB: "{path} is not a Minebrief workspace; choose another file.",
}

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}

_UNREADABLE = ("decode to UTF-8", "unsupported file format")
"""Damage for which SQLite and Python's module for it have no code of their own."""


class Damage(sqlite3.DatabaseError):
    """The file holds what no version of ours writes, though SQLite itself can read it."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def database_errors() -> tuple[type[Exception], ...]:
    """What to catch where a database is read or written: the encrypting library has errors of its own.

    >>> try:
    ...     sqlite3.connect(":memory:").execute("SELECT nonsense")
    ... except database_errors() as error:
    ...     print(error)
    no such column: nonsense
    """
    encrypting = sys.modules.get("sqlcipher3")  # loaded with the first encrypted file
    return (sqlite3.Error,) if encrypting is None else (sqlite3.Error, encrypting.Error)


@contextmanager
def understood() -> Generator[None]:
    """Raise Damage where a stored value can't be read as what it should be."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise Damage(str(error)) from error
    except database_errors() as error:
        if not any(words in str(error) for words in _UNREADABLE):
            raise
        raise Damage(str(error)) from error


def explain(path: Path, error: Exception) -> WorkspaceError | None:
    """What the user can do about it; None if it is no matter of the file but a bug of ours."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return WorkspaceError(_SENTENCES[sqlite3.SQLITE_FULL].format(path=path))
    if isinstance(error, OSError):
        return WorkspaceError(f"{path} can't be used: {error.strerror or error}; choose another folder.")
    code = code_of(error)
    sentence = _SENTENCES.get(code) if code is not None else None
    if sentence is None:
        return None
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedWorkspace(sentence.format(path=path), path)
    return WorkspaceError(sentence.format(path=path))


def code_of(error: Exception) -> int | None:
    """SQLite's primary code for what went wrong; None if it gave none."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # what SQLite keeps beside the file found no room
        return sqlite3.SQLITE_FULL
    return None if code is None else code & 0xFF


@contextmanager
def explained(path: Path) -> Generator[None]:
    """Raise WorkspaceError for whatever the user can mend about the file; let bugs pass."""
    try:
        yield
    except (*database_errors(), OSError) as error:
        sentence = explain(path, error)
        if sentence is None:
            raise
        raise sentence from error
