"""The chart of the world's casualties by the device that caused them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.casualty_words import base_name, device_name, device_title
from desktop.figures.devices_chart import draw_devices, main_year, newest_total
from desktop.figures.subjects.subject import Known, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import SourceId
    from desktop.dossier.shares import DeviceYear
    from desktop.figures.plate import Plate


class DevicesChart(Subject):
    """The newest year that is classed in full; of other years what classes are known."""

    def available(self) -> bool:
        return bool(self.dossier.world.devices)

    def title(self) -> str:
        year = main_year(self.dossier)
        if year is None:
            return self.words.text("Casualties by device")
        lead = next((p for p in year.parts if not p.category.startswith("unknown")), year.parts[0])
        return self.words.text(
            "{device}: {part} of {n} casualties in {year}, the most of any known device",
            part=self.words.number(lead.count or 0),
            n=self.words.number(year.total),
            year=year.year,
            device=device_title(lead.category, self.words),
        )

    def subtitle(self) -> str:
        return self.words.text(
            "People killed or injured worldwide, by device, as recorded by the Landmine Monitor; known by {day}",
            day=self.words.date(self.dossier.as_of),
        )

    def tell(self) -> Iterator[str]:
        yield self.words.text("Bar charts of the world's casualties by device.")
        year = main_year(self.dossier)
        if year is None:
            yield self.words.text("There is no figure in the sources read.")
            return
        yield from self._told(year)
        revised = newest_total(year, self.dossier)
        if revised:
            yield self.words.text(
                "The edition of {edition} counts {n} casualties for {year}, without their devices.",
                edition=revised[0],
                n=self.words.number(revised[1]),
                year=year.year,
            )
        newest = self.dossier.world.devices[0]
        if newest is not year:
            yield from self._told(newest)

    def heads(self) -> tuple[str, ...]:
        return (
            self.words.text("Year"),
            self.words.text("Device"),
            self.words.text("Casualties"),
            self.words.text("Of"),
            self.words.text("Edition"),
        )

    def rows(self) -> list[Known]:
        rows: list[Known] = [
            (
                part.provenance.fact,
                (
                    str(part.year),
                    device_title(part.category, self.words),
                    self._count(part.count),
                    base_name(part.base, self.words),
                    part.edition,
                ),
            )
            for part in self.dossier.world.breakdowns
            if part.dimension == "device"
        ]
        rows += [
            (
                year.parts[0].provenance.fact,
                (
                    str(year.year),
                    self.words.text("Not told apart"),
                    self.words.number(year.rest),
                    self.words.text(
                        "all {n} casualties, less the classes read", n=self.words.number(year.total)
                    ),
                    year.edition,
                ),
            )
            for year in self.dossier.world.devices
            if year.rest > 0
        ]
        return sorted(rows, key=lambda row: -int(row[1][0]))

    def sources(self) -> Iterator[SourceId]:
        return (part.sources[0] for year in self.dossier.world.devices for part in year.parts)

    def draw(self, plate: Plate) -> None:
        draw_devices(plate, self.dossier, self.words)

    def _count(self, count: int | None) -> str:
        return "" if count is None else self.words.number(count)

    def _told(self, year: DeviceYear) -> Iterator[str]:
        parts = self.words.listing(
            self.words.text(
                "{device} {n}",
                device=device_name(part.category, self.words),
                n=self.words.number(part.count or 0),
            )
            for part in year.parts
        )
        yield self.words.text(
            "Of {n} casualties of {year} (edition {edition}): {parts}.",
            n=self.words.number(year.total),
            year=year.year,
            edition=year.edition,
            parts=parts,
        )
        if year.whole:
            yield self.words.text("These classes add up to the total.")
        else:
            yield self.words.text("{n} are not told apart.", n=self.words.number(year.rest))
