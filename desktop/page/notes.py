"""The numbered notes of a document: one number for a source, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.records import Source, SourceId
from desktop.page.links import web_address
from desktop.page.pieces import Cell, Row, text
from desktop.page.runs import Run, clean, plain
from desktop.page.styles import BLUE, NOTE
from desktop.page.tags import Element, Target
from desktop.wording import LANGUAGES, Wording

_NUMBER_WIDTH = 14.0
_LINKED = replace(NOTE.ink, colour=BLUE)


class Notes:
    """Gives each source its number when it is first cited."""

    def __init__(self) -> None:
        self._numbers: dict[SourceId, int] = {}

    def number(self, source: SourceId) -> int:
        """The number of the source's note, from 1."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def cited(self) -> tuple[SourceId, ...]:
        """The sources in the order of their numbers."""
        return tuple(self._numbers)


def note_rows(
    notes: Notes, sources: Mapping[SourceId, Source], section: Element, measure: float, language: str
) -> list[Row]:
    """A row for each note: its number, and its text with the address in full."""
    words = Wording(language if language in LANGUAGES else "en")
    return [
        _row(number, _told(sources.get(source), source, words), sources.get(source), section, measure)
        for number, source in enumerate(notes.cited, start=1)
    ]


def _told(source: Source | None, identity: SourceId, words: Wording) -> str:
    """What the note says before its address."""
    if source is None:
        return str(identity)
    published = words.date(source.published) if source.published else ""
    title = clean(source.title).rstrip(". ") or str(identity)
    origin = ", ".join(part for part in (clean(source.publisher).rstrip(". "), published) if part)
    if title[-1] in "?!…":
        return f"{title} {origin}." if origin else title
    return f"{title}. {origin}." if origin else f"{title}."


def _row(number: int, told: str, source: Source | None, section: Element, measure: float) -> Row:
    note = section.child("Note", identity=f"note-{number:04}")
    label = note.child("Lbl")
    back = Element(
        "Link", label, target=Target(place=f"mark-{number}", said=str(number)), anchor=f"note-{number}"
    )
    body = [*plain(told, NOTE, note), *_address(source.url if source else "", note)]
    return Row(
        (
            Cell(text([Run(str(number), _LINKED, back)], NOTE, _NUMBER_WIDTH), 0.0),
            Cell(text(body, NOTE, measure - _NUMBER_WIDTH), _NUMBER_WIDTH),
        ),
        loose=True,
    )


def _address(url: str, note: Element) -> Iterator[Run]:
    shown = clean(url).replace(" ", "")
    if not shown:
        return
    yield Run(" ", NOTE.ink, note)
    address = web_address(url)
    if address is None:
        yield from plain(shown, NOTE, note)
        return
    link = Element("Link", note, target=Target(url=address, said=shown))
    for run in plain(shown, NOTE, link):
        yield Run(run.text, _LINKED, run.element)
