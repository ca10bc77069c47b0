"""The invariants of the facts: what must hold for a figure to be printable. One small function a rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from db.backup import integrity_problems
from db.columns import columns_of
from db.errors import WorkspaceError
from db.facts import Facts
from db.failures import database_errors, understood
from db.locators import locator_broken
from db.records import (
    KINDS,
    Area,
    Ballot,
    Certainty,
    Deadline,
    FactId,
    Meeting,
    Membership,
    MembershipReading,
    Record,
    Resolution,
    Source,
    State,
    Statement,
    SuspensionClaim,
    Treaty,
    Vote,
)
from db.rules import RULES, STATES_AND_AREAS, STATES_ONLY, WORDS, unclean
from db.treaty import article5_deadline_of, standing_on
from db.workspace import Workspace

FIRST_DEADLINE = "entry into force + 10 years"
"""What `Deadline.set_by` says of the deadline that Article 5(1) sets itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a fact, in one sentence. fact: its id, a source's, or "" for the whole file."""

    fact: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.fact}: {self.sentence}" if self.fact else self.sentence


def check_facts(facts: Facts) -> list[Problem]:
    """Everything that breaks an invariant; empty if the facts are sound."""
    return [problem for rule in _RULES for problem in rule(facts)]


def check_records(
    facts: Facts,
    records: Iterable[Record],
    sources: Iterable[Source] = (),
    without: FactId | None = None,
) -> list[Problem]:
    """What is wrong with records that are to be added to the facts, as far as a rule can see; empty if nothing.

    sources: new ones that come with them. without: a fact that they are to replace.
    """
    new = list(records)
    context: dict[type[Record], list[Record]] = {
        kind: [record for record in facts.all(kind) if record.provenance.fact != without] for kind in _CONTEXT
    }
    for record in new:
        context.setdefault(type(record), []).append(record)
    together = Facts(facts.edition, (*facts.sources.values(), *sources), context)
    wanted = {record.provenance.fact for record in new}
    return [problem for problem in check_facts(together) if problem.fact in wanted]


def check_workspace(workspace: Workspace) -> list[Problem]:
    """The same of the facts in a file, and whether the file itself is sound."""
    try:
        with understood():
            broken = [Problem("", sentence) for sentence in integrity_problems(workspace.connection)]
        broken += _unread(workspace)
        return broken or check_facts(workspace.facts())
    except (*database_errors(), WorkspaceError) as error:
        return [Problem("", f"{workspace.path} can't be read: {error}")]


def _unread(workspace: Workspace) -> list[Problem]:
    count = workspace.lost_changes
    if not count:
        return []
    changes = "the newest change" if count == 1 else f"the newest {count} changes"
    return [Problem("", f"the log beside the file was damaged: {changes} could not be read back")]


_CONTEXT: tuple[type[Record], ...] = (State, Area, Membership, Meeting, Resolution)
"""The kinds to which the rules on another kind look."""


def _every_source_resolves(facts: Facts) -> Iterator[Problem]:
    for record in _all(facts):
        if not record.sources:
            yield _problem(record, "has no source")
        for source in record.sources:
            if source not in facts.sources:
                yield _problem(record, f"cites {source!r}, which is no source")


def _sources_are_citable(facts: Facts) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for source in facts.sources.values():
        twin = seen.setdefault(source.id.casefold(), source.id)
        if twin != source.id:
            yield Problem(source.id, f"differs from source {twin!r} by case only")
        if source.url and not re.match(r"https?://[^\s/]", source.url):
            yield Problem(source.id, f"has an address that is not http or https: {source.url!r}")
        if not source.title.strip():
            yield Problem(source.id, "has no title")


def _memory_is_marked(facts: Facts) -> Iterator[Problem]:
    """What rests on no source one could read must say so; it is never printed as fact."""
    for record in _all(facts):
        source = facts.sources.get(record.sources[0]) if record.sources else None
        if source and source.kind == "memory" and record.certainty is not Certainty.MEMORY:
            yield _problem(record, "rests on memory but is not marked so")


def _conclusions_are_explained(facts: Facts) -> Iterator[Problem]:
    for record in _all(facts):
        rule = record.provenance.notes or (isinstance(record, Deadline) and record.set_by)
        if record.certainty in (Certainty.DERIVED, Certainty.INFERRED) and not rule:
            yield _problem(record, f"is {record.certainty} but its notes don't say how")


def _nothing_is_known_after_the_check(facts: Facts) -> Iterator[Problem]:
    for record in _all(facts):
        known_by = record.provenance.known_by
        if known_by and record.provenance.edition and known_by > facts.edition.checked_until:
            yield _problem(record, f"is known by {known_by}, after its edition was checked")


def _ids_are_unique(facts: Facts) -> Iterator[Problem]:
    for fact, times in Counter(record.provenance.fact for record in _all(facts)).items():
        if times > 1:
            yield Problem(fact, f"stands {times} times")


def _codes_are_known(facts: Facts) -> Iterator[Problem]:
    both = facts.states.keys() | facts.areas.keys()
    for fields, known, noun in (
        (STATES_ONLY, facts.states.keys(), "one of the states"),
        (STATES_AND_AREAS, both, "a state or area"),
    ):
        for kind, names in fields.items():
            for record in facts.all(kind):
                for code in _codes(record, names):
                    if code not in known:
                        yield _problem(record, f"names {code!r}, which is not {noun}")
    for code in facts.states.keys() & facts.areas.keys():
        yield Problem(facts.areas[code].provenance.fact, f"is an area, but {code} is a state")


