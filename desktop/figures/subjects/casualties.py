"""The map of the newest count of casualties of each state and area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.picture import MapRegion
from desktop.dossier.region import name_of, within
from desktop.figures.casualty_map import counts, draw_casualties, first_recent_year
from desktop.figures.subjects.subject import Known, Subject
from desktop.wording import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId, StateCode
    from desktop.dossier.model import CasualtyYear
    from desktop.figures.plate import Plate


class CasualtyMap(Subject):
    """A circle for each state and area, in proportion to its count."""

    is_map = True

    def available(self) -> bool:
        return bool(self._counted())

    def title(self) -> str:
        if self.picture.region is MapRegion.WORLD:
            return self.words.text("Where mines and explosive remnants of war kill and injure")
        return self.words.text(
            "Where mines and explosive remnants of war kill and injure in {region}",
            region=name_of(self.picture.region, self.words),
        )

    def subtitle(self) -> str:
        return self.words.text(
            "Newest count on record of each state and area, by the Landmine Monitor; known by {day}",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        region, day = self.picture.region, self.words.date(self.dossier.as_of)
        found = counts(self.dossier, region)
        if region is MapRegion.WORLD:
            yield self.words.text(
                "World map of people killed or injured by mines and explosive remnants of war: a circle for each state or "
                "area, as large as the newest count of the Landmine Monitor known by {day}.",
                day=day,
            )
        else:
            yield self.words.text(
                "Map of {region}: people killed or injured by mines and explosive remnants of war, a circle for each state "
                "or area of the region, as large as the newest count of the Landmine Monitor known by {day}.",
                region=name_of(region, self.words),
                day=day,
            )
        recent = [count for count in found if count.recent]
        if recent:
            yield self.words.text(
                "The largest since {first}: {counts}.",
                first=first_recent_year(self.dossier),
                counts=self.words.listing(
                    self.words.text(
                        "{state} {n} ({year})",
                        state=in_sentence(self.dossier.names[count.code], self.words.language),
                        n=self.words.number(count.total),
                        year=count.year,
                    )
                    for count in recent[:6]
                ),
            )
        yield self.words.plural(
            "{n} state or area has a count of these years; {older} have an older one, shown hollow.",
            "{n} states and areas have a count of these years; {older} have an older one, shown hollow.",
            len(recent),
            older=self.words.number(len(found) - len(recent)),
        )
        yield self.words.text("All others have no figure in the sources read.")

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("State or area"),
            self.words.text("Year"),
            self.words.text("Killed or injured"),
        )

    def rows(self) -> Iterator[Known]:
        known = self._counted()
        for count in counts(self.dossier, self.picture.region):
            cells = (self.dossier.names[count.code], str(count.year), self.words.number(count.total))
            yield known[count.code].shown.provenance.fact, cells

    def sources(self) -> Iterator[SourceId]:
        counted = (year.comparable for year in self._counted().values())
        return (count.sources[0] for count in counted if count)

    def _counted(self) -> dict[StateCode, CasualtyYear]:
        return within(self.picture.region, self.dossier.world.state_casualties)

    def draw(self, plate: Plate) -> None:
        draw_casualties(plate, self.dossier, self.picture, self.words)
