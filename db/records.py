"""The records of the store, one frozen dataclass for each kind of fact.

A record is also the definition of its CSV file in `db/facts` and of its table: the column
names are the field names, followed by those of `Provenance`. `KIND` names the file and the
table, `KEY` the columns that tell one fact from another; together they make its stable id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.dates import PartialDate

StateCode = NewType("StateCode", str)
"""ISO 3166-1 alpha-3 of one of the 197 states; for an area or organisation, its own code."""
SourceId = NewType("SourceId", str)
FactId = NewType("FactId", str)

WORLD = StateCode("WLD")


class Treaty(StrEnum):
    """The two conventions whose membership the store holds."""

    MBT = "mbt"  # Anti-Personnel Mine Ban Convention, 1997
    CCM = "ccm"  # Convention on Cluster Munitions, 2008


class Issue(StrEnum):
    """A subject of advocacy."""

    SUSPENSION = "suspension"
    WITHDRAWALS = "withdrawals"
    USE = "use"
    CASUALTIES = "casualties"
    CLEARANCE = "clearance"
    STOCKPILES = "stockpiles"
    VICTIM_ASSISTANCE = "victim-assistance"
    TRANSFERS = "transfers"
    UNIVERSALIZATION = "universalization"
    COOPERATION = "cooperation"


class Certainty(StrEnum):
    """How a fact came to be known."""

    READ = "read"  # read in the source
    DERIVED = "derived"  # computed from facts that were read, by a rule named in the notes
    INFERRED = "inferred"  # concluded from facts that were read; the notes say how
    MEMORY = "memory"  # not read anywhere: unverified, never printed as fact


class Stance(StrEnum):
    """What an actor's position amounts to on its issue."""

    OBJECTS = "objects"
    CONCERNED = "concerned"
    NEUTRAL = "neutral"
    SUPPORTS = "supports"
    DEFENDS = "defends"
    CLAIMS = "claims"


class Form(StrEnum):
    """In which form a position was taken, the strongest first."""

    FORMAL_OBJECTION = "formal-objection"  # to the depositary, so called
    NOTE_VERBALE = "note-verbale"  # to the depositary
    COMMUNICATION = "communication"  # to the depositary, type not known
    PLENARY_STATEMENT = "plenary-statement"  # at a Meeting or Review Conference, for itself
    GROUP_STATEMENT = "group-statement"  # at a Meeting or Review Conference, on behalf of a group
    JOINT_STATEMENT = "joint-statement"  # co-sponsored
    MEETING_STATEMENT = "meeting-statement"  # at any other meeting (intersessional, pledging, CCM)
    INSTRUMENT = "instrument"  # ratification, accession or withdrawal deposited
    PARLIAMENT = "parliament"  # act, vote or answer in parliament
    GOVERNMENT = "government"  # decision, decree, signature, memorandum
    VOTE = "vote"  # in the General Assembly
    LETTER = "letter"  # to States Parties, a presidency or a committee
    PRESS = "press"  # statement to the press
    OTHER = "other"  # absence, presidency, ...


class Ballot(StrEnum):
    """How a state voted in the General Assembly."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"


class Assessment(StrEnum):
    """How well a reported use, production or transfer is established, in its source's word."""

    CONFIRMED = "confirmed"
    INDICATIONS = "indications"
    ALLEGED = "alleged"


