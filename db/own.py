"""What the user adds to a workspace: facts, corrections, choices between sources, notes, kept briefs.

Each function is one act and one operation of the journal; all raise WorkspaceError if the file can't be written
and BadFacts, one sentence that says what to do, if what is to be kept breaks a rule. Then nothing has changed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from db.audience import Anyones, Audience, Ours
from db.check import check_records
from db.columns import columns_of, text_of
from db.errors import BadFacts
from db.journal import Act
from db.records import FactId, Issue, Record, Source, SourceId, StateCode, slot_of
from db.titles import title_of

if TYPE_CHECKING:
    from db.facts import Facts
    from db.workspace import Workspace

R = TypeVar("R", bound=Record)

AUDIENCES = (Audience.INTERNAL, Audience.HANDOUT)
"""For whom a note is; one is born internal."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the user's about a fact, a source or a state. about: its id or code. audience: for whom the text is."""

    key: Ours[str]
    about: Anyones[str]
    text: Ours[str]
    audience: Anyones[str]


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """A brief as it was asked for, to be made again.

    without: keys of the sections left out. figures: those added, as `desktop.dossier.picture` writes them.
    template: a shipped one's key, or the whole text of the user's own. named: what the states are together, or "".
    audience: for whom it is made.
    """

    key: Ours[str]
    name: Ours[str]
    states: Anyones[tuple[StateCode, ...]]
    issues: Anyones[tuple[Issue, ...]]
    meeting: Anyones[str]
    as_of: Anyones[date]
    language: Anyones[str] = "en"
    paper: Anyones[str] = "a4"
    without: Anyones[tuple[str, ...]] = ()
    figures: Anyones[tuple[str, ...]] = ()
    template: Anyones[str] = "state"
    named: Anyones[str] = ""
    audience: Anyones[str] = Audience.HANDOUT


def add_fact(workspace: Workspace, record: Record, sources: Iterable[Source] = ()) -> FactId:
    """Keep a fact of the user's beside the edition's. sources: those it cites that are new."""
    facts, new = workspace.facts(), tuple(sources)
    _check(facts, record, new)
    with workspace.act(Act.ADD_FACT, {"title": title_of(record, facts)}) as change:
        for source in new:
            change.add_source(source)
        (fact,) = change.new_ids()
        change.add_facts([_as_own(record, fact)])
    return fact


def correct_fact(
    workspace: Workspace, old: FactId, record: Record, reason: str, sources: Iterable[Source] = ()
) -> FactId:
    """Put another fact in the place of one that is wrong; that one stays in the history.

    Where the wrong one was preferred to others the correction is from now on, if it answers the same question.
    """
    facts, new = workspace.facts(), tuple(sources)
    wrong = _known(facts, old)
    if type(wrong) is not type(record):
        raise BadFacts("A correction must be a fact of the same kind.")
    _check(facts, record, new, without=old)
    with workspace.act(Act.CORRECT_FACT, {"title": title_of(wrong, facts), "fact": old}) as change:
        for source in new:
            change.add_source(source)
        (fact,) = change.new_ids()
        change.add_facts([_as_own(record, fact)])
        change.retire(old, fact, reason.strip())
        slot = slot_of(wrong)
        if slot in facts.pins and facts.pins[slot].fact == old:
            same = slot_of(record) == slot
            change.set("pin", slot, {"fact": fact, "reason": facts.pins[slot].reason} if same else None)
    return fact


def withdraw_fact(workspace: Workspace, fact: FactId, reason: str) -> None:
    """Take a fact out of every brief, map and chart; it stays in its history."""
    facts = workspace.facts()
    about = {"title": title_of(_known(facts, fact), facts), "fact": fact}
    with workspace.act(Act.WITHDRAW_FACT, about) as change:
        change.retire(fact, None, reason.strip())


def pin(workspace: Workspace, fact: FactId, reason: str) -> None:
    """Let this fact be the one to show, whatever the rule says. The reason is printed with the note on it."""
    facts = workspace.facts()
    record = _known(facts, fact)
    slot = slot_of(record)
    if not slot:
        raise BadFacts("Only a fact that others contradict can be chosen before them.")
    if not record.printable:
        raise BadFacts("A fact from memory is never printed; correct it with a source that was read first.")
    if not reason.strip():
        raise BadFacts("Say why this fact is to be preferred; the reason stands with its note on the page.")
    with workspace.act(Act.PIN, {"title": title_of(record, facts), "fact": fact}) as change:
        change.set("pin", slot, {"fact": fact, "reason": reason.strip()})


def unpin(workspace: Workspace, slot: str) -> None:
    """Let the rule choose again."""
    facts = workspace.facts()
    if slot not in facts.pins:
        return
    record = facts.by_id(facts.pins[slot].fact)
    with workspace.act(Act.UNPIN, {"title": title_of(record, facts) if record else slot}) as change:
        change.set("pin", slot, None)


def add_source(workspace: Workspace, source: Source) -> None:
    """Keep a source of the user's."""
    _check_source(source)
    with workspace.act(Act.ADD_SOURCE, {"title": source.title}) as change:
        change.add_source(source)


def edit_source(workspace: Workspace, source: Source) -> None:
    """Change a source of the user's; one of the edition can't be changed."""
    _check_source(source)
    if source.id not in own_sources(workspace):
        raise BadFacts("This source came with the edition and can't be changed; add one of your own.")
    with workspace.act(Act.EDIT_SOURCE, {"title": source.title}) as change:
        change.set("source", source.id, source_cells(source))


