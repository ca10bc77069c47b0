"""What a note adds where sources differ on the figure it stands behind: what each says, and why one was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db.choice import Ground
from db.dates import PartialDate
from db.records import (
    WORLD,
    Ballot,
    Casualties,
    Clearance,
    Contamination,
    Deadline,
    Membership,
    MembershipReading,
    Record,
    Stockpile,
    Vote,
)
from db.treaty import Status
from desktop.brief.blocks import Cite
from desktop.brief.names import sentence_name
from desktop.brief.titles import ballot_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.choice import Disagreement, Voice
    from db.treaty import Standing
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_PRINTED: dict[type[Record], str] = {
    Casualties: "total",
    Contamination: "total_km2",
    Clearance: "cleared_km2",
    Deadline: "deadline",
    Stockpile: "remaining",
    Vote: "vote",
}
"""The column of each kind that a brief prints; the others may differ without a word."""

_SLIGHT = 0.05
"""Share of the total by which a newer edition of the Landmine Monitor may revise an older one without a word."""

_MOST_VOICES = 2


def remarked(text: Inline, records: Iterable[Record | None], dossier: Dossier, words: Wording) -> Inline:
    """The text, its last note mark with what sources say otherwise of these facts."""
    known = (dossier.differing.get(record.provenance.fact) for record in records if record)
    told = [_remark(each, _PRINTED.get(type(each.chosen), ""), dossier, words) for each in known if each]
    return _with(text, told)


def status_remarked(text: Inline, standing: Standing, dossier: Dossier, words: Wording) -> Inline:
    """The same of the day that a status names."""
    found = dossier.disagreement_on(f"{Membership.KIND}:{standing.treaty}:{standing.state}")
    if found is None:
        return text
    return _with(text, [_remark(found, _status_column(standing, found), dossier, words)])


def source_title(record: Record, dossier: Dossier, words: Wording) -> str:
    """Who says so, in few words: "Landmine Monitor 2024", "El País (2021)"."""
    source = dossier.sources.get(record.sources[0])
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


def _with(text: Inline, remarks: Iterable[str]) -> Inline:
    added = tuple(filter(None, remarks))
    marks = [place for place, part in enumerate(text) if isinstance(part, Cite)]
    if not added or not marks:
        return text
    return tuple(
        replace(part, remarks=(*part.remarks, *added))
        if isinstance(part, Cite) and place == marks[-1]
        else part
        for place, part in enumerate(text)
    )


def _remark(found: Disagreement, column: str, dossier: Dossier, words: Wording) -> str:
    """One sentence, or nothing where what is printed is the same in all, or was but slightly revised."""
    voices = [voice for voice in found.voices if column in voice.gaps and _tells(voice, column, found)]
    if not voices:
        return ""
    told = {}
    for voice in voices:
        told.setdefault(str(voice.values[column]), voice)
    others = [
        words.text(
            "{value} in {source}",
            value=_value(voice.values[column], voice.record, words),
            source=source_title(voice.record, dossier, words),
        )
        for voice in list(told.values())[:_MOST_VOICES]
    ]
    return words.text(
        "Sources differ on {subject}: {value} here, {others} ({why}).",
        subject=_subject(found.chosen, column, dossier, words),
        value=_value(getattr(found.chosen, column), found.chosen, words),
        others=words.listing(others),
        why=why_chosen(found, words),
    )


def _tells(voice: Voice, column: str, found: Disagreement) -> bool:
    """Whether the voice is worth a sentence: a slight revision is not, unless the user chose."""
    total, gap = getattr(found.chosen, column), voice.gaps[column]
    if found.ground is Ground.PIN or not voice.revision or gap is None:
        return True
    return abs(gap) >= _SLIGHT * (total or 1)


def why_chosen(found: Disagreement, words: Wording) -> str:  # noqa: PLR0911 - one return a ground
    """Why the figure was chosen, in a few words."""
    match found.ground:
        case Ground.PIN if found.reason.strip(" ."):
            return words.text(
                "chosen by the editors of this brief: {reason}", reason=found.reason.strip(" .")
            )
        case Ground.PIN:
            return words.text("chosen by the editors of this brief")
        case Ground.EDITION:
            return words.text("newest edition chosen")
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


def _subject(record: Record, column: str, dossier: Dossier, words: Wording) -> str:  # noqa: PLR0911 - one return a kind
    match record:
        case Casualties(place=place, year=year) if place == WORLD:
            return words.text("casualties worldwide in {year}", year=year)
        case Casualties(place=place, year=year):
            return words.text(
                "casualties in {place} in {year}", place=_name(place, dossier, words), year=year
            )
        case Contamination(state=place, as_of=day):
            name = _name(place, dossier, words)
            return words.text("the mined area of {place} ({day})", place=name, day=words.date(day))
        case Clearance(state=place, year=year):
            return words.text(
                "the area cleared in {place} in {year}", place=_name(place, dossier, words), year=year
            )
        case Deadline(state=place):
            return words.text("the Article 5 deadline of {place}", place=_name(place, dossier, words))
        case Stockpile(state=place):
            return words.text("the stockpile of {place}", place=_name(place, dossier, words))
        case Vote(state=place, resolution=resolution):
            name = _name(place, dossier, words)
            return words.text("the vote of {place} on {resolution}", place=name, resolution=resolution)
        case Membership(state=place) | MembershipReading(state=place):
            return _act(column, _name(place, dossier, words), words)
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


def _name(code: str, dossier: Dossier, words: Wording) -> str:
    return next((sentence_name(name, words) for known, name in dossier.names.items() if known == code), code)


def _value(value: object, record: Record, words: Wording) -> str:
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


def _status_column(standing: Standing, found: Disagreement) -> str:
    """The day that a status names; where the user chose, any on which the sources differ."""
    printed = {
        Status.SIGNATORY: "signed",
        Status.PARTY_WITHDRAWING: "withdrawal_effective",
        Status.FORMER_PARTY: "withdrawal_effective",
    }.get(standing.status, "entry_into_force")
    pinned = found.ground is Ground.PIN and printed not in found.columns
    return found.columns[0] if pinned else printed
