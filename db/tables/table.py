"""A table in a file: its header and its rows as text, with the lines they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import UserError
from db.state_names import folded

ROWS_AT_MOST = 2_000_000
CELL_AT_MOST = 100_000
"""Letters of one cell."""
BYTES_AT_MOST = 500_000_000
"""Of a file, and of what a workbook unpacks to."""
COLUMNS_AT_MOST = 1_000
CELLS_AT_MOST = 20_000_000
"""Of a workbook's sheet, the empty ones between others among them."""

FIRST_ROWS = 20
"""How many rows are looked at to find the header, and are shown before an import."""

Row = Sequence[str]
Progress = Callable[[int, int], None]
"""Told how many rows are done, and of about how many."""


class UnreadableTable(UserError):
    """The file is no table that can be read. line: where reading stopped, 0 if it never began."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Cancelled(Exception):
    """The user stopped it; nothing has changed."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows that follow each other.

    formulas, merged: place in `rows` and column of each cell that is a formula, or made one with others.
    """

    lines: Sequence[int]
    rows: Sequence[Row]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found.

    encoding, separator: of a CSV file; sheet, sheets: of a workbook. rows: about how many follow the header,
    None where that is not known yet. decimal: the sign before decimals where the file itself tells it.
    """

    path: Path
    header: tuple[str, ...]
    header_line: int
    first: tuple[Row, ...]
    blocks: Callable[[], Iterator[Block]] = field(compare=False, repr=False)
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    rows: int | None = None
    decimal: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The header, in names of which each means one column."""
        return column_names(self.header)


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """What each column is called: one without a name, or with the name of another, goes by its number.

    >>> column_names(["year", "", "killed", "Killed"])
    ('year', 'column 2', 'column 3 (killed)', 'column 4 (Killed)')
    """
    times = Counter(map(folded, header))
    return tuple(
        f"column {place}" if not name else name if times[folded(name)] == 1 else f"column {place} ({name})"
        for place, name in enumerate(header, 1)
    )


def header_place(rows: Sequence[Row]) -> int | None:
    """Which of the first rows is the header: the first that is about as full as the fullest, under any title.

    >>> header_place([("Casualties by country", "", ""), ("", "", ""), ("country", "year", "killed")])
    2
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:FIRST_ROWS]]
    fullest = max(filled, default=0)
    return next((place for place, count in enumerate(filled) if count and count * 2 >= fullest), None)


def clean_header(row: Row) -> tuple[str, ...]:
    """The names of the columns, on one line each. Raises UnreadableTable if there are too many."""
    if len(row) > COLUMNS_AT_MOST:
        raise UnreadableTable(f"There are {len(row)} columns; at most {COLUMNS_AT_MOST} can be read.")
    return tuple(" ".join(cell[:200].split()) for cell in row)
