"""What SQLite and the file system refuse, as one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from db.errors import WorkspaceError

_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "{path} is being written by another window or program; close that and try again.",
    sqlite3.SQLITE_LOCKED: "{path} is being written by another window or program; close that and try again.",
    sqlite3.SQLITE_READONLY: "{path} can't be written; copy it to a folder of your own and open the copy.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by this account; ask whoever owns it.",
    sqlite3.SQLITE_AUTH: "{path} may not be opened by this account; ask whoever owns it.",
    sqlite3.SQLITE_IOERR: "The disk that holds {path} can't be read or written; check it, then try again.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged; restore the newest copy of it that you have.",
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full; free some space and try again.",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened; check that its folder exists and that you may use it.",
    sqlite3.SQLITE_NOTADB: "{path} is not a Minebrief workspace; choose another file.",
}

_UNREADABLE = ("decode to UTF-8", "unsupported file format")
"""Damage for which SQLite and Python's module for it have no code of their own."""


class Damage(sqlite3.DatabaseError):
    """The file holds what no version of ours writes, though SQLite itself can read it."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


@contextmanager
def understood() -> Generator[None]:
    """Raise Damage where a stored value can't be read as what it should be."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise Damage(str(error)) from error
    except sqlite3.OperationalError as error:
        if not any(words in str(error) for words in _UNREADABLE):
            raise
        raise Damage(str(error)) from error


def explain(path: Path, error: sqlite3.Error | OSError) -> WorkspaceError | None:
    """What the user can do about it; None if it is no matter of the file but a bug of ours."""
    if isinstance(error, OSError):
        return WorkspaceError(f"{path} can't be used: {error.strerror or error}; choose another folder.")
    code = getattr(error, "sqlite_errorcode", None)
    sentence = _SENTENCES.get(code & 0xFF) if code is not None else None
    return WorkspaceError(sentence.format(path=path)) if sentence else None


@contextmanager
def explained(path: Path) -> Generator[None]:
    """Raise WorkspaceError for whatever the user can mend about the file; let bugs pass."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        sentence = explain(path, error)
        if sentence is None:
            raise
        raise sentence from error
