"""What a duty is called, how it stands in a word, and what is known of it: the brief's own words where it has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Contamination, Record, Stockpile
from desktop.brief.duties import clearance_parts, practice_parts, stockpile
from desktop.brief.inline import cited, plain
from desktop.brief.remarks import remarked
from desktop.dossier.duty import DutyState, Matter

if TYPE_CHECKING:
    from desktop.brief.blocks import Inline
    from desktop.dossier.duty import Duty
    from desktop.dossier.state_page import StatePage
    from desktop.wording import Wording

Told = list[tuple[Record | None, "Inline"]]
"""What is known, part by part, each with the fact that it leads to; None where it rests on none."""

ARTICLES = {
    Matter.PRACTICE: "1",
    Matter.RETAINED: "3",
    Matter.STOCKPILE: "4",
    Matter.CLEARANCE: "5",
    Matter.REPORTING: "7",
}


def duty_title(matter: Matter, words: Wording) -> str:
    """What is owed."""
    return {
        Matter.PRACTICE: words.text("No use, production or transfer"),
        Matter.RETAINED: words.text("Keep few for training"),
        Matter.STOCKPILE: words.text("Destroy the stockpile"),
        Matter.CLEARANCE: words.text("Clear mined areas"),
        Matter.REPORTING: words.text("Report each year"),
    }[matter]


def matter_title(matter: Matter, words: Wording) -> str:
    """The same of a state that is not bound."""
    return {
        Matter.PRACTICE: words.text("Use, production and transfer"),
        Matter.RETAINED: words.text("Mines retained"),
        Matter.STOCKPILE: words.text("Stockpile"),
        Matter.CLEARANCE: words.text("Mined areas"),
        Matter.REPORTING: words.text("Reports"),
    }[matter]


def duty_state_word(state: DutyState, words: Wording) -> str:
    """How it stands, in a word."""
    return {
        DutyState.MET: words.text("Met"),
        DutyState.DUE: words.text("Due"),
        DutyState.OVERDUE: words.text("Overdue"),
        DutyState.REPORTED: words.text("Reported"),
        DutyState.UNKNOWN: words.text("Not known"),
    }[state]


def told_duty(duty: Duty, page: StatePage, words: Wording) -> Told:
    """What is known of it; never empty."""
    match duty.matter:
        case Matter.PRACTICE:
            return _practice(page, words)
        case Matter.RETAINED:
            return _retained(duty, words)
        case Matter.STOCKPILE:
            return _stockpile(duty, page, words)
        case Matter.CLEARANCE:
            return _clearance(duty, page, words)
        case Matter.REPORTING:
            return [(None, plain(_reporting(duty, words)))]


def _practice(page: StatePage, words: Wording) -> Told:
    told = practice_parts(page.dossier, page.state, words)
    return [*told] or [(None, plain(words.text("no report in the sources read")))]


def _retained(duty: Duty, words: Wording) -> Told:
    record = duty.records[0]
    kept = record.retained if isinstance(record, Stockpile) else None
    count = words.number(kept or 0)
    text = (
        words.text("{n} mines retained for training ({day})", n=count, day=words.date(duty.day))
        if duty.day
        else words.text("{n} mines retained for training", n=count)
    )
    return [(record, cited(text, record.citations))]


def _stockpile(duty: Duty, page: StatePage, words: Wording) -> Told:
    record = duty.records[0] if duty.records else None
    text = _of_stockpile(duty, record, words)
    if text is None:
        return [(record, stockpile(page.dossier, page.state, words))]
    if record is None:
        return [(None, plain(text))]
    return [(record, remarked(cited(text, record.citations), [record], page.dossier, words))]


def _of_stockpile(duty: Duty, record: Record | None, words: Wording) -> str | None:
    """None where the brief has the very words."""
    day = words.date(duty.day) if duty.day else ""
    left = record.remaining if isinstance(record, Stockpile) else None
    match duty.state:
        case DutyState.MET:
            return (
                words.text("destruction completed {day}", day=day)
                if day
                else words.text("destruction completed")
            )
        case DutyState.DUE:
            return words.text("by {day}, four years after entry into force", day=day)
        case DutyState.UNKNOWN if left is not None and isinstance(record, Stockpile):
            counted = record.as_of or record.provenance.known_by
            when = words.date(counted) if counted else words.text("day not known")
            return words.text(
                "was due {day}; {n} mines by the last count read ({counted})",
                day=day,
                n=words.number(left),
                counted=when,
            )
        case DutyState.UNKNOWN:
            return words.text("was due {day}; whether it was met was not read", day=day)
        case _:
            return None


def _clearance(duty: Duty, page: StatePage, words: Wording) -> Told:
    told: Told = [*clearance_parts(page.dossier, page.state, words)]
    if duty.records and duty.records[0].KIND == "completion":
        text = (
            words.text("completed {day}", day=words.date(duty.day)) if duty.day else words.text("completed")
        )
        told.insert(0, (duty.records[0], cited(text, duty.records[0].citations)))
    told += _unclassed(page, told, words)
    return told or [(None, plain(words.text("no deadline and no mined area in the sources read")))]


def _unclassed(page: StatePage, told: Told, words: Wording) -> Told:
    """A mined area that is measured and put in no class, of which the brief has no words."""
    if any(record is not None and record.KIND == Contamination.KIND for record, _ in told):
        return []
    measured = next((each for each in page.state.contamination if each.total_km2 is not None), None)
    if measured is None or measured.total_km2 is None:
        return []
    text = words.text(
        "{area} km² mined ({day})",
        area=words.number(round(measured.total_km2, 2)),
        day=words.date(measured.as_of),
    )
    return [(measured, cited(text, measured.citations))]


def _reporting(duty: Duty, words: Wording) -> str:
    if duty.day is None:
        return words.text("whether it reported is not in the facts")
    return words.text(
        "next report due {day}; whether it reported is not in the facts", day=words.date(duty.day)
    )
