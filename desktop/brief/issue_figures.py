"""The key figures of documents on an issue, a group or the treaty: at most four, each with its note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from db.records import Assessment, Ballot, Issue, Role
from db.treaty import Status, article4_deadline_of
from desktop.brief.blocks import KeyFigure
from desktop.brief.duties import last_year
from desktop.brief.evidence import status_sources
from desktop.brief.inline import cited, cited_each
from desktop.brief.key_figures import COUNT, latest_resolution, objectors, parties, world_casualties
from desktop.brief.listed import leading, names
from desktop.brief.remarks import remarked
from desktop.brief.why import base_of
from desktop.brief.world_tables import amount, leavers
from desktop.dossier.casualties import newest_comparable
from desktop.dossier.deadlines import Due
from desktop.dossier.roles import newest_count

if TYPE_CHECKING:
    from db.treaty import Standing
    from desktop.dossier.deadlines import DueState
    from desktop.dossier.model import Dossier
    from desktop.wording import Wording

_TWO_YEARS = timedelta(days=731)
_NAMED = 6

Figures = Iterator[KeyFigure | None]


def issue_figures(issue: Issue, dossier: Dossier, words: Wording) -> tuple[KeyFigure, ...]:
    """Those of the issue first, then the world's."""
    return _chosen((*_OF_ISSUE[issue](dossier, words), *_world(dossier, words)))


def group_figures(dossier: Dossier, words: Wording) -> tuple[KeyFigure, ...]:
    """How many of the members are bound, wrote, owe clearance and voted yes; then the world's casualties."""
    return _chosen(
        (
            _members_bound(dossier, words),
            _members_wrote(dossier, words),
            _members_due(dossier, words),
            _members_yes(dossier, words),
            world_casualties(dossier, words),
        )
    )


def overview_figures(dossier: Dossier, words: Wording) -> tuple[KeyFigure, ...]:
    """The treaty's count, who leaves, who wrote against the suspension, and the world's casualties."""
    return _chosen(
        (
            parties(dossier, words),
            _leaving(dossier, words),
            world_casualties(dossier, words),
            latest_resolution(dossier, words),
            objectors(dossier, words),
        )
    )


def _chosen(found: tuple[KeyFigure | None, ...]) -> tuple[KeyFigure, ...]:
    by_label = {figure.label: figure for figure in found if figure is not None}
    return tuple(by_label.values())[:COUNT]


def _world(dossier: Dossier, words: Wording) -> Figures:
    yield parties(dossier, words)
    yield world_casualties(dossier, words)
    yield latest_resolution(dossier, words)


def _suspension(dossier: Dossier, words: Wording) -> Figures:
    for claim in dossier.world.claims:
        told = words.text("notified {day}", day=words.date(claim.claimed_on))
        yield KeyFigure(
            words.text("Claims suspension"), dossier.names[claim.state], cited(told, claim.citations)
        )
    if not dossier.world.claims:
        return
    yield objectors(dossier, words)
    spoke = [s for s in dossier.states if Role.SPOKE in s.roles]
    acts = [p for s in spoke for p in s.positions if p.issue is Issue.SUSPENSION]
    yield KeyFigure(
        words.text("Spoke at the Meeting"),
        words.number(len(spoke)),
        cited_each(words.text("against the suspension"), leading(acts)),
    )
    silent = sum(1 for s in dossier.states if Role.SILENT in s.roles)
    bound = sum(1 for s in dossier.states if s.mbt.status.in_force)
    yield KeyFigure(
        words.text("No record known to us"),
        words.number(silent),
        cited_each(
            words.text("of {n} States Parties", n=words.number(bound)), dossier.world.membership_sources
        ),
    )


def _withdrawals(dossier: Dossier, words: Wording) -> Figures:
    yield _standing_figure(words.text("Have left"), leavers(dossier, Status.FORMER_PARTY), dossier, words)
    yield _standing_figure(
        words.text("Withdrawal notified"),
        leavers(dossier, Status.PARTY_WITHDRAWING),
        dossier,
        words,
    )


def _leaving(dossier: Dossier, words: Wording) -> KeyFigure | None:
    return _standing_figure(words.text("Leaving or gone"), leavers(dossier), dossier, words)


def _standing_figure(label: str, found: list[Standing], dossier: Dossier, words: Wording) -> KeyFigure | None:
    if not found:
        return None
    told = names((s.state for s in found), dossier, words) if len(found) <= _NAMED else words.text("states")
    sources = dict.fromkeys(source for s in found for source in status_sources(s, dossier)[:1])
    return KeyFigure(label, words.number(len(found)), cited_each(told, sources))


