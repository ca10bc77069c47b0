"""The classes of states that one sees at a glance: statuses, and the claim to have suspended laid over being party."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.treaty import Standing, Status


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


def status_class(standing: Standing) -> StatusClass:
    """The class of a state on the standing's day."""
    found = _class_of()[standing.status]
    return StatusClass.CLAIMED if standing.suspension_claimed and found is StatusClass.PARTY else found


@lru_cache(maxsize=1)
def _class_of() -> Mapping[Status, StatusClass]:
    """Made late: the marks in a list are painted before the treaty's rules are read."""
    from db.treaty import Status

    return {
        Status.NONE: StatusClass.NONE,
        Status.SIGNATORY: StatusClass.SIGNATORY,
        Status.JOINED: StatusClass.JOINED,
        Status.PARTY: StatusClass.PARTY,
        Status.PARTY_WITHDRAWING: StatusClass.WITHDRAWING,
        Status.FORMER_PARTY: StatusClass.FORMER,
    }
