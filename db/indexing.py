"""Keeps the full-text index in step with an operation that was done, undone or redone."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from db.search import rebuild_index

if TYPE_CHECKING:
    from db.facts import Facts


def reindex(connection: sqlite3.Connection, facts: Facts, number: int) -> None:  # noqa: ARG001
    """Index what the operation touched as it is now. Within the caller's transaction."""
    rebuild_index(connection, facts)
