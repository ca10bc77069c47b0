"""The notes under their heading, in two columns that end level where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.page import styles
from desktop.page.flow import Column, Flowed, Placed, part_of
from desktop.page.frame import Frame
from desktop.page.pieces import Item, Row

NOTES = "notes"
NOTE_COLUMN_GAP = 18.0
NOTE_GAP = 1.8
_UNDER_HEADING = 3.0
_LEAST_LINES = 4


def flow_notes(heading: Item, rows: tuple[Row, ...], column: Column, frame: Frame) -> Flowed:
    """Lay the notes out from the head of `column`, over as many pages as they take."""
    fresh = column.top == frame.column(column.page).top
    before = 0.0 if fresh else heading.before
    top = column.top - before - heading.piece.height - _UNDER_HEADING
    if top - column.foot < _LEAST_LINES * styles.NOTE.leading and not fresh:
        return flow_notes(heading, rows, frame.column(column.page + 1), frame)
    placed = [Placed(column.page, column.left, column.top - before, heading.piece, NOTES)]
    items, page, y = [Item(row, NOTE_GAP) for row in rows], column.page, top
    while items:
        foot = frame.column(page).foot
        for left, most in _columns(frame, items, top - foot):
            here, after = _fill(items[:most], Column(page, left, top, foot))
            items = [*after, *items[most:]]
            placed += here
            y = min([y, *(each.top - each.piece.height for each in here)])
        if items:
            page += 1
            top = y = frame.column(page).top
    return Flowed(tuple(placed), page, y, ((NOTES, column.page),))


def note_width(frame: Frame) -> float:
    """The width of a note, its number included."""
    return (frame.width - NOTE_COLUMN_GAP * (frame.note_columns - 1)) / frame.note_columns


def _columns(frame: Frame, items: list[Item], room: float) -> list[tuple[float, int]]:
    """Where each column begins, and how many items it takes at most."""
    if frame.note_columns == 1:
        return [(frame.left, len(items))]
    second = frame.left + note_width(frame) + NOTE_COLUMN_GAP
    return [(frame.left, level(items, room)), (second, len(items))]


def level(items: Sequence[Item], room: float) -> int:
    """How many items stand in the first column so that both end level; all that fit if both will be full."""
    heights = [item.before + item.piece.height for item in items]
    total, left = sum(heights), 0.0
    for number, height in enumerate(heights, start=1):
        left += height
        if left >= total - left - 0.01:
            return number if left - items[0].before <= room else len(items)
    return len(items)


def _fill(items: list[Item], column: Column) -> tuple[list[Placed], list[Item]]:
    """As many items as the column holds, and the rest."""
    placed: list[Placed] = []
    y = column.top
    for index, item in enumerate(items):
        y -= item.before if placed else 0.0
        part, rest = part_of(item, y - column.foot, force=not placed)
        if part is None:
            return placed, items[index:]
        placed.append(Placed(column.page, column.left, y, part))
        y -= part.height
        if rest is not None:
            return placed, [replace(item, piece=rest), *items[index + 1 :]]
    return placed, []
