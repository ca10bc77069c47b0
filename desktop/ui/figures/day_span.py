"""A span of days that one zooms and moves within another: what the timeline shows of all that it could."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SHORTEST = 60
"""Days that a timeline spans at least."""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """From the first day to the last, both shown."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def zoomed(self, factor: float, at: float = 0.5) -> DaySpan:
        """Closer or, below 1, further off; the day that lies at a share of the span stays there."""
        days = max(round(self.days / factor), SHORTEST)
        first = self.first + timedelta(days=round(at * (self.days - days)))
        return DaySpan(first, first + timedelta(days=days))

    def moved(self, share: float) -> DaySpan:
        """Later or, below 0, earlier, by a share of the span."""
        by = timedelta(days=round(share * self.days))
        return DaySpan(self.first + by, self.last + by)

    def within(self, whole: DaySpan) -> DaySpan:
        """As much of it as can lie within the whole, moved if need be."""
        if self.days >= whole.days:
            return whole
        by = max(whole.first - self.first, min(whole.last - self.last, timedelta(0)))
        return DaySpan(self.first + by, self.last + by)
