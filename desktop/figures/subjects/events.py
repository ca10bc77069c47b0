"""The timeline of events around the treaty."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.dossier.happenings import events_of, span_of
from desktop.figures.citing import named
from desktop.figures.event_words import category_name
from desktop.figures.events_chart import draw_events
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Event, SourceId
    from desktop.figures.plate import Plate

MOST = 4
"""Categories told in the summary."""


class EventsChart(Subject):
    """The events that pass the picture's filter."""

    def available(self) -> bool:
        return bool(events_of(self.picture, self.dossier))

    def title(self) -> str:
        count = len(events_of(self.picture, self.dossier))
        first, last = span_of(self.picture, self.dossier)
        if first.year == last.year:
            return self.words.plural(
                "{n} event around the Mine Ban Treaty in {year}",
                "{n} events around the Mine Ban Treaty in {year}",
                count,
                year=first.year,
            )
        return self.words.plural(
            "{n} event around the Mine Ban Treaty, {first} to {last}",
            "{n} events around the Mine Ban Treaty, {first} to {last}",
            count,
            first=first.year,
            last=last.year,
        )

    def subtitle(self) -> str:
        day = self.words.date(self.dossier.as_of)
        categories = self.words.listing(
            category_name(category, self.words) for category in self.picture.categories
        )
        states = names_of(self.picture.states, self.dossier, self.words)
        if self.picture.of_states and categories:
            return self.words.text(
                "{categories}, of {states}; as known by {day}", categories=categories, states=states, day=day
            )
        if self.picture.of_states:
            return self.words.text("Events of {states}, as known by {day}", states=states, day=day)
        if categories:
            return self.words.text("{categories}; as known by {day}", categories=categories, day=day)
        return self.words.text("As known by {day}", day=day)

    def tell(self) -> Iterator[str]:
        events = events_of(self.picture, self.dossier)
        yield self.words.text("Timeline of events around the Mine Ban Treaty.")
        yield self.words.text("{subtitle}.", subtitle=self.subtitle())
        if not events:
            yield self.words.text("No event in the sources read passes this filter.")
            return
        first, last = span_of(self.picture, self.dossier)
        counts = Counter(category_name(event.category, self.words) for event in events)
        rest = sum(n for _, n in counts.most_common()[MOST:])
        yield self.words.plural(
            "{n} event from {first} to {last}: {counts}.",
            "{n} events from {first} to {last}: {counts}.",
            len(events),
            first=self.words.date(first),
            last=self.words.date(last),
            counts=self.words.listing(
                [
                    *(
                        self.words.text("{category} {n}", category=category, n=self.words.number(n))
                        for category, n in counts.most_common(MOST)
                    ),
                    *([self.words.text("others {n}", n=self.words.number(rest))] if rest else []),
                ]
            ),
        )
        newest = next((e for e in reversed(events) if e.date.earliest <= self.dossier.as_of), None)
        if newest:
            yield self.words.text(
                "The newest: {title} ({day}).", title=self._title(newest), day=self.words.date(newest.date)
            )
        coming = next((e for e in events if e.date.earliest > self.dossier.as_of), None)
        if coming:
            yield self.words.text(
                "The next to come: {title} ({day}).",
                title=self._title(coming),
                day=self.words.date(coming.date),
            )

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("Date"),
            self.words.text("Category"),
            self.words.text("States"),
            self.words.text("Event"),
            self.words.text("What happened"),
            self.words.text("Source"),
        )

    def rows(self) -> Iterator[Known]:
        for event in reversed(events_of(self.picture, self.dossier)):
            yield (
                event.provenance.fact,
                (
                    self.words.short_date(event.date),
                    category_name(event.category, self.words),
                    self.words.series(self.dossier.names.get(code, code) for code in event.states),
                    self._title(event),
                    self.dossier.said(event, "summary").text,
                    named(event.sources[:1], self.dossier),
                ),
            )

    def _title(self, event: Event) -> str:
        return self.dossier.said(event, "title").text

    def sources(self) -> Iterator[SourceId]:
        return (event.sources[0] for event in reversed(events_of(self.picture, self.dossier)))

    def draw(self, plate: Plate) -> None:
        draw_events(plate, self.dossier, self.picture, self.words)
