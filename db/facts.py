"""What is known: every record of a workspace as one immutable snapshot, and how to find things in it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from db.columns import columns_of, day
from db.connection import connection_of
from db.errors import UnknownName
from db.failures import understood
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


class Facts:
    """An immutable snapshot: safe to keep, to share between threads and to compare by identity.

    states: the 197 sorted by name. areas: every other code in the record, organisations included.
    """

    def __init__(
        self,
        edition: Edition,
        sources: Iterable[Source],
        records: Mapping[type[Record], Iterable[Record]],
    ) -> None:
        self.edition = edition
        self.sources: Mapping[SourceId, Source] = MappingProxyType({source.id: source for source in sources})
        self._records = {kind: tuple(records.get(kind, ())) for kind in KINDS}
        self._about: dict[type[Record], dict[StateCode, tuple[Record, ...]]] = {}

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
        """Every record of the kind, in the edition's order."""
        return self._records[kind]  # type: ignore[return-value]

    def about(self, kind: type[R], code: StateCode) -> tuple[R, ...]:
        """Those about a state or area: its own, it acted in, or that name it among their states."""
        if kind not in self._about:
            self._about[kind] = _by_subject(self._records[kind])
        return self._about[kind].get(code, ())  # type: ignore[return-value]

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
    own = not connection.in_transaction
    if own:
        connection.execute("BEGIN")
    try:
        with understood():
            return _read(connection, kinds)
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


def _read(connection: sqlite3.Connection, kinds: Collection[type[Record]]) -> Facts:
    provenances = _read_provenances(connection, [kind.KIND for kind in kinds])
    return Facts(
        read_edition_row(connection),
        _read_sources(connection),
        {kind: _read_kind(connection, kind, provenances) for kind in kinds},
    )


def _read_sources(connection: sqlite3.Connection) -> list[Source]:
    rows = connection.execute(
        "SELECT id, title, publisher, published, url, kind, notes FROM source ORDER BY rowid"
    )
    return [Source(*_values(Source, row)) for row in rows]


def _read_provenances(connection: sqlite3.Connection, kinds: list[str]) -> dict[str, Provenance]:
    cited: defaultdict[str, list[SourceId]] = defaultdict(list)
    wanted = f"kind IN ({', '.join('?' * len(kinds))})"
    citations = (
        "SELECT citation.fact, citation.source FROM fact JOIN citation ON citation.fact = fact.id "  # noqa: S608
        f"WHERE {wanted} ORDER BY citation.fact, citation.rank"
    )
    for fact, source in connection.execute(citations, kinds):
        cited[fact].append(source)
    certainties = {certainty.value: certainty for certainty in Certainty}
    query = f"SELECT id, edition, certainty, known_by, notes FROM fact WHERE {wanted}"  # noqa: S608
    rows = connection.execute(query, kinds)
    return {
        fact: Provenance(
            FactId(fact),
            edition or "",
            certainties[certainty],
            day(known_by) if known_by else None,
            tuple(cited[fact]),
            notes,
        )
        for fact, edition, certainty, known_by, notes in rows
    }


def _read_kind(
    connection: sqlite3.Connection, kind: type[R], provenances: Mapping[str, Provenance]
) -> list[R]:
    columns = columns_of(kind)
    names = ", ".join(f'"{column.name}"' for column in columns)
    query = f'SELECT fact, {names} FROM "{kind.KIND}" ORDER BY rowid'  # noqa: S608, names are ours
    rows = connection.execute(query)
    convert = [(place, column.from_sql) for place, column in enumerate(columns, 1) if column.from_sql]
    records: list[R] = []
    for row in rows:
        values = list(row)
        values[0] = provenances[row[0]]
        for place, from_sql in convert:
            values[place] = from_sql(values[place])
        records.append(kind(*values))
    return records


def _values(kind: type, row: tuple) -> list:
    pairs = zip(columns_of(kind), row, strict=True)
    return [column.from_sql(value) if column.from_sql else value for column, value in pairs]


def _by_subject(records: Iterable[Record]) -> dict[StateCode, tuple[Record, ...]]:
    found: defaultdict[StateCode, list[Record]] = defaultdict(list)
    for record in records:
        for code in _subjects_of(record):
            found[code].append(record)
    return {code: tuple(about) for code, about in found.items()}


def _subjects_of(record: Record) -> set[StateCode]:
    codes: set[StateCode] = set()
    for field in _SUBJECTS:
        value = getattr(record, field, None)
        codes.update(value if isinstance(value, tuple) else () if value is None else (value,))
    return codes
