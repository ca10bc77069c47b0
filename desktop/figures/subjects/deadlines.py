"""The calendar of Article 5 deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.deadlines import Due
from desktop.figures.citing import named
from desktop.figures.deadlines_chart import ahead, draw_deadlines, passed
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import NAMED, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.dossier.deadlines import DueState
    from desktop.figures.plate import Plate


class DeadlinesChart(Subject):
    """A column a year from the as-of date on; what passed stands apart."""

    def available(self) -> bool:
        return bool(ahead(self.dossier) or passed(self.dossier))

    def title(self) -> str:
        return self.words.plural(
            "{n} state has a deadline ahead to clear its mined areas",
            "{n} states have a deadline ahead to clear their mined areas",
            len(ahead(self.dossier)),
        )

    def subtitle(self) -> str:
        return self.words.text(
            "Article 5 deadlines by year, as known by {day}; the number over a column counts deadlines",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        day = self.words.date(self.dossier.as_of)
        yield self.words.text(
            "Calendar of deadlines for clearance under Article 5, as known by {day}.", day=day
        )
        coming, behind = ahead(self.dossier), passed(self.dossier)
        yield self.words.plural("{n} deadline lies ahead.", "{n} deadlines lie ahead.", len(coming))
        if coming:
            first = [each for each in coming if each.day == coming[0].day]
            yield self.words.text(
                "The next is that of {states}, {day}.",
                states=names_of((each.state for each in first), self.dossier, self.words),
                day=self.words.date(first[0].day or self.dossier.as_of),
            )
        if behind:
            yield self.words.text(
                "The date has passed, and no later decision was read, for {states}.",
                states=names_of((each.state for each in behind), self.dossier, self.words),
            )
        asking = [each.state for each in (*coming, *behind) if each.asked]
        if asking:
            yield self.words.text(
                "More time is asked for by {states}.", states=names_of(asking, self.dossier, self.words)
            )
        yield from self._tell_picked()

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("Deadline"),
            self.words.text("What it is"),
            self.words.text("More time to"),
            self.words.text("Set by"),
            self.words.text("In the source's sense"),
            self.words.text("Source"),
        )

    def rows(self) -> Iterator[Known]:
        order = list(Due)
        for each in sorted(self.dossier.world.deadlines, key=lambda each: order.index(each.due)):
            yield (
                each.deadline.provenance.fact,
                (
                    self.dossier.names[each.state],
                    self.words.short_date(each.day) if each.day else "",
                    self._due(each),
                    self.words.short_date(each.asked) if each.asked else "",
                    each.deadline.set_by,
                    each.deadline.words,
                    named(each.deadline.sources[:1], self.dossier),
                ),
            )

    def sources(self) -> Iterator[SourceId]:
        return (
            each.deadline.sources[0] for each in self.dossier.world.deadlines if each.due is not Due.COMPLETED
        )

    def draw(self, plate: Plate) -> None:
        draw_deadlines(plate, self.dossier, self.picture.states, self.words)

    def _due(self, each: DueState) -> str:
        done = each.deadline.completed_on
        if each.due is Due.COMPLETED and done:
            return self.words.text("completed {day}", day=self.words.short_date(done))
        return {
            Due.AHEAD: self.words.text("ahead"),
            Due.PASSED: self.words.text("date passed, no later decision read"),
            Due.NOT_READ: self.words.text("date passed, completion not read"),
            Due.COMPLETED: self.words.text("completed"),
        }[each.due]

    def _tell_picked(self) -> Iterator[str]:
        found = {each.state: each for each in self.dossier.world.deadlines}
        picked = [code for code in self.picture.states if code in self.dossier.world.standings]
        if not 0 < len(picked) <= NAMED:
            return
        for code in picked:
            state, each = self.dossier.names[code], found.get(code)
            if each is None:
                yield self.words.text("{state}: no deadline in the sources read.", state=state)
            elif each.day:
                yield self.words.text(
                    "{state}: {day}, {due}.", state=state, day=self.words.date(each.day), due=self._due(each)
                )
            else:
                yield self.words.text("{state}: {due}.", state=state, due=self._due(each))
