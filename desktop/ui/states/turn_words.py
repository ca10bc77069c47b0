"""The days of a state's timeline in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.dossier.state_page import Moment, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import SourceId
    from desktop.ui.states.notes import Notes
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A day as the timeline shows it: two short lines, in full for a screen reader, and where its fact comes from."""

    moment: Moment
    day: str
    told: str
    named: str
    origin: str


def marks_of(
    moments: Iterable[Moment], found_by: tuple[SourceId, ...], notes: Notes, words: Wording
) -> tuple[Mark, ...]:
    """In the order of the days, the sources numbered on the way. found_by: what reports the finding on a claim."""
    return tuple(_mark(moment, found_by, notes, words) for moment in moments)


def turn_words(moment: Moment, words: Wording) -> str:
    """What happened, in a word or three."""
    if moment.turn is Turn.DEPOSITED:
        return _joined(moment.method, words)
    if moment.turn is Turn.LEFT:
        return words.text("will leave") if moment.ahead else words.text("left")
    if moment.turn is Turn.IN_FORCE:
        return words.text("will be in force") if moment.ahead else words.text("in force")
    return {
        Turn.SIGNED: words.text("signed"),
        Turn.CLAIMED: words.text("claims suspension"),
        Turn.FOUND: words.text("found not allowed"),
        Turn.CLAIM_ENDED: words.text("claim ended"),
        Turn.NOTIFIED: words.text("notified withdrawal"),
    }[moment.turn]


def _joined(method: str, words: Wording) -> str:
    return {
        "ratification": words.text("ratified"),
        "accession": words.text("acceded"),
        "acceptance": words.text("accepted"),
        "approval": words.text("approved"),
        "succession": words.text("succeeded"),
    }.get(method, words.text("deposited"))


def _mark(moment: Moment, found_by: tuple[SourceId, ...], notes: Notes, words: Wording) -> Mark:
    told = turn_words(moment, words)
    sources = found_by if moment.turn is Turn.FOUND and found_by else moment.sources
    return Mark(
        moment,
        words.short_date(moment.day),
        f"{told} {notes.raised(sources[:1])}".rstrip(),
        words.text("{day}: {told}", day=words.date(moment.day), told=told),
        notes.origin(moment.fact),
    )
