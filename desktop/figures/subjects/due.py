"""The map of Article 5 deadlines: where clearance is due, and when."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.dossier.due import DueClass, due_class
from desktop.dossier.region import lies_in
from desktop.dossier.status_class import StatusClass
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import names_of
from desktop.figures.world_map import MapClass
from desktop.wording import to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.records import SourceId, StateCode
    from desktop.dossier.deadlines import DueState
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Known
    from desktop.wording import Wording


class DueMap(Choropleth):
    """Each state by its deadline; where the sources do not say whether clearance was completed it is hatched."""

    def available(self) -> bool:
        return bool(self.dossier.world.deadlines)

    def title(self) -> str:
        by_class = self._by_class()
        due = len(by_class.get(DueClass.SOON, ())) + len(by_class.get(DueClass.LATER, ()))
        if not self.worldwide:
            return self.words.plural(
                "{n} of the {all} states of {region} has a deadline ahead to clear its mined areas",
                "{n} of the {all} states of {region} have a deadline ahead to clear their mined areas",
                due,
                **self.of_region(),
            )
        return self.words.plural(
            "{n} state has a deadline ahead to clear its mined areas",
            "{n} states have a deadline ahead to clear their mined areas",
            due,
        )

    def subtitle(self) -> str:
        return self.words.text("Article 5, as known by {day}", day=self.words.date(self.dossier.as_of))

    def tell(self) -> Iterator[str]:
        yield self.words.text(
            to_translate("World map of deadlines for clearance under Article 5, as known by {day}.")
            if self.worldwide
            else to_translate("Map of {region}: deadlines for clearance under Article 5, as known by {day}."),
            day=self.words.date(self.dossier.as_of),
            **self.of_region(),
        )
        for each, codes in self._by_class().items():
            yield self.words.text(
                "{title}: {states}.",
                title=due_title(each, self.words),
                states=names_of(codes, self.dossier, self.words),
            )

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("Article 5"),
            self.words.text("Deadline"),
            self.words.text("More time asked for, to"),
        )

    def rows(self) -> Iterator[Known]:
        words = self.words
        for each in self._deadlines:
            yield (
                each.deadline.provenance.fact,
                (
                    self.dossier.names[each.state],
                    due_title(due_class(each, self.dossier.as_of), words),
                    words.short_date(each.day) if each.day else words.text("not read"),
                    words.short_date(each.asked) if each.asked else "",
                ),
            )

    def sources(self) -> Iterator[SourceId]:
        return (each.deadline.sources[0] for each in self._deadlines)

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        by_class = self._by_class()
        found = tuple(
            MapClass(due_title(each, self.words), theme.due[each], codes) for each, codes in by_class.items()
        )
        rest = self.rest_of({code for codes in by_class.values() for code in codes})
        return (
            *found,
            MapClass(
                self.words.text("No deadline on record"), theme.status[StatusClass.NONE], rest, theme.rule
            ),
        )

    @property
    def _deadlines(self) -> tuple[DueState, ...]:
        """Of the states that are shown."""
        return tuple(each for each in self.dossier.world.deadlines if lies_in(each.state, self.region))

    def _by_class(self) -> Mapping[DueClass, tuple[StateCode, ...]]:
        found: defaultdict[DueClass, list[StateCode]] = defaultdict(list)
        for each in self._deadlines:
            found[due_class(each, self.dossier.as_of)].append(each.state)
        return {each: tuple(found[each]) for each in DueClass if each in found}


def due_title(each: DueClass, words: Wording) -> str:
    """What legend and summary call a class."""
    return {
        DueClass.PASSED: words.text("Day passed, no later decision read"),
        DueClass.SOON: words.text("Due within two years"),
        DueClass.LATER: words.text("Due later"),
        DueClass.NOT_READ: words.text("Day passed, completion not read"),
        DueClass.COMPLETED: words.text("Clearance completed"),
    }[each]
