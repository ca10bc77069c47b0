"""Casualties by device: the newest year that is classed in full, and years of which parts are known beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.casualty_words import device_title
from desktop.figures.plate import WIDE
from desktop.figures.shades import loud, middle, unknown
from desktop.figures.sheet import Sheet, fitting, put_notes
from desktop.figures.style import Lettering, text_width
from desktop.wording import to_translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.dossier.model import Dossier
    from desktop.dossier.shares import DeviceYear
    from desktop.figures.plate import Plate
    from desktop.figures.style import Fill
    from desktop.wording import Wording

PANELS = 6
"""Years beside the main one, at most."""
PANEL_HEIGHT = 4.6
"""Of a small panel, in heights of a letter, at least."""

_Bars = list[tuple[str, int, "Fill"]]


def main_year(dossier: Dossier) -> DeviceYear | None:
    """The newest year whose classes add up to all casualties; else the newest with any."""
    years = dossier.world.devices
    return next((year for year in years if year.whole), years[0] if years else None)


def newest_total(year: DeviceYear, dossier: Dossier) -> tuple[str, int] | None:
    """The edition and total of all casualties of that year as counted now, where that differs."""
    counted = next((y.comparable for y in dossier.world.casualties if y.year == year.year), None)
    if counted is None or counted.total in (None, year.total):
        return None
    return counted.edition, counted.total


def draw_devices(plate: Plate, dossier: Dossier, words: Wording) -> None:
    """Bars of one scale for the main year, and beside it, where there is room, a panel for each other year."""
    main = main_year(dossier)
    if main is None:
        return
    others = [year for year in dossier.world.devices if year is not main] if plate.width >= WIDE else []
    put_notes(plate, _notes(main, dossier, words, others=bool(others)))
    sheet = Sheet(plate, mirrored=True)
    gap = sheet.size * 2.5
    split = sheet.width * 0.56 if others else sheet.width
    panels = others[: max(1, min(PANELS, int(sheet.height // (PANEL_HEIGHT * sheet.size))))]
    _bars(sheet, (0, 0, split, sheet.height), main, _most(main), words)
    if panels:
        _small_panels(sheet, (split + gap, 0, sheet.width - split - gap, sheet.height), panels, words)


def _small_panels(
    sheet: Sheet, box: tuple[float, float, float, float], years: Sequence[DeviceYear], words: Wording
) -> None:
    left, bottom, width, height = box
    lines = [len(_parts(year, sheet, words)) + 1.6 for year in years]
    while years and sum(lines) * sheet.size * 1.15 > height:
        years, lines = years[:-1], lines[:-1]
    most = max((_most(year) for year in years), default=1.0)
    step = height / max(sum(lines), 1)
    step = min(step, sheet.size * 1.9)
    names = (name for year in years for name, _, _ in _parts(year, sheet, words))
    named = max((text_width(name, sheet.size) for name in names), default=0.0)
    top = bottom + height
    for year, rows in zip(years, lines, strict=True):
        tall = rows * step
        box = (left, top - tall + step * 0.5, width, tall - step * 0.5)
        _bars(sheet, box, year, most, words, named)
        top -= tall


def _most(year: DeviceYear) -> float:
    """The largest share of the year's casualties that a bar stands for."""
    return max([year.rest, *(part.count or 0 for part in year.parts)]) / year.total


def _title(year: DeviceYear, words: Wording) -> str:
    return words.text(
        "{year}: {n} casualties (edition {edition})",
        year=year.year,
        n=words.number(year.total),
        edition=year.edition,
    )


def _notes(main: DeviceYear, dossier: Dossier, words: Wording, *, others: bool) -> list[str]:
    notes = []
    if main.whole:
        told = to_translate(
            "The classes of {year} add up to all {n} casualties that the Landmine Monitor {edition} counted."
        )
    else:
        told = to_translate(
            "No year is classed in full; the base is all {n} casualties of {year}, Landmine Monitor {edition}."
        )
    notes.append(words.text(told, year=main.year, n=words.number(main.total), edition=main.edition))
    if revised := newest_total(main, dossier):
        notes.append(
            words.text(
                "Its edition of {edition} counts {n} for that year, by device not read.",
                edition=revised[0],
                n=words.number(revised[1]),
            )
        )
    if others:
        notes.append(
            words.text("Of the other years only the classes named were read; the rest is not told apart.")
        )
    return notes


def _parts(year: DeviceYear, sheet: Sheet, words: Wording) -> _Bars:
    """Words, count and fill of each bar: the largest known class stands out, what is not known is hatched."""
    theme = sheet.theme
    known = [part for part in year.parts if not part.category.startswith("unknown")]
    bars: _Bars = [
        (
            device_title(part.category, words),
            part.count or 0,
            loud(theme) if known and part is known[0] else middle(theme) if part in known else unknown(theme),
        )
        for part in year.parts
    ]
    if year.rest > 0:
        bars.append((words.text("Not told apart"), year.rest, unknown(theme)))
    return bars


def _bars(
    sheet: Sheet,
    box: tuple[float, float, float, float],
    year: DeviceYear,
    most: float,
    words: Wording,
    named: float = 0.0,
) -> None:
    """most: the share of the year's casualties that the longest bar stands for; named: points for the names."""
    left, bottom, width, height = box
    bars = _parts(year, sheet, words)
    size = sheet.size
    step = min((height - size * 1.5) / max(len(bars), 1), size * 4)
    lettered = min(size, max(step * 0.8, 5.5, sheet.plate.least))
    numbers = [
        words.text("{n} ({share})", n=words.number(count), share=words.percent(count * 100 / year.total))
        for _, count, _ in bars
    ]
    room = max(text_width(number, lettered, bold=True) for number in numbers) + size * 0.5
    names = min(named or max(text_width(name, lettered) for name, _, _ in bars), width * 0.56)
    highest = most * year.total or 1
    across = max(width - names - room - size, 4.0)
    title = fitting(_title(year, words), width, size, bold=True)
    sheet.text(left, bottom + height - size, title, Lettering(size, sheet.theme.text, bold=True))
    for row, ((name, count, fill), number) in enumerate(zip(bars, numbers, strict=True)):
        y = bottom + height - size * 1.5 - (row + 0.5) * step
        thick = min(step * 0.72, size * 2.2)
        length = across * count / highest
        begin = left + names + size * 0.5
        beside = Lettering(lettered, sheet.theme.text, across="right", up="center")
        sheet.text(left + names, y, fitting(name, names, lettered), beside)
        sheet.bar(begin, y - thick / 2, length, thick, fill, sheet.theme.muted if fill.hatch else "none", 0.4)
        look = Lettering(lettered, sheet.theme.text, bold=row == 0, up="center")
        sheet.text(begin + length + size * 0.4, y, number, look)
