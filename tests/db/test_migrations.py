"""The schema: it agrees with the records, and refuses what must never be kept."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from db.columns import columns_of
from db.connection import APPLICATION_ID, FORMAT, format_of
from db.migrations import migrations
from db.records import KINDS, Edition, Record, Source
from db.workspace import Workspace

SQL_TYPES = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


def columns_in(workspace: Workspace, table: str) -> dict[str, tuple[str, bool]]:
    rows = workspace.connection.execute(f'PRAGMA table_info("{table}")')
    return {name: (kind, bool(required)) for _, name, kind, required, _, _ in rows}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_each_kind_has_a_table_with_the_fields_of_its_record(
    workspace: Workspace, kind: type[Record]
) -> None:
    expected = {
        column.name: (SQL_TYPES.get(column.type, "TEXT"), not column.optional) for column in columns_of(kind)
    }
    assert columns_in(workspace, kind.KIND) == {"fact": ("TEXT", True)} | expected


@pytest.mark.parametrize(
    ("kind", "table", "more"), [(Source, "source", {"edition", "operation"}), (Edition, "edition", set())]
)
def test_sources_and_editions_have_the_fields_of_their_records(
    workspace: Workspace, kind: type, table: str, more: set[str]
) -> None:
    assert set(columns_in(workspace, table)) - more == {column.name for column in columns_of(kind)}


def test_the_file_says_whose_it_is_and_which_format(workspace: Workspace) -> None:
    assert workspace.connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert format_of(workspace.connection) == FORMAT
    assert len(migrations.applied(workspace.database)) == FORMAT
    assert migrations.pending(workspace.database) == []


def insert_fact(database: sqlite3.Connection, fact: str = "clearance:UKR:2026:UNTC") -> None:
    database.execute(
        "INSERT INTO fact (id, kind, source, certainty, notes) VALUES (?, 'clearance', 'UNTC', 'read', '')",
        (fact,),
    )
    database.execute("INSERT INTO clearance (fact, state, year) VALUES (?, 'UKR', 2026)", (fact,))


def test_a_fact_without_a_citation_is_refused(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError), workspace.change() as database:
        insert_fact(database)
    assert workspace.connection.execute("SELECT count(*) FROM clearance").fetchone() == (0,)


def cite_nothing(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO fact VALUES ('x', 'clearance', NULL, 'NONE', 'read', NULL, '', NULL)")
    database.execute("INSERT INTO citation VALUES ('x', 'NONE', 0, '')")


def test_a_fact_that_cites_a_source_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError), workspace.change() as database:
        cite_nothing(database)


def test_the_leading_citation_of_a_fact_can_not_be_taken_away(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError), workspace.change() as database:
        database.execute("DELETE FROM citation")
    with pytest.raises(sqlite3.IntegrityError), workspace.change() as database:
        database.execute("DELETE FROM source WHERE id = 'UNTC'")


def test_a_fact_with_its_citation_is_kept_and_goes_whole(workspace: Workspace) -> None:
    with workspace.change() as database:
        insert_fact(database)
        database.execute("INSERT INTO citation VALUES ('clearance:UKR:2026:UNTC', 'UNTC', 0, '')")
    with workspace.change() as database:
        database.execute("DELETE FROM fact WHERE id = 'clearance:UKR:2026:UNTC'")
    for table in ("clearance", "citation"):
        left = workspace.database[table].count_where("fact LIKE 'clearance:%'")
        assert left == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casualties SET killed = -1",
        "UPDATE casualties SET killed = 'many'",
        "UPDATE vote SET vote = 'perhaps'",
        "UPDATE vote SET state = 'ZZZ'",
        "UPDATE vote SET state = NULL",
        "UPDATE membership SET deposited = '27.12.2005'",
        "UPDATE membership SET deposited = '2005-02-30'",
        "UPDATE membership SET treaty = 'ottawa'",
        "UPDATE fact SET certainty = 'sure'",
        "UPDATE fact SET known_by = 'yesterday'",
        "UPDATE source SET url = 'javascript:alert(1)'",
        "UPDATE source SET url = 'file:///etc/passwd'",
        "UPDATE meeting SET ends_on = '2025-11-01'",
        "UPDATE event SET states = 'UKR'",
        "DELETE FROM state WHERE state = 'UKR'",
    ],
)
def test_values_that_can_not_be_are_refused(workspace: Workspace, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), workspace.change() as database:
        database.execute(statement)


def test_a_day_that_exists_is_accepted(workspace: Workspace) -> None:
    with workspace.change() as database:
        database.execute("UPDATE membership SET deposited = ? WHERE state = 'UKR'", (str(date(2004, 2, 29)),))
