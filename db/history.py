"""Where a fact comes from: who put it there, what it said before, what was chosen instead; oldest first."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from db.edition_change import record_of
from db.editions import cells_of, header_of
from db.facts import edition_order, read_fact
from db.records import KINDS, FactId, Record, SourceId, slot_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.facts import Facts


class StepKind(StrEnum):
    """What happened to a fact."""

    FORMER = "former"  # an older edition said so
    EDITION = "edition"  # the edition says so
    ADDED = "added"  # by the user
    CORRECTED = "corrected"  # by the user, in place of the one before
    WITHDRAWN = "withdrawn"
    PINNED = "pinned"
    UNPINNED = "unpinned"


@dataclass(frozen=True, slots=True)
class Step:
    """One step in a fact's life.

    at: when; the day of release for an edition's. cells: what it said from then on, column by column as in
    the fact's CSV file; empty where nothing was said anew. reason: the user's. edition: its number, or "".
    """

    kind: StepKind
    fact: FactId
    at: datetime | date | None
    by: str
    cells: Mapping[str, str]
    reason: str
    edition: str


def history_of(connection: sqlite3.Connection, fact: FactId) -> tuple[Step, ...]:
    """The life of a fact, of those it corrected and of those that corrected it; () for one that never was."""
    line = _line_of(connection, fact)
    steps = [step for one in line for step in (*_sayings(connection, one), *_ends(connection, one))]
    last = read_fact(connection, line[-1])
    pins = _pins(connection, slot_of(last), set(line)) if last else ()
    return tuple(sorted((*steps, *pins), key=_when)) if pins else tuple(steps)


def resting_on(facts: Facts, source: SourceId) -> tuple[Record, ...]:
    """Every fact that cites the source, kind by kind."""
    return tuple(record for kind in KINDS for record in facts.all(kind) if source in record.sources)


def gone_fact(connection: sqlite3.Connection, fact: FactId) -> Record | None:
    """A fact that was corrected, withdrawn or dropped by a newer edition, as it last stood.

    None for one that stands, was undone or never was.
    """
    row = connection.execute(
        "SELECT 1 FROM live_entry WHERE kind = 'retired' AND key = ?", (fact,)
    ).fetchone()
    stands = read_fact(connection, fact)
    if row and stands:
        return stands
    return None if stands else _dropped(connection, fact)


def gone_facts(connection: sqlite3.Connection) -> tuple[Record, ...]:
    """What the user corrected or withdrew, the newest first, then what she has a note on and no edition holds now."""
    query = (
        "SELECT key FROM live_entry WHERE kind = 'retired' ORDER BY operation DESC, key",
        (
            "SELECT json_extract(value, '$.about') FROM live_entry WHERE kind = 'note' "
            "AND json_extract(value, '$.about') NOT IN (SELECT id FROM fact) ORDER BY operation DESC"
        ),
    )
    facts = dict.fromkeys(row[0] for each in query for row in connection.execute(each).fetchall())
    found = (gone_fact(connection, FactId(fact)) for fact in facts)
    return tuple(record for record in found if record is not None)


def successor_of(connection: sqlite3.Connection, fact: FactId) -> FactId:
    """What stands in a corrected fact's place after all corrections; the fact itself if nothing does."""
    return _line_of(connection, fact)[-1]


def _dropped(connection: sqlite3.Connection, fact: FactId) -> Record | None:
    """What the last edition that held it said in the fact."""
    query = "SELECT kind, edition, cells FROM former WHERE fact = ?"
    rows = connection.execute(query, (fact,)).fetchall()
    last = max(rows, key=lambda row: edition_order(row[1]), default=None)
    kind = next((kind for kind in KINDS if last and last[0] == kind.KIND), None)
    return record_of(kind, fact, last[1], json.loads(last[2])) if last and kind else None


