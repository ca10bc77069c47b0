"""What a note adds where sources differ on the figure it stands behind: what each says, and why one was chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.choice import Ground
from db.records import (
    Casualties,
    Clearance,
    Contamination,
    Deadline,
    Membership,
    Record,
    Stockpile,
    Vote,
)
from db.treaty import Status
from desktop.brief.blocks import Cite
from desktop.brief.differing import source_title, subject_of, value_of, why_chosen

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
            value=value_of(voice.values[column], voice.record, words),
            source=source_title(voice.record, dossier, words),
        )
        for voice in list(told.values())[:_MOST_VOICES]
    ]
    return words.text(
        "Sources differ on {subject}: {value} here, {others} ({why}).",
        subject=subject_of(found.chosen, column, dossier, words),
        value=value_of(getattr(found.chosen, column), found.chosen, words),
        others=words.listing(others),
        why=why_chosen(found, words),
    )


def _tells(voice: Voice, column: str, found: Disagreement) -> bool:
    """Whether the voice is worth a sentence: a slight revision is not, unless the user chose."""
    total, gap = getattr(found.chosen, column), voice.gaps[column]
    if found.ground is Ground.PIN or not voice.revision or gap is None:
        return True
    return abs(gap) >= _SLIGHT * (total or 1)


def _status_column(standing: Standing, found: Disagreement) -> str:
    """The day that a status names; where the user chose, any on which the sources differ."""
    printed = {
        Status.SIGNATORY: "signed",
        Status.PARTY_WITHDRAWING: "withdrawal_effective",
        Status.FORMER_PARTY: "withdrawal_effective",
    }.get(standing.status, "entry_into_force")
    pinned = found.ground is Ground.PIN and printed not in found.columns
    return found.columns[0] if pinned else printed
