"""Files as people's programs write them."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from db.tables.reading import preview
from db.tables.table import Table, UnreadableTable

TEXT = "Pays,Année,Tués\nCôte d'Ivoire,2024,3\nTürkiye,2023,4\nSão Tomé-et-Príncipe,2022,0\n"
RUSSIAN = "Страна,Год,Убито\nРоссия,2024,3\nУкраина,2023,4\nРеспублика Молдова,2022,0\n"
ARABIC = "الدولة,سنة,القتلى\nالعراق,2024,3\nاليمن,2023,4\nالجمهورية العربية السورية,2022,0\n"


def rows_of(table: Table) -> list[tuple[str, ...]]:
    return [tuple(row) for block in table.blocks() for row in block.rows]


def lines_of(table: Table) -> list[int]:
    return [line for block in table.blocks() for line in block.lines]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TEXT, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")]
    + [(RUSSIAN, name) for name in ("utf-8", "cp1251", "koi8_r", "utf-16")]
    + [(ARABIC, name) for name in ("utf-8", "cp1256", "utf-16")],
)  # fmt: skip
def test_the_encoding_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    table = preview(path)
    assert [table.header, *rows_of(table)] == [tuple(line.split(",")) for line in text.splitlines()]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'state{separator}notes\nUKR{separator}"a{separator} b"\nEST{separator}c\n')
    table = preview(path)
    assert table.separator == separator
    assert rows_of(table) == [("UKR", f"a{separator} b"), ("EST", "c")]


def test_a_line_that_names_the_separator_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nstate;year\nUKR;2024\n")
    table = preview(path)
    assert (table.header, table.header_line, rows_of(table)) == (("state", "year"), 2, [("UKR", "2024")])


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Casualties by country,,\n,,\nstate,year,killed\nUKR,2024,3\n")
    table = preview(path)
    assert (table.header, table.header_line, lines_of(table)) == (("state", "year", "killed"), 3, [4])


def test_a_row_goes_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('state,notes\nUKR,"two\nlines"\n\nEST,"three\r\nmore\nlines"\nLVA,x\n', newline="")
    assert lines_of(preview(path)) == [2, 4, 5, 8]


def test_a_later_line_that_is_not_of_the_encoding_named_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"state,notes\n" + b"UKR,x\n" * 300_000 + b"EST,\x81\n")
    with pytest.raises(UnreadableTable, match="UTF-8") as raised:
        rows_of(preview(path, encoding="utf-8"))
    assert raised.value.line > 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n\n", "holds no table"),
        (b"a,b\n" + b"x" * 5_000_000, "line of over 2 MB"),
        (b'a,b\n"x,1\n', "no end"),
        (b'a,b\n"x"y,1\n', "quotation mark"),
        (b'a,b\n"' + b"x\n" * 100_000, "quotation mark"),
        (b",".join([b"a"] * 2_000), "columns"),
        (b"PK\x03\x04 is no zip file", "no workbook"),
        (b"\xd0\xcf\x11\xe0 is no old workbook", "no workbook"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_reason(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match=words):
        rows_of(preview(path))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="can't be read"):
        preview(tmp_path / "none.csv")


def workbook(path: Path, *cells: tuple[int, int, Any], sheets: tuple[str, ...] = ("One",)) -> Path:
    with Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in sheets:
            sheet = book.add_worksheet(name)
            for line, column, value in cells:
                if isinstance(value, datetime):
                    sheet.write_datetime(line, column, value, day)
                else:
                    sheet.write(line, column, value)
    return path


def test_a_sheet_reads_as_text_with_days_and_whole_numbers(tmp_path: Path) -> None:
    cells = [(0, 0, "state"), (0, 1, "signed"), (0, 2, "km2"), (1, 0, "UKR"), (1, 1, datetime(1999, 2, 24, tzinfo=UTC).replace(tzinfo=None)), (1, 2, 1200.0),
             (2, 0, "EST"), (2, 2, 0.1 + 0.2)]  # fmt: skip
    table = preview(workbook(tmp_path / "a.xlsx", *cells, sheets=("One", "Two")))
    assert table.header == ("state", "signed", "km2")
    assert rows_of(table) == [("UKR", "1999-02-24", "1200"), ("EST", "", "0.3")]
    assert (table.sheet, table.sheets) == ("One", ("One", "Two"))
    with pytest.raises(UnreadableTable, match="the sheets are One, Two"):
        preview(tmp_path / "a.xlsx", sheet="Three")


def test_lines_and_columns_of_a_sheet_are_those_that_one_sees(tmp_path: Path) -> None:
    cells = [(3, 2, "state"), (3, 3, "killed"), (4, 2, "UKR"), (4, 3, "=1+1"), (5, 2, "EST"), (5, 3, 4)]
    table = preview(workbook(tmp_path / "a.xlsx", *cells))
    (block,) = table.blocks()
    assert (table.header_line, list(block.lines)) == (4, [5, 6])
    assert block.formulas == {(0, 3)}
    assert table.header[2:] == ("state", "killed")


def rezipped(path: Path, change: dict[str, bytes], **options: Any) -> Path:
    """The workbook with some of its parts replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def sheet_of(*cells: str) -> bytes:
    rows = "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, 1))
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (0, 0, "state"), (1, 0, "UKR"))
    zeros = io.BytesIO(b"\0" * 600_000_000).getvalue()
    with pytest.raises(UnreadableTable, match="unpacks to over 500 MB"):
        preview(rezipped(path, {"xl/media/image1.png": zeros}))


