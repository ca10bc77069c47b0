"""A new workspace, built from the facts of an edition."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from db.connection import connect
from db.editions import load_edition, read_edition
from db.facts import Facts
from db.vault import Key
from db.whole import publish, unfinished


def create(path: Path, edition: Path, key: Key | None) -> None:
    """Make the file, which is never there by half and, with a key, never in plain.

    Raises OSError or one of `database_errors()`; then nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(path) as new:
        build(new, read_edition(edition), key)
        publish(new, path)


def build(path: Path, facts: Facts, key: Key | None) -> None:
    """Fill an empty file. Not yet on disk when this returns, but all in the file itself.

    No log is kept beside it meanwhile: to fold one in is left undone without a word where the disk is full.
    """
    with contextlib.closing(connect(path, key=key)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")  # synced once, when it is whole
        migrate(connection)
        load_edition(connection, facts)
        connection.execute("PRAGMA journal_mode = WAL")  # for whoever opens it


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema to the newest format, step by step."""
    from sqlite_utils import Database

    from db.migrations import migrations

    migrations.apply(Database(connection))
