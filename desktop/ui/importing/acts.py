"""What the worker does with tables of other programs: plain functions that touch no widget."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import Source
from db.tables.table import UnreadableTable

if TYPE_CHECKING:
    from pathlib import Path

    from db.facts import Facts
    from db.journal import Operation
    from db.tables.cell_values import Manner
    from db.tables.checking import Problem
    from db.tables.matching import Kind
    from db.tables.table import Progress, Table
    from db.workspace import Workspace

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the user says that a file is to be read; what is empty is guessed."""

    path: Path
    sheet: str = ""
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """A table, the kind it is taken for, and where each of our columns is found in it ("" if it is not)."""

    table: Table
    kind: Kind
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """A checked table. count: of what would be new. skipped: rows that are there already.

    unused: columns of the table that are none of ours. write: does it, all or nothing.
    """

    count: int
    skipped: int
    problems: tuple[Problem, ...]
    more: int
    unused: tuple[str, ...]
    write: Callable[[Workspace, Progress | None, Cancelled], Operation]


def read_table(workspace: Workspace, reading: Reading, kind: Kind | None) -> Matched:
    """Open the file as a table, and match its columns as was said of the last such table. kind: None guesses.

    Raises UserError.
    """
    from db.tables.reading import preview

    table = preview(
        reading.path,
        sheet=reading.sheet or None,
        encoding=reading.encoding or None,
        separator=reading.separator or None,
    )
    return match(workspace, table, kind or likely_kind(table.header))


def match(workspace: Workspace, table: Table, kind: Kind) -> Matched:
    """Where the columns of the kind stand."""
    from db.tables.matching import columns_for, match_columns, saved_mapping

    saved = saved_mapping(workspace.connection, table.header, kind)
    places = match_columns(table.header, kind, saved).places
    columns = {ours: table.columns[places[ours]] if ours in places else "" for ours in columns_for(kind)}
    return Matched(table, kind, columns)


def likely_kind(header: Sequence[str]) -> Kind:
    """The kind whose columns the header names best."""
    from db.tables.matching import IMPORTABLE, columns_for, match_columns

    def fit(kind: Kind) -> tuple[int, int]:
        """How many columns are found; of equals, how few are missing."""
        found = len(match_columns(header, kind).places)
        return found, -len(columns_for(kind))

    return max((*IMPORTABLE, Source), key=fit)


def check(
    facts: Facts,
    matched: Matched,
    manner: Manner,
    today: date,
    progress: Progress | None,
    cancelled: Cancelled,
) -> Ready:
    """Say all that is wrong, before anything is written. Raises UserError, Cancelled."""
    kind = matched.kind
    if issubclass(kind, Source):
        return _check_sources(facts, matched.table, manner)
    from db.tables.checking import check_table
    from db.tables.importing import import_table

    checked = check_table(facts, matched.table, kind, today, manner, progress, cancelled)
    return Ready(
        checked.count,
        checked.skipped,
        checked.problems,
        checked.more,
        checked.unused,
        lambda workspace, told, stop: import_table(workspace, checked, told, stop),
    )


def _check_sources(facts: Facts, table: Table, manner: Manner) -> Ready:
    from db.tables.source_rows import check_sources, import_source_rows

    checked = check_sources(facts, table, manner)
    return Ready(
        len(checked.sources),
        0,
        checked.problems,
        checked.more,
        checked.unused,
        lambda workspace, _told, _stop: import_source_rows(workspace, checked),
    )


def row_at(table: Table, line: int) -> tuple[tuple[str, str], ...]:
    """The cells of the row on a line of the file, each with its column; empty if there is none to be read."""
    if line == table.header_line:
        return tuple(zip(table.columns, table.header, strict=True))
    with contextlib.suppress(UnreadableTable):
        for block in table.blocks():
            if line in block.lines:
                row = block.rows[list(block.lines).index(line)]
                return tuple(zip(table.columns, row, strict=False))
    return ()


def export(facts: Facts, kind: Kind | None, path: Path) -> Path:
    """Write all facts of a kind as a table, or everything (kind: None) as a workbook. Raises UserError."""
    from db.tables.exporting import export_edition, export_kind

    if kind is None:
        export_edition(facts, path)
    else:
        export_kind(facts, kind, path)
    return path