def test_a_part_that_goes_on_after_its_end_is_no_endless_task(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(b"<workbook/>") + packer.flush()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", packed + b"left over")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(mark) + offset] = zipfile.ZIP_DEFLATED
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match="damaged"):
        preview(path)


def test_a_workbook_in_the_guise_of_an_older_one_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (0, 0, "state"))
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + path.read_bytes()[8:])
    with pytest.raises(UnreadableTable, match="damaged"):
        preview(path)


@pytest.mark.parametrize(
    "place", ["XFD1048576", "ZZZ20", "A1048576000", "ZZZ900000", "ZZZZZZ9", "A99999999999", "A9A9"]
)
def test_a_cell_far_out_is_refused(tmp_path: Path, place: str) -> None:
    path = workbook(tmp_path / "a.xlsx", (0, 0, "state"))
    far = sheet_of('<c r="A1" t="str"><v>state</v></c>', f'<c r="{place}" t="str"><v>x</v></c>')
    with pytest.raises(UnreadableTable, match=r"reaches to line|damaged"):
        preview(rezipped(path, {SHEET: far}))


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (0, 0, "state"))
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + sheet_of(
        '<c r="A1" t="str"><v>&b;</v></c>'
    )
    with pytest.raises(UnreadableTable, match="save it anew"):
        preview(rezipped(path, {SHEET: laughs}))


def test_formulas_are_seen_however_the_sheet_is_written(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", (0, 0, "state"))
    sheet = sheet_of(
        '<c r="A1" t="str"><v>killed</v></c>',
        "<c t='n' r='A2' ><f>1+1</f><v>2</v></c>",
        '<c r="A3"><f t="shared" si="0"/><v>3</v></c>',
        '<c r="A4"><v>4</v></c>',
    )
    (block,) = preview(rezipped(path, {SHEET: sheet})).blocks()
    assert block.formulas == {(0, 0), (1, 0)}


def stop_of(path: Path, **how: str) -> UnreadableTable:
    with pytest.raises(UnreadableTable) as raised:
        rows_of(preview(path, **how))
    return raised.value


@pytest.mark.parametrize("before", [1, 300, 30_000])
def test_a_quotation_mark_without_its_end_is_told_with_the_line_it_stands_on(
    tmp_path: Path, before: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("state,notes\n" + 'UKR,"two\nlines"\n' * before + 'EST,"no end\n' + "LVA,x\n" * 50)
    assert stop_of(path).line == 2 + 2 * before
    assert len(rows_of_all_that_can_be_read(path)) == before


def rows_of_all_that_can_be_read(path: Path) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    with contextlib.suppress(UnreadableTable):
        for block in preview(path).blocks():
            rows += map(tuple, block.rows)
    return rows


@pytest.mark.parametrize("before", [0, 10, 60_000])
def test_a_sign_of_another_encoding_is_told_with_its_line(tmp_path: Path, before: int) -> None:
    path = tmp_path / "a.csv"
    text = (
        "state,notes\n" + "UKR,something that is said of it\n" * before + "CIV,été\n" + "EST,more\n" * 2_000
    )
    path.write_bytes(text.encode("cp1252"))
    assert stop_of(path, encoding="utf-8").line == before + 2
    assert preview(path).encoding == "cp1252"


@pytest.mark.parametrize("line", ["Türkiye,l’été", "Турция,лето", "土耳其,夏天"])
def test_utf_8_with_a_broken_sign_is_not_taken_for_another_encoding(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.csv"
    lines = [f"{line} {number}\n".encode() for number in range(400)]
    lines[200] = b"Burma,caf\xe9\n"
    path.write_bytes(b"state,notes\n" + b"".join(lines))
    assert preview(path).encoding == "utf-8"
    assert stop_of(path).line == 202


def test_an_accent_at_the_end_of_a_line_is_no_broken_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"year,notes\n2024,caf\xe9\n2023,th\xe9\n")
    assert (preview(path).encoding, rows_of(preview(path))) == ("cp1252", [("2024", "café"), ("2023", "thé")])


def test_what_is_not_utf_16_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("state,year\nUKR,2024\n")
    assert "not utf-16" in str(stop_of(path, encoding="utf-16"))


def book_with(path: Path, fill: Callable[[Workbook], object]) -> Path:
    book = Workbook(str(path))
    fill(book)
    book.close()
    return path


def test_the_first_sheet_that_one_sees_and_that_is_not_empty_is_read(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        hidden = book.add_worksheet("Lists")
        hidden.write_row(0, 0, ["yes", "no"])
        book.add_worksheet("Cover").activate()
        hidden.hide()
        book.add_worksheet("Data").write_row(0, 0, ["state", "year"])

    path = book_with(tmp_path / "a.xlsx", fill)
    assert (preview(path).sheet, preview(path).sheets) == ("Data", ("Lists", "Cover", "Data"))
    assert preview(path, sheet="Lists").header == ("yes", "no")
    assert "'Cover' is empty" in str(stop_of(path, sheet="Cover"))


def test_a_workbook_of_empty_sheets_is_refused(tmp_path: Path) -> None:
    path = book_with(tmp_path / "a.xlsx", lambda book: [book.add_worksheet() for _ in range(3)])
    assert "is empty" in str(stop_of(path))


def test_merged_cells_are_found_under_the_header_only(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "A title")
        sheet.write_row(1, 0, ["state", "year", "killed"])
        sheet.write_row(2, 0, ["UKR", 2023])
        sheet.write_row(3, 0, ["UKR", 2024])
        sheet.merge_range(2, 2, 3, 2, 7)

    (block,) = preview(book_with(tmp_path / "a.xlsx", fill)).blocks()
    assert (list(block.lines), block.merged) == ([3, 4], {(0, 2)})
