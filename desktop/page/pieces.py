"""What a page is laid out from: pieces with a height that can be drawn at a place, and most of them split."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from desktop.page.lines import Lines, length, set_lines
from desktop.page.runs import Run
from desktop.page.sheet import Sheet
from desktop.page.styles import Colour, TextStyle
from desktop.page.turned import Turned, runs_forwards

_LONELY = 36.0  # height under which a row of a table may not stand alone
_ALONE = 2  # lines of a paragraph that may not stand alone at the foot or head of a page


class Piece(Protocol):
    """A thing on the page. least: the height of the smallest part that may begin at the foot of a page."""

    @property
    def height(self) -> float: ...

    @property
    def least(self) -> float: ...

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """A first part no higher than `room`, and the rest; None if there is no good one.

        force: split against the rules too, for what is higher than a page.
        """
        ...

    def draw(self, sheet: Sheet, left: float, top: float) -> None: ...


def _set_height(piece: object, height: float) -> None:
    """Known once the piece is made, and asked for again and again."""
    object.__setattr__(piece, "height", height)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph in lines. measure: its width; tagged: whether it belongs to the structure."""

    lines: Lines
    style: TextStyle
    measure: float
    tagged: bool = True
    height: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        _set_height(self, len(self.lines) * self.style.leading)

    @property
    def least(self) -> float:
        lines = len(self.lines) if len(self.lines) < 2 * _ALONE else _ALONE
        return lines * self.style.leading

    def split(self, room: float, *, force: bool = False) -> tuple[Text, Text] | None:
        alone = 1 if force else _ALONE
        fitting = min(int((room + 0.01) / self.style.leading), len(self.lines) - alone)
        while fitting > alone and self.lines.hyphenated(fitting - 1):
            fitting -= 1
        if fitting < alone:
            return None
        return replace(self, lines=self.lines[:fitting]), replace(self, lines=self.lines[fitting:])

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        if not self.lines:
            return
        style = self.style
        baseline = top - style.leading / 2 - 0.37 * style.size
        if not self.tagged:
            sheet.artifact()
        plain = not sheet.mirrored and runs_forwards(self.lines.runs)
        turned = None if plain else Turned.of(self.lines, mirrored=sheet.mirrored)
        at_end = turned.at_end(style.align) if turned else style.align != "left"
        for index, line in enumerate(self.lines):
            x = sheet.place(left + (self.measure - line.width if at_end else 0.0), line.width)
            if turned:
                sheet.directed(baseline, turned.placed(index, x), tagged=self.tagged)
            else:
                sheet.line(x, baseline, line.pieces, tagged=self.tagged)
            baseline -= style.leading
        sheet.close()


def text(runs: list[Run], style: TextStyle, measure: float, *, tagged: bool = True) -> Text:
    """The runs set in lines of the measure."""
    return Text(set_lines(runs, measure), style, measure, tagged)


def natural_width(runs: list[Run]) -> float:
    """The length of the runs on one line."""
    return length(runs)


