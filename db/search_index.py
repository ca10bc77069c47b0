"""The full-text index: putting documents in, taking them out, building it anew.

Each document's row number tells its importance: the kind first, then the day. SQLite finds matches in the
order of these numbers, so the most important are had at once however frequent a word is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from db.descriptions import PLACES
from db.documents import (
    Document,
    documents,
    internal_documents,
    kept_notes,
    note_document,
    section_documents,
    source_document,
)
from db.internal import INTERNAL_KINDS
from db.records import KINDS
from db.search_text import folded_text, plain

if TYPE_CHECKING:
    from db.facts import Facts
    from db.own import Note

VERSION = 2
"""Raised when documents or the folding of words change, so that the index of an older file is built anew."""

_BATCH = 20_000
_HASH_BITS = 44
_PLACE_BITS = PLACES.bit_length() - 1
FIRST_SOURCE = 15 << (_HASH_BITS + _PLACE_BITS)
"""The smallest number that a source can have; all else comes before."""

_FORGET = """
    INSERT INTO search (search, rowid, title, body, about)
    SELECT 'delete', number, title, body, about FROM document_words
    WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number
"""


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
    """Index the facts, their sources and what the user wrote anew. Within the caller's transaction.

    notes: to be indexed in place of all that the user wrote into the workspace.
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
    for each in INTERNAL_KINDS if notes is None else ():
        yield from internal_documents(database, each)
    if notes is None:
        yield from section_documents(database)


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
