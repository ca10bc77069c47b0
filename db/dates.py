"""Dates that are not known to the day: a year, a month, or a span between two days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date as its source gives it: "2025", "2025-10", "2025-12-02" or "2025-12-01/2025-12-02".

    >>> PartialDate("2025-10").earliest, PartialDate("2025-10").latest
    (datetime.date(2025, 10, 1), datetime.date(2025, 10, 31))

    Raises ValueError for any other form or an impossible day.
    """

    text: str

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"{self.text!r} ends before it begins")

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        year, month, day = _parts(self.text.partition("/")[0])
        return date(year, month or 1, day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        first, _, last = self.text.partition("/")
        year, month, day = _parts(last or first)
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, if it is known to the day."""
        return self.earliest if self.earliest == self.latest else None

    def __str__(self) -> str:
        return self.text


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar") from None
    return int(year), int(month) if month else None, int(day) if day else None
