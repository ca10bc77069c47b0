"""One window writes a workspace at a time: a lock beside the file, which the system lifts if we die.

The system's own calls rather than a library's, which would take longer to load than the file to open.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

_HELD_ELSEWHERE = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


class Lock:
    """A lock that is held, until released or until this process ends, however it ends."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Let the next window write. Releasing twice does no harm."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if os.name == "posix":
            self._path.unlink(missing_ok=True)  # while it is held, so that nobody waits on a lost file
        os.close(handle)
        if os.name != "posix":
            with contextlib.suppress(OSError):  # another window has taken it already
                self._path.unlink(missing_ok=True)


def take_lock(path: Path) -> Lock | None:
    """The right to write the file, which need not be there yet; None if another window has it.

    Raises OSError if nothing can be made beside the file.
    """
    beside = path.with_name(f".{path.name}.lock")
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            if not _held(handle):
                os.close(handle)
                return None
            if os.name != "posix" or _is_named(handle, beside):
                return Lock(beside, handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # it was released and removed between our two calls: there is a new one to take


def _held(handle: int) -> bool:
    """Whether the lock is ours now. A file system without locks has but one machine and SQLite's own."""
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _HELD_ELSEWHERE:
            return False
        if error.errno not in (errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK):
            raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_named(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
