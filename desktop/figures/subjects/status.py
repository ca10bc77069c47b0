"""The map of what each state is to the Mine Ban Treaty on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.status_class import StatusClass, status_class
from desktop.figures.classes import class_counts, class_edge, class_name, status_classes
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import NAMED, names_of
from desktop.figures.world_map import MapClass
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from db.records import SourceId
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Table
    from desktop.wording import Wording


class StatusMap(Choropleth):
    """Each state in the colour of its status."""

    def title(self) -> str:
        return self.words.plural(
            "{n} state is party to the Mine Ban Treaty",
            "{n} states are party to the Mine Ban Treaty",
            self.dossier.world.mbt.in_force,
        )

    def tell(self) -> Iterator[str]:
        classes = status_classes(self.dossier)
        yield self.words.text(
            "World map of membership of the Mine Ban Treaty on {day}.",
            day=self.words.date(self.dossier.as_of),
        )
        yield self.words.plural(
            "{n} state is party.", "{n} states are party.", self.dossier.world.mbt.in_force
        )
        each_told = {
            StatusClass.WITHDRAWING: "Party until a withdrawal takes effect: {states}.",
            StatusClass.CLAIMED: "Party, but claims to have suspended it: {states}.",
            StatusClass.FORMER: "No longer party: {states}.",
            StatusClass.JOINED: "Joined, not yet in force: {states}.",
            StatusClass.SIGNATORY: "Signed, not party: {states}.",
        }
        for each, sentence in each_told.items():
            codes = [code for code, found in classes.items() if found is each]
            if codes:
                yield self.words.text(sentence, states=names_of(codes, self.dossier, self.words))
        outside = class_counts(self.dossier).get(StatusClass.NONE, 0)
        if outside:
            yield self.words.plural("{n} state has not joined.", "{n} states have not joined.", outside)
        yield from _tell_picked(self.picture, self.dossier, self.words)

    def table(self) -> Table:
        def day(value: date | None) -> str:
            return self.words.short_date(value) if value else ""

        rows = (
            (
                self.dossier.names[code],
                class_name(status_class(standing), self.words),
                day(standing.deposited),
                day(standing.entry_into_force),
                day(standing.withdrawal_effective),
            )
            for code, standing in self.dossier.world.standings.items()
        )
        heads = ("State", "Status", "Deposited", "In force", "Withdrawal in effect")
        return tuple(map(self.words.text, heads)), tuple(rows)

    def sources(self) -> tuple[SourceId, ...]:
        return self.dossier.world.membership_sources

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        found = status_classes(self.dossier)
        return tuple(
            MapClass(
                class_name(each, self.words),
                theme.status[each],
                tuple(code for code, other in found.items() if other is each),
                class_edge(each, theme),
            )
            for each in class_counts(self.dossier)
        )


def _tell_picked(picture: Picture, dossier: Dossier, words: Wording) -> Iterator[str]:
    picked = [code for code in picture.states if code in dossier.world.standings]
    if 0 < len(picked) <= NAMED:
        yield words.text(
            "Outlined: {states}.",
            states=words.listing(
                words.text(
                    "{state} ({status})",
                    state=in_sentence(dossier.names[code], words.language),
                    status=class_name(status_class(dossier.world.standings[code]), words).lower(),
                )
                for code in picked
            ),
        )
