"""What a brief, a figure and a panel may know of states × issues on a date: data, no words, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import FactId, Issue, Role, SourceId, StateCode
from desktop.dossier.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.choice import Disagreement
    from db.records import (
        Argument,
        Ask,
        Casualties,
        CasualtyBreakdown,
        Clearance,
        Contamination,
        Deadline,
        Edition,
        Event,
        Meeting,
        Position,
        Practice,
        Recommendation,
        Record,
        Resolution,
        Source,
        State,
        Stockpile,
        Support,
        SuspensionClaim,
        TreatyText,
        Vote,
    )
    from db.treaty import Counts, Standing
    from desktop.dossier.deadlines import DueState
    from desktop.dossier.languages import Said
    from desktop.dossier.shares import DeviceYear, Share


@dataclass(frozen=True, slots=True)
class Picks:
    """What the user asked for.

    states: in the order picked; may be empty (the world's figures alone). issues: in the order of `Issue`.
    """

    states: tuple[StateCode, ...]
    issues: tuple[Issue, ...]
    as_of: date
    meeting: str = "22MSP"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CasualtyYear:
    """All counts of one place and year; the first is the one to show, by the rule of `db.choice` or a pin.

    Counts of no edition (national, UN, press) are not comparable with the Landmine Monitor's, nor are part-years;
    the user who pins one says that they are.
    """

    year: int
    counts: tuple[Casualties, ...]
    pinned: bool = False

    @property
    def shown(self) -> Casualties:
        return self.counts[0]

    @property
    def comparable(self) -> Casualties | None:
        """The count to compare with other years and places: the Monitor's of the whole year, or what is pinned."""
        found = self.counts[0]
        fit = self.pinned or (found.edition and not found.partial)
        return found if fit and found.total is not None else None

    @property
    def whole(self) -> bool:
        """Whether the count shown may stand for the whole year."""
        return self.pinned or not self.counts[0].partial

    @property
    def revised(self) -> bool:
        """Whether an earlier edition gave another total."""
        return len({c.total for c in self.counts if c.edition and not c.partial and c.total is not None}) > 1


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """How a state voted on the annual resolution, up to the as-of date. Empty for one that does not vote."""

    votes: tuple[Vote, ...]  # oldest first
    latest: Vote | None
    latest_resolution: Resolution | None
    totals: Mapping[str, int]  # ballot value → times


@dataclass(frozen=True, slots=True)
class StateDossier:
    """One state on the as-of date."""

    state: State
    name: str  # as a brief calls it
    mbt: Standing
    ccm: Standing
    roles: tuple[Role, ...]  # the one the page leads with first
    groups: tuple[str, ...]
    casualties: tuple[CasualtyYear, ...]  # newest year first
    positions: tuple[Position, ...]  # on every issue, newest first
    votes: VoteRecord
    deadline: Deadline | None  # the Article 5 deadline to print
    contamination: tuple[Contamination, ...]  # the figure to print first, then others of the same source
    clearance: tuple[Clearance, ...]  # newest first
    recommendations: tuple[Recommendation, ...]
    stockpiles: tuple[Stockpile, ...]  # newest first
    practices: tuple[Practice, ...]
    events: tuple[Event, ...]  # newest first

    @property
    def code(self) -> StateCode:
        return self.state.state


@dataclass(frozen=True, slots=True)
class World:
    """The treaty and the world on the as-of date, the same for every brief of that day."""

    mbt: Counts
    ccm: Counts
    standings: Mapping[StateCode, Standing]  # MBT, all 197
    ccm_standings: Mapping[StateCode, Standing]
    claims: tuple[SuspensionClaim, ...]  # to have suspended the MBT, standing on that day
    casualties: tuple[CasualtyYear, ...]  # world, newest year first
    breakdowns: tuple[CasualtyBreakdown, ...]  # of the newest year that has any, first; then older
    shares: tuple[Share, ...]  # of civilians and of children, each with its base, oldest year first
    devices: tuple[DeviceYear, ...]  # newest year first
    state_casualties: Mapping[StateCode, CasualtyYear]  # newest year with a Monitor figure, by state or area
    membership_by_day: tuple[tuple[date, int, int], ...]  # (day of change, deposited, in force), oldest first
    membership_ahead: tuple[
        tuple[date, int, int], ...
    ]  # the same for days to come, as fixed by acts known by now
    objections: tuple[Position, ...]  # on suspension: objections and communications to the depositary
    positions: tuple[Position, ...]  # on the picked issues, in any form, newest first
    stands: Mapping[Issue, Mapping[StateCode, Position]]  # the position that tells most, by issue and state
    ballots: Mapping[StateCode, Vote]  # on the newest resolution; who may not vote is not in it
    practices: tuple[Practice, ...]  # use, production and transfer anywhere, newest first
    resolution: Resolution | None  # the latest by then
    resolutions: tuple[Resolution, ...]  # oldest first
    deadlines: tuple[DueState, ...]  # of every state, by Article 5, earliest first
    events: tuple[Event, ...]  # oldest first; some are known to come
    groups: Mapping[str, frozenset[StateCode]]  # who is in each political group
    regional_groups: Mapping[str, frozenset[StateCode]]  # of the United Nations
    support: tuple[Support, ...]  # funding and clearance totals, the newest period first
    membership_sources: tuple[SourceId, ...]
    ccm_sources: tuple[SourceId, ...]

    def claim_of(self, state: StateCode) -> SuspensionClaim | None:
        """The state's standing claim to have suspended the MBT; its finding is there once it was made."""
        return next((claim for claim in self.claims if claim.state == state), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask, and whom of the picked states it fits: those that its role is about and that have not done it."""

    ask: Ask
    states: tuple[StateCode, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a brief on these picks may say, every value with its sources."""

    picks: Picks
    edition: Edition
    meeting: Meeting
    states: tuple[StateDossier, ...]  # in the order picked
    world: World
    arguments: tuple[
        Argument, ...
    ]  # on the picked issues, those used by the picked states or neighbours first
    further_arguments: tuple[Argument, ...]  # that one may hear besides these, the likeliest first
    asks: Mapping[StateCode, tuple[Ask | Recommendation, ...]]  # at most three to each picked state
    asked: tuple[Asked, ...]  # every ask on the picked issues that fits any picked state, by issue and rank
    texts: Mapping[str, TreatyText]  # "MBT 1(1)" → text
    sources: Mapping[SourceId, Source]
    names: Mapping[StateCode, str]  # of every state, area and organisation
    differing: Mapping[FactId, Disagreement]  # by the fact chosen: on what its sources differ
    translated: Mapping[tuple[str, str, str], str]  # what facts say, by kind, field and their words

    @property
    def as_of(self) -> date:
        return self.picks.as_of

    def said(self, record: Record, field: str) -> Said:
        """What a fact says in a field, in the dossier's language if the store has it so."""
        return in_language(record, field, self.translated, self.picks.language)

    def disagreement_on(self, slot: str) -> Disagreement | None:
        """What the sources say otherwise of a question (`db.records.slot_of`) that the dossier answers."""
        return next((found for found in self.differing.values() if found.slot == slot), None)
