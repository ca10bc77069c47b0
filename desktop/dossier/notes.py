"""The user's notes that may stand on a handout, with what each is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.audience import Anyones, Audience
from db.facts import subjects_of
from db.history import resting_on
from db.records import FactId, SourceId, StateCode
from db.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.facts import Facts
    from db.own import Note
    from db.records import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is about. states: those to whose briefs it belongs; none: to all. title: "" for a state itself."""

    states: tuple[StateCode, ...]
    title: str = ""

    def concerns(self, state: StateCode) -> bool:
        """Whether it belongs to a brief on the state."""
        return not self.states or state in self.states


@dataclass(frozen=True, slots=True)
class OpenNote:
    """A note that its writer lets stand on a handout."""

    subject: Anyones[Subject]
    text: Anyones[str]


def open_notes(facts: Facts, notes: Iterable[Note]) -> tuple[OpenNote, ...]:
    """Those that may stand on a handout, on states and facts that are still there.

    One on a source stays away: it would turn up on the briefs of all whom the source speaks of.
    """
    chosen = (n for n in notes if n.audience == Audience.HANDOUT and n.about not in facts.sources)
    placed = ((subject_of_note(facts, note), note.text) for note in chosen)
    return tuple(OpenNote(subject, text) for subject, text in placed if subject)


def subject_of_note(facts: Facts, note: Note) -> Subject | None:
    """What a note is about; None where that is gone."""
    if note.about in facts.states:
        return Subject((StateCode(note.about),))
    record = facts.by_id(FactId(note.about))
    if record is not None:
        return Subject(_states_of(facts, [record]), title_of(record, facts))
    source = facts.sources.get(SourceId(note.about))
    if source is not None:
        return Subject(_states_of(facts, resting_on(facts, source.id)), source.title)
    return None


def _states_of(facts: Facts, records: Iterable[Record]) -> tuple[StateCode, ...]:
    """The states that the records are about; none where one of them is about the world."""
    found: dict[StateCode, None] = {}
    for record in records:
        codes = [code for code in subjects_of(record) if code in facts.states]
        if not codes:
            return ()
        found.update(dict.fromkeys(codes))
    return tuple(found)
