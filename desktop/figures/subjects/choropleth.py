"""Maps that give each state one of a few fills."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.dossier.picture import MapRegion
from desktop.dossier.region import name_of, within
from desktop.figures.subjects.subject import Subject
from desktop.figures.world_map import MapClass, draw_classes

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from db.records import StateCode
    from desktop.figures.atlas import Atlas
    from desktop.figures.plate import Plate
    from desktop.figures.style import Fill, Theme


class Choropleth(Subject):
    """A map of classes of states. quiet: small states of a plain class have smaller dots."""

    is_map = True
    quiet = False

    @abstractmethod
    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        """The classes in the order of the legend; each of `states` is in one, and none else."""

    @property
    def region(self) -> MapRegion:
        return self.picture.region

    @property
    def worldwide(self) -> bool:
        """Whether the map shows the whole world."""
        return self.region is MapRegion.WORLD

    @cached_property
    def states(self) -> tuple[StateCode, ...]:
        """All that it fills: the 197, or those of its region."""
        return tuple(within(self.region, self.dossier.world.standings))

    def of_region(self) -> dict[str, str]:
        """Its name and the number of its states, for a sentence."""
        return {"region": name_of(self.region, self.words), "all": self.words.number(len(self.states))}

    def rest_of(self, told: Container[StateCode]) -> tuple[StateCode, ...]:
        """Its states that are not among these."""
        return tuple(code for code in self.states if code not in told)

    def draw(self, plate: Plate, fills: Mapping[StateCode, Fill] | None = None) -> None:
        """fills: of each state, instead of its class's."""
        self.draw_map(plate, fills)

    def draw_map(self, plate: Plate, fills: Mapping[StateCode, Fill] | None = None) -> Atlas:
        """The same; the map that was drawn."""
        return draw_classes(
            plate, self.classes(plate.theme), self.picture, self.words, quiet=self.quiet, fills=fills
        )
