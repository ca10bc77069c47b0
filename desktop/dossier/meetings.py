"""Which meeting a brief is for, if nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.choice import chosen
from db.records import Meeting

if TYPE_CHECKING:
    from datetime import date

    from db.facts import Facts


def next_meeting(facts: Facts, as_of: date) -> Meeting:
    """The one that is on or comes next, or the last of all."""
    meetings = sorted(chosen(facts, Meeting), key=lambda meeting: meeting.ends_on)
    return next((meeting for meeting in meetings if meeting.ends_on >= as_of), meetings[-1])
