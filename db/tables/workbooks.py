"""Reading a sheet of a workbook: XLSX, XLS or OpenDocument, by python-calamine."""

from __future__ import annotations

import contextlib
import math
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from db.tables.table import (
    FIRST_ROWS,
    ROWS_AT_MOST,
    Block,
    Row,
    Table,
    UnreadableTable,
    clean_header,
    header_place,
)
from db.tables.workbook_guard import SheetPlan, plan_of_ods, plan_of_xlsx

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
_BLOCK_ROWS = 5_000
_SHEETS_LOOKED_AT = 10
"""In search of one that isn't empty; each takes a look through the whole file."""


def is_workbook(start: bytes) -> bool:
    """By the first four bytes of a file."""
    return start[:4] in (ZIP, OLD)


def read_workbook(path: Path, sheet: str | None) -> Table:
    """The table on one sheet, the first if none is named. Raises UnreadableTable or OSError."""
    with _explained(path):
        plans = _planner(path)
        book = _opened(path)
        try:
            sheets = tuple(book.sheet_names)
            found, plan, rows, place = _found(path, book, plans, sheet)
            name, height = found.name, found.total_height
        finally:
            book.close()
    skip = place + 1

    def blocks() -> Iterator[Block]:
        return _blocks(path, name, skip, plan)

    return Table(
        path, clean_header(rows[place]), skip, tuple(rows[skip:]), blocks,
        sheet=name, sheets=sheets, rows=max(0, height - skip), decimal=".",
    )  # fmt: skip


def _planner(path: Path) -> Callable[[Path, str], SheetPlan]:
    """How to look into it beforehand. An XLS file can't be large, nor be looked into for formulas."""
    with path.open("rb") as file:
        if file.read(4) != ZIP:
            if zipfile.is_zipfile(path):  # which the library would see, too, and unpack
                raise zipfile.BadZipFile("it begins as something else")
            return lambda _path, _sheet: SheetPlan(frozenset())
    names = set(zipfile.ZipFile(path).namelist())
    if "xl/workbook.xml" in names:
        return plan_of_xlsx
    if "content.xml" in names:
        return plan_of_ods
    raise UnreadableTable(f"{path.name} is no workbook that can be read; save it as XLSX or CSV.")


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path)


def _found(
    path: Path, book: CalamineWorkbook, plans: Callable[[Path, str], SheetPlan], wanted: str | None
) -> tuple[CalamineSheet, SheetPlan, list[Row], int]:
    """The sheet to read, its plan, its first rows, and which of these is the header."""
    for name in _candidates(book, wanted):
        plan = plans(path, name)
        sheet = book.get_sheet_by_name(name)
        rows = list(islice(_rows(sheet), 2 * FIRST_ROWS))
        place = header_place(rows)
        if place is not None:
            return sheet, plan, rows, place
    if wanted is None:
        raise UnreadableTable(f"{path.name} is empty; choose another file.")
    raise UnreadableTable(f"The sheet {wanted!r} is empty; choose another.")


def _candidates(book: CalamineWorkbook, wanted: str | None) -> Sequence[str]:
    """The sheet that is wanted; else those that one sees, since the first may be a cover, empty or hidden."""
    sheets = book.sheet_names
    if not sheets:
        raise UnreadableTable("The workbook has no sheet; choose another file.")
    if wanted is None:
        return _seen(book)[:_SHEETS_LOOKED_AT] or sheets[:1]
    if wanted not in sheets:
        raise UnreadableTable(f"There is no sheet {wanted!r}; the sheets are {', '.join(sheets[:20])}.")
    return (wanted,)


def _seen(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _blocks(path: Path, sheet: str, skip: int, plan: SheetPlan) -> Iterator[Block]:
    with _explained(path):
        book = _opened(path)
        try:
            found = book.get_sheet_by_name(sheet)
            merged = frozenset((line + 1, column) for (line, column), _ in found.merged_cell_ranges or ())
            rows = islice(_rows(found), skip, ROWS_AT_MOST)
            line = skip + 1
            while block := list(islice(rows, _BLOCK_ROWS)):
                lines = range(line, line + len(block))
                yield Block(lines, block, _within(plan.formulas, lines), _within(merged, lines))
                line += len(block)
        finally:
            book.close()
    if plan.unplaced:
        raise UnreadableTable(f"{plan.unplaced} cells are formulas; paste their values instead.", skip + 1)


def _within(cells: frozenset[tuple[int, int]], lines: range) -> frozenset[tuple[int, int]]:
    """Those of the cells that stand on the lines, by their places among them."""
    if not cells:
        return cells
    return frozenset((line - lines.start, column) for line, column in cells if line in lines)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """All rows from the first line, with the columns before the first cell too."""
    if sheet.start is None:
        return
    before = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        yield before + [_text(value) for value in row]


def _text(value: Any) -> str:
    """A cell as one would type it: 1200.0 is 1200, a day is YYYY-MM-DD."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else _plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def _plain(value: float) -> str:
    """Fifteen digits, as spreadsheet programs show, and never in powers of ten."""
    return f"{Decimal(f'{value:.15g}'):f}" if math.isfinite(value) else str(value)


@contextlib.contextmanager
def _explained(path: Path) -> Generator[None]:
    """Raise UnreadableTable for whatever the libraries find wrong with the file."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise UnreadableTable(
            f"{path.name} is locked with a password; take that off in its own program first."
        ) from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, expat.ExpatError, *_ODD) as error:
        raise UnreadableTable(
            f"{path.name} is damaged or no workbook; save it anew as XLSX or CSV."
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the Rust library's own faults arrive
            raise
        raise UnreadableTable(f"{path.name} is damaged; save it anew as XLSX or CSV.") from None


_ODD: Iterable[type[Exception]] = (
    LookupError,
    ValueError,
    EOFError,
    NotImplementedError,
    OverflowError,
    UnicodeError,
)
