"""Every change the user makes, as one named operation that can be undone and redone, also after a restart.

Nothing the user made is ever overwritten or deleted: each row carries the number of its operation, and what is
seen is what live operations made. To undo is to mark the newest live operation, to redo is to unmark it.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from db.editions import insert_records, insert_source
from db.errors import BadFacts
from db.records import FIXED, FactId, Record, Source


class Act(StrEnum):
    """What was done; the window has words for each."""

    ADD_FACT = "add-fact"
    CORRECT_FACT = "correct-fact"
    WITHDRAW_FACT = "withdraw-fact"
    PIN = "pin"
    UNPIN = "unpin"
    ADD_SOURCE = "add-source"
    EDIT_SOURCE = "edit-source"
    IMPORT_FACTS = "import-facts"
    IMPORT_SOURCES = "import-sources"
    WRITE_NOTE = "write-note"
    DROP_NOTE = "drop-note"
    KEEP_BRIEF = "keep-brief"
    DROP_BRIEF = "drop-brief"
    WRITE_CONTACT = "write-contact"
    REMOVE_CONTACT = "remove-contact"
    WRITE_PROMISE = "write-promise"
    SETTLE_PROMISE = "settle-promise"
    REMOVE_PROMISE = "remove-promise"
    WRITE_ENCOUNTER = "write-encounter"
    REMOVE_ENCOUNTER = "remove-encounter"
    WRITE_TACTIC = "write-tactic"
    REMOVE_TACTIC = "remove-tactic"
    KEEP_SET = "keep-set"
    RENAME_SET = "rename-set"
    DROP_SET = "drop-set"
    EDIT_SECTION = "edit-section"
    ADD_SECTION = "add-section"
    RESTORE_SECTION = "restore-section"
    DROP_SECTION = "drop-section"
    MOVE_SECTION = "move-section"
    APPLY_STRUCTURE = "apply-structure"
    KEEP_VERSION = "keep-version"
    RETURN_TO_VERSION = "return-to-version"
    DROP_VERSION = "drop-version"
    LEAVE_OUT_SECTION = "leave-out-section"
    PRINT_SECTION = "print-section"
    BRING_EDITS = "bring-edits"
    LOAD_EDITION = "load-edition"


class Standing(StrEnum):
    """Whether an operation counts."""

    LIVE = "live"
    UNDONE = "undone"  # can be redone
    DROPPED = "dropped"  # undone, and then something else was done
    FIXED = "fixed"  # counts and can't be undone


@dataclass(frozen=True, slots=True)
class Operation:
    """One change. about: what is needed to say what it changed ("title", "file", "count", "state"). at: in UTC."""

    number: int
    act: Act
    about: Mapping[str, str]
    at: datetime
    by: str
    standing: Standing


@dataclass(slots=True)
class Change:
    """What an operation under way writes with; it is handed out by `Workspace.act`."""

    connection: sqlite3.Connection
    number: int
    _token: str = field(default_factory=lambda: secrets.token_hex(5))
    _given: int = 0

    def new_ids(self, count: int = 1) -> list[FactId]:
        """Ids for the user's facts that no other workspace gives, too."""
        first, self._given = self._given, self._given + count
        return [FactId(f"own:{self._token}:{number}") for number in range(first, self._given)]

    def add_source(self, source: Source) -> None:
        """A source of the user's. Raises BadFacts if there is one of that id."""
        row = self.connection.execute(
            "SELECT 1 FROM source WHERE id = ? AND (operation IS NULL "
            "OR operation IN (SELECT number FROM live_operation))",
            (source.id,),
        ).fetchone()
        if row:
            raise BadFacts(f"There is a source with the id {source.id!r} already; give this one another.")
        insert_source(self.connection, source, self.number)

    def add_facts(self, records: Iterable[Record]) -> None:
        """Facts of one kind, each with an id from `new_ids` and sources that are in the store."""
        found = list(records)
        if not found:
            return
        if isinstance(found[0], FIXED):
            raise BadFacts("The states and areas come with the edition; they can't be added or corrected.")
        insert_records(self.connection, found, self.number)

    def retire(self, fact: FactId, by: FactId | None, reason: str) -> None:
        """Take a fact out of sight, in favour of another or of none; it stays in its history."""
        row = self.connection.execute("SELECT kind FROM fact WHERE id = ?", (fact,)).fetchone()
        if row is None:
            raise BadFacts(f"There is no fact {fact!r}.")
        if row[0] in {kind.KIND for kind in FIXED}:
            raise BadFacts(
                "The states and areas come with the edition; they can't be corrected or withdrawn."
            )
        self.set("retired", fact, {"by": by, "reason": reason})

    def set(self, kind: str, key: str, value: object | None) -> None:
        """The value of an entry from now on; None removes it."""
        text = None if value is None else json.dumps(value, ensure_ascii=False)
        self.connection.execute(
            "INSERT OR REPLACE INTO entry (kind, key, operation, value) VALUES (?, ?, ?, ?)",
            (kind, key, self.number, text),
        )


def operations(connection: sqlite3.Connection, limit: int = 200) -> list[Operation]:
    """The newest first, those undone among them."""
    return _operations(connection, "1 ORDER BY number DESC LIMIT ?", (limit,))


def undoable(connection: sqlite3.Connection) -> Operation | None:
    """What `Workspace.undo` would undo."""
    return next(iter(_operations(connection, "standing = 'live' ORDER BY number DESC LIMIT 1")), None)


def redoable(connection: sqlite3.Connection) -> Operation | None:
    """What `Workspace.redo` would do again."""
    return next(iter(_operations(connection, "standing = 'undone' ORDER BY number LIMIT 1")), None)


def begin(
    connection: sqlite3.Connection, act: Act, about: Mapping[str, str], at: datetime, by: str
) -> Change:
    """A new operation, within the caller's transaction. What was undone can't be redone from now on."""
    connection.execute("UPDATE operation SET standing = 'dropped' WHERE standing = 'undone'")
    cursor = connection.execute(
        "INSERT INTO operation (act, about, at, by, standing) VALUES (?, ?, ?, ?, 'live')",
        (act.value, json.dumps(about, ensure_ascii=False), _text_of(at), by),
    )
    return Change(connection, int(cursor.lastrowid or 0))


def continued(
    connection: sqlite3.Connection, act: Act, about: Mapping[str, str], at: datetime, within: timedelta
) -> Change | None:
    """The newest operation, taken up again if it was of this act about this key a moment ago; else None.

    So a note that is written in ten pauses is one operation.
    """
    last = next(iter(operations(connection, 1)), None)
    if last is None or last.standing is not Standing.LIVE or last.act is not act:
        return None
    if last.about.get("key") != about.get("key") or not timedelta() <= at - last.at <= within:
        return None
    connection.execute(
        "UPDATE operation SET about = ?, at = ? WHERE number = ?",
        (json.dumps(about, ensure_ascii=False), _text_of(at), last.number),
    )
    return Change(connection, last.number)


def mark(connection: sqlite3.Connection, number: int, standing: Standing) -> None:
    """Within the caller's transaction."""
    connection.execute("UPDATE operation SET standing = ? WHERE number = ?", (standing.value, number))


def _operations(connection: sqlite3.Connection, where: str, values: tuple[int, ...] = ()) -> list[Operation]:
    query = f"SELECT number, act, about, at, by, standing FROM operation WHERE {where}"  # noqa: S608, ours
    return [
        Operation(number, Act(act), json.loads(about), datetime.fromisoformat(at), by, Standing(standing))
        for number, act, about, at, by, standing in connection.execute(query, values)
    ]


def _text_of(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
