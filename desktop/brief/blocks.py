"""A brief as content: sections of blocks, blocks of words with their sources. No layout, no drawing.

Nothing here is markup: a `Words.text` is printed as it stands, whatever it contains.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.audience import Audience
from db.records import SourceId
from desktop.brief.house import PLAIN, HouseStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Citation, Source
    from desktop.dossier.picture import Picture


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""  # "" is the brief's own
    link: str = ""  # where the words lead: http or https


@dataclass(frozen=True, slots=True)
class Cite:
    """Note marks for these sources, at this place of the text.

    remarks: sentences that the note of the first source adds, such as that sources differ and why this was chosen.
    places: where in these sources it stands that is said here, as far as it is known.
    """

    sources: tuple[SourceId, ...]
    remarks: tuple[str, ...] = ()
    places: tuple[Citation, ...] = ()


Inline = tuple[Words | Cite, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Listing:
    """A numbered or bulleted list."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, set apart."""

    text: Inline
    attribution: Inline = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    weight: float = 1.0  # share of the width
    numeric: bool = False  # set right-aligned


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads. `summary` says in a sentence what it shows, for those who can't see it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A map or chart with its caption; `alt` is its written summary."""

    picture: Picture
    caption: Inline
    alt: str


@dataclass(frozen=True, slots=True)
class Box:
    """A contested matter, set in a box: who says what."""

    items: tuple[Inline, ...]


Block = Paragraph | Listing | Quotation | Table | FigureBlock | Box


class Place(StrEnum):
    """Where a section stands on the page: beside the figures, among them, or over the whole width."""

    MAIN = "main"
    SIDE = "side"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a brief. Never empty: compose leaves it out instead."""

    key: str  # "asks", "why", "quote", ...
    title: str
    blocks: tuple[Block, ...]
    place: Place = Place.WIDE


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures at the head: a label, the figure, and a remark with its note."""

    label: str
    value: str
    remark: Inline


@dataclass(frozen=True, slots=True)
class Brief:
    """A document for chosen states and issues, ready to be laid out.

    sections: in order. MAIN and SIDE ones stand beside each other on the first page, WIDE ones follow.
    left_out: what it does not say of what its template could, one short phrase each; for who made it, not printed.
    band: what a band on each page says of its audience; "" for no band.
    """

    title: str
    subtitle: str
    organisation: str
    occasion: str  # "Briefing note · 22nd Meeting of the States Parties · Geneva, 1–5 December 2025"
    footer: str
    notes_title: str
    page_label: str  # "{page} / {pages}", filled by the page
    language: str
    as_of: date
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    sources: Mapping[SourceId, Source]
    audience: Audience = Audience.HANDOUT
    band: str = ""
    left_out: tuple[str, ...] = ()
    full_addresses: bool = True  # print the sources' addresses whole, else the site's name
    house: HouseStyle = PLAIN
    notes_closing: str = ""  # a sentence under the notes: when the sources were read
    short_notes: bool = False  # name a source by publisher and day alone, where that tells it from all others
