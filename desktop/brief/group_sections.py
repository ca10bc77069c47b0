"""The sections of a brief on a group or region: what its members are, owe and voted, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Ballot, Issue, Role
from db.treaty import Status
from desktop.brief import tables, world_tables
from desktop.brief.blocks import Block, Column, Inline, Place, Words
from desktop.brief.evidence import RECENT, status_sources
from desktop.brief.inline import bold, cited, cited_each, plain
from desktop.brief.issue_sections import cut, regional
from desktop.brief.listed import leading, names
from desktop.brief.matter import NOTHING, Built
from desktop.brief.names import capital
from desktop.brief.remarks import remarked, status_remarked
from desktop.dossier.casualties import newest_comparable
from desktop.dossier.deadlines import Due
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import STATES
from desktop.dossier.stance import act_against
from desktop.titles import ballot_title, form_title, status_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import StateCode
    from desktop.brief.matter import Matter
    from desktop.dossier.deadlines import DueState
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_NOTHING: Inline = (Words("–"),)
_IN_REGION = 0.75
"""So many of the members must lie on a region's map for it to be theirs."""


def region_of(codes: Sequence[StateCode]) -> MapRegion:
    """The map that shows nearly all of the states and the fewest others; else the world's."""
    fitting = [
        region
        for region, states in STATES.items()
        if codes and sum(code in states for code in codes) >= _IN_REGION * len(codes)
    ]
    return min(fitting, key=lambda region: len(STATES[region]), default=MapRegion.WORLD)


def figures(matter: Matter) -> Built:
    """The map of the members' region."""
    region = region_of([state.code for state in matter.dossier.states])
    return Built("", regional(region, matter), Place.SIDE)


def members(matter: Matter) -> Built:
    """A row a member, if the section holds so many."""
    if len(matter.dossier.states) > matter.most("members"):
        return NOTHING
    return Built(matter.words.text("Where each member stands"), _rows(matter.dossier, matter.words))


def roles(matter: Matter) -> Built:
    """The members by what they are to the Convention, where they have no row each."""
    if len(matter.dossier.states) <= matter.most("members"):
        return NOTHING
    return Built(matter.words.text("Where the members stand"), tables.by_role(matter.dossier, matter.words))