def cut(piece: Text, lines: int) -> Text:
    """At most so many lines of a text that is no part of the content."""
    return replace(piece, lines=piece.lines[:lines])


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies behind a piece: a fill, a rule at the left, rules at top and foot. Never tagged."""

    width: float
    fill: Colour | None = None
    bar: Colour | None = None
    bar_width: float = 2.25
    above: Colour | None = None
    below: Colour | None = None
    thickness: float = 0.5

    def draw(self, sheet: Sheet, left: float, top: float, height: float) -> None:
        sheet.artifact()
        foot = top - height
        if self.fill:
            sheet.fill((left, foot, left + self.width, top), self.fill)
        if self.bar:
            sheet.fill((left, foot, left + self.bar_width, top), self.bar)
        if self.above:
            sheet.rule(left, left + self.width, top, self.thickness, self.above)
        if self.below:
            sheet.rule(left, left + self.width, foot + self.thickness, self.thickness, self.below)
        sheet.close()


@dataclass(frozen=True, slots=True)
class Item:
    """A piece in a column. before: the space above it, but at the head of a column; bound: to what follows it."""

    piece: Piece
    before: float = 0.0
    bound: bool = False
    section: str = ""  # key of the section that begins here
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Pieces below one another, with a ground and padding (left, top, bottom)."""

    items: tuple[Item, ...]
    ground: Ground | None = None
    padding: tuple[float, float, float] = (0.0, 0.0, 0.0)
    whole: bool = False  # split only by force
    height: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        inner = sum(
            item.piece.height + (item.before if index else 0) for index, item in enumerate(self.items)
        )
        _set_height(self, inner + self.padding[1] + self.padding[2])

    @property
    def least(self) -> float:
        if self.whole or not self.items:
            return self.height
        return self.items[0].piece.least + self.padding[1] + self.padding[2]

    def split(self, room: float, *, force: bool = False) -> tuple[Stack, Stack] | None:
        if self.whole and not force:
            return None
        room -= self.padding[1] + self.padding[2]
        for index, item in enumerate(self.items):
            room -= item.before if index else 0
            if item.piece.height > room + 0.01:
                parts = item.piece.split(room, force=force and not index)
                if parts:
                    first, rest = replace(item, piece=parts[0]), replace(item, piece=parts[1])
                    return self._with(*self.items[:index], first), self._with(rest, *self.items[index + 1 :])
                return self._before(index)
            room -= item.piece.height
        return None

    def _before(self, index: int) -> tuple[Stack, Stack] | None:
        """Split before an item, and before those that are bound to it."""
        while index and self.items[index - 1].bound:
            index -= 1
        return (self._with(*self.items[:index]), self._with(*self.items[index:])) if index else None

    def _with(self, *items: Item) -> Stack:
        return replace(self, items=items)

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        if self.ground:
            self.ground.draw(sheet, left, top, self.height)
        y = top - self.padding[1]
        for index, item in enumerate(self.items):
            y -= item.before if index else 0
            item.piece.draw(sheet, left + self.padding[0] + item.indent, y)
            y -= item.piece.height


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece in a row, so far from the row's left edge."""

    piece: Piece
    left: float


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces beside one another on one top line, with a ground and padding (top, bottom).

    loose: may be split between pages like a paragraph, else only when it is higher than a page.
    """

    cells: tuple[Cell, ...]
    ground: Ground | None = None
    padding: tuple[float, float] = (0.0, 0.0)
    loose: bool = False
    height: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        _set_height(self, max((cell.piece.height for cell in self.cells), default=0.0) + sum(self.padding))

    @property
    def least(self) -> float:
        if not self.loose:
            return self.height
        return max((cell.piece.least for cell in self.cells), default=0.0) + sum(self.padding)

    def split(self, room: float, *, force: bool = False) -> tuple[Row, Row] | None:
        room -= sum(self.padding)
        if not (self.loose or force):
            return None
        firsts: list[Cell] = []
        rests: list[Cell] = []
        for cell in self.cells:
            if cell.piece.height <= room + 0.01:
                firsts.append(cell)
                continue
            parts = cell.piece.split(room, force=force)
            if not parts:
                return None
            firsts.append(replace(cell, piece=parts[0]))
            rests.append(replace(cell, piece=parts[1]))
        return replace(self, cells=tuple(firsts)), replace(self, cells=tuple(rests))

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        if self.ground:
            self.ground.draw(sheet, left, top, self.height)
        for cell in self.cells:
            cell.piece.draw(sheet, left + cell.left, top - self.padding[0])


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows under a head that is repeated, untagged, where the table goes on."""

    head: Row
    again: Row
    rows: tuple[Row, ...]
    height: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        _set_height(self, self.head.height + sum(row.height for row in self.rows))

    @property
    def least(self) -> float:
        return self.head.height + sum(row.height for row in self.rows[: self._together(self.rows)])

    def split(self, room: float, *, force: bool = False) -> tuple[Rows, Rows] | None:
        room -= self.head.height
        for index, row in enumerate(self.rows):
            if row.height > room + 0.01:
                parts = row.split(room, force=True) if force and not index else None
                if parts:
                    return self._first(parts[0]), self._rest(parts[1], *self.rows[1:])
                return self._before(index, force=force)
            room -= row.height
        return None

    def _before(self, index: int, *, force: bool) -> tuple[Rows, Rows] | None:
        """Split before a row, or so much earlier that no short row stands alone."""
        if not force:
            index = min(index, len(self.rows) - self._together(self.rows[::-1]))
        if index < (1 if force else self._together(self.rows)):
            return None
        return self._first(*self.rows[:index]), self._rest(*self.rows[index:])

    @staticmethod
    def _together(rows: tuple[Row, ...]) -> int:
        """How many of the first of these rows may not be parted: two, unless the first is high."""
        return 1 if len(rows) < 2 or rows[0].height > _LONELY else 2

    def _first(self, *rows: Row) -> Rows:
        return replace(self, rows=rows)

    def _rest(self, *rows: Row) -> Rows:
        return replace(self, rows=rows, head=self.again)

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        self.head.draw(sheet, left, top)
        top -= self.head.height
        for row in self.rows:
            row.draw(sheet, left, top)
            top -= row.height
