"""The numbered notes of a document: one number for a source, in the order in which they are read.

A note says title, publisher, day, when it was read where that is known, the address, and where sources differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from db.accessed import accessed_on
from db.records import Citation, Source, SourceId
from desktop.brief.locators import NO_PLACES, Places, merged, pages_words
from desktop.dossier.languages import language_of
from desktop.page.kept import Kept, Spaced
from desktop.page.links import web_address
from desktop.page.pieces import Cell, Row, text
from desktop.page.runs import Run, clean, plain
from desktop.page.styles import BLUE, EASY, NOTE
from desktop.page.tags import Element, Target
from desktop.wording import PAGE_LANGUAGES, Wording, runs_right_to_left

_BY_TITLE = ("official", "depositary")
_NUMBER_WIDTH = 16.0
_LINKED = replace(NOTE.ink, colour=BLUE)


class Notes:
    """Gives each source its number when it is first cited. kept: notes set for another length of the same document."""

    def __init__(self, sources: Mapping[SourceId, Source], kept: Kept | None = None) -> None:
        self._sources, self._kept = sources, kept or Kept()
        self._numbers: dict[SourceId, int] = {}
        self._remarks: dict[SourceId, dict[str, None]] = {}
        self._places: dict[SourceId, dict[str, None]] = {}

    def number(self, source: SourceId) -> int:
        """The number of the source's note, from 1."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def remark(self, source: SourceId, remarks: Iterable[str]) -> None:
        """Sentences for the source's note to end with, each printed once."""
        if said := dict.fromkeys(filter(None, map(clean, remarks))):
            self._remarks.setdefault(source, {}).update(said)

    def place(self, places: Iterable[Citation]) -> None:
        """Where in their sources it stands that was said: their notes name each place once."""
        for each in places:
            self._places.setdefault(each.source, {})[clean(each.locator)] = None

    def said(self, source: SourceId) -> str:
        """The source's title."""
        found = self._sources.get(source)
        return (clean(found.title) if found else "") or clean(source)

    @property
    def cited(self) -> tuple[SourceId, ...]:
        """The sources in the order of their numbers."""
        return tuple(self._numbers)

    def rows(
        self,
        section: Element,
        measure: float,
        language: str,
        *,
        full_addresses: bool = True,
        short: bool = False,
    ) -> tuple[Row, ...]:
        """A row for each note: its number, what it cites, and the address, in full for who reads on paper.

        full_addresses: False makes the title the link and prints no address. short: by whom and when in place of the
        title, where that is known and tells the source from all others.
        """
        words = Wording(language if language in PAGE_LANGUAGES else "en", PAGE_LANGUAGES)
        notes = [self._cited(source, words) for source in self.cited]
        if short:
            notes = self._without_titles(notes)
        return tuple(
            self._row(number, note, section, measure, full_addresses)
            for number, note in enumerate(notes, start=1)
        )

    def _without_titles(self, notes: Sequence[_Cited]) -> list[_Cited]:
        alike = Counter(note.origin.casefold() for note in notes)
        return [
            note.untitled if alike[note.origin.casefold()] == 1 and self._is_told(source) else note
            for note, source in zip(notes, self.cited, strict=True)
        ]

    def _is_told(self, source: SourceId) -> bool:
        """Whether a reader would find the document by its publisher and day; official ones go by their title."""
        found = self._sources.get(source)
        if not found or not found.published or found.kind in _BY_TITLE:
            return False
        return bool(found.publisher.strip()) and "not known" not in found.publisher

    def _row(self, number: int, cited: _Cited, section: Element, measure: float, full_addresses: bool) -> Row:
        def make(section: Element, _notes: object) -> tuple[Element, Spaced[Row]]:
            note, row = _row(number, cited, section, measure, full_addresses)
            return note, lambda _: row

        return self._kept.part((number, cited, measure, full_addresses), self, section, make).at(EASY)

    def closing(self, section: Element, said: str, measure: float) -> tuple[Row, ...]:
        """A sentence under all notes; nothing if there is none to say."""
        runs = plain(said, NOTE, section.child("P"))
        room = measure - _NUMBER_WIDTH
        return (Row((Cell(text(runs, NOTE, room), _NUMBER_WIDTH),), loose=True),) if runs else ()

    def earlier(self, numbers: tuple[int, ...], section: Element, measure: float, language: str) -> Row:
        """A line on the notes of these numbers, which stand on an earlier page."""
        words = Wording(language if language in PAGE_LANGUAGES else "en", PAGE_LANGUAGES)
        line = section.child("P")
        before, _, after = words.text("{numbers}: on an earlier page", numbers="{numbers}").partition(
            "{numbers}"
        )
        runs = plain(before, NOTE, line)
        for number in numbers:
            said = f"{number}: {self.said(self.cited[number - 1])}"
            link = Element(
                "Link", Element("Reference", line), target=Target(place=f"note-{number}", said=said)
            )
            runs += [
                *plain(", " if number != numbers[0] else "", NOTE, line),
                Run(str(number), _LINKED, link),
            ]
        return Row((Cell(text([*runs, *plain(after, NOTE, line)], NOTE, measure), 0.0),), loose=True)

    def _cited(self, source: SourceId, words: Wording) -> _Cited:
        found = self._sources.get(source) or Source(source, "", "", None, "", "", "")
        cited = _cited(found, words.language)
        remarks = "".join(f" {remark}" for remark in self._remarks.get(source, ()))
        places = merged(self._places.get(source, ()))
        return replace(cited, remarks=remarks, places=places) if remarks or places != NO_PLACES else cited


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a note says of its source."""

    title: str
    publisher: str
    dated: str
    url: str
    document: str  # its language, which the date is in
    remarks: str = ""
    language: str = ""  # of the title; "" is the document's
    titled: bool = True  # begin with the title, else with the publisher
    places: Places = NO_PLACES  # in the document

    @property
    def origin(self) -> str:
        """By whom and when."""
        return ", ".join(part for part in (self.publisher, self.dated) if part)

    @property
    def untitled(self) -> _Cited:
        """By whom and when alone."""
        return replace(self, titled=False)

    def runs(self, note: Element, *, full_addresses: bool) -> Iterator[Run]:
        """The words of the note: a link only where the address may be one."""
        address = web_address(self.url)
        head, language = (self.title, self.language) if self.titled else (self.publisher, "")
        if address is None or full_addresses:
            yield from plain(head, NOTE, Element("Span", note, language=language) if language else note)
            yield from self._came_from("", note)
            yield from self._printed_address(address, note)
            yield from plain(self.remarks, NOTE, note)
            return
        yield from _link(head, address, self.url, note, language)
        yield from self._came_from(self._site + self.remarks, note)

    def _came_from(self, after: str, note: Element) -> Iterator[Run]:
        """Publisher, date and pages; these stand by themselves where they run the other way than most titles do."""
        words = Wording(self.document, PAGE_LANGUAGES)
        dated = words.comma.join(filter(None, (self.dated, pages_words(self.places.pages, words))))
        before = (f" {self.publisher}" if self.publisher else "") if self.titled else ""
        between = ("," if before or not self.titled else "") + " " if dated else ""
        if dated and runs_right_to_left(self.document):
            yield from plain(before + between, NOTE, note)
            yield from plain(dated, NOTE, Element("Span", note, language=self.document))
            before = ""
        else:
            before += between + dated
        for other in map(clean, self.places.others):
            yield from plain(f"{before}, ", NOTE, note)
            yield from plain(other, NOTE, _in_its_language(other, self.document, note))
            before = ""
        ended = "." if self.publisher or dated or self.places.others else ""
        yield from plain(f"{before}{ended}{after}", NOTE, note)

    @property
    def _site(self) -> str:
        """The name of the site, unless the note names it already: so much a reader on paper needs to find it."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        return "" if host.casefold() in self.origin.casefold() else f" {host}."

    def _printed_address(self, address: str | None, note: Element) -> Iterator[Run]:
        if not self.url:
            return
        yield Run(" ", NOTE.ink, note)
        if address is None:
            yield from plain(self.url, NOTE, note)
        else:
            yield from _link(self.url, address, self.url, note)


