"""Article 5 deadlines as a calendar: a column a year, a cell a state; those that passed stand apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from desktop.dossier.deadlines import Due
from desktop.dossier.names import alphabetical
from desktop.figures.plate import Key
from desktop.figures.shades import loud, middle, unknown
from desktop.figures.sheet import Sheet, fitting, put_notes
from desktop.figures.style import Fill, Lettering, text_width

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.deadlines import DueState
    from desktop.dossier.model import Dossier
    from desktop.figures.plate import Plate
    from desktop.wording import Wording

MAY_BE_CUT = 0.15
"""Of the names in the cells, if that makes room for the months."""
READABLE = 5.6
"""Points of a letter below which a cell bears no name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A state in a column. day: of its deadline, which may have passed, or to which more time is asked for."""

    state: StateCode
    name: str
    day: date
    asked: bool = False
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of a year, the earliest first; or, without a year, of all that passed."""

    year: int | None
    cells: tuple[Cell, ...]


def ahead(dossier: Dossier) -> tuple[DueState, ...]:
    """Deadlines on the as-of date and later, the earliest first."""
    return tuple(each for each in dossier.world.deadlines if each.due is Due.AHEAD)


def passed(dossier: Dossier) -> tuple[DueState, ...]:
    """Deadlines of which the date lies behind and no later decision was read."""
    return tuple(each for each in dossier.world.deadlines if each.due is Due.PASSED)


def columns_of(dossier: Dossier) -> tuple[Column, ...]:
    """What passed, if anything did; then a column for each year to the last deadline or request."""
    cells: defaultdict[int, list[Cell]] = defaultdict(list)
    for each in (*ahead(dossier), *passed(dossier)):
        name = dossier.names[each.state]
        if each.due is Due.AHEAD and each.day:
            cells[each.day.year].append(Cell(each.state, name, each.day))
        if each.asked and each.asked >= dossier.as_of:
            cells[each.asked.year].append(Cell(each.state, name, each.asked, asked=True))
    behind = [
        Cell(each.state, dossier.names[each.state], each.day, passed=True)
        for each in passed(dossier)
        if each.day
    ]
    columns = [Column(None, tuple(behind))] if behind else []
    years = range(dossier.as_of.year, max(cells, default=dossier.as_of.year - 1) + 1)
    return (*columns, *(Column(year, _in_order(cells[year])) for year in years))


def draw_deadlines(plate: Plate, dossier: Dossier, picked: Collection[StateCode], words: Wording) -> None:
    """The calendar. Deadlines of which nothing later was read are counted below it."""
    columns = columns_of(dossier)
    states = {cell.state for column in columns for cell in column.cells}
    picked = states & set(picked)
    if picked == states:  # what is said of all is said of none
        picked = frozenset()
    put_notes(plate, _notes(dossier, words), most=2)
    theme = plate.theme
    keys = [Key(words.text("deadline"), middle(theme))]
    if any(column.year is None for column in columns):
        keys.append(Key(words.text("date passed, no later decision read"), unknown(theme), theme.muted))
    if any(cell.asked for column in columns for cell in column.cells):
        keys.append(Key(words.text("more time asked for, to this date"), Fill(theme.background), theme.text))
    if any(cell.state in picked for column in columns for cell in column.cells):
        keys.append(Key(words.text("picked"), loud(theme)))
    plate.legend(keys)
    _Calendar(Sheet(plate), columns, frozenset(picked), words).draw()


def _in_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.asked, cell.day, alphabetical(cell.name))))


def _notes(dossier: Dossier, words: Wording) -> list[str]:
    unread = sum(each.due is Due.NOT_READ for each in dossier.world.deadlines)
    notes = []
    if unread:
        notes.append(
            words.plural(
                "{n} more state had a deadline; whether it completed clearance was not read.",
                "{n} more states had a deadline; whether they completed clearance was not read.",
                unread,
            )
        )
    return notes


