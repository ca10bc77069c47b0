"""A map or chart, named by what it shows: the order that brief and window give and figures carry out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.records import Issue

if TYPE_CHECKING:
    from db.records import StateCode


class PictureKind(StrEnum):
    """The value is also its name on the command line."""

    MAP_STATUS = "map-status"  # what each state is to the MBT on the as-of date
    MAP_CCM = "map-ccm"  # the same to the Convention on Cluster Munitions
    MAP_POSITIONS = "map-positions"  # what each state did or said on an issue
    MAP_BALLOTS = "map-votes"  # how each voted on the newest resolution of the General Assembly
    MAP_DEADLINES = "map-deadlines"  # Article 5: what is due when
    MAP_CASUALTIES = "map-casualties"  # proportional circles, newest year on record
    MAP_OBJECTIONS = "map-objections"  # who objected to the suspension, who claims it
    CHART_WORLD = "chart-world"  # world casualties by year
    CHART_STATES = "chart-states"  # casualties of the picked states by year
    CHART_MEMBERSHIP = "chart-membership"  # instruments deposited and in force over time
    CHART_CIVILIANS = "chart-civilians"  # shares of civilians and children by year, with their bases
    CHART_DEVICES = "chart-devices"  # casualties by device
    CHART_VOTES = "chart-votes"  # General Assembly votes by year, and the picked states' own
    CHART_DEADLINES = "chart-deadlines"  # Article 5 deadlines as a calendar
    CHART_EVENTS = "chart-events"  # a timeline of events


class Sight(StrEnum):
    """How a figure is shown. The value is also its name on the command line."""

    COLOUR = "colour"
    GREY = "grey"
    DEUTERANOPIA = "deuteranopia"
    PROTANOPIA = "protanopia"
    TRITANOPIA = "tritanopia"


class MapRegion(StrEnum):
    """What of the world a map shows; the value is also its name on the command line. Its states: region.py."""

    WORLD = "world"
    EUROPE = "europe"
    AFRICA = "africa"
    ASIA_PACIFIC = "asia-pacific"
    AMERICAS = "americas"
    MIDDLE_EAST_NORTH_AFRICA = "middle-east-north-africa"


@dataclass(frozen=True, slots=True)
class Picture:
    """One figure to draw from a dossier. states: those to mark; for CHART_STATES those to plot.

    region: what a map shows, and whose states it counts; a chart has none but the world.
    issue: for MAP_POSITIONS; None for the first that is picked.
    Of events alone: categories, those to show, all if none is named; of_states, only events of `states`;
    first, last: from which day to which, as far as there are events where None.
    """

    kind: PictureKind
    states: tuple[StateCode, ...] = ()
    region: MapRegion = MapRegion.WORLD
    issue: Issue | None = None
    categories: tuple[str, ...] = ()
    of_states: bool = False
    first: date | None = None
    last: date | None = None


def written(picture: Picture) -> str:
    """The picture without its states as a text, to be kept and read again by `read_picture`."""
    parts = {
        "kind": picture.kind.value,
        "region": picture.region.value,
        "issue": picture.issue.value if picture.issue else "",
        "categories": list(picture.categories),
        "of_states": picture.of_states,
        "first": picture.first.isoformat() if picture.first else "",
        "last": picture.last.isoformat() if picture.last else "",
    }
    return json.dumps({name: value for name, value in parts.items() if value}, ensure_ascii=False)


def read_picture(text: str) -> Picture:
    """A picture that was `written`, without states. Raises ValueError for any other text."""
    try:
        parts = json.loads(text)
        return Picture(
            PictureKind(parts["kind"]),
            region=MapRegion(parts.get("region", MapRegion.WORLD)),
            issue=Issue(parts["issue"]) if "issue" in parts else None,
            categories=tuple(map(str, parts.get("categories", ()))),
            of_states=bool(parts.get("of_states", False)),
            first=date.fromisoformat(parts["first"]) if "first" in parts else None,
            last=date.fromisoformat(parts["last"]) if "last" in parts else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no picture: {text[:60]!r}") from error
