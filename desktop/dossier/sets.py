"""Ready-made sets of states, each with the rule by which it is found on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from db.choice import chosen
from db.records import Ballot, Issue, Meeting, Role, Vote
from db.treaty import Status
from desktop.dossier.assemble import assemble, world_on
from desktop.dossier.deadlines import deadline_on
from desktop.dossier.model import Picks, World
from desktop.dossier.ready_sets import READY_SETS, ReadySet

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import StateCode

__all__ = ["READY_SETS", "ReadySet", "members"]

_TWO_YEARS = timedelta(days=731)


def members(key: str, facts: Facts, as_of: date) -> tuple[StateCode, ...]:
    """The states of a ready-made set on a day, by name. Raises KeyError for an unknown key."""
    rule = _RULES[key]
    return tuple(code for code in facts.states if code in rule(facts, as_of))


def _by_role(role: Role, *others: Role) -> Callable[[Facts, date], frozenset[StateCode]]:
    def find(facts: Facts, as_of: date) -> frozenset[StateCode]:
        roles = _roles_on(facts, as_of)
        return frozenset(
            code
            for code, found in roles.items()
            if role in found and not any(other in found for other in others)
        )

    return find


@lru_cache(maxsize=16)
def _roles_on(facts: Facts, as_of: date) -> Mapping[StateCode, tuple[Role, ...]]:
    meeting = facts.all(Meeting)[-1].meeting
    dossier = assemble(facts, Picks(tuple(facts.states), (Issue.SUSPENSION,), as_of, meeting))
    return {state.code: state.roles for state in dossier.states}


def _world(facts: Facts, as_of: date) -> World:
    return world_on(facts, as_of, (Issue.SUSPENSION,))


def _withdrawing(facts: Facts, as_of: date) -> frozenset[StateCode]:
    gone = (Status.PARTY_WITHDRAWING, Status.FORMER_PARTY)
    return frozenset(code for code, s in _world(facts, as_of).standings.items() if s.status in gone)


def _not_party(facts: Facts, as_of: date) -> frozenset[StateCode]:
    outside = (Status.NONE, Status.SIGNATORY, Status.JOINED)
    return frozenset(code for code, s in _world(facts, as_of).standings.items() if s.status in outside)


def _article5(facts: Facts, as_of: date) -> frozenset[StateCode]:
    standings = _world(facts, as_of).standings
    found = set()
    for code in facts.states:
        deadline = deadline_on(facts, code, as_of)
        if deadline is None or deadline.deadline is None or deadline.standing != "current":
            continue
        if standings[code].status.in_force and as_of <= deadline.deadline <= as_of + _TWO_YEARS:
            found.add(code)
    return frozenset(found)


def _abstained(facts: Facts, as_of: date) -> frozenset[StateCode]:
    latest = _world(facts, as_of).resolution
    return frozenset(
        v.state
        for v in chosen(facts, Vote)
        if latest and v.resolution == latest.resolution and v.vote is Ballot.ABSTAIN
    )


_RULES: dict[str, Callable[[Facts, date], frozenset[StateCode]]] = {
    "objected": _by_role(Role.OBJECTED),
    "spoke": _by_role(Role.SPOKE, Role.OBJECTED),
    "silent": _by_role(Role.SILENT),
    "withdrawing": _withdrawing,
    "not-party": _not_party,
    "article5": _article5,
    "abstained": _abstained,
}
