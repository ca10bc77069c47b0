"""The facts that a brief on the picks may use, one statement each, with its date and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Certainty, Issue, cited_in
from desktop.brief.duties import deadline_text, extent_title
from desktop.brief.evidence import status_sources
from desktop.brief.names import capital
from desktop.titles import assessed, ballot_title, form_title, issue_title, status_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Casualties, FactId, Position, Practice, SourceId
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class UsableFact:
    """A row of the Facts view.

    date: as written in the chosen language; "" where the fact has none. sort_date: ISO, to sort by.
    fact: where it says what one fact of the store says, that fact's id.
    """

    subject: str
    topic: str
    statement: str
    date: str
    sort_date: str
    certainty: Certainty
    sources: tuple[SourceId, ...]
    fact: FactId | None = None


def usable_facts(dossier: Dossier, words: Wording) -> tuple[UsableFact, ...]:
    """Facts about the picked states on the picked issues, then those about the world."""
    return (
        *(fact for state in dossier.states for fact in _about_state(dossier, state, words)),
        *_about_world(dossier, words),
    )


def _about_state(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[UsableFact]:
    membership = words.text("Membership")
    standing = state.mbt
    certainty = Certainty.READ if standing.certain else Certainty.MEMORY
    sources = standing.sources or dossier.world.membership_sources
    latest = cited_in(status_sources(standing, dossier))
    claim = dossier.world.claim_of(state.code)
    claimed = claim.sources if claim else ()
    acts = (
        (words.text("Signed the Mine Ban Treaty"), standing.signed, sources),
        (words.text("Deposited its instrument"), standing.deposited, sources),
        (words.text("The Mine Ban Treaty entered into force for it"), standing.entry_into_force, sources),
        (words.text("Notified its withdrawal"), standing.withdrawal_notified, latest),
        (words.text("Its withdrawal takes effect"), standing.withdrawal_effective, latest),
        (words.text("Notified that it claims to suspend the treaty"), standing.suspension_claimed, claimed),
    )
    line = capital(status_line(standing, words))
    today = dossier.as_of
    yield UsableFact(
        state.name, membership, line, words.short_date(today), today.isoformat(), certainty, latest
    )
    for text, day, found in acts:
        if day:
            yield UsableFact(
                state.name, membership, text, words.short_date(day), day.isoformat(), certainty, found
            )
    yield from (
        _position(p, state.name, dossier, words) for p in state.positions if p.issue in dossier.picks.issues
    )
    for year in state.casualties:
        yield from (_casualties(count, state.name, words) for count in year.counts)
    yield from _on_clearance(dossier, state, words)
    yield from (_practice(p, state.name, dossier, words) for p in state.practices)
    for stock in state.stockpiles:
        if stock.remaining is not None:
            text = words.plural("{n} stockpiled mine left", "{n} stockpiled mines left", stock.remaining)
            yield UsableFact(
                state.name,
                issue_title(Issue.STOCKPILES, words),
                text,
                "",
                "",
                stock.certainty,
                stock.sources,
                stock.provenance.fact,
            )
    if state.votes.latest and state.votes.latest_resolution:
        resolution = state.votes.latest_resolution
        text = words.text(
            "{resolution}: {vote}",
            resolution=resolution.resolution,
            vote=ballot_title(state.votes.latest.vote, words),
        )
        yield UsableFact(
            state.name,
            words.text("General Assembly vote"),
            text,
            words.short_date(resolution.date),
            resolution.date.earliest.isoformat(),
            state.votes.latest.certainty,
            state.votes.latest.sources,
            state.votes.latest.provenance.fact,
        )


def _on_clearance(dossier: Dossier, state: StateDossier, words: Wording) -> Iterator[UsableFact]:
    topic = issue_title(Issue.CLEARANCE, words)
    if state.deadline:
        day = state.deadline.deadline
        yield UsableFact(
            state.name,
            topic,
            capital(deadline_text(state.deadline, dossier.as_of, words)),
            words.short_date(day) if day else "",
            day.isoformat() if day else "",
            state.deadline.certainty,
            state.deadline.sources,
            state.deadline.provenance.fact,
        )
    for area in state.contamination:
        if area.total_km2 is not None:
            text = words.text("{area} km² contaminated", area=words.number(round(area.total_km2, 2)))
        elif area.extent:
            extent = extent_title(area.extent, words) or area.extent
            text = words.text("Contamination: {extent}", extent=extent)
        else:
            continue
        yield UsableFact(
            state.name,
            topic,
            text,
            words.short_date(area.as_of),
            area.as_of.earliest.isoformat(),
            area.certainty,
            area.sources,
            area.provenance.fact,
        )
    for cleared in state.clearance:
        if cleared.cleared_km2 is not None:
            text = words.text("{area} km² cleared", area=words.number(round(cleared.cleared_km2, 2)))
            year = str(cleared.year)
            yield UsableFact(
                state.name,
                topic,
                text,
                year,
                year,
                cleared.certainty,
                cleared.sources,
                cleared.provenance.fact,
            )


def _position(position: Position, name: str, dossier: Dossier, words: Wording) -> UsableFact:
    said = dossier.said(position, "summary").text
    text = words.text("{form}: {summary}", form=form_title(position.form, words), summary=said)
    return UsableFact(
        name,
        issue_title(position.issue, words),
        text,
        words.short_date(position.date),
        position.date.earliest.isoformat(),
        position.certainty,
        position.sources,
        position.provenance.fact,
    )


def _casualties(count: Casualties, name: str, words: Wording) -> UsableFact:
    total = words.number(count.total) if count.total is not None else words.text("total not known")
    killed = words.number(count.killed) if count.killed is not None else words.text("not known")
    injured = words.number(count.injured) if count.injured is not None else words.text("not known")
    edition = (
        words.text("Landmine Monitor {edition}", edition=count.edition)
        if count.edition
        else words.text("another count")
    )
    text = words.text(
        "{total} (killed: {killed}, injured: {injured}; {edition})",
        total=total,
        killed=killed,
        injured=injured,
        edition=edition,
    )
    year = str(count.year)
    return UsableFact(
        name,
        issue_title(Issue.CASUALTIES, words),
        text,
        year,
        year,
        count.certainty,
        count.sources,
        count.provenance.fact,
    )


def _practice(practice: Practice, name: str, dossier: Dossier, words: Wording) -> UsableFact:
    claim = assessed(practice.assessment, practice.activity, words)
    actor, detail = (dossier.said(practice, field).text for field in ("actor", "detail"))
    text = words.text("{claim} by {actor}", claim=capital(claim), actor=actor)
    text = words.text("{field}: {value}", field=text, value=detail) if detail else text
    period = words.years(practice.period)
    return UsableFact(
        name,
        issue_title(Issue.USE, words),
        text,
        period,
        practice.period,
        practice.certainty,
        practice.sources,
        practice.provenance.fact,
    )


def _about_world(dossier: Dossier, words: Wording) -> Iterator[UsableFact]:
    world = words.text("World")
    counts = dossier.world.mbt
    text = words.text(
        "{in_force} states bound, {deposited} instruments deposited",
        in_force=words.number(counts.in_force),
        deposited=words.number(counts.deposited),
    )
    day = dossier.as_of
    yield UsableFact(
        world,
        words.text("Membership"),
        text,
        words.short_date(day),
        day.isoformat(),
        Certainty.DERIVED,
        dossier.world.membership_sources,
    )
    for year in dossier.world.casualties:
        yield from (_casualties(count, world, words) for count in year.counts)
    picked = {state.code for state in dossier.states}
    for position in dossier.world.positions:
        if position.actor not in picked:
            yield _position(position, dossier.names[position.actor], dossier, words)
