"""The blocks of a brief set as pieces: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from desktop.page.notes import Notes
from desktop.page.pieces import Cell, Ground, Item, Row, Rows, Stack, Text, natural_width, text
from desktop.page.runs import clean, plain, runs
from desktop.page.strings import pdf_hexadecimal
from desktop.page.styles import EASY, Spacing, TextStyle
from desktop.page.tags import Element

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


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets a document's blocks for a width. Notes are numbered in the order in which it is asked to set.

    language: the document's, by which words are hyphenated; "" for none.
    """

    notes: Notes
    drawing_of: DrawingOf
    spacing: Spacing = EASY
    language: str = ""

    def section(self, section: Section, document: Element, width: float) -> list[Item]:
        """A heading and its blocks, as items of a column."""
        element = document.child("Sect")
        heading = element.child("H2", anchor=f"section-{section.key}")
        title = text(plain(section.title, styles.HEADING, heading), styles.HEADING, width)
        items = [Item(title, self.spacing.section, bound=True, section=section.key)] if title.lines else []
        for index, block in enumerate(section.blocks):
            gap = self._gap(section, index)
            items += self._block(block, element, width, gap, section.key if not items else "")
        return items

    def _gap(self, section: Section, index: int) -> float:
        """The space above a block: under a heading, at the head of a section without one, or between blocks."""
        if not index:
            return self.spacing.heading if section.title else self.spacing.section
        after_large = isinstance(section.blocks[index - 1], Table | Box | FigureBlock)
        return (
            self.spacing.large
            if after_large or isinstance(section.blocks[index], Box | FigureBlock)
            else self.spacing.block
        )

    def _block(self, block: Block, parent: Element, width: float, gap: float, key: str) -> list[Item]:
        measure = min(width, styles.MEASURE)
        match block:
            case Paragraph():
                piece = self.words(block.text, styles.BODY, parent.child("P"), measure)
            case Listing():
                return self._listing(block, parent, measure, gap, key)
            case Quotation():
                piece = self._quotation(block, parent.child("BlockQuote"), measure)
            case Box():
                piece = self._box(block, parent, width)
            case Table():
                piece = self._table(block, parent, width)
                gap = max(gap - self.spacing.heading, 0.0)
            case FigureBlock():
                return self._figure(block, parent, width, gap, key)
        return [Item(piece, gap, section=key)]

    def words(self, inline: Inline, style: TextStyle, element: Element, measure: float) -> Text:
        """A paragraph with its note marks."""
        style = self.spacing.set(style)
        return text(runs(inline, style, element, self.notes, self.language), style, measure)

    def _listing(self, block: Listing, parent: Element, measure: float, gap: float, key: str) -> list[Item]:
        attributes = "/O/List/ListNumbering/" + ("Decimal" if block.numbered else "Disc")
        element = parent.child("L", attributes=attributes)
        last = f"{len(block.items)}." if block.numbered else "•"
        indent = natural_width(plain(last, styles.BODY, element)) + 6.5
        rows = [
            self._list_item(f"{index}." if block.numbered else "•", inline, element, indent, measure)
            for index, inline in enumerate(block.items, start=1)
        ]
        return [
            Item(row, self.spacing.item if index else gap, section="" if index else key)
            for index, row in enumerate(rows)
        ]

    def _list_item(self, mark: str, inline: Inline, parent: Element, indent: float, measure: float) -> Row:
        element = parent.child("LI")
        label = element.child("Lbl")
        body = element.child("LBody")
        style = self.spacing.set(styles.LABEL.to_the_right())
        return Row(
            (
                Cell(text(plain(mark, style, label), style, indent - 5.0), 0.0),
                Cell(self.words(inline, styles.BODY, body, measure - indent), indent),
            ),
            loose=True,
        )

    def _quotation(self, block: Quotation, parent: Element, measure: float) -> Stack:
        inner = measure - 12.0
        items = [Item(self.words(block.text, styles.QUOTE, parent.child("P"), inner), bound=True)]
        if block.attribution:
            items.append(
                Item(self.words(block.attribution, styles.ATTRIBUTION, parent.child("P"), inner), 2.0)
            )
        return Stack(tuple(items), Ground(measure, bar=styles.AMBER), (12.0, 1.0, 2.0))

    def _box(self, block: Box, parent: Element, width: float) -> Stack:
        element = parent.child("Div")
        items = tuple(
            Item(self.words(inline, styles.BOXED, element.child("P"), width - 20.0), 4.0)
            for inline in block.items
        )
        ground = Ground(width, styles.PANEL, above=styles.AMBER, below=styles.AMBER, thickness=0.9)
        return Stack(items, ground, (10.0, 7.0, 8.0))

    def _figure(self, block: FigureBlock, parent: Element, width: float, gap: float, key: str) -> list[Item]:
        kind = block.picture.kind
        shapes = _NARROW_SHAPES if width < _NARROW else _WIDE_SHAPES
        share = shapes.get(kind, _MAP_SHAPE if width < _NARROW else 0.5)
        if block.picture.region is not MapRegion.WORLD and width < _NARROW:
            share = _REGION_SHAPE
        element = parent.child("Figure", alt=clean(block.alt) or kind.value)
        figure = Figure(
            block.picture, width, round(width * share * self.spacing.figure, 1), element, self.drawing_of
        )
        caption = self.words(block.caption, styles.CAPTION, parent.child("P"), width)
        if not caption.lines:
            return [Item(figure, gap, section=key)]
        return [Item(figure, gap, bound=True, section=key), Item(caption, 3.0)]

    def _table(self, block: Table, parent: Element, width: float) -> Rows:
        summary = f"/O/Table/Summary{pdf_hexadecimal(clean(block.summary))}" if block.summary else ""
        element = parent.child("Table", attributes=summary)
        edges = list(_edges([max(column.weight, 0.01) for column in block.columns], width))
        head = self._head(block, element.child("THead").child("TR"), edges, width, tagged=True)
        again = self._head(block, element, edges, width, tagged=False)
        body = element.child("TBody")
        rows = tuple(self._row(row, block, body.child("TR"), edges, width) for row in block.rows)
        return Rows(head, again, rows)

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
    ) -> Row:
        cells = []
        for inline, column, (left, room) in zip(row, block.columns, edges, strict=False):
            style = styles.CELL.as_numbers() if column.numeric else styles.CELL
            cells.append(Cell(self.words(inline, style, parent.child("TD"), room), left))
        return Row(
            tuple(cells), Ground(width, below=styles.HAIR), (self.spacing.cell - 0.3, self.spacing.cell + 0.3)
        )


def _edges(weights: list[float], width: float) -> Iterator[tuple[float, float]]:
    """For each column its left edge and the room for text in it."""
    total, left = sum(weights), 0.0
    for index, weight in enumerate(weights):
        share = width * weight / total
        first, last = index == 0, index == len(weights) - 1
        inset = 0.0 if first else _CELL_PADDING
        yield left + inset, max(share - inset - (0.0 if last else _CELL_PADDING), 1.0)
        left += share
