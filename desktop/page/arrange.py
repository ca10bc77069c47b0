"""A brief set and arranged on pages: what stands where, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.brief.blocks import Brief, Place, Section
from desktop.page import styles
from desktop.page.figure import DrawingOf, Figure
from desktop.page.flow import Column, Flowed, Placed, flow
from desktop.page.frame import Frame
from desktop.page.note_columns import NOTE_COLUMN_GAP, NOTES, flow_notes
from desktop.page.notes import Notes
from desktop.page.pieces import Item, Row, text
from desktop.page.runs import plain
from desktop.page.setting import Setter
from desktop.page.tags import Element

_SCANT = 0.12  # a last page filled less than this looks like an accident
_SPLIT_COST = 0.03
_MOST_STRETCH = 1.45


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pieces at their places in reading order, and on which page (from 0) each section begins."""

    frame: Frame
    root: Element
    placed: tuple[Placed, ...]
    pages: int
    sections: Mapping[str, int]
    notes: Notes

    def filled(self, page: int) -> float:
        """The share of a page's height that is used."""
        column = self.frame.column(page)
        lowest = min(
            (each.top - each.piece.height for each in self.placed if each.page == page), default=column.top
        )
        return (column.top - lowest) / (column.top - column.foot)


@dataclass(frozen=True, slots=True)
class _Set:
    """A brief's pieces, grouped by where they stand."""

    top: tuple[Item, ...]
    main: tuple[Item, ...]
    side: tuple[Item, ...]
    wide: tuple[Item, ...]
    notes_heading: Item | None
    notes: tuple[Row, ...]


def arrange(brief: Brief, drawing_of: DrawingOf, paper: styles.Paper, least: int = 1) -> Arranged:
    """Set the brief and find its places, over `least` pages if there is enough to fill them."""
    order = _Order.of(brief)
    while True:
        frame, notes, root = Frame(brief, paper), Notes(brief.sources), Element("Document")
        pieces = _set(brief, order, Setter(notes, drawing_of), frame, root)
        top = flow(pieces.top, frame.column(0), frame.column)
        shorter = order.relieved(pieces, top.y - frame.column(top.page).foot)
        if shorter == order:
            break
        order = shorter
    pieces = _levelled(pieces)
    candidates = _candidates(pieces)

    def at(page_break: int | None) -> Arranged:
        return _place(pieces, frame, top, root, notes, page_break)

    natural = at(None)
    target = max(natural.pages, least)
    if natural.pages == target == 1:
        return natural
    tried = [at(page_break) for page_break in candidates] if target == 2 else []
    fitting = [each for each in [natural, *tried] if each.pages == target]
    return min(fitting, key=_cost, default=natural)


def _cost(arranged: Arranged) -> float:
    """How far from a full first page and a last page that is worth turning to."""
    first, last = arranged.filled(0), arranged.filled(arranged.pages - 1)
    return (1 - first) ** 2 + 3 * max(0.0, _SCANT - last) + _SPLIT_COST * _splits(arranged)


def _splits(arranged: Arranged) -> bool:
    """Whether the first page ends inside a section."""
    return arranged.pages > 1 and 1 not in arranged.sections.values()


@dataclass(frozen=True, slots=True)
class _Order:
    """Which sections stand beside each other at the head of the brief, and which follow over the whole width."""

    main: tuple[Section, ...]
    side: tuple[Section, ...]
    wide: tuple[Section, ...]

    @classmethod
    def of(cls, brief: Brief) -> _Order:
        at = {place: tuple(each for each in brief.sections if each.place is place) for place in Place}
        if at[Place.MAIN] and at[Place.SIDE]:
            return cls(at[Place.MAIN], at[Place.SIDE], at[Place.WIDE])
        return cls((), (), at[Place.MAIN] + at[Place.SIDE] + at[Place.WIDE])

    def relieved(self, pieces: _Set, room: float) -> _Order:
        """The same if both columns fit the room; else the last section of the one that does not, over the width."""
        if not self.main or not self.side:
            return _Order((), (), self.main + self.side + self.wide)
        if _height(pieces.main) > room:
            return _Order(self.main[:-1], self.side, (self.main[-1], *self.wide))
        if _height(pieces.side) > room:
            return _Order(self.main, self.side[:-1], (self.side[-1], *self.wide))
        return self


