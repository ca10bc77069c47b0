"""The edition that ships with the application: read from its CSV files, loaded into a workspace."""

from __future__ import annotations

import csv
import json
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from db.columns import PROVENANCE_COLUMNS, columns_of, text_of
from db.connection import transaction
from db.errors import BadFacts
from db.facts import Facts, edition_order, read_edition_facts, read_facts
from db.locators import read_locators
from db.records import KINDS, Edition, FactId, Provenance, Record, Source
from db.reference_fields import free_id
from db.search_index import rebuild_index

FOLDER = Path(__file__).resolve().parent / "facts"

R = TypeVar("R", bound=Record)


@cache
def shipped_facts() -> Facts:
    """The facts that ship with the application, straight from their files.

    Raises BadFacts, listing every line that can't be read.
    """
    return read_edition(FOLDER)


def read_edition(folder: Path) -> Facts:
    """An edition from its folder: edition.toml, source.csv and one file a kind.

    Raises BadFacts, listing every line that can't be read.
    """
    problems: list[str] = []
    edition = read_number(folder)
    sources = _read_sources(folder / "source.csv", problems)
    records = {kind: _read_kind(folder, kind, edition.number, problems) for kind in KINDS}
    if problems:
        raise BadFacts(f"The facts in {folder} have {len(problems)} problems.", tuple(problems))
    return Facts(edition, sources, records)


def read_number(folder: Path) -> Edition:
    """Number and dates of the edition in the folder, without its facts. Raises BadFacts."""
    path = folder / "edition.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        edition = Edition(
            number=str(table["number"]),
            released=_toml_day(table["released"]),
            checked_until=_toml_day(table["checked_until"]),
            covers=str(table["covers"]).strip(),
        )
        edition_order(edition.number)
    except (OSError, KeyError, ValueError) as error:
        raise BadFacts(f"{path} can't be read as an edition: {error}.") from error
    return edition


def load_edition(database: sqlite3.Connection, facts: Facts) -> None:
    """Put an edition into the workspace in one transaction, in place of the older edition's facts.

    The user's own facts (those of no edition), corrections and pins stay as they are. What the older edition
    said otherwise stays readable as `former`, and the journal notes the day.
    Raises sqlite3.IntegrityError if a fact breaks a rule of the schema; then nothing has changed.
    """
    with transaction(database):
        database.execute("PRAGMA defer_foreign_keys = ON")
        newer = database.execute("SELECT 1 FROM edition").fetchone() is not None
        if newer:
            _keep_former(database, facts)
        database.execute("DELETE FROM fact WHERE edition IS NOT NULL")
        _insert_edition(database, facts.edition)
        _insert_sources(database, facts)
        for kind in KINDS:
            insert_records(database, facts.all(kind))
        rebuild_index(database, read_facts(database) if newer else facts)


