"""The classes of states that one sees at a glance: statuses, and the claim to have suspended laid over being party."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from db.treaty import Status

if TYPE_CHECKING:
    from db.treaty import Standing


class StatusClass(StrEnum):
    """What maps and lists tell apart, in the order of the legend. A claim to have suspended lies over being party."""

    PARTY = "party"
    WITHDRAWING = "withdrawing"
    CLAIMED = "claimed"  # a State Party that claims to have suspended the treaty
    FORMER = "former"
    JOINED = "joined"  # deposited, not yet in force
    SIGNATORY = "signatory"
    NONE = "none"


BINDING = (StatusClass.PARTY, StatusClass.WITHDRAWING, StatusClass.CLAIMED)
"""The classes of states that the treaty binds."""

_CLASS_OF = {
    Status.NONE: StatusClass.NONE,
    Status.SIGNATORY: StatusClass.SIGNATORY,
    Status.JOINED: StatusClass.JOINED,
    Status.PARTY: StatusClass.PARTY,
    Status.PARTY_WITHDRAWING: StatusClass.WITHDRAWING,
    Status.FORMER_PARTY: StatusClass.FORMER,
}


def status_class(standing: Standing) -> StatusClass:
    """The class of a state on the standing's day."""
    if standing.suspension_claimed and standing.status is Status.PARTY:
        return StatusClass.CLAIMED
    return _CLASS_OF[standing.status]
