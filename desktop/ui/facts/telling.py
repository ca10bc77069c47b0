"""A fact in full, as rich text: its fields, its sources, what others say of the same, and how it came to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from db.columns import columns_of
from db.records import Record, Source, slot_of
from desktop.brief.locators import merged, places_words
from desktop.ui.facts.kind_words import field_title
from desktop.ui.facts.references import provenance_words, reference
from desktop.ui.facts.statements import Statements
from desktop.ui.facts.step_words import step_html
from desktop.ui.facts.values import value_words
from desktop.ui.facts.voice_words import ground_words, voice_html

if TYPE_CHECKING:
    from db.choice import Disagreement
    from db.facts import Facts, Pin
    from db.history import Step
    from db.own import Note
    from db.records import FactId
    from db.workspace import Workspace
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class ToldFact:
    """others: what else answers the same question, agreeing or not, the one the rule takes first first.

    gone: it was corrected, withdrawn or dropped by a newer edition. successor: what stands in its place, or None.
    """

    record: Record
    facts: Facts
    history: tuple[Step, ...]
    chosen: Record | None
    others: tuple[Record, ...]
    pin: Pin | None
    disagreement: Disagreement | None
    gone: bool = False
    successor: FactId | None = None


def told_fact(workspace: Workspace, facts: Facts, fact: FactId) -> ToldFact | None:
    """All that is to be said of a fact, even of one that is gone; None if it was undone or never was."""
    from db.choice import choose, contested, disagreement_among
    from db.history import history_of

    record = facts.by_id(fact)
    if record is None:
        return _told_gone(workspace, facts, fact)
    history = history_of(workspace.connection, fact)
    group = contested(facts).get(slot_of(record), ())
    if not group:
        return ToldFact(record, facts, history, None, (), None, None)
    choice = choose(group, facts)
    return ToldFact(
        record,
        facts,
        history,
        choice.chosen,
        tuple(one for one in (choice.chosen, *choice.others) if one is not record),
        choice.pinned,
        disagreement_among(group, facts),
    )


def _told_gone(workspace: Workspace, facts: Facts, fact: FactId) -> ToldFact | None:
    from db.history import gone_fact, history_of, successor_of

    record = gone_fact(workspace.connection, fact)
    if record is None:
        return None
    last = successor_of(workspace.connection, fact)
    successor = last if facts.by_id(last) else None
    history = history_of(workspace.connection, fact)
    return ToldFact(record, facts, history, None, (), None, None, gone=True, successor=successor)


def fact_html(told: ToldFact, notes: Iterable[Note], words: Wording) -> str:
    """The page on the fact; links say "fact:", "source:", "copy:" or "note:" and an id. All values are escaped."""
    record, facts = told.record, told.facts
    tell = Statements(facts, words)
    head = " · ".join(part for part in (tell.subject(record), tell.topic(record), tell.day(record)) if part)
    parts = [
        f"<p style='margin:0 0 2px 0'><b>{escape(head)}</b></p>",
        f"<p style='margin:0 0 8px 0; font-size:15px'>{escape(tell.statement(record))}</p>",
        _gone(told, words),
        _warning(record, words),
        _fields(record, facts, words),
        _heading(words.text("Sources")),
        *(
            source_html(facts.sources[cited.source], cited.locator, words)
            for cited in record.citations
            if cited.source in facts.sources
        ),
        provenance_html(record, words),
        _voices(told, words),
        _notes(notes, words),
        _history(told, words),
    ]
    return "".join(parts)


def _gone(told: ToldFact, words: Wording) -> str:
    if not told.gone:
        return ""
    if told.successor is not None:
        why = words.text("Corrected by you; no brief, map or chart uses it.")
        link = (
            f" <a href='fact:{escape(told.successor)}'>{escape(words.text('What stands in its place'))}</a>"
        )
    elif told.record.provenance.fact in told.facts.retired:
        why, link = words.text("Withdrawn by you; no brief, map or chart uses it."), ""
    else:
        why, link = words.text("The facts edition does not hold this any more."), ""
    return f"<p style='margin:0 0 8px 0'><b>{escape(why)}</b>{link}</p>"


def _warning(record: Record, words: Wording) -> str:
    if record.printable:
        return ""
    told = words.text("From memory: unverified, never printed.")
    return f"<p style='margin:0 0 8px 0'><b>{escape(told)}</b></p>"


def _heading(text: str) -> str:
    return f"<p class='quiet' style='margin:14px 0 3px 0'><b><small>{escape(text.upper())}</small></b></p>"


def _fields(record: Record, facts: Facts, words: Wording) -> str:
    values = {
        column.name: value_words(column.name, getattr(record, column.name), facts, words, record.KIND)
        for column in columns_of(type(record))
    }
    shown = {name: text for name, text in values.items() if text and getattr(record, name) is not False}
    return _rows({field_title(name, words): text for name, text in shown.items()})


def _rows(pairs: Mapping[str, str]) -> str:
    rows = "".join(
        f"<tr><td class='quiet' style='padding:1px 14px 1px 0'>{escape(name)}</td>"
        f"<td style='padding:1px 0'>{escape(text)}</td></tr>"
        for name, text in pairs.items()
    )
    return f"<table cellspacing='0' cellpadding='0'>{rows}</table>"


def source_html(source: Source, locator: str, words: Wording) -> str:
    """A source as one cites it, which leads to it ("source:"), and can be copied ("copy:")."""
    copy = words.text("copy")
    told = reference(replace(source, url=""), words)
    where = escape(f"{words.comma}{places_words(merged([locator]), words)}") if locator else ""
    address = f"<br><small class='quiet'>{escape(source.url)}</small>" if source.url else ""
    return (
        f"<p style='margin:2px 0'><a href='source:{escape(source.id)}'>{escape(told)}</a>{where}"
        f" &nbsp;<a href='copy:{escape(source.id)}'><small>{escape(copy)}</small></a>{address}</p>"
    )


def provenance_html(record: Record, words: Wording) -> str:
    """How a fact is known and since when, and what is noted of it."""
    notes = record.provenance.notes
    noted = f"<p style='margin:2px 0'>{escape(notes)}</p>" if notes else ""
    told = provenance_words(record, words)
    return f"<p class='quiet' style='margin:4px 0'>{escape(told)}</p>{noted}"


def _voices(told: ToldFact, words: Wording) -> str:
    if not told.others or told.chosen is None:
        return ""
    from db.choice import RULE

    parts = [_heading(words.text("Other voices"))]
    if told.chosen is not told.record:
        shown = words.text("Not this but another is shown:")
        parts.append(f"<p style='margin:2px 0'>{escape(shown)}</p>")
    parts += [
        voice_html(told.record, other, told.facts, words, shown=other is told.chosen) for other in told.others
    ]
    parts.append(f"<p style='margin:4px 0'>{escape(ground_words(told.disagreement, told.pin, words))}</p>")
    rule = words.text("The rule: {rule}", rule=words.text(RULE))
    parts.append(f"<p class='quiet' style='margin:4px 0'><small>{escape(rule)}</small></p>")
    return "".join(parts)


def _notes(notes: Iterable[Note], words: Wording) -> str:
    found = tuple(notes)
    if not found:
        return ""
    told = [_heading(words.text("Your notes"))]
    for note in found:
        audience = words.text("handout") if note.audience == "handout" else words.text("internal")
        text = escape(note.text).replace("\n", "<br>")
        change = escape(words.text("change"))
        told.append(
            f"<p style='margin:2px 0'>{text} <i>({escape(audience)})</i>"
            f" &nbsp;<a href='note:{escape(note.key)}'>{change}</a></p>"
        )
    return "".join(told)


def _history(told: ToldFact, words: Wording) -> str:
    lines = []
    before: Mapping[str, str] = {}
    for step in told.history:
        lines.append(step_html(step, before, told.facts, words))
        before = step.cells or before
    return _heading(words.text("History")) + "".join(lines) if lines else ""
