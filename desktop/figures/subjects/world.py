"""The chart of the world's casualties by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.bars import draw_world
from desktop.figures.series import DECADE, sources_of, world_series, year_heads, year_rows
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import by_year_subtitle, tell_series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.figures.plate import Plate


class WorldChart(Subject):
    """A bar for each year."""

    of_the_world = True

    def available(self) -> bool:
        return bool(world_series(self.dossier).known)

    def title(self) -> str:
        series = world_series(self.dossier)
        if not series.known:
            return self.words.text(
                "People killed or injured by mines and explosive remnants of war, worldwide"
            )
        latest = series.known[-1]
        return self.words.text(
            "{n} people killed or injured by mines and explosive remnants of war in {year}",
            n=self.words.number(latest.total or 0),
            year=latest.year,
        )

    def subtitle(self) -> str:
        return by_year_subtitle(self.dossier, self.words)

    def tell(self) -> Iterator[str]:
        yield self.words.text(
            "Bar chart of people killed or injured by mines and explosive remnants of war, worldwide."
        )
        yield from tell_series(world_series(self.dossier, DECADE), self.words)

    def heads(self) -> tuple[str, ...]:
        return year_heads(self.words)

    def rows(self) -> Iterator[Known]:
        return year_rows(world_series(self.dossier), self.words)

    def sources(self) -> Iterator[SourceId]:
        return sources_of((world_series(self.dossier),))

    def draw(self, plate: Plate) -> None:
        draw_world(plate, self.dossier, self.words)
