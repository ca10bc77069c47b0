"""What is known: every record of a workspace as one immutable snapshot, and how to find things in it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from db.columns import columns_of, day
from db.connection import connection_of
from db.errors import UnknownName
from db.failures import understood
from db.locators import one_each
from db.records import (
    KINDS,
    Area,
    Certainty,
    Edition,
    FactId,
    GroupMember,
    Provenance,
    Record,
    Source,
    SourceId,
    State,
    StateCode,
)
from db.state_names import NameIndex, folded

if TYPE_CHECKING:
    from sqlite_utils import Database

R = TypeVar("R", bound=Record)

_SUBJECTS = ("state", "area", "place", "actor", "states", "used_by")
"""Fields that say which state or area a record is about."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The user's choice of a fact for a slot (`db.records.slot_of`), against the rule, and why."""

    slot: str
    fact: FactId
    reason: str


class Facts:
    """An immutable snapshot: safe to keep, to share between threads and to compare by identity.

    The facts of the edition and of the user alike, without those that were corrected or withdrawn.

    states: the 197 sorted by name. areas: every other code in the record, organisations included.
    pins: by slot. retired: ids of the facts that were corrected or withdrawn.
    """

    def __init__(
        self,
        edition: Edition,
        sources: Iterable[Source],
        records: Mapping[type[Record], Iterable[Record]],
        pins: Iterable[Pin] = (),
        retired: Iterable[FactId] = (),
    ) -> None:
        self.edition = edition
        self.retired = frozenset(retired)
        self.pins: Mapping[str, Pin] = MappingProxyType({pin.slot: pin for pin in pins})
        self.sources: Mapping[SourceId, Source] = MappingProxyType({source.id: source for source in sources})
        self._records = {kind: tuple(records.get(kind, ())) for kind in KINDS}
        self._about: dict[type[Record], dict[StateCode, tuple[Record, ...]]] = {}
        self.answers: dict[str, Callable[..., Any]] = {}  # `db.remembered` keeps them here

    @cached_property
    def states(self) -> Mapping[StateCode, State]:
        ordered = sorted(self.all(State), key=lambda state: folded(state.name))
        return MappingProxyType({state.state: state for state in ordered})

    @cached_property
    def areas(self) -> Mapping[StateCode, Area]:
        return MappingProxyType({area.area: area for area in self.all(Area)})

    @cached_property
    def groups(self) -> Mapping[str, frozenset[StateCode]]:
        """Members of each political group (EU, NATO, AU, ...)."""
        members: defaultdict[str, set[StateCode]] = defaultdict(set)
        for member in self.all(GroupMember):
            members[member.group].add(member.state)
        return MappingProxyType({group: frozenset(codes) for group, codes in members.items()})

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of the kind, in the edition's order, the user's own behind them as they were added."""
        return self._records[kind]  # type: ignore[return-value]

    def about(self, kind: type[R], code: StateCode) -> tuple[R, ...]:
        """Those about a state or area: its own, it acted in, or that name it among their states."""
        if kind not in self._about:
            self._about[kind] = _by_subject(self._records[kind])
        return self._about[kind].get(code, ())  # type: ignore[return-value]

    def by_id(self, fact: FactId) -> Record | None:
        """The fact with that id; None if there is none, or it was corrected or withdrawn."""
        return self._by_id.get(fact)

    @cached_property
    def own(self) -> frozenset[FactId]:
        """The facts that are the user's."""
        return frozenset(fact for fact, record in self._by_id.items() if record.provenance.own)

    @cached_property
    def _by_id(self) -> Mapping[FactId, Record]:
        return {record.provenance.fact: record for records in self._records.values() for record in records}

    def name(self, code: StateCode) -> str:
        """Of a state, area or organisation. Raises UnknownName for any other code."""
        known = self.states.get(code) or self.areas.get(code)
        if known is None:
            raise UnknownName(f"No state, area or organisation has the code {code!r}.")
        return known.name

    def groups_of(self, state: StateCode) -> tuple[str, ...]:
        """The groups that the state is a member of, in alphabetical order."""
        return tuple(sorted(group for group, members in self.groups.items() if state in members))

    def find_state(self, text: str) -> StateCode:
        """By code ("TUR"), name or usual variant ("Turkey", "DRC"); case and accents don't matter.

        Raises UnknownName, with up to three names that come near.
        """
        return self._names.find(text)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.states.values(), self.areas.values())


def read_facts(database: sqlite3.Connection | Database, kinds: Collection[type[Record]] = KINDS) -> Facts:
    """Everything in the workspace, as of the newest edition. One transaction: a consistent picture.

    kinds: read these alone, for who can't wait for all; of other kinds the facts then hold nothing.

    Raises sqlite3.Error if the file can't be read; Damage, one of these, if what it holds makes no sense.
    """
    connection = connection_of(database)
    with _reading(connection):
        retired = _retired(connection)
        records = _read_records(connection, kinds, retired | _undone(connection))
        sources, pins = _read_sources(connection), _read_pins(connection)
        return Facts(read_edition_row(connection), sources, records, pins, retired)