def _keep_former(database: sqlite3.Connection, newer: Facts) -> None:
    """What the edition in the store says that the newer one changes or drops, and that it gave way."""
    older = read_edition_facts(database)
    added: list[FactId] = []
    for kind in KINDS:
        header = header_of(kind)
        said = {record.provenance.fact: cells_of(record) for record in newer.all(kind)}
        added += said.keys() - {record.provenance.fact for record in older.all(kind)}
        database.executemany(
            "INSERT OR REPLACE INTO former (fact, edition, kind, cells, until) VALUES (?, ?, ?, ?, ?)",
            (
                (
                    record.provenance.fact,
                    older.edition.number,
                    kind.KIND,
                    json.dumps(dict(zip(header, cells, strict=True)), ensure_ascii=False),
                    newer.edition.number,
                )
                for record in older.all(kind)
                if (cells := cells_of(record)) != said.get(record.provenance.fact)
            ),
        )
    database.execute(
        "INSERT INTO operation (act, about, at, by, standing) VALUES ('load-edition', ?, ?, '', 'fixed')",
        (
            json.dumps(
                {
                    "edition": newer.edition.number,
                    "former": older.edition.number,
                    "added": json.dumps(sorted(added)),
                }
            ),
            datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )


def insert_records(
    database: sqlite3.Connection, records: Iterable[Record], operation: int | None = None
) -> None:
    """Write records of one kind, with their citations. Within the caller's transaction.

    operation: that of the user's that makes them; None for an edition's.
    """
    records = list(records)
    if not records:
        return
    kind = type(records[0])
    provenances = [record.provenance for record in records]
    database.executemany(
        "INSERT INTO fact (id, kind, edition, source, certainty, known_by, notes, operation) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((*_fact_row(kind, provenance), operation) for provenance in provenances),
    )
    database.executemany(
        "INSERT INTO citation (fact, source, rank, locator) VALUES (?, ?, ?, ?)",
        (
            (provenance.fact, cited.source, rank, cited.locator)
            for provenance in provenances
            for rank, cited in enumerate(provenance.citations)
        ),
    )
    names = ", ".join(f'"{column.name}"' for column in columns_of(kind))
    places = ", ".join("?" for _ in columns_of(kind))
    database.executemany(
        f'INSERT INTO "{kind.KIND}" (fact, {names}) VALUES (?, {places})',  # noqa: S608, names are ours
        ((record.provenance.fact, *_row(record)) for record in records),
    )


def insert_source(database: sqlite3.Connection, source: Source, operation: int) -> None:
    """Write a source of the user's, over one of that id that was undone. Within the caller's transaction."""
    database.execute(
        "INSERT INTO source (id, title, publisher, published, url, kind, notes, operation) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
        "publisher = excluded.publisher, published = excluded.published, url = excluded.url, "
        "kind = excluded.kind, notes = excluded.notes, operation = excluded.operation",
        (*_row(source), operation),
    )


def fact_id(kind: type[Record], cells: Mapping[str, str]) -> FactId:
    """The stable id of a fact from its cells: its kind and what tells it from others of the kind.

    >>> from db.records import Vote
    >>> fact_id(Vote, {"resolution": "80/35", "state": "UKR"})
    'vote:80/35:UKR'
    """
    key = (cells[name].partition(";")[0] if name == "sources" else cells[name] for name in kind.KEY)
    return FactId(":".join((kind.KIND, *key)))


def header_of(kind: type[Record]) -> tuple[str, ...]:
    """The columns of the kind's CSV file, in order."""
    return (*(column.name for column in columns_of(kind)), *PROVENANCE_COLUMNS)


def cells_of(record: Record) -> tuple[str, ...]:
    """The record as a line of its CSV file."""
    own = (getattr(record, column.name) for column in columns_of(type(record)))
    provenance = (getattr(record.provenance, name) for name in PROVENANCE_COLUMNS)
    return tuple(text_of(value) for value in (*own, *provenance))


def _toml_day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _read_sources(path: Path, problems: list[str]) -> list[Source]:
    columns = columns_of(Source)
    sources: dict[str, Source] = {}
    for place, cells in _lines(path, tuple(column.name for column in columns), problems):
        values = _values(columns, cells, place, problems)
        if values is None:
            continue
        if cells["id"] in sources:
            problems.append(f"{place}: source {cells['id']!r} stands twice")
        sources[cells["id"]] = Source(*values)
    return list(sources.values())


def _read_kind(folder: Path, kind: type[R], edition: str, problems: list[str]) -> list[R]:
    columns = columns_of(kind)
    provenance_columns = tuple(
        column for column in columns_of(Provenance) if column.name in PROVENANCE_COLUMNS
    )
    records: dict[FactId, R] = {}
    for place, cells in _lines(folder / f"{kind.KIND}.csv", header_of(kind), problems):
        values = _values((*columns, *provenance_columns), cells, place, problems)
        if values is None:
            continue
        fact = fact_id(kind, cells)
        if fact in records:
            problems.append(f"{place}: {fact!r} stands twice")
        if not cells["sources"]:
            problems.append(f"{place}: no source")
        own, (certainty, known_by, sources, notes, _) = values[: len(columns)], values[len(columns) :]
        try:
            locators = read_locators(cells["locators"], len(sources))
        except ValueError as error:
            problems.append(f"{place}: locators: {error}")
            continue
        provenance = Provenance(fact, edition, certainty, known_by, sources, notes, locators)
        records[fact] = kind(provenance, *own)
    return list(records.values())


def _lines(path: Path, header: tuple[str, ...], problems: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each line that has the right number of cells, with the place it stands in."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            given = tuple(next(reader, ()))
            if given not in (header, header[:-1] if header[-1] == PROVENANCE_COLUMNS[-1] else header):
                problems.append(f"{path.name}:1: the columns must be {','.join(header)}")
                return
            for cells in reader:
                place = f"{path.name}:{reader.line_num}"
                if len(cells) == len(given):
                    yield place, dict.fromkeys(header, "") | dict(zip(given, cells, strict=True))
                else:
                    problems.append(f"{place}: {len(cells)} cells instead of {len(given)}")
    except FileNotFoundError:
        problems.append(f"{path.name}: the file is missing")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(f"{path.name}: {error}")


def _values(
    columns: tuple[Any, ...], cells: Mapping[str, str], place: str, problems: list[str]
) -> list[Any] | None:
    """The cells' values in the columns' order; None, and a problem for each, if some can't be read."""
    values: list[Any] = []
    for column in columns:
        try:
            values.append(column.read_text(cells[column.name]))
        except ValueError as error:
            problems.append(f"{place}: {column.name}: {error}")
    return values if len(values) == len(columns) else None


def _insert_edition(database: sqlite3.Connection, edition: Edition) -> None:
    database.execute(
        "INSERT OR REPLACE INTO edition (number, released, checked_until, covers) VALUES (?, ?, ?, ?)",
        (edition.number, str(edition.released), str(edition.checked_until), edition.covers),
    )


def _insert_sources(database: sqlite3.Connection, facts: Facts) -> None:
    """Sources of the older edition stay where the user's facts cite them; the user's own are not touched.

    One of the user's that has the id of another document of the edition gets a free one, undone or not.
    """
    _free_ids(database, facts)
    database.execute(
        "DELETE FROM source WHERE edition IS NOT NULL AND id NOT IN (SELECT source FROM citation)"
    )
    database.executemany(
        "INSERT INTO source (id, title, publisher, published, url, kind, notes, edition) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
        "publisher = excluded.publisher, published = excluded.published, url = excluded.url, "
        "kind = excluded.kind, notes = excluded.notes, edition = excluded.edition",
        ((*_row(source), facts.edition.number) for source in facts.sources.values()),
    )


def _free_ids(database: sqlite3.Connection, facts: Facts) -> None:
    """Let the user's sources give way to those of the edition that have their ids, with all that names them."""
    taken = {row[0] for row in database.execute("SELECT id FROM source")} | facts.sources.keys()
    rows = database.execute("SELECT id FROM source WHERE edition IS NULL").fetchall()
    for (source,) in rows:
        if source in facts.sources:
            new = free_id(source, taken)
            taken.add(new)
            for change in _RENAMING:
                database.execute(change, {"old": source, "new": new})


_RENAMING = (
    "UPDATE source SET id = :new WHERE id = :old",
    "UPDATE citation SET source = :new WHERE source = :old",
    "UPDATE fact SET source = :new WHERE source = :old",
    "UPDATE entry SET key = :new WHERE kind = 'source' AND key = :old",
    (
        "UPDATE entry SET value = json_set(value, '$.about', :new) "
        "WHERE kind = 'note' AND value IS NOT NULL AND json_extract(value, '$.about') = :old"
    ),
)
"""What names a source by its id."""


def _fact_row(kind: type[Record], provenance: Provenance) -> tuple[object, ...]:
    return (
        provenance.fact,
        kind.KIND,
        provenance.edition or None,
        provenance.sources[0] if provenance.sources else None,
        provenance.certainty.value,
        provenance.known_by and provenance.known_by.isoformat(),
        provenance.notes,
    )


def _row(record: Record | Source) -> list[object]:
    values = ((column, getattr(record, column.name)) for column in columns_of(type(record)))
    return [column.to_sql(value) if column.to_sql else value for column, value in values]
