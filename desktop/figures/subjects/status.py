"""The maps of what each state is to the Mine Ban Treaty, and to the Convention on Cluster Munitions, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from db.records import Treaty
from desktop.dossier.region import within
from desktop.dossier.status_class import BINDING, StatusClass, status_class
from desktop.figures.classes import class_counts, class_in_sentence, class_name, standings_of, status_classes
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import NAMED, names_of
from desktop.figures.world import world_map
from desktop.figures.world_map import MapClass
from desktop.wording import in_sentence, to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from db.records import SourceId, StateCode
    from db.treaty import Counts, Standing
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Known
    from desktop.wording import Wording


def status_map_class(
    each: StatusClass, states: tuple[StateCode, ...], theme: Theme, words: Wording
) -> MapClass:
    """A class of statuses as the map fills and names it; a pale fill needs an edge in the legend."""
    edge = theme.rule if each is StatusClass.NONE else "none"
    return MapClass(class_name(each, words), theme.status[each], states, edge)


class StatusMap(Choropleth):
    """Each state in the colour of its status."""

    of_the_world = True
    treaty: ClassVar[Treaty] = Treaty.MBT

    @property
    def standings(self) -> Mapping[StateCode, Standing]:
        return standings_of(self.dossier, self.treaty)

    @property
    def counts(self) -> Counts:
        return self.dossier.world.mbt if self.treaty is Treaty.MBT else self.dossier.world.ccm

    def title(self) -> str:
        if self.worldwide:
            return self.words.plural(
                "{n} state is party to the Mine Ban Treaty",
                "{n} states are party to the Mine Ban Treaty",
                self.counts.in_force,
            )
        return self.words.plural(
            "{n} of the {all} states of {region} is party to the Mine Ban Treaty",
            "{n} of the {all} states of {region} are party to the Mine Ban Treaty",
            self._parties(),
            **self.of_region(),
        )

    def heading(self) -> str:
        """What the written summary begins with."""
        day = self.words.date(self.dossier.as_of)
        if self.worldwide:
            return self.words.text("World map of membership of the Mine Ban Treaty on {day}.", day=day)
        return self.words.text(
            "Map of {region}: membership of the Mine Ban Treaty on {day}.", day=day, **self.of_region()
        )

    def tell(self) -> Iterator[str]:
        classes = status_classes(self.dossier, self.region, self.treaty)
        yield self.heading()
        if self.worldwide:
            yield self.words.plural("{n} state is party.", "{n} states are party.", self.counts.in_force)
        else:
            yield self.words.plural(
                "{n} of its {all} states is party; worldwide, {world}.",
                "{n} of its {all} states are party; worldwide, {world}.",
                self._parties(),
                world=self.words.number(self.counts.in_force),
                **self.of_region(),
            )
        each_told = {
            StatusClass.WITHDRAWING: to_translate("Party until a withdrawal takes effect: {states}."),
            StatusClass.CLAIMED: to_translate("Party, but claims to have suspended it: {states}."),
            StatusClass.FORMER: to_translate("No longer party: {states}."),
            StatusClass.JOINED: to_translate("Joined, not yet in force: {states}."),
            StatusClass.SIGNATORY: to_translate("Signed, not party: {states}."),
        }
        for each, sentence in each_told.items():
            codes = [code for code, found in classes.items() if found is each]
            if codes:
                yield self.words.text(sentence, states=names_of(codes, self.dossier, self.words))
        outside = class_counts(self.dossier, self.region, self.treaty).get(StatusClass.NONE, 0)
        if outside:
            yield self.words.plural("{n} state has not joined.", "{n} states have not joined.", outside)
        yield from self._tell_picked()

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("Status"),
            self.words.text("Deposited"),
            self.words.text("In force"),
            self.words.text("Withdrawal in effect"),
        )

    def rows(self) -> Iterator[Known]:
        def day(value: date | None) -> str:
            return self.words.short_date(value) if value else ""

        for code, standing in within(self.region, self.standings).items():
            yield (
                standing.grounds[0] if standing.grounds else None,
                (
                    self.dossier.names[code],
                    class_name(status_class(standing), self.words),
                    day(standing.deposited),
                    day(standing.entry_into_force),
                    day(standing.withdrawal_effective),
                ),
            )

    def sources(self) -> tuple[SourceId, ...]:
        return self.dossier.world.membership_sources

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        found = status_classes(self.dossier, self.region, self.treaty)
        return tuple(
            status_map_class(
                each, tuple(code for code, other in found.items() if other is each), theme, self.words
            )
            for each in class_counts(self.dossier, self.region, self.treaty)
        )

    def _parties(self) -> int:
        """Of the region's states, those that the treaty binds."""
        found = class_counts(self.dossier, self.region, self.treaty)
        return sum(found.get(each, 0) for each in BINDING)

    def _tell_picked(self) -> Iterator[str]:
        shown = world_map(self.region).points
        picked = [code for code in self.picture.states if code in self.standings and code in shown]
        if 0 < len(picked) <= NAMED:
            yield self.words.text(
                "Outlined: {states}.",
                states=self.words.listing(
                    self.words.text(
                        "{state} ({status})",
                        state=in_sentence(self.dossier.names[code], self.words.language),
                        status=class_in_sentence(status_class(self.standings[code]), self.words),
                    )
                    for code in picked
                ),
            )


class CcmStatusMap(StatusMap):
    """The same of the Convention on Cluster Munitions."""

    treaty = Treaty.CCM

    def title(self) -> str:
        if self.worldwide:
            return self.words.plural(
                "{n} state is party to the Convention on Cluster Munitions",
                "{n} states are party to the Convention on Cluster Munitions",
                self.counts.in_force,
            )
        return self.words.plural(
            "{n} of the {all} states of {region} is party to the Convention on Cluster Munitions",
            "{n} of the {all} states of {region} are party to the Convention on Cluster Munitions",
            self._parties(),
            **self.of_region(),
        )

    def heading(self) -> str:
        day = self.words.date(self.dossier.as_of)
        if self.worldwide:
            return self.words.text(
                "World map of membership of the Convention on Cluster Munitions on {day}.", day=day
            )
        return self.words.text(
            "Map of {region}: membership of the Convention on Cluster Munitions on {day}.",
            day=day,
            **self.of_region(),
        )

    def sources(self) -> tuple[SourceId, ...]:
        return self.dossier.world.ccm_sources