def _use(dossier: Dossier, words: Wording) -> Figures:
    since = dossier.as_of.year - 1
    for assessment, label in (
        (Assessment.CONFIRMED, words.text("Confirmed use by state forces")),
        (Assessment.INDICATIONS, words.text("Indications of use")),
        (Assessment.ALLEGED, words.text("Alleged use")),
    ):
        found = [
            p
            for p in dossier.world.practices
            if p.activity == "use"
            and p.assessment is assessment
            and "government" in p.actor
            and last_year(p.period) >= since
        ]
        codes = dict.fromkeys(p.state for p in found)
        if codes:
            told = words.text("since {year}: {states}", year=since, states=names(codes, dossier, words))
            yield KeyFigure(label, words.number(len(codes)), cited_each(told, leading(found)))


def _casualties(dossier: Dossier, words: Wording) -> Figures:
    yield world_casualties(dossier, words)
    newest = newest_comparable(dossier.world.casualties)
    for share in (s for s in reversed(dossier.world.breakdowns) if newest and s.year == newest.year):
        label = {
            "civilian": words.text("Civilians, {year}"),
            "civilians": words.text("Civilians, {year}"),
            "children": words.text("Children, {year}"),
        }.get(share.category)
        if label and share.percent is not None:
            base = cited(base_of(share, dossier, words), share.citations)
            yield KeyFigure(label.format(year=share.year), words.percent(share.percent), base)


def _clearance(dossier: Dossier, words: Wording) -> Figures:
    ahead = [d for d in dossier.world.deadlines if d.due is Due.AHEAD and d.day]
    soon = [d for d in ahead if d.day and d.day <= dossier.as_of + _TWO_YEARS]
    behind = [d for d in dossier.world.deadlines if d.due is Due.PASSED]
    yield _due_figure(
        words.text("Deadlines ahead"), ahead, words.text("States Parties, under Article 5"), words
    )
    yield _due_figure(words.text("Due within two years"), soon, words.text("States Parties"), words)
    yield _due_figure(words.text("Day passed"), behind, words.text("no later decision was read"), words)
    for found in dossier.world.support:
        if found.metric == "antipersonnel mines destroyed in clearance by States Parties":
            told = words.text("in clearance by States Parties")
            label = words.text("Mines destroyed, {year}", year=found.period)
            yield KeyFigure(label, words.number(found.value), cited(told, found.citations))
            return


def _due_figure(label: str, due: list[DueState], told: str, words: Wording) -> KeyFigure | None:
    if not due:
        return None
    return KeyFigure(label, words.number(len(due)), cited_each(told, leading(d.deadline for d in due)))


def _stockpiles(dossier: Dossier, words: Wording) -> Figures:
    for state in dossier.states:
        newest, since = newest_count(state.stockpiles), state.mbt.entry_into_force
        if (
            Role.STOCKPILE_OVERDUE not in state.roles
            or newest is None
            or newest.remaining is None
            or not since
        ):
            continue
        remark = words.text("mines left; overdue since {day}", day=words.date(article4_deadline_of(since)))
        told = remarked(cited(remark, newest.citations), [newest], dossier, words)
        yield KeyFigure(state.name, words.number(newest.remaining), told)


def _transfers(dossier: Dossier, words: Wording) -> Figures:
    announced = [p for p in dossier.world.practices if p.activity == "transfer"]
    if announced:
        codes = dict.fromkeys(p.state for p in announced)
        told = words.text("by {states}", states=names(codes, dossier, words))
        yield KeyFigure(
            words.text("Transfers on record"),
            words.number(len(announced)),
            cited_each(told, leading(announced)),
        )
    concerned = [
        p for p in dossier.world.positions if p.issue is Issue.TRANSFERS and p.stance.value == "concerned"
    ]
    if concerned:
        told = words.text("in a joint statement or alone")
        count = len({p.actor for p in concerned})
        yield KeyFigure(
            words.text("States concerned"), words.number(count), cited_each(told, leading(concerned))
        )