def _line_of(connection: sqlite3.Connection, fact: FactId) -> list[FactId]:
    """The fact with what it corrected before it and what corrected it behind it."""
    links = {
        FactId(old): FactId(new)
        for old, new in connection.execute(
            "SELECT key, json_extract(value, '$.by') FROM live_entry WHERE kind = 'retired' "
            "AND json_extract(value, '$.by') IS NOT NULL"
        )
    }
    corrected = {new: old for old, new in links.items()}
    line = [fact]
    while (before := corrected.get(line[0])) and before not in line:
        line.insert(0, before)
    while (after := links.get(line[-1])) and after not in line:
        line.append(after)
    return line


def _sayings(connection: sqlite3.Connection, fact: FactId) -> Iterator[Step]:
    """What editions and the user said in this fact."""
    query = (
        "SELECT former.edition, edition.released, former.cells FROM former "
        "LEFT JOIN edition ON edition.number = former.edition WHERE fact = ? ORDER BY edition.released"
    )
    for edition, released, cells in connection.execute(query, (fact,)):
        day = date.fromisoformat(released) if released else None
        yield Step(StepKind.FORMER, fact, day, "", json.loads(cells), "", edition)
    record = read_fact(connection, fact)
    if record is None:
        return
    cells = dict(zip(header_of(type(record)), cells_of(record), strict=True))
    edition = record.provenance.edition
    if edition:
        query = "SELECT released FROM edition WHERE number = ?"
        (released,) = connection.execute(query, (edition,)).fetchone()
        yield Step(StepKind.EDITION, fact, date.fromisoformat(released), "", cells, "", edition)
        return
    at, by = _operation(connection, "SELECT operation FROM fact WHERE id = ?", fact)
    corrects = connection.execute(
        "SELECT json_extract(value, '$.reason') FROM live_entry WHERE kind = 'retired' "
        "AND json_extract(value, '$.by') = ?",
        (fact,),
    ).fetchone()
    kind, reason = (StepKind.CORRECTED, corrects[0]) if corrects else (StepKind.ADDED, "")
    yield Step(kind, fact, at, by, cells, reason, "")


def _ends(connection: sqlite3.Connection, fact: FactId) -> Iterator[Step]:
    """Its withdrawal; a correction is told by the fact that corrects."""
    row = connection.execute(
        "SELECT value FROM live_entry WHERE kind = 'retired' AND key = ?", (fact,)
    ).fetchone()
    value = json.loads(row[0]) if row else None
    if value and value["by"] is None:
        query = "SELECT operation FROM live_entry WHERE kind = 'retired' AND key = ?"
        at, by = _operation(connection, query, fact)
        yield Step(StepKind.WITHDRAWN, fact, at, by, {}, value["reason"], "")


def _pins(connection: sqlite3.Connection, slot: str, line: set[FactId]) -> tuple[Step, ...]:
    """When the fact was preferred to the others of its slot, and when no longer."""
    query = (
        "SELECT value, at, by FROM entry JOIN operation ON operation.number = entry.operation "
        "WHERE kind = 'pin' AND key = ? AND standing IN ('live', 'fixed') ORDER BY operation.number"
    )
    steps: list[Step] = []
    pinned: FactId | None = None
    for text, at, by in connection.execute(query, (slot,)):
        value = json.loads(text) if text else None
        now = FactId(value["fact"]) if value else None
        when = datetime.fromisoformat(at)
        if value and now is not None and now in line:
            steps.append(Step(StepKind.PINNED, now, when, by, {}, value["reason"], ""))
        elif pinned is not None and pinned in line:
            steps.append(Step(StepKind.UNPINNED, pinned, when, by, {}, "", ""))
        pinned = now
    return tuple(steps)


def _operation(connection: sqlite3.Connection, query: str, fact: FactId) -> tuple[datetime | None, str]:
    """When and by whom, of the operation that the query finds."""
    row = connection.execute(f"SELECT at, by FROM operation WHERE number = ({query})", (fact,)).fetchone()  # noqa: S608
    return (datetime.fromisoformat(row[0]), row[1]) if row else (None, "")


def _when(step: Step) -> str:
    """For sorting days among times; what has no day comes first."""
    return step.at.isoformat() if step.at else ""
