"""One state on one page: all that is known of it on a day, in the order in which it is read. Data, no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.choice import memberships
from db.records import CasualtyBreakdown, Issue, Membership, SourceId, SuspensionClaim, Treaty
from desktop.dossier.assemble import assemble
from desktop.dossier.differing import differing_about
from desktop.dossier.duty import duties_of
from desktop.dossier.known import known_by
from desktop.dossier.model import Dossier, Picks, StateDossier
from desktop.dossier.names import names_in_six

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.choice import Disagreement
    from db.facts import Facts
    from db.records import Event, FactId, Position, Resolution, StateCode, Vote
    from desktop.dossier.duty import Duty


class Turn(StrEnum):
    """What happened between a state and the Convention."""

    SIGNED = "signed"
    DEPOSITED = "deposited"
    IN_FORCE = "in-force"
    CLAIMED = "claimed"  # to have suspended the Convention
    FOUND = "found"  # what the States Parties found of that claim
    CLAIM_ENDED = "claim-ended"
    NOTIFIED = "notified"  # its withdrawal
    LEFT = "left"  # the withdrawal takes effect


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the status timeline. ahead: it comes after the as-of date, fixed by an act known by then."""

    day: date
    turn: Turn
    fact: FactId
    sources: tuple[SourceId, ...]
    ahead: bool
    method: str = ""  # of joining: ratification, accession, ...


@dataclass(frozen=True, slots=True)
class VoteYear:
    """The General Assembly's resolution of a year and how the state voted on it; None if it had no vote."""

    resolution: Resolution
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class StatePage:
    """dossier: of this state alone, on every issue. names: by language of the United Nations.

    votes: of every year up to the day, the oldest first; empty for a state that never had a vote.
    positions, events: the newest first. breakdowns: parts of its casualties, each with its base.
    """

    dossier: Dossier
    names: Mapping[str, str]
    timeline: tuple[Moment, ...]
    duties: tuple[Duty, ...]
    votes: tuple[VoteYear, ...]
    positions: tuple[Position, ...]
    events: tuple[Event, ...]
    breakdowns: tuple[CasualtyBreakdown, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def state(self) -> StateDossier:
        return self.dossier.states[0]


def state_page(facts: Facts, code: StateCode, as_of: date, meeting: str, language: str = "en") -> StatePage:
    """Raises UnknownName for a state or meeting that the facts do not know."""
    dossier = assemble(facts, Picks((code,), tuple(Issue), as_of, meeting, language))
    state = dossier.states[0]
    return StatePage(
        dossier,
        names_in_six(code, state.state),
        timeline_of(facts, code, as_of),
        duties_of(state, facts),
        _votes(dossier, state),
        tuple(sorted(state.positions, key=lambda each: each.date.latest, reverse=True)),
        tuple(sorted(state.events, key=lambda each: each.date.latest, reverse=True)),
        known_by(facts.about(CasualtyBreakdown, code), as_of),
        differing_about(facts, code, as_of),
    )


def timeline_of(facts: Facts, code: StateCode, as_of: date) -> tuple[Moment, ...]:
    """What the state did towards the Mine Ban Convention, the oldest first, as far as known on the day."""
    acts = memberships(facts, Treaty.MBT).get(code)
    claims = (c for c in facts.about(SuspensionClaim, code) if c.treaty is Treaty.MBT and c.printable)
    found = [*(_acts(acts, facts, as_of) if acts else ())]
    found += [moment for claim in claims if claim.claimed_on <= as_of for moment in _claim(claim, as_of)]
    return tuple(sorted(found, key=lambda each: (each.day, list(Turn).index(each.turn))))


def _acts(acts: Membership, facts: Facts, as_of: date) -> Iterator[Moment]:
    """Only what its standing on that day rests on: no act of a later day."""
    from db.treaty import standing_on

    if not acts.printable:
        return
    standing = standing_on(acts.state, Treaty.MBT, acts, facts.about(SuspensionClaim, acts.state), as_of)
    days = (
        (Turn.SIGNED, standing.signed),
        (Turn.DEPOSITED, standing.deposited),
        (Turn.IN_FORCE, standing.entry_into_force),
        (Turn.NOTIFIED, standing.withdrawal_notified),
        (Turn.LEFT, standing.withdrawal_effective),
    )
    for turn, day in days:
        if day is not None:
            method = acts.method if turn is Turn.DEPOSITED else ""
            yield Moment(day, turn, acts.provenance.fact, acts.sources, day > as_of, method)


def _claim(claim: SuspensionClaim, as_of: date) -> Iterator[Moment]:
    days = (
        (Turn.CLAIMED, claim.claimed_on),
        (Turn.FOUND, claim.found_on),
        (Turn.CLAIM_ENDED, claim.ended_on),
    )
    for turn, day in days:
        if day is not None and day <= as_of:
            yield Moment(day, turn, claim.provenance.fact, claim.sources, ahead=False)


def _votes(dossier: Dossier, state: StateDossier) -> tuple[VoteYear, ...]:
    cast = {vote.resolution: vote for vote in state.votes.votes}
    if not cast:
        return ()
    return tuple(VoteYear(each, cast.get(each.resolution)) for each in dossier.world.resolutions)