class Role(StrEnum):
    """What a state is to the person who wants something of it; computed, never stored."""

    STATE_PARTY = "state-party"
    OBJECTED = "objected"
    SPOKE = "spoke"
    SILENT = "silent"
    LEAVING = "leaving"
    LEFT = "left"
    CLAIMS_SUSPENSION = "claims-suspension"
    OUTSIDE = "outside"
    AFFECTED = "affected"
    STOCKPILE_OVERDUE = "stockpile-overdue"
    SUFFERS = "suffers"
    DONOR = "donor"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a fact cites it. locator: where in it, in free words, a bare number being a page; "" if not said."""

    source: SourceId
    locator: str = ""


def cited_in(citations: Iterable[Citation]) -> tuple[SourceId, ...]:
    """The sources of these, each once."""
    return tuple(dict.fromkeys(cited.source for cited in citations))


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from.

    known_by: the first day on which it was surely known (publication of its source, or the day
    itself); a dossier as of an earlier day leaves it out. None: it has no day of its own.
    sources: the leading one first; the store refuses a fact without one.
    locators: for each of these, in their order, where in it the fact stands ("p. 12", "Annex II"), "" where nobody
    said; () where none is said.
    """

    fact: FactId
    edition: str
    certainty: Certainty
    known_by: date | None
    sources: tuple[SourceId, ...]
    notes: str
    locators: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources, each with the place in it."""
        return tuple(map(Citation, self.sources, self.locators or ("",) * len(self.sources)))

    @property
    def own(self) -> bool:
        """Whether it is the user's, beside the edition's."""
        return not self.edition


@dataclass(frozen=True, slots=True)
class Source:
    """A document one can cite."""

    id: SourceId
    title: str
    publisher: str
    published: PartialDate | None
    url: str  # "" where there is none; else http(s)
    kind: str  # depositary, official, monitor, ngo, academic, news, memory
    notes: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A dated, numbered release of the facts that ship with the application."""

    number: str  # "2026.1"
    released: date
    checked_until: date
    covers: str


@dataclass(frozen=True, slots=True)
class Record:
    """What every kind of fact has: the place it comes from.

    SLOT names the columns that pose the question a fact answers, VALUES those that answer it: facts of one
    slot with other values contradict each other. Without a slot, facts of the kind only add up.
    """

    KIND: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    SLOT: ClassVar[tuple[str, ...]] = ()
    VALUES: ClassVar[tuple[str, ...]] = ()
    provenance: Provenance

    @property
    def sources(self) -> tuple[SourceId, ...]:
        return self.provenance.sources

    @property
    def citations(self) -> tuple[Citation, ...]:
        return self.provenance.citations

    @property
    def certainty(self) -> Certainty:
        return self.provenance.certainty

    @property
    def printable(self) -> bool:
        """Whether it may be printed as fact: nothing from memory is."""
        return self.provenance.certainty is not Certainty.MEMORY


@dataclass(frozen=True, slots=True)
class State(Record):
    """One of the 197: 193 UN members, the Holy See, Palestine, Cook Islands, Niue."""

    KIND = "state"
    KEY = ("state",)
    state: StateCode
    iso2: str
    m49: str
    name: str  # short, as in "we ask Ukraine"
    un_regional_group: str  # "" where it is in none
    un_member: bool


@dataclass(frozen=True, slots=True)
class Area(Record):
    """A code in the record that is not one of the 197: an area, an organisation, the world."""

    KIND = "area"
    KEY = ("area",)
    area: StateCode
    name: str
    category: str  # area, organisation, aggregate


@dataclass(frozen=True, slots=True)
class GroupMember(Record):
    """A state's membership of a group: EU, NATO, AU, ASEAN, OAS, OIF, Commonwealth, PIF, Arab League."""

    KIND = "group_member"
    KEY = ("group", "state")
    group: str
    state: StateCode


@dataclass(frozen=True, slots=True)
class Membership(Record):
    """A state's acts towards a treaty.

    rule_note: why entry into force or effect of withdrawal differs from Articles 17 and 20; "" if it agrees.
    """

    KIND = "membership"
    KEY = ("treaty", "state")
    SLOT = ("treaty", "state")
    VALUES = (
        "signed",
        "deposited",
        "method",
        "entry_into_force",
        "withdrawal_notified",
        "withdrawal_effective",
    )
    treaty: Treaty
    state: StateCode
    signed: date | None
    deposited: date | None
    method: str  # ratification, accession, acceptance, approval, succession; "" if none
    entry_into_force: date | None
    withdrawal_notified: date | None
    withdrawal_effective: date | None
    rule_note: str


