"""Which of several records that answer one question to show: the one stated rule, and where they contradict.

Nothing is dropped here. What the rule passes over stays in the store, and is listed beside the choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from db.differing import gaps
from db.records import (
    KINDS,
    Casualties,
    Contamination,
    Deadline,
    Membership,
    MembershipReading,
    Record,
    SuspensionClaim,
    slot_of,
)
from db.remembered import remembered

if TYPE_CHECKING:
    from db.facts import Facts, Pin
    from db.records import FactId, Source, SourceId, StateCode, Treaty

R = TypeVar("R", bound=Record)

RULE = (
    "A fact that the user pinned comes first; else the whole before the part, and what stands before what "
    "is history; else the newest edition of the highest-ranked kind of source (depositary, Landmine Monitor, "
    "official, NGO, academic, news); of equals the fuller one."
)
"""The rule in words, as the window shows it."""

_RANKS = {"depositary": 0, "monitor": 1, "official": 2, "ngo": 3, "academic": 4, "news": 5, "memory": 6}
_MONITOR, _OFFICIAL, _MEMORY = 1, 2, 6
_EMPTY = (None, "")

STANDINGS = ("current", "latest-read", "completed", "completion-not-read", "status-not-read", "history")
"""The standings of a deadline, the one to print first."""


class Ground(StrEnum):
    """The part of the rule by which a record was chosen before the next."""

    PIN = "pin"
    WHOLE = "whole"
    KIND = "kind"
    EDITION = "edition"
    FULLER = "fuller"


Preference = tuple[int, int, int, int, int, str]
"""What the rule sorts by, in the order of `Ground` from WHOLE on; then what leaves nothing open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show for a slot, and what else answers it, in the order of the rule.

    differs: whether some of the others contradict the chosen one.
    """

    slot: str
    chosen: Record
    others: tuple[Record, ...]
    pinned: Pin | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """A record that contradicts the chosen one.

    gaps: by column, how far it lies from the chosen one: a number, days, or None between words.
    revision: it is of an older edition of the Landmine Monitor than the chosen one, which revised it.
    otherwise: the second day that the chosen record itself tells of.
    """

    record: Record
    gaps: Mapping[str, float | None]
    revision: bool = False
    otherwise: date | None = None

    @property
    def values(self) -> Mapping[str, object]:
        """What it says in the columns in which it differs."""
        return {column: self.otherwise or getattr(self.record, column) for column in self.gaps}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question to which the sources give more than one answer.

    reason: the user's for the pin, "" where the rule chose.
    """

    slot: str
    kind: str
    chosen: Record
    voices: tuple[Voice, ...]
    ground: Ground
    reason: str = ""

    @property
    def others(self) -> tuple[Record, ...]:
        return tuple(voice.record for voice in self.voices)

    @property
    def columns(self) -> tuple[str, ...]:
        """Those in which at least one voice differs, in the record's order."""
        differing = {column for voice in self.voices for column in voice.gaps}
        return tuple(column for column in self.chosen.VALUES if column in differing)

    @property
    def why(self) -> str:
        """Who chose: "pin" or "rule"."""
        return "pin" if self.ground is Ground.PIN else "rule"

    @property
    def revision(self) -> bool:
        """Whether all that differs are older editions of what was chosen."""
        return all(voice.revision for voice in self.voices)


def preference(record: Record, sources: Mapping[SourceId, Source]) -> Preference:
    """The record's place by the rule, without pins: the smallest is chosen."""
    source = sources.get(record.provenance.sources[0]) if record.provenance.sources else None
    rank, newness = _rank_and_day(source) if source else (_MEMORY, 0)
    kind = rank
    edition = getattr(record, "edition", None)
    if edition:  # counts of an edition are the Landmine Monitor's, whoever passed them on
        rank, newness = _MONITOR, int(edition) if edition.isdigit() else 0
    elif edition == "":
        rank = max(rank, _OFFICIAL)
    if not newness and record.provenance.known_by:
        newness = record.provenance.known_by.toordinal()
    filled = sum([getattr(record, column, None) not in _EMPTY for column in record.VALUES])
    return _lesser(record), rank, -newness, -filled, kind, record.provenance.fact


