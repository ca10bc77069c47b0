"""Briefs bound in one PDF as they are made: cover and contents before them, an index after them.

Each brief begins on a right-hand page, so that printed on both sides it can be taken out as one sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import BinaryIO

from desktop.brief.blocks import Brief
from desktop.brief.book import BookEntry, BookWords
from desktop.brief.house import PLAIN, HouseStyle
from desktop.dossier.names import alphabetical, index_letter
from desktop.page import styles
from desktop.page.arrange import Arranged
from desktop.page.emblem import emblem
from desktop.page.flow import Column, Placed, flow
from desktop.page.fonts import Face
from desktop.page.frame import Frame
from desktop.page.mentions import Mentions
from desktop.page.pieces import Cell, Ground, Item, Row, Text, text
from desktop.page.render import bookmark, draw_pages
from desktop.page.runs import Run, clean, plain
from desktop.page.sheet import Sheet
from desktop.page.styles import Paper, TextStyle
from desktop.page.tags import Element, Target
from desktop.page.writer import Bookmark, Metadata, Volume

_COLUMN_GAP = 22.0
_NUMBER_WIDTH = 22.0
_NAME_SHARE = 0.46  # of a line of the contents
_MOST_PAGES = 14  # that the index gives for a state besides its own
_ABOVE_TITLE = 150.0
_COVER_LOGO = (260.0, 72.0)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A brief in the book: its pages, from 1."""

    entry: BookEntry
    first: int
    last: int


