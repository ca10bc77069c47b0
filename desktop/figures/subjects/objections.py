"""The map of who objected in writing to the suspension that is claimed, and who claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Stance
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import name_of, within
from desktop.figures.classes import claiming, objecting
from desktop.figures.style import Fill
from desktop.figures.subjects.choropleth import Choropleth
from desktop.figures.telling import names_of
from desktop.figures.world_map import MapClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Known


class ObjectionsMap(Choropleth):
    """Who wrote to the depositary, who claims suspension; all others alike."""

    quiet = True
    of_the_world = True

    def available(self) -> bool:
        return bool(self.dossier.world.objections or self.dossier.world.claims)

    def title(self) -> str:
        region = self.picture.region
        if region is MapRegion.WORLD:
            return self.words.plural(
                "{n} state has written to the depositary against the suspension of the Mine Ban Treaty",
                "{n} states have written to the depositary against the suspension of the Mine Ban Treaty",
                len(objecting(self.dossier)),
            )
        return self.words.plural(
            "{n} of the {all} states of {region} has written to the depositary against the suspension of the Mine Ban Treaty",
            "{n} of the {all} states of {region} have written to the depositary against the suspension of the Mine Ban "
            "Treaty",
            len(objecting(self.dossier, region)),
            all=self.words.number(len(within(region, self.dossier.world.standings))),
            region=name_of(region, self.words),
        )

    def tell(self) -> Iterator[str]:
        region, day = self.picture.region, self.words.date(self.dossier.as_of)
        objected, claims = objecting(self.dossier, region), claiming(self.dossier, region)
        if region is MapRegion.WORLD:
            yield self.words.text(
                "World map of written objections to the suspension of the Mine Ban Treaty, as known by {day}.",
                day=day,
            )
        else:
            yield self.words.text(
                "Map of {region}: written objections to the suspension of the Mine Ban Treaty, as known by {day}.",
                region=name_of(region, self.words),
                day=day,
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
        elif region is MapRegion.WORLD:
            yield self.words.text("No objection is known.")
        else:
            yield self.words.text("No objection of a state of the region is known.")
        if region is not MapRegion.WORLD:
            yield self.words.plural(
                "Worldwide, {n} state objected.",
                "Worldwide, {n} states objected.",
                len(objecting(self.dossier)),
            )

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State"),
            self.words.text("On the suspension"),
        )

    def rows(self) -> Iterator[Known]:
        names, world = self.dossier.names, self.dossier.world
        for code in claiming(self.dossier, self.region):
            claim = world.claim_of(code)
            fact = claim.provenance.fact if claim else None
            yield fact, (names[code], self.words.text("Suspension claimed"))
        letters = {
            letter.actor: letter.provenance.fact
            for letter in reversed(world.objections)
            if letter.stance is Stance.OBJECTS
        }
        for code in objecting(self.dossier, self.region):
            yield letters[code], (names[code], self.words.text("Wrote to the depositary"))

    def sources(self) -> Iterator[SourceId]:
        """Of the whole world's, whose number the summary of a region tells, too."""
        return (record.sources[0] for record in (*self.dossier.world.claims, *self.dossier.world.objections))

    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        claims = claiming(self.dossier, self.picture.region)
        objected = tuple(code for code in objecting(self.dossier, self.picture.region) if code not in claims)
        rest = self.rest_of({*claims, *objected})
        return (
            MapClass(self.words.text("Wrote to the depositary"), theme.objected, objected),
            MapClass(self.words.text("Suspension claimed"), theme.claimed, claims),
            MapClass("", Fill(theme.land), rest),
        )
