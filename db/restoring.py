"""The way back: from a damaged workspace, or to an earlier day, by a backup; and what that would lose."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.backup import Backup, backups_of, verify
from db.connection import connect
from db.errors import DamagedWorkspace, WorkspaceError, WrongPassphrase
from db.failures import database_errors, explained
from db.header import is_encrypted
from db.journal import Act, Operation, Standing
from db.lock import take_lock
from db.place import behind_link
from db.vault import Key, fits, key_from_code, key_of
from db.whole import LEFT_BY_SQLITE, publish, unfinished


@dataclass(frozen=True, slots=True)
class Lost:
    """What a backup lacks. operations: the newest first. whole: False if the file can't be read to the end."""

    operations: tuple[Operation, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class WayOut:
    """backup: the newest that is sound; None if there is none. sentence: all of it in plain words."""

    backup: Backup | None
    lost: Lost
    sentence: str


def way_out(path: Path, *, passphrase: str | None = None, recovery: str | None = None) -> WayOut:
    """The newest backup that can be opened, and what was done since. Reads only.

    Of encrypted ones without a passphrase, the newest is taken at its word. Raises WrongPassphrase if none of
    them can be opened with what was given.
    """
    path = behind_link(path)
    wrong = False
    for backup in backups_of(path):
        key = unlock(backup.path, passphrase, recovery)
        try:
            if key is not None or not is_encrypted(backup.path):
                verify(backup.path, key)
        except (*database_errors(), WorkspaceError, OSError):
            wrong = wrong or (key is not None and not fits(key, backup.path))
            continue
        lost = what_would_be_lost(path, backup, passphrase=passphrase, recovery=recovery)
        return WayOut(backup, lost, _sentence(path, backup, lost))
    if wrong:
        raise WrongPassphrase(f"That is not the passphrase of the backups of {path}; try again.")
    return WayOut(
        None,
        Lost((), whole=False),
        f"{path.name} is damaged and there is no good backup of it; look for a copy on another disk.",
    )


def what_would_be_lost(
    path: Path, backup: Backup, *, passphrase: str | None = None, recovery: str | None = None
) -> Lost:
    """The operations that the file has and the backup lacks, so far as a damaged file can still be read."""
    try:
        then = dict(_read_operations(backup.path, unlock(backup.path, passphrase, recovery)))
    except (*database_errors(), WorkspaceError, OSError):
        then = {}
    lost: list[Operation] = []
    whole = True
    try:
        for number, operation in _read_operations(path, unlock(path, passphrase, recovery)):
            if number > backup.operations or (then and then.get(number) != operation):
                lost.append(operation)
    except (*database_errors(), WorkspaceError, OSError, ValueError):
        whole = False
    return Lost(tuple(lost), whole)


def restore(path: Path, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the workspace, which must be closed; now: in UTC.

    The file that is there is first copied to "<name> before restore <time>", whatever state it is in, and
    this copy returned; None if there was none. Raises WorkspaceError; then nothing has changed.
    """
    with explained(path):
        path = behind_link(path)
    with explained(path), locked(path):
        kept = _keep_current(path, now) if path.exists() else None
        with unfinished(path) as new:
            shutil.copyfile(backup, new)
            for suffix in LEFT_BY_SQLITE:  # it is of the file that goes, and kept with its copy
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            publish(new, path)
    return kept


def unlock(path: Path, passphrase: str | None, recovery: str | None) -> Key | None:
    """The key of a file; None if it is plain or neither is given. Raises WrongPassphrase, OSError."""
    if not is_encrypted(path):
        return None
    if recovery is not None:
        return key_from_code(path, recovery)
    return None if passphrase is None else key_of(path, passphrase)


@contextlib.contextmanager
def locked(path: Path) -> Generator[None]:
    """While no window has the file open. Raises WorkspaceError if one has."""
    lock = take_lock(path)
    if lock is None:
        raise WorkspaceError(f"Another window has {path} open; close it and try again.")
    try:
        yield
    finally:
        lock.release()


def _keep_current(path: Path, now: datetime) -> Path:
    name = f"{path.stem} before restore {now.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}"
    kept = path.with_name(f"{name}{path.suffix}")
    for suffix in ("-wal", ""):
        current = path.with_name(path.name + suffix)
        if current.exists():
            copy = kept.with_name(kept.name + suffix)
            with unfinished(copy) as new:
                shutil.copyfile(current, new)
                publish(new, copy)
    return kept


def _read_operations(path: Path, key: Key | None) -> Generator[tuple[int, Operation]]:
    """The newest first, each by itself, so that damage to one hides no newer one."""
    if key is None and is_encrypted(path):
        raise DamagedWorkspace(f"{path} is encrypted.", path)
    with contextlib.closing(connect(path, read_only=True, key=key)) as database:
        rows = database.execute(
            "SELECT number, act, about, at, by, standing FROM operation ORDER BY number DESC"
        )
        for number, act, about, at, by, standing in rows:
            at_day = datetime.fromisoformat(at)
            yield number, Operation(number, Act(act), json.loads(about), at_day, by, Standing(standing))


def _sentence(path: Path, backup: Backup, lost: Lost) -> str:
    day = backup.at.astimezone()
    when = f"{day.day} {day:%B %Y}, {day:%H:%M}"
    good = f"{path.name} is damaged; its newest good backup is of {when}"
    count = len(lost.operations)
    if not lost.whole:
        return f"{good}. What was changed after that would be lost; the damage hides how much."
    if not count:
        return f"{good}, and nothing was changed after that."
    changes = "one change that was" if count == 1 else f"{count} changes that were"
    return f"{good}. Restoring it loses {changes} made after that."
