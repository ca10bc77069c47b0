"""The workspace's own settings: small values that travel with the file."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from db.connection import connection_of

if TYPE_CHECKING:
    from sqlite_utils import Database


def read_setting(database: sqlite3.Connection | Database, key: str, default: Any = None) -> Any:
    """The value kept under the key, or the default."""
    row = connection_of(database).execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def write_setting(database: sqlite3.Connection | Database, key: str, value: Any) -> None:
    """Keep a value of JSON's kinds under the key. Raises TypeError for any other kind."""
    connection_of(database).execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )
