"""Reading CSV files as people's programs write them: any separator, any encoding, streamed."""

from __future__ import annotations

import codecs
import contextlib
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from db.tables.table import (
    BYTES_AT_MOST,
    FIRST_ROWS,
    ROWS_AT_MOST,
    Block,
    Row,
    Table,
    UnreadableTable,
    clean_header,
    header_place,
)

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = (",", ";", "\t", "|")
_STEP = 1 << 20
_SAMPLE_BYTES = 32_768
_LINE_AT_MOST = 2_000
"""Bytes of a line that go into the sample, so that one long line does not fill it."""
_BLOCK_ROWS = 10_000
_BREAK = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "mac_roman", "cp1250", "cp1254", "cp850")
_OTHER = ("cp1251", "cp1253", "cp1256", "mac_cyrillic", "koi8_r", "cp866", "gb18030", "big5", "iso8859_6")
"""What charset-normalizer may choose from: what offices and ministries send."""
_WESTERN = frozenset("àâäáãåæçéèêëíîïñóôöõøœúùûüýßìòÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕØŒÚÙÛÜ’‘“”–—…«»°²€½")
_SELDOM = frozenset("ìøùòïýÈÌØÙÒÏ")
"""Western letters as which the commonest ones of Czech and its neighbours would be read."""


@dataclass(frozen=True, slots=True)
class _Scan:
    """What one walk through the bytes tells. sample: the lines whose letters tell the encoding."""

    breaks: int
    utf8: bool
    nulls: tuple[int, int]
    sample: bytes


def read_text_table(path: Path, encoding: str | None, separator: str | None) -> Table:
    """The table in a CSV file. Raises UnreadableTable or OSError."""
    scan = _scan(path)
    encoding = _checked_encoding(encoding) if encoding else _guess_encoding(path, scan)
    first_line, separator = _separator(path, encoding, separator)
    rows = list(_first_rows(path, encoding, separator, first_line))
    place = header_place([cells for _, cells in rows])
    if place is None:
        raise UnreadableTable(f"{path.name} holds no table; choose another file.")
    line, header = rows[place]

    def blocks() -> Iterator[Block]:
        return _blocks(path, encoding, separator, skip=first_line + place + 1)

    return Table(
        path,
        clean_header(header),
        line,
        tuple(cells for _, cells in rows[place + 1 :]),
        blocks,
        encoding=encoding,
        separator=separator,
        rows=max(scan.breaks - line, len(rows) - place - 1),
    )


def _scan(path: Path) -> _Scan:
    """Count lines and try UTF-8 to the end of the file. Raises UnreadableTable if it is no text at all."""
    if path.stat().st_size > BYTES_AT_MOST:
        raise UnreadableTable(f"{path.name} is larger than {BYTES_AT_MOST // 10**6} MB; split it first.")
    decoder, utf8, breaks, sample, nulls, since_break = (
        codecs.getincrementaldecoder("utf-8")(), True, 0, bytearray(), [0, 0], 0,
    )  # fmt: skip
    with path.open("rb") as file:
        while block := file.read(_STEP):
            here = max(block.count(b"\n"), block.count(b"\r"))
            breaks += here
            since_break = 0 if here else since_break + len(block)
            if since_break > 2 * _STEP:
                raise UnreadableTable(f"{path.name} has a line of over 2 MB; it is no table.", breaks + 1)
            nulls[0] += block[0::2].count(0)
            nulls[1] += block[1::2].count(0)
            if not block.isascii():
                _gather(block, sample)
            utf8 = utf8 and _decodes(decoder, block)
    return _Scan(breaks + 1, utf8 and _decodes(decoder, b"", final=True), (nulls[0], nulls[1]), bytes(sample))


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _gather(block: bytes, sample: bytearray) -> None:
    """Keep the lines that hold more than ASCII, until there are enough of them."""
    for line in block.split(b"\n"):
        if len(sample) >= _SAMPLE_BYTES:
            return
        if not line.isascii():
            sample += line[:_LINE_AT_MOST] + b"\n"


def _guess_encoding(path: Path, scan: _Scan) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    even, odd = scan.nulls
    size = path.stat().st_size
    if max(even, odd) > size // 8:
        return "utf-16-be" if even > odd else "utf-16-le"
    return "utf-8" if scan.utf8 or _is_broken_utf8(scan.sample) else _guess(scan.sample)


def _is_broken_utf8(sample: bytes) -> bool:
    """Whether nearly all lines are UTF-8, as they are in no other encoding: the others are to be mended, then."""
    lines = sample.splitlines()
    utf8 = codecs.getincrementaldecoder("utf-8")
    decodes = [_decodes(utf8(), line, final=len(line) < _LINE_AT_MOST) for line in lines]
    return bool(lines) and sum(decodes) >= 0.9 * len(lines)


