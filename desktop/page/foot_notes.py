"""Notes at the foot of the page that cites them: which stand where, and how much room they take.

A source keeps its one number through the document, and its note stands where it is cited first. A later page says of
such numbers in one line that they are on an earlier one: to say the notes once more, however short, costs a brief of
two pages as much of its content again as the notes themselves do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.page import styles
from desktop.page.flow import Placed
from desktop.page.frame import Frame
from desktop.page.note_columns import NOTE_COLUMN_GAP, NOTE_GAP, level
from desktop.page.pieces import Ground, Item, Piece, Row, Rows, Stack, Text
from desktop.page.runs import Run

_MOST = 0.45  # of a page's height; what takes more follows after the last page
_ABOVE = 7.0  # between text and the rule over the notes
_RULE = 96.0
_UNDER_RULE = 4.0


Earlier = Callable[[tuple[int, ...]], Row]
"""A line that says of these numbers that their notes stand on an earlier page."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The notes of a page in two columns, and those that found no room."""

    first: tuple[Row, ...]
    second: tuple[Row, ...]
    late: tuple[Row, ...]

    @property
    def height(self) -> float:
        """With the rule over them; 0 if there are none."""
        if not self.first:
            return 0.0
        return _ABOVE + _UNDER_RULE + max(_height(self.first), _height(self.second))

    def placed(self, page: int, frame: Frame) -> Iterator[Placed]:
        """At the lowest place of the page."""
        if not self.first:
            return
        top = frame.lowest + self.height - _ABOVE
        yield Placed(page, frame.left, top, Row((), Ground(_RULE, above=styles.HAIR), (_UNDER_RULE, 0.0)))
        for left, rows in ((0.0, self.first), ((frame.width + NOTE_COLUMN_GAP) / 2, self.second)):
            y = top - _UNDER_RULE
            for row in rows:
                yield Placed(page, frame.left + left, y, row)
                y -= row.height + NOTE_GAP


def feet_of(
    placed: Iterable[Placed],
    pages: int,
    notes: tuple[Row, ...],
    earlier: Earlier,
    closing: tuple[Row, ...],
    room: Callable[[int], float],
) -> tuple[Foot, ...]:
    """The notes of each page. notes: of all sources, by number from 1. closing: what stands under the last. room: the most they may take of a page, from 0."""
    cited = _cited(placed)
    seen: set[int] = set()
    feet: list[Foot] = []
    for page in range(pages):
        numbers = sorted(cited.get(page, ()))
        known = tuple(number for number in numbers if number in seen)
        rows = [earlier(known)] if known else []
        rows += [notes[number - 1] for number in numbers if number not in seen]
        seen.update(numbers)
        rows += closing if seen and page == pages - 1 else ()
        feet.append(_in_columns(rows, room(page)))
    return tuple(feet)


def most_room(frame: Frame) -> float:
    """What notes may take of a page."""
    return frame.paper.height * _MOST


def _in_columns(rows: list[Row], room: float) -> Foot:
    """As many as the room holds, in order, in two columns that end level."""
    for count in range(len(rows), 0, -1):
        items = [Item(row, NOTE_GAP) for row in rows[:count]]
        half = level(items, room)
        foot = Foot(tuple(rows[:half]), tuple(rows[half:count]), tuple(rows[count:]))
        if foot.height <= room + 0.01:
            return foot
    return Foot((), (), tuple(rows))


def _height(rows: tuple[Row, ...]) -> float:
    return sum(row.height for row in rows) + NOTE_GAP * max(len(rows) - 1, 0)


def _cited(placed: Iterable[Placed]) -> Mapping[int, set[int]]:
    """The numbers of the notes that each page's text leads to."""
    found: dict[int, set[int]] = {}
    for each in placed:
        for text in _texts(each.piece):
            if not any(map(_number, text.lines.runs)):
                continue  # as most are: their lines need not be looked at
            numbers = {_number(piece.run) for line in text.lines for piece in line.pieces} - {0}
            found.setdefault(each.page, set()).update(numbers)
    return found


def _number(run: Run) -> int:
    """Of the note that the run leads to, or 0."""
    target = run.element.target
    kind, _, number = (target.place if target else "").partition("-")
    return int(number) if kind == "note" and number.isdecimal() else 0


def _texts(piece: Piece) -> Iterator[Text]:
    if isinstance(piece, Text):
        yield piece
    for part in _parts(piece):
        yield from _texts(part)


def _parts(piece: Piece) -> Iterable[Piece]:
    match piece:
        case Stack():
            return [item.piece for item in piece.items]
        case Row():
            return [cell.piece for cell in piece.cells]
        case Rows():
            return [piece.head, *piece.rows]
        case _:
            inner = getattr(piece, "piece", None)  # of a text with room left under it
            return [] if inner is None else [inner]