def read_after(database: sqlite3.Connection | Database, facts: Facts, operation: int) -> Facts:
    """The facts as an operation left them that was just done, undone or redone; equal to reading all anew."""
    connection = connection_of(database)
    with _reading(connection):
        retired = _retired(connection)
        records = {kind: facts.all(kind) for kind in KINDS} | _touched(connection, facts, operation, retired)
        return Facts(facts.edition, _read_sources(connection), records, _read_pins(connection), retired)


def _touched(
    connection: sqlite3.Connection, facts: Facts, operation: int, retired: frozenset[FactId]
) -> dict[type[Record], Iterable[Record]]:
    """Of the kinds that the operation touched, all records.

    Its own facts come last, so they need only be appended or removed. What comes back to its old place when
    a correction is undone needs the kind read anew.
    """
    by_name = {kind.KIND: kind for kind in KINDS}
    made = {by_name[row[0]] for row in connection.execute(_MADE_KINDS, (operation,))}
    ended = {by_name[row[0]] for row in connection.execute(_ENDED_KINDS, (operation,))}
    query = "SELECT 1 FROM live_operation WHERE number = ?"
    if connection.execute(query, (operation,)).fetchone() is None:
        gone = {row[0] for row in connection.execute(_MADE, (operation,))}
        left = {kind: [r for r in facts.all(kind) if r.provenance.fact not in gone] for kind in made - ended}
        return {**left, **_read_records(connection, list(ended), retired | _undone(connection))}
    only = f"fact IN ({_MADE})"
    provenances = _read_provenances(connection, "fact.operation = ?", [operation])
    found: dict[type[Record], Iterable[Record]] = {}
    for kind in made | ended:
        kept = [record for record in facts.all(kind) if record.provenance.fact not in retired]
        fresh = _read_kind(
            connection, kind, provenances, retired, f"WHERE {only} ORDER BY rowid", [operation]
        )
        found[kind] = (*kept, *fresh)
    return found


_MADE = "SELECT id FROM fact WHERE operation = ?"
_MADE_KINDS = "SELECT DISTINCT kind FROM fact WHERE operation = ?"
_ENDED_KINDS = (
    "SELECT DISTINCT fact.kind FROM entry JOIN fact ON fact.id = entry.key "
    "WHERE entry.operation = ? AND entry.kind = 'retired'"
)


def read_edition_facts(connection: sqlite3.Connection) -> Facts:
    """What the newest edition says, whatever the user corrected or withdrew."""
    with _reading(connection):
        records = _read_records(connection, KINDS, frozenset())
        shipped = {
            kind: [record for record in found if not record.provenance.own] for kind, found in records.items()
        }
        return Facts(read_edition_row(connection), _read_sources(connection), shipped)


def read_fact(connection: sqlite3.Connection, fact: FactId) -> Record | None:
    """One fact, even if it was corrected, withdrawn or undone; None if there never was one of that id."""
    with _reading(connection):
        row = connection.execute("SELECT kind FROM fact WHERE id = ?", (fact,)).fetchone()
        kind = next((kind for kind in KINDS if row and row[0] == kind.KIND), None)
        if kind is None:
            return None
        provenances = _read_provenances(connection, "fact.id = ?", [fact])
        return next(
            iter(_read_kind(connection, kind, provenances, frozenset(), "WHERE fact = ?", [fact])), None
        )


@contextmanager
def _reading(connection: sqlite3.Connection) -> Generator[None]:
    """One transaction, unless the caller is in one: a consistent picture."""
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN")
    try:
        with understood():
            yield
    finally:
        if own:
            connection.execute("COMMIT")


def read_edition_row(connection: sqlite3.Connection) -> Edition:
    """The edition that the facts are of: the newest by number."""
    query = "SELECT number, released, checked_until, covers FROM edition"
    with understood():
        editions = [Edition(*_values(Edition, row)) for row in connection.execute(query)]
        return max(editions, key=lambda edition: edition_order(edition.number))


def edition_order(number: str) -> tuple[int, ...]:
    """For sorting: 2026.10 comes after 2026.9."""
    return tuple(int(part) for part in number.split("."))


def _undone(connection: sqlite3.Connection) -> frozenset[FactId]:
    """Facts of operations that don't count."""
    rows = connection.execute(
        "SELECT id FROM fact WHERE operation IS NOT NULL AND operation NOT IN (SELECT number FROM live_operation)"
    )
    return frozenset(FactId(row[0]) for row in rows)