@dataclass(frozen=True, slots=True)
class MembershipReading(Record):
    """A second reading of a state's acts; `agrees` says whether it agrees with `Membership`."""

    KIND = "membership_reading"
    KEY = ("treaty", "state", "sources")
    SLOT = ("treaty", "state")
    VALUES = ("signed", "deposited", "entry_into_force")
    treaty: Treaty
    state: StateCode
    signed: date | None
    deposited: date | None
    entry_into_force: date | None
    agrees: bool


@dataclass(frozen=True, slots=True)
class SuspensionClaim(Record):
    """A claim to have suspended a treaty: an overlay on being party, never a status.

    otherwise_dated: another day that one of the sources gives for the claim.
    found_on: the day of the finding; a dossier as of an earlier day leaves the finding out.
    """

    KIND = "suspension_claim"
    KEY = ("treaty", "state", "claimed_on")
    SLOT = ("treaty", "state")
    VALUES = ("claimed_on", "ended_on")
    treaty: Treaty
    state: StateCode
    claimed_on: date
    otherwise_dated: date | None
    ended_on: date | None
    finding: str  # what the States Parties found, in one sentence
    found_on: date | None


@dataclass(frozen=True, slots=True)
class Casualties(Record):
    """People killed and injured in a place and year, by one edition of one source.

    edition: of the Landmine Monitor ("2025"); "" is a national, UN or press count, not comparable with it.
    difference: why killed + injured + unknown is not the total; "" where it is, or parts are missing.
    partial: counts a part of the year or of the place only.
    """

    KIND = "casualties"
    KEY = ("place", "year", "edition", "sources", "partial")
    SLOT = ("place", "year")
    VALUES = ("killed", "injured", "unknown", "total")
    place: StateCode
    year: int
    killed: int | None
    injured: int | None
    unknown: int | None
    total: int | None
    places: int | None  # countries and areas counted; for the world only
    edition: str
    partial: bool
    difference: str


@dataclass(frozen=True, slots=True)
class CasualtyBreakdown(Record):
    """A part of a year's casualties with the base it was taken of ("of those whose age was known")."""

    KIND = "casualty_breakdown"
    KEY = ("place", "year", "dimension", "category", "edition", "sources")
    SLOT = ("place", "year", "dimension", "category")
    VALUES = ("count", "percent")
    place: StateCode
    year: int
    dimension: str  # device, civil-status, age, sex
    category: str  # civilian, children, women and girls, improvised mine, ...
    count: int | None
    percent: float | None
    base: str
    edition: str


@dataclass(frozen=True, slots=True)
class Position(Record):
    """What a state or organisation did or said on an issue."""

    KIND = "position"
    KEY = ("actor", "issue", "form", "date", "sources", "summary")
    actor: StateCode
    issue: Issue
    stance: Stance
    form: Form
    date: PartialDate
    venue: str
    summary: str
    quote: str
    quote_language: str  # "" without a quote


@dataclass(frozen=True, slots=True)
class Resolution(Record):
    """The General Assembly's annual resolution on the Convention, with its count."""

    KIND = "resolution"
    KEY = ("resolution",)
    SLOT = ("resolution",)
    VALUES = ("date", "yes", "no", "abstain", "nonvoting")
    resolution: str
    year: int
    session: int
    date: PartialDate
    yes: int
    no: int
    abstain: int
    nonvoting: int


@dataclass(frozen=True, slots=True)
class Vote(Record):
    """One state's vote on one resolution."""

    KIND = "vote"
    KEY = ("resolution", "state")
    SLOT = ("resolution", "state")
    VALUES = ("vote",)
    resolution: str
    state: StateCode
    vote: Ballot


