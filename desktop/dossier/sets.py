"""Ready-made sets of states, each with the rule by which it is found on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from db.records import Ballot, Issue, Position, Role
from db.remembered import remembered
from db.treaty import Status
from desktop.dossier.assemble import world_on
from desktop.dossier.due import DueClass, due_class
from desktop.dossier.known import known_by
from desktop.dossier.model import World
from desktop.dossier.ready_sets import NOT_MET, READY_SETS, ReadySet
from desktop.dossier.roles import roles_of

if TYPE_CHECKING:
    from db.facts import Facts
    from db.records import StateCode

__all__ = ["NOT_MET", "READY_SETS", "ReadySet", "members", "world_of_sets"]


def members(
    key: str, facts: Facts, as_of: date, met: Collection[StateCode] = frozenset()
) -> tuple[StateCode, ...]:
    """The states of a ready-made set on a day, by name. met: those spoken with at the brief's meeting.

    Raises KeyError for an unknown key.
    """
    if key == NOT_MET:
        return tuple(code for code in facts.states if code not in met)
    found = _RULES[key](facts, as_of)
    return tuple(code for code in facts.states if code in found)


def world_of_sets(facts: Facts, as_of: date) -> World:
    """What sets ask of the world; kept, so that all of a day share it."""
    return world_on(facts, as_of, (Issue.SUSPENSION,))


def _by_role(role: Role, *others: Role) -> Callable[[Facts, date], frozenset[StateCode]]:
    def find(facts: Facts, as_of: date) -> frozenset[StateCode]:
        roles = _roles_on(facts, as_of)
        return frozenset(
            code
            for code, found in roles.items()
            if role in found and not any(other in found for other in others)
        )

    return find


@remembered(16)
def _roles_on(facts: Facts, as_of: date) -> Mapping[StateCode, tuple[Role, ...]]:
    """What each state is by its standing and by what it said; for the rest of its roles sets do not ask."""
    world = world_of_sets(facts, as_of)
    return {
        code: roles_of(
            world.standings[code],
            known_by((p for p in facts.about(Position, code) if p.actor == code), as_of),
            contested=bool(world.claims),
            deadline=None,
            stockpiles=(),
            casualties=(),
            assists=False,
        )
        for code in facts.states
    }


def _by_status(*statuses: Status) -> Callable[[Facts, date], frozenset[StateCode]]:
    def find(facts: Facts, as_of: date) -> frozenset[StateCode]:
        standings = world_of_sets(facts, as_of).standings
        return frozenset(code for code, standing in standings.items() if standing.status in statuses)

    return find


def _article5(facts: Facts, as_of: date) -> frozenset[StateCode]:
    world = world_of_sets(facts, as_of)
    return frozenset(
        each.state
        for each in world.deadlines
        if world.standings[each.state].status.in_force and due_class(each, as_of) is DueClass.SOON
    )


def _abstained(facts: Facts, as_of: date) -> frozenset[StateCode]:
    ballots = world_of_sets(facts, as_of).ballots
    return frozenset(code for code, vote in ballots.items() if vote.vote is Ballot.ABSTAIN)


_RULES: dict[str, Callable[[Facts, date], frozenset[StateCode]]] = {
    "objected": _by_role(Role.OBJECTED),
    "spoke": _by_role(Role.SPOKE, Role.OBJECTED),
    "silent": _by_role(Role.SILENT),
    "withdrawing": _by_status(Status.PARTY_WITHDRAWING, Status.FORMER_PARTY),
    "not-party": _by_status(Status.NONE, Status.SIGNATORY, Status.JOINED),
    "article5": _article5,
    "abstained": _abstained,
}