def _levelled(pieces: _Set) -> _Set:
    """The same with its charts as much higher, within reason, as makes the two columns end together."""
    charts = [item.piece for item in pieces.side if isinstance(item.piece, Figure) and item.piece.stretches]
    missing = _height(pieces.main) - _height(pieces.side)
    if not charts or missing <= 0:
        return pieces
    share = min(1 + missing / sum(chart.height for chart in charts), _MOST_STRETCH)
    side = tuple(
        replace(item, piece=item.piece.stretched(share)) if isinstance(item.piece, Figure) else item
        for item in pieces.side
    )
    return replace(pieces, side=side)


def _height(items: tuple[Item, ...]) -> float:
    return sum(item.before + item.piece.height for item in items)


def _set(brief: Brief, order: _Order, setter: Setter, frame: Frame, root: Element) -> _Set:
    top = (*frame.masthead(root), *_title(brief, frame, root))
    strip = tuple(
        Item(row, 10.0 if not index else 7.0)
        for index, row in enumerate(setter.key_figures(brief.key_figures, root, frame.width))
    )
    main = tuple(_sections(order.main, setter, root, frame.main_width))
    side = tuple(_sections(order.side, setter, root, frame.side_width))
    wide = tuple(_sections(order.wide, setter, root, frame.width))
    heading, rows = _notes(brief, setter.notes, root, frame)
    frame.sign_off(root)
    return _Set((*top, *strip), main, side, wide, heading, rows)


def _title(brief: Brief, frame: Frame, root: Element) -> Iterator[Item]:
    heading = root.child("H1", anchor="title")
    title = text(plain(brief.title, styles.TITLE, heading), styles.TITLE, frame.width)
    if title.lines:
        yield Item(title, 9.0, bound=bool(brief.subtitle))
    subtitle = text(plain(brief.subtitle, styles.SUBTITLE, root.child("P")), styles.SUBTITLE, frame.width)
    if subtitle.lines:
        yield Item(subtitle, 0.5)


def _sections(sections: tuple[Section, ...], setter: Setter, root: Element, width: float) -> Iterator[Item]:
    for section in sections:
        yield from setter.section(section, root, width)


def _notes(brief: Brief, notes: Notes, root: Element, frame: Frame) -> tuple[Item | None, tuple[Row, ...]]:
    if not notes.cited:
        return None, ()
    section = root.child("Sect")
    heading = section.child("H2", anchor=f"section-{NOTES}")
    title = text(plain(brief.notes_title, styles.HEADING, heading), styles.HEADING, frame.width)
    measure = (frame.width - NOTE_COLUMN_GAP) / 2
    rows = notes.rows(section, measure, brief.language)
    return Item(title, 12.0, bound=True, section=NOTES), rows


def _candidates(pieces: _Set) -> list[int]:
    """Where a page could be broken on purpose: before a section over the whole width, or before the notes."""
    found = [number for number, item in enumerate(pieces.wide) if item.section]
    return [*found, len(pieces.wide)] if pieces.notes else found


def _place(
    pieces: _Set, frame: Frame, top: Flowed, root: Element, notes: Notes, page_break: int | None
) -> Arranged:
    foot = frame.column(top.page).foot
    main = flow(pieces.main, Column(top.page, frame.left, top.y, foot), frame.column)
    side = flow(pieces.side, Column(top.page, frame.side_left, top.y, foot), frame.column)
    under = min(main.y, side.y)
    breaks = frozenset() if page_break is None else frozenset({page_break})
    wide = flow(pieces.wide, Column(top.page, frame.left, under, foot), frame.column, breaks)
    flowed = [top, main, side, wide]
    if pieces.notes_heading:
        column = Column(wide.page, frame.left, wide.y, frame.column(wide.page).foot)
        if page_break == len(pieces.wide):
            column = frame.column(wide.page + 1)
        flowed.append(flow_notes(pieces.notes_heading, pieces.notes, column, frame))
    placed = tuple(each for part in flowed for each in part.placed)
    sections = dict(each for part in flowed for each in part.sections)
    pages = 1 + max((each.page for each in placed), default=0)
    return Arranged(frame, root, placed, pages, sections, notes)
