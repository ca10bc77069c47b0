"""The first bytes of a workspace file: whether it is encrypted, and with which salt.

A process that has a file open must not read it by other means: to close any descriptor of a file lets go of
all locks that SQLite holds on it through others. So the headers of open files are remembered.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from threading import Lock
from typing import Protocol
from weakref import WeakKeyDictionary

HEADER_BYTES = 16
"""SQLite's own first words, or the salt of an encrypted file."""

MARK = b"MBrf"
"""How the salt of our encrypted files begins, so that they can be told from any other noise."""

_PLAIN = b"SQLite format 3\0"


class Closable(Protocol):
    """A connection, of either library."""

    def close(self) -> None: ...


_open: WeakKeyDictionary[Closable, tuple[tuple[int, int], bytes]] = WeakKeyDictionary()
_guard = Lock()


def new_salt() -> bytes:
    """Marked as ours; the other 96 bits are random."""
    return MARK + secrets.token_bytes(HEADER_BYTES - len(MARK))


def read_header(path: Path) -> bytes:
    """The file's first bytes; fewer if it is shorter. Raises OSError."""
    identity = identity_of(path)
    with _guard:
        for known, header in _open.values():
            if known == identity:
                return header
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)


def is_encrypted(path: Path) -> bool:
    """Whether it needs a passphrase. False for a file that is none of ours. Raises OSError."""
    return read_header(path).startswith(MARK)


def is_database(path: Path) -> bool:
    """Whether it begins as a workspace does, plain or encrypted. Raises OSError."""
    header = read_header(path)
    return len(header) == HEADER_BYTES and (header == _PLAIN or header.startswith(MARK))


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection to the file."""
    identity = identity_of(path)
    with _guard:
        return any(known == identity for known, _ in _open.values())


def remember(connection: Closable, path: Path) -> None:
    """Before the connection is opened in earnest: from now on the file is not read by other means."""
    header = read_header(path)
    with _guard:
        _open[connection] = identity_of(path), header


def forget(connection: Closable) -> None:
    """Once the connection is closed."""
    with _guard:
        _open.pop(connection, None)


def identity_of(path: Path) -> tuple[int, int]:
    """Of the file, under whichever name. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino
