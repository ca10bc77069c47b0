"""With whom the delegation has spoken at a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.internal import Encounter
    from db.records import Meeting, StateCode


def met_at(encounters: Iterable[Encounter], meeting: Meeting) -> frozenset[StateCode]:
    """The states of the talks noted for the meeting, or noted for no occasion on one of its days."""
    return frozenset(each.state for each in encounters if _belongs(each, meeting))


def _belongs(encounter: Encounter, meeting: Meeting) -> bool:
    occasion = encounter.occasion.strip().casefold()
    if occasion:
        return occasion == meeting.meeting.casefold()
    return meeting.starts_on <= encounter.date.earliest and encounter.date.latest <= meeting.ends_on
