"""What a map tells apart of Article 5 deadlines on a day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from db.treaty import months_after
from desktop.dossier.deadlines import Due

if TYPE_CHECKING:
    from datetime import date

    from desktop.dossier.deadlines import DueState

SOON_MONTHS = 24


class DueClass(StrEnum):
    """In the order of the legend."""

    PASSED = "passed"  # the day lies behind, and no later decision was read
    SOON = "soon"  # due within two years
    LATER = "later"
    NOT_READ = "not-read"  # the day lies behind; whether clearance was completed was not read
    COMPLETED = "completed"


def due_class(state: DueState, as_of: date) -> DueClass:
    """The class of a state's deadline."""
    match state.due:
        case Due.PASSED:
            return DueClass.PASSED
        case Due.NOT_READ:
            return DueClass.NOT_READ
        case Due.COMPLETED:
            return DueClass.COMPLETED
        case Due.AHEAD:
            soon = state.day is not None and state.day <= months_after(as_of, SOON_MONTHS)
            return DueClass.SOON if soon else DueClass.LATER