def in_order(records: Iterable[R], facts: Facts) -> list[R]:
    """Records of one slot, the one to show first."""
    ordered = list(records)
    if len(ordered) > 1:
        known = _preferences(facts)
        ordered.sort(key=lambda record: known.get(record.provenance.fact) or _prefer(record, facts, known))
    pin = facts.pins.get(slot_of(ordered[0])) if ordered and facts.pins else None
    if pin:
        ordered.sort(key=lambda record: record.provenance.fact != pin.fact)
    return ordered


def choose(records: Iterable[Record], facts: Facts) -> Choice:
    """The choice among records of one slot. Raises ValueError if there are none."""
    ordered = in_order(records, facts)
    if not ordered:
        raise ValueError("there is nothing to choose from")
    first, *others = ordered
    return Choice(
        slot_of(first),
        first,
        tuple(others),
        _pin_of(first, facts),
        any(gaps(first, other) for other in others),
    )


def ruled(records: Sequence[R], facts: Facts) -> tuple[R, ...]:
    """The records, those of one slot in the order of the rule; the slots keep their places."""
    groups = _groups(records)
    if len(groups) == len(records):
        return tuple(records)
    waiting = {key: iter(in_order(group, facts)) for key, group in groups.items()}
    return tuple(next(waiting[_question(record)]) for record in records)


def best_of_each(records: Sequence[R], facts: Facts) -> tuple[R, ...]:
    """The chosen record of each slot, in the order in which the slots come."""
    groups = _groups(records)
    if len(groups) == len(records):
        return tuple(records)
    return tuple(in_order(group, facts)[0] for group in groups.values())


@remembered(32)
def chosen(facts: Facts, kind: type[R]) -> tuple[R, ...]:
    """One record of the kind for each slot, by the pins and the rule; kept as long as the facts are."""
    best = best_of_each(facts.all(kind), facts)
    if kind is not Membership or not facts.pins:
        return best
    read = {reading.provenance.fact: reading for reading in facts.all(MembershipReading)}
    return tuple(_as_pinned(membership, read, facts) for membership in best)  # type: ignore[misc]


def memberships(facts: Facts, treaty: Treaty) -> Mapping[StateCode, Membership]:
    """Each state's acts towards the treaty, by the pins and the rule."""
    return {m.state: m for m in chosen(facts, Membership) if m.treaty is treaty}


def disagreement_among(records: Iterable[Record], facts: Facts) -> Disagreement | None:
    """What the records of one slot disagree on; None if they agree, or can't be compared.

    A claim whose own source gives it a second day disagrees with itself.
    """
    ordered = in_order((record for record in records if record.printable), facts)
    if not ordered:
        return None
    first = ordered[0]
    voices = tuple(voice for other in ordered[1:] if (voice := _voice(first, other)))
    voices += _second_thoughts(first)
    if not voices:
        return None
    pin = _pin_of(first, facts)
    ground = Ground.PIN if pin else _ground(first, voices[0].record, facts.sources)
    slot = slot_of(first)
    return Disagreement(slot, slot.partition(":")[0], first, voices, ground, pin.reason if pin else "")


@remembered(4)
def contested(facts: Facts) -> Mapping[str, tuple[Record, ...]]:
    """The records of every slot that more than one record answers, or one that tells of another day."""
    found = {}
    for kind in KINDS:
        if not kind.SLOT or kind is MembershipReading:
            continue
        records: Iterable[Record] = facts.all(kind)
        if kind is Membership:
            records = (*records, *facts.all(MembershipReading))
        for group in _groups(records).values():
            if len(group) > 1 or _second_thoughts(group[0]):
                found[slot_of(group[0])] = tuple(group)
    return found


@remembered(4)
def disagreements(facts: Facts) -> tuple[Disagreement, ...]:
    """Every question to which the facts give different answers, kind by kind."""
    found = (disagreement_among(records, facts) for records in contested(facts).values() if _vary(records))
    return tuple(disagreement for disagreement in found if disagreement)


