"""Opening a file as a table, whatever kind it is of."""

from __future__ import annotations

from pathlib import Path

from db.tables.table import Table, UnreadableTable
from db.tables.text_files import read_text_table
from db.tables.workbooks import is_workbook, read_workbook


def preview(
    path: Path, *, sheet: str | None = None, encoding: str | None = None, separator: str | None = None
) -> Table:
    """The table with its header and first rows; what is not given is guessed.

    Raises UnreadableTable, one sentence that says what to do, if there is none in the file.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if not start:
            raise UnreadableTable(f"{path.name} is empty; choose another file.")
        if is_workbook(start):
            return read_workbook(path, sheet)
        return read_text_table(path, encoding, separator)
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise UnreadableTable(f"{path} can't be read ({reason}); choose another file.") from error
