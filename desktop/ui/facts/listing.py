"""Which facts to list and in which order; the worker finds them, since there may be 100,000."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.columns import columns_of
from db.records import FIXED, KINDS, FactId, GroupMember, Record, StateCode
from db.state_names import folded
from desktop.ui.facts.statements import Statements, sort_day

if TYPE_CHECKING:
    from db.choice import Disagreement
    from db.facts import Facts
    from db.workspace import Workspace
    from desktop.wording import Wording


_FRAME = frozenset({*FIXED, GroupMember})
"""Kinds that say which states there are, and nothing of what they do."""


class Which(StrEnum):
    """A part of the facts that one may want to see alone."""

    ALL = "all"
    OWN = "own"
    PINNED = "pinned"
    CONTRADICTED = "contradicted"
    MEMORY = "memory"
    GONE = "gone"


class By(StrEnum):
    """What the facts are sorted by."""

    SUBJECT = "subject"
    TOPIC = "topic"
    STATEMENT = "statement"
    DAY = "day"
    EDITION = "edition"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Wanted:
    """text: as typed; every word must be found. kind: of `Record.KIND`, "" for all. by: None as they come."""

    text: str = ""
    kind: str = ""
    state: StateCode | None = None
    which: Which = Which.ALL
    by: By | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class WantedDisputes:
    """Which contradictions to list. revisions: also where a source only revised itself."""

    state: StateCode | None = None
    revisions: bool = False


@dataclass(frozen=True, slots=True)
class Disputes:
    """The contradictions listed, how many there are in all but revisions, and what explains the counts."""

    listed: tuple[Disagreement, ...]
    whole: int
    explained: tuple[str, ...]


def listed(workspace: Workspace, facts: Facts, wanted: Wanted, words: Wording) -> tuple[Record, ...]:
    """The facts wanted, in the order wanted."""
    from db.search import keys_found

    if wanted.which is Which.GONE:
        return _gone(workspace, facts, wanted, words)
    found = _of_kind(facts, wanted)
    if wanted.text.strip():
        keys = keys_found(workspace.connection, wanted.text)
        found = [record for record in found if record.provenance.fact in keys]
    kept = _kept(facts, wanted.which)
    if kept is not None:
        found = [record for record in found if kept(record)]
    if wanted.by is not None:
        found.sort(key=_sort_key(facts, wanted.by, words), reverse=wanted.descending)
    return tuple(found)


def disputes(facts: Facts, wanted: WantedDisputes, words: Wording) -> Disputes:
    """The contradictions wanted, those first that are not mere revisions."""
    from db.choice import disagreements
    from desktop.brief.party_counts import count_explanation

    every = disagreements(facts)
    real = [one for one in every if not one.revision]
    found = (*real, *(one for one in every if one.revision)) if wanted.revisions else real
    about = tuple(one for one in found if wanted.state is None or wanted.state in one.slot.split(":"))
    explained = count_explanation(facts, words, facts.edition.checked_until)
    return Disputes(about, len(real), tuple(explained))


def _written(record: Record) -> Iterator[str]:
    """Its texts as they were written, by which it is found in every language."""
    return (getattr(record, column.name) for column in columns_of(type(record)) if column.type is str)


def _gone(workspace: Workspace, facts: Facts, wanted: Wanted, words: Wording) -> tuple[Record, ...]:
    """Those gone, which the search does not hold; they are few enough to be looked through."""
    from db.history import gone_facts

    tell = Statements(facts, words)

    def fits(record: Record) -> bool:
        said = folded(
            " ".join(
                (
                    tell.subject(record),
                    tell.statement(record),
                    tell.day(record),
                    tell.source(record),
                    *_written(record),
                )
            )
        )
        subject = wanted.state is None or tell.is_about(record, wanted.state)
        kind = wanted.kind in ("", record.KIND)
        return kind and subject and all(word in said for word in folded(wanted.text).split())

    found = [record for record in gone_facts(workspace.connection) if fits(record)]
    if wanted.by is not None:
        found.sort(key=_sort_key(facts, wanted.by, words), reverse=wanted.descending)
    return tuple(found)


def _of_kind(facts: Facts, wanted: Wanted) -> list[Record]:
    """What is known of states comes before their list and their groups."""
    kinds = sorted((kind for kind in KINDS if wanted.kind in ("", kind.KIND)), key=_FRAME.__contains__)
    if wanted.state is None:
        return [record for kind in kinds for record in facts.all(kind)]
    return [record for kind in kinds for record in facts.about(kind, wanted.state)]


def _kept(facts: Facts, which: Which) -> Callable[[Record], bool] | None:
    match which:
        case Which.OWN:
            return lambda record: record.provenance.own
        case Which.PINNED:
            return _one_of({pin.fact for pin in facts.pins.values()})
        case Which.CONTRADICTED:
            from db.choice import disagreements

            return _one_of(
                {
                    record.provenance.fact
                    for one in disagreements(facts)
                    if not one.revision
                    for record in (one.chosen, *one.others)
                }
            )
        case Which.MEMORY:
            return lambda record: not record.printable
        case _:
            return None


def _one_of(wanted: set[FactId]) -> Callable[[Record], bool]:
    return lambda record: record.provenance.fact in wanted


def _sort_key(facts: Facts, by: By, words: Wording) -> Callable[[Record], str]:
    tell = Statements(facts, words)
    texts: dict[By, Callable[[Record], str]] = {
        By.SUBJECT: tell.subject,
        By.TOPIC: tell.topic,
        By.STATEMENT: tell.statement,
        By.EDITION: tell.edition,
        By.SOURCE: tell.source,
    }
    if by is By.DAY:
        return sort_day
    said = texts[by]
    return lambda record: said(record).casefold()
