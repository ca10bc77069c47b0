"""Tables as files for other programs: CSV and XLSX, where no text can act as a formula."""

from __future__ import annotations

import contextlib
import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.columns import columns_of, text_of
from db.editions import cells_of, header_of
from db.errors import UserError
from db.files import written_whole
from db.records import KINDS, Record, Source

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from db.facts import Facts
    from db.tables.matching import Kind

SUFFIXES = (".csv", ".xlsx")
_ACTIVE = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"-\d+([.,]\d+)?")
_CELL_AT_MOST = 32_767
"""Letters in a cell of a workbook; no spreadsheet program takes more."""
_ROWS_AT_MOST = 1_048_576

Cell = str | int | float | bool | date | None


def export_table(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write the table, whole or not at all, in the format that the file's name asks for.

    Raises UserError if the name has another ending, a row can't be kept in a workbook, or the file can't be
    written.
    """
    with written_whole(_checked(path)) as unfinished:
        if path.suffix.lower() == ".csv":
            _write_csv(unfinished, headers, rows)
        else:
            with _workbook(unfinished) as book:
                _write_sheet(book, "Table", headers, rows)


def export_kind(facts: Facts, kind: Kind, path: Path) -> None:
    """Write all facts of the kind, or all sources, with columns named as an import wants them."""
    export_table(path, header_for(kind), rows_for(facts, kind))


def export_edition(facts: Facts, target: Path) -> tuple[str, ...]:
    """Write sources and all kinds of facts, into a workbook with a sheet each or a folder with a file each.

    Returns the names of the kinds. Raises UserError.
    """
    kinds: tuple[Kind, ...] = (Source, *KINDS)
    if target.suffix.lower() == ".csv":
        raise UserError("All kinds don't go into one CSV file; name a folder, or a file that ends in .xlsx.")
    if target.suffix.lower() == ".xlsx":
        with written_whole(target) as unfinished, _workbook(unfinished) as book:
            for kind in kinds:
                _write_sheet(book, _file_name(kind), header_for(kind), rows_for(facts, kind))
    else:
        _export_folder(facts, kinds, target)
    return tuple(map(_file_name, kinds))


def header_for(kind: Kind) -> tuple[str, ...]:
    """The columns of the kind's table."""
    if issubclass(kind, Source):
        return tuple(column.name for column in columns_of(kind))
    return header_of(kind)


def rows_for(facts: Facts, kind: Kind) -> Iterator[tuple[Cell, ...]]:
    """The kind's facts as rows under that header, numbers as numbers."""
    if issubclass(kind, Source):
        for source in facts.sources.values():
            yield tuple(text_of(getattr(source, column.name)) for column in columns_of(kind))
        return
    for record in facts.all(kind):
        yield _cells(record)


def neutral(text: str) -> str:
    """A text that no spreadsheet program takes for a formula; an import takes the sign off again.

    >>> neutral("=HYPERLINK(1)"), neutral("-3"), neutral("- a dash")
    ("'=HYPERLINK(1)", '-3', "'- a dash")
    """
    return f"'{text}" if _ACTIVE.match(text) and not _NUMBER.fullmatch(text) else text


def _checked(path: Path) -> Path:
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(f"The name {path.name!r} must end in {' or '.join(SUFFIXES)}.")
    return path


def _cells(record: Record) -> tuple[Cell, ...]:
    numbers = [column.type in (int, float) for column in columns_of(type(record))]
    texts = cells_of(record)
    own = (
        getattr(record, column.name) if number else text
        for column, number, text in zip(columns_of(type(record)), numbers, texts, strict=False)
    )
    return (*own, *texts[len(numbers) :])


def _file_name(kind: Kind) -> str:
    return "source" if issubclass(kind, Source) else kind.KIND


def _export_folder(facts: Facts, kinds: Iterable[Kind], folder: Path) -> None:
    """One file after the other in a folder beside it that then gets its name; a folder that is there gets them."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file; name a folder, or a file that ends in .xlsx.")
    if folder.is_dir():
        for kind in kinds:
            export_kind(facts, kind, folder / f"{_file_name(kind)}.csv")
        return
    try:
        with tempfile.TemporaryDirectory(prefix=".minebrief-", dir=folder.absolute().parent) as beside:
            new = Path(beside) / folder.name
            new.mkdir()
            for kind in kinds:
                export_kind(facts, kind, new / f"{_file_name(kind)}.csv")
            new.rename(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise UserError(f"{folder} can't be written ({reason}); choose another name or folder.") from None


def _write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """With the mark by which Excel knows UTF-8, and its ends of lines."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(neutral, headers))
        for row in rows:
            writer.writerow([neutral(cell) if isinstance(cell, str) else text_of(cell) for cell in row])


@contextlib.contextmanager
def _workbook(path: Path) -> Iterator[Workbook]:
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(str(path), options)
    try:
        yield book
    except BaseException:
        for sheet in book.worksheets():  # what it would not do itself but by finishing the file
            if sheet.row_data_fh:
                sheet.row_data_fh.close()
        raise
    book.close()


def _write_sheet(book: Any, name: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name[:31])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, headers, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, 1):
        if line >= _ROWS_AT_MOST:
            raise UserError("The table has more rows than a workbook can hold; export it as CSV.")
        for column, cell in enumerate(row):
            _write_cell(sheet, line, column, cell, day)


def _write_cell(sheet: Any, line: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, column, cell, day)
    elif isinstance(cell, str):
        if len(cell) > _CELL_AT_MOST:
            raise UserError(
                f"A text in line {line + 1} is longer than a workbook's cell can be; export it as CSV."
            )
        sheet.write_string(line, column, neutral(cell))
    elif isinstance(cell, bool):
        sheet.write_number(line, column, int(cell))
    elif cell is not None:
        sheet.write_number(line, column, cell)
