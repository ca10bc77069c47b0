"""Files that are there whole or not at all: built under another name, synced, then given their own."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

LEFT_BY_SQLITE = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file, by the end of its name."""

_SUFFIX = ".new"
_BUILT = re.compile(rf"{re.escape(_SUFFIX)}({'|'.join(LEFT_BY_SQLITE)})?$")


@contextlib.contextmanager
def unfinished(path: Path) -> Generator[Path]:
    """An empty file beside the one to come, which only its owner may read; gone when the block ends.

    Raises OSError if the folder can't be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_SUFFIX, dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        remove(Path(name))


def publish(built: Path, path: Path) -> None:
    """Give what was built its name, on disk when this returns. What bore the name before is gone."""
    with built.open("rb+") as file:
        sync(file.fileno())
    built.replace(path)
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """The file and what SQLite left beside it; it need not be there."""
    for suffix in (*LEFT_BY_SQLITE, ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def sweep(folder: Path, start: str) -> None:
    """Remove what was being built under such names when its builder was killed. The caller holds the lock."""
    for left in folder.glob("*"):
        if left.name.startswith(f".{start}") and _BUILT.search(left.name):
            with contextlib.suppress(OSError):
                left.unlink()


def sync(handle: int) -> None:
    """Have an open file written to the disk itself, which macOS does by a call of its own only."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:  # a file system that does not know it
            os.fsync(handle)
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """So that a new name survives a power cut; where folders can't be synced the system does it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
