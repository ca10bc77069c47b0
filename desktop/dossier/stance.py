"""What a state did or said against the suspension: the one rule for brief, table and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Form, Issue, Stance
from desktop.dossier.roles import SPOKEN, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Position
    from desktop.dossier.model import StateDossier

_AGAINST = (Stance.OBJECTS, Stance.CONCERNED)


def act_against(state: StateDossier) -> Position | None:
    """The act to name where there is room for one: to the depositary, else in the hall."""
    return written_act(state) or spoken_act(state)


def written_act(state: StateDossier) -> Position | None:
    """Its strongest act to the depositary against the suspension."""
    acts = [position for position in _against(state) if position.form in WRITTEN]
    return min(acts, key=lambda position: list(Form).index(position.form), default=None)


def spoken_act(state: StateDossier) -> Position | None:
    """Its newest words against the suspension at a Meeting."""
    return next((position for position in _against(state) if position.form in SPOKEN), None)


def _against(state: StateDossier) -> Iterator[Position]:
    return (p for p in state.positions if p.issue is Issue.SUSPENSION and p.stance in _AGAINST)
