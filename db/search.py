"""Finding words in the workspace, in one full-text index over what people look for.

SQLite finds matches in the order of their importance (see `db.search_index`), so the first few hundred are
had at once however frequent a word is, and only these are ranked in full.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.connection import connection_of
from db.query import Query, read_query
from db.ranking import Candidate, ranked
from db.records import StateCode
from db.search_index import FIRST_SOURCE
from db.search_text import excerpt

if TYPE_CHECKING:
    from sqlite_utils import Database

_ENOUGH = 200
"""How many are ranked: of a frequent word, so many of the most important."""

_FOUND = """
    SELECT document.number, kind, key, document.title, document.body, state,
           CASE kind WHEN 'source' THEN (SELECT kind FROM source WHERE id = document.key) ELSE '' END
    FROM (SELECT rowid AS number FROM search WHERE search MATCH ? AND rowid >= ?
          ORDER BY rowid LIMIT ?) AS found
    JOIN document ON document.number = found.number ORDER BY document.number
"""
_NAMED = """
    SELECT document.number, kind, key, title, body, state,
           CASE kind WHEN 'source' THEN (SELECT kind FROM source WHERE id = document.key) ELSE '' END
    FROM document_name JOIN document ON document.number = document_name.number
    WHERE name = ? ORDER BY document.number LIMIT 20
"""
_OF_STATES = """
    SELECT number, kind, document.key, title, body, state
    FROM json_each(?) AS asked JOIN document ON kind = 'state' AND document.key = asked.value ORDER BY asked.key
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

    Where nothing does, the states named and what holds all the other words.

    Words match from their beginning, "quoted words" as a phrase, a state by any of its names; case and
    accents don't matter. No text is an error: signs are passed over, and nothing finds nothing.
    """
    connection = connection_of(database)
    query = read_query(text, lambda names: _states_named(connection, names))
    if not query.units or limit <= 0:
        return []
    found = _ranked(connection, query, limit)
    if not found and any(unit.state for unit in query.units):
        rest = query.without_states()
        found = [*_states(connection, query), *(_ranked(connection, rest, limit) if rest.units else ())]
    return [
        Hit(one.kind, one.key, one.title, excerpt(one.body, query.wanted), one.state)
        for one in _with_room_for_sources(found, limit)
    ]


def _ranked(connection: sqlite3.Connection, query: Query, limit: int) -> list[Candidate]:
    in_title = _found(connection, query, titles=True, enough=1)
    elsewhere = _found(connection, query, enough=limit) if len(in_title) < limit else []
    cut = max(len(in_title), len(elsewhere)) >= _ENOUGH
    sources = _found(connection, query, FIRST_SOURCE, enough=1) if cut else []
    return ranked(query, _named(connection, query), in_title, (*elsewhere, *sources))


def _states(connection: sqlite3.Connection, query: Query) -> list[Candidate]:
    """The states themselves that are named."""
    keys = json.dumps([f"state:{code}" for code in dict.fromkeys(unit.state for unit in query.units) if code])
    return [Candidate(*row) for row in connection.execute(_OF_STATES, (keys,))]


def keys_found(database: sqlite3.Connection | Database, text: str) -> frozenset[str]:
    """The keys of all that holds the words, however much it is: for filtering a list that has its own order."""
    connection = connection_of(database)
    query = read_query(text, lambda names: _states_named(connection, names))
    if not query.units:
        return frozenset()
    wanted = "SELECT key FROM document WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return frozenset(key for (key,) in connection.execute(wanted, (query.matches()[-1],)))


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
    enough: int,
) -> list[Candidate]:
    """The most important that match, from a number on.

    Whole words are tried first: they are found without delay where they are frequent, while for a long
    beginning of a word FTS5 first gathers all that it can mean.
    """
    rows: list[tuple] = []
    for match in query.matches(titles=titles):
        rows = connection.execute(_FOUND, (match, first, _ENOUGH)).fetchall()
        if len(rows) >= enough:
            break
    return [Candidate(*row) for row in rows]


def _with_room_for_sources(found: list[Candidate], limit: int) -> list[Candidate]:
    """The first, but with a fifth of the room for the first sources where there are as many."""
    sources = [place for place, one in enumerate(found) if one.kind == "source"]
    others = [place for place, one in enumerate(found) if one.kind != "source"]
    shown = sum(place < limit for place in sources)
    kept = sources[: max(shown, limit // 5)]
    return [found[place] for place in sorted(kept + others[: limit - len(kept)])]
