"""Words for what sources differ on: the question, what each says, by how much, and why one was chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from db.choice import Ground
from db.dates import PartialDate
from db.records import (
    WORLD,
    Ballot,
    Casualties,
    CasualtyBreakdown,
    Clearance,
    Completion,
    Contamination,
    Deadline,
    Meeting,
    Membership,
    MembershipReading,
    ProgrammeScore,
    Record,
    Resolution,
    Stockpile,
    Support,
    SuspensionClaim,
    Vote,
)
from desktop.brief.names import sentence_name
from desktop.titles import ballot_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.choice import Disagreement
    from db.records import Source, SourceId, StateCode
    from desktop.wording import Wording


class Known(Protocol):
    """What names places and sources: a dossier, or all the facts."""

    @property
    def names(self) -> Mapping[StateCode, str]: ...

    @property
    def sources(self) -> Mapping[SourceId, Source]: ...


def source_title(record: Record, known: Known, words: Wording) -> str:
    """Who says so, in few words: "Landmine Monitor 2024", "El País (2021)"."""
    source = known.sources.get(record.sources[0])
    edition = getattr(record, "edition", "")
    if source is None:
        return str(record.sources[0])
    name = source.publisher or source.title
    if edition and source.kind == "monitor":
        return words.text("Landmine Monitor {edition}", edition=edition)
    if edition:
        return words.text(
            "Landmine Monitor {edition} as told by {publisher}", edition=edition, publisher=name
        )
    if source.published is None:
        return name
    return words.text("{publisher} ({year})", publisher=name, year=source.published.text[:4])


def why_chosen(found: Disagreement, words: Wording) -> str:  # noqa: PLR0911 - one return a ground
    """Why the figure was chosen, in a few words."""
    if all(voice.otherwise for voice in found.voices):
        return words.text("the day that its leading source gives")
    match found.ground:
        case Ground.PIN if found.reason.strip(" ."):
            return words.text(
                "chosen by the editors of this brief: {reason}", reason=found.reason.strip(" .")
            )
        case Ground.PIN:
            return words.text("chosen by the editors of this brief")
        case Ground.EDITION if getattr(found.chosen, "edition", ""):
            return words.text("newest edition chosen")
        case Ground.EDITION:
            return words.text("newest source chosen")
        case Ground.KIND:
            return words.text("the higher-ranked kind of source chosen")
        case Ground.WHOLE if isinstance(found.chosen, Membership):
            return words.text("the list of parties chosen")
        case Ground.WHOLE if isinstance(found.chosen, Deadline):
            return words.text("the current deadline chosen")
        case Ground.WHOLE:
            return words.text("the whole chosen before the part")
        case _:
            return words.text("the fuller one chosen")


def subject_of(record: Record, column: str, known: Known, words: Wording) -> str:  # noqa: PLR0911 - one return a kind
    """The question that the record answers, as a phrase: "casualties in Ukraine in 2024"."""
    match record:
        case Casualties(place=place, year=year) if place == WORLD:
            return words.text("casualties worldwide in {year}", year=year)
        case Casualties(place=place, year=year):
            return words.text("casualties in {place} in {year}", place=_name(place, known, words), year=year)
        case Contamination(state=place, as_of=day):
            name = _name(place, known, words)
            return words.text("the mined area of {place} ({day})", place=name, day=words.date(day))
        case Clearance(state=place, year=year):
            return words.text(
                "the area cleared in {place} in {year}", place=_name(place, known, words), year=year
            )
        case Deadline(state=place):
            return words.text("the Article 5 deadline of {place}", place=_name(place, known, words))
        case Stockpile(state=place):
            return words.text("the stockpile of {place}", place=_name(place, known, words))
        case Vote(state=place, resolution=resolution):
            name = _name(place, known, words)
            return words.text("the vote of {place} on {resolution}", place=name, resolution=resolution)
        case Membership(state=place) | MembershipReading(state=place):
            return _act(column, _name(place, known, words), words)
        case _:
            return _other_subject(record, known, words)


def _other_subject(record: Record, known: Known, words: Wording) -> str:  # noqa: PLR0911 - one return a kind
    """Of kinds that no note of a brief speaks of."""
    match record:
        case CasualtyBreakdown(place=place, year=year, category=category):
            name = _name(place, known, words)
            return words.text(
                "casualties in {place} in {year}: {category}", place=name, year=year, category=category
            )
        case SuspensionClaim(state=place):
            return words.text("the day on which {place} claimed suspension", place=_name(place, known, words))
        case Resolution(resolution=resolution):
            return words.text("the vote on {resolution}", resolution=resolution)
        case Meeting(name=name):
            return words.text("the {meeting}", meeting=name)
        case Completion(state=place):
            return words.text(
                "the day on which {place} completed clearance", place=_name(place, known, words)
            )
        case ProgrammeScore(state=place, year=year):
            return words.text(
                "the score of the programme of {place} in {year}", place=_name(place, known, words), year=year
            )
        case Support(metric=metric, period=period):
            return words.text("{metric} in {period}", metric=metric, period=words.years(period))
    return record.KIND


def _act(column: str, name: str, words: Wording) -> str:
    return {
        "signed": words.text("the day on which {place} signed", place=name),
        "deposited": words.text("the day on which {place} deposited its instrument", place=name),
        "entry_into_force": words.text("the entry into force for {place}", place=name),
        "withdrawal_notified": words.text("the day on which {place} notified its withdrawal", place=name),
        "withdrawal_effective": words.text(
            "the day on which the withdrawal of {place} takes effect", place=name
        ),
    }.get(column, words.text("the acts of {place}", place=name))


def _name(code: StateCode, known: Known, words: Wording) -> str:
    return sentence_name(known.names.get(code, code), words)


def value_of(value: object, record: Record, words: Wording) -> str:
    """An answer as print writes it: a number with its unit, a day, a vote."""
    match value:
        case Ballot():
            return ballot_title(value, words)
        case int() | float() if isinstance(record, Contamination | Clearance):
            return words.text("{area} km²", area=words.number(round(value, 2)))
        case int() | float():
            return words.number(value)
        case PartialDate() | date():
            return words.date(value)
    return str(value)


def gap_of(gap: float | None, record: Record, value: object, words: Wording) -> str:
    """By how much another answer lies from the chosen one: "+23", "19 days earlier"; "" between words."""
    if gap is None:
        return ""
    days = abs(round(gap))
    if isinstance(value, date | PartialDate) and gap < 0:
        return words.plural("{n} day earlier", "{n} days earlier", days)
    if isinstance(value, date | PartialDate):
        return words.plural("{n} day later", "{n} days later", days)
    size = value_of(abs(gap), record, words)
    return words.text("+{size}", size=size) if gap > 0 else words.text("−{size}", size=size)
