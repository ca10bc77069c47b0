"""A workspace of 100,000 facts: opening and reading it, and what one change costs in it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from timing import median_ms, once_ms, tell

from db import own
from db.dates import PartialDate
from db.journal import Act
from db.opening import open_workspace
from db.records import Casualties, Certainty, FactId, Provenance, Source, SourceId, StateCode
from db.workspace import Workspace

FACTS = 100_000
SOURCE = Source(SourceId("survey"), "A survey", "A ministry", PartialDate("2026-03"), "", "official", "")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.minebrief"
        with open_workspace(path) as workspace:
            filled = once_ms(lambda: fill(workspace))
        bare = median_ms(lambda: _look(path), 20)
        rows = median_ms(lambda: _read_all(path), 3)
        tell("keep 100,000 facts in one operation", filled, rows, "reading every row with sqlite3")
        tell(
            "open a workspace of 100,000 facts",
            median_ms(lambda: open_workspace(path).close(), 20),
            bare,
            "opening the bare file",
        )
        tell("open it and read all facts", median_ms(lambda: _facts(path), 3), rows, "reading every row")
        with open_workspace(path) as workspace:
            changes(workspace)


def changes(workspace: Workspace) -> None:
    """What a person waits for who adds one fact among so many."""
    workspace.facts()
    commit = median_ms(lambda: _commit(workspace), 20)
    numbers = iter(range(1000))
    tell("add a fact", median_ms(lambda: own.add_fact(workspace, count(FactId(""), next(numbers)))), commit,
         "a commit of one row")  # fmt: skip
    tell("undo it", once_ms(workspace.undo), commit, "the same")
    tell("redo it", once_ms(workspace.redo), commit, "the same")
    fact = next(iter(workspace.facts().all(Casualties))).provenance.fact
    tell("prefer a fact", once_ms(lambda: own.pin(workspace, fact, "surer")), commit, "the same")


def fill(workspace: Workspace) -> None:
    with workspace.act(Act.IMPORT_FACTS, {"file": "many.csv", "count": str(FACTS)}) as change:
        change.add_source(SOURCE)
        change.add_facts(_counts(change.new_ids(FACTS)))


def count(fact: FactId, number: int) -> Casualties:
    provenance = Provenance(fact, "", Certainty.READ, date(2026, 3, 31), (SOURCE.id,), "")
    year = 1900 + number % 120
    return Casualties(provenance, StateCode("UKR"), year, number, 1, None, number + 1, None, "", False, "")


def _counts(ids: list[FactId]) -> Iterator[Casualties]:
    return (count(fact, number) for number, fact in enumerate(ids))


def _look(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    connection.close()


def _facts(path: Path) -> None:
    with open_workspace(path) as workspace:
        workspace.facts()


def _read_all(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%fact%'"
    ).fetchall()
    for (table,) in tables:
        connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  names from the schema itself
    connection.close()


def _commit(workspace: Workspace) -> None:
    with workspace.change() as connection:
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('bench', '1')")


if __name__ == "__main__":
    main()