def own_sources(workspace: Workspace) -> frozenset[SourceId]:
    """The sources that are the user's, those undone left out."""
    rows = workspace.connection.execute(
        "SELECT id FROM source WHERE edition IS NULL AND (operation IS NULL "
        "OR operation IN (SELECT number FROM live_operation))"
    )
    return frozenset(SourceId(row[0]) for row in rows)


def source_cells(source: Source) -> dict[str, str]:
    """The fields of a source as text."""
    return {column.name: text_of(getattr(source, column.name)) for column in columns_of(Source)}


def write_note(
    workspace: Workspace, about: str, text: str, audience: str = Audience.INTERNAL, key: str = ""
) -> str:
    """Keep a note, or change the one of that key. Returns its key."""
    if audience not in AUDIENCES:
        raise BadFacts(f"A note is for {' or '.join(AUDIENCES)}, not for {audience!r}.")
    key = key or secrets.token_hex(6)
    title = " ".join(text.split())[:60]
    with workspace.act(Act.WRITE_NOTE, {"title": title, "key": key}, continuing=True) as change:
        change.set("note", key, {"about": about, "text": text, "audience": audience})
    return key


def drop_note(workspace: Workspace, key: str) -> None:
    """Remove a note; it can be had back by undoing that."""
    title = next((" ".join(note.text.split())[:60] for note in notes(workspace) if note.key == key), "")
    with workspace.act(Act.DROP_NOTE, {"title": title, "key": key}) as change:
        change.set("note", key, None)


def notes(workspace: Workspace) -> list[Note]:
    """Every note, those about the same together."""
    found = [Note(key, **value) for key, value in _entries(workspace, "note")]
    return sorted(found, key=lambda note: (note.about, note.key))


def keep_brief(workspace: Workspace, brief: KeptBrief) -> str:
    """Keep what a brief was asked for, under its key or, where it has none, a new one. Returns the key."""
    if not brief.name.strip():
        raise BadFacts("Give the brief a name to keep it under.")
    key = brief.key or secrets.token_hex(6)
    with workspace.act(Act.KEEP_BRIEF, {"title": brief.name.strip(), "key": key}) as change:
        change.set("brief", key, written_brief(brief))
    return key


def drop_brief(workspace: Workspace, key: str) -> None:
    """Keep it no longer; it can be had back by undoing that."""
    name = next((brief.name for brief in kept_briefs(workspace) if brief.key == key), "")
    with workspace.act(Act.DROP_BRIEF, {"title": name, "key": key}) as change:
        change.set("brief", key, None)


def kept_briefs(workspace: Workspace) -> list[KeptBrief]:
    """By name."""
    found = [read_brief(key, value) for key, value in _entries(workspace, "brief")]
    return sorted(found, key=lambda brief: (brief.name.casefold(), brief.key))


def written_brief(brief: KeptBrief) -> dict[str, Any]:
    """All of it but its key, in JSON's kinds."""
    value = {name: part for name, part in asdict(brief).items() if name != "key"}
    return {**value, "as_of": brief.as_of.isoformat()}


def read_brief(key: str, value: Mapping[str, Any]) -> KeptBrief:
    """What was written. Raises KeyError, TypeError or ValueError if it is no brief."""
    return KeptBrief(
        key=key,
        name=value["name"],
        states=tuple(StateCode(code) for code in value["states"]),
        issues=tuple(Issue(issue) for issue in value["issues"]),
        meeting=value["meeting"],
        as_of=date.fromisoformat(value["as_of"]),
        language=value["language"],
        paper=value["paper"],
        without=tuple(value["without"]),
        figures=tuple(value.get("figures", ())),
        template=value.get("template", "state"),
        named=value.get("named", ""),
        audience=value.get("audience", Audience.HANDOUT),
    )


def _entries(workspace: Workspace, kind: str) -> list[tuple[str, Any]]:
    rows = workspace.connection.execute("SELECT key, value FROM live_entry WHERE kind = ?", (kind,))
    return [(key, json.loads(value)) for key, value in rows]


def _as_own(record: R, fact: FactId) -> R:
    return replace(record, provenance=replace(record.provenance, fact=fact, edition=""))


def _known(facts: Facts, fact: FactId) -> Record:
    record = facts.by_id(fact)
    if record is None:
        raise BadFacts("This fact is not there any more: it was corrected, withdrawn or undone meanwhile.")
    return record


def _check(facts: Facts, record: Record, sources: tuple[Source, ...], without: FactId | None = None) -> None:
    for source in sources:
        _check_source(source)
    fresh = _as_own(record, FactId("own:new"))
    problems = check_records(facts, [fresh], sources, without)
    if problems:
        raise BadFacts(f"This fact {problems[0].sentence}.", tuple(problem.sentence for problem in problems))


def _check_source(source: Source) -> None:
    if not source.id.strip() or not source.title.strip():
        raise BadFacts("A source needs an id and a title.")
    if ";" in source.id:
        raise BadFacts(
            "The id of a source can't have a semicolon, which stands between ids; write another sign."
        )
    if source.url and not source.url.startswith(("http://", "https://")):
        raise BadFacts(
            "The address of a source begins with http:// or https://; leave it empty if it has none."
        )
