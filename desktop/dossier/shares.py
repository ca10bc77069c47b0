"""Parts of the world's casualties: shares with the base they were taken of, and counts by device.

Editions quote different bases for what they call by one name; each share keeps its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.choice import in_order
from db.records import CasualtyBreakdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.facts import Facts
    from desktop.dossier.model import CasualtyYear

CIVILIAN, CHILDREN = "civilian", "children"
"""The categories that charts compare from year to year."""

_SIZE = re.compile(r"\s*\(\d[\d,]*\)$")
_ALL_OF_A_YEAR = re.compile(r"^all ([\d,]+) casualties$")
_NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Share:
    """A category's share of a year, by the rule of `db.choice` or a pin. others: what else was read of it.

    base: what the share was taken of, without the size of it, so that like bases are called alike.
    """

    chosen: CasualtyBreakdown
    others: tuple[CasualtyBreakdown, ...]

    @property
    def year(self) -> int:
        return self.chosen.year

    @property
    def percent(self) -> float:
        return self.chosen.percent or 0.0

    @property
    def base(self) -> str:
        return _SIZE.sub("", self.chosen.base)

    @property
    def stated(self) -> bool:
        """Whether the source read says what the share was taken of."""
        return _NOT_STATED not in self.chosen.base


@dataclass(frozen=True, slots=True)
class DeviceYear:
    """A year's casualties by device, as one edition of the Landmine Monitor counts them.

    parts: the largest first, "unknown device" last. total: all casualties of the year by that edition.
    """

    year: int
    edition: str
    parts: tuple[CasualtyBreakdown, ...]
    total: int

    @property
    def rest(self) -> int:
        """Casualties of devices that the sources read do not tell apart."""
        return self.total - sum(part.count or 0 for part in self.parts)

    @property
    def whole(self) -> bool:
        """Whether the classes add up to the total."""
        return self.rest == 0


def shares_of(breakdowns: Iterable[CasualtyBreakdown], facts: Facts) -> tuple[Share, ...]:
    """Civilians and children by year, oldest first, as far as a share was read: a count has another base."""
    slots: defaultdict[tuple[str, int], list[CasualtyBreakdown]] = defaultdict(list)
    for part in breakdowns:
        if part.category in (CIVILIAN, CHILDREN):
            slots[part.category, part.year].append(part)
    found = []
    for slot in sorted(slots):
        ordered = in_order(slots[slot], facts)
        first = next((part for part in ordered if part.percent is not None), None)
        if first is not None:
            found.append(Share(first, tuple(part for part in ordered if part is not first)))
    return tuple(found)


def devices_of(
    breakdowns: Iterable[CasualtyBreakdown], years: Iterable[CasualtyYear], facts: Facts
) -> tuple[DeviceYear, ...]:
    """Counts by device of all casualties of a year, the newest year first; of editions the fullest, then newest.

    Only counts whose base is a total that an edition gives for that year: others can't be parts of it.
    """
    totals = {(year.year, count.total) for year in years for count in year.counts if count.edition}
    groups: defaultdict[tuple[int, str, int], list[CasualtyBreakdown]] = defaultdict(list)
    for part in breakdowns:
        total = _total_of(part)
        if part.dimension == "device" and part.count is not None and total is not None:
            groups[part.year, part.edition, total].append(part)
    by_year: dict[int, DeviceYear] = {}
    for (year, edition, total), parts in sorted(groups.items()):
        found = DeviceYear(year, edition, _by_size(_one_each(parts, facts)), total)
        before = by_year.get(year)
        if (year, total) in totals and found.rest >= 0 and _fuller(found, before):
            by_year[year] = found
    return tuple(by_year[year] for year in sorted(by_year, reverse=True))


def _total_of(part: CasualtyBreakdown) -> int | None:
    found = _ALL_OF_A_YEAR.match(part.base)
    return int(found[1].replace(",", "")) if found else None


def _one_each(parts: Iterable[CasualtyBreakdown], facts: Facts) -> list[CasualtyBreakdown]:
    """By the rule, where two sources quote one class of an edition."""
    classes: dict[str, CasualtyBreakdown] = {}
    for part in in_order(parts, facts):
        classes.setdefault(part.category, part)
    return list(classes.values())


def _by_size(parts: Iterable[CasualtyBreakdown]) -> tuple[CasualtyBreakdown, ...]:
    return tuple(sorted(parts, key=lambda p: (p.category.startswith("unknown"), -(p.count or 0), p.category)))


def _fuller(found: DeviceYear, before: DeviceYear | None) -> bool:
    return before is None or (found.whole, len(found.parts)) >= (before.whole, len(before.parts))
