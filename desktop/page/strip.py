"""The strip of key figures: label, value and remark in cells of one height, each kind on one level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.brief.blocks import KeyFigure
from desktop.page import styles
from desktop.page.kept import Spaced
from desktop.page.pieces import Cell, Ground, Item, Piece, Row, Stack, Text, natural_width, text
from desktop.page.runs import Numbering, plain
from desktop.page.setting import Setter
from desktop.page.sheet import Sheet
from desktop.page.styles import Spacing, TextStyle
from desktop.page.tags import Element

_GAP = 7.0
_MOST = 4  # beside one another
_MOST_NARROW, _NARROW = 2, 400.0  # on a card
_PADDING = (9.5, 5.5, 6.0)
_VALUE_SIZES = (12.0, 11.0, 10.0)


def strip(figures: tuple[KeyFigure, ...], setter: Setter, document: Element, width: float) -> list[Row]:
    """The figures in rows as even as can be; nothing if there are none."""
    if not figures:
        return []

    def make(document: Element, notes: Numbering) -> tuple[Element, Spaced[list[Row]]]:
        element = document.child("L", attributes="/O/List/ListNumbering/None")
        rows = list(_rows(figures, replace(setter, notes=notes), element, width))
        return element, lambda spacing: [row(spacing) for row in rows]

    return setter.part((figures, width), document, make)


def _rows(
    figures: tuple[KeyFigure, ...], setter: Setter, element: Element, width: float
) -> Iterator[Spaced[Row]]:
    rows = -(-len(figures) // (_MOST if width >= _NARROW else _MOST_NARROW))
    beside = -(-len(figures) // rows)
    room = (width - _GAP * (beside - 1)) / beside
    for start in range(0, len(figures), beside):
        yield _row(figures[start : start + beside], setter, element, room)


def _row(figures: tuple[KeyFigure, ...], setter: Setter, parent: Element, room: float) -> Spaced[Row]:
    inner = room - _PADDING[0] - 5.5
    label = styles.KEY_LABEL
    value = _on_one_line([figure.value for figure in figures], styles.KEY_VALUE, _VALUE_SIZES, inner)
    loose = [_column(figure, setter, parent.child("LI"), inner, (label, value)) for figure in figures]

    def row(spacing: Spacing) -> Row:
        columns = [column(spacing) for column in loose]
        levels = [max(column[level].height for column in columns) for level in range(3)]
        ground = Ground(room, styles.PANEL, bar=styles.BLUE)
        cells = []
        for index, column in enumerate(columns):
            items = tuple(
                Item(_Levelled(piece, height)) for piece, height in zip(column, levels, strict=True)
            )
            cells.append(Cell(Stack(items, ground, _PADDING, whole=True), index * (room + _GAP)))
        return Row(tuple(cells))

    return row


def _column(
    figure: KeyFigure, setter: Setter, element: Element, inner: float, styled: tuple[TextStyle, TextStyle]
) -> Spaced[tuple[Text, Text, Text]]:
    label, body = element.child("Lbl"), element.child("LBody")
    over = text(plain(figure.label, styled[0], label), styled[0], inner)
    value = text(plain(figure.value, styled[1], body.child("P")), styled[1], inner)
    remark = setter.words(figure.remark, styles.KEY_REMARK, body.child("P"), inner)
    return lambda spacing: (over, value, remark(spacing))


@dataclass(frozen=True, slots=True)
class _Levelled:
    """A text with room left under it, so that what follows stands level with its neighbours."""

    piece: Text
    height: float

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        if self.piece.height <= room:
            return _Levelled(self.piece, room), _Levelled(
                replace(self.piece, lines=self.piece.lines[:0]), self.height - room
            )
        parts = self.piece.split(room, force=force)
        return (parts[0], _Levelled(parts[1], self.height - parts[0].height)) if parts else None

    def draw(self, sheet: Sheet, left: float, top: float) -> None:
        self.piece.draw(sheet, left, top)


def _on_one_line(texts: list[str], style: TextStyle, sizes: tuple[float, ...], inner: float) -> TextStyle:
    """The style at the largest of the sizes at which each text stays on one line, else at the smallest."""
    loose = Element("P")
    for size in sizes:
        smaller = style.at(size)
        if all(natural_width(plain(each, smaller, loose)) <= inner for each in texts):
            return smaller
    return style.at(sizes[-1])
