"""Pieces flowing down columns: no split heading, no lonely line, no split row that could stay whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.page.pieces import Item, Piece

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """Room for items on a page: left edge, and top and foot of it."""

    page: int
    left: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece at its place. section: the key of the one that begins with it."""

    page: int
    left: float
    top: float
    piece: Piece
    section: str = ""


@dataclass(frozen=True, slots=True)
class Flowed:
    """What came of it: the places, the page and height where the last item ends, and where sections begin."""

    placed: tuple[Placed, ...]
    page: int
    y: float
    sections: tuple[tuple[str, int], ...]


def flow(
    items: Sequence[Item],
    first: Column,
    column_of: Callable[[int], Column],
    page_break: int | None = None,
) -> Flowed:
    """Lay the items down the first column and, page by page, those that follow.

    page_break: number of an item before which a new page begins. A column's head takes no space before it
    unless the column begins under something (`first`).
    """
    waiting = list(items)
    number = 0
    column, y, fresh = first, first.top, False
    placed: list[Placed] = []
    sections: list[tuple[str, int]] = []
    while waiting:
        item = waiting[0]
        if number == page_break and not fresh:
            column, y, fresh = _next(column, column_of)
        before = 0.0 if fresh else item.before
        room = y - before - column.foot
        if _need(waiting, fresh) > y - column.foot + _SLACK and not fresh:
            column, y, fresh = _next(column, column_of)
            continue
        part, rest = part_of(item, room, force=fresh)
        if part is None:
            column, y, fresh = _next(column, column_of)
            continue
        if item.section:
            sections.append((item.section, column.page))
        placed.append(Placed(column.page, column.left + item.indent, y - before, part, item.section))
        y -= before + part.height
        fresh = False
        if rest is None:
            waiting.pop(0)
            number += 1
        else:
            waiting[0] = replace(item, piece=rest, section="")
            column, y, fresh = _next(column, column_of)
    return Flowed(tuple(placed), column.page, y, tuple(sections))


def _next(column: Column, column_of: Callable[[int], Column]) -> tuple[Column, float, bool]:
    following = column_of(column.page + 1)
    return following, following.top, True


def _need(waiting: Sequence[Item], fresh: bool) -> float:
    """The room without which the next item may not begin: its own least, or all that it is bound to."""
    need = 0.0
    for index, item in enumerate(waiting):
        need += 0.0 if fresh and not index else item.before
        if not item.bound:
            return need + item.piece.least
        need += item.piece.height
    return need


def part_of(item: Item, room: float, *, force: bool) -> tuple[Piece | None, Piece | None]:
    """What of an item goes into the room, and the rest of it; nothing and None if no part of it should.

    force: take a part in any case, since there is no more room elsewhere.
    """
    if item.piece.height <= room + _SLACK:
        return item.piece, None
    parts = item.piece.split(room) or (item.piece.split(room, force=True) if force else None)
    if parts:
        return parts
    # Nothing smaller can be made of it, so an empty column must take it as it is.
    return (item.piece, None) if force else (None, None)
