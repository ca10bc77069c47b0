"""Finding words in the workspace: one full-text index over what people look for.

Each document's row number tells its importance: the kind first, then the day. SQLite finds matches in the
order of these numbers, so the first few hundred are had at once however frequent a word is, and only these
are ranked in full.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from db.connection import connection_of
from db.documents import PLACES, Document, documents, kept_notes, note_document, source_document
from db.query import Query, read_query
from db.ranking import Candidate, ranked
from db.records import KINDS, StateCode
from db.search_text import excerpt, folded_text, plain

if TYPE_CHECKING:
    from sqlite_utils import Database

    from db.facts import Facts
    from db.own import Note

__all__ = [
    "Document",
    "Hit",
    "documents",
    "drop",
    "index_is_current",
    "keys_found",
    "note_document",
    "put",
    "rebuild_index",
    "search",
    "source_document",
]

VERSION = 1
"""Raised when documents or the folding of words change, so that the index of an older file is built anew."""

_ENOUGH = 200
"""How many are ranked: of a frequent word, so many of the most important."""

_BATCH = 20_000
_HASH_BITS = 44
_PLACE_BITS = PLACES.bit_length() - 1
_FIRST_SOURCE = 15 << (_HASH_BITS + _PLACE_BITS)

_FOUND = """
    SELECT document.number, kind, key, document.title, document.body, state
    FROM (SELECT rowid AS number FROM search WHERE search MATCH ? AND rowid >= ?
          ORDER BY rowid LIMIT ?) AS found
    JOIN document ON document.number = found.number ORDER BY document.number
"""
_NAMED = """
    SELECT document.number, kind, key, title, body, state
    FROM document_name JOIN document ON document.number = document_name.number
    WHERE name = ? ORDER BY document.number LIMIT 20
"""
_FORGET = """
    INSERT INTO search (search, rowid, title, body, about)
    SELECT 'delete', number, title, body, about FROM document_words
    WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. key: the id of the fact, of the source or of the note."""

    kind: str
    key: str
    title: str
    snippet: str
    state: StateCode | None


def search(database: sqlite3.Connection | Database, text: str, limit: int = 50) -> list[Hit]:
    """What holds all the words: what is called so first, then states, then the best matches, sources last.

    Words match from their beginning, "quoted words" as a phrase, a state by any of its names; case and
    accents don't matter. No text is an error: signs are passed over, and nothing finds nothing.
    """
    connection = connection_of(database)
    query = read_query(text, lambda names: _states_named(connection, names))
    if not query.units or limit <= 0:
        return []
    in_title = _found(connection, query, titles=True, enough=limit // 5)
    elsewhere = _found(connection, query) if len(in_title) < limit else []
    cut = max(len(in_title), len(elsewhere)) >= _ENOUGH
    sources = _found(connection, query, _FIRST_SOURCE, enough=limit // 5) if cut else []
    found = ranked(query, _named(connection, query), in_title, (*elsewhere, *sources))
    return [
        Hit(one.kind, one.key, one.title, excerpt(one.body, query.wanted), one.state)
        for one in _with_room_for_sources(found, limit)
    ]


def keys_found(database: sqlite3.Connection | Database, text: str) -> frozenset[str]:
    """The keys of all that holds the words, however much it is: for filtering a list that has its own order."""
    connection = connection_of(database)
    query = read_query(text, lambda names: _states_named(connection, names))
    if not query.units:
        return frozenset()
    wanted = "SELECT key FROM document WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return frozenset(key for (key,) in connection.execute(wanted, (query.match(),)))


def put(database: sqlite3.Connection, found: Iterable[Document]) -> None:
    """Index the documents, in place of those of the same kind and key. Within the caller's transaction."""
    for batch in _batches(found):
        drop(database, ((document.kind, document.key) for document in batch))
        _insert(database, {(document.kind, document.key): document for document in batch}.values())


