"""All that sources differ on, in words: for the list in the window and on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.choice import disagreements
from desktop.brief.differing import Known, gap_of, source_title, subject_of, value_of, why_chosen
from desktop.brief.names import capital
from desktop.dossier.assemble import names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.choice import Disagreement, Voice
    from db.facts import Facts
    from db.records import FactId, Record, Source, SourceId, StateCode
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Said:
    """One answer. gap: by how much it lies from the chosen one; "" for that itself, or between words.

    revision: it is of an older edition of the source that was chosen.
    otherwise: another source of the very fact that was chosen says so; there is no other fact to prefer.
    """

    fact: FactId
    answer: str
    source: str
    gap: str = ""
    revision: bool = False
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A disagreement in words. places: the states and areas that it is about. why: why the first was chosen."""

    slot: str
    kind: str
    places: tuple[StateCode, ...]
    question: str
    chosen: Said
    others: tuple[Said, ...]
    why: str
    pinned: bool
    revision: bool


def told_disagreements(facts: Facts, words: Wording, places: Collection[StateCode] = ()) -> tuple[Told, ...]:
    """Each question to which sources give different answers. places: only about these, all if empty."""
    known = _Known(names_of(facts), facts.sources)
    told = (told_disagreement(each, known, words) for each in disagreements(facts))
    return tuple(each for each in told if not places or set(each.places) & set(places))


@dataclass(frozen=True, slots=True)
class _Known:
    names: Mapping[StateCode, str]
    sources: Mapping[SourceId, Source]


def told_disagreement(found: Disagreement, known: Known, words: Wording) -> Told:
    """One of them in words."""
    first, columns = found.chosen, found.columns
    column, *more = columns
    many = bool(more)
    return Told(
        found.slot,
        found.kind,
        _places(first),
        capital(subject_of(first, "" if many else column, known, words)),
        Said(first.provenance.fact, _answer(first, columns, many, words), source_title(first, known, words)),
        tuple(_said(voice, many, known, words) for voice in found.voices),
        why_chosen(found, words),
        found.why == "pin",
        found.revision,
    )


def _said(voice: Voice, many: bool, known: Known, words: Wording) -> Said:
    answers = [
        _named(column, value_of(value, voice.record, words), many, words)
        for column, value in voice.values.items()
    ]
    gaps = [
        _named(column, text, many, words)
        for column, gap in voice.gaps.items()
        if (text := gap_of(gap, voice.record, voice.values[column], words))
    ]
    source = source_title(voice.record, known, words)
    if voice.otherwise:
        source = words.text("another source of the same fact")
    return Said(
        voice.record.provenance.fact,
        words.series(answers),
        source,
        words.series(gaps),
        voice.revision,
        bool(voice.otherwise),
    )


def _answer(record: Record, columns: Iterable[str], many: bool, words: Wording) -> str:
    values = ((column, getattr(record, column, None)) for column in columns)
    return words.series(
        _named(column, value_of(value, record, words), many, words)
        for column, value in values
        if value is not None
    )


def _named(column: str, text: str, many: bool, words: Wording) -> str:
    """The answer with what it counts, where a record gives several."""
    if not many:
        return text
    return words.text("{column} {value}", column=column_title(column, words), value=text)


def column_title(column: str, words: Wording) -> str:
    """What a column holds, in a word or two."""
    return {
        "killed": words.text("killed"),
        "injured": words.text("injured"),
        "unknown": words.text("outcome not known"),
        "total": words.text("total"),
        "signed": words.text("signed"),
        "deposited": words.text("deposited"),
        "method": words.text("by"),
        "entry_into_force": words.text("in force"),
        "withdrawal_notified": words.text("withdrawal notified"),
        "withdrawal_effective": words.text("withdrawal in effect"),
        "claimed_on": words.text("claimed"),
        "ended_on": words.text("ended"),
        "deadline": words.text("deadline"),
        "completed_on": words.text("completed"),
        "extension_requested_to": words.text("extension requested to"),
        "confirmed_km2": words.text("confirmed"),
        "suspected_km2": words.text("suspected"),
        "total_km2": words.text("total"),
        "cleared_km2": words.text("cleared"),
        "mines_destroyed": words.text("mines destroyed"),
        "destroyed": words.text("destroyed"),
        "retained": words.text("retained"),
        "remaining": words.text("remaining"),
        "count": words.text("count"),
        "percent": words.text("per cent"),
    }.get(column, column)


def _places(record: Record) -> tuple[StateCode, ...]:
    found = getattr(record, "place", None) or getattr(record, "state", None)
    return (found,) if found else ()
