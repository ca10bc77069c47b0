"""A copy of the workspace beside it, made before anything that could harm it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from db.connection import connect, format_of


def copy_before_migrating(database: sqlite3.Connection, path: Path) -> Path:
    """Copy the file beside itself, named for its format, and return the copy once it has been read back.

    A copy of that format that is there already is kept: it is older, so nearer to what the user had.
    Raises sqlite3.Error or OSError if it can't be made.
    """
    copy = path.with_name(f"{path.stem} before update (format {format_of(database)}){path.suffix}")
    if not copy.exists():
        copy_to(database, copy)
    return copy


def copy_to(database: sqlite3.Connection, copy: Path) -> None:
    """Copy the whole file, verified before it gets its name: what bears the name is good."""
    unfinished = copy.with_name(f".{copy.name}.{os.getpid()}.new")
    try:
        with contextlib.closing(sqlite3.connect(unfinished)) as target:
            database.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        verify(unfinished)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Raises sqlite3.DatabaseError if the file is damaged."""
    with contextlib.closing(connect(path, read_only=True)) as database:
        problems = integrity_problems(database)
    if problems:
        raise sqlite3.DatabaseError(problems[0])


def integrity_problems(database: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file, and references that lead nowhere; empty if it is sound."""
    found = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check"):
        found.append(f"row {row} of {table} refers to a {parent} that is not there")
    return found
