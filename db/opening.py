"""How a workspace is opened, created if there is none, and brought up to date."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Generator
from pathlib import Path

from db.access import Access
from db.backup import backups_of, copy_before_migrating, sweep_around
from db.connection import FORMAT, check_ours, connect, transaction
from db.creation import create, migrate
from db.editions import FOLDER, load_edition, read_edition, read_number
from db.errors import DamagedWorkspace, PassphraseNeeded, WorkspaceError, WrongPassphrase
from db.facts import edition_order, read_edition_row, read_facts
from db.failures import code_of, database_errors, explained
from db.header import is_database, is_encrypted, is_open_here
from db.home import default_path
from db.lock import Lock, take_lock
from db.log import Log, has_log, read_log
from db.place import behind_link, on_network_share, why_read_only
from db.search_index import index_is_current, rebuild_index
from db.vault import PAGE_BYTES, Key, fits, key_from_code, key_of, new_key
from db.workspace import Workspace

CREATION_SECONDS = 30.0
"""How long to wait for another window that is creating the file."""


def open_workspace(
    path: Path | None = None,
    edition: Path = FOLDER,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    read_only: bool = False,
) -> Workspace:
    """Open the workspace, creating it from the edition in a folder (the shipped one) if there is none.

    None: the one in the platform's folder for the user's data. An older format is brought up to date, after
    a copy of the file; an older edition's facts give way to the newer ones.

    passphrase: of an encrypted file; a new file is encrypted with it. recovery: the code on the printed sheet,
    in its stead. read_only: only ask, and leave the file to others. A file that can't be written or that
    another window writes opens read-only, too; `Workspace.read_only_because` says why.

    Raises PassphraseNeeded, WrongPassphrase, DamagedWorkspace or another WorkspaceError: one sentence that
    says what to do.
    """
    path = default_path() if path is None else path.absolute()
    with explained(path):
        path = behind_link(path)
        if path.is_dir():
            raise WorkspaceError(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            raise WorkspaceError(f"{path} is not a file; choose another name.")
        if not path.exists():
            _create_once(path, edition, None if passphrase is None else new_key(passphrase))
        key = _key(path, passphrase, recovery)
        return _open_to_read(path, key, edition) if read_only else _open(path, key, edition)


def is_free(path: Path) -> bool:
    """Whether a window that opened this file now could change it."""
    if not path.exists():
        return False
    lock, _ = _claim(path)
    if lock is not None:
        lock.release()
    return lock is not None


def _create_once(path: Path, edition: Path, key: Key | None) -> None:
    """Create the file, or wait for another window that is about to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + CREATION_SECONDS
    while not path.exists():
        lock = take_lock(path)
        if lock is None and time.monotonic() > deadline:
            raise WorkspaceError(f"Another window is creating {path}; wait for it, then try again.")
        if lock is None:
            time.sleep(0.02)
            continue
        with _released(lock):
            if not path.exists():
                create(path, edition, key)


def _key(path: Path, passphrase: str | None, recovery: str | None) -> Key | None:
    """None: the file is plain."""
    if not is_database(path) and backups_of(path):
        raise DamagedWorkspace(f"{path} is damaged; restore the newest backup of it.", path)
    if not is_encrypted(path):
        return None
    if recovery is not None:
        return key_from_code(path, recovery)
    if passphrase is None:
        raise PassphraseNeeded(f"{path} is encrypted; type its passphrase.")
    return key_of(path, passphrase)


def _open_to_read(path: Path, key: Key | None, edition: Path) -> Workspace:
    with _log_left(path) as log:
        connection = _connect(path, key, read_only=True)
        with _undone(connection):
            lost = log.lost(connection)
    with _undone(connection):
        version = check_ours(connection, path)
        behind = version < FORMAT or _is_older(connection, edition)
    if not behind or why_read_only(path):
        with _undone(connection):
            _check_readable(path, version, why_read_only(path))
        access = Access(f"{path} was opened only to be read.", key, lost_changes=lost)
        return Workspace(path, connection, access)
    connection.close()
    with _open(path, key, edition) as opened:
        because = opened.read_only_because
    if because:
        return _open(path, key, edition)
    return _open_to_read(path, key, edition)


def _open(path: Path, key: Key | None, edition: Path) -> Workspace:
    lock, because = _claim(path)
    shared = on_network_share(path)
    with contextlib.ExitStack() as stack:
        if lock:
            stack.callback(lock.release)
        log = read_log(path) if lock else Log()
        connection = _connect(path, key, read_only=lock is None, shared=shared and lock is not None)
        stack.callback(connection.close)
        lost = log.lost(connection)
        version = check_ours(connection, path)
        if lock is None:
            _check_readable(path, version, because)
        else:
            sweep_around(path)
            if not shared:
                _keep_a_log(connection)
            _bring_up_to_date(connection, path, version, edition, key)
        stack.pop_all()
    return Workspace(path, connection, Access(because, key, lock, shared, lost))


def _claim(path: Path) -> tuple[Lock | None, str]:
    """The right to write the file, or why there is none."""
    if because := why_read_only(path):
        return None, because
    try:
        lock = take_lock(path)
    except OSError as error:
        why = error.strerror or error
        return None, f"Nothing can be written beside {path} ({why}); mend that, or copy it and open the copy."
    return lock, "" if lock else f"Another window has {path} open; here it can be read but not changed."


@contextlib.contextmanager
def _log_left(path: Path) -> Generator[Log]:
    """The log that a killed window left, while no other window can go on with it; that of an open one is empty."""
    lock, _ = _claim(path) if has_log(path) else (None, "")
    if lock is None:
        yield Log()
        return
    with _released(lock):
        yield read_log(path)


def _connect(path: Path, key: Key | None, *, read_only: bool, shared: bool = False) -> sqlite3.Connection:
    """Raises WrongPassphrase; DamagedWorkspace if the passphrase is right and yet nothing can be read."""
    try:
        return connect(path, read_only=read_only, key=key, shared=shared)
    except database_errors() as error:
        if code_of(error) != sqlite3.SQLITE_NOTADB:
            raise
        if backups_of(path) if key is None else _fits(key, path):
            raise DamagedWorkspace(f"{path} is damaged; restore the newest backup of it.", path) from error
        if key is None:
            raise
        raise WrongPassphrase(f"That is not the passphrase of {path}; try again.") from error


def _fits(key: Key, path: Path) -> bool:
    """Whether it is the file's fault that the key does not open it. One that is open here is sound."""
    return not is_open_here(path) and (path.stat().st_size < PAGE_BYTES or fits(key, path))


def _check_readable(path: Path, version: int, because: str) -> None:
    if version < FORMAT:
        raise WorkspaceError(f"{path} must first be brought up to date. {because}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Others may read while one writes. A file that lay on a network share has no log yet."""
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, version: int, edition: Path, key: Key | None
) -> None:
    if version < FORMAT:
        copy_before_migrating(connection, path, key)
        migrate(connection)
    if _is_older(connection, edition):
        load_edition(connection, read_edition(edition))
    if not index_is_current(connection):
        with transaction(connection):
            rebuild_index(connection, read_facts(connection))


def _is_older(connection: sqlite3.Connection, edition: Path) -> bool:
    """Whether its facts are of an edition older than that in the folder."""
    return edition_order(read_edition_row(connection).number) < edition_order(read_number(edition).number)


@contextlib.contextmanager
def _undone(connection: sqlite3.Connection) -> Generator[None]:
    """Close the connection if what is done with it fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextlib.contextmanager
def _released(lock: Lock) -> Generator[None]:
    try:
        yield
    finally:
        lock.release()
