"""What every figure can do besides being drawn: say its title, tell what it shows, give numbers and sources."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.records import FactId, SourceId
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.plate import Plate
    from desktop.wording import Wording

Row = tuple[str, ...]
Known = tuple["FactId | None", Row]
"""A row and the fact that it rests on; None where it says that nothing is known."""
Table = tuple[Row, tuple[Row, ...]]
"""Headings, and rows as long as these."""


class Subject(ABC):
    """What one picture shows of a dossier, in the words of a language.

    is_map: a map's own axes are the figure's first, in the map's coordinates.
    of_the_world: but for the states that a map outlines, all that it draws is known of the world on a day, whatever
    states the dossier is on.
    standalone: the figure carries its own title, so that the drawing need not say the same.
    """

    is_map: ClassVar[bool] = False
    of_the_world: ClassVar[bool] = False

    def __init__(
        self, picture: Picture, dossier: Dossier, words: Wording, *, standalone: bool = False
    ) -> None:
        self.picture, self.dossier, self.words = picture, dossier, words
        self.standalone = standalone

    def available(self) -> bool:
        """Whether there is anything to draw."""
        return True

    @abstractmethod
    def title(self) -> str:
        """What one sees, in a line."""

    def subtitle(self) -> str:
        """The line under the title: what is counted, and of which day."""
        return self.words.text("As of {day}", day=self.words.date(self.dossier.as_of))

    @abstractmethod
    def tell(self) -> Iterator[str]:
        """The written summary, whole sentences: what, where, when, the main figures."""

    @abstractmethod
    def heads(self) -> tuple[str, ...]:
        """The headings over its numbers."""

    @abstractmethod
    def rows(self) -> Iterable[Known]:
        """The numbers that are drawn, with the fact behind each row."""

    def table(self) -> Table:
        """Headings and rows."""
        return self.heads(), tuple(cells for _, cells in self.rows())

    @abstractmethod
    def sources(self) -> Iterable[SourceId]:
        """The leading source of each number that is drawn; repeats do no harm."""

    @abstractmethod
    def draw(self, plate: Plate) -> None:
        """Fill the plate's free room."""
