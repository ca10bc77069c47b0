"""From the facts to a dossier: what is known of states × issues on a date, and nothing of later days."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db.choice import best_of_each, chosen, in_order, is_pinned, memberships, ruled
from db.differing import comparable
from db.errors import UnknownName
from db.records import (
    WORLD,
    Argument,
    Ask,
    Casualties,
    CasualtyBreakdown,
    Clearance,
    Contamination,
    Event,
    Issue,
    Meeting,
    Membership,
    Position,
    Practice,
    Recommendation,
    Resolution,
    Stance,
    StateCode,
    Stockpile,
    Support,
    SuspensionClaim,
    Treaty,
    TreatyText,
    Vote,
)
from db.remembered import remembered
from db.treaty import counts_on, standing_on
from desktop.dossier.asks import LIMIT, asked_of, asks_of, ranked_arguments
from desktop.dossier.casualties import by_place, newest_comparable, years_of
from desktop.dossier.deadlines import deadline_on, due_states
from desktop.dossier.differing import differing
from desktop.dossier.known import known_by
from desktop.dossier.languages import FACTS_LANGUAGE, translations_in
from desktop.dossier.model import Dossier, StateDossier, VoteRecord, World
from desktop.dossier.names import name_in
from desktop.dossier.party_counts import counts_ahead, counts_by_day
from desktop.dossier.roles import WRITTEN, assists, is_contested, roles_of
from desktop.dossier.shares import devices_of, shares_of
from desktop.dossier.stands import stands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.facts import Facts
    from db.records import SourceId
    from db.treaty import Standing
    from desktop.dossier.model import Picks

DEFAULT_ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)

_YEARS_OF_AN_EXTENT = 3
"""Years for which a measured extent still describes a place; an older one is history."""


def assemble(facts: Facts, picks: Picks) -> Dossier:
    """Everything that a brief on these picks may say.

    Picks without an issue are read as `DEFAULT_ISSUES`.

    Raises UnknownName for a state or meeting that the facts do not know.
    """
    picks = picks if picks.issues else replace(picks, issues=DEFAULT_ISSUES)
    unknown = [code for code in picks.states if code not in facts.states]
    if unknown:
        raise UnknownName(f"{unknown[0]!r} is not one of the {len(facts.states)} states.")
    meeting = find_meeting(facts, picks.meeting)
    world = world_on(facts, picks.as_of, picks.issues)
    states = tuple(_state_on(facts, code, picks, world) for code in picks.states)
    heard = ranked_arguments(states, picks.issues, facts.all(Argument), picks.as_of)
    return Dossier(
        picks=picks,
        edition=facts.edition,
        meeting=meeting,
        states=states,
        world=world,
        arguments=heard[:LIMIT],
        further_arguments=heard[LIMIT:],
        asks={s.code: asks_of(s, picks.issues, facts.all(Ask), picks.as_of) for s in states},
        asked=asked_of(states, picks.issues, facts.all(Ask), picks.as_of),
        texts=texts_in(facts, picks.language),
        sources=facts.sources,
        names=names_of(facts, picks.language),
        differing=differing(facts, states, world, picks.as_of),
        translated=translations_in(facts, picks.language),
    )


def find_meeting(facts: Facts, code: str) -> Meeting:
    """The meeting with that code ("22MSP"), whatever its case. Raises UnknownName, naming the latest."""
    meetings = {meeting.meeting.upper(): meeting for meeting in chosen(facts, Meeting)}
    if code.upper() not in meetings:
        latest = max(meetings.values(), key=lambda m: m.starts_on).meeting if meetings else "none"
        raise UnknownName(f"There is no meeting {code!r} in the facts; the latest is {latest}.")
    return meetings[code.upper()]


def text_key(text: TreatyText) -> str:
    """How a brief calls a paragraph: "MBT 1(1)", "MBT 19"."""
    return f"{text.treaty} {text.article}" + (f"({text.paragraph})" if text.paragraph else "")


@remembered(8)
def texts_in(facts: Facts, language: str) -> Mapping[str, TreatyText]:
    """The treaty's paragraphs by what a brief calls them: in a language, or in that of the facts."""
    texts = facts.all(TreatyText)
    return {
        text_key(text): text
        for wanted in (FACTS_LANGUAGE, language)
        for text in texts
        if text.language == wanted
    }


@remembered(8)
def names_of(facts: Facts, language: str = "en") -> Mapping[StateCode, str]:
    """The name of every state, area and organisation, as a brief in that language calls it."""
    items = (*facts.states.items(), *facts.areas.items())
    return {code: name_in(language, code, item) for code, item in items}


