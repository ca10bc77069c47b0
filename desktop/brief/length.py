"""How much a brief says: the most that each of its parts holds, at one of the lengths of its template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_PAGES = 20
"""More than that is no brief."""
WHOLE = 999
"""More than any part has to say."""


@dataclass(frozen=True, slots=True)
class Length:
    """The most that each part says at one length.

    addresses: print the sources' addresses in full, else the site's name alone (the link stays whole).
    titles: name each source by its title, else by publisher and day alone, where that tells it from all others.
    limits: by section key and what is limited: ("spoken", "most") → 12. What is not in it has no limit.
    """

    addresses: bool = True
    titles: bool = True
    limits: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def of(self, section: str, what: str = "most") -> int:
        """The limit, or `WHOLE`."""
        return self.limits.get((section, what), WHOLE)


FULL = Length()
"""Everything."""
