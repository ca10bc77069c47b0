"""What a state owes and does: use, stockpile and clearance, as far as the facts tell, each with its assessment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from db.dates import PartialDate
from db.records import Assessment, Issue, Stance
from db.treaty import article4_deadline_of
from desktop.brief.blocks import Block, Column, Table
from desktop.brief.inline import cited, cited_each, filled, joined, plain, told
from desktop.brief.remarks import remarked
from desktop.dossier.roles import is_stockpile_overdue, newest_count
from desktop.titles import assessed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from db.records import Deadline, Practice, Record
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_YEAR = re.compile(r"\d{4}")
_MOST_REPORTS = 3


def obligations(dossier: Dossier, state: StateDossier, words: Wording) -> tuple[Block, ...]:
    """Where a bound state stands on its duties, and what one outside does; a matter without a fact is left out."""
    bound = state.mbt.status.in_force
    rows = tuple(_bound(dossier, state, words) if bound else _outside(dossier, state, words))
    if not rows:
        return ()
    heads = [Column(words.text("Article"), 1), Column(words.text("Duty"), 3)]
    columns = (
        *(heads if bound else [Column(words.text("Matter"), 3)]),
        Column(words.text("On {day}", day=words.date(dossier.as_of)), 6),
    )
    summary = (
        words.text("Duties under the Convention and where the state stands.")
        if bound
        else words.text("Use, production and stockpile of a state outside the Convention.")
    )
    return (Table(columns, rows, summary),)


def _bound(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    duties = (
        ("1", words.text("No use, production or transfer"), practice(dossier, state, words)),
        ("4", words.text("Destroy the stockpile"), stockpile(dossier, state, words)),
        ("5", words.text("Clear mined areas"), clearance(dossier, state, words)),
    )
    return ((plain(article), plain(duty), told) for article, duty, told in duties if told)


def _outside(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    matters = (
        (words.text("Use, production and transfer"), practice(dossier, state, words)),
        (words.text("Stockpile"), stockpile(dossier, state, words)),
        (words.text("Mined areas"), clearance(dossier, state, words)),
    )
    return ((plain(matter), told) for matter, told in matters if told)


def practice(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    """The newest reports, each with its assessment; a denial on record stands in the same sentence."""
    return joined((told for _, told in practice_parts(dossier, state, words)), words.semicolon)


def practice_parts(dossier: Dossier, state: StateDossier, words: Wording) -> list[tuple[Record, Inline]]:
    """The same part by part, each with the fact that leads it."""
    parts: list[tuple[Record, Inline]] = [
        (reports[0], _reported(reports, dossier, words)) for reports in _reports(state.practices)
    ]
    denial = next((p for p in state.positions if p.issue is Issue.USE and p.stance is Stance.DEFENDS), None)
    alleged = any(p.assessment is not Assessment.CONFIRMED for p in state.practices)
    if parts and denial and alleged:
        said = dossier.said(denial, "summary")
        denies = replace(said, text=said.text[:1].lower() + said.text[1:].rstrip(".。"))
        told_so = filled(words.text("the state {denies}"), denies=told(denies))
        parts.append((denial, cited(told_so, denial.citations)))
    return parts


def last_year(period: str) -> int:
    """The year in which a period ends: "2024-2025" → 2025. 0 where it names none."""
    years = _YEAR.findall(period)
    return int(years[-1]) if years else 0


def _reports(practices: Sequence[Practice]) -> list[list[Practice]]:
    """Those of one claim, assessment and actor together, the newest first."""
    found: dict[tuple[str, ...], list[Practice]] = {}
    for report in sorted(practices, key=lambda p: last_year(p.period), reverse=True):
        found.setdefault((report.activity, report.assessment, report.actor), []).append(report)
    return [reports[:_MOST_REPORTS] for reports in found.values()][:_MOST_REPORTS]


def _reported(reports: Sequence[Practice], dossier: Dossier, words: Wording) -> Inline:
    lead = reports[0]
    said = dossier.said(lead, "actor")
    actor = replace(said, text=said.text[:1].lower() + said.text[1:]) if said.text.startswith("Gov") else said
    periods = dict.fromkeys(
        period_text(report.period, words) for report in sorted(reports, key=lambda p: p.period)
    )
    text = filled(
        words.text("{claim} by {actor}, {period}"),
        claim=assessed(lead.assessment, lead.activity, words),
        actor=told(actor),
        period=words.listing(periods),
    )
    return cited_each(text, dict.fromkeys(s for report in reports for s in report.citations[:1]))


def period_text(period: str, words: Wording) -> str:
    """A period as print writes it: "2024–2025", "July 2025"."""
    try:
        return words.date(PartialDate(period))
    except ValueError:
        return words.years(period)


def stockpile(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    """The newest count, with its day; overdue only where a source says so."""
    newest = newest_count(state.stockpiles)
    if newest is None or newest.remaining is None:
        return ()
    counted = newest.as_of or newest.provenance.known_by
    day = words.date(counted) if counted else words.text("day not known")
    since = state.mbt.entry_into_force
    if since and is_stockpile_overdue(state.mbt, state.stockpiles):
        text = words.text(
            "overdue since {due}; {n} mines left by the last count read ({day})",
            due=words.date(article4_deadline_of(since)),
            n=words.number(newest.remaining),
            day=day,
        )
    elif newest.remaining == 0:
        text = words.text("destruction completed")
    elif not state.mbt.status.in_force:
        text = words.text(
            "{n} mines by the last count read ({day})", n=words.number(newest.remaining), day=day
        )
    else:  # a count from before the deadline says nothing of what became of it
        return ()
    return remarked(cited(text, newest.citations), [newest], dossier, words)


def clearance(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    """Deadline, contamination and what was cleared last."""
    return joined((told for _, told in clearance_parts(dossier, state, words)), words.semicolon)


def clearance_parts(dossier: Dossier, state: StateDossier, words: Wording) -> list[tuple[Record, Inline]]:
    """The same part by part, each with its fact."""
    parts: list[tuple[Record, str]] = []
    if state.deadline:
        parts.append((state.deadline, deadline_text(state.deadline, state.mbt.as_of, words)))
    if state.contamination and (text := _contaminated(state, words)):
        parts.append((state.contamination[0], text))
    newest = state.clearance[0] if state.clearance else None
    if newest and newest.cleared_km2 is not None:
        area = words.number(round(newest.cleared_km2, 2))
        parts.append((newest, words.text("{area} km² cleared in {year}", area=area, year=newest.year)))
    return [
        (record, remarked(cited(text, record.citations), [record], dossier, words)) for record, text in parts
    ]


def _contaminated(state: StateDossier, words: Wording) -> str:
    lead = state.contamination[0]
    title = extent_title(lead.extent, words)
    if title is None:
        return ""
    text = words.text(
        "contamination {extent} (Clearing the Mines, {day})", extent=title.lower(), day=words.date(lead.as_of)
    )
    measured = next((c for c in state.contamination if c.total_km2 is not None), None)
    if lead.total_km2 is not None:
        area = words.text("{area} km²", area=words.number(round(lead.total_km2, 2)))
        return f"{text}{words.comma}{area}"
    if measured is not None and measured.total_km2 is not None:
        area = words.text(
            "no reliable estimate, {area} km² identified so far",
            area=words.number(round(measured.total_km2, 2)),
        )
        return f"{text}{words.comma}{area}"
    return text


def extent_title(extent: str, words: Wording) -> str | None:
    """The class of contamination as a word of its own; None for one that says nothing."""
    return {
        "massive": words.text("Massive"),
        "heavy": words.text("Heavy"),
        "medium": words.text("Medium"),
        "light": words.text("Light"),
    }.get(extent)


def deadline_text(deadline: Deadline, as_of: date, words: Wording) -> str:
    """The Article 5 deadline in words that say no more than was read."""
    done = words.date(deadline.completed_on) if deadline.completed_on else ""
    if deadline.standing == "completed":
        return words.text("completed {day}", day=done) if done else words.text("completed")
    if deadline.deadline is None:
        return words.text("status not known")
    day = words.date(deadline.deadline)
    if deadline.standing == "completion-not-read":
        return words.text("deadline was {day}; completion was not read", day=day)
    if deadline.standing == "status-not-read":
        return words.text("status not known")
    if deadline.deadline >= as_of:
        text = words.text("deadline {day}", day=day)
    else:
        text = words.text("deadline last read {day}; no later decision was read", day=day)
    if deadline.extension_requested_to:
        asked = words.text("extension to {day} requested", day=words.date(deadline.extension_requested_to))
        text = f"{text}{words.semicolon}{asked}"
    track = {"yes": words.text("on track"), "no": words.text("not on track")}.get(deadline.on_track)
    return f"{text}{words.semicolon}{track}" if track else text
