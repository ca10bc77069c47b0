"""The charts of the picked states' casualties by year, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.bars import draw_states
from desktop.figures.compared import compares
from desktop.figures.series import chosen, sources_of, state_series, year_heads, year_rows
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import NAMED, about, by_year_subtitle, tell_series
from desktop.wording import in_sentence, to_translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.figures.plate import Plate


class StatesChart(Subject):
    """A panel for each picked state, all to one scale."""

    def available(self) -> bool:
        states = chosen(self.dossier, self.picture.states)
        return any(year.comparable for state in states for year in state.casualties)

    def title(self) -> str:
        every = state_series(self.dossier, self.picture.states)
        if len(every) == 1 and every[0].known:
            latest = every[0].known[-1]
            return self.words.plural(
                "{n} person killed or injured by mines in {state} in {year}",
                "{n} people killed or injured by mines in {state} in {year}",
                latest.total or 0,
                state=in_sentence(every[0].name, self.words.language),
                year=latest.year,
            )
        names = [series.name for series in every]
        return about(self.words.text("People killed or injured by mines"), names, self.words)

    def subtitle(self) -> str:
        return by_year_subtitle(self.dossier, self.words)

    def tell(self) -> Iterator[str]:
        every = state_series(self.dossier, self.picture.states)
        if not every:
            yield self.words.text("No state is picked.")
            return
        yield self.words.text(
            to_translate(
                "Lines that show people killed or injured by mines and explosive remnants of war, by year."
            )
            if compares(every)
            else to_translate(
                "Bars that show people killed or injured by mines and explosive remnants of war, by year."
            )
        )
        if len(every) > NAMED:
            every = tuple(sorted(every, key=lambda series: not series.known))
        for series in every[:NAMED]:
            told = self.words.prose(tell_series(series, self.words))
            yield self.words.text("{state}: {figures}", state=series.name, figures=told)
        if len(every) > NAMED:
            left = len(every) - NAMED
            yield self.words.plural(
                "{n} more state is not told here.", "{n} more states are not told here.", left
            )

    def heads(self) -> tuple[str, ...]:
        return (self.words.text("State"), *year_heads(self.words))

    def rows(self) -> Iterator[Known]:
        for series in state_series(self.dossier, self.picture.states):
            yield from ((fact, (series.name, *row)) for fact, row in year_rows(series, self.words))

    def sources(self) -> Iterator[SourceId]:
        return sources_of(state_series(self.dossier, self.picture.states))

    def draw(self, plate: Plate) -> None:
        draw_states(plate, self.dossier, self.picture.states, self.words, named=not self.standalone)
