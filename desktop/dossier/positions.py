"""What states did or said on the picked issues by the day: the positions to list, and who stands where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from desktop.dossier.names import alphabetical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.records import Form, Issue, Position, Stance, StateCode
    from desktop.dossier.model import Dossier

Kind = TypeVar("Kind", bound=StrEnum)


class Order(StrEnum):
    """What positions are listed by; those that are equal in it the newest first."""

    ISSUE = "issue"
    STATE = "state"
    DAY = "day"
    FORM = "form"
    STANCE = "stance"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Of the picked states, or with none picked of all that are on record.

    positions: of organisations, too, where no state is picked.
    states: a row each of who stands where, those without a position among them if they are picked.
    issues: the picked ones on which some state takes a position, whether picked or not; bare: on which nobody does.
    cells: by state and issue, the position that tells most first, the others the newest first.
    without: the picked states of which no position on these issues is known.
    """

    positions: tuple[Position, ...]
    states: tuple[StateCode, ...]
    issues: tuple[Issue, ...]
    bare: tuple[Issue, ...]
    cells: Mapping[tuple[StateCode, Issue], tuple[Position, ...]]
    without: tuple[StateCode, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """Those there are, the strongest first."""
        return _kinds_of(position.form for position in self.positions)

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Those there are, in the order of `Stance`."""
        return _kinds_of(position.stance for position in self.positions)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which positions to list. What is empty narrows nothing. actor: of whom alone."""

    issues: frozenset[Issue] = frozenset()
    forms: frozenset[Form] = frozenset()
    stances: frozenset[Stance] = frozenset()
    actor: StateCode | None = None

    def keeps(self, position: Position) -> bool:
        """Whether the position is listed."""
        return (
            (not self.issues or position.issue in self.issues)
            and (not self.forms or position.form in self.forms)
            and (not self.stances or position.stance in self.stances)
            and self.actor in (None, position.actor)
        )


EVERYTHING = Narrowing()


def on_record(dossier: Dossier) -> OnRecord:
    """The positions that a dossier knows on its issues."""
    world, picked = dossier.world, frozenset(dossier.picks.states)
    positions = tuple(p for p in world.positions if not picked or p.actor in picked)
    spoken_on = {position.issue for position in world.positions}
    issues = tuple(issue for issue in dossier.picks.issues if world.stands.get(issue))
    known = {position.actor for position in positions}
    return OnRecord(
        positions,
        dossier.picks.states or _by_name(known & world.standings.keys(), dossier.names),
        issues,
        tuple(issue for issue in dossier.picks.issues if issue not in spoken_on),
        _cells(positions, dossier),
        tuple(code for code in dossier.picks.states if code not in known),
    )


def in_order(
    positions: Iterable[Position], by: Order, dossier: Dossier, *, turned: bool = False
) -> tuple[Position, ...]:
    """Sorted. turned: from the other end; of those that are equal the newest still comes first."""
    listed = tuple(positions)
    actors = {position.actor for position in listed}
    name_of = {code: alphabetical(dossier.names.get(code, code)) for code in actors}
    newest_first = sorted(listed, key=lambda position: name_of[position.actor])
    newest_first.sort(key=_day, reverse=True)
    if by is Order.DAY:
        return tuple(sorted(newest_first, key=_day, reverse=not turned))
    issues = dossier.picks.issues
    keys: dict[Order, Callable[[Position], object]] = {
        Order.ISSUE: lambda position: issues.index(position.issue),
        Order.STATE: lambda position: name_of[position.actor],
        Order.FORM: lambda position: _place(position.form),
        Order.STANCE: lambda position: _place(position.stance),
        Order.SOURCE: lambda position: _title(position, dossier),
    }
    return tuple(sorted(newest_first, key=keys[by], reverse=turned))  # type: ignore[arg-type]  # each sorts by one type


def _cells(
    positions: Iterable[Position], dossier: Dossier
) -> Mapping[tuple[StateCode, Issue], tuple[Position, ...]]:
    found: defaultdict[tuple[StateCode, Issue], list[Position]] = defaultdict(list)
    for position in positions:
        found[position.actor, position.issue].append(position)
    stands = dossier.world.stands
    cells = {}
    for (actor, issue), held in found.items():
        first = stands.get(issue, {}).get(actor)
        if first is not None:  # none of an organisation
            rest = sorted((each for each in held if each is not first), key=_day, reverse=True)
            cells[actor, issue] = (first, *rest)
    return cells


def _by_name(codes: Iterable[StateCode], names: Mapping[StateCode, str]) -> tuple[StateCode, ...]:
    return tuple(sorted(codes, key=lambda code: alphabetical(names[code])))


def _day(position: Position) -> tuple[object, object]:
    """The end of a span tells when it was surely known."""
    return position.date.latest, position.date.earliest


def _kinds_of(found: Iterable[Kind]) -> tuple[Kind, ...]:
    return tuple(sorted(set(found), key=_place))


def _place(kind: StrEnum) -> int:
    return list(type(kind)).index(kind)


def _title(position: Position, dossier: Dossier) -> str:
    source = dossier.sources.get(position.sources[0])
    return source.title.casefold() if source else ""
