"""Ways to spoil a file: of its bytes, of a table's text, of a workbook's parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

CSV, WORKBOOK, WORKSPACE = ".csv", ".xlsx", ".minebrief"

Spoil = Callable[[bytes, Random], bytes]


def mutated(origin: Path, path: Path, sort: str, chance: Random) -> list[str]:
    """Write the origin's content, spoilt in one to three ways, and return the names of these."""
    ways = BYTES if sort == WORKSPACE else (*BYTES, *TEXT) if sort == CSV else (*BYTES, *PARTS, *PARTS)
    chosen = [chance.choice(ways) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    content = origin.read_bytes()
    for spoil in chosen:
        content = spoil(content, chance)
    path.write_bytes(content)
    return [spoil.__name__ for spoil in chosen]


def flip_bits(content: bytes, chance: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 64))):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut_short(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def take_out(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 16, 512, 4096)) :]


def put_in(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    what = chance.choice(
        (b"\0", b"\0" * 4096, b"\xff\xfe", b"\r", b'"', b"\xed\xa0\x80", b"\x1a", chance.randbytes(64))
    )
    return content[:start] + what + content[start:]


def repeat_part(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[: start + 2048] + content[start:]


def swap_parts(content: bytes, chance: Random) -> bytes:
    middle = chance.randrange(len(content) + 1)
    return content[middle:] + content[:middle]


def overwrite_start(content: bytes, chance: Random) -> bytes:
    starts = (
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"SQLite format 3\0",
        b"\xff\xfe",
        b"\xfe\xff",
        b"",
    )
    start = chance.choice(starts)
    return start + content[len(start) :]


def wrong_encoding(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8-sig", errors="replace")
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-32", "cp1251", "cp437", "latin-1", "shift_jis", "utf-7", "cp500")
    )
    return text.encode(name, errors="replace")


def wrong_header(content: bytes, chance: Random) -> bytes:
    head, _, rest = content.partition(b"\n")
    names = head.split(b",")
    match chance.randrange(5):
        case 0:
            chance.shuffle(names)
        case 1:
            names = [b"x"] * len(names)
        case 2:
            names = names * 200
        case 3:
            names = names[: len(names) // 2]
        case _:
            names[chance.randrange(len(names))] = b"state"
    return b",".join(names) + b"\n" + rest


def wrong_separator(content: bytes, chance: Random) -> bytes:
    return content.replace(b",", chance.choice((b";", b"\t", b"|", b" ", b"\0", b",,", b"\n")))


def wrong_cells(content: bytes, chance: Random) -> bytes:
    rows = [row.split(b",") for row in content.split(b"\n")]
    for _ in range(chance.choice((1, 5, 50))):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(CELLS)
    return b"\n".join(b",".join(row) for row in rows)


def huge_cell(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return (
        content[:start]
        + chance.choice((b"x", b"9", b"\n", b'"', b",", "ة".encode())) * 300_000
        + content[start:]
    )


def many_rows(content: bytes, chance: Random) -> bytes:
    head, _, rest = content.partition(b"\n")
    return head + b"\n" + rest * chance.choice((2, 20))


def spoil_part(content: bytes, chance: Random) -> bytes:
    """Bytes of one part of the workbook, which is then packed anew and whole."""
    ways = (flip_bits, cut_short, take_out, put_in, repeat_part, swap_parts, huge_cell)
    return _with_part(content, chance, lambda part: chance.choice(ways)(part, chance))


def wrong_places(content: bytes, chance: Random) -> bytes:
    place = chance.choice((b"XFD1048576", b"A0", b"ZZZZ9", b"A99999999999", b"", b"1A", b"a1", b"AAA1000"))
    return _with_part(content, chance, lambda part: part.replace(b'r="B3"', b'r="' + place + b'"'), "sheet1")


def wrong_types(content: bytes, chance: Random) -> bytes:
    kind = chance.choice((b"s", b"str", b"b", b"e", b"d", b"inlineStr", b"n", b"zz"))
    return _with_part(content, chance, lambda part: part.replace(b't="s"', b't="' + kind + b'"'), "sheet1")


def deep_nesting(content: bytes, chance: Random) -> bytes:
    depth = chance.choice((1_000, 100_000))
    name = chance.choice((b"<c>", b"<row>", b"<x>", b"<is>"))
    return _with_part(
        content, chance, lambda part: part.replace(b"<sheetData>", b"<sheetData>" + name * depth, 1)
    )


def entities(content: bytes, chance: Random) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "haaaaaaaaa">' + b"".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
    )
    return _with_part(
        content,
        chance,
        lambda part: part.replace(b"?>", b"?>" + bomb + b"]>", 1).replace(b"</v>", b"&j;</v>"),
    )


def zip_bomb(content: bytes, chance: Random) -> bytes:
    size = chance.choice((5_000_000, 60_000_000))
    return _with_part(
        content, chance, lambda part: part.replace(b"<sheetData>", b"<sheetData>" + b" " * size, 1), "sheet1"
    )


def lose_part(content: bytes, chance: Random) -> bytes:
    def lost(parts: dict[str, bytes]) -> None:
        if parts:
            del parts[chance.choice(list(parts))]

    return _rezipped(content, lost)


def formulas(content: bytes, chance: Random) -> bytes:
    count = chance.choice((1, 10_000))
    return _with_part(content, chance, lambda part: part.replace(b"<v>", b"<f>A1+1</f><v>", count), "sheet1")


def _with_part(content: bytes, chance: Random, change: Callable[[bytes], bytes], named: str = "") -> bytes:
    def changed(parts: dict[str, bytes]) -> None:
        names = [name for name in parts if named in name] or list(parts)
        if names:
            name = chance.choice(names)
            parts[name] = change(parts[name])

    return _rezipped(content, changed)


def _rezipped(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001  spoilt already, in whatever way
        return content
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


CELLS = (
    b"", b"=1+1", b"@x", b"-1", b"1e309", b"9" * 400, b"nan", b"inf", b"2024-13-45", b"03/04/2025", b"\xf0\x9f\x92\xa3",
    b"<script>", b"''''", b'"', b'""', b'"a""b"', "\u202eabc".encode(), "٢٠٢٤".encode(), "²".encode(), b"\x00", b"\xff",
    b"1,2", b"UKR;UKR;", b";;;", b"0x10", b"1_000", b"true", b"9999-12-31/0001-01-01", b"0000", b"-0", b"A" * 150_000,
)  # fmt: skip

BYTES: tuple[Spoil, ...] = (flip_bits, cut_short, take_out, put_in, repeat_part, swap_parts, overwrite_start)
TEXT: tuple[Spoil, ...] = (
    wrong_encoding, wrong_header, wrong_separator, wrong_cells, wrong_cells, huge_cell, many_rows,
)  # fmt: skip
PARTS: tuple[Spoil, ...] = (
    spoil_part, spoil_part, spoil_part, wrong_places, wrong_types, deep_nesting, entities, zip_bomb, lose_part, formulas,
)  # fmt: skip
