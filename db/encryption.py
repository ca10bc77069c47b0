"""A workspace gets a passphrase, changes it or loses it: the file and every copy of it that we made."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.backup import folder_of, sweep_around, verify
from db.connection import connect, encrypting_library, fold_log
from db.errors import PassphraseNeeded, WorkspaceError, WrongPassphrase
from db.failures import code_of, database_errors, explained
from db.header import is_encrypted, remember
from db.place import behind_link
from db.restoring import locked, unlock
from db.vault import Key, code_of_key, new_key
from db.whole import LEFT_BY_SQLITE, publish, remove, unfinished
from db.workspace import Workspace

_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What became of the copies beside the file: made anew like it, or removed since they could not be."""

    remade: tuple[Path, ...]
    removed: tuple[Path, ...]


def recovery_code(workspace: Workspace) -> str:
    """What to print and lock away: it opens the file until the passphrase is changed.

    Raises WorkspaceError if the file is not encrypted.
    """
    if workspace.key is None:
        raise WorkspaceError(f"{workspace.path} is not encrypted; give it a passphrase first.")
    return code_of_key(workspace.key)


def set_passphrase(path: Path, old: str | None, new: str | None, *, recovery: str | None = None) -> Rekeyed:
    """Encrypt a workspace, change its passphrase, or (new: None) store it in plain. It must be closed.

    old: its passphrase now, None if it is plain; recovery: the code in its stead. Backups and the copies made
    before an update or a restore follow, so that none in plain is left beside an encrypted file; the
    disk itself may keep traces of what was plain until it is written over.

    Raises PassphraseNeeded, WrongPassphrase or another WorkspaceError; then the workspace is as it was.
    """
    with explained(path):
        path = behind_link(path)
    with explained(path), locked(path):
        sweep_around(path)
        before = _key_now(path, old, recovery)
        after = None if new is None else new_key(new)
        if before is None and after is None:
            raise WorkspaceError(f"{path} is not encrypted; give the new passphrase.")
        with unfinished(path) as built:
            _convert(path, before, built, after)
            verify(built, after)
            if after is None:  # killed half-way, no copy in plain may lie beside an encrypted file
                publish(built, path)
            remade, removed = _convert_copies(path, old, recovery, after)
            if after is not None:
                publish(built, path)
    return Rekeyed(remade, removed)


def copies_of(path: Path) -> Iterator[Path]:
    """Every copy that we made of a workspace: backups, and those before an update or a restore."""
    pattern = f"*{path.suffix}"
    beside = [copy for copy in path.parent.glob(pattern) if copy.name.startswith(f"{path.stem} before ")]
    for copy in sorted([*folder_of(path).glob(pattern), *beside]):
        if copy.is_file() and not copy.name.startswith("."):
            yield copy


def _key_now(path: Path, passphrase: str | None, recovery: str | None) -> Key | None:
    key = unlock(path, passphrase, recovery)
    if key is None and is_encrypted(path):
        raise PassphraseNeeded(f"{path} is encrypted; type its passphrase.")
    try:
        connect(path, key=key).close()  # folds in what a killed window left beside it
    except database_errors() as error:
        if key is None:
            raise
        raise WrongPassphrase(f"That is not the passphrase of {path}; try again.") from error
    return key


def _convert(source: Path, before: Key | None, target: Path, after: Key | None) -> None:
    """Copy a workspace page by page or, between plain and encrypted, row by row."""
    if before is not None and after is not None:
        with (
            contextlib.closing(connect(source, key=before)) as old,
            contextlib.closing(connect(target, key=after)) as new,
        ):
            old.backup(new)
            fold_log(new)
    else:
        _export(source, before, target, after)


def _export(source: Path, before: Key | None, target: Path, after: Key | None) -> None:
    """Between plain and encrypted, by the encrypting library alone. Format and owner it does not copy."""
    database = _connect_either(source, before)
    with contextlib.closing(database):
        database.execute(f"ATTACH ? AS copy KEY {_sql(after)}", (str(target),))
        database.execute("SELECT sqlcipher_export('copy')")
        for mark in ("application_id", "user_version"):
            (value,) = database.execute(f"PRAGMA main.{mark}").fetchone()
            database.execute(f"PRAGMA copy.{mark} = {value}")


def _connect_either(path: Path, key: Key | None) -> Any:
    if key is not None:
        return connect(path, key=key)
    library, factory = encrypting_library()
    database = library.connect(str(path), isolation_level=None, factory=factory)
    remember(database, path)
    database.execute("PRAGMA temp_store = MEMORY")
    return database


def _sql(key: Key | None) -> str:
    return "''" if key is None else key.sql


def _convert_copies(
    path: Path, old: str | None, recovery: str | None, after: Key | None
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Those made anew, and those that could not be read and, where they may be in plain, had to go."""
    remade: list[Path] = []
    removed: list[Path] = []
    for copy in copies_of(path):
        try:
            with unfinished(copy) as built:
                _convert(copy, unlock(copy, old, recovery), built, after)
                verify(built, after, with_facts=False)
                _remove_log(copy)
                publish(built, copy)
            remade.append(copy)
        except (*database_errors(), WorkspaceError) as error:
            if not isinstance(error, WorkspaceError) and code_of(error) not in _UNREADABLE:
                raise  # a full disk is no reason to lose a copy
            if after is not None and not is_encrypted(copy):
                remove(copy)
                removed.append(copy)
    return tuple(remade), tuple(removed)


def _remove_log(path: Path) -> None:
    """What SQLite left beside a file that is about to be replaced; it would be taken for the new one's."""
    for suffix in LEFT_BY_SQLITE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
