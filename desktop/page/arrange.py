"""A brief set and arranged on pages: what stands where, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop.brief.blocks import Brief
from desktop.brief.house import NotesAt
from desktop.page import styles
from desktop.page.figure import DrawingOf
from desktop.page.flow import Column, Placed, flow
from desktop.page.foot_notes import Earlier, feet_of, most_room
from desktop.page.frame import Frame
from desktop.page.kept import Kept
from desktop.page.note_columns import NOTES, flow_notes, note_width
from desktop.page.notes import Notes
from desktop.page.opening import Group, Opening, open_brief
from desktop.page.pieces import Item, Row, text
from desktop.page.runs import plain
from desktop.page.styles import EASY, Paper, Spacing
from desktop.page.tags import Element

_SCANT = 0.12  # a last page filled less than this looks like an accident
_SPLIT_COST = 0.03
_WORTH_ANOTHER = 12.0  # points left empty over the notes of a page
_TIGHTENED = 1
_ROUNDS = 6  # of setting pages anew, until their notes find the room they need


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pieces at their places in reading order, and on which page (from 0) each section begins."""

    frame: Frame
    root: Element
    placed: tuple[Placed, ...]
    pages: int
    sections: Mapping[str, int]
    notes: Notes
    section: Element  # in which the notes are read
    heading: Item  # of the notes
    feet: tuple[Placed, ...] = ()  # the notes at the foot of each page, where they stand there
    behind: int = 0  # of the pages, those of the sources alone, which no template limits

    @property
    def limited(self) -> int:
        """The pages that a template limits."""
        return self.pages - self.behind

    def filled(self, page: int) -> float:
        """The share of a page's height that is used."""
        column = self.frame.column(page)
        lowest = min(
            (each.top - each.piece.height for each in self.placed if each.page == page), default=column.top
        )
        return (column.top - lowest) / (column.top - column.foot)


def arrange(
    brief: Brief,
    drawing_of: DrawingOf,
    paper: Paper,
    least: int = 1,
    spacing: Spacing = EASY,
    kept: Kept | None = None,
) -> Arranged:
    """Set the brief and find its places, over `least` pages if there is enough to fill them.

    The page may be broken early, before a section or the notes, where that leaves two better pages.
    kept: what was set for another length of the same document. Of what shares it only one may be drawn.
    """
    kept = kept or Kept()
    setting = _Setting(brief, drawing_of, paper, least, spacing, kept)
    if brief.house.notes is NotesAt.PAGE:
        return _with_foot_notes(setting)
    return setting.candidates({})[0]


