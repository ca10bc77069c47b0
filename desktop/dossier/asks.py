"""Which asks and arguments suit the states and issues picked, by the rules of choice.

At most three asks; what a state has done is never asked of it again; at most three arguments,
those that the picked states have used first, else those most heard on the issue.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from db.records import Argument, Ask, Ballot, Form, Issue, Recommendation, Role
from desktop.dossier.model import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desktop.dossier.model import StateDossier

LIMIT = 3
_OWN_ASKS = (Role.CLAIMS_SUSPENSION, Role.LEAVING, Role.LEFT, Role.OUTSIDE)
"""Roles whose own asks come before those of any issue: they are why one talks to the state."""
_KEEP_VOTING, _VOTE = "keep-voting-yes", "vote-yes"
_FOR_YES_VOTERS = frozenset({_KEEP_VOTING, "norm-voice"})
_OWN_DUTY = {Issue.STOCKPILES: Role.STOCKPILE_OVERDUE, Issue.CLEARANCE: Role.AFFECTED}
"""Who owes a duty is not asked to watch others on it."""


def asks_of(
    state: StateDossier, issues: Sequence[Issue], asks: Iterable[Ask], as_of: date
) -> tuple[Ask | Recommendation, ...]:
    """At most three asks to one state, the most fitting first.

    On clearance, an affected state is asked what the source recommends to it by name.
    """
    fitting = sorted(
        (ask for ask in asks if _fits(ask, state, as_of)), key=lambda ask: (ask.rank, not ask.states)
    )
    named = {(ask.issue, ask.role, ask.rank) for ask in fitting if ask.states}
    fitting = [ask for ask in fitting if ask.states or (ask.issue, ask.role, ask.rank) not in named]
    lead = state.roles[0]
    own = [
        ask
        for ask in fitting
        if ask.role is lead and (ask.issue in _lead_issues(lead) or ask.issue in issues)
    ]
    queue: list[Ask | Recommendation] = []
    if lead in _OWN_ASKS:
        queue.extend(own)
    elif lead is Role.SILENT and Issue.SUSPENSION in issues:
        easiest = [ask for ask in fitting if ask.issue is Issue.SUSPENSION and not ask.states]
        queue.extend([*easiest[:2], *own])
    if Issue.CLEARANCE in issues and Role.AFFECTED in state.roles:
        room = LIMIT if tuple(issues) == (Issue.CLEARANCE,) else 1
        own_recommendations = [r for r in state.recommendations if not r.recommendation.startswith("Donors")]
        queue[LIMIT - room :] = own_recommendations[:room]
    return tuple(dict.fromkeys([*queue, *_by_turns(fitting, issues)]))[:LIMIT]


def asked_of(
    states: Sequence[StateDossier], issues: Sequence[Issue], asks: Iterable[Ask], as_of: date
) -> tuple[Asked, ...]:
    """Every ask on the issues that fits one of the states or more, with these; in the order of issues and ranks."""
    found = (
        Asked(ask, tuple(state.code for state in states if _fits(ask, state, as_of)))
        for ask in sorted(asks, key=lambda ask: ask.rank)
        if ask.issue in issues
    )
    return tuple(
        sorted((each for each in found if each.states), key=lambda each: issues.index(each.ask.issue))
    )


def ranked_arguments(
    states: Sequence[StateDossier], issues: Sequence[Issue], arguments: Iterable[Argument], as_of: date
) -> tuple[Argument, ...]:
    """All that one may hear, the likeliest first, by turns over the issues."""
    known = [a for a in arguments if a.provenance.known_by is None or a.provenance.known_by <= as_of]
    codes = {state.code for state in states}
    outside = bool(states) and all(state.roles[0] is Role.OUTSIDE for state in states)
    first = _heard_on(Issue.UNIVERSALIZATION, known) if outside else []
    subjects = tuple(issues)
    used = [a for a in known if codes & set(a.used_by) and set(a.issues) & set(subjects)]
    turns = zip_longest(*(_heard_on(issue, known) for issue in subjects))
    ranked = chain(
        sorted(used, key=lambda a: a.rank), first, (a for turn in turns for a in turn if a is not None)
    )
    return tuple(dict.fromkeys(ranked))


def _heard_on(issue: Issue, arguments: Iterable[Argument]) -> list[Argument]:
    return sorted((a for a in arguments if issue in a.issues), key=lambda a: a.rank)


def _lead_issues(role: Role) -> frozenset[Issue]:
    return {
        Role.CLAIMS_SUSPENSION: frozenset({Issue.SUSPENSION}),
        Role.LEAVING: frozenset({Issue.WITHDRAWALS}),
        Role.LEFT: frozenset({Issue.WITHDRAWALS}),
        Role.OUTSIDE: frozenset({Issue.UNIVERSALIZATION}),
    }.get(role, frozenset())


def _fits(ask: Ask, state: StateDossier, as_of: date) -> bool:
    if ask.provenance.known_by and ask.provenance.known_by > as_of:
        return False
    if ask.role not in _addressed(state) or (ask.states and state.code not in ask.states):
        return False
    if ask.role is Role.STATE_PARTY and _OWN_DUTY.get(ask.issue) in state.roles:
        return False
    if ask.ask == _VOTE or ask.ask in _FOR_YES_VOTERS:
        latest = state.votes.latest
        return latest is not None and (latest.vote is Ballot.YES) == (ask.ask in _FOR_YES_VOTERS)
    return not _done(ask, state)


def _addressed(state: StateDossier) -> set[Role]:
    """Roles to which asks to this state are addressed: one who objected is still a State Party."""
    party = {Role.OBJECTED, Role.SPOKE, Role.SILENT, Role.STATE_PARTY}
    return {*state.roles, Role.STATE_PARTY} if party & set(state.roles) else set(state.roles)


def _done(ask: Ask, state: StateDossier) -> bool:
    forms: set[Form] = {p.form for p in state.positions if p.issue is ask.issue}
    return bool(forms & set(ask.fulfilled_by))


def _by_turns(asks: Sequence[Ask], issues: Sequence[Issue]) -> Iterable[Ask]:
    """One ask of each issue in turn."""
    queues = ([ask for ask in asks if ask.issue is issue and ask.role not in _OWN_ASKS] for issue in issues)
    return (ask for turn in zip_longest(*queues) for ask in turn if ask is not None)
