"""A copy to take on a journey: the edition's public facts, chosen briefs, what is written in these, nothing else.

It is built from nothing rather than by leaving out, since a file keeps traces of what was deleted from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from db import own
from db.access import Access
from db.audience import Audience
from db.backup import verify
from db.connection import connect, fold_log
from db.creation import build
from db.edits import About, KeptEdits, Version, bring_edits, cited_in, kept_edits, versions
from db.errors import WorkspaceError
from db.facts import Facts, read_edition_facts
from db.failures import explained
from db.journal import Act, Change
from db.records import KINDS, FactId, Source
from db.vault import new_key
from db.whole import publish, unfinished
from db.workspace import Workspace


def travel_copy(
    workspace: Workspace,
    target: Path,
    briefs: Collection[str],
    written_in: Collection[About] = (),
    *,
    passphrase: str | None = None,
    with_own_facts: bool = False,
    with_internal: bool = False,
) -> None:
    """Write a workspace of the edition's facts and the kept briefs of these keys; it must not be there yet.

    written_in: the briefs whose edited sections and named versions go along, with the user's sources cited in them;
    of internal notes none, unless with_internal: such a copy is for the delegation alone.
    No notes, settings, journal, nor other sources and facts of the user's. with_own_facts: these too, those that
    count now, with the choices made between facts. passphrase: encrypts the copy.

    Raises WorkspaceError if the copy can't be written; then there is none.
    """
    if target.exists():
        raise WorkspaceError(f"{target} is there already; choose another name.")
    key = None if passphrase is None else new_key(passphrase)
    facts = workspace.facts()
    chosen = [brief for brief in own.kept_briefs(workspace) if brief.key in briefs]
    written = {about for about in written_in if with_internal or about.audience is not Audience.INTERNAL}
    edits = [each for each in kept_edits(workspace) if each.about in written]
    named = [each for each in versions(workspace) if each.about in written]
    with explained(workspace.path):
        public = _without_own_sources(read_edition_facts(workspace.connection), own.own_sources(workspace))
        replaced = _replaced(workspace)
    with explained(target), unfinished(target) as new:
        build(new, public, key)
        with Workspace(new, connect(new, key=key), Access(key=key)) as copy:
            if with_own_facts:
                _add_own(copy, facts, replaced)
            for brief in chosen:
                own.keep_brief(copy, brief)
            if edits or named:
                bring_edits(copy, edits, named, _cited(copy, facts, (*edits, *named)))
            fold_log(copy.connection)
        verify(new, key)
        publish(new, target)


def _cited(copy: Workspace, facts: Facts, written: Iterable[KeptEdits | Version]) -> list[Source]:
    """The sources cited that the copy lacks: without them a citation would lead nowhere."""
    there = copy.facts().sources
    cited = {source for each in written for source in cited_in(each.edits)}
    return [
        facts.sources[source] for source in sorted(cited) if source in facts.sources and source not in there
    ]


def _without_own_sources(facts: Facts, own_sources: Collection[str]) -> Facts:
    sources = [source for source in facts.sources.values() if source.id not in own_sources]
    return Facts(facts.edition, sources, {kind: facts.all(kind) for kind in KINDS})


def _replaced(workspace: Workspace) -> dict[FactId, FactId | None]:
    """Facts that were corrected, with what stands in their place, or withdrawn."""
    rows = workspace.connection.execute(
        "SELECT key, json_extract(value, '$.by') FROM live_entry JOIN fact ON fact.id = key "
        "WHERE live_entry.kind = 'retired' AND fact.edition IS NOT NULL"
    )
    return {FactId(fact): None if by is None else FactId(by) for fact, by in rows}


def _add_own(copy: Workspace, facts: Facts, replaced: dict[FactId, FactId | None]) -> None:
    """As one operation, without the reasons and the history."""
    there = copy.facts().sources
    with copy.act(Act.IMPORT_FACTS, {"count": str(len(facts.own))}) as change:
        for source in facts.sources.values():
            if source.id not in there:
                change.add_source(source)
        for kind in KINDS:
            change.add_facts([record for record in facts.all(kind) if record.provenance.own])
        for fact, by in replaced.items():
            change.retire(fact, by if by in facts.own else None, "")
        _add_pins(change, facts)


def _add_pins(change: Change, facts: Facts) -> None:
    for slot, pin in facts.pins.items():
        if facts.by_id(pin.fact):
            change.set("pin", slot, {"fact": pin.fact, "reason": pin.reason})