def _each_keeps_the_rules_of_its_kind(facts: Facts) -> Iterator[Problem]:
    for rule in RULES:
        for record in facts.all(rule.kind):
            phrase = rule.broken(*(getattr(record, column) for column in rule.columns))
            if phrase:
                yield _problem(record, phrase)


def _texts_are_clean(facts: Facts) -> Iterator[Problem]:
    for record in _all(facts):
        texts = {column.name: getattr(record, column.name) for column in columns_of(type(record))}
        for field, text in texts.items():
            if isinstance(text, str) and unclean(text):
                yield _problem(record, f"{field} has spaces at an end, markup or signs that don't print")


def _locators_are_readable(facts: Facts) -> Iterator[Problem]:
    for record in _all(facts):
        provenance = record.provenance
        if not provenance.locators:
            continue
        if len(provenance.locators) != len(provenance.sources):
            yield _problem(
                record, f"has {len(provenance.locators)} locators for {len(provenance.sources)} sources"
            )
        for phrase in filter(None, map(locator_broken, provenance.locators)):
            yield _problem(record, f"has a locator that can't be kept: {phrase}")


def _first_deadlines_follow_article_5(facts: Facts) -> Iterator[Problem]:
    entries = {
        record.state: record.entry_into_force
        for record in facts.all(Membership)
        if record.treaty is Treaty.MBT and record.entry_into_force
    }
    for record in facts.all(Deadline):
        if record.set_by == FIRST_DEADLINE and record.state in entries:
            due = article5_deadline_of(entries[record.state])
            if record.deadline != due:
                yield _problem(record, f"is {record.deadline}; Article 5 gives {due}")


def _readings_agree_as_they_say(facts: Facts) -> Iterator[Problem]:
    memberships = {
        (record.treaty, record.state): record
        for record in facts.all(Membership)
        if not record.provenance.own  # the user's may contradict both
    }
    for reading in facts.all(MembershipReading):
        own = memberships.get((reading.treaty, reading.state))
        if own is None or not reading.agrees:
            continue
        for field in ("signed", "deposited", "entry_into_force"):
            read: date | None = getattr(reading, field)
            if read and read != getattr(own, field):
                yield _problem(
                    reading, f"says that it agrees, but {field} is {getattr(own, field)}, not {read}"
                )


def _only_parties_claim_suspension(facts: Facts) -> Iterator[Problem]:
    memberships = {(record.treaty, record.state): record for record in facts.all(Membership)}
    for claim in facts.all(SuspensionClaim):
        own = memberships.get((claim.treaty, claim.state))
        if not standing_on(claim.state, claim.treaty, own, (), claim.claimed_on).status.in_force:
            yield _problem(claim, "claims to suspend what does not bind it")


def _votes_add_up(facts: Facts) -> Iterator[Problem]:
    resolutions = {record.resolution: record for record in facts.all(Resolution)}
    touched = _votes_touched(facts)
    cast = Counter((vote.resolution, vote.vote) for vote in facts.all(Vote) if vote.resolution not in touched)
    for name in {resolution for resolution, _ in cast} - resolutions.keys():
        yield Problem("", f"votes name resolution {name!r}, which is not in the facts")
    for name in sorted(resolutions.keys() & {resolution for resolution, _ in cast}):
        record = resolutions[name]
        counted = tuple(cast[name, ballot] for ballot in (Ballot.YES, Ballot.NO, Ballot.ABSTAIN))
        if counted != (record.yes, record.no, record.abstain):
            result = f"{record.yes}-{record.no}-{record.abstain}"
            yield _problem(record, f"is {result}, but its votes make {'-'.join(map(str, counted))}")


def _votes_touched(facts: Facts) -> set[str]:
    """Resolutions on whose count or votes the user says something else than the edition."""
    kinds = (f"{Vote.KIND}:", f"{Resolution.KIND}:")
    retired = {fact.split(":")[1] for fact in facts.retired if fact.startswith(kinds)}
    own = {r.resolution for kind in (Vote, Resolution) for r in facts.all(kind) if r.provenance.own}
    return retired | own


def _meetings_are_in_order(facts: Facts) -> Iterator[Problem]:
    names = {meeting.meeting for meeting in facts.all(Meeting)}
    for category in WORDS[Meeting, "category"]:
        numbered = sorted(
            {one.meeting: one for one in facts.all(Meeting) if one.category == category}.values(),
            key=lambda one: one.number,
        )
        for before, after in pairwise(numbered):
            if before.number == after.number or before.ends_on >= after.starts_on:
                yield _problem(after, f"does not come after {before.meeting}")
    for statement in facts.all(Statement):
        if statement.meeting not in names:
            yield _problem(statement, f"was made at {statement.meeting!r}, which is no meeting")


_RULES: tuple[Callable[[Facts], Iterable[Problem]], ...] = (
    _every_source_resolves,
    _sources_are_citable,
    _memory_is_marked,
    _conclusions_are_explained,
    _nothing_is_known_after_the_check,
    _ids_are_unique,
    _codes_are_known,
    _each_keeps_the_rules_of_its_kind,
    _texts_are_clean,
    _locators_are_readable,
    _first_deadlines_follow_article_5,
    _readings_agree_as_they_say,
    _only_parties_claim_suspension,
    _votes_add_up,
    _meetings_are_in_order,
)


def _all(facts: Facts) -> Iterator[Record]:
    for kind in KINDS:
        yield from facts.all(kind)


def _codes(record: Record, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        value = getattr(record, field)
        yield from value if isinstance(value, tuple) else () if value is None else (value,)


def _problem(record: Record, sentence: str) -> Problem:
    return Problem(record.provenance.fact, sentence)
