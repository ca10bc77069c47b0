"""The workspace: one SQLite file that holds all a user works with. Open it, create it, close it.

Nothing here knows what the facts mean; `db.facts` reads them, `db.editions` loads an edition.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Generator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from db.backup import copy_before_migrating
from db.connection import FORMAT, check_ours, connect, transaction, writable
from db.editions import FOLDER, load_edition, read_edition, read_number
from db.errors import WorkspaceError
from db.facts import Facts, edition_order, read_edition_row, read_facts
from db.failures import explained

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE_NAME = "workspace.minebrief"
_ABANDONED_SECONDS = 3600


class Workspace:
    """An open workspace file; a context manager that closes it.

    read_only: the file or its folder can't be written; it can be read and printed from.
    Whoever opened it owns its connection; another thread may use it only while the owner does not.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self._wrapped: Database | None = None
        self._facts: tuple[tuple[int, int], Facts] | None = None

    @property
    def database(self) -> Database:
        """The connection in sqlite-utils' wrapper, for changes; hot reads use `connection`."""
        if self._wrapped is None:
            from sqlite_utils import Database  # 120 ms, and opening and reading need none of it

            self._wrapped = Database(self.connection)
        return self._wrapped

    def facts(self) -> Facts:
        """Everything known. The same object until this or another window changes the file.

        Raises WorkspaceError if the file can't be read.
        """
        with explained(self.path):
            state = self._change_count()
            if self._facts is None or self._facts[0] != state:
                self._facts = state, read_facts(self.connection)
        return self._facts[1]

    @contextlib.contextmanager
    def change(self) -> Generator[sqlite3.Connection]:
        """A change, all or nothing, on disk when the block ends.

        Raises WorkspaceError if the file can't be written now.
        """
        if self.read_only:
            raise WorkspaceError(
                f"{self.path} can't be written; copy it to a folder of your own and open the copy."
            )
        with explained(self.path), transaction(self.connection) as connection:
            yield connection

    def close(self) -> None:
        """Close the file; what SQLite kept beside it is folded in. Closing twice does no harm."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _change_count(self) -> tuple[int, int]:
        """Grows with changes by other connections and with our own."""
        (others,) = self.connection.execute("PRAGMA data_version").fetchone()
        return others, self.connection.total_changes


def open_workspace(path: Path | None = None, edition: Path = FOLDER) -> Workspace:
    """Open the workspace, creating it from the edition in a folder (the shipped one) if there is none.

    None: the one in the platform's folder for the user's data. An older format is brought up to date, after
    a copy of the file; an older edition's facts give way to the newer ones. A file that can't be written
    opens read-only.

    Raises WorkspaceError, one sentence that says what to do, if that can't be done.
    """
    path = default_path() if path is None else path.absolute()
    with explained(path):
        if path.is_dir():
            raise WorkspaceError(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            raise WorkspaceError(f"{path} is not a file; choose another name.")
        if not path.exists():
            _create(path, edition)
        return _open(path, edition)


def default_path() -> Path:
    """Where the workspace lies if nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("Minebrief", appauthor=False) / FILE_NAME


def _open(path: Path, edition: Path) -> Workspace:
    read_only = not writable(path)
    connection = connect(path, read_only=read_only)
    try:
        version = check_ours(connection, path)
        if read_only:
            _check_readable(path, version)
        else:
            _bring_up_to_date(connection, path, version, edition)
    except BaseException:
        connection.close()
        raise
    return Workspace(path, connection, read_only=read_only)


def _check_readable(path: Path, version: int) -> None:
    if version < FORMAT:
        raise WorkspaceError(f"{path} must be updated but can't be written; copy it to a folder of your own.")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int, edition: Path) -> None:
    if version < FORMAT:
        copy_before_migrating(connection, path)
        _migrate(connection)
    if edition_order(read_edition_row(connection).number) < edition_order(read_number(edition).number):
        load_edition(connection, read_edition(edition))


def _migrate(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    from db.migrations import migrations

    migrations.apply(Database(connection))


def _create(path: Path, edition: Path) -> None:
    """Build the file under another name and rename it, so that it is never there by half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _build(unfinished, edition)
        _publish(unfinished, path)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(name + suffix).unlink(missing_ok=True)


def _build(path: Path, edition: Path) -> None:
    with contextlib.closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # synced once, when it is whole
        _migrate(connection)
        load_edition(connection, read_edition(edition))
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _publish(unfinished: Path, path: Path) -> None:
    """Give it its name, unless another window was faster: then its file stays."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, such as a memory stick's
        if not path.exists():
            unfinished.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what a creation left that was killed long ago."""
    for left in path.parent.glob(f".{path.name}.*.new*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                left.unlink()
