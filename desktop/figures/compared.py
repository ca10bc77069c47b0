"""Two or three states' casualties by year in one plot, each line with its name at its end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.figures.sheet import Sheet, fitting, put_notes
from desktop.figures.style import Lettering, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.figures.plate import Plate
    from desktop.figures.series import Series, YearCount
    from desktop.wording import Wording

MOST = 3
"""States in one plot: of more, the lines are not told apart."""
LEAST_COUNTS = 3
"""Counts that make a line; with fewer, bars say more."""
COMPARED_FROM = 320.0
"""Points of width from which the names have room beside the lines."""


def compares(every: Sequence[Series]) -> bool:
    """Whether one plot tells more of these than a panel each."""
    return 1 < len(every) <= MOST and all(len(series.known) >= LEAST_COUNTS for series in every)


def draw_compared(plate: Plate, every: Sequence[Series], words: Wording) -> None:
    """A line a state: broken where a year has no figure, told apart by dashes and marks besides colour."""
    if any(series.gaps for series in every):
        put_notes(plate, [words.text("A line is broken, and thin, where a year has no figure.")])
    _Plot(Sheet(plate), every, words).draw()


class _Plot:
    """The lines on their sheet."""

    def __init__(self, sheet: Sheet, every: Sequence[Series], words: Wording) -> None:
        self._sheet, self._every, self._words = sheet, every, words
        theme, size = sheet.theme, sheet.size
        self._looks = ((theme.accent, ()), (theme.second, (5.0, 1.6)), (theme.text, (1.4, 1.4)))
        self._names = [self._name(series) for series in every]
        longest = max(text_width(name, size, bold=True) for name in self._names)
        years = every[0].years
        highest = max(year.total or 0 for series in every for year in series.years) or 1
        self._left = text_width(words.number(_round_above(highest)), size) + size * 0.8
        self._right = sheet.width - longest - size * 1.2
        self._step = (self._right - self._left) / max(len(years) - 1, 1)
        self._first, self._last = years[0].year, years[-1].year
        self._foot = size * 1.7
        self._per_count = (sheet.height - self._foot - size) / max(_round_above(highest), highest)
        self._top = _round_above(highest)

    def draw(self) -> None:
        self._ground()
        for series, look in zip(self._every, self._looks, strict=False):
            self._line(series, *look)
        self._labels()

    def _name(self, series: Series) -> str:
        latest = series.known[-1]
        name = fitting(series.name, self._sheet.width * 0.26, self._sheet.size, bold=True)
        count = self._words.number(latest.total or 0)
        if latest.year == series.years[-1].year:
            return self._words.text("{name} {n}", name=name, n=count)
        return self._words.text("{name} {n} ({year})", name=name, n=count, year=latest.year)

    def _place(self, year: YearCount) -> tuple[float, float]:
        return (
            self._left + (year.year - self._first) * self._step,
            self._foot + (year.total or 0) * self._per_count,
        )

    def _ground(self) -> None:
        sheet, theme, size = self._sheet, self._sheet.theme, self._sheet.size
        beside = Lettering(size, theme.muted, across="right", up="center")
        for value in (0, self._top // 2, self._top):
            y = self._foot + value * self._per_count
            sheet.line((self._left, self._right), (y, y), theme.rule if value else theme.muted, order=1)
            sheet.text(self._left - size * 0.5, y, self._words.number(value), beside)
        below = Lettering(size, theme.muted, across="center")
        every = (
            1 if self._step >= text_width("2000", size) + size * 0.6 else 2 if self._step >= size * 1.8 else 5
        )
        for year in range(self._last, self._first - 1, -every):
            sheet.text(self._left + (year - self._first) * self._step, size * 0.3, str(year), below)

    def _line(self, series: Series, colour: str, dashes: tuple[float, ...]) -> None:
        """Years in a row joined by the state's line; over years without a figure a hair line."""
        for before, after in pairwise(series.known):
            (x0, y0), (x1, y1) = self._place(before), self._place(after)
            joined = after.year == before.year + 1
            if joined:
                self._sheet.line((x0, x1), (y0, y1), colour, 1.7, dashes, order=3)
            else:
                self._sheet.line((x0, x1), (y0, y1), colour, 0.5, (1.0, 2.5), order=2)
        for year in series.known:
            self._sheet.disc(
                *self._place(year), self._sheet.size * 0.27, colour, self._sheet.theme.background
            )

    def _labels(self) -> None:
        """Each name beside its line's last count, pushed apart where lines end close together."""
        size = self._sheet.size
        ends = [self._place(series.known[-1]) for series in self._every]
        order = sorted(range(len(ends)), key=lambda index: ends[index][1])
        lowest = self._foot - size * 0.3
        for index in order:
            y = max(ends[index][1], lowest)
            y = min(y, self._sheet.height - size * (0.6 + 1.3 * (len(order) - 1 - order.index(index))))
            lowest = y + size * 1.3
            x = self._right + size * 0.7
            colour = self._looks[index][0]
            self._sheet.text(x, y, self._names[index], Lettering(size, colour, bold=True, up="center"))


def _round_above(highest: int) -> int:
    """A round even number at or above the highest count: what stands at the top of the scale.

    >>> [_round_above(n) for n in (0, 7, 93, 785, 2029)]
    [2, 8, 100, 800, 2400]
    """
    step = 10 ** max(len(str(highest)) - 1, 0)
    rounds = (round(step * part) for part in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10, 20))
    return next(value for value in rounds if value >= highest and value % 2 == 0 and value)
