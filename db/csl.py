"""Sources as CSL-JSON, the form in which Zotero, pandoc and other programs set bibliographies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from db.reference_fields import (
    IN_A_PERIODICAL,
    KINDS,
    Draft,
    authors_in,
    clean,
    date_of,
    doi_of,
    lines_of,
    read_date,
    sources_of,
    span_of,
)

if TYPE_CHECKING:
    from db.dates import PartialDate
    from db.records import Source

_TYPES = {
    "depositary": "report",
    "official": "report",
    "monitor": "report",
    "ngo": "report",
    "academic": "article-journal",
    "news": "article-newspaper",
    "memory": "manuscript",
}
_KINDS = {
    **dict.fromkeys(["bill", "hearing", "legal_case", "legislation", "regulation", "treaty"], "official"),
    **dict.fromkeys(["standard"], "official"),
    **dict.fromkeys(["article-journal", "book", "chapter", "paper-conference", "thesis"], "academic"),
    **dict.fromkeys(["dataset", "review", "entry", "entry-dictionary", "entry-encyclopedia"], "academic"),
    **dict.fromkeys(["report", "pamphlet"], "ngo"),
}
"""Of what came from elsewhere; any other type counts as news, of which least is taken on trust."""

_CITATION_KEY = "citation key:"


def to_csl(sources: Iterable[Source]) -> str:
    """The sources in order. Our id goes as the citation key, our kind as the genre."""
    return json.dumps([_item_of(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def from_csl(text: str) -> tuple[list[Source], list[str]]:
    """The sources in a CSL-JSON file and one sentence on each item that is none, with its place."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        place = f"Line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "Line 1"
        return [], [f"{place}: this is no CSL-JSON file, or it is damaged."]
    if isinstance(found, dict):
        found = found.get("items", [found])
    if not isinstance(found, list) or not found:
        return [], ["Line 1: there are no references in this file."]
    drafts = list(_drafts(found))
    sources, problems = sources_of(draft for draft in drafts if isinstance(draft, Draft))
    return sources, [*(draft for draft in drafts if isinstance(draft, str)), *problems]


def _item_of(source: Source) -> dict[str, Any]:
    key = clean(source.id)
    authors, notes = authors_in(source)
    item = {
        "id": key,
        "citation-key": key,
        "type": _TYPES.get(source.kind, "document"),
        "genre": clean(source.kind),
        "title": clean(source.title),
        "container-title" if source.kind in IN_A_PERIODICAL else "publisher": clean(source.publisher),
        "issued": _issued(source.published) if source.published else None,
        "URL": clean(source.url),
        "DOI": doi_of(source.url),
        "author": [{"literal": name} for name in authors],
        "note": "\n".join(notes),
    }
    return {name: value for name, value in item.items() if value}


def _issued(published: PartialDate) -> dict[str, list[list[int]]]:
    ends = [end for end in published.text.split("/") if end]
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}


def _drafts(items: list[Any]) -> Iterator[Draft | str]:
    for number, item in enumerate(items, 1):
        place = f"Item {number}"
        yield _draft(place, item) if isinstance(item, Mapping) else f"{place}: this is no reference."


def _draft(place: str, item: Mapping[str, Any]) -> Draft:
    genre = clean(item.get("genre")).lower()
    noted, notes = _key_in(lines_of(item.get("note", "")))
    key = clean(item.get("citation-key"))
    issued = item.get("issued")
    published, dated = _read_issued(issued) if isinstance(issued, Mapping) else (None, clean(issued))
    return Draft(
        place,
        key=key or noted or clean(item.get("id")),
        title=clean(item.get("title")) or clean(item.get("title-short")),
        publishers=[clean(item.get(name)) for name in ("publisher", "container-title", "authority")],
        authors=[name for role in ("author", "editor") for name in _names(item.get(role))],
        published=published or read_date(dated),
        dated=dated,
        accessed=_read_issued(accessed)[0] if isinstance(accessed := item.get("accessed"), Mapping) else None,
        links=[link] if (link := clean(item.get("URL"))) else [],
        doi=doi_of(clean(item.get("DOI"))),
        kind=genre if genre in KINDS else _KINDS.get(clean(item.get("type")), "news"),
        notes=lines_of(item.get("note", "")) if key else notes,
    )


def _key_in(notes: list[str]) -> tuple[str, list[str]]:
    """The citation key that Zotero writes among the notes where it has no field for it, and the other notes."""
    for place, line in enumerate(notes):
        if line.lower().startswith(_CITATION_KEY) and (key := line[len(_CITATION_KEY) :].strip()):
            return key, [*notes[:place], *notes[place + 1 :]]
    return "", notes


def _read_issued(issued: Mapping[str, Any]) -> tuple[PartialDate | None, str]:
    """The date, and how it is written where that is in words."""
    parts = issued.get("date-parts")
    ends = [date_of(end) for end in parts[:2] if isinstance(end, list)] if isinstance(parts, list) else []
    if ends and ends[0]:
        return span_of(ends[0], ends[-1]), ""
    written = (clean(issued.get(name)) for name in ("edtf", "raw", "literal"))
    return None, next((words for words in written if words), "")


def _names(names: object) -> Iterator[str]:
    for name in names if isinstance(names, list) else ():
        if isinstance(name, Mapping):
            whole = " ".join(clean(name.get(part)) for part in ("given", "non-dropping-particle", "family"))
            yield clean(name.get("literal")) or clean(whole)
