"""Sources as RIS, which Zotero, EndNote and Mendeley read and write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from db.reference_fields import (
    IN_A_PERIODICAL,
    KINDS,
    Draft,
    authors_in,
    clean,
    date_of,
    doi_of,
    read_date,
    sources_of,
    span_of,
)

if TYPE_CHECKING:
    from db.dates import PartialDate
    from db.records import Source

_TYPES = {
    "depositary": "GOVDOC",
    "official": "GOVDOC",
    "monitor": "RPRT",
    "ngo": "RPRT",
    "academic": "JOUR",
    "news": "NEWS",
    "memory": "UNPB",
}
_KINDS = {
    **dict.fromkeys(["GOVDOC", "BILL", "LEGAL", "CASE", "STAT", "HEAR", "STAND"], "official"),
    **dict.fromkeys(["JOUR", "JFULL", "EJOUR", "BOOK", "EBOOK", "EDBOOK", "CHAP", "ECHAP"], "academic"),
    **dict.fromkeys(["CONF", "CPAPER", "THES", "DATA", "DBASE", "ENCYC", "DICT"], "academic"),
    **dict.fromkeys(["RPRT", "PAMP", "SER"], "ngo"),
}
"""Of what came from elsewhere; any other type counts as news, of which least is taken on trust."""

_LINE = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$")
_DATE = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?")
_UNTIL = "to "


def to_ris(sources: Iterable[Source]) -> str:
    """The sources in order. Our id goes as ID, our kind as M3 (type of work)."""
    import rispy

    class Writer(rispy.RisWriter):
        def set_header(self, count: int) -> str:  # noqa: ARG002, rispy's own signature
            return ""

    return rispy.dumps([_fields_of(source) for source in sources], implementation=Writer)


def from_ris(text: str) -> tuple[list[Source], list[str]]:
    """The sources in a RIS file and one sentence on each reference that is none, with its line."""
    records = list(_records(text))
    if not records:
        return [], ["Line 1: this is no RIS file; its references would begin with TY."]
    return sources_of(_draft(place, fields) for place, fields in records)


def _fields_of(source: Source) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "type_of_reference": _TYPES.get(source.kind, "GEN"),
        "id": clean(source.id),
        "title": clean(source.title),
        "secondary_title" if source.kind in IN_A_PERIODICAL else "publisher": clean(source.publisher),
        "type_of_work": clean(source.kind),
    }
    if source.published:
        fields["year"] = source.published.text[:4]
        fields["date"] = _ris_date(source.published)
    if source.url:
        fields["urls"] = [clean(source.url)]
        fields["doi"] = doi_of(source.url)
    fields["authors"], fields["notes"] = authors_in(source)  # a line each: no note can pass for another field
    return {name: value for name, value in fields.items() if value}


def _ris_date(published: PartialDate) -> str:
    """Year, month and day, which may be empty, and what else is to be said: the end of a span."""
    first, _, last = published.text.partition("/")
    year, month, day = (*first.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/{_UNTIL + last if last else ''}"


def _records(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of each reference and the place of its first line.

    Each is read by itself, so that one that is broken off or out of form does not take others along.
    """
    lines: list[str] = []
    begun = 0
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        tagged = _LINE.match(line.rstrip())
        tag, value = (tagged[1], tagged[2] or "") if tagged else ("", line)
        if tag == "TY":
            if lines:
                yield f"Line {begun}", _fields(lines)
            lines, begun = [], number
        if tag == "ER":
            if lines:
                yield f"Line {begun}", _fields(lines)
            lines = []
        elif tag == "TY" or lines:
            lines.append(f"{tag}  - {value}" if tag else f" {value}")  # indented: goes on
    if lines:
        yield f"Line {begun}", _fields(lines)


def _fields(lines: list[str]) -> dict[str, Any]:
    import rispy

    (fields,) = rispy.loads("\n".join((*lines, "ER  - ")))
    return fields


def _draft(place: str, fields: dict[str, Any]) -> Draft:
    def first(*names: str) -> str:
        return next((clean(fields[name]) for name in names if clean(fields.get(name))), "")

    kind = clean(fields.get("type_of_work")).lower()
    dated = first("date", "year", "publication_year")
    periodical = first("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
    doi = doi_of(first("doi")) or doi_of(first("type_of_work"))
    return Draft(
        place,
        key=first("id", "label"),
        title=first("title", "primary_title", "short_title", "secondary_title"),
        publishers=[first("publisher"), periodical],
        authors=[*fields.get("authors", ()), *fields.get("first_authors", ())],
        published=_published(dated) or _published(first("year", "publication_year")),
        dated=dated,
        accessed=_published(first("access_date")),
        links=[link for link in fields.get("urls", ()) if link],
        doi=doi,
        kind=kind if kind in KINDS else _KINDS.get(clean(fields["type_of_reference"]).upper(), "news"),
        notes=list(fields.get("notes", ())),
    )


def _published(text: str) -> PartialDate | None:
    found = _DATE.fullmatch(text)
    if not found:
        return read_date(text)
    year, month, day, rest = found.groups()
    first = date_of([year, month or 0, day or 0])
    until = read_date(rest.removeprefix(_UNTIL)) if rest and rest.startswith(_UNTIL) else None
    return span_of(first, until)