def is_pinned(record: Record, facts: Facts) -> bool:
    """Whether the user chose it for its slot."""
    return _pin_of(record, facts) is not None


@remembered(4)
def _preferences(facts: Facts) -> dict[FactId, Preference]:
    """By fact, each told when it is first asked for: every day of the treaty asks for it anew."""
    del facts  # only names the snapshot
    return {}


def _prefer(record: Record, facts: Facts, known: dict[FactId, Preference]) -> Preference:
    found = known[record.provenance.fact] = preference(record, facts.sources)
    return found


def _lesser(record: Record) -> int:
    """0 for the whole and for what stands; more for a part, a second figure, a second reading and history."""
    if isinstance(record, Casualties):
        return int(record.partial)
    if isinstance(record, Deadline):
        return STANDINGS.index(record.standing) if record.standing in STANDINGS else len(STANDINGS)
    if isinstance(record, Contamination):
        return int(record.figure == "other")
    return int(isinstance(record, MembershipReading))


@lru_cache(maxsize=4096)
def _rank_and_day(source: Source) -> tuple[int, int]:
    """The rank of its kind, and the day on which it was published, as a number; 0 if that is not known."""
    published = source.published.latest.toordinal() if source.published else 0
    return _RANKS.get(source.kind, _MEMORY), published


def _ground(first: Record, next_: Record, sources: Mapping[SourceId, Source]) -> Ground:
    pairs = zip(preference(first, sources), preference(next_, sources), strict=True)
    parts = (Ground.WHOLE, Ground.KIND, Ground.EDITION)
    return next((part for part, (a, b) in zip(parts, pairs, strict=False) if a != b), Ground.FULLER)


def _pin_of(first: Record, facts: Facts) -> Pin | None:
    pin = facts.pins.get(slot_of(first)) if facts.pins else None
    return pin if pin and pin.fact == first.provenance.fact else None


def _voice(first: Record, other: Record) -> Voice | None:
    found = gaps(first, other)
    if not found:
        return None
    mine, theirs = getattr(first, "edition", ""), getattr(other, "edition", "")
    revision = bool(mine and theirs) and theirs < mine
    return Voice(other, found, revision)


def _second_thoughts(record: Record) -> tuple[Voice, ...]:
    if not isinstance(record, SuspensionClaim) or record.otherwise_dated is None:
        return ()
    days = (record.otherwise_dated - record.claimed_on).days
    return (Voice(record, {"claimed_on": days}, otherwise=record.otherwise_dated),) if days else ()


def _as_pinned(membership: Membership, read: Mapping[FactId, MembershipReading], facts: Facts) -> Membership:
    """The acts as the pinned second reading dates them, where it does."""
    pin = facts.pins.get(slot_of(membership))
    reading = read.get(pin.fact) if pin else None
    if reading is None:
        return membership
    return replace(
        membership,
        provenance=reading.provenance,
        signed=reading.signed or membership.signed,
        deposited=reading.deposited or membership.deposited,
        entry_into_force=reading.entry_into_force or membership.entry_into_force,
    )


@lru_cache(maxsize=64)
def _asks(kind: type[Record]) -> Callable[[Any], Any]:
    return attrgetter(*kind.SLOT) if kind.SLOT else attrgetter("provenance.fact")


def _question(record: Record) -> object:
    return _asks(type(record))(record)


def _groups(records: Iterable[R]) -> dict[object, list[R]]:
    """The records by the question they answer; all are of one kind, or of two that share their slots."""
    groups: defaultdict[object, list[R]] = defaultdict(list)
    for record in records:
        groups[_question(record)].append(record)
    return groups


def _vary(records: Sequence[Record]) -> bool:
    """A cheap look: whether some column holds two values. Most questions have one answer, told twice."""
    columns = records[0].VALUES
    for column in columns:
        if len({getattr(record, column, None) for record in records} - {*_EMPTY}) > 1:
            return True
    return len(records) == 1