class Book:
    """A book being made: `add` each brief of `entries` in its order, then `close`."""

    def __init__(
        self,
        words: BookWords,
        entries: Sequence[BookEntry],
        names: dict[str, str],
        paper: Paper,
        out: BinaryIO,
        house: HouseStyle = PLAIN,
    ) -> None:
        """names: of all states, by code, for the index."""
        self._words, self._entries, self._names, self._house = words, entries, names, house
        self._frame = Frame(_front_brief(words, words.contents, house), paper)
        self._volume = Volume(_metadata(words), out)
        self._mentions = Mentions(names)
        self._named: dict[str, list[int]] = {}
        self._bound: list[_Bound] = []
        contents = 1 + max(
            each.page
            for each in self._contents([_Bound(each, 0, 0) for each in entries], Element("Document"))
        )
        self._front = self._new_sheets(1 + contents)
        self._turn()

    def add(self, brief: Brief, arranged: Arranged) -> None:
        """Bind the next brief."""
        self._turn()
        first = self._volume.pages + 1
        arranged.frame.keep_silent()
        sheets = draw_pages(arranged, self._volume)
        part = arranged.root
        part.tag, part.parent = "Part", Element("Document")
        part.parent.kids.append(part)
        self._volume.add(
            sheets, part.parent, [bookmark(brief, arranged, closed=True)], _name(len(self._bound))
        )
        for sheet in sheets:
            for code in self._mentions.on(sheet):
                self._named.setdefault(code, []).append(sheet.index + 1)
        self._bound.append(_Bound(self._entries[len(self._bound)], first, self._volume.pages))
        part.parent.forget()

    def close(self) -> None:
        """Write the index, cover and contents, and the file's end."""
        self._bind_index()
        self._bind_front()
        self._volume.close()

    def _new_sheets(self, count: int) -> list[Sheet]:
        paper = self._frame.paper
        return self._volume.sheets(count, paper.width, paper.height, self._frame.palette)

    def _turn(self) -> None:
        """Leave a page empty if the next one would not be a right-hand one."""
        if self._volume.pages % 2:
            self._volume.add(self._new_sheets(1), Element("Document"), [])

    def _bind_front(self) -> None:
        root = Element("Document")
        cover, *contents = self._front
        part = root.child("Part")
        self._frame.announce(part)
        self._frame.draw_band(cover)
        for each in self._cover(part):
            each.piece.draw(cover, each.left, each.top)
            cover.close()
        placed = self._contents(self._bound, part)
        self._frame.sign_off(part)
        self._draw(placed, contents, self._frame)
        title = Bookmark(clean(self._words.title), "cover")
        marks = [title, Bookmark(clean(self._words.contents), "contents")]
        self._volume.add(self._front, root, marks, "front", in_front=True)

    def _bind_index(self) -> None:
        root = Element("Document")
        part = root.child("Part")
        frame = Frame(_front_brief(self._words, self._words.index, self._house), self._frame.paper)
        frame.announce(part)
        placed = self._index(part)
        frame.keep_silent()
        sheets = self._new_sheets(1 + max(each.page for each in placed))
        self._draw(placed, sheets, frame)
        self._volume.add(sheets, root, [Bookmark(clean(self._words.index), "index")], "index")

    def _draw(self, placed: Iterable[Placed], sheets: list[Sheet], frame: Frame) -> None:
        for number, sheet in enumerate(sheets):
            frame.draw_head(sheet, number)
        for each in placed:
            each.piece.draw(sheets[each.page], each.left, each.top)
            sheets[each.page].close()
        for number, sheet in enumerate(sheets):
            frame.draw_foot(sheet, number, len(sheets))

    def _cover(self, part: Element) -> Sequence[Placed]:
        words, width = self._words, self._frame.width

        def line(
            said: str, style: TextStyle, before: float, tag: str = "P", anchor: str = ""
        ) -> Iterator[Item]:
            if said:
                element = part.child(tag, anchor=anchor)
                yield Item(text(plain(said, style, element), style, width), before)

        logo = emblem(_front_brief(words, "", self._house), part, *_COVER_LOGO)
        above = _ABOVE_TITLE / 2
        items = [
            *([Item(logo, above - logo.height / 2)] if logo else []),
            *line(words.organisation, styles.COVER_ORGANISATION, 8.0 if logo else above),
            *line(self._house.contact, styles.COVER_NOTE, 2.0),
            *line(words.title, styles.COVER_TITLE, _ABOVE_TITLE, "H1", "cover"),
            Item(_rule(width, styles.NAVY, 1.4), 4.0),
            *line(words.meeting, styles.COVER_HEAD, 14.0),
            *line(words.venue, styles.COVER_LINE, 2.0),
        ]
        for index, said in enumerate(words.holds):
            items += line(said, styles.COVER_LINE if index else styles.COVER_HEAD, 3.0 if index else 26.0)
        items += [*line(words.issues, styles.COVER_LINE, 18.0), *line(words.day, styles.COVER_LINE, 2.0)]
        for index, said in enumerate((*words.notes, words.footer)):
            items += line(said, styles.COVER_NOTE, 2.0 if index else 90.0)
        return flow(items, self._frame.column(0), self._frame.column).placed

    def _contents(self, bound: Sequence[_Bound], part: Element) -> Sequence[Placed]:
        """The contents, page by page from 0."""
        heading = part.child("H1", anchor="contents")
        table = part.child("TOC")
        rows = [self._contents_row(number, each, table) for number, each in enumerate(bound)]
        return self._in_columns(self._words.contents, heading, rows, self._frame)

    def _contents_row(self, number: int, bound: _Bound, table: Element) -> Item:
        entry, page, width = bound.entry, str(bound.first), self._column_width
        said = self._words.to_brief.replace("{state}", clean(entry.state)).replace("{page}", page)
        target = Target(place=_name(number), said=said)
        link = Element("Link", Element("Reference", table.child("TOCI")), target=target)
        room = (width - _NUMBER_WIDTH) * _NAME_SHARE
        right = styles.ENTRY.to_the_right()
        cells = (
            Cell(text(plain(entry.state, styles.ENTRY, link), styles.ENTRY, room - 6.0), 0.0),
            Cell(
                text(
                    plain(entry.standing, styles.STANDING, link),
                    styles.STANDING,
                    width - _NUMBER_WIDTH - room,
                ),
                room,
            ),
            Cell(text(plain(page, right, link), right, _NUMBER_WIDTH), width - _NUMBER_WIDTH),
        )
        return Item(Row(cells, Ground(width, below=styles.HAIR), (1.6, 1.8)))

    def _index(self, part: Element) -> Sequence[Placed]:
        heading = part.child("H1", anchor="index")
        note = text(
            plain(self._words.index_note, styles.CAPTION, part.child("P")), styles.CAPTION, self._frame.width
        )
        own = {each.entry.state: each for each in self._bound}
        listed = sorted(self._names.items(), key=lambda each: alphabetical(each[1]))
        shown = [(code, name) for code, name in listed if name in own or self._named.get(code)]
        items: list[Item] = []
        for letter, group in groupby(shown, lambda each: index_letter(each[1])):
            style = styles.INDEX_LETTER
            head = text(plain(letter, style, part.child("H2")), style, self._column_width)
            items.append(Item(head, 6.0, bound=True))
            rows = part.child("L", attributes="/O/List/ListNumbering/None")
            items += [self._index_row(code, name, own.get(name), rows) for code, name in group]
        return self._in_columns(self._words.index, heading, items, self._frame, note)

    def _index_row(self, code: str, name: str, own: _Bound | None, rows: Element) -> Item:
        body = rows.child("LI").child("LBody")
        style = styles.ENTRY
        bold = replace(style.ink, face=Face.SERIF_BOLD)
        runs: list[Run] = []
        if own:
            said = self._words.to_brief.replace("{state}", clean(name)).replace("{page}", str(own.first))
            target = Target(place=_name(self._bound.index(own)), said=said)
            link = Element("Link", Element("Reference", body), target=target)
            runs += [*plain(f"{name} ", style, link), Run(f"{own.first}–{own.last}", bold, link)]
        else:
            runs += plain(name, style, body)
        others = [
            page for page in self._named.get(code, ()) if own is None or not own.first <= page <= own.last
        ]
        if others and len(others) <= _MOST_PAGES:
            runs += plain((", " if own else " ") + ", ".join(_ranges(others)), style, body)
        elif others:
            runs += plain(f" {self._words.everywhere}", style, body)
        return Item(text(runs, style, self._column_width), 0.8)

    @property
    def _column_width(self) -> float:
        return (self._frame.width - _COLUMN_GAP) / 2

    def _in_columns(
        self, title: str, heading: Element, items: Sequence[Item], frame: Frame, note: Text | None = None
    ) -> Sequence[Placed]:
        """A title, and the items in two columns under it."""
        head = [Item(text(plain(title, styles.TITLE, heading), styles.TITLE, frame.width), 6.0)]
        if note is not None:
            head.append(Item(note, 2.0))
        top = flow(head, frame.column(0), frame.column)

        def column(number: int) -> Column:
            """By number, two to a page."""
            page = number // 2
            room = frame.column(page)
            left = frame.left + (number % 2) * (self._column_width + _COLUMN_GAP)
            return Column(number, left, min(room.top, top.y - 8.0) if not page else room.top, room.foot)

        placed = flow(items, column(0), column).placed
        return [*top.placed, *(replace(each, page=each.page // 2) for each in placed)]


def _rule(width: float, colour: styles.Colour, thickness: float) -> Row:
    return Row((), Ground(width, below=colour, thickness=thickness), (0.0, thickness))


def _name(number: int) -> str:
    """By which other parts lead to a brief."""
    return f"brief-{number + 1:03}"


def _ranges(pages: Iterable[int]) -> Iterator[str]:
    """Pages in a row as one: 3, 5–7."""
    row: list[int] = []
    for page in [*sorted(set(pages)), 0]:
        if row and page != row[-1] + 1:
            yield str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}"
            row = []
        row.append(page)


def _front_brief(words: BookWords, title: str, house: HouseStyle) -> Brief:
    """What the heads and feet of the book's own pages say."""
    return Brief(
        title=" · ".join(filter(None, (words.title, title))),
        subtitle="",
        organisation=words.organisation,
        occasion=words.meeting,
        footer=words.footer,
        notes_title="",
        page_label=words.page_label,
        language=words.language,
        as_of=words.as_of,
        key_figures=(),
        sections=(),
        sources={},
        house=house,
        audience=words.audience,
        band=words.band,
    )


def _metadata(words: BookWords) -> Metadata:
    title = " · ".join(filter(None, map(clean, (words.title, words.meeting, words.band))))
    return Metadata(
        title, clean(words.organisation), clean(words.issues), clean(words.language) or "en", words.as_of
    )
