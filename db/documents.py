"""What the search looks through: each record, source and note as a title, a body and a place in the order."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.columns import text_of
from db.descriptions import PLACES, describe, names_of, place_of
from db.internal import Internal, items_in, title_of, words_of
from db.records import FIXED, Record, Source, StateCode, Translation

if TYPE_CHECKING:
    from db.facts import Facts
    from db.own import Note

_ORDER: dict[str, int] = {
    "state": 0,
    "area": 1,
    "meeting": 2,
    "note": 3,
    "promise": 3,
    "contact": 3,
    "encounter": 3,
    "tactic": 3,
    "section": 3,
    "treaty_text": 4,
    "argument": 4,
    "ask": 4,
    "position": 5,
    "event": 5,
    "suspension_claim": 5,
    "practice": 6,
    "casualties": 7,
    "clearance": 7,
    "contamination": 7,
    "stockpile": 7,
    "deadline": 7,
    "completion": 7,
    "membership": 7,
    "recommendation": 8,
    "programme_score": 8,
    "casualty_breakdown": 9,
    "support": 9,
    "resolution": 9,
    "statement": 9,
    "membership_reading": 10,
    "translation": 14,
    "vote": 10,
    "group_member": 10,
    "source": 15,
}
"""Which kinds come before others where the words fit as well: 0 to 15."""

_BY_ITSELF = (*FIXED, Translation)
"""Kinds that are found by what they say alone; a translation's original is found with its sources as it is."""
_TITLE = 60
_CODE = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    names: what finds exactly this, such as "DRC" or "22MSP". about: the codes of the states that it is
    about. place: among others of its kind, the smaller the sooner.
    """

    kind: str
    key: str
    title: str
    body: str
    state: StateCode | None = None
    names: tuple[str, ...] = ()
    about: tuple[StateCode, ...] = ()
    place: int = PLACES - 1

    @property
    def order(self) -> int:
        """The rank of its kind."""
        return _ORDER.get(self.kind, 14)


def documents(facts: Facts, chosen: Iterable[Record]) -> Iterator[Document]:
    """The chosen records, in the words of the facts that they are among."""
    for record in chosen:
        title, body, about, place = describe(facts, record)
        yield Document(
            record.KIND,
            record.provenance.fact,
            title,
            _joined(body if isinstance(record, _BY_ITSELF) else (*body, *_resting_on(facts, record))),
            about[0] if len(about) == 1 and about[0] in facts.states else None,
            names_of(record),
            about,
            place,
        )


def source_document(source: Source) -> Document:
    """A source, found by its id and its title too."""
    body = _joined((source.publisher, source.id, text_of(source.published), source.url, source.notes))
    return Document(
        "source",
        source.id,
        source.title,
        body,
        names=(source.id, source.title),
        place=place_of(source.published),
    )


def note_document(note: Note) -> Document:
    """A note of the user's."""
    return _note(note.key, note.about, note.text)


def kept_notes(connection: sqlite3.Connection, keys: Iterable[str] | None = None) -> Iterator[Document]:
    """The user's notes as they are now; of those keys, or all."""
    query = (
        "SELECT key, json_extract(value, '$.about'), json_extract(value, '$.text') FROM live_entry "
        "WHERE kind = 'note' AND (?1 IS NULL OR key IN (SELECT value FROM json_each(?1)))"
    )
    chosen = None if keys is None else json.dumps(list(keys))
    for key, about, text in connection.execute(query, (chosen,)).fetchall():
        yield _note(key, about, text)


def internal_documents(
    connection: sqlite3.Connection, kind: type[Internal], keys: Collection[str] | None = None
) -> Iterator[Document]:
    """What the delegation keeps of a kind as it is now; of those keys, or all."""
    for item in items_in(connection, kind, keys):
        about = () if item.state is None else (item.state,)
        body = _joined(words_of(item))
        yield Document(kind.KIND, item.key, title_of(item), body, item.state, about=about)


def section_documents(
    connection: sqlite3.Connection, briefs: Iterable[str] | None = None
) -> Iterator[Document]:
    """What the user wrote into briefs as it is now; into those of these keys (see `db.edits.About`), or all.

    Its key is the brief's, a number sign, and the section's.
    """
    query = (
        "SELECT key, value FROM live_entry "
        "WHERE kind = 'edits' AND (?1 IS NULL OR key IN (SELECT value FROM json_each(?1)))"
    )
    chosen = None if briefs is None else json.dumps(list(briefs))
    for brief, value in connection.execute(query, (chosen,)).fetchall():
        about = tuple(
            StateCode(code) for code in brief.rpartition("/")[2].split("+") if _CODE.fullmatch(code)
        )
        for section in json.loads(value).get("sections", ()):
            yield Document(
                "section",
                f"{brief}#{section['key']}",
                section.get("title") or section.get("heading") or "",
                _joined(_blocks_of(section)),
                about[0] if len(about) == 1 else None,
                about=about,
            )


def _blocks_of(section: Mapping[str, Any]) -> Iterator[str]:
    """The words of each."""
    for block in section.get("blocks", ()):
        yield "".join(str(span.get("text", "")) for span in block.get("spans", ())).strip()


def _note(key: str, about: str, text: str) -> Document:
    """Titled by its first words, and found by the state that it is about."""
    first = text.strip().partition("\n")[0]
    title = first if len(first) <= _TITLE else first[:_TITLE].rpartition(" ")[0] + "…"
    state = StateCode(about) if _CODE.fullmatch(about) else None
    return Document("note", key, title, text, state, about=(state,) if state else ())


def _resting_on(facts: Facts, record: Record) -> Iterator[str]:
    """The notes and the titles of the sources."""
    yield record.provenance.notes
    known = (facts.sources.get(code) for code in record.sources)
    yield from (source.title for source in known if source)


def _joined(parts: Iterable[object]) -> str:
    return " · ".join(str(part) for part in parts if part)
