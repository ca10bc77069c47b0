"""Tables on the whole treaty: who claims, objects, leaves, owes, uses, suffers, stands outside. Blocks, no headings.

Each takes the dossier, and says of the states in it or of the world what the facts of the day say; a table without
a row is no table.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from db.records import Ballot, Form, Issue, Role, Stance
from db.treaty import Status, article4_deadline_of
from desktop.brief.blocks import Block, Column, Paragraph, Table
from desktop.brief.duties import last_year, period_text
from desktop.brief.evidence import RECENT, finding_sources, status_sources
from desktop.brief.inline import cited, cited_each, filled, joined, plain, told
from desktop.brief.listed import leading, named, names
from desktop.brief.named_sets import un_group_title
from desktop.brief.names import alphabetical, capital
from desktop.brief.opening import by_one_source
from desktop.brief.remarks import remarked, status_remarked
from desktop.dossier.deadlines import Due
from desktop.dossier.roles import newest_count
from desktop.titles import assessed, ballot_title, form_title, stance_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from db.dates import PartialDate
    from db.records import Position, Practice, StateCode, Stockpile, Support
    from db.treaty import Standing
    from desktop.brief.blocks import Inline
    from desktop.dossier.deadlines import DueState
    from desktop.dossier.model import Dossier, StateDossier
    from desktop.wording import Wording

_MOST_NAMED = 12
"""States that a sentence names with their days; of more it gives the number."""
_TOGETHER = 3
"""So many acts of one form, place and day stand in one row."""
_RECENT_YEARS = 2
_NO_GROUP = ("", "none")
_METRICS = ("total support for mine action", "international support", "victim assistance", "donors reporting")


def table(columns: Sequence[Column], rows: Sequence[tuple[Inline, ...]], summary: str) -> tuple[Block, ...]:
    """A table, if it has a row."""
    return (Table(tuple(columns), tuple(rows), summary),) if rows else ()


def suspension(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Who claims to have suspended, who wrote and who spoke against it, and of how many there is no record."""
    rows = [*_claims(dossier, words), *_against(dossier, words), *_silent(dossier, words)]
    columns = (Column(words.text("On the suspension"), 3), Column(words.text("States"), 7))
    return table(
        columns, rows, words.text("Who claims the suspension, who objected or spoke, and who did not.")
    )


