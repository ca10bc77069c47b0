"""The four figures at the head of a brief: what the state is, what it did, whom mines hurt, how the treaty fares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Ballot, Form, Issue, Role
from db.treaty import Status, article4_deadline_of
from desktop.brief.blocks import KeyFigure
from desktop.brief.duties import extent_title
from desktop.brief.evidence import RECENT, finding_sources, status_sources
from desktop.brief.inline import cited, cited_each
from desktop.brief.names import capital
from desktop.brief.remarks import remarked, status_remarked
from desktop.dossier.casualties import newest_total
from desktop.dossier.roles import WRITTEN, newest_count
from desktop.dossier.stance import act_against
from desktop.titles import ballot_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Citation, Position
    from desktop.brief.blocks import Inline
    from desktop.dossier.model import CasualtyYear, Dossier, StateDossier
    from desktop.wording import Wording

COUNT = 4


def key_figures(dossier: Dossier, words: Wording) -> tuple[KeyFigure, ...]:
    """At most four, each with its note."""
    found = _of_one(dossier, words) if len(dossier.states) == 1 else _of_several(dossier, words)
    by_label = {figure.label: figure for figure in found if figure is not None}
    return tuple(by_label.values())[:COUNT]


def _of_one(dossier: Dossier, words: Wording) -> Iterator[KeyFigure | None]:
    state = dossier.states[0]
    yield _status(dossier, state, words)
    if Role.CLAIMS_SUSPENSION in state.roles:
        yield _claim(dossier, state, words)
    elif Issue.SUSPENSION in dossier.picks.issues and state.roles[0] in (
        Role.OBJECTED,
        Role.SPOKE,
        Role.SILENT,
    ):
        yield _stance(dossier, state, words)
    if Role.LEAVING in state.roles or Role.LEFT in state.roles or Role.OUTSIDE in state.roles:
        yield _vote(dossier, state, words)
    yield _casualties(dossier, state.casualties, words.text("Casualties, {year}"), words)
    if Role.STOCKPILE_OVERDUE in state.roles and Issue.STOCKPILES in dossier.picks.issues:
        yield _stockpile(dossier, state, words)
    if Role.AFFECTED in state.roles:
        yield _contamination(dossier, state, words)
    yield world_casualties(dossier, words)
    if Role.OUTSIDE not in state.roles:
        yield _vote(dossier, state, words)
    yield parties(dossier, words)
    yield objectors(dossier, words)


def _of_several(dossier: Dossier, words: Wording) -> Iterator[KeyFigure | None]:
    yield parties(dossier, words)
    if dossier.world.claims:
        yield objectors(dossier, words)
    yield world_casualties(dossier, words)
    yield latest_resolution(dossier, words)


def _status(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure:
    standing = state.mbt

    def noted(remark: str) -> Inline:
        return status_remarked(cited(remark, status_sources(standing, dossier)), standing, dossier, words)

    label = words.text("Mine Ban Treaty")
    since, leaves = standing.entry_into_force, standing.withdrawal_effective
    if standing.status is Status.PARTY_WITHDRAWING and leaves:
        days = (leaves - standing.as_of).days
        remark = words.plural("{n} day left; bound until then", "{n} days left; bound until then", days)
        return KeyFigure(label, words.text("Leaves {day}", day=words.short_date(leaves)), noted(remark))
    if standing.status is Status.FORMER_PARTY and leaves and since:
        remark = words.text("State Party from {day}", day=words.date(since))
        return KeyFigure(label, words.text("Left {day}", day=words.short_date(leaves)), noted(remark))
    if standing.status is Status.JOINED and since:
        remark = words.text("in force on {day}", day=words.date(since))
        return KeyFigure(label, words.text("Joined"), noted(remark))
    if standing.status in (Status.PARTY, Status.PARTY_WITHDRAWING) and since:
        remark = words.text("since {day}", day=words.date(since))
        return KeyFigure(label, words.text("State Party"), noted(remark))
    if standing.signed:
        remark = words.text("signed {day}, not ratified", day=words.date(standing.signed))
        return KeyFigure(label, words.text("Not party"), noted(remark))
    return KeyFigure(label, words.text("Not party"), noted(words.text("has not signed")))


def _claim(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure | None:
    claim = dossier.world.claim_of(state.code)
    if claim is None:
        return None
    found = claim.found_on is not None
    remark = (
        words.text("found not allowed by the Meeting")
        if found
        else words.text("since {day}", day=words.date(claim.claimed_on))
    )
    return KeyFigure(
        words.text("Claims"),
        words.text("Suspension"),
        cited(remark, finding_sources(claim, dossier) if found else claim.citations),
    )


def _stance(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure:
    label = words.text("On the suspension")
    act = act_against(state)
    if act is None:
        searched = dossier.edition.checked_until
        remark = words.text(
            "of an objection or statement, as known to us on {day}",
            day=words.date(min(searched, dossier.as_of)),
        )
        wrote = dict.fromkeys(p.citations[0] for p in dossier.world.objections)
        known = wrote or next((c.citations[:1] for c in dossier.world.claims), ())
        return KeyFigure(label, words.text("No record"), cited_each(remark, known))
    if act.form is Form.FORMAL_OBJECTION:
        remark = words.text("formally, {day}", day=words.date(act.date))
    elif act.form is Form.NOTE_VERBALE:
        remark = words.text("by note verbale, {day}", day=words.date(act.date))
    elif act.form is Form.COMMUNICATION:
        remark = words.text("to the depositary; form not known")
        return KeyFigure(label, words.text("Has written"), cited(remark, act.citations))
    else:
        remark = words.text("in plenary, {day}", day=words.date(act.date))
    value = words.text("Objected") if act.form in WRITTEN else words.text("Spoke against")
    return KeyFigure(label, value, cited(remark, act.citations))


def _vote(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure | None:
    """The vote record; nothing for a state that does not vote in the General Assembly."""
    latest, resolution = state.votes.latest, state.votes.latest_resolution
    if latest is None or resolution is None:
        return None
    remark = _vote_remark(state, words)
    label = words.text("General Assembly vote, {year}", year=resolution.year)
    title = ballot_title(latest.vote, words)
    told = remarked(cited(remark, latest.citations), [latest], dossier, words)
    return KeyFigure(label, capital(title), told)


def _vote_remark(state: StateDossier, words: Wording) -> str:
    """Its usual vote since 1997: "yes 28 times", "abstained in all 29 votes"."""
    totals = state.votes.totals
    usual = max(Ballot, key=lambda ballot: totals.get(ballot, 0))
    times, cast = totals.get(usual, 0), sum(totals.values())
    title = ballot_title(usual, words)
    if times == cast:
        return words.text("{vote} in all {n} votes since 1997", vote=title, n=words.number(cast))
    return words.plural("{vote} once since 1997", "{vote} {n} times since 1997", times, vote=title)


def world_casualties(dossier: Dossier, words: Wording) -> KeyFigure | None:
    """The newest count of the world."""
    return _casualties(dossier, dossier.world.casualties, words.text("World casualties, {year}"), words)


def _casualties(
    dossier: Dossier, years: tuple[CasualtyYear, ...], label: str, words: Wording
) -> KeyFigure | None:
    newest = newest_total(years)
    if newest is None or newest.shown.total is None or newest.year < dossier.as_of.year - RECENT:
        return None
    count = newest.shown
    remark, sources = _casualty_remark(newest, years, words)
    told = remarked(cited_each(remark, sources), [count], dossier, words)
    return KeyFigure(label.format(year=newest.year), words.number(count.total or 0), told)


def _casualty_remark(
    newest: CasualtyYear, years: tuple[CasualtyYear, ...], words: Wording
) -> tuple[str, tuple[Citation, ...]]:
    count = newest.shown
    if not count.edition:
        return words.text("by another count than the Landmine Monitor's"), count.citations[:1]
    if count.killed is not None and count.injured is not None:
        killed, injured = words.number(count.killed), words.number(count.injured)
        return words.text(
            "{killed} killed, {injured} injured", killed=killed, injured=injured
        ), count.citations[:1]
    recent = [y.comparable for y in years if y.year in (newest.year - 1, newest.year - 2)]
    earlier = [c for c in recent if c is not None and c.total is not None]
    if not earlier:
        return words.text("killed and injured"), count.citations[:1]
    told = [words.text("{count} in {year}", count=words.number(c.total or 0), year=c.year) for c in earlier]
    return words.listing(told), (*count.citations[:1], *(c.citations[0] for c in earlier))


def _stockpile(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure | None:
    newest = newest_count(state.stockpiles)
    since = state.mbt.entry_into_force
    if newest is None or newest.remaining is None or since is None:
        return None
    remark = words.text("overdue since {day}", day=words.date(article4_deadline_of(since)))
    told = remarked(cited(remark, newest.citations), [newest], dossier, words)
    return KeyFigure(words.text("Stockpiled mines left"), words.number(newest.remaining), told)


def _contamination(dossier: Dossier, state: StateDossier, words: Wording) -> KeyFigure | None:
    if not state.contamination:
        return None
    lead = state.contamination[0]
    title = extent_title(lead.extent, words)
    measured = next((c for c in state.contamination if c.total_km2 is not None), None)
    if title is None and measured is None:
        return None
    if lead.total_km2 is not None:
        remark = words.text(
            "{area} km², {day}", area=words.number(round(lead.total_km2, 2)), day=words.date(lead.as_of)
        )
    elif measured is not None and measured.total_km2 is not None:
        remark = words.text(
            "no reliable estimate; {area} km² identified so far",
            area=words.number(round(measured.total_km2, 2)),
        )
    else:
        remark = words.text("no reliable estimate")
    value = title or words.text("Contaminated")
    told = remarked(cited(remark, lead.citations), [lead], dossier, words)
    return KeyFigure(words.text("Mine contamination"), value, told)


def parties(dossier: Dossier, words: Wording) -> KeyFigure:
    """How many the Convention binds, and how many instruments are deposited."""
    counts = dossier.world.mbt
    if not counts.in_force:
        remark = words.text(
            "signed; {n} instruments deposited, not yet in force", n=words.number(counts.deposited)
        )
        signed = words.number(counts.signed)
        return KeyFigure(
            words.text("Signatories"), signed, cited_each(remark, dossier.world.membership_sources)
        )
    remark = (
        words.text("in force; as many instruments deposited")
        if counts.deposited == counts.in_force
        else words.text(
            "in force; {deposited} instruments deposited", deposited=words.number(counts.deposited)
        )
    )
    return KeyFigure(
        words.text("States Parties"),
        words.number(counts.in_force),
        cited_each(remark, dossier.world.membership_sources),
    )


def objectors(dossier: Dossier, words: Wording) -> KeyFigure | None:
    """How many wrote to the depositary against the suspension, by form."""
    objections = dossier.world.objections
    if not objections:
        return None
    formal = _count(objections, Form.FORMAL_OBJECTION)
    notes = _count(objections, Form.NOTE_VERBALE)
    others = _count(objections, Form.COMMUNICATION)
    told = (
        (formal, words.plural("{n} formal objection", "{n} formal objections", formal)),
        (notes, words.plural("{n} note verbale", "{n} notes verbales", notes)),
        (others, words.plural("{n} in a form not known", "{n} in a form not known", others)),
    )
    remark = words.listing([text for count, text in told if count])
    return KeyFigure(
        words.text("Wrote to the depositary"),
        words.number(len({p.actor for p in objections})),
        cited_each(remark, dict.fromkeys(p.citations[0] for p in objections)),
    )


def _count(positions: tuple[Position, ...], form: Form) -> int:
    return len({p.actor for p in positions if p.form is form})


def latest_resolution(dossier: Dossier, words: Wording) -> KeyFigure | None:
    """The last vote on the annual resolution."""
    resolution = dossier.world.resolution
    if resolution is None:
        return None
    remark = words.text(
        "yes; {no} against, {abstain} abstained",
        no=words.number(resolution.no),
        abstain=words.number(resolution.abstain),
    )
    return KeyFigure(
        words.text("General Assembly, {year}", year=resolution.year),
        words.number(resolution.yes),
        cited(remark, resolution.citations),
    )