def _rows(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """A column for each matter on which at least one member has something on record."""
    contested = Issue.SUSPENSION in dossier.picks.issues and bool(dossier.world.claims)
    resolution, due = dossier.world.resolution, {each.state: each for each in dossier.world.deadlines}
    columns: list[tuple[Column, list[Inline]]] = [
        (Column(words.text("State"), 3.2), [bold(state.name) for state in dossier.states]),
        (Column(words.text("State Party"), 2.8), [_status(s, dossier, words) for s in dossier.states]),
    ]
    if contested:
        cells = [_stance(state, words) for state in dossier.states]
        columns.append((Column(words.text("On the suspension"), 3.6), cells))
    cells = [_deadline(due.get(state.code), words) for state in dossier.states]
    columns.append((Column(words.text("Article 5"), 2.2), cells))
    if resolution:
        cells = [_vote(state, dossier, words) for state in dossier.states]
        columns.append((Column(words.text("Vote {year}", year=resolution.year), 1.8), cells))
    cells = [_casualties(dossier, state, words) for state in dossier.states]
    columns.append((Column(words.text("Casualties"), 2.2), cells))
    told = [(column, cells) for column, cells in columns if any(cell != _NOTHING for cell in cells)]
    rows = list(zip(*(cells for _, cells in told), strict=True))
    return world_tables.table([column for column, _ in told], rows, words.text("The members, a row each."))


def _status(state: StateDossier, dossier: Dossier, words: Wording) -> Inline:
    """As short as a cell allows: since when, until when."""
    standing, sources = state.mbt, status_sources(state.mbt, dossier)
    since, leaves = standing.entry_into_force, standing.withdrawal_effective
    if standing.status is Status.PARTY and since:
        told = words.text("since {day}", day=words.short_date(since))
    elif standing.status is Status.PARTY_WITHDRAWING and leaves:
        told = words.text("until {day}", day=words.short_date(leaves))
    elif standing.status is Status.FORMER_PARTY and leaves:
        told = words.text("left {day}", day=words.short_date(leaves))
    else:
        told = status_line(standing, words)
    return status_remarked(cited(told, sources), standing, dossier, words)


def _stance(state: StateDossier, words: Wording) -> Inline:
    if Role.CLAIMS_SUSPENSION in state.roles:
        return plain(words.text("claims it"))
    act = act_against(state)
    if act:
        return cited(form_title(act.form, words), act.citations)
    return plain(words.text("no record")) if Role.SILENT in state.roles else _NOTHING


def _deadline(due: DueState | None, words: Wording) -> Inline:
    if due is None:
        return _NOTHING
    if due.due is Due.COMPLETED:
        return cited(words.text("completed"), due.deadline.citations)
    if due.due is Due.AHEAD and due.day:
        return cited(words.short_date(due.day), due.deadline.citations)
    return cited(words.text("status not read"), due.deadline.citations)


def _vote(state: StateDossier, dossier: Dossier, words: Wording) -> Inline:
    vote = dossier.world.ballots.get(state.code)
    return plain(ballot_title(vote.vote, words)) if vote else _NOTHING


def _casualties(dossier: Dossier, state: StateDossier, words: Wording) -> Inline:
    newest = newest_comparable(state.casualties)
    if newest is None or newest.comparable is None or newest.year < dossier.as_of.year - RECENT:
        return _NOTHING
    told = words.text("{n} in {year}", n=words.number(newest.comparable.total or 0), year=newest.year)
    return remarked(cited(told, newest.comparable.citations), [newest.comparable], dossier, words)


def deadlines(matter: Matter) -> Built:
    """The members' deadlines under Article 5, if one of them still has any."""
    codes = {state.code for state in matter.dossier.states}
    due = [d for d in matter.dossier.world.deadlines if d.state in codes and d.due is not Due.COMPLETED]
    if not due:
        return NOTHING
    blocks = cut(world_tables.deadlines(matter.dossier, matter.words), matter.most("members-deadlines"))
    return Built(matter.words.text("Deadlines of the members"), blocks)


def votes(matter: Matter) -> Built:
    """How the members voted last, by ballot; where each has a row, it says so."""
    dossier, words = matter.dossier, matter.words
    resolution = dossier.world.resolution
    if resolution is None or len(dossier.states) <= matter.most("members"):
        return NOTHING
    rows = []
    for ballot in Ballot:
        found = [s.code for s in dossier.states if _cast(s, dossier) is ballot]
        if found:
            label = world_tables.counted(capital(ballot_title(ballot, words)), len(found), words)
            sources = leading(dossier.world.ballots[code] for code in found)
            rows.append((plain(label), cited_each(names(found, dossier, words), sources)))
    columns = (Column(words.text("Vote"), 2), Column(words.text("Members"), 8))
    title = words.text(
        "The vote of {day} ({resolution})", day=words.date(resolution.date), resolution=resolution.resolution
    )
    return Built(title, world_tables.table(columns, rows, words.text("The members by their vote.")))


def _cast(state: StateDossier, dossier: Dossier) -> Ballot | None:
    vote = dossier.world.ballots.get(state.code)
    return vote.vote if vote else None


def stockpiles(matter: Matter) -> Built:
    """The members' stockpiles; nothing where they have none on record."""
    return Built(matter.words.text("Stockpiles"), world_tables.stockpiles(matter.dossier, matter.words))


def casualties(matter: Matter) -> Built:
    """The members' newest casualty figures, the highest first."""
    blocks = tuple(
        world_tables.shortened(block, matter.most("members-casualties"))
        for block in world_tables.casualties(matter.dossier, matter.words)
    )
    return Built(matter.words.text("Casualties"), blocks)