def with_sources(brief: Brief, arranged: Arranged) -> Arranged:
    """With each source whole on pages behind the text, where the notes stand apart; else as it is.

    For the length that is printed: how long the notes are does not change what fits.
    """
    frame, notes, section = arranged.frame, arranged.notes, arranged.section
    if brief.house.notes is not NotesAt.APART or not notes.cited:
        return arranged
    measure = note_width(frame)
    loose = notes.rows(section, measure, brief.language)
    rows = tuple(replace(row, loose=False) for row in loose)  # there is room for each to stay whole
    rows += notes.closing(section, brief.notes_closing, measure)
    flowed = flow_notes(arranged.heading, rows, frame.column(arranged.pages), frame)
    return replace(
        arranged,
        placed=(*arranged.placed, *flowed.placed),
        pages=flowed.page + 1,
        behind=flowed.page + 1 - arranged.pages,
        sections={**arranged.sections, **dict(flowed.sections)},
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is to be arranged, and how: see `arrange`."""

    brief: Brief
    drawing_of: DrawingOf
    paper: Paper
    least: int
    spacing: Spacing
    kept: Kept

    def candidates(self, reserved: Mapping[int, float]) -> Sequence[Arranged]:
        """The ways to part the pages, the best first. reserved: by page, the height kept free over its foot."""
        pages = _Pages.of(self.brief, Frame(self.brief, self.paper, reserved), self)
        natural = pages.placed(None)
        target = max(natural.pages, self.least)
        tried = [pages.placed(number) for number in pages.sections()] if target == 2 else []
        return sorted((each for each in (natural, *tried) if each.pages == target), key=_cost) or [natural]


def _with_foot_notes(setting: _Setting) -> Arranged:
    """The notes of each page at its foot: set again with the room that they took, until it is enough.

    The room kept first only grows, so that this ends, and then is given back as long as that brings in no further note.
    Notes for which there is none even so follow after the last page.
    """

    def attempt(reserved: Mapping[int, float]) -> _Footing:
        tried = _Footing.each_of(setting.candidates(reserved), setting.brief)
        best = next(tried)
        return best if best.settled else next((each for each in tried if each.settled), best)

    def grown(reserved: Mapping[int, float]) -> _Footing:
        found = attempt(reserved)
        for _ in range(_ROUNDS):
            if found.settled:
                break
            found = attempt(found.wanted)
        return found

    found = grown({})
    for _ in range(_TIGHTENED):
        if found.spare < _WORTH_ANOTHER:
            break
        other = grown(found.taken)
        if not other.settled or other.cost >= found.cost:
            break
        found = other
    return found.footed()


@dataclass(frozen=True, slots=True)
class _Footing:
    """Pages set with some room kept for their notes, the rows of these, and the room that they take of each page."""

    arranged: Arranged
    notes: tuple[Row, ...]
    earlier: Earlier
    closing: tuple[Row, ...]
    taken: Mapping[int, float]

    @classmethod
    def each_of(cls, candidates: Sequence[Arranged], brief: Brief) -> Iterator[_Footing]:
        """Those of pages that are made of the same pieces, and so have the same notes."""
        frame, section, notes = candidates[0].frame, candidates[0].section, candidates[0].notes
        measure, most = note_width(frame), most_room(frame)
        rows = notes.rows(
            section,
            measure,
            brief.language,
            full_addresses=brief.full_addresses,
            short=brief.short_notes,
        )
        closing = notes.closing(section, brief.notes_closing, measure)

        @cache
        def earlier(numbers: tuple[int, ...]) -> Row:
            return notes.earlier(numbers, section, measure, brief.language)

        for each in candidates:
            feet = feet_of(each.placed, each.pages, rows, earlier, closing, lambda _: most)
            yield cls(each, rows, earlier, closing, {page: foot.height for page, foot in enumerate(feet)})

    @property
    def spare(self) -> float:
        """The most that a page but the last keeps for notes which are not there."""
        return max(
            (self._kept(page) - self.taken[page] for page in range(self.arranged.pages - 1)), default=0.0
        )

    @property
    def cost(self) -> tuple[int, float]:
        """The less, the better: pages, then room that is kept in vain."""
        return self.arranged.pages, self.spare

    @property
    def wanted(self) -> Mapping[int, float]:
        """The room that the notes of each page take, and no less than they have."""
        return {page: max(height, self._kept(page)) for page, height in self.taken.items()}

    @property
    def settled(self) -> bool:
        return all(height <= self._kept(page) + 0.01 for page, height in self.wanted.items())

    def footed(self) -> Arranged:
        """With the notes; those that found no room under their heading on pages of their own."""
        arranged, frame = self.arranged, self.arranged.frame
        feet = feet_of(arranged.placed, arranged.pages, self.notes, self.earlier, self.closing, self._kept)
        placed = [each for page, foot in enumerate(feet) for each in foot.placed(page, frame)]
        sections = dict(arranged.sections)
        if late := tuple(row for foot in feet for row in foot.late):
            flowed = flow_notes(arranged.heading, late, frame.column(arranged.pages), frame)
            placed += flowed.placed
            sections |= dict(flowed.sections)
        pages = 1 + max((each.page for each in (*arranged.placed, *placed)), default=0)
        return replace(arranged, feet=tuple(placed), pages=pages, sections=sections)

    def _kept(self, page: int) -> float:
        return self.arranged.frame.reserved.get(page, 0.0)


def _cost(arranged: Arranged) -> float:
    """How far from a full first page, unbroken sections, and a last page that is worth turning to."""
    first, last = arranged.filled(0), arranged.filled(arranged.pages - 1)
    broken = arranged.pages > 1 and 1 not in arranged.sections.values()
    return (1 - first) ** 2 + 3 * max(0.0, _SCANT - last) + _SPLIT_COST * broken


@dataclass(frozen=True, slots=True)
class _Pages:
    """A brief's pieces, in the three parts that flow apart: head, sections over the whole width, notes."""

    frame: Frame
    opening: Opening
    wide: Group
    notes_section: Element
    notes_heading: Item
    notes: tuple[Row, ...]

    @classmethod
    def of(cls, brief: Brief, frame: Frame, setting: _Setting) -> _Pages:
        spacing = setting.spacing
        opening = open_brief(brief, frame, setting.drawing_of, spacing, setting.kept)
        root, setter = opening.root, opening.setter
        wide = tuple(item for each in opening.following for item in setter.section(each, root, frame.width))
        section = root.child("Sect")
        heading = section.child("H2", anchor=f"section-{NOTES}")
        title = text(plain(brief.notes_title, styles.HEADING, heading), styles.HEADING, frame.width)
        rows = ()
        if brief.house.notes is NotesAt.END:
            measure = note_width(frame)
            rows = opening.notes.rows(
                section,
                measure,
                brief.language,
                full_addresses=brief.full_addresses,
                short=brief.short_notes,
            )
            rows += opening.notes.closing(section, brief.notes_closing, measure) if rows else ()
        frame.sign_off(root)
        return cls(frame, opening, wide, section, Item(title, spacing.section, section=NOTES), rows)

    def sections(self) -> list[int]:
        """Where a page could be broken on purpose: the items that begin a section, and the notes after the last."""
        found = [number for number, item in enumerate(self.wide) if item.section]
        return [*found, len(self.wide)] if self.notes else found

    def placed(self, page_break: int | None) -> Arranged:
        """Everything at its place, with a new page before the item of this number."""
        frame, opening = self.frame, self.opening
        top = opening.top
        foot = frame.column(top.page).foot
        main = flow(opening.main, Column(top.page, frame.left, top.y, foot), frame.column)
        side = flow(opening.side, Column(top.page, frame.side_left, top.y, foot), frame.column)
        below = Column(top.page, frame.left, min(main.y, side.y), foot)
        wide = flow(self.wide, below, frame.column, page_break)
        flowed = [top, main, side, wide]
        if self.notes:
            column = Column(wide.page, frame.left, wide.y, frame.column(wide.page).foot)
            if page_break == len(self.wide):
                column = frame.column(wide.page + 1)
            flowed.append(flow_notes(self.notes_heading, self.notes, column, frame))
        placed = tuple(each for part in flowed for each in part.placed)
        sections = dict(each for part in flowed for each in part.sections)
        pages = 1 + max((each.page for each in placed), default=0)
        return Arranged(
            frame,
            opening.root,
            placed,
            pages,
            sections,
            opening.notes,
            self.notes_section,
            self.notes_heading,
        )
