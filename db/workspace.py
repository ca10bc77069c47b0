"""The workspace: one SQLite file that holds all a user works with, once it is open.

Nothing here knows what the facts mean; `db.facts` reads them, `db.opening` opens and creates the file.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from db import journal
from db.access import Access
from db.connection import transaction
from db.errors import WorkspaceError
from db.facts import Facts, read_after, read_facts
from db.failures import explained
from db.indexing import reindex
from db.journal import Act, Change, Operation, Standing
from db.place import Place
from db.settings import read_setting, write_setting
from db.vault import Key

if TYPE_CHECKING:
    from sqlite_utils import Database

AUTHOR = "author"
"""The setting that holds who makes the changes, as typed in by the user; "" until then."""

_A_MOMENT = timedelta(minutes=2)


def _now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """An open workspace file; a context manager that closes it.

    read_only: it can be read and printed from, not changed; `read_only_because` says why in one sentence.
    clock: the time in UTC, for the journal.
    Whoever opened it owns its connection; another thread may use it only while the owner does not.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, access: Access) -> None:
        self.path = path
        self.connection = connection
        self._access = access
        self._place = Place(path)
        self.clock: Callable[[], datetime] = _now
        self._wrapped: Database | None = None
        self._facts: tuple[tuple[int, int], Facts] | None = None

    @property
    def read_only(self) -> bool:
        return bool(self.read_only_because)

    @property
    def read_only_because(self) -> str:
        return self._access.read_only_because

    @property
    def encrypted(self) -> bool:
        return self._access.key is not None

    @property
    def key(self) -> Key | None:
        """With which the file is encrypted; its backups are encrypted with it, too."""
        return self._access.key

    @property
    def on_network_share(self) -> bool:
        """Whether the file may lie on another computer's disk, where a copy at hand is safer."""
        return self._access.on_network_share

    @property
    def lost_changes(self) -> int:
        """How many acknowledged changes were in a damaged log and are not here; at least so many."""
        return self._access.lost_changes

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
            raise WorkspaceError(self.read_only_because)
        with explained(self.path):
            self._place.check()
            with transaction(self.connection) as connection:
                yield connection
                self._place.check()

    @contextlib.contextmanager
    def act(self, act: Act, about: Mapping[str, str], *, continuing: bool = False) -> Generator[Change]:
        """An operation of the user's: journalled, found by the search, on disk when the block ends.

        continuing: go on with the newest operation if it is of the same act about the same "key" and not
        older than a moment, so that words typed in pauses are undone together.

        Raises WorkspaceError if the file can't be written now; then nothing has changed.
        """
        before = self.facts()
        with self.change() as connection:
            now = self.clock()
            change = journal.continued(connection, act, about, now, _A_MOMENT) if continuing else None
            if change is None:
                by = str(read_setting(connection, AUTHOR, ""))
                change = journal.begin(connection, act, about, now, by)
            yield change
            after = read_after(connection, before, change.number)
            reindex(connection, after, change.number)
        self._facts = self._change_count(), after

    def keep_setting(self, key: str, value: Any) -> None:
        """Keep a value on which no fact depends, so that these need not be read again. It is no operation.

        Raises WorkspaceError if the file can't be written now.
        """
        known = self._facts if self._facts and self._facts[0] == self._change_count() else None
        with self.change() as connection:
            write_setting(connection, key, value)
        if known is not None:
            self._facts = self._change_count(), known[1]

    def undo(self) -> Operation | None:
        """Undo the newest operation that counts; None if there is none. Raises WorkspaceError."""
        return self._turn(journal.undoable(self.connection), Standing.UNDONE)

    def redo(self) -> Operation | None:
        """Do again what was undone last; None if nothing was, or something else was done since."""
        return self._turn(journal.redoable(self.connection), Standing.LIVE)

    def operations(self, limit: int = 200) -> list[Operation]:
        """What was done, the newest first, those undone among them."""
        with explained(self.path):
            return journal.operations(self.connection, limit)

    def _turn(self, operation: Operation | None, standing: Standing) -> Operation | None:
        if operation is None:
            return None
        before = self.facts()
        with self.change() as connection:
            journal.mark(connection, operation.number, standing)
            after = read_after(connection, before, operation.number)
            reindex(connection, after, operation.number)
        self._facts = self._change_count(), after
        return operation

    def close(self) -> None:
        """Close the file; what SQLite kept beside it is folded in. Closing twice does no harm."""
        self.connection.close()
        if self._access.lock:
            self._access.lock.release()

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