def _retired(connection: sqlite3.Connection) -> frozenset[FactId]:
    rows = connection.execute("SELECT key FROM live_entry WHERE kind = 'retired'")
    return frozenset(FactId(row[0]) for row in rows)


def _read_pins(connection: sqlite3.Connection) -> list[Pin]:
    rows = connection.execute("SELECT key, value FROM live_entry WHERE kind = 'pin' ORDER BY key")
    found = [(slot, json.loads(value)) for slot, value in rows]
    return [Pin(slot, FactId(value["fact"]), value["reason"]) for slot, value in found]


def _read_sources(connection: sqlite3.Connection) -> list[Source]:
    rows = connection.execute(
        "SELECT id, title, publisher, published, url, kind, notes FROM source "
        "WHERE operation IS NULL OR operation IN (SELECT number FROM live_operation) ORDER BY rowid"
    )
    sources = [Source(*_values(Source, row)) for row in rows]
    edited = dict(connection.execute("SELECT key, value FROM live_entry WHERE kind = 'source'"))
    return [_edited(source, edited[source.id]) if source.id in edited else source for source in sources]


def _edited(source: Source, value: str) -> Source:
    """A source of the user's with the fields that were edited since."""
    cells = json.loads(value)
    changed = {
        column.name: column.read_text(cells[column.name])
        for column in columns_of(Source)
        if column.name in cells and column.name != "id"
    }
    return replace(source, **changed)


def _read_records(
    connection: sqlite3.Connection, kinds: Collection[type[Record]], hidden: frozenset[FactId]
) -> dict[type[Record], list[Record]]:
    names = [kind.KIND for kind in kinds]
    provenances = _read_provenances(connection, f"kind IN ({', '.join('?' * len(names))})", names)
    return {kind: _read_kind(connection, kind, provenances, hidden) for kind in kinds}


def _read_provenances(
    connection: sqlite3.Connection, wanted: str, values: Sequence[object]
) -> dict[str, Provenance]:
    cited: defaultdict[str, list[SourceId]] = defaultdict(list)
    located: defaultdict[str, list[str]] = defaultdict(list)
    citations = (
        "SELECT citation.fact, citation.source, locator FROM fact JOIN citation ON citation.fact = fact.id "  # noqa: S608
        f"WHERE {wanted} ORDER BY citation.fact, citation.rank"
    )
    for fact, source, locator in connection.execute(citations, values):
        cited[fact].append(source)
        if locator:
            located[fact] += ["" for _ in cited[fact][len(located[fact]) + 1 :]] + [locator]
    certainties = {certainty.value: certainty for certainty in Certainty}
    query = f"SELECT id, edition, certainty, known_by, notes FROM fact WHERE {wanted}"  # noqa: S608
    rows = connection.execute(query, values)
    return {
        fact: Provenance(
            FactId(fact),
            edition or "",
            certainties[certainty],
            day(known_by) if known_by else None,
            tuple(cited[fact]),
            notes,
            one_each(located[fact], len(cited[fact])) if fact in located else (),
        )
        for fact, edition, certainty, known_by, notes in rows
    }


def _read_kind(
    connection: sqlite3.Connection,
    kind: type[R],
    provenances: Mapping[str, Provenance],
    hidden: frozenset[FactId],
    only: str = "ORDER BY rowid",
    values: Sequence[object] = (),
) -> list[R]:
    columns = columns_of(kind)
    names = ", ".join(f'"{column.name}"' for column in columns)
    query = f'SELECT fact, {names} FROM "{kind.KIND}" {only}'  # noqa: S608, names are ours
    rows = connection.execute(query, values)
    convert = [(place, column.from_sql) for place, column in enumerate(columns, 1) if column.from_sql]
    records: list[R] = []
    for row in rows:
        if row[0] in hidden:
            continue
        read = list(row)
        read[0] = provenances[row[0]]
        for place, from_sql in convert:
            read[place] = from_sql(read[place])
        records.append(kind(*read))
    return sorted(records, key=lambda record: record.provenance.own)


def _values(kind: type, row: tuple) -> list:
    pairs = zip(columns_of(kind), row, strict=True)
    return [column.from_sql(value) if column.from_sql else value for column, value in pairs]


def _by_subject(records: Iterable[Record]) -> dict[StateCode, tuple[Record, ...]]:
    found: defaultdict[StateCode, list[Record]] = defaultdict(list)
    for record in records:
        for code in subjects_of(record):
            found[code].append(record)
    return {code: tuple(about) for code, about in found.items()}


def subjects_of(record: Record) -> set[StateCode]:
    """The states, areas and organisations that a record is about."""
    codes: set[StateCode] = set()
    for field in _SUBJECTS:
        value = getattr(record, field, None)
        codes.update(value if isinstance(value, tuple) else () if value is None else (value,))
    return codes
