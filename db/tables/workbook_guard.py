"""Looking into a workbook before a library unpacks it: how large it would be, and which cells are formulas.

A workbook is a zip file of XML. A small one can unpack to more than a computer holds, or name a last cell
so far out that the table between would not fit; both are refused here.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any
from xml.parsers import expat

from db.tables.table import BYTES_AT_MOST, CELLS_AT_MOST, UnreadableTable

_STEP = 1 << 18
_TAIL = 8_192
_MEMBERS_AT_MOST = 5_000
_PLAN_BYTES_AT_MOST = 8_000_000
_COLUMNS_OF_A_SHEET = 16_384
"""No spreadsheet program has more."""
_NAME = rb"<(?:\w+:)?"
_FORMULA = re.compile(_NAME + rb"f[\s>/]")
_FORMULA_CELL = re.compile(
    _NAME + rb"""c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*>\s*""" + _NAME + rb"f[\s>/]"
)
_PLACE = re.compile(rb"""r\s*=\s*["']([A-Za-z]*)(\d[A-Za-z0-9]*)["']""")
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{_OFFICE}table:1.0 "
_VALUE = (f"{_OFFICE}office:1.0 value-type", "calcext value-type")


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Which cells of a sheet are formulas: line (from 1) and column (from 0).

    unplaced: how many more there are that don't say where they stand.
    """

    formulas: frozenset[tuple[int, int]]
    unplaced: int = 0


def plan_of_xlsx(path: Path, sheet: str) -> SheetPlan:
    """Raises UnreadableTable if the workbook is too large, or no workbook."""
    with zipfile.ZipFile(path) as archive:
        _check_size(path, archive)
        member = _sheet_members(path, archive).get(sheet)
        if member is None:
            return SheetPlan(frozenset())
        return _plan_of_sheet(_inflated(path, archive.getinfo(member)))


def plan_of_ods(path: Path, sheet: str) -> SheetPlan:
    """Raises UnreadableTable if the document is too large, or no spreadsheet."""
    with zipfile.ZipFile(path) as archive:
        _check_size(path, archive)
        walk = _OdsWalk(sheet)
        _parse(_inflated(path, archive.getinfo("content.xml")), walk.start, walk.end)
    return SheetPlan(frozenset(walk.formulas))


def _check_size(path: Path, archive: zipfile.ZipFile) -> None:
    """By unpacking all of it into nothing: what the file says of its own size may be a lie."""
    members = archive.infolist()
    if len(members) > _MEMBERS_AT_MOST:
        raise UnreadableTable("The workbook has too many parts; save it anew as CSV.")
    total = 0
    for member in members:
        for block in _inflated(path, member):
            total += len(block)
            if total > BYTES_AT_MOST:
                raise UnreadableTable(
                    f"The workbook unpacks to over {BYTES_AT_MOST // 10**6} MB; save the one sheet as CSV."
                )


def _inflated(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What the member's bytes unpack to, however much it claims that is."""
    with path.open("rb") as file:
        file.seek(member.header_offset)
        head = file.read(30)
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise zipfile.BadZipFile("a part is not where it should be")
        file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
        left = member.compress_size
        unpack = zlib.decompressobj(-zlib.MAX_WBITS) if member.compress_type == zipfile.ZIP_DEFLATED else None
        while left > 0 and (packed := file.read(min(left, _STEP))):
            left -= len(packed)
            if unpack is None:
                yield packed
                continue
            while packed and not unpack.eof:
                yield unpack.decompress(packed, _STEP)
                packed = unpack.unconsumed_tail


def _sheet_members(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name.endswith("Relationship"):
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" sheet") or name == "sheet":
            key = next((text for field, text in attributes.items() if field.endswith("relationships id")), "")
            sheets[attributes.get("name", "")] = key

    names = set(archive.namelist())
    for part, found in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        if part not in names:
            return {}
        _parse(_bounded(_inflated(path, archive.getinfo(part))), found)
    members = {name: _member(targets.get(key, "")) for name, key in sheets.items()}
    return {name: member for name, member in members.items() if member in names}


def _member(target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(f"xl/{target}")


def _bounded(blocks: Iterator[bytes]) -> Iterator[bytes]:
    total = 0
    for block in blocks:
        total += len(block)
        if total > _PLAN_BYTES_AT_MOST:
            raise UnreadableTable("The workbook's list of sheets is too long; save the one sheet as CSV.")
        yield block


def _plan_of_sheet(blocks: Iterator[bytes]) -> SheetPlan:
    """One look at the bytes, since a parser would take a second for each 100,000 cells."""
    formulas: set[tuple[int, int]] = set()
    columns: set[bytes] = set()
    lines: set[bytes] = set()
    found, before = 0, b""
    for piece in _pieces(blocks):
        if b"<!DOCTYPE" in piece:
            raise UnreadableTable("The workbook is not as spreadsheet programs write it; save it anew.")
        places = _PLACE.findall(before + piece)
        before = piece[-64:]  # a place that is cut through after all is not overlooked
        columns.update(column for column, _ in places)
        lines.update(line for _, line in places)
        found += len(_FORMULA.findall(piece))
        formulas.update((int(line), _number(column)) for column, line in _FORMULA_CELL.findall(piece))
    last_line = max((int(line) for line in lines if line), default=0)
    _check_span(last_line, max((_number(column) for column in columns if column), default=0) + 1)
    return SheetPlan(frozenset(formulas), max(0, found - len(formulas)))


def _pieces(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where they can be before a cell, so that it stands whole in one piece."""
    rest = b""
    for block in blocks:
        piece = rest + block
        tail = max(0, len(piece) - _TAIL)
        cut = max(piece.rfind(b"<c ", tail), piece.rfind(b":c ", tail))
        cut = piece.rfind(b"<", tail, cut + 1) if cut >= 0 else piece.rfind(b"<", tail)
        yield piece[: cut if cut > 0 else len(piece)]
        rest = piece[cut:] if cut > 0 else b""
    yield rest


def _check_span(lines: int, columns: int) -> None:
    if lines * columns > CELLS_AT_MOST or columns > _COLUMNS_OF_A_SHEET:
        raise UnreadableTable(
            f"The sheet reaches to line {lines} and column {columns}; delete what stands far out, or save it as CSV."
        )


def _number(letters: bytes) -> int:
    """The place of a column by its letters: A is 0.

    >>> _number(b"A"), _number(b"AB")
    (0, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


class _OdsWalk:
    """Where formulas stand in one table of an OpenDocument sheet, and how far it reaches."""

    def __init__(self, sheet: str) -> None:
        self.formulas: set[tuple[int, int]] = set()
        self._sheet = sheet
        self._inside = False
        self._line = self._column = self._rows = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TABLE}table":
            self._inside = attributes.get(f"{_TABLE}name") == self._sheet
            self._line = self._rows = 0
        elif not self._inside:
            return
        elif name == f"{_TABLE}table-row":
            self._line += self._rows
            self._rows = _repeats(attributes, "rows")
            self._column = 0
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._cell(attributes)

    def end(self, name: str) -> None:
        if name == f"{_TABLE}table":
            self._inside = False

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += _repeats(attributes, "columns")
        if f"{_TABLE}formula" in attributes:
            self.formulas.add((self._line + 1, self._column - 1))
        if any(field in attributes for field in _VALUE):
            _check_span(self._line + self._rows, self._column)


def _repeats(attributes: dict[str, str], what: str) -> int:
    text = attributes.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1 if text == "1" else CELLS_AT_MOST


def _parse(blocks: Iterator[bytes], start: Any, end: Any = None) -> None:
    """Tell of each element's start and end. A document that defines entities of its own is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise UnreadableTable("The workbook is not as spreadsheet programs write it; save it anew.")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    for block in blocks:
        parser.Parse(block, False)
    parser.Parse(b"", True)
