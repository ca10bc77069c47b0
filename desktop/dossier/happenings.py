"""Which events a timeline shows, by the filter of its picture."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Event
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture

SHORTEST = timedelta(days=28)
"""A timeline spans no less."""


def categories_of(dossier: Dossier) -> tuple[str, ...]:
    """Every category there is an event of, the fullest first."""
    counts = Counter(event.category for event in dossier.world.events)
    return tuple(sorted(counts, key=lambda category: (-counts[category], category)))


def span_of(picture: Picture, dossier: Dossier) -> tuple[date, date]:
    """From which day to which the timeline reaches: the picture's, else from first to last event."""
    days = [event.date for event in dossier.world.events] or []
    first = picture.first or min((day.earliest for day in days), default=dossier.as_of).replace(
        month=1, day=1
    )
    last = picture.last or max([dossier.as_of, *(day.latest for day in days)])
    return first, max(last, first + SHORTEST)


def events_of(picture: Picture, dossier: Dossier) -> tuple[Event, ...]:
    """The events that pass the picture's filter, the oldest first."""
    first, last = span_of(picture, dossier)
    return tuple(
        event
        for event in dossier.world.events
        if (not picture.categories or event.category in picture.categories)
        and (not picture.of_states or set(event.states) & set(picture.states))
        and event.date.latest >= first
        and event.date.earliest <= last
    )