def _universalization(dossier: Dossier, words: Wording) -> Figures:
    yield parties(dossier, words)
    away = [s for s in dossier.world.standings.values() if not s.status.in_force]
    signed = [s for s in away if s.status is Status.SIGNATORY]
    told = words.plural(
        "of {all} states; {n} has signed", "of {all} states; {n} have signed", len(signed),
        all=words.number(len(dossier.world.standings)),
    )  # fmt: skip
    yield KeyFigure(
        words.text("Outside"), words.number(len(away)), cited_each(told, dossier.world.membership_sources)
    )
    yes = [s for s in away if (vote := dossier.world.ballots.get(s.state)) and vote.vote is Ballot.YES]
    resolution = dossier.world.resolution
    if resolution:
        told = words.text("voted yes in {year}", year=resolution.year)
        sources = leading(dossier.world.ballots[s.state] for s in yes)
        yield KeyFigure(words.text("Outside, but for it"), words.number(len(yes)), cited_each(told, sources))
    yield latest_resolution(dossier, words)


def _cooperation(dossier: Dossier, words: Wording) -> Figures:
    for metric, label in (
        ("total support for mine action", words.text("Total support, {year}")),
        ("international support", words.text("International support, {year}")),
        ("victim assistance", words.text("For victim assistance, {year}")),
    ):
        found = [s for s in dossier.world.support if s.metric == metric]
        if found:
            value = words.text("US${n} million", n=words.number(found[0].value))
            told = words.text("newest figure read")
            if len(found) > 1:
                told = words.text("newest figure read; {before}", before=amount(found[1], words))
            sources = dict.fromkeys(source for each in found[:2] for source in each.citations[:1])
            yield KeyFigure(label.format(year=words.years(found[0].period)), value, cited_each(told, sources))
    yield _due_figure(
        words.text("Deadlines ahead"),
        [d for d in dossier.world.deadlines if d.due is Due.AHEAD],
        words.text("States Parties, under Article 5"),
        words,
    )


def _victims(dossier: Dossier, words: Wording) -> Figures:
    yield from _casualties(dossier, words)
    yield from (f for f in _cooperation(dossier, words) if f and "victim" in f.label)


_OF_ISSUE: Mapping[Issue, Callable[[Dossier, Wording], Figures]] = {
    Issue.SUSPENSION: _suspension,
    Issue.WITHDRAWALS: _withdrawals,
    Issue.USE: _use,
    Issue.CASUALTIES: _casualties,
    Issue.CLEARANCE: _clearance,
    Issue.STOCKPILES: _stockpiles,
    Issue.VICTIM_ASSISTANCE: _victims,
    Issue.TRANSFERS: _transfers,
    Issue.UNIVERSALIZATION: _universalization,
    Issue.COOPERATION: _cooperation,
}


def _members_bound(dossier: Dossier, words: Wording) -> KeyFigure:
    bound = [s for s in dossier.states if s.mbt.status.in_force]
    told = words.text("of {n} members", n=words.number(len(dossier.states)))
    return KeyFigure(
        words.text("States Parties"),
        words.number(len(bound)),
        cited_each(told, dossier.world.membership_sources),
    )


def _members_wrote(dossier: Dossier, words: Wording) -> KeyFigure | None:
    if not dossier.world.claims or Issue.SUSPENSION not in dossier.picks.issues:
        return None
    wrote = [s for s in dossier.states if Role.OBJECTED in s.roles]
    acts = [p for p in dossier.world.objections if p.actor in {s.code for s in wrote}]
    told = words.text("members, against the suspension")
    sources = leading(acts or dossier.world.objections)
    return KeyFigure(
        words.text("Wrote to the depositary"), words.number(len(wrote)), cited_each(told, sources)
    )


def _members_due(dossier: Dossier, words: Wording) -> KeyFigure | None:
    codes = {s.code for s in dossier.states}
    ahead = [d for d in dossier.world.deadlines if d.due is Due.AHEAD and d.state in codes]
    return _due_figure(words.text("Article 5 deadlines ahead"), ahead, words.text("members"), words)


def _members_yes(dossier: Dossier, words: Wording) -> KeyFigure | None:
    resolution = dossier.world.resolution
    votes = [dossier.world.ballots[s.code] for s in dossier.states if s.code in dossier.world.ballots]
    if resolution is None or not votes:
        return None
    yes = sum(1 for vote in votes if vote.vote is Ballot.YES)
    told = words.text("yes, of {n} members that may vote", n=words.number(len(votes)))
    label = words.text("General Assembly, {year}", year=resolution.year)
    return KeyFigure(label, words.number(yes), cited_each(told, leading(votes)))