def _guess(sample: bytes) -> str:
    """cp1252 for what reads as a Western language in it, the commonest by far; else by charset-normalizer."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    latin = sum(map(len, runs)) < 1.7 * len(runs)  # accents stand alone among plain letters
    if latin and _is_western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    allowed: list[str] = [*(_LATIN if latin else _OTHER)]
    found = list(from_bytes(sample, cp_isolation=allowed, preemptive_behaviour=False))
    if not found:
        return "cp1252" if latin else "latin-1"
    return max(found, key=lambda match: round(_letters(str(match)), 1)).encoding  # the first of equals


def _is_western(sample: bytes) -> bool:
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [sign for sign in text if not sign.isascii()]
    if not _WESTERN.issuperset(beyond) or re.search("[a-z][À-ÖØ-ÞŒ]", text):
        return False
    return sum(sign in _SELDOM for sign in beyond) * 4 <= len(beyond)


def _letters(text: str) -> float:
    """Which part of the signs beyond ASCII are letters."""
    beyond = [sign for sign in text if not sign.isascii()]
    return sum(map(str.isalpha, beyond)) / max(1, len(beyond))


def _checked_encoding(name: str) -> str:
    """Raises UnreadableTable unless it is the name of a character set."""
    try:
        "".encode(name)  # of "rot13" and the like, which lookup finds too, this says no
    except (LookupError, UnicodeError):
        raise UnreadableTable(f"There is no encoding {name!r}; try utf-8 or cp1252.") from None
    return codecs.lookup(name).name


def _separator(path: Path, encoding: str, separator: str | None) -> tuple[int, str]:
    """The separator, and how many lines stand before the table to name it ("sep=;", from Excel)."""
    try:
        with _opened(path, encoding, "replace") as file:
            lines = list(islice(file, 50))
    except UnicodeError as error:
        raise _of_another_encoding(encoding, _broken_line(path, encoding)) from error
    named = re.fullmatch(r"sep=(.)\s*", lines[0], re.IGNORECASE) if lines else None
    if named:
        return 1, separator or named[1]
    return 0, separator or max(SEPARATORS, key=lambda sign: _fitness(lines, sign))


def _fitness(lines: list[str], separator: str) -> tuple[float, int]:
    """How many of the lines it cuts into equally many cells, and how many cells."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda found: (found[1], found[0]))
    return round(times / len(lines), 1), width


def _first_rows(path: Path, encoding: str, separator: str, skip: int) -> Iterator[tuple[int, Row]]:
    """With a sign in place of what is not of the encoding, which is only to be seen yet."""
    blocks = _blocks(path, encoding, separator, skip, size=2 * FIRST_ROWS, errors="replace")
    for block in islice(blocks, 1):
        yield from zip(block.lines, block.rows, strict=True)


def _blocks(
    path: Path, encoding: str, separator: str, skip: int, *, size: int = _BLOCK_ROWS, errors: str = "strict"
) -> Iterator[Block]:
    """The rows after the first `skip`. Raises UnreadableTable where the file stops being a table."""
    done = 0
    with _opened(path, encoding, errors) as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        _, error = _take(reader, skip)
        before = reader.line_num
        while True:
            rows, error = ([], error) if error else _take(reader, size)
            done += len(rows)
            if done > ROWS_AT_MOST:
                raise UnreadableTable(f"There are over {ROWS_AT_MOST} rows; split the file.", reader.line_num)
            lines = _lines_of(rows, before, None if error else reader.line_num)
            if rows:
                yield Block(lines, rows)
            if isinstance(error, UnicodeError):
                raise _of_another_encoding(encoding, _broken_line(path, encoding)) from error
            if error:
                begins = lines[-1] + _height(rows[-1]) if rows else before + 1
                raise _of_csv(error, begins, reader.line_num) from error
            if not rows:
                return
            before = reader.line_num


def _take(reader: Reader, count: int) -> tuple[list[list[str]], csv.Error | UnicodeError | None]:
    """So many rows, or those up to where there is no reading on, and why."""
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, count))  # those before an error stay
    except (csv.Error, UnicodeError) as error:
        return rows, error
    return rows, None


def _opened(path: Path, encoding: str, errors: str) -> TextIO:
    return path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors=errors, newline="")


def _of_another_encoding(encoding: str, line: int) -> UnreadableTable:
    return UnreadableTable(
        f"The text is not {encoding} as it seemed; name its encoding, or save it as UTF-8.", line
    )


def _broken_line(path: Path, encoding: str) -> int:
    """The first line with a sign that the encoding has not; a file is decoded ahead of its lines."""
    with (
        contextlib.suppress(UnicodeError),
        path.open(encoding=encoding, errors="replace", newline="") as file,
    ):
        return next((number for number, line in enumerate(file, 1) if "\ufffd" in line), 1)
    return 1


def _lines_of(rows: list[list[str]], before: int, after: int | None) -> Sequence[int]:
    """The line each row begins on. after: the last line of the last row, if that is known."""
    if after is not None and after - before == len(rows):
        return range(before + 1, after + 1)
    return list(accumulate(map(_height, rows[:-1]), initial=before + 1))


def _height(row: Row) -> int:
    """How many lines the row takes."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row)


def _of_csv(error: csv.Error, begins: int, ends: int) -> UnreadableTable:
    """begins, ends: the lines of the row that can't be read."""
    words = str(error)
    if "field limit" in words:
        return UnreadableTable("A cell has no end; look for a quotation mark too many.", begins)
    if "expected after" in words:
        return UnreadableTable("A quotation mark stands in the middle of a quoted cell; double it.", ends)
    if "unexpected end" in words:
        return UnreadableTable("A quoted cell has no end; look for a quotation mark too many.", begins)
    return UnreadableTable(f"The line can't be read as a table ({words}).", ends)