@remembered(32)
def world_on(facts: Facts, as_of: date, issues: tuple[Issue, ...]) -> World:
    """The treaty and the world on a day. Kept, since every brief of that day shares it."""
    acts = chosen(facts, Membership)
    claims = facts.all(SuspensionClaim)
    casualties = by_place(facts.all(Casualties), as_of, facts)
    positions = known_by(facts.all(Position), as_of)
    standings = _standings(facts, Treaty.MBT, as_of)
    counts = counts_on(acts, Treaty.MBT, as_of)
    breakdowns = _breakdowns(facts, as_of)
    resolutions = _resolutions(facts, as_of)
    return World(
        mbt=counts,
        ccm=counts_on(acts, Treaty.CCM, as_of),
        standings=standings,
        ccm_standings=_standings(facts, Treaty.CCM, as_of),
        claims=tuple(_claim_on(c, as_of) for c in claims if is_contested((c,), as_of)),
        casualties=casualties.get(WORLD, ()),
        breakdowns=breakdowns,
        shares=shares_of(breakdowns, facts),
        devices=devices_of(breakdowns, casualties.get(WORLD, ()), facts),
        state_casualties={
            place: newest
            for place, years in casualties.items()
            if place != WORLD and (newest := newest_comparable(years)) is not None
        },
        membership_by_day=_membership_by_day(acts, as_of),
        membership_ahead=counts_ahead(standings.values(), counts, as_of),
        objections=tuple(p for p in positions if p.issue is Issue.SUSPENSION and _is_objection(p)),
        positions=tuple(p for p in positions if p.issue in issues),
        stands=stands_of(positions, facts.states),
        ballots=_ballots(facts, resolutions[-1]) if resolutions else {},
        practices=known_by(facts.all(Practice), as_of),
        resolution=resolutions[-1] if resolutions else None,
        resolutions=resolutions,
        deadlines=due_states(facts, as_of),
        events=_events(facts, as_of),
        groups=facts.groups,
        regional_groups=_regional_groups(facts),
        support=tuple(sorted(known_by(facts.all(Support), as_of), key=lambda s: s.period[-4:], reverse=True)),
        membership_sources=_count_sources(acts, Treaty.MBT, as_of),
        ccm_sources=_count_sources(acts, Treaty.CCM, as_of),
    )


def _state_on(facts: Facts, code: StateCode, picks: Picks, world: World) -> StateDossier:
    as_of = picks.as_of
    state = facts.states[code]
    positions = known_by((p for p in facts.about(Position, code) if p.actor == code), as_of)
    casualties = years_of(facts.about(Casualties, code), as_of, facts)
    stockpiles = _stockpiles(facts, code, as_of)
    deadline = deadline_on(facts, code, as_of)
    groups = facts.groups_of(code)
    standing = world.standings[code]
    return StateDossier(
        state=state,
        name=name_in(picks.language, code, state),
        mbt=standing,
        ccm=world.ccm_standings[code],
        roles=roles_of(
            standing,
            positions,
            bool(world.claims) and Issue.SUSPENSION in picks.issues,
            deadline,
            stockpiles,
            casualties,
            assists(state.un_regional_group, groups),
        ),
        groups=groups,
        casualties=casualties,
        positions=positions,
        votes=_votes_of(facts, code, as_of),
        deadline=deadline,
        contamination=_contamination(facts, code, as_of),
        clearance=_clearance(facts, code, as_of),
        recommendations=tuple(
            sorted(known_by(facts.about(Recommendation, code), as_of), key=lambda r: r.rank)
        ),
        stockpiles=stockpiles,
        practices=known_by(facts.about(Practice, code), as_of),
        events=known_by(facts.about(Event, code), as_of),
    )


def _regional_groups(facts: Facts) -> Mapping[str, frozenset[StateCode]]:
    members: defaultdict[str, set[StateCode]] = defaultdict(set)
    for code, state in facts.states.items():
        members[state.un_regional_group].add(code)
    return {name: frozenset(codes) for name, codes in members.items() if name not in ("", "none")}


def _standings(facts: Facts, treaty: Treaty, as_of: date) -> Mapping[StateCode, Standing]:
    acts = memberships(facts, treaty)
    claims = facts.all(SuspensionClaim)
    return {code: standing_on(code, treaty, acts.get(code), claims, as_of) for code in facts.states}


