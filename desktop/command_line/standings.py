"""What all states are to a treaty on a day, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.choice import chosen, memberships
from db.records import Membership, SuspensionClaim, Treaty
from db.treaty import counts_on, standing_on
from desktop.command_line.columns import aligned

if TYPE_CHECKING:
    from datetime import date

    from db.facts import Facts
    from db.treaty import Standing

_TREATIES = {Treaty.MBT: "Anti-Personnel Mine Ban Convention", Treaty.CCM: "Convention on Cluster Munitions"}
_HEADS = ("state", "name", "status", "signed", "deposited", "in force", "notified", "leaves", "remark")


def as_json(facts: Facts, treaty: Treaty, as_of: date) -> dict[str, Any]:
    """Both counts and every state, by name."""
    counts = counts_on(chosen(facts, Membership), treaty, as_of)
    return {
        "treaty": treaty.value,
        "as_of": as_of.isoformat(),
        "signed": counts.signed,
        "deposited": counts.deposited,
        "in_force": counts.in_force,
        "states": [standing_json(s, facts.name(s.state)) for s in _standings(facts, treaty, as_of)],
    }


def as_text(facts: Facts, treaty: Treaty, as_of: date) -> str:
    """The same as a table."""
    counts = counts_on(chosen(facts, Membership), treaty, as_of)
    head = (
        f"{_TREATIES[treaty]}, as of {as_of}: {counts.in_force} States Parties bound, "
        f"{counts.deposited} instruments deposited, {counts.signed} signatures"
    )
    rows = [_row(s, facts.name(s.state)) for s in _standings(facts, treaty, as_of)]
    return f"{head}\n\n{aligned(_HEADS, rows)}"


def standing_json(standing: Standing, name: str) -> dict[str, Any]:
    """One state; a day that is not known or has not come is null."""
    return {
        "state": standing.state,
        "name": name,
        "status": standing.status.value,
        "signed": _iso(standing.signed),
        "deposited": _iso(standing.deposited),
        "entry_into_force": _iso(standing.entry_into_force),
        "withdrawal_notified": _iso(standing.withdrawal_notified),
        "withdrawal_effective": _iso(standing.withdrawal_effective),
        "suspension_claimed": _iso(standing.suspension_claimed),
        "sources": list(standing.sources),
    }


def _standings(facts: Facts, treaty: Treaty, as_of: date) -> list[Standing]:
    acts = memberships(facts, treaty)
    claims = facts.all(SuspensionClaim)
    return [standing_on(code, treaty, acts.get(code), claims, as_of) for code in facts.states]


def _row(standing: Standing, name: str) -> tuple[str, ...]:
    remarks = [
        f"claims suspension since {standing.suspension_claimed}" if standing.suspension_claimed else "",
        "" if standing.certain else "from memory, unverified",
    ]
    days = (
        standing.signed,
        standing.deposited,
        standing.entry_into_force,
        standing.withdrawal_notified,
        standing.withdrawal_effective,
    )
    return (
        standing.state,
        name,
        standing.status.value,
        *(_iso(day) or "" for day in days),
        "; ".join(filter(None, remarks)),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
