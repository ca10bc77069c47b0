"""The log that a killed window left beside its file: whether SQLite reads back all that was acknowledged in it.

SQLite reads a log up to the first damage and forgets the rest without a word. That is right for a change that a
power cut interrupted, and wrong for those before it.
"""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from pathlib import Path

_HEAD = 32
_FRAME_HEAD = 24
_PAGE_SIZE = slice(8, 12)


@dataclass(frozen=True, slots=True)
class Log:
    """commits: which of its frames, counted from 1, end a change."""

    commits: tuple[int, ...] = ()

    def lost(self, database: sqlite3.Connection) -> int:
        """How many acknowledged changes SQLite did not read back. The connection has looked into the file once.

        The newest may have been interrupted before it was acknowledged, so one alone tells nothing.
        """
        if not self.commits:
            return 0
        _, read, _ = database.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        forgotten = sum(commit > read for commit in self.commits)
        return max(forgotten - 1, 0)


def has_log(path: Path) -> bool:
    """Whether there is anything in the log of a workspace. Raises OSError."""
    log = _log_of(path)
    return log.exists() and log.stat().st_size > _HEAD


def read_log(path: Path) -> Log:
    """The log beside a workspace that nobody has open; it is looked at without being changed. Raises OSError."""
    if not has_log(path):
        return Log()
    log = _log_of(path)
    with log.open("rb") as file:
        head = file.read(_HEAD)
        size = int.from_bytes(head[_PAGE_SIZE])
        frame = _FRAME_HEAD + (size if 512 <= size <= 65_536 else 4096)
        commits: list[int] = []
        salt = b""
        for number in range(1, (log.stat().st_size - _HEAD) // frame + 1):
            file.seek(_HEAD + (number - 1) * frame)
            _, pages, found = struct.unpack(">II8s", file.read(16))
            salt = salt or found
            if found != salt:  # what follows was left by a log before this one
                break
            if pages:
                commits.append(number)
    return Log(tuple(commits))


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
