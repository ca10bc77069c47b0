"""Keeps the full-text index in step with an operation that was done, undone or redone."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from db.documents import documents, internal_documents, kept_notes, section_documents, source_document
from db.internal import INTERNAL_KINDS
from db.records import FactId, SourceId
from db.search_index import drop, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.documents import Document
    from db.facts import Facts

_TOUCHED = """
    SELECT kind, id FROM fact WHERE operation = ?1
    UNION SELECT fact.kind, fact.id FROM entry JOIN fact ON fact.id = entry.key
        WHERE entry.operation = ?1 AND entry.kind = 'retired'
    UNION SELECT fact.kind, fact.id FROM entry JOIN citation ON citation.source = entry.key
        JOIN fact ON fact.id = citation.fact WHERE entry.operation = ?1 AND entry.kind = 'source'
    UNION SELECT 'source', id FROM source WHERE operation = ?1
    UNION SELECT kind, key FROM entry
        WHERE operation = ?1 AND kind IN ('source', 'note', 'contact', 'promise', 'encounter', 'tactic', 'edits')
"""
_SECTIONS = "SELECT kind, key FROM document WHERE kind = 'section' AND key > ?1 || '#' AND key < ?1 || '$'"
"""Of the user's in a brief: a number sign stands between its key and theirs, and no other sign comes before "$"."""
_OWN_WORDS = frozenset({"note", "edits", *(kind.KIND for kind in INTERNAL_KINDS)})


def reindex(connection: sqlite3.Connection, facts: Facts, number: int) -> None:
    """Index what the operation touched as it is now. Within the caller's transaction.

    facts: as they are now. A source's title stands in what is found of the facts that cite it.
    """
    touched: list[tuple[str, str]] = connection.execute(_TOUCHED, (number,)).fetchall()
    drop(connection, touched)
    for kind, key in touched:
        if kind == "edits":
            drop(connection, connection.execute(_SECTIONS, (key,)).fetchall())
    put(connection, _documents(connection, facts, touched))


def _documents(
    connection: sqlite3.Connection, facts: Facts, touched: list[tuple[str, str]]
) -> Iterator[Document]:
    """Of those that are there."""
    sources = (facts.sources.get(SourceId(key)) for kind, key in touched if kind == "source")
    yield from (source_document(source) for source in sources if source)
    yield from kept_notes(connection, [key for kind, key in touched if kind == "note"])
    yield from section_documents(connection, [key for kind, key in touched if kind == "edits"])
    for each in INTERNAL_KINDS:
        yield from internal_documents(connection, each, [key for kind, key in touched if kind == each.KIND])
    found = (facts.by_id(FactId(key)) for kind, key in touched if kind not in _OWN_WORDS | {"source"})
    yield from documents(facts, (record for record in found if record))
