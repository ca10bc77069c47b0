"""What people write for states, turned into codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.facts import Facts
    from db.records import StateCode


def state_of(facts: Facts, name: str) -> StateCode:
    """The state of that code or name. Raises UnknownName, also for an area that is no state."""
    code = facts.find_state(name)
    if code not in facts.states:
        raise UnknownName(f"{facts.name(code)} is not one of the {len(facts.states)} states.")
    return code


def codes_of(facts: Facts, names: Iterable[str]) -> tuple[StateCode, ...]:
    """Each state once, in the order given. Raises UnknownName."""
    return tuple(dict.fromkeys(state_of(facts, name) for name in names))
