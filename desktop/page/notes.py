"""The numbered notes of a document: one number for a source, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.records import Source, SourceId
from desktop.page.links import site_of, web_address
from desktop.page.pieces import Cell, Row, text
from desktop.page.runs import Run, clean, plain
from desktop.page.styles import BLUE, NOTE
from desktop.page.tags import Element, Target
from desktop.wording import LANGUAGES, Wording

_NUMBER_WIDTH = 14.0
_LINKED = replace(NOTE.ink, colour=BLUE)


class Notes:
    """Gives each source its number when it is first cited."""

    def __init__(self, sources: Mapping[SourceId, Source]) -> None:
        self._sources = sources
        self._numbers: dict[SourceId, int] = {}

    def number(self, source: SourceId) -> int:
        """The number of the source's note, from 1."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def said(self, source: SourceId) -> str:
        """The source's title."""
        found = self._sources.get(source)
        return (clean(found.title) if found else "") or clean(source)

    @property
    def cited(self) -> tuple[SourceId, ...]:
        """The sources in the order of their numbers."""
        return tuple(self._numbers)

    def rows(
        self, section: Element, measure: float, language: str, *, full_addresses: bool = True
    ) -> tuple[Row, ...]:
        """A row for each note: its number, what it cites, and the address, in full for who reads on paper.

        full_addresses: False prints the name of the site alone; the link leads to the page all the same.
        """
        words = Wording(language if language in LANGUAGES else "en")
        return tuple(
            _row(
                number, self._told(source, words), self._url(source), section, measure, words, full_addresses
            )
            for number, source in enumerate(self.cited, start=1)
        )

    def _url(self, source: SourceId) -> str:
        found = self._sources.get(source)
        return clean(found.url).replace(" ", "") if found else ""

    def _told(self, source: SourceId, words: Wording) -> str:
        title = self.said(source).rstrip(". ") or str(source)
        found = self._sources.get(source)
        publisher = clean(found.publisher).rstrip(". ") if found else ""
        published = words.date(found.published) if found and found.published else ""
        origin = ", ".join(part for part in (publisher, published) if part)
        stop = "" if title.endswith(("?", "!", "…")) else "."
        return f"{title}{stop} {origin}." if origin else f"{title}{stop}"


def _row(
    number: int, told: str, url: str, section: Element, measure: float, words: Wording, full_addresses: bool
) -> Row:
    note = section.child("Note", identity=f"note-{number:04}")
    target = Target(place=f"mark-{number}", said=words.text("Back to the text"))
    back = Element("Link", note.child("Lbl"), target=target, anchor=f"note-{number}")
    body = [*plain(told, NOTE, note), *_address(url, note, full_addresses)]
    return Row(
        (
            Cell(text([Run(str(number), _LINKED, back)], NOTE, _NUMBER_WIDTH), 0.0),
            Cell(text(body, NOTE, measure - _NUMBER_WIDTH), _NUMBER_WIDTH),
        ),
        loose=True,
    )


def _address(url: str, note: Element, full: bool) -> Iterator[Run]:
    """The address, as a link if it may be one, else as plain text."""
    if not url:
        return
    yield Run(" ", NOTE.ink, note)
    address = web_address(url)
    if address is None:
        yield from plain(url, NOTE, note)
        return
    link = Element("Link", note, target=Target(url=address, said=url))
    for run in plain(url if full else site_of(url), NOTE, link):
        yield replace(run, ink=replace(run.ink, colour=BLUE))