def drop(database: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Take the documents of these kinds and keys out of the index; none need be there."""
    by_kind: dict[str, list[str]] = {}
    for kind, key in keys:
        by_kind.setdefault(kind, []).append(key)
    query = "SELECT number FROM document WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
    for kind, of_kind in by_kind.items():
        _forget(database, [number for (number,) in database.execute(query, (kind, json.dumps(of_kind)))])


def rebuild_index(database: sqlite3.Connection, facts: Facts, notes: Iterable[Note] | None = None) -> None:
    """Index the facts, their sources and the user's notes anew. Within the caller's transaction.

    notes: those in the workspace if not given.
    """
    database.execute("INSERT INTO search (search) VALUES ('delete-all')")
    for table in ("document", "document_name", "document_version"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608, names are ours
    _insert(database, _everything(database, facts, notes))
    database.execute("INSERT INTO document_version (version) VALUES (?)", (VERSION,))


def index_is_current(database: sqlite3.Connection) -> bool:
    """Whether this version of the application built the index; if not, it wants `rebuild_index`."""
    return database.execute("SELECT version FROM document_version").fetchone() == (VERSION,)


def _everything(
    database: sqlite3.Connection, facts: Facts, notes: Iterable[Note] | None
) -> Iterator[Document]:
    for kind in KINDS:
        yield from documents(facts, facts.all(kind))
    yield from (source_document(source) for source in facts.sources.values())
    yield from kept_notes(database) if notes is None else map(note_document, notes)


def _batches(found: Iterable[Document]) -> Iterator[list[Document]]:
    """In lists short enough to hold and long enough to pay."""
    rest = iter(found)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _insert(database: sqlite3.Connection, found: Iterable[Document]) -> None:
    """In the order of their numbers: FTS5 begins a new segment whenever one is smaller than the last."""
    rows = [_Row.of(number, document) for number, document in sorted(_numbered(database, found).items())]
    database.executemany(
        "INSERT INTO document (number, kind, key, title, body, state, about, words_of_title, words_of_body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row.stored for row in rows),
    )
    database.executemany(
        "INSERT OR IGNORE INTO document_name (name, number) VALUES (?, ?)",
        ((name, row.number) for row in rows for name in map(plain, row.document.names) if name),
    )
    database.executemany(
        "INSERT INTO search (rowid, title, body, about) VALUES (?, ?, ?, ?)", (row.indexed for row in rows)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A document as it is stored and as it is indexed."""

    number: int
    document: Document
    title: str
    body: str

    @classmethod
    def of(cls, number: int, document: Document) -> _Row:
        """Its names count as words of its title, but for a source, whose id stands in the body."""
        names = () if document.kind == "source" else document.names
        title = " ".join(dict.fromkeys((document.title, *names))) if names else document.title
        return cls(number, document, folded_text(title), folded_text(document.body))

    @property
    def stored(self) -> tuple[object, ...]:
        """Words are kept where they are not the text itself: FTS5 asks for them when they go."""
        document = self.document
        return (
            self.number,
            document.kind,
            document.key,
            document.title,
            document.body,
            document.state,
            " ".join(document.about),
            self.title if self.title != document.title else None,
            self.body if self.body != document.body else None,
        )

    @property
    def indexed(self) -> tuple[object, ...]:
        return self.number, self.title, self.body, " ".join(self.document.about)


def _numbered(database: sqlite3.Connection, found: Iterable[Document]) -> dict[int, Document]:
    """Each with the number that its importance and its key give; the next one where that is taken."""
    chosen: dict[int, Document] = {}
    for document in found:
        number = _number(document)
        while number in chosen:
            number += 1
        chosen[number] = document
    query = "SELECT number FROM document WHERE number IN (SELECT value FROM json_each(?))"
    for (number,) in database.execute(query, (json.dumps(list(chosen)),)).fetchall():
        free = number
        while free in chosen or _taken(database, free):
            free += 1
        chosen[free] = chosen.pop(number)
    return chosen


def _number(document: Document) -> int:
    """Kind, place and, to tell apart what is alike, a hash of the key, from the highest bit down."""
    digest = blake2b(document.key.encode(), digest_size=8).digest()
    tail = int.from_bytes(digest) >> (64 - _HASH_BITS)
    return ((document.order << _PLACE_BITS) + document.place << _HASH_BITS) + tail


def _taken(database: sqlite3.Connection, number: int) -> bool:
    return database.execute("SELECT 1 FROM document WHERE number = ?", (number,)).fetchone() is not None


def _forget(database: sqlite3.Connection, numbers: list[int]) -> None:
    if not numbers:
        return
    chosen = (json.dumps(numbers),)
    database.execute(_FORGET, chosen)
    for table in ("document", "document_name"):
        database.execute(
            f"DELETE FROM {table} WHERE number IN (SELECT value FROM json_each(?))",  # noqa: S608, ours
            chosen,
        )


def _states_named(connection: sqlite3.Connection, names: Sequence[str]) -> dict[str, StateCode]:
    query = (
        "SELECT name, state FROM document_name JOIN document USING (number) "
        "WHERE name IN (SELECT value FROM json_each(?)) AND kind = 'state' ORDER BY number DESC"
    )
    return {name: StateCode(code) for name, code in connection.execute(query, (json.dumps(names),))}


def _named(connection: sqlite3.Connection, query: Query) -> list[Candidate]:
    return [Candidate(*row) for row in connection.execute(_NAMED, (query.whole,))]


def _found(
    connection: sqlite3.Connection,
    query: Query,
    first: int = 0,
    *,
    titles: bool = False,
    enough: int = _ENOUGH,
) -> list[Candidate]:
    """The most important that match, from a number on.

    Whole words are tried first: they are found without delay where they are frequent, while for a long
    beginning of a word FTS5 first gathers all that it can mean.
    """
    settled, any_beginning = query.match(settled=True, titles=titles), query.match(titles=titles)
    rows = connection.execute(_FOUND, (settled, first, _ENOUGH)).fetchall()
    if len(rows) < enough and settled != any_beginning:
        rows = connection.execute(_FOUND, (any_beginning, first, _ENOUGH)).fetchall()
    return [Candidate(*row) for row in rows]


def _with_room_for_sources(found: list[Candidate], limit: int) -> list[Candidate]:
    """The first, but with a fifth of the room for sources where there are as many."""
    sources = [one for one in found[limit:] if one.kind == "source"]
    shown = sum(one.kind == "source" for one in found[:limit])
    room = max(min(limit // 5 - shown, len(sources)), 0)
    return found[: limit - room] + sources[:room]
