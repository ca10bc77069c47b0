"""Finding words in the workspace: one full-text index over what people look for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.connection import connection_of
from db.facts import Facts
from db.records import (
    Argument,
    Ask,
    Event,
    Meeting,
    Position,
    Practice,
    Recommendation,
    Source,
    State,
    StateCode,
    TreatyText,
)
from db.state_names import VARIANTS, folded

if TYPE_CHECKING:
    from sqlite_utils import Database

_SEARCH = """
    SELECT kind, key, title, snippet(search, 1, '', '', '…', 24), state
    FROM search WHERE search MATCH ?
    ORDER BY CASE kind WHEN 'state' THEN 0 WHEN 'source' THEN 2 ELSE 1 END, kind = 'state' AND title <> ? COLLATE NOCASE,
        bm25(search, 8.0, 1.0), rowid
    LIMIT ?
"""
_WORDS = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. key: the id of the fact, or of the source where kind is "source"."""

    kind: str
    key: str
    title: str
    snippet: str
    state: StateCode | None


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    key: str
    title: str
    body: str
    state: str | None = None


def search(database: sqlite3.Connection | Database, text: str, limit: int = 50) -> list[Hit]:
    """What holds all the words, states by name first, sources last, else the best matches first.

    Words match from their beginning, "quoted words" as a phrase; case and accents don't matter. No text is
    an error: signs are passed over, and nothing finds nothing.
    """
    query = _query_of(text)
    if not query or limit <= 0:
        return []
    rows = connection_of(database).execute(_SEARCH, (query, text.strip(), limit))
    return [Hit(*row) for row in rows]


def rebuild_index(database: sqlite3.Connection, facts: Facts) -> None:
    """Index all of the facts anew. Within the caller's transaction."""
    database.execute("DELETE FROM search")
    database.executemany(
        "INSERT INTO search (title, body, kind, key, state) VALUES (?, ?, ?, ?, ?)",
        ((entry.title, entry.body, entry.kind, entry.key, entry.state) for entry in _entries(facts)),
    )


def _query_of(text: str) -> str:
    """As FTS5 wants it, every word quoted so that nothing of it is taken for an operator."""
    return " ".join(_terms(text.replace("\0", " ")))


def _terms(text: str) -> Iterator[str]:
    for phrase, word in _WORDS.findall(text):
        if any(letter.isalnum() for letter in phrase):
            yield f'"{phrase}"'
        elif any(letter.isalnum() for letter in word):
            yield f'"{word}"*'


def _entries(facts: Facts) -> Iterator[_Entry]:
    yield from _states(facts)
    yield from _said(facts)
    yield from _texts(facts)
    yield from (_source(source) for source in facts.sources.values())


def _states(facts: Facts) -> Iterator[_Entry]:
    for state in facts.all(State):
        names = (state.state, state.iso2, folded(state.name), *VARIANTS.get(state.state, ()))
        yield _Entry("state", state.provenance.fact, state.name, _joined(names), state.state)


def _said(facts: Facts) -> Iterator[_Entry]:
    """What states did or said, and what is said about them."""
    for position in facts.all(Position):
        body = _joined((position.summary, position.quote, position.venue, position.issue.replace("-", " ")))
        yield _of(facts, position, position.actor, body)
    for practice in facts.all(Practice):
        body = _joined((practice.activity, practice.assessment, practice.actor, practice.detail))
        yield _of(facts, practice, practice.state, body)
    for advice in facts.all(Recommendation):
        yield _of(facts, advice, advice.state, advice.recommendation)


def _texts(facts: Facts) -> Iterator[_Entry]:
    for event in facts.all(Event):
        body = _joined((event.summary, str(event.date)))
        state = event.states[0] if len(event.states) == 1 else None
        yield _Entry("event", event.provenance.fact, event.title, body, state)
    for part in facts.all(TreatyText):
        yield _Entry("treaty_text", part.provenance.fact, _citation(part), part.text)
    for argument in facts.all(Argument):
        yield _Entry("argument", argument.provenance.fact, argument.claim, argument.answer)
    for ask in facts.all(Ask):
        yield _Entry("ask", ask.provenance.fact, ask.text, ask.basis)
    for meeting in facts.all(Meeting):
        body = _joined((meeting.meeting, meeting.place, meeting.president, str(meeting.starts_on.year)))
        yield _Entry("meeting", meeting.provenance.fact, meeting.name, body, meeting.country)


def _citation(part: TreatyText) -> str:
    """As lawyers cite it: "MBT Article 20(3)"."""
    if not part.article.isdecimal():
        return f"{part.treaty} {part.article}"
    paragraph = f"({part.paragraph})" if part.paragraph.isdecimal() else ""
    return f"{part.treaty} Article {part.article}{paragraph}"


def _of(facts: Facts, record: Position | Practice | Recommendation, code: StateCode, body: str) -> _Entry:
    known = facts.states.get(code) or facts.areas.get(code)
    state = code if code in facts.states else None
    return _Entry(record.KIND, record.provenance.fact, known.name if known else code, body, state)


def _source(source: Source) -> _Entry:
    body = _joined((source.publisher, source.id, str(source.published or "")))
    return _Entry("source", source.id, source.title, body)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
