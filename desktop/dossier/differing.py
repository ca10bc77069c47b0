"""On which of the facts handed out the sources differ, as known on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.choice import contested, disagreement_among, disagreements, memberships
from db.records import Membership, Record, StateCode, Treaty, slot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from db.choice import Disagreement
    from db.facts import Facts
    from db.records import FactId
    from desktop.dossier.model import StateDossier, World

_PRINTED = 10
"""Years of casualties that a brief prints or charts at most."""


def differing(
    facts: Facts, states: Iterable[StateDossier], world: World, as_of: date
) -> Mapping[FactId, Disagreement]:
    """By the id of the fact that was chosen; of sources published by the day."""
    rivals = contested(facts)
    found: dict[FactId, Disagreement] = {}
    for record in (*_of_states(facts, states), *_of_world(world)):
        slot = slot_of(record)
        if slot not in rivals:
            continue
        disagreement = disagreement_among((r for r in rivals[slot] if _known(r, as_of)), facts)
        if disagreement:
            found[disagreement.chosen.provenance.fact] = disagreement
    return found


def differing_about(facts: Facts, code: StateCode, as_of: date) -> tuple[Disagreement, ...]:
    """Every question about one state to which its sources, as known by the day, give different answers.

    What a source only revised itself comes last.
    """
    rivals = contested(facts)
    about = (each for each in disagreements(facts) if _subject(each.chosen) == code)
    known = (disagreement_among((r for r in rivals[each.slot] if _known(r, as_of)), facts) for each in about)
    return tuple(sorted(filter(None, known), key=lambda each: each.revision))


def _subject(record: Record) -> StateCode | None:
    return getattr(record, "state", None) or getattr(record, "place", None)


def _of_states(facts: Facts, states: Iterable[StateDossier]) -> Iterator[Record]:
    acts = [memberships(facts, treaty) for treaty in Treaty]
    for state in states:
        yield from (each[state.code] for each in acts if state.code in each)
        yield from (year.shown for year in state.casualties[:_PRINTED])
        yield from (*state.contamination, *state.clearance, *state.stockpiles)
        yield from filter(None, (state.deadline, state.votes.latest))


def _of_world(world: World) -> Iterator[Record]:
    yield from world.claims
    yield from (year.shown for year in world.casualties[:_PRINTED])
    if world.resolution:
        yield world.resolution


def _known(record: Record, as_of: date) -> bool:
    """A state's acts carry their own days; all else has the day from which it was known."""
    known_by = record.provenance.known_by
    return isinstance(record, Membership) or known_by is None or known_by <= as_of