def _claims(dossier: Dossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    for claim in dossier.world.claims:
        says = words.text(
            "{state}, notified {day}", state=dossier.names[claim.state], day=words.date(claim.claimed_on)
        )
        cell = cited(says, claim.citations)
        if claim.found_on:
            found = filled(
                words.text("The States Parties found, on {day}: “{finding}”"),
                day=words.date(claim.found_on),
                finding=told(dossier.said(claim, "finding")),
            )
            cell = joined([cell, cited(found, finding_sources(claim, dossier))], ". ")
        yield plain(words.text("Claims it")), cell


def _against(dossier: Dossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    claimants = {claim.state for claim in dossier.world.claims}
    said = [
        p
        for p in dossier.world.positions
        if p.issue is Issue.SUSPENSION
        and p.actor in dossier.world.standings
        and p.actor not in claimants
        and p.stance is not Stance.NEUTRAL
    ]
    for (form, stance), acts in _grouped(said):
        label = form_title(form, words)
        if stance not in (Stance.OBJECTS, Stance.CONCERNED):
            label = words.text("{form} ({stance})", form=label, stance=stance_title(stance, words))
        told = cited_each(_by_day(acts, dossier, words), leading(acts))
        yield plain(counted(label, len({act.actor for act in acts}), words)), told


def _by_day(acts: Iterable[Position], dossier: Dossier, words: Wording) -> str:
    """The actors, those of one day together: "Austria, Belgium (2 December 2025); Mexico, for a group (...)"."""
    found: dict[PartialDate, dict[str, None]] = {}
    for act in sorted(acts, key=lambda a: (a.date.latest, a.date.earliest, dossier.names[a.actor])):
        found.setdefault(act.date, {})[_actor(act, dossier, words)] = None
    return words.semicolon.join(
        words.text("{state} ({day})", state=words.series(actors), day=words.date(day))
        for day, actors in found.items()
    )


def _actor(act: Position, dossier: Dossier, words: Wording) -> str:
    name = dossier.names[act.actor]
    if act.form is Form.GROUP_STATEMENT:
        return words.text("{state}, for a group", state=name)
    return words.text("{state} (by one source)", state=name) if by_one_source(act) else name


def counted(label: str, n: int, words: Wording) -> str:
    """A label with how many stand under it."""
    return words.text("{label} ({n})", label=label, n=words.number(n))


def _silent(dossier: Dossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    silent = [s for s in dossier.states if Role.SILENT in s.roles]
    parties = sum(1 for s in dossier.states if s.mbt.status.in_force)
    if silent:
        told = words.text(
            "{n} of the {parties} States Parties: no objection, note or statement known to us on {day}",
            n=words.number(len(silent)),
            parties=words.number(parties),
            day=words.date(min(dossier.edition.checked_until, dossier.as_of)),
        )
        yield plain(words.text("No record")), cited_each(told, dossier.world.membership_sources)


def silent_by_group(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Each State Party of which there is no record on the suspension, by its group in the United Nations."""
    silent = [s for s in dossier.states if Role.SILENT in s.roles]
    groups = sorted(
        {s.state.un_regional_group for s in silent}, key=lambda group: (group in _NO_GROUP, group)
    )
    rows = []
    for group in groups:
        of_group = [s.code for s in silent if s.state.un_regional_group == group]
        title = words.text("In no group") if group in _NO_GROUP else un_group_title(group, words)
        label = counted(title, len(of_group), words)
        rows.append((plain(label), plain(names(of_group, dossier, words))))
    columns = (Column(words.text("Group in the United Nations"), 2), Column(words.text("States Parties"), 8))
    return table(columns, rows, words.text("States Parties without a record on the suspension, by group."))


def withdrawals(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Who left and who leaves, with both days, in the order in which they do."""
    leaving = leavers(dossier)
    rows = [
        (
            status_remarked(cited(dossier.names[s.state], status_sources(s, dossier)), s, dossier, words),
            plain(_day(s.withdrawal_notified, words)),
            plain(_day(s.withdrawal_effective, words)),
            plain(_left_or_bound(s, words)),
        )
        for s in leaving
    ]
    columns = (
        Column(words.text("State"), 3),
        Column(words.text("Withdrawal notified"), 2.4),
        Column(words.text("Takes effect"), 2.4),
        Column(words.text("On {day}", day=words.date(dossier.as_of)), 3),
    )
    return table(columns, rows, words.text("Withdrawals from the Convention, a row each."))


def leavers(dossier: Dossier, *statuses: Status) -> list[Standing]:
    """Of the dossier's states, or of all where it has none: those that leave or left, in the order in which they do."""
    gone = statuses or (Status.FORMER_PARTY, Status.PARTY_WITHDRAWING)
    found = [s for s in _standings(dossier) if s.status in gone]
    return sorted(
        found, key=lambda s: (s.withdrawal_effective is None, s.withdrawal_effective, dossier.names[s.state])
    )


def _standings(dossier: Dossier) -> Iterable[Standing]:
    return [s.mbt for s in dossier.states] or dossier.world.standings.values()


def _day(day: date | None, words: Wording) -> str:
    return words.date(day) if day else words.text("day not known")


def _left_or_bound(standing: Standing, words: Wording) -> str:
    if standing.status is Status.FORMER_PARTY:
        return words.text("not bound any more")
    if standing.withdrawal_effective is None:
        return words.text("still bound")
    days = (standing.withdrawal_effective - standing.as_of).days
    return words.plural("still bound, {n} day left", "still bound, {n} days left", days)


def practices(dossier: Dossier, words: Wording, activities: tuple[str, ...]) -> tuple[Block, ...]:
    """Reported use, production or transfer of the newest years, each with the assessment of its source."""
    since = dossier.as_of.year - _RECENT_YEARS
    recent = [
        p
        for p in dossier.world.practices
        if p.activity in activities and p.state in dossier.names and last_year(p.period) >= since
    ]
    recent.sort(key=lambda p: (activities.index(p.activity), _assessment_order(p), _by_forces(p), p.actor))
    rows = []
    for (activity, _, _), found in groupby(recent, key=lambda p: (p.activity, p.assessment, p.actor)):
        reports = list(found)
        label = filled(
            words.text("{claim} by {actor}"),
            claim=capital(assessed(reports[0].assessment, activity, words)),
            actor=told(dossier.said(reports[0], "actor")),
        )
        by_state = {
            code: [r for r in reports if r.state == code] for code in dict.fromkeys(r.state for r in reports)
        }
        where = [_reported(code, of_state, dossier, words) for code, of_state in by_state.items()]
        rows.append((label, cited_each(words.semicolon.join(alphabetical(where)), leading(reports))))
    columns = (
        Column(words.text("Reported since {year}", year=since), 3),
        Column(words.text("States and areas"), 7),
    )
    return table(columns, rows, words.text("Reports of use, production and transfer, with their assessment."))


def _assessment_order(practice: Practice) -> int:
    return ("confirmed", "indications", "alleged").index(practice.assessment.value)


def _by_forces(practice: Practice) -> bool:
    return "government" not in practice.actor


def _reported(code: StateCode, reports: Sequence[Practice], dossier: Dossier, words: Wording) -> str:
    periods = dict.fromkeys(period_text(r.period, words) for r in sorted(reports, key=lambda r: r.period))
    return words.text("{state} ({day})", state=dossier.names[code], day=words.listing(periods))


def casualties(dossier: Dossier, words: Wording, *, parties: bool = False) -> tuple[Block, ...]:
    """The newest count of each state or area, the highest first; counts older than some years are left out.

    parties: only of states that the Convention binds.
    """
    ours = {state.code for state in dossier.states}
    since = dossier.as_of.year - RECENT
    found = []
    for code, year in dossier.world.state_casualties.items():
        standing = dossier.world.standings.get(code)
        if ours and standing and code not in ours:
            continue
        if parties and not (standing and standing.status.in_force):
            continue
        if year.comparable and year.comparable.total and year.year >= since and code in dossier.names:
            found.append((code, year.comparable))
    found.sort(key=lambda each: (-(each[1].total or 0), dossier.names[each[0]]))
    columns = [
        (
            Column(words.text("State or area"), 4),
            [remarked(cited(dossier.names[c], n.citations), [n], dossier, words) for c, n in found],
        ),
        (
            Column(words.text("Casualties"), 2, numeric=True),
            [plain(words.number(n.total or 0)) for _, n in found],
        ),
        *_known_only(words.text("Killed"), [n.killed for _, n in found], words),
        *_known_only(words.text("Injured"), [n.injured for _, n in found], words),
        (Column(words.text("Year"), 1.4, numeric=True), [plain(str(n.year)) for _, n in found]),
    ]
    rows = list(zip(*(cells for _, cells in columns), strict=True))
    summary = words.text(
        "The newest casualty figure of the Landmine Monitor for each state or area, highest first."
    )
    return table([column for column, _ in columns], rows, summary)


def _known_only(
    title: str, counts: Sequence[int | None], words: Wording
) -> Iterator[tuple[Column, list[Inline]]]:
    """A column of counts, if one of them is known."""
    if any(count is not None for count in counts):
        yield Column(title, 2, numeric=True), [plain(_number(count, words)) for count in counts]


def _number(value: int | None, words: Wording) -> str:
    return words.text("not given") if value is None else words.number(value)


def deadlines(dossier: Dossier, words: Wording, years: int | None = None) -> tuple[Block, ...]:
    """Article 5: whose deadline is in which year, and what is known of those that lie behind.

    years: how many years ahead; all if None, and then also those that have completed clearance.
    """
    ours = {state.code for state in dossier.states}
    due = [each for each in dossier.world.deadlines if not ours or each.state in ours]
    ahead = [d for d in due if d.due is Due.AHEAD and d.day]
    if years is not None:
        ahead = [d for d in ahead if d.day and d.day.year <= dossier.as_of.year + years]
    rows = [
        (plain(counted(str(year), len(found), words)), _due_cell(found, dossier, words))
        for year, found in _by_year(ahead)
    ]
    behind = [
        (Due.PASSED, words.text("Day passed, no later decision read")),
        (Due.NOT_READ, words.text("Day passed, status not read")),
    ]
    for kind, label in behind:
        found = [d for d in due if d.due is kind]
        if found:
            rows.append((plain(counted(label, len(found), words)), _due_cell(found, dossier, words)))
    done = [d for d in due if d.due is Due.COMPLETED]
    if done and years is None:
        label = counted(words.text("Clearance completed"), len(done), words)
        rows.append(
            (plain(label), named((d.state for d in done), (d.deadline for d in done), dossier, words))
        )
    columns = (
        Column(words.text("Deadline under Article 5"), 2.6),
        Column(words.text("States Parties, with the day"), 7.4),
    )
    return table(columns, rows, words.text("Clearance deadlines by year."))


def _by_year(due: Iterable[DueState]) -> Iterator[tuple[int, list[DueState]]]:
    for year, found in groupby(due, key=lambda d: d.day.year if d.day else 0):
        yield year, list(found)


def _due_cell(due: Sequence[DueState], dossier: Dossier, words: Wording) -> Inline:
    """Those of one day together: "31 Dec 2025: Angola (asks for time to 2030), ...; 1 Mar 2026: ..."."""
    by_day: dict[date, list[str]] = {}
    for each in sorted(due, key=lambda d: (d.day, dossier.names[d.state])):
        if each.day:
            by_day.setdefault(each.day, []).append(_due(each, dossier, words))
    told = [
        words.text("{day}: {states}", day=words.short_date(day), states=words.series(states))
        for day, states in by_day.items()
    ]
    return cited_each(words.semicolon.join(told), leading(each.deadline for each in due))


def _due(due: DueState, dossier: Dossier, words: Wording) -> str:
    state = dossier.names[due.state]
    if due.asked:
        return words.text("{state} (asks for time to {year})", state=state, year=due.asked.year)
    return state


def stockpiles(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Who holds mines after its deadline, who holds some outside the Convention, and who retains some for training."""
    rows = [*_overdue(dossier, words), *_held_outside(dossier, words)]
    return (*_mines(rows, words), *_retained(dossier, words))


def overdue_stockpiles(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Who holds mines after its deadline."""
    return _mines([*_overdue(dossier, words)], words)


def _mines(rows: Sequence[tuple[Inline, ...]], words: Wording) -> tuple[Block, ...]:
    columns = (
        Column(words.text("State"), 3),
        Column(words.text("Mines"), 2, numeric=True),
        Column(words.text("Count of"), 2),
        Column(words.text("What that is"), 5),
    )
    return table(columns, rows, words.text("Stockpiled and retained anti-personnel mines, by state."))


def _overdue(dossier: Dossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    for state in dossier.states:
        newest, since = newest_count(state.stockpiles), state.mbt.entry_into_force
        if (
            Role.STOCKPILE_OVERDUE not in state.roles
            or newest is None
            or newest.remaining is None
            or not since
        ):
            continue
        yield (
            remarked(cited(state.name, newest.citations), [newest], dossier, words),
            plain(words.number(newest.remaining)),
            plain(words.date(newest.as_of) if newest.as_of else words.text("day not known")),
            plain(
                words.text(
                    "left; Article 4 deadline passed on {day}", day=words.date(article4_deadline_of(since))
                )
            ),
        )


def _held_outside(dossier: Dossier, words: Wording) -> Iterator[tuple[Inline, ...]]:
    for state in dossier.states:
        newest = newest_count(state.stockpiles)
        if state.mbt.status.in_force or newest is None or not newest.remaining or not newest.as_of:
            continue
        yield (
            remarked(cited(state.name, newest.citations), [newest], dossier, words),
            plain(words.number(newest.remaining)),
            plain(words.date(newest.as_of)),
            plain(words.text("held; not a State Party")),
        )


def _retained(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Article 3; the newest figure read of each, some of them old: each with its day."""
    found: list[tuple[StateDossier, Stockpile]] = []
    for state in dossier.states:
        counts = [
            (s.retained_as_of.latest, s)
            for s in state.stockpiles
            if s.retained is not None and s.retained_as_of
        ]
        _, newest = max(counts, key=lambda each: each[0], default=(None, None))
        if newest and newest.retained and state.mbt.status.in_force:
            found.append((state, newest))
    if not found:
        return ()
    found.sort(key=lambda each: -(each[1].retained or 0))
    told = words.semicolon.join(
        words.text(
            "{state} {n} ({day})",
            state=state.name,
            n=words.number(newest.retained or 0),
            day=words.date(newest.retained_as_of) if newest.retained_as_of else words.text("day not known"),
        )
        for state, newest in found
    )
    text = words.text(
        "Retained for training (Article 3), the last figure read of each: {states}.", states=told
    )
    return (Paragraph(cited_each(text, leading(newest for _, newest in found))),)


def outside(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """The states for which the Convention is not in force, by what they did last: signed, or voted."""
    away = [s for s in dossier.states if not s.mbt.status.deposited]
    resolution = dossier.world.resolution
    rows: list[tuple[Inline, ...]] = []
    joined_lately = [s for s in dossier.states if s.mbt.status is Status.JOINED]
    if joined_lately:
        told = words.semicolon.join(
            words.text("{state} ({day})", state=s.name, day=_day(s.mbt.entry_into_force, words))
            for s in joined_lately
        )
        label = words.text("Joined, will be bound from the day named")
        sources = dict.fromkeys(
            source for s in joined_lately for source in status_sources(s.mbt, dossier)[:1]
        )
        rows.append((plain(counted(label, len(joined_lately), words)), cited_each(told, sources)))
    for ballot in (*Ballot, None):
        found = [s for s in away if (_ballot(s, dossier) is ballot)]
        if found:
            rows.append(_outside_row(ballot, found, dossier, words))
    head = (
        words.text("Outside, by the vote of {year}", year=resolution.year)
        if resolution
        else words.text("Outside")
    )
    columns = (Column(head, 2.6), Column(words.text("States, with their yes votes since 1997"), 7.4))
    return table(columns, rows, words.text("States outside the Convention, by their last vote."))


def _ballot(state: StateDossier, dossier: Dossier) -> Ballot | None:
    vote = dossier.world.ballots.get(state.code)
    return vote.vote if vote else None


def _outside_row(
    ballot: Ballot | None, states: Sequence[StateDossier], dossier: Dossier, words: Wording
) -> tuple[Inline, ...]:
    label = capital(ballot_title(ballot, words)) if ballot else words.text("No vote on record")
    resolution = dossier.world.resolution
    told = words.series(_outsider(state, words) for state in states)
    votes = [dossier.world.ballots[s.code] for s in states if s.code in dossier.world.ballots]
    sources = leading(votes) or (list(resolution.citations[:1]) if resolution else [])
    return plain(counted(label, len(states), words)), cited_each(told, sources)


def _outsider(state: StateDossier, words: Wording) -> str:
    totals = state.votes.totals
    cast = sum(totals.values())
    signed = words.text(", signed") if state.mbt.status is Status.SIGNATORY else ""
    if not cast:
        return f"{state.name}{signed}"
    return words.text(
        "{state} ({yes}/{cast}{signed})",
        state=state.name,
        yes=words.number(totals.get(Ballot.YES, 0)),
        cast=words.number(cast),
        signed=signed,
    )


def support(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """Funding of mine action: the newest figures of each kind, with the years before."""
    titles = {
        "total support for mine action": words.text("Total support for mine action"),
        "international support": words.text("International support"),
        "victim assistance": words.text("Of it for victim assistance"),
        "donors reporting": words.text("Donors that reported"),
    }
    rows = []
    for metric in _METRICS:
        found = [s for s in dossier.world.support if s.metric == metric][:4]
        if found:
            told = [cited(amount(s, words), s.citations) for s in found]
            rows.append((plain(titles[metric]), joined(told, words.semicolon)))
    columns = (Column(words.text("Support"), 3), Column(words.text("By year, the newest first"), 7))
    return table(columns, rows, words.text("Funding of mine action by year."))


def amount(support: Support, words: Wording) -> str:
    """The figure with its unit and year."""
    if support.unit == "USD million":
        return words.text(
            "US${n} million in {year}", n=words.number(support.value), year=words.years(support.period)
        )
    return words.text("{n} in {year}", n=words.number(support.value), year=words.years(support.period))


def acts(dossier: Dossier, words: Wording) -> tuple[Block, ...]:
    """What states and organisations said and did on the picked issues, newest first; what many did together in a row."""
    rows = []
    said = sorted(dossier.world.positions, key=lambda p: p.date.latest, reverse=True)
    done: set[tuple[object, ...]] = set()
    for position in said:
        key = (position.issue, position.form, position.stance, position.date, position.venue)
        if key in done:
            continue
        together = [p for p in said if (p.issue, p.form, p.stance, p.date, p.venue) == key]
        if len(together) > _TOGETHER:
            done.add(key)
            rows.append(_together(together, dossier, words))
        else:
            rows.append(_act(position, dossier, words))
    columns = (
        Column(words.text("Date"), 2),
        Column(words.text("Who"), 2.2),
        Column(words.text("What was said or done"), 7.8),
    )
    return table(columns, rows, words.text("Acts and statements on the issue, newest first."))


def _act(position: Position, dossier: Dossier, words: Wording) -> tuple[Inline, ...]:
    return (
        plain(words.date(position.date)),
        plain(dossier.names[position.actor]),
        cited(told(dossier.said(position, "summary")), position.citations),
    )


def _together(acts: Sequence[Position], dossier: Dossier, words: Wording) -> tuple[Inline, ...]:
    codes = {act.actor for act in acts}
    said = filled(
        words.text("{form} ({venue}; {stance}): {states}"),
        form=form_title(acts[0].form, words),
        venue=told(dossier.said(acts[0], "venue")),
        stance=stance_title(acts[0].stance, words),
        states=names(codes, dossier, words),
    )
    who = words.plural("{n} state", "{n} states", len(codes))
    return plain(words.date(acts[0].date)), plain(who), cited_each(said, leading(acts))


def _grouped(positions: Sequence[Position]) -> Iterator[tuple[tuple[Form, Stance], list[Position]]]:
    forms = list(Form)

    def order(position: Position) -> tuple[int, str]:
        return forms.index(position.form), position.stance.value

    for _, found in groupby(sorted(positions, key=order), key=order):
        acts = list(found)
        yield (acts[0].form, acts[0].stance), acts


def gains(dossier: Dossier, words: Wording, years: int = 3) -> tuple[Block, ...]:
    """Who joined in the last years: what one may thank for."""
    since = dossier.as_of.year - years
    found = sorted(
        (s for s in _standings(dossier) if s.deposited and s.deposited.year >= since and s.status.deposited),
        key=lambda s: s.deposited or s.as_of,
    )
    if not found:
        return ()
    if len(found) > _MOST_NAMED:
        text = words.text(
            "{n} states have deposited an instrument since {year}.", n=words.number(len(found)), year=since
        )
        return (Paragraph(cited_each(text, dossier.world.membership_sources)),)
    told = words.listing(
        words.text("{state} ({day})", state=dossier.names[s.state], day=_day(s.deposited, words))
        for s in found
    )
    sources = dict.fromkeys(source for s in found for source in status_sources(s, dossier)[:1])
    text = words.text("Deposited an instrument since {year}: {states}.", year=since, states=told)
    return (Paragraph(cited_each(text, sources)),)


def shortened(block: Block, most: int) -> Block:
    """The block; a table with its first rows only."""
    return replace(block, rows=block.rows[:most]) if isinstance(block, Table) else block
