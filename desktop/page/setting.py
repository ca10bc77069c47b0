"""The blocks of a brief set as pieces: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeVar

from desktop.brief.blocks import (
    Block,
    Box,
    FigureBlock,
    Inline,
    Listing,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from desktop.dossier.picture import MapRegion, PictureKind
from desktop.page import styles
from desktop.page.figure import DrawingOf, Figure
from desktop.page.kept import Kept, Spaced
from desktop.page.lines import set_lines
from desktop.page.pieces import Cell, Ground, Item, Row, Rows, Stack, Text, natural_width, text
from desktop.page.runs import Numbering, clean, plain, runs
from desktop.page.strings import pdf_hexadecimal
from desktop.page.styles import EASY, Spacing, TextStyle
from desktop.page.tags import Element

T = TypeVar("T")

_CELL_PADDING = 6.5
_NARROW_SHAPES = {
    PictureKind.CHART_WORLD: 0.5,
    PictureKind.CHART_STATES: 0.52,
    PictureKind.CHART_MEMBERSHIP: 0.74,
    PictureKind.CHART_CIVILIANS: 0.6,
    PictureKind.CHART_DEVICES: 0.6,
    PictureKind.CHART_VOTES: 0.6,
    PictureKind.CHART_DEADLINES: 0.6,
    PictureKind.CHART_EVENTS: 0.8,
    PictureKind.MAP_DEADLINES: 0.92,
    PictureKind.MAP_POSITIONS: 0.74,
    PictureKind.MAP_CASUALTIES: 0.72,
}
_WIDE_SHAPES = {
    PictureKind.CHART_WORLD: 0.3,
    PictureKind.CHART_STATES: 0.36,
    PictureKind.CHART_MEMBERSHIP: 0.36,
    PictureKind.CHART_CIVILIANS: 0.46,
    PictureKind.CHART_DEVICES: 0.44,
    PictureKind.CHART_VOTES: 0.46,
    PictureKind.CHART_DEADLINES: 0.48,
    PictureKind.CHART_EVENTS: 0.6,
}
_MAP_SHAPE = 0.66
_REGION_SHAPE = 0.86  # a region is less wide than the world
_NARROW = 330.0


Loose = Spaced[Item]
"""An item whose white is still to be chosen."""
_Gap = Spaced[float]


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets a document's blocks for a width. Notes are numbered in the order in which it is asked to set.

    language: the document's, by which words are hyphenated; "" for none. kept: what was set before, to be used again.
    """

    notes: Numbering
    drawing_of: DrawingOf
    language: str = ""
    spacing: Spacing = EASY
    kept: Kept = field(default_factory=Kept)

    def section(self, section: Section, document: Element, width: float) -> list[Item]:
        """A heading and its blocks, as items of a column."""

        def make(document: Element, notes: Numbering) -> tuple[Element, Spaced[list[Item]]]:
            element = document.child("Sect")
            items = list(replace(self, notes=notes)._section(section, element, width))
            return element, lambda spacing: [item(spacing) for item in items]

        return self.part((section, width), document, make)

    def part(
        self,
        what: Hashable,
        document: Element,
        make: Callable[[Element, Numbering], tuple[Element, Spaced[T]]],
    ) -> T:
        """A part of the document, set only if it was not yet: see `Kept.part`."""
        return self.kept.part((what, self.language), self.notes, document, make).at(self.spacing)

    def _section(self, section: Section, element: Element, width: float) -> Iterator[Loose]:
        heading = element.child("H2", anchor=f"section-{section.key}")
        title = text(plain(section.title, styles.HEADING, heading), styles.HEADING, width)
        if title.lines:
            yield lambda spacing: Item(title, spacing.section, bound=True, section=section.key)
        key = "" if title.lines else section.key
        for index, block in enumerate(section.blocks):
            yield from self._block(block, element, width, _gap(section, index), key)
            key = ""

    def _block(self, block: Block, parent: Element, width: float, gap: _Gap, key: str) -> Iterator[Loose]:
        measure = min(width, styles.MEASURE)
        match block:
            case Paragraph():
                piece = self.words(block.text, styles.BODY, parent.child("P"), measure)
            case Listing():
                yield from self._listing(block, parent, measure, gap, key)
                return
            case Quotation():
                piece = self._quotation(block, parent.child("BlockQuote"), measure)
            case Box():
                piece = self._box(block, parent, width)
            case Table():
                piece = self._table(block, parent, width)
                yield lambda spacing: Item(
                    piece(spacing), max(gap(spacing) - spacing.heading, 0.0), section=key
                )
                return
            case FigureBlock():
                yield from self._figure(block, parent, width, gap, key)
                return
        yield lambda spacing: Item(piece(spacing), gap(spacing), section=key)

    def words(self, inline: Inline, style: TextStyle, element: Element, measure: float) -> Spaced[Text]:
        """A paragraph with its note marks."""
        lines = set_lines(runs(inline, style, element, self.notes, self.language), measure)
        return lambda spacing: Text(lines, spacing.set(style), measure)

    def _listing(
        self, block: Listing, parent: Element, measure: float, gap: _Gap, key: str
    ) -> Iterator[Loose]:
        attributes = "/O/List/ListNumbering/" + ("Decimal" if block.numbered else "Disc")
        element = parent.child("L", attributes=attributes)
        last = f"{len(block.items)}." if block.numbered else "•"
        indent = natural_width(plain(last, styles.BODY, element)) + 6.5
        for index, inline in enumerate(block.items):
            mark = f"{index + 1}." if block.numbered else "•"
            row = self._list_item(mark, inline, element, indent, measure)
            yield _item(row, attrgetter("item") if index else gap, "" if index else key)

    def _list_item(
        self, mark: str, inline: Inline, parent: Element, indent: float, measure: float
    ) -> Spaced[Row]:
        element = parent.child("LI")
        style, room = styles.LABEL.to_the_right(), indent - 5.0
        label = set_lines(plain(mark, style, element.child("Lbl")), room)
        body = self.words(inline, styles.BODY, element.child("LBody"), measure - indent)
        return lambda spacing: Row(
            (Cell(Text(label, spacing.set(style), room), 0.0), Cell(body(spacing), indent)), loose=True
        )

    def _quotation(self, block: Quotation, parent: Element, measure: float) -> Spaced[Stack]:
        inner = measure - 12.0
        said = self.words(block.text, styles.QUOTE, parent.child("P"), inner)
        by = (
            self.words(block.attribution, styles.ATTRIBUTION, parent.child("P"), inner)
            if block.attribution
            else None
        )
        ground = Ground(measure, bar=styles.AMBER)

        def stack(spacing: Spacing) -> Stack:
            items = (Item(said(spacing), bound=True), *((Item(by(spacing), 2.0),) if by else ()))
            return Stack(items, ground, (12.0, 1.0, 2.0))

        return stack

    def _box(self, block: Box, parent: Element, width: float) -> Spaced[Stack]:
        element = parent.child("Div")
        items = [self.words(inline, styles.BOXED, element.child("P"), width - 20.0) for inline in block.items]
        ground = Ground(width, styles.PANEL, above=styles.AMBER, below=styles.AMBER, thickness=0.9)
        return lambda spacing: Stack(
            tuple(Item(item(spacing), 4.0) for item in items), ground, (10.0, 7.0, 8.0)
        )

    def _figure(
        self, block: FigureBlock, parent: Element, width: float, gap: _Gap, key: str
    ) -> Iterator[Loose]:
        kind = block.picture.kind
        shapes = _NARROW_SHAPES if width < _NARROW else _WIDE_SHAPES
        share = shapes.get(kind, _MAP_SHAPE if width < _NARROW else 0.5)
        if block.picture.region is not MapRegion.WORLD and width < _NARROW:
            share = _REGION_SHAPE
        element = parent.child("Figure", alt=clean(block.alt) or kind.value)

        def figure(spacing: Spacing) -> Figure:
            height = round(width * share * spacing.figure, 1)
            return Figure(block.picture, width, height, element, self.drawing_of)

        caption = self.words(block.caption, styles.CAPTION, parent.child("P"), width)
        captioned = bool(caption(EASY).lines)
        yield lambda spacing: Item(figure(spacing), gap(spacing), bound=captioned, section=key)
        if captioned:
            yield lambda spacing: Item(caption(spacing), 3.0)

    def _table(self, block: Table, parent: Element, width: float) -> Spaced[Rows]:
        summary = f"/O/Table/Summary{pdf_hexadecimal(clean(block.summary))}" if block.summary else ""
        element = parent.child("Table", attributes=summary)
        edges = list(_edges([max(column.weight, 0.01) for column in block.columns], width))
        head = self._head(block, element.child("THead").child("TR"), edges, width, tagged=True)
        again = self._head(block, element, edges, width, tagged=False)
        body = element.child("TBody")
        rows = [self._row(row, block, body.child("TR"), edges, width) for row in block.rows]
        return lambda spacing: Rows(head, again, tuple(row(spacing) for row in rows))

    def _head(
        self, block: Table, parent: Element, edges: list[tuple[float, float]], width: float, *, tagged: bool
    ) -> Row:
        cells = []
        for column, (left, room) in zip(block.columns, edges, strict=True):
            cell = parent.child("TH", attributes="/O/Table/Scope/Column") if tagged else parent
            style = styles.COLUMN_HEAD.as_numbers() if column.numeric else styles.COLUMN_HEAD
            cells.append(Cell(text(plain(column.title, style, cell), style, room, tagged=tagged), left))
        return Row(tuple(cells), Ground(width, below=styles.NAVY, thickness=0.7), (3.0, 2.6))

    def _row(
        self,
        row: tuple[Inline, ...],
        block: Table,
        parent: Element,
        edges: list[tuple[float, float]],
        width: float,
    ) -> Spaced[Row]:
        cells: list[tuple[Spaced[Text], float]] = []
        for inline, column, (left, room) in zip(row, block.columns, edges, strict=False):
            style = styles.CELL.as_numbers() if column.numeric else styles.CELL
            cells.append((self.words(inline, style, parent.child("TD"), room), left))
        ground = Ground(width, below=styles.HAIR)
        return lambda spacing: Row(
            tuple(Cell(cell(spacing), left) for cell, left in cells),
            ground,
            (spacing.cell - 0.3, spacing.cell + 0.3),
        )


def _item(piece: Spaced[Row], gap: _Gap, key: str) -> Loose:
    return lambda spacing: Item(piece(spacing), gap(spacing), section=key)


def _gap(section: Section, index: int) -> _Gap:
    """The space above a block: under a heading, at the head of a section without one, or between blocks."""
    if not index:
        return attrgetter("heading") if section.title else attrgetter("section")
    after_large = isinstance(section.blocks[index - 1], Table | Box | FigureBlock)
    large = after_large or isinstance(section.blocks[index], Box | FigureBlock)
    return attrgetter("large" if large else "block")


def _edges(weights: list[float], width: float) -> Iterator[tuple[float, float]]:
    """For each column its left edge and the room for text in it."""
    total, left = sum(weights), 0.0
    for index, weight in enumerate(weights):
        share = width * weight / total
        first, last = index == 0, index == len(weights) - 1
        inset = 0.0 if first else _CELL_PADDING
        yield left + inset, max(share - inset - (0.0 if last else _CELL_PADDING), 1.0)
        left += share