class _Calendar:
    """Cells stacked on a line of years. Columns that are too high for the room are made several wide."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], picked: frozenset[StateCode], words: Wording
    ) -> None:
        self._sheet, self._columns, self._picked, self._words = sheet, columns, picked, words
        size = sheet.size
        self._foot, self._head = size * 1.6, size * 1.5
        room = max(sheet.height - self._foot - self._head, 1.0)
        self._rows, self._parts = self._divided(room)
        self._gap = size * 0.5
        gaps = self._gap * (len(columns) - 1)
        self._slot = max(sheet.width - gaps, 1.0) / max(sum(self._parts), 1)
        self._cell = min(room / max(self._rows, 1), size * 2.4)
        self._letters, self._monthly = self._lettering(min(size, max(self._cell * 0.72, sheet.plate.least)))
        behind = [cell for column in columns for cell in column.cells if cell.passed]
        self._yearly = self._fit(behind, self._letters, dated=True)

    @property
    def _readable(self) -> float:
        return max(READABLE, self._sheet.plate.least)

    def _divided(self, room: float) -> tuple[int, list[int]]:
        """How many rows, and how many cells wide each column is: as few rows as give the letters most room."""
        fitted = max(int(room // (self._sheet.size * 1.12)), 1)
        parts = [max(ceil(len(column.cells) / fitted), 1) for column in self._columns]
        heights = (ceil(len(column.cells) / each) for column, each in zip(self._columns, parts, strict=True))
        return max([*heights, 1]), parts

    def _lettering(self, largest: float) -> tuple[float, bool]:
        """Size of the letters, and whether months stand before the names: where nearly all of them fit."""
        cells = [cell for column in self._columns for cell in column.cells if not cell.passed]
        for monthly in (True, False):
            for size in (largest, largest * 0.9, largest * 0.8):
                if size >= self._readable and self._fit(cells, size, dated=monthly):
                    return size, monthly
        return max(largest * 0.85, min(largest, self._readable)), False

    def _fit(self, cells: Sequence[Cell], size: float, *, dated: bool) -> bool:
        """Whether nearly all of their words fit into the cells."""
        room = self._slot - size * 0.9 - 1.6
        cut = sum(text_width(self._full(cell, dated=dated), size) > room for cell in cells)
        return cut <= MAY_BE_CUT * len(cells)

    def _full(self, cell: Cell, *, dated: bool) -> str:
        if not dated:
            return cell.name
        if cell.passed:
            return self._words.text("{year} {state}", year=cell.day.year, state=cell.name)
        return self._words.text("{month} {state}", month=self._words.month(cell.day), state=cell.name)

    def draw(self) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        x = 0.0
        for column, parts in zip(self._columns, self._parts, strict=True):
            width = parts * self._slot
            self._draw_column(x, width, column)
            foot = self._words.text("Passed") if column.year is None else str(column.year)
            look = Lettering(size, theme.muted, across="center")
            sheet.line((x, x + width), (self._foot, self._foot), theme.muted)
            sheet.text(x + width / 2, size * 0.4, fitting(foot, width + self._gap, size), look)
            x += width + self._gap

    def _draw_column(self, x: float, width: float, column: Column) -> None:
        sheet, size = self._sheet, self._sheet.size
        for index, cell in enumerate(column.cells):
            part, row = divmod(index, self._rows)
            left, y = x + part * self._slot, self._foot + row * self._cell
            self._draw_cell(left, y, cell)
        count = sum(not cell.asked for cell in column.cells)
        height = self._foot + min(len(column.cells), self._rows) * self._cell
        look = Lettering(size, sheet.theme.text, bold=True, across="center")
        sheet.text(x + width / 2, height + size * 0.35, self._words.number(count), look)

    def _draw_cell(self, x: float, y: float, cell: Cell) -> None:
        sheet, theme = self._sheet, self._sheet.theme
        picked, passed = cell.state in self._picked, cell.passed
        fill = unknown(theme) if passed else Fill(theme.background) if cell.asked else middle(theme)
        if picked and not cell.asked:
            fill = loud(theme)
        edge = theme.accent if picked else theme.text if cell.asked else theme.muted if passed else "none"
        inset = min(0.8, self._cell * 0.08)
        width = max(self._slot - 2 * inset, 1.0)
        sheet.bar(x + inset, y + inset, width, self._cell - 2 * inset, fill, edge, 1.4 if picked else 0.6)
        text = self._label(cell, width - self._letters * 0.7, bold=picked)
        if not text:
            return
        colour = theme.background if picked and not cell.asked else theme.text
        if passed and not picked:
            back = Fill(fill.colour)
            length = text_width(text, self._letters) + self._letters * 0.4
            left = x + inset + self._letters * 0.2
            if sheet.plate.right_to_left:
                left = 2 * x + self._slot - left - length
            sheet.bar(left, y + self._cell * 0.14, length, self._cell * 0.72, back)
        look = Lettering(self._letters, colour, bold=picked)
        begin, up = x + inset + self._letters * 0.4, y + self._cell / 2 - self._letters * 0.36
        if sheet.plate.right_to_left:
            sheet.text(2 * x + self._slot - begin, up, text, look.mirrored())
        else:
            sheet.text(begin, up, text, look)

    def _label(self, cell: Cell, width: float, *, bold: bool) -> str:
        """Month and name, or the name alone, cut if need be; nothing where it could not be read."""
        least = "Abc…" if bold else "Abcdefg…"  # a shorter beginning would be a riddle
        if self._letters < self._readable or width < text_width(least, self._letters):
            return ""
        dated = self._yearly if cell.passed else self._monthly
        return fitting(self._full(cell, dated=dated), width, self._letters, bold=bold)
