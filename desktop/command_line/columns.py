"""Text in columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def aligned(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table under its heads, each column as wide as its widest cell.

    >>> print(aligned(("state", "since"), [("UKR", "2006"), ("EST", "2004")]))
    STATE  SINCE
    UKR    2006
    EST    2004
    """
    table = [tuple(head.upper() for head in heads), *rows]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)]
    return "\n".join(_line(row, widths) for row in table)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns on a screen: marks that stand on a letter take none, East Asian letters two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