@dataclass(frozen=True, slots=True)
class Deadline(Record):
    """An Article 5 deadline.

    standing: current, latest-read (past, no later decision read: print "deadline last read", never
    "overdue"), completed, completion-not-read, status-not-read (both unknown, never overdue), history.
    """

    KIND = "deadline"
    KEY = ("state", "deadline", "standing", "sources")
    SLOT = ("state",)
    VALUES = ("deadline", "completed_on", "extension_requested_to")
    state: StateCode
    deadline: date | None
    set_by: str
    decided_on: PartialDate | None
    completed_on: PartialDate | None
    standing: str
    on_track: str  # yes, no, unclear; "" not said
    extension_requested_to: PartialDate | None
    requested_on: PartialDate | None
    words: str  # the status in the source's sense, short


@dataclass(frozen=True, slots=True)
class Contamination(Record):
    """Mined area of a state on a day, in square kilometres.

    scale: whose class it is; "clearing-the-mines" (massive over 100, heavy 20 to 100, medium 2 to 20,
    light under 2) and "landmine-monitor" (massive, large, medium, small) must not be mixed.
    """

    KIND = "contamination"
    KEY = ("state", "as_of", "scale", "figure", "sources")
    SLOT = ("state", "as_of")
    VALUES = ("confirmed_km2", "suspected_km2", "total_km2")
    state: StateCode
    as_of: PartialDate
    confirmed_km2: float | None
    suspected_km2: float | None
    total_km2: float | None
    extent: str  # the class in the words of its scale, or unknown; "" not given
    scale: str
    figure: str  # box (the one to print), other (a second figure of the same source), ""
    status: str  # contaminated, suspected, residual, cleared, ...; "" not given


@dataclass(frozen=True, slots=True)
class Clearance(Record):
    """Area cleared (km²) and mines destroyed in a year."""

    KIND = "clearance"
    KEY = ("state", "year", "sources")
    SLOT = ("state", "year")
    VALUES = ("cleared_km2", "mines_destroyed")
    state: StateCode
    year: int
    cleared_km2: float | None
    mines_destroyed: int | None


@dataclass(frozen=True, slots=True)
class Completion(Record):
    """A state that completed clearance under Article 5 or was found free of mines."""

    KIND = "completion"
    KEY = ("state", "sources")
    SLOT = ("state",)
    VALUES = ("completed_on",)
    state: StateCode
    completed_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class Recommendation(Record):
    """What a source recommends to one state."""

    KIND = "recommendation"
    KEY = ("state", "rank")
    state: StateCode
    rank: int
    recommendation: str
    pages: str


@dataclass(frozen=True, slots=True)
class ProgrammeScore(Record):
    """Mine Action Review's score of a clearance programme, out of ten."""

    KIND = "programme_score"
    KEY = ("state", "year")
    SLOT = ("state", "year")
    VALUES = ("score",)
    state: StateCode
    year: int
    score: float
    rating: str
    change: float | None


@dataclass(frozen=True, slots=True)
class Stockpile(Record):
    """Stockpiled anti-personnel mines: destroyed, retained (Article 3), remaining. Unknown is None, not 0.

    standing: "overdue" where the Article 4 deadline passed with stock left, "completed", "not-party", "".
    """

    KIND = "stockpile"
    KEY = ("state", "sources", "retained_as_of", "as_of")
    SLOT = ("state", "as_of")
    VALUES = ("destroyed", "completed_on", "retained", "remaining")
    state: StateCode
    as_of: PartialDate | None
    destroyed: int | None
    completed_on: PartialDate | None
    retained: int | None
    retained_as_of: PartialDate | None
    remaining: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class Practice(Record):
    """Use, production or transfer that a source reports, never without its assessment."""

    KIND = "practice"
    KEY = ("state", "actor", "activity", "period", "sources", "detail")
    state: StateCode  # where, or by whose forces
    actor: str  # government forces, non-state armed groups, ...
    activity: str  # use, production, transfer
    period: str
    assessment: Assessment
    detail: str  # short; "" if none


