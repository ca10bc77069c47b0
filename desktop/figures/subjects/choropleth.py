"""Maps that give each state one of a few fills."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from desktop.figures.subjects.subject import Subject
from desktop.figures.world_map import MapClass, draw_classes

if TYPE_CHECKING:
    from desktop.figures.plate import Plate
    from desktop.figures.style import Theme


class Choropleth(Subject):
    """A map of classes of states. quiet: small states of a plain class have smaller dots."""

    is_map = True
    quiet = False

    @abstractmethod
    def classes(self, theme: Theme) -> tuple[MapClass, ...]:
        """The classes in the order of the legend; each of the 197 is in one."""

    def draw(self, plate: Plate) -> None:
        draw_classes(plate, self.classes(plate.theme), self.picture.states, self.words, quiet=self.quiet)
