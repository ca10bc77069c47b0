"""The map of who objected in writing to the suspension that is claimed, and who claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.classes import claiming, objecting
from desktop.figures.style import Fill
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import names_of
from desktop.figures.world_map import MapClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Table


class ObjectionsMap(Choropleth):
    """Who wrote to the depositary, who claims suspension; all others alike."""

    quiet = True

    def available(self) -> bool:
        return bool(self.dossier.world.objections or self.dossier.world.claims)

    def title(self) -> str:
        return self.words.plural(
            "{n} state has written to the depositary against the suspension of the Mine Ban Treaty",
            "{n} states have written to the depositary against the suspension of the Mine Ban Treaty",
            len(objecting(self.dossier)),
        )

    def tell(self) -> Iterator[str]:
        objected, claims = objecting(self.dossier), claiming(self.dossier)
        yield self.words.text(
            "World map of written objections to the suspension of the Mine Ban Treaty, as known by {day}.",
            day=self.words.date(self.dossier.as_of),
        )
        if claims:
            yield self.words.text(
                "Suspension is claimed by {states}.", states=names_of(claims, self.dossier, self.words)
            )
        if objected:
            yield self.words.plural(
                "{n} state objected: {states}.",
                "{n} states objected: {states}.",
                len(objected),
                states=names_of(objected, self.dossier, self.words),
            )
        else:
            yield self.words.text("No objection is known.")

    def table(self) -> Table:
        claims = tuple(
            (self.dossier.names[code], self.words.text("Suspension claimed"))
            for code in claiming(self.dossier)
        )
        objected = tuple(
            (self.dossier.names[code], self.words.text("Wrote to the depositary"))
            for code in objecting(self.dossier)
        )
        return (self.words.text("State"), self.words.text("On the suspension")), claims + objected

    def sources(self) -> Iterator[SourceId]:
        return (record.sources[0] for record in (*self.dossier.world.claims, *self.dossier.world.objections))

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        claims = claiming(self.dossier)
        objected = tuple(code for code in objecting(self.dossier) if code not in claims)
        said = {*claims, *objected}
        return (
            MapClass(self.words.text("Wrote to the depositary"), theme.objected, objected),
            MapClass(self.words.text("Suspension claimed"), theme.claimed, claims),
            MapClass(
                "", Fill(theme.land), tuple(code for code in self.dossier.world.standings if code not in said)
            ),
        )
