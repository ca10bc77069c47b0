"""Where states stand on an issue: of all that a state did or said, the one position that tells most."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from db.records import Form, Issue, Position, Stance, StateCode
from desktop.dossier.roles import SPOKEN, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

_FORMS = list(Form)
_IN_A_HALL = SPOKEN | {Form.MEETING_STATEMENT}


class Side(StrEnum):
    """Where a position leaves the treaty's norm."""

    FOR = "for"
    OTHER = "other"  # claims, does or defends what the treaty does not allow, or objects to what furthers it
    NEUTRAL = "neutral"


class Stand(StrEnum):
    """What a map tells apart: the side, and how it was taken."""

    WROTE_FOR = "wrote-for"  # to the depositary, or by an instrument
    SPOKE_FOR = "spoke-for"  # in a hall of states
    SAID_FOR = "said-for"  # anywhere else: press, letter, parliament, vote
    WROTE_OTHER = "wrote-other"
    SPOKE_OTHER = "spoke-other"
    SAID_OTHER = "said-other"
    NEUTRAL = "neutral"


_CLASSES = {
    Side.FOR: (Stand.WROTE_FOR, Stand.SPOKE_FOR, Stand.SAID_FOR),
    Side.OTHER: (Stand.WROTE_OTHER, Stand.SPOKE_OTHER, Stand.SAID_OTHER),
    Side.NEUTRAL: (Stand.NEUTRAL,) * 3,
}
_FURTHERING = frozenset({Issue.UNIVERSALIZATION, Issue.CLEARANCE, Issue.VICTIM_ASSISTANCE, Issue.COOPERATION})
"""Issues that are the treaty's own work: who objects there does not object to a harm."""


def stands_of(
    positions: Iterable[Position], states: Container[StateCode]
) -> dict[Issue, dict[StateCode, Position]]:
    """The position to show of each state on each issue. positions: newest first.

    A side taken tells more than a neutral word, a formal act more than words, of equals the newer.
    """
    found: defaultdict[Issue, dict[StateCode, Position]] = defaultdict(dict)
    for position in positions:
        if position.actor not in states:
            continue
        held = found[position.issue].get(position.actor)
        if held is None or _order(position) < _order(held):
            found[position.issue][position.actor] = position
    return dict(found)


def side_of(position: Position) -> Side:
    """The side that a position takes."""
    match position.stance:
        case Stance.NEUTRAL:
            return Side.NEUTRAL
        case Stance.DEFENDS | Stance.CLAIMS:
            return Side.OTHER
        case Stance.OBJECTS if position.issue in _FURTHERING:
            return Side.OTHER
        case _:
            return Side.FOR


def stand_of(position: Position) -> Stand:
    """The class of a position."""
    wrote, spoke, said = _CLASSES[side_of(position)]
    if position.form in WRITTEN or position.form is Form.INSTRUMENT:
        return wrote
    return spoke if position.form in _IN_A_HALL else said


def by_stand(found: Mapping[StateCode, Position]) -> dict[Stand, tuple[StateCode, ...]]:
    """The states of each class that has any, in the order of `Stand`."""
    classes = {code: stand_of(position) for code, position in found.items()}
    return {
        each: tuple(code for code, stand in classes.items() if stand is each)
        for each in Stand
        if each in classes.values()
    }


def _order(position: Position) -> tuple[bool, int]:
    return side_of(position) is Side.NEUTRAL, _FORMS.index(position.form)
