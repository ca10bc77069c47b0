"""What a state is to the person across the table: roles computed from the facts on a day.

Roles are never stored. Where two apply, the order of `_LEADING` says which one a page leads with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Form, Issue, Role, Stance, Treaty
from db.treaty import Status, article4_deadline_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.records import Deadline, Position, Stockpile, SuspensionClaim
    from db.treaty import Standing
    from desktop.dossier.model import CasualtyYear

_LEADING = (
    Role.CLAIMS_SUSPENSION,
    Role.LEAVING,
    Role.LEFT,
    Role.OUTSIDE,
    Role.OBJECTED,
    Role.SPOKE,
    Role.SILENT,
    Role.AFFECTED,
    Role.STOCKPILE_OVERDUE,
    Role.SUFFERS,
    Role.DONOR,
    Role.STATE_PARTY,
)

WRITTEN = frozenset({Form.FORMAL_OBJECTION, Form.NOTE_VERBALE, Form.COMMUNICATION})
"""Acts towards the depositary, which Article 65 of the Vienna Convention asks for."""

SPOKEN = frozenset({Form.PLENARY_STATEMENT, Form.GROUP_STATEMENT, Form.JOINT_STATEMENT})
"""Words at a Meeting or Review Conference."""

_OPEN_DEADLINES = frozenset({"current", "latest-read"})
_YEARS_ON_RECORD = 10


def roles_of(
    standing: Standing,
    suspension_positions: Iterable[Position],
    contested: bool,
    deadline: Deadline | None,
    stockpiles: Iterable[Stockpile],
    casualties: Iterable[CasualtyYear],
    assists: bool,
) -> tuple[Role, ...]:
    """The roles of one state, the leading one first.

    contested: a suspension is claimed by that day, so that one can object to it or be silent on it.
    assists: it is among those that Article 6 calls "in a position to do so" (see `assists`).
    """
    found = {*_membership_roles(standing)}
    if contested and found == {Role.STATE_PARTY}:
        found |= _stance_roles(suspension_positions)
    bound = standing.status.in_force
    if bound and deadline is not None and deadline.standing in _OPEN_DEADLINES:
        found.add(Role.AFFECTED)
    if bound and is_stockpile_overdue(standing, stockpiles):
        found.add(Role.STOCKPILE_OVERDUE)
    if any(_suffers(year, standing.as_of) for year in casualties):
        found.add(Role.SUFFERS)
    if bound and assists and Role.AFFECTED not in found:
        found.add(Role.DONOR)
    return tuple(role for role in _LEADING if role in found)


def is_contested(claims: Iterable[SuspensionClaim], as_of: date) -> bool:
    """Whether some state claims on that day to have suspended the Mine Ban Convention."""
    return any(
        claim.treaty is Treaty.MBT
        and claim.claimed_on <= as_of
        and (claim.ended_on is None or as_of < claim.ended_on)
        for claim in claims
    )


def assists(regional_group: str, groups: Iterable[str]) -> bool:
    """Whether a state is among those asked to pay: Western European and Others, or the European Union.

    An approximation of "in a position to do so" (MBT Article 6(3) to (5)); it chooses asks and is never printed.
    """
    return regional_group == "Western European and Others" or "EU" in groups


def newest_count(stockpiles: Iterable[Stockpile]) -> Stockpile | None:
    """The newest that says how many mines are left, of counts newest first."""
    return next((stock for stock in stockpiles if stock.remaining is not None), None)


def is_stockpile_overdue(standing: Standing, stockpiles: Iterable[Stockpile]) -> bool:
    """Article 4: stock left after four years from entry into force, and a source that calls it overdue.

    An old count alone proves nothing: the stock may have been destroyed since.
    """
    if standing.entry_into_force is None or article4_deadline_of(standing.entry_into_force) >= standing.as_of:
        return False
    newest = newest_count(stockpiles)
    return newest is not None and bool(newest.remaining) and newest.standing == "overdue"


def _membership_roles(standing: Standing) -> Iterable[Role]:
    if standing.status is Status.FORMER_PARTY:
        yield Role.LEFT
    elif not standing.status.deposited:
        yield Role.OUTSIDE
    elif standing.status is Status.PARTY_WITHDRAWING:
        yield Role.LEAVING
    elif standing.suspension_claimed:
        yield Role.CLAIMS_SUSPENSION
    else:
        yield Role.STATE_PARTY


def _stance_roles(positions: Iterable[Position]) -> set[Role]:
    known = [p for p in positions if p.issue is Issue.SUSPENSION and p.printable]
    if not known:
        return {Role.SILENT}
    against = [p for p in known if p.stance in (Stance.OBJECTS, Stance.CONCERNED)]
    found = set()
    if any(p.form in WRITTEN for p in against):
        found.add(Role.OBJECTED)
    if any(p.form in SPOKEN for p in against):
        found.add(Role.SPOKE)
    return found


def _suffers(year: CasualtyYear, as_of: date) -> bool:
    return year.year >= as_of.year - _YEARS_ON_RECORD and any(
        (count.total or count.killed or count.injured) for count in year.counts
    )
