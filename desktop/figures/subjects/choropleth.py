"""Maps that give each state one of a few fills."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from desktop.figures.subjects.subject import Subject
from desktop.figures.world_map import MapClass, draw_classes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import StateCode
    from desktop.figures.plate import Plate
    from desktop.figures.style import Fill, Theme


class Choropleth(Subject):
    """A map of classes of states. quiet: small states of a plain class have smaller dots."""

    is_map = True
    quiet = False

    @abstractmethod
    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        """The classes in the order of the legend; each of the 197 is in one."""

    @property
    def states(self) -> tuple[StateCode, ...]:
        """All that it fills."""
        return tuple(self.dossier.world.standings)

    def draw(self, plate: Plate, fills: Mapping[StateCode, Fill] | None = None) -> None:
        """fills: of each state, instead of its class's."""
        draw_classes(
            plate, self.classes(plate.theme), self.picture.states, self.words, quiet=self.quiet, fills=fills
        )