@lru_cache(maxsize=2048)
def _cited(source: Source, language: str) -> _Cited:
    """What every note on the source says."""
    title = (clean(source.title) or clean(source.id)).rstrip(". ") or str(source.id)
    publisher = clean(source.publisher).rstrip(". ")
    words = Wording(language, PAGE_LANGUAGES)
    published = words.date(source.published) if source.published else words.text("undated")
    stop = "" if title.endswith(("?", "!", "…")) else "."
    url = clean(source.url).replace(" ", "")
    of_title = language_of(title)
    return _Cited(
        f"{title}{stop}",
        publisher,
        ", ".join(part for part in (published, _read_on(source, words)) if part),
        url,
        language,
        language="" if of_title == language else of_title,
    )


def _read_on(source: Source, words: Wording) -> str:
    day = accessed_on(source.notes)
    if day is None:
        return ""
    told = words.date(day)
    return (
        words.text("read on {day}", day=told)
        if len(day.text) > len("2025-03")
        else words.text("read in {day}", day=told)
    )


def _in_its_language(text: str, document: str, note: Element) -> Element:
    language = language_of(text) if any(map(str.isalpha, text)) else document
    return note if language == document else Element("Span", note, language=language)


def _link(text: str, address: str, said: str, note: Element, language: str = "") -> Iterator[Run]:
    target = Target(url=address, said=said)
    link = Element("Link", note, target=target, language=language)
    for run in plain(text, NOTE, link):
        yield replace(run, ink=replace(run.ink, colour=BLUE))


def _row(
    number: int,
    cited: _Cited,
    section: Element,
    measure: float,
    full_addresses: bool,
) -> tuple[Element, Row]:
    words = Wording(cited.document, PAGE_LANGUAGES)
    note = section.child("Note", identity=f"note-{number:04}")
    target = Target(place=f"mark-{number}", said=words.text("Back to the text"))
    back = Element("Link", note.child("Lbl"), target=target, anchor=f"note-{number}")
    body = list(cited.runs(note, full_addresses=full_addresses))
    cells = (
        Cell(text([Run(str(number), _LINKED, back)], NOTE, _NUMBER_WIDTH), 0.0),
        Cell(text(body, NOTE, measure - _NUMBER_WIDTH), _NUMBER_WIDTH),
    )
    return note, Row(cells, loose=True)
