"""What only the delegation may read of the picked states. No dossier holds it: a handout is made without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.audience import Audience, Ours
from db.edits import KeptEdits
from db.internal import NOTHING_KEPT, Delegation
from desktop.dossier.notes import OpenNote, Subject, open_notes, subject_of_note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from db.facts import Facts
    from db.own import Note
    from db.records import StateCode


@dataclass(frozen=True, slots=True)
class InternalNote:
    """A note of the user's that never stands on a handout."""

    subject: Ours[Subject]
    text: Ours[str]


@dataclass(frozen=True, slots=True)
class Confidential:
    """What the delegation keeps, its internal notes, and what is edited in notes for it."""

    delegation: Ours[Delegation] = NOTHING_KEPT
    notes: Ours[tuple[InternalNote, ...]] = ()
    edits: Ours[tuple[KeptEdits, ...]] = ()

    def notes_on(self, state: StateCode) -> tuple[InternalNote, ...]:
        """Those that belong to a brief on the state."""
        return tuple(note for note in self.notes if note.subject.concerns(state))


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a document for one audience may hold of the user's own words. confidential: None on a handout."""

    notes: tuple[OpenNote, ...] = ()
    edits: tuple[KeptEdits, ...] = ()
    confidential: Confidential | None = None


def own_words(
    facts: Facts,
    notes: Collection[Note],
    delegation: Delegation,
    audience: Audience,
    edits: Iterable[KeptEdits] = (),
) -> OwnWords:
    """Of all that is kept, that which is for the audience."""
    of_audience = tuple(each for each in edits if each.about.audience is audience)
    if audience is Audience.HANDOUT:
        return OwnWords(open_notes(facts, notes), of_audience)
    return OwnWords(open_notes(facts, notes), (), confidential(facts, notes, delegation, of_audience))


def confidential(
    facts: Facts, notes: Iterable[Note], delegation: Delegation, edits: tuple[KeptEdits, ...] = ()
) -> Confidential:
    """All of it. A note on something that is not there any more is kept, to be read in each note."""
    found = (
        InternalNote(subject_of_note(facts, note) or Subject(()), note.text)
        for note in notes
        if note.audience != Audience.HANDOUT
    )
    return Confidential(delegation, tuple(found), edits)
