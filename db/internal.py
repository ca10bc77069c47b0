"""What a delegation knows of a state and writes down for itself: contacts, promises, encounters, tactics.

All of it is internal. `db.facts` knows nothing of it, so that whatever is made of facts alone can't hold any.
A key, a code, a day or a choice from a list is no words, but is told to nobody either.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from db.audience import Ours
from db.columns import columns_of
from db.dates import PartialDate
from db.failures import understood
from db.records import Issue, Role, StateCode

_TITLE = 60


class Outcome(StrEnum):
    """What became of a promise."""

    OPEN = "open"  # neither kept nor broken, as far as we know
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"  # they took it back


class Setting(StrEnum):
    """Where one met."""

    BILATERAL = "bilateral"  # arranged, at a table
    CORRIDOR = "corridor"
    OTHER = "other"  # a call, a reception, a letter


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of a state's. reach: numbers and addresses, as typed in."""

    KIND: ClassVar[str] = "contact"

    key: Ours[str]
    state: Ours[StateCode]
    name: Ours[str]
    post: Ours[str] = ""
    reach: Ours[str] = ""
    text: Ours[str] = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a state said it would do. words: as it was said. by: who said it. occasion: the meeting's code or any words.

    due: by when; None if they did not say. outcome: since settled_on, which an open one has not. became: how it went.
    """

    KIND: ClassVar[str] = "promise"

    key: Ours[str]
    state: Ours[StateCode]
    words: Ours[str]
    date: Ours[PartialDate]
    by: Ours[str] = ""
    occasion: Ours[str] = ""
    due: Ours[PartialDate | None] = None
    outcome: Ours[Outcome] = Outcome.OPEN
    settled_on: Ours[PartialDate | None] = None
    became: Ours[str] = ""

    @property
    def open(self) -> bool:
        return self.outcome is Outcome.OPEN


@dataclass(frozen=True, slots=True)
class Encounter:
    """A talk with a state. occasion: the meeting's code or any words. theirs, ours: who was there, by name."""

    KIND: ClassVar[str] = "encounter"

    key: Ours[str]
    state: Ours[StateCode]
    date: Ours[PartialDate]
    said: Ours[str]
    setting: Ours[Setting] = Setting.BILATERAL
    occasion: Ours[str] = ""
    theirs: Ours[str] = ""
    ours: Ours[str] = ""
    follow_up: Ours[str] = ""


@dataclass(frozen=True, slots=True)
class Tactic:
    """How to talk: to a state, or to any state of a role or on an issue; where several are named all must fit."""

    KIND: ClassVar[str] = "tactic"

    key: Ours[str]
    state: Ours[StateCode | None] = None
    role: Ours[Role | None] = None
    issue: Ours[Issue | None] = None
    argue: Ours[str] = ""
    avoid: Ours[str] = ""


Internal = Contact | Promise | Encounter | Tactic

K = TypeVar("K", bound=Internal)

INTERNAL_KINDS: tuple[type[Internal], ...] = (Contact, Promise, Encounter, Tactic)


@dataclass(frozen=True, slots=True)
class Delegation:
    """All that is kept, as one snapshot.

    contacts: by state and name. promises: the open ones first, by the day by which they are due, then those
    settled, the newest first. encounters: the newest first. tactics: those on one state first.
    """

    contacts: Ours[tuple[Contact, ...]] = ()
    promises: Ours[tuple[Promise, ...]] = ()
    encounters: Ours[tuple[Encounter, ...]] = ()
    tactics: Ours[tuple[Tactic, ...]] = ()

    def contacts_of(self, state: StateCode) -> tuple[Contact, ...]:
        return tuple(each for each in self.contacts if each.state == state)

    def promises_of(self, state: StateCode) -> tuple[Promise, ...]:
        return tuple(each for each in self.promises if each.state == state)

    def encounters_with(self, state: StateCode) -> tuple[Encounter, ...]:
        return tuple(each for each in self.encounters if each.state == state)

    def tactics_for(
        self, state: StateCode, roles: Collection[Role] = (), issues: Collection[Issue] = ()
    ) -> tuple[Tactic, ...]:
        """Those on the state, and those on its roles and the issues."""
        return tuple(
            each
            for each in self.tactics
            if each.state in (None, state)
            and (each.role is None or each.role in roles)
            and (each.issue is None or each.issue in issues)
        )

    def by_key(self, key: str) -> Internal | None:
        """Whatever has that key; None if nothing does."""
        every: tuple[Internal, ...] = (*self.contacts, *self.promises, *self.encounters, *self.tactics)
        return next((each for each in every if each.key == key), None)


NOTHING_KEPT = Delegation()


def words_of(item: Internal) -> tuple[str, ...]:
    """Its words, the one to call it by first; the rest in the order of its fields, the empty left out."""
    match item:
        case Contact():
            found = (item.name, item.post, item.reach, item.text)
        case Promise():
            found = (item.words, item.by, item.occasion, item.became)
        case Encounter():
            found = (item.said, item.theirs, item.ours, item.occasion, item.follow_up)
        case Tactic():
            found = (item.argue, item.avoid)
    return tuple(words for words in found if words)


def title_of(item: Internal) -> str:
    """What to call it in a list, in the journal and among what the search found: its first words."""
    words = " ".join(next(iter(words_of(item)), "").split())
    return words if len(words) <= _TITLE else (words[:_TITLE].rpartition(" ")[0] or words[:_TITLE]) + "…"


def items_in(
    connection: sqlite3.Connection, kind: type[K], keys: Collection[str] | None = None
) -> Iterator[K]:
    """Those of a kind as they are kept now; of those keys, or all. Raises Damage for what makes no sense."""
    query = (
        "SELECT key, value FROM live_entry "
        "WHERE kind = ?1 AND (?2 IS NULL OR key IN (SELECT value FROM json_each(?2)))"
    )
    chosen = None if keys is None else json.dumps(list(keys))
    for key, value in connection.execute(query, (kind.KIND, chosen)).fetchall():
        with understood():
            item = _item(kind, key, json.loads(value))
        yield item


def _item(kind: type[K], key: str, cells: Mapping[str, str]) -> K:
    """From its cells; a field that is not among them has its default."""
    values: dict[str, Any] = {
        column.name: column.read_text(cells[column.name])
        for column in columns_of(kind)
        if column.name in cells
    }
    return kind(**{**values, "key": key})
