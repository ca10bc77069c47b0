"""Writing a checked table into the workspace: all or nothing, as one operation that can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any

from db.columns import Column, columns_of
from db.errors import BadFacts
from db.journal import Act, Change, Operation
from db.records import FactId, Record
from db.tables.checking import Batch, Checked
from db.tables.matching import name_of, signature_of
from db.tables.table import Cancelled, Progress

if TYPE_CHECKING:
    from db.workspace import Workspace

_ROWS_A_STATEMENT = 20
"""SQLite sets up a statement's checks once, so a statement of many rows takes half the time of many statements."""

_BATCH_ROWS = 10_000
_STEPS_BETWEEN_LOOKS = 100_000
"""Of SQLite's virtual machine, after which it asks whether to go on: a few milliseconds."""


def import_table(
    workspace: Workspace,
    checked: Checked,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Operation:
    """Write all facts of the table, the sources they need and how it was read, in one operation.

    Raises BadFacts if the table has problems, Cancelled if `cancelled` says so, and WorkspaceError if the file
    can't be written; then nothing has changed.
    """
    if checked.problems or not (checked.count or checked.skipped):
        problems = tuple(f"line {found.line}: {found.sentence}" for found in checked.problems)
        raise BadFacts("The table has problems; mend them before it is imported.", problems)
    about = {
        "file": checked.table.path.name,
        "kind": name_of(checked.kind),
        "count": str(checked.count),
    }
    with _cancellable(workspace.connection, cancelled), workspace.act(Act.IMPORT_FACTS, about) as change:
        for source in checked.sources:
            change.add_source(source)
        write_facts(change, checked, progress)
        if checked.manner.mapping:
            key = signature_of(checked.table.header, checked.kind)
            change.set("import-mapping", key, dict(checked.manner.mapping))
    return workspace.operations(1)[0]


class _cancellable:  # noqa: N801  a context manager, used as a function
    """Lets SQLite ask, while it works, whether to stop; then Cancelled comes of it and nothing is written."""

    def __init__(self, database: sqlite3.Connection, cancelled: Callable[[], bool]) -> None:
        self._database = database
        self._cancelled = cancelled
        self._stopped = False

    def __enter__(self) -> None:
        self._database.set_progress_handler(self._look, _STEPS_BETWEEN_LOOKS)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._database.set_progress_handler(None, 0)
        if self._stopped and error is not None:
            raise Cancelled from error

    def _look(self) -> int:
        self._stopped = self._stopped or self._cancelled()
        return int(self._stopped)


def write_facts(change: Change, checked: Checked, progress: Progress | None = None) -> None:
    """The facts themselves, within an operation under way."""
    kind, done = checked.kind, 0
    write_fact = _Insert(change.connection, "fact", _FACT)
    write_citation = _Insert(change.connection, "citation", ("fact", "source", "rank", "locator"))
    write_own = _Insert(change.connection, kind.KIND, ("fact", *(column.name for column in columns_of(kind))))
    for batch in checked.batches:
        ids = change.new_ids(len(batch))
        write_fact(_facts(ids, batch, kind, change.number))
        write_citation(_citations(ids, batch))
        write_own(zip(ids, *_in_sql(columns_of(kind), batch.own), strict=True))
        done += len(batch)
        if progress:
            progress(done, checked.count)


_FACT = ("id", "kind", "edition", "source", "certainty", "known_by", "notes", "operation")


def _facts(
    ids: Sequence[FactId], batch: Batch, kind: type[Record], operation: int
) -> Iterator[tuple[Any, ...]]:
    days = {day: day and day.isoformat() for day in set(batch.known_by)}
    words = {certainty: certainty.value for certainty in set(batch.certainty)}
    return zip(
        ids,
        repeat(kind.KIND),
        repeat(None),
        [cited[0] for cited in batch.sources],
        map(words.__getitem__, batch.certainty),
        map(days.__getitem__, batch.known_by),
        batch.notes,
        repeat(operation),
        strict=False,
    )


def _citations(ids: Sequence[FactId], batch: Batch) -> Iterator[tuple[Any, ...]]:
    for fact, cited, located in zip(ids, batch.sources, batch.locators, strict=True):
        for rank, source in enumerate(cited):
            yield fact, source, rank, located[rank] if located else ""


def _in_sql(columns: Sequence[Column], own: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """The values as SQLite takes them; a value that stands often is turned once."""
    return [
        values if column.to_sql is None else list(map(_Turned(column.to_sql).__getitem__, values))
        for column, values in zip(columns, own, strict=True)
    ]


class _Turned(dict[Any, Any]):
    def __init__(self, turn: Callable[[Any], Any]) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, value: Any) -> Any:
        self[value] = turned = None if value is None else self._turn(value)
        return turned


class _Insert:
    """INSERT for many rows of one table."""

    def __init__(self, database: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        self._row = f"({', '.join('?' * len(columns))})"
        self._start = f'INSERT INTO "{table}" ({names}) VALUES '  # noqa: S608, names are ours
        self._width = len(columns)
        self._database = database

    def __call__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        while part := list(islice(rows, _BATCH_ROWS)):
            whole = len(part) // _ROWS_A_STATEMENT * _ROWS_A_STATEMENT
            flat = list(chain.from_iterable(part[:whole]))
            step = self._width * _ROWS_A_STATEMENT
            many = self._start + ", ".join([self._row] * _ROWS_A_STATEMENT)
            self._database.executemany(many, (flat[at : at + step] for at in range(0, len(flat), step)))
            self._database.executemany(self._start + self._row, part[whole:])
