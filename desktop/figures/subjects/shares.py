"""The chart of civilians and children among the world's casualties, by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.casualty_words import base_name, group_name
from desktop.figures.shares_chart import draw_shares, kinds_of
from desktop.figures.subjects.subject import Known, Subject
from desktop.figures.telling import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import CasualtyBreakdown, SourceId
    from desktop.figures.plate import Plate
    from desktop.figures.shares_chart import Kind


class SharesChart(Subject):
    """Shares in per cent, each with what it was taken of: bases differ from year to year."""

    def available(self) -> bool:
        return bool(self.dossier.world.shares)

    def title(self) -> str:
        kinds = kinds_of(self.dossier, self.words)
        if not kinds:
            return self.words.text("Civilians and children among casualties")
        return self._told(kinds[0]).removesuffix(self.words.full_stop)

    def subtitle(self) -> str:
        return self.words.text(
            "Per cent, as read of the Landmine Monitor, newest edition for each year; a letter says what a share was "
            "taken of; known by {day}",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        yield self.words.text(
            "Bar chart of the shares of civilians and of children among the world's casualties, by year."
        )
        kinds = kinds_of(self.dossier, self.words)
        if not kinds:
            yield self.words.text("There is no figure in the sources read.")
        for kind in kinds:
            yield self._told(kind)
            bases = {share.base for share in kind.shares.values()}
            if len(bases) > 1:
                yield self.words.text(
                    "{name}: shares of {n} different bases; years are only comparable where the base is the same.",
                    name=kind.name,
                    n=self.words.number(len(bases)),
                )
            every = range(min(kind.shares), max(kind.shares))
            missing = spans(year for year in every if year not in kind.shares)
            if missing:
                yield self.words.text("No share is known for {years}.", years=self.words.listing(missing))

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("Category"),
            self.words.text("Year"),
            self.words.text("Per cent"),
            self.words.text("Count"),
            self.words.text("Of"),
            self.words.text("Edition"),
            self.words.text("Shown"),
        )

    def rows(self) -> Iterator[Known]:
        drawn = {id(share.chosen) for share in self.dossier.world.shares}
        parts = sorted(
            (
                part
                for part in self.dossier.world.breakdowns
                if part.dimension in ("civil-status", "age", "sex")
            ),
            key=lambda part: (part.dimension != "civil-status", part.dimension, part.category, -part.year),
        )
        return ((part.provenance.fact, self._row(part, drawn=id(part) in drawn)) for part in parts)

    def sources(self) -> Iterator[SourceId]:
        return (share.chosen.sources[0] for share in reversed(self.dossier.world.shares))

    def draw(self, plate: Plate) -> None:
        draw_shares(plate, self.dossier, self.words)

    def _told(self, kind: Kind) -> str:
        latest = kind.latest
        return self.words.text(
            "{name}: {percent} of {base} in {year}.",
            name=kind.name,
            percent=self.words.percent(latest.percent),
            base=base_name(latest.base, self.words),
            year=latest.year,
        )

    def _row(self, part: CasualtyBreakdown, *, drawn: bool) -> tuple[str, ...]:
        return (
            group_name(part.category, self.words),
            str(part.year),
            "" if part.percent is None else self.words.number(part.percent),
            "" if part.count is None else self.words.number(part.count),
            base_name(part.base, self.words),
            part.edition,
            self.words.text("in the chart") if drawn else "",
        )
