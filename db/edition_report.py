"""What a newer edition means to the user: what of hers it contradicts, and which of her briefs it affects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from db.choice import best_of_each, contested
from db.columns import text_of
from db.differing import gaps
from db.edition_change import cells_by_column, columns_that_differ, former_change
from db.own import kept_briefs
from db.records import (
    WORLD,
    Casualties,
    CasualtyBreakdown,
    FactId,
    Issue,
    Meeting,
    Membership,
    Record,
    Resolution,
)
from db.titles import title_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from db.edition_change import Changed, EditionChange
    from db.facts import Facts
    from db.own import KeptBrief
    from db.workspace import Workspace

_DEFAULT_ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
_SUBJECTS = ("state", "place", "actor", "states", "used_by")
_EVERYWHERE = (Membership, Resolution)
"""Kinds of which any change shows in the counts of every brief."""


class Against(StrEnum):
    """What of the user's an edition contradicts."""

    OWN = "own"  # a fact that she added
    CORRECTION = "correction"  # a fact in which she corrected the older edition
    WITHDRAWAL = "withdrawal"  # that she withdrew a fact
    PIN = "pin"  # that she preferred a fact


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing of the user's that the newer edition bears on.

    mine: her fact, or the edition's that she withdrew or pinned as she knew it. theirs: what the newer edition
    says, None where it says nothing any more. columns: those in which theirs differs from mine.
    """

    against: Against
    mine: Record
    theirs: Record | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """A kept brief and what of the newer edition it uses."""

    brief: KeptBrief
    facts: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class EditionReport:
    """What the user must know once a newer edition is loaded."""

    change: EditionChange
    contradictions: tuple[Contradiction, ...]
    briefs: tuple[Affected, ...]


def edition_report(workspace: Workspace) -> EditionReport | None:
    """Of the edition that the workspace holds against the one before it; None if it never held another."""
    facts = workspace.facts()
    change = former_change(workspace.connection)
    if change is None:
        return None
    found = tuple(contradictions(workspace.connection, facts, change))
    return EditionReport(change, found, affected_briefs(change, kept_briefs(workspace)))


def contradictions(
    connection: sqlite3.Connection, facts: Facts, change: EditionChange
) -> Iterator[Contradiction]:
    """What of the newer edition contradicts the user's facts, corrections, withdrawals and pins."""
    after = {each.after.provenance.fact: each for each in change.changed}
    gone = {record.provenance.fact: record for record in change.removed}
    yield from _against_own(facts, change)
    query = "SELECT key, value FROM live_entry WHERE kind = 'retired' ORDER BY operation"
    rows = connection.execute(query).fetchall()
    successors = {key: json.loads(value)["by"] for key, value in rows}
    for key, value in rows:
        mine = _standing_now(json.loads(value)["by"], facts, successors)
        if key in after and mine is None:
            yield _changed_after(Against.WITHDRAWAL, after[FactId(key)])
        elif key in after and mine is not None:
            theirs = after[FactId(key)].after
            if columns := tuple(gaps(mine, theirs)) or columns_that_differ(mine, theirs):
                yield Contradiction(Against.CORRECTION, mine, theirs, columns)
        elif key in gone and mine is not None:
            yield Contradiction(Against.CORRECTION, mine, None, ())
    for pin in facts.pins.values():
        if pin.fact in after:
            yield _changed_after(Against.PIN, after[pin.fact])
        elif pin.fact in gone:
            rivals = contested(facts).get(pin.slot, ())
            yield Contradiction(
                Against.PIN, gone[pin.fact], next(iter(best_of_each(rivals, facts)), None), ()
            )


def _standing_now(fact: str | None, facts: Facts, successors: Mapping[str, str | None]) -> Record | None:
    """What a correction, and those of it, came to; None if that was withdrawn."""
    while fact is not None and fact in successors:
        fact = successors[fact]
    return facts.by_id(FactId(fact)) if fact else None


def affected_briefs(change: EditionChange, briefs: Iterable[KeptBrief]) -> tuple[Affected, ...]:
    """The kept briefs whose states and issues use a fact that is new, other or gone."""
    found = ((brief, tuple(r for r in change.touched if _uses(brief, r))) for brief in briefs)
    return tuple(Affected(brief, records) for brief, records in found if records)


def report_lines(report: EditionReport, facts: Facts) -> list[str]:
    """The report as text, a line for each thing."""
    change = report.change
    lines = [
        (
            f"Edition {change.edition} in place of {change.former}: {len(change.added)} new, "
            f"{len(change.changed)} changed, {len(change.removed)} gone."
        )
    ]
    for each in change.changed:
        told = ", ".join(_was_and_is(each, column) for column in each.columns)
        lines.append(f"changed: {title_of(each.after, facts)}: {told}")
    lines += [f"gone: {title_of(record, facts)}" for record in change.removed]
    lines += [_contradiction_line(each, facts) for each in report.contradictions]
    lines += [
        f"brief: {each.brief.name} uses {len(each.facts)} of these facts; make it anew."
        for each in report.briefs
    ]
    return lines


_SAID = {
    Against.OWN: "contradicts your own fact",
    Against.CORRECTION: "bears on your correction",
    Against.WITHDRAWAL: "changes what you withdrew",
    Against.PIN: "bears on what you preferred",
}


def _contradiction_line(each: Contradiction, facts: Facts) -> str:
    title = title_of(each.mine, facts)
    if each.theirs is None:
        return f"{_SAID[each.against]}: {title}: the edition no longer says anything of it"
    theirs = each.theirs
    told = ", ".join(
        f"{column} is {text_of(getattr(theirs, column, '')) or 'empty'} there and "
        f"{text_of(getattr(each.mine, column, '')) or 'empty'} here"
        for column in each.columns
    )
    return f"{_SAID[each.against]}: {title}: {told}" if told else f"{_SAID[each.against]}: {title}"


def _was_and_is(each: Changed, column: str) -> str:
    before, after = cells_by_column(each.before).get(column, ""), cells_by_column(each.after).get(column, "")
    return f"{column} was {before or 'empty'}, is {after or 'empty'}"


def _changed_after(against: Against, each: Changed) -> Contradiction:
    return Contradiction(against, each.before, each.after, each.columns)


def _against_own(facts: Facts, change: EditionChange) -> Iterator[Contradiction]:
    """The user's facts whose question the edition answers otherwise, by a fact that is new or other."""
    fresh = {record.provenance.fact for record in change.touched}
    for records in contested(facts).values():
        theirs = [record for record in records if record.provenance.fact in fresh]
        for mine in (record for record in records if record.provenance.own):
            for other in theirs:
                if found := gaps(mine, other):
                    yield Contradiction(Against.OWN, mine, other, tuple(found))


def _uses(brief: KeptBrief, record: Record) -> bool:
    if isinstance(record, Meeting):
        return record.meeting == brief.meeting
    worldwide = isinstance(record, Casualties | CasualtyBreakdown) and record.place == WORLD
    if worldwide or isinstance(record, _EVERYWHERE):
        return True
    issues = _issues_of(record)
    if issues and not set(issues) & set(brief.issues or _DEFAULT_ISSUES):
        return False
    return bool(_subjects_of(record) & set(brief.states)) or (bool(issues) and not _subjects_of(record))


def _issues_of(record: Record) -> tuple[Issue, ...]:
    issue = getattr(record, "issue", None)
    return (issue,) if issue else getattr(record, "issues", ())


def _subjects_of(record: Record) -> set[str]:
    values = (getattr(record, name, None) for name in _SUBJECTS)
    return {code for value in values if value for code in (value if isinstance(value, tuple) else (value,))}