def _contamination(facts: Facts, code: StateCode, as_of: date) -> tuple[Contamination, ...]:
    """Those of the strongest source alone: the scales of two publishers must not be mixed."""
    known = sorted(
        (
            c
            for c in known_by(facts.about(Contamination, code), as_of)
            if as_of.year - c.as_of.latest.year <= _YEARS_OF_AN_EXTENT
        ),
        key=lambda c: (
            is_pinned(c, facts),
            c.scale == "clearing-the-mines",
            c.figure == "box",
            c.as_of.latest,
        ),
        reverse=True,
    )
    if not known:
        return ()
    rivals = [c for c in known if c.as_of == known[0].as_of and comparable(c, known[0])]
    lead = in_order(rivals, facts)[0]
    return (
        lead,
        *(c for c in known if c.scale == lead.scale and c.sources[0] == lead.sources[0] and c != lead),
    )


def _stockpiles(facts: Facts, code: StateCode, as_of: date) -> tuple[Stockpile, ...]:
    """Pinned first, then newest first; of counts of one day the rule's choice. One without a day has no rival."""
    known = known_by(facts.about(Stockpile, code), as_of)
    dated = iter(ruled([stock for stock in known if stock.as_of], facts))
    ordered = [next(dated) if stock.as_of else stock for stock in known]
    return tuple(sorted(ordered, key=lambda stock: not is_pinned(stock, facts)))


def _clearance(facts: Facts, code: StateCode, as_of: date) -> tuple[Clearance, ...]:
    known = ruled(known_by(facts.about(Clearance, code), as_of), facts)
    return tuple(sorted(known, key=lambda c: c.year, reverse=True))


def _votes_of(facts: Facts, code: StateCode, as_of: date) -> VoteRecord:
    resolutions = {r.resolution: r for r in _resolutions(facts, as_of)}
    votes = sorted(
        (v for v in best_of_each(facts.about(Vote, code), facts) if v.resolution in resolutions),
        key=lambda vote: resolutions[vote.resolution].year,
    )
    latest = votes[-1] if votes else None
    return VoteRecord(
        votes=tuple(votes),
        latest=latest,
        latest_resolution=resolutions[latest.resolution] if latest else None,
        totals=dict(Counter(vote.vote.value for vote in votes)),
    )


def _resolutions(facts: Facts, as_of: date) -> tuple[Resolution, ...]:
    """Those adopted by then, the oldest first."""
    found = best_of_each(known_by(facts.all(Resolution), as_of), facts)
    return tuple(sorted(found, key=lambda r: r.year))


def _ballots(facts: Facts, resolution: Resolution) -> Mapping[StateCode, Vote]:
    return {vote.state: vote for vote in best_of_each(_votes_on(facts)[resolution.resolution], facts)}


@remembered(4)
def _votes_on(facts: Facts) -> Mapping[str, list[Vote]]:
    """All votes by the resolution they were cast on."""
    found: defaultdict[str, list[Vote]] = defaultdict(list)
    for vote in facts.all(Vote):
        if vote.printable:
            found[vote.resolution].append(vote)
    return found


def _events(facts: Facts, as_of: date) -> tuple[Event, ...]:
    """What had happened by then or was known to come, the oldest first."""
    known = known_by(facts.all(Event), as_of)
    return tuple(sorted(known, key=lambda e: (e.date.earliest, e.date.latest, e.title)))


def _breakdowns(facts: Facts, as_of: date) -> tuple[CasualtyBreakdown, ...]:
    known = known_by((b for b in facts.all(CasualtyBreakdown) if b.place == WORLD), as_of)
    return tuple(sorted(known, key=lambda b: (b.year, b.edition), reverse=True))


def _claim_on(claim: SuspensionClaim, as_of: date) -> SuspensionClaim:
    """The claim without a finding of a later day."""
    if claim.found_on is None or claim.found_on <= as_of:
        return claim
    return replace(claim, finding="", found_on=None)


def _is_objection(position: Position) -> bool:
    return position.stance is Stance.OBJECTS and position.form in WRITTEN


def _membership_by_day(memberships: tuple[Membership, ...], as_of: date) -> tuple[tuple[date, int, int], ...]:
    return tuple(row for row in counts_by_day(memberships) if row[0] <= as_of)


def _count_sources(memberships: Iterable[Membership], treaty: Treaty, as_of: date) -> tuple[SourceId, ...]:
    """What a count rests on: the source of most memberships, and that of the newest act by then."""
    printed = [m for m in memberships if m.treaty is treaty and m.printable]
    leading = [source for source, _ in Counter(m.sources[0] for m in printed).most_common(1)]
    acts = (
        (day, m.sources)
        for m in printed
        for day in (m.deposited, m.withdrawal_notified)
        if day and day <= as_of
    )
    _, newest = max(acts, default=(None, ()))
    return tuple(dict.fromkeys([*leading, *newest[-1:]]))
