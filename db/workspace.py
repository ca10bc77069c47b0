"""The workspace: one SQLite file that holds all a user works with, once it is open.

Nothing here knows what the facts mean; `db.facts` reads them, `db.opening` opens and creates the file.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from db.connection import transaction
from db.errors import WorkspaceError
from db.facts import Facts, read_facts
from db.failures import explained

if TYPE_CHECKING:
    from sqlite_utils import Database


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
