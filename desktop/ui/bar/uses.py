"""How often things of the box are used, the longer ago the less."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date

_HALVED_IN = 21  # days
_MOST = 300  # things remembered
_WEIGHT = 7.0


class Uses:
    """Counts of uses by what was used, each with the day on which it was that much."""

    def __init__(self, counts: Mapping[str, tuple[float, date]] | None = None) -> None:
        self._counts = dict(counts or {})

    def note(self, what: str, day: date) -> None:
        """It was used once more."""
        self._counts[what] = (self.count(what, day) + 1, day)
        if len(self._counts) > _MOST:
            least = min(self._counts, key=lambda each: self.count(each, day))
            del self._counts[least]

    def count(self, what: str, day: date) -> float:
        """How often it was used, those long ago counting less."""
        count, then = self._counts.get(what, (0.0, day))
        return count * 0.5 ** (max((day - then).days, 0) / _HALVED_IN)

    def weight(self, what: str, day: date) -> float:
        """What its uses add to how well it fits: the first ones most."""
        return _WEIGHT * math.log2(1 + self.count(what, day)) if what in self._counts else 0.0

    def written(self, kinds: tuple[str, ...] = (), before: Uses | None = None) -> str:
        """As a text, to be read by `read_uses`.

        kinds: beginnings of what may be written; all if there are none. before: where the rest is as it was.
        """
        told = {what: each for what, each in self._counts.items() if not kinds or what.startswith(kinds)}
        rest = before._counts if before and kinds else {}
        told = {what: each for what, each in rest.items() if not what.startswith(kinds)} | told
        kept = {what: [round(count, 3), day.isoformat()] for what, (count, day) in told.items()}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_uses(text: str) -> Uses:
    """What was written; none for any other text."""
    try:
        return Uses(
            {
                str(what): (float(count), date.fromisoformat(day))
                for what, (count, day) in json.loads(text).items()
            }
        )
    except (ValueError, TypeError, AttributeError):
        return Uses()