@dataclass(frozen=True, slots=True)
class Support(Record):
    """Victim assistance, funding and clearance totals of the world."""

    KIND = "support"
    KEY = ("period", "metric", "unit", "sources")
    SLOT = ("period", "metric", "unit")
    VALUES = ("value",)
    period: str
    metric: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Something that happened, or a computed date that will come."""

    KIND = "event"
    KEY = ("date", "title")
    date: PartialDate
    title: str
    category: str  # meeting, withdrawal, suspension, objection, ...
    states: tuple[StateCode, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class TreatyText(Record):
    """A paragraph of a treaty. Not a certified copy: the application says where it was read."""

    KIND = "treaty_text"
    KEY = ("treaty", "article", "paragraph", "language")
    treaty: str  # MBT, VCLT, CCM
    article: str
    paragraph: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Argument(Record):
    """A claim one may hear, the answer, and who has used it as far as the facts show."""

    KIND = "argument"
    KEY = ("argument",)
    argument: str
    issues: tuple[Issue, ...]
    claim: str
    answer: str
    used_by: tuple[StateCode, ...]
    rank: int  # how often heard on its issues: 1 most


@dataclass(frozen=True, slots=True)
class Ask(Record):
    """A verb, an act, a date or occasion.

    role: to whom. states: only these, if any. fulfilled_by: position forms that make it moot.
    """

    KIND = "ask"
    KEY = ("ask",)
    ask: str
    issue: Issue
    role: Role
    states: tuple[StateCode, ...]
    text: str
    basis: str
    fulfilled_by: tuple[Form, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Meeting(Record):
    """A Meeting of the States Parties (MSP) or Review Conference (RC)."""

    KIND = "meeting"
    KEY = ("meeting",)
    SLOT = ("meeting",)
    VALUES = ("place", "starts_on", "ends_on", "president", "presidency")
    meeting: str  # "22MSP", "5RC"
    number: int
    category: str  # msp, rc
    name: str  # "Twenty-Second Meeting of the States Parties"
    place: str
    country: StateCode | None
    starts_on: date
    ends_on: date
    president: str  # person; "" not known
    presidency: StateCode | None


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """Who took the floor at a meeting, as far as read."""

    KIND = "statement"
    KEY = ("meeting", "actor", "agenda_item", "rank")
    meeting: str
    actor: StateCode
    agenda_item: str
    category: str
    date: PartialDate
    rank: int  # place among the speakers as the source names them; 0 not known


@dataclass(frozen=True, slots=True)
class Translation(Record):
    """What another fact says in a field, in another language: an ask, an argument, the name of a meeting.

    It serves every fact of that kind which says the original, word for word, in that field, and no longer one
    that says something else. reviewer: who of the field and the language has read it over; "" for nobody yet.
    """

    KIND = "translation"
    KEY = ("of", "field", "language")
    of: FactId
    field: str
    language: str
    original: str
    text: str
    translator: str
    translated_on: date
    reviewer: str


KINDS: tuple[type[Record], ...] = (
    State,
    Area,
    GroupMember,
    Membership,
    MembershipReading,
    SuspensionClaim,
    Casualties,
    CasualtyBreakdown,
    Position,
    Resolution,
    Vote,
    Deadline,
    Contamination,
    Clearance,
    Completion,
    Recommendation,
    ProgrammeScore,
    Stockpile,
    Practice,
    Support,
    Event,
    TreatyText,
    Argument,
    Ask,
    Meeting,
    Statement,
    Translation,
)
"""Every kind, in an order in which a fact never comes before what it refers to."""


FIXED: tuple[type[Record], ...] = (State, Area)
"""Kinds that come with the edition alone: the 197 states and the codes beside them are not the user's to change."""


def slot_of(record: Record) -> str:
    """The question that the record answers, such as "casualties:UKR:2024"; "" where its kind poses none.

    A second reading of a state's acts answers the same question as the first.
    """
    if not record.SLOT:
        return ""
    kind = Membership.KIND if isinstance(record, MembershipReading) else record.KIND
    return ":".join((kind, *(str(getattr(record, name)) for name in record.SLOT)))
