"""Copies of the workspace in a folder beside it: made now and then, verified, the older ones thinned out."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.connection import check_ours, connect, fold_log, format_of
from db.errors import WorkspaceError
from db.facts import read_facts
from db.failures import Damage, explained
from db.vault import Key
from db.whole import publish, sweep, unfinished
from db.workspace import Workspace

EVERY = timedelta(minutes=15)
NEWEST, DAYS, WEEKS = 5, 7, 8
"""Kept: so many of the newest, one a day for so many days, one a week for so many weeks."""

_NAME = re.compile(r"(?P<stem>.*) (?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ) \((?P<operations>\d+) changes\)")
_AT = "%Y-%m-%dT%H-%M-%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was sound when it got its name. at: in UTC. operations: the number of its newest one."""

    path: Path
    at: datetime
    size: int
    operations: int


def folder_of(path: Path) -> Path:
    """Where the backups of a workspace lie."""
    return path.with_name(f"{path.stem} backups")


def backups_of(path: Path) -> list[Backup]:
    """The newest first; empty if there are none. The workspace itself need not be there."""
    found = (_backup(file) for file in folder_of(path).glob(f"*{path.suffix}") if not _is_hidden(file))
    ours = (backup for backup in found if backup and backup.path.name.startswith(f"{path.stem} "))
    return sorted(ours, key=lambda backup: (backup.at, backup.operations), reverse=True)


def back_up_if_due(workspace: Workspace, now: datetime, every: timedelta = EVERY) -> Backup | None:
    """Back up if the newest backup is older than that and something has changed since; else None.

    now: in UTC. Raises WorkspaceError if the backup can't be made.
    """
    newest = next(iter(backups_of(workspace.path)), None)
    if workspace.read_only or (newest and timedelta() <= now - newest.at < every):
        return None
    if newest and _holds(newest, workspace):
        return None
    return back_up(workspace, now)


def back_up(workspace: Workspace, now: datetime) -> Backup:
    """Copy the workspace into the folder of its backups, and thin these out. now: in UTC.

    Raises WorkspaceError if that can't be done; then the older backups are all there.
    """
    number = _newest_operation(workspace.connection)
    name = f"{workspace.path.stem} {now.astimezone(UTC).strftime(_AT)} ({number} changes)"
    copy = folder_of(workspace.path) / f"{name}{workspace.path.suffix}"
    with explained(copy.parent):
        copy.parent.mkdir(exist_ok=True)
        copy_to(workspace.connection, copy, workspace.key)
        made = backups_of(workspace.path)
        for backup in set(made) - kept(made, now):
            backup.path.unlink(missing_ok=True)
    return Backup(copy, now.replace(microsecond=0), copy.stat().st_size, number)


def kept(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """Those that thinning out leaves: the newest, and the last of each recent day and week."""
    ordered = sorted(backups, key=lambda backup: backup.at, reverse=True)
    chosen = set(ordered[:NEWEST])
    last_of: dict[Any, Backup] = {}
    for backup in ordered:
        if now - backup.at < timedelta(days=DAYS):
            last_of.setdefault(backup.at.date(), backup)
        if now - backup.at < timedelta(weeks=WEEKS):
            last_of.setdefault(backup.at.isocalendar()[:2], backup)
    return chosen | set(last_of.values())


def sweep_around(path: Path) -> None:
    """Remove what was being made of a workspace when the window was killed. The caller holds the lock."""
    sweep(path.parent, f"{path.name}.")
    sweep(path.parent, f"{path.stem} before ")
    if folder_of(path).exists():
        sweep(folder_of(path), f"{path.stem} ")


def copy_before_migrating(database: sqlite3.Connection, path: Path, key: Key | None = None) -> Path:
    """Copy the file beside itself, named for its format, and return the copy once it has been read back.

    A copy of that format that is there already is kept: it is older, so nearer to what the user had.
    Raises OSError or one of `database_errors()` if it can't be made.
    """
    copy = path.with_name(f"{path.stem} before update (format {format_of(database)}){path.suffix}")
    if not copy.exists():
        copy_to(database, copy, key, with_facts=False)
    return copy


def copy_to(
    database: sqlite3.Connection, copy: Path, key: Key | None = None, *, with_facts: bool = True
) -> None:
    """Copy the whole file, verified before it gets its name: what bears the name is good.

    key: of the copy; that of the original, if it is encrypted, need not be the same.
    """
    with unfinished(copy) as new:
        with contextlib.closing(connect(new, key=key)) as target:
            database.backup(target)
            fold_log(target)
        verify(new, key, with_facts=with_facts)
        publish(new, copy)


def verify(path: Path, key: Key | None = None, *, with_facts: bool = True) -> None:
    """Open a file and read all of it. with_facts: also the facts, for which it must be of this format.

    Raises WorkspaceError or one of `database_errors()` if it is damaged or none of ours.
    """
    with contextlib.closing(connect(path, read_only=True, key=key)) as database:
        check_ours(database, path)
        problems = integrity_problems(database)
        if problems:
            raise Damage(problems[0])
        if with_facts:
            read_facts(database)


def check_integrity(workspace: Workspace) -> None:
    """Look through the file soon after the start; faster than `integrity_problems`, which finds more.

    Raises DamagedWorkspace if it is not sound; `db.restoring.way_out` says what can be had back.
    """
    with explained(workspace.path):
        found = [row[0] for row in workspace.connection.execute("PRAGMA quick_check")]
        if found != ["ok"]:
            raise Damage(found[0])


def integrity_problems(database: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong with the file, and references that lead nowhere; empty if it is sound."""
    found = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check"):
        found.append(f"row {row} of {table} refers to a {parent} that is not there")
    return found


def _holds(backup: Backup, workspace: Workspace) -> bool:
    """Whether the backup has all that the workspace has. Not if it can't be opened: then another is due."""
    try:
        with (
            explained(backup.path),
            contextlib.closing(connect(backup.path, read_only=True, key=workspace.key)) as database,
        ):
            return _content(database) == _content(workspace.connection)
    except WorkspaceError:
        return False


def _content(database: sqlite3.Connection) -> list[Any]:
    """What differs whenever something was changed."""
    questions = (
        "SELECT count(*), max(number), max(at) FROM operation",
        "SELECT number, standing FROM operation WHERE standing <> 'live' ORDER BY number",
        "SELECT number FROM edition ORDER BY number",
        "SELECT key, value FROM setting ORDER BY key",
    )
    return [database.execute(question).fetchall() for question in questions]


def _newest_operation(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT coalesce(max(number), 0) FROM operation").fetchone()[0])


def _backup(file: Path) -> Backup | None:
    parts = _NAME.fullmatch(file.stem)
    if parts is None:
        return None
    try:
        at = datetime.strptime(parts["at"], _AT).replace(tzinfo=UTC)
        return Backup(file, at, file.stat().st_size, int(parts["operations"]))
    except (ValueError, OSError):
        return None


def _is_hidden(file: Path) -> bool:
    return file.name.startswith(".")
