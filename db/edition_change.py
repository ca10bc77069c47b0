"""What one edition of the facts says otherwise than the one before it, fact by fact.

The older edition's words are read from `former`, so this can be told at any time after the loading.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.columns import PROVENANCE_COLUMNS, columns_of, text_of
from db.facts import read_fact
from db.records import KINDS, FactId, Provenance, Record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from db.facts import Facts


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that the newer edition puts otherwise. columns: those whose cells differ."""

    before: Record
    after: Record
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionChange:
    """From one edition to the next. The user's own facts are in neither."""

    former: str
    edition: str
    added: tuple[Record, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Record, ...]

    @property
    def touched(self) -> tuple[Record, ...]:
        """Every record that is new, other or gone, in its newest form."""
        return (*self.added, *(each.after for each in self.changed), *self.removed)


def compare(old: Facts, new: Facts) -> EditionChange:
    """What one edition says otherwise than the other, fact by fact."""
    before = {r.provenance.fact: r for r in _shipped(old)}
    after = {r.provenance.fact: r for r in _shipped(new)}
    retired = old.retired | new.retired
    return EditionChange(
        old.edition.number,
        new.edition.number,
        tuple(r for fact, r in after.items() if fact not in before and fact not in retired),
        tuple(_changed((before[fact], r) for fact, r in after.items() if fact in before)),
        tuple(r for fact, r in before.items() if fact not in after and fact not in retired),
    )


def former_change(connection: sqlite3.Connection) -> EditionChange | None:
    """The same from what the workspace keeps of the edition before; None if there was none."""
    loaded = "SELECT about FROM operation WHERE act = 'load-edition' ORDER BY number DESC LIMIT 1"
    row = connection.execute(loaded).fetchone()
    if row is None:
        return None
    numbers = json.loads(row[0])
    query = "SELECT fact, kind, cells FROM former WHERE until = ? AND edition = ? ORDER BY fact"
    kinds = {kind.KIND: kind for kind in KINDS}
    changed, removed = [], []
    for fact, kind, cells in connection.execute(query, (numbers["edition"], numbers["former"])).fetchall():
        before = record_of(kinds[kind], FactId(fact), numbers["former"], json.loads(cells))
        after = read_fact(connection, FactId(fact))
        if after is None:
            removed.append(before)
        else:
            changed.append((before, after))
    new = (read_fact(connection, FactId(fact)) for fact in json.loads(numbers["added"]))
    added = tuple(record for record in new if record is not None)
    return EditionChange(
        numbers["former"], numbers["edition"], added, tuple(_changed(changed)), tuple(removed)
    )


def _shipped(facts: Facts) -> Iterator[Record]:
    return (record for kind in KINDS for record in facts.all(kind) if not record.provenance.own)


def _changed(pairs: Iterable[tuple[Record, Record]]) -> Iterator[Changed]:
    for before, after in pairs:
        if columns := columns_that_differ(before, after):
            yield Changed(before, after, columns)


def cells_by_column(record: Record) -> Mapping[str, str]:
    """As the fact's CSV file has them."""
    own = {column.name: text_of(getattr(record, column.name)) for column in columns_of(type(record))}
    return own | {name: text_of(getattr(record.provenance, name)) for name in PROVENANCE_COLUMNS}


def columns_that_differ(before: Record, after: Record) -> tuple[str, ...]:
    """The columns whose cells are not the same in both. Where in its sources it stands changes nothing that it says."""
    old, new = cells_by_column(before), cells_by_column(after)
    return tuple(name for name in old if name != "locators" and old[name] != new.get(name))


def record_of(kind: type[Record], fact: FactId, edition: str, cells: Mapping[str, str]) -> Record:
    """A record from the cells in which the store keeps it."""
    read: dict[str, Any] = {
        column.name: column.read_text(cells[column.name])
        for described in (kind, Provenance)
        for column in columns_of(described)
        if column.name in cells
    }
    told = {name: read.pop(name) for name in PROVENANCE_COLUMNS if name in read}  # older cells lack locators
    return kind(Provenance(fact, edition, **told), **read)
