"""Casualties by year as bars: of the world, and of the picked states side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING

from desktop.figures.compared import COMPARED_FROM, compares, draw_compared
from desktop.figures.plate import LEAST, WIDE, Key
from desktop.figures.plotting import Line2D, Rectangle
from desktop.figures.series import DECADE, Series, YearCount, state_series, world_series
from desktop.figures.shades import dark, loud, middle, pale, soft, unknown
from desktop.figures.sheet import fitting
from desktop.figures.style import HATCH_WIDTH, Fill, Lettering, text_width

if TYPE_CHECKING:
    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.figures.plate import Plate
    from desktop.figures.plotting import Axes
    from desktop.wording import Wording

PANELS = 12
"""States shown beside one another; of more, those with the highest counts."""
PANEL_WIDTH, PANEL_HEIGHT = 76.0, 52.0
"""Points that a state's panel needs at least."""
IN_A_ROW, NARROWEST = 3, 110.0
"""So many states stand in one row, if each has as many points."""
BAR = 0.72
"""Width of a bar, in years."""


def draw_world(plate: Plate, dossier: Dossier, words: Wording) -> None:
    """The world's casualties by year: all years on record where there is room, else the last ten.

    Where there is room, killed and injured apart, and the totals of earlier editions as lines.
    """
    wide = plate.width >= WIDE
    series = world_series(dossier, None if wide else DECADE)
    if wide:
        plate.legend(_world_keys(plate, series, words))
    split = wide and any(year.parts for year in series.known)
    highest = _highest([series], revised=wide)
    box = (
        plate.left,
        plate.bottom,
        plate.room[0] - (_part_room(plate, series, words) if split else 0.0),
        plate.room[1],
    )
    panel = _Panel(plate, box, series, highest, words, split=split)
    panel.draw(revisions=wide)
    if split:
        _label_parts(plate, panel, series, words)


def _world_keys(plate: Plate, series: Series, words: Wording) -> list[Key]:
    keys = []
    if any(year.earlier for year in series.years):
        keys.append(Key(words.text("total in an earlier edition"), Fill(plate.theme.text), dash=True))
    if any(year.parts for year in series.known) and any(not year.parts for year in series.known):
        keys.append(Key(words.text("killed and injured not told apart"), pale(plate.theme)))
    return keys


def _latest_parts(series: Series) -> YearCount | None:
    """The newest year, if it tells killed and injured apart."""
    return series.known[-1] if series.known and series.known[-1].parts else None


def _part_labels(series: Series, words: Wording) -> list[tuple[str, int, int]]:
    """For the newest year: words, and from which count to which the part reaches."""
    year = _latest_parts(series) or next((y for y in reversed(series.known) if y.parts), None)
    if year is None or year.parts is None:
        return []
    killed, injured = year.parts.killed or 0, year.parts.injured or 0
    if year is not series.known[-1]:
        return [(words.text("killed"), 0, killed), (words.text("injured"), killed, killed + injured)]
    labels = [
        (words.text("{n} killed", n=words.number(killed)), 0, killed),
        (words.text("{n} injured", n=words.number(injured)), killed, killed + injured),
    ]
    rest = (year.total or 0) - killed - injured
    if rest:
        labels.append(
            (words.text("{n}: fate not known", n=words.number(rest)), killed + injured, year.total or 0)
        )
    return labels


def _part_room(plate: Plate, series: Series, words: Wording) -> float:
    labels = _part_labels(series, words)
    return max((text_width(text, plate.size) for text, _, _ in labels), default=0.0) + plate.size * 0.6


def _label_parts(plate: Plate, panel: _Panel, series: Series, words: Wording) -> None:
    """What the parts of the bars are, beside the newest that tells them."""
    lowest = plate.bottom
    for text, first, last in _part_labels(series, words):
        at = max(panel.height_of((first + last) / 2) - plate.size * 0.35, lowest)
        plate.write(panel.right + plate.size * 0.4, at, text, Lettering(plate.size, plate.theme.text))
        lowest = at + plate.size * 1.25


def draw_states(
    plate: Plate, dossier: Dossier, codes: Iterable[StateCode], words: Wording, *, named: bool = True
) -> None:
    """The picked states' casualties by year, all to one scale; a state without a figure says so.

    named: with the state's name even where there is just one.
    """
    every = state_series(dossier, codes)
    if compares(every) and plate.width >= COMPARED_FROM:
        draw_compared(plate, every, words)
        return
    shown = _most_important(every, _capacity(plate))
    panels = _panels(plate, shown, words, named=named or len(every) > 1)
    notes = _notes(every, shown, words, dashed=any(panel.dashed for panel in panels))
    if notes:
        size = plate.small(0.9)
        lines = [line for note in notes for line in plate.lines(note, plate.room[0], size)]
        for line in reversed(lines):
            plate.begin(plate.left, plate.bottom + plate.size * 0.3, line, Lettering(size, plate.theme.muted))
            plate.bottom += plate.size * 1.4
        panels = _panels(plate, shown, words, named=named or len(every) > 1)
    for panel in panels:
        panel.draw()


def _panels(plate: Plate, shown: Sequence[Series], words: Wording, *, named: bool) -> list[_Panel]:
    highest = _highest(shown)
    return [
        _Panel(plate, box, series, highest, words, named=named)
        for series, box in zip(shown, _grid(plate, len(shown)), strict=True)
    ]


def _capacity(plate: Plate) -> int:
    across, up = plate.room
    return max(1, min(PANELS, int(across // PANEL_WIDTH) * int(up // PANEL_HEIGHT)))


def _most_important(every: Sequence[Series], most: int) -> list[Series]:
    """All in the order given if they are few, else those with a figure and the highest single count."""
    if len(every) <= most:
        return list(every)
    known = [series for series in every if series.known]
    kept = sorted(known, key=lambda series: -_highest([series]))[:most]
    return [series for series in every if series in kept]


def _notes(every: Sequence[Series], shown: Sequence[Series], words: Wording, *, dashed: bool) -> list[str]:
    notes = []
    unknown = sum(not series.known for series in every)
    if len(shown) < len(every):
        told = words.text(
            "{n} of {all} states, those with the highest counts; without a figure: {unknown}",
            n=words.number(len(shown)),
            all=words.number(len(every)),
            unknown=words.number(unknown),
        )
        notes.append(told)
    if dashed:
        notes.append(words.text("– no figure"))
    return notes


def _highest(every: Iterable[Series], *, revised: bool = False) -> int:
    """The highest count; revised: of earlier editions too, as far as they are drawn."""
    years = [year for series in every for year in series.years]
    return max((max([year.total or 0, *(year.earlier if revised else ())]) for year in years), default=0)


def _grid(plate: Plate, count: int) -> list[tuple[float, float, float, float]]:
    """Boxes (left, bottom, width, height) for that many panels, rows from the top, as their names are read."""
    if not count:
        return []
    across, up = plate.room
    columns = min(count, max(1, round(sqrt(count * across / up / 1.5))))
    if count <= IN_A_ROW and across / count >= NARROWEST:
        columns = count
    rows = ceil(count / columns)
    columns = ceil(count / rows)
    gap = plate.size * 1.8
    width = max((across - gap * (columns - 1)) / columns, LEAST)
    height = max((up - gap * 0.6 * (rows - 1)) / rows, LEAST)
    return [
        (
            plate.mirrored(plate.left + (index % columns) * (width + gap), width),
            plate.top - height - (index // columns) * (height + gap * 0.6),
            width,
            height,
        )
        for index in range(count)
    ]


class _Panel:
    """Bars of one series in a box of the plate.

    highest: the count that reaches the top. split: killed and injured apart, where both are known.
    """

    def __init__(
        self,
        plate: Plate,
        box: tuple[float, float, float, float],
        series: Series,
        highest: int,
        words: Wording,
        *,
        named: bool = False,
        split: bool = False,
    ) -> None:
        self._split = split
        self._plate, self._series, self._words = plate, series, words
        self._left, self._bottom, self._width, self._height = box
        self._highest = highest or 1
        self._size = plate.size if self._width >= 110 else plate.small(0.85, 6.0)
        self._named = named
        self._name_height = plate.size * 1.7 if named else 0.0

    @property
    def dashed(self) -> bool:
        """Whether a dash stands for "no figure", for want of room."""
        text = self._words.text("no figure")
        return bool(self._series.known and self._series.gaps) and not self._upright(text)

    def draw(self, *, revisions: bool = False) -> None:
        """Bars, their counts and years, and words where no figure is known."""
        if self._named:
            self._name()
        axes = self._axes()
        latest = self._series.known[-1] if self._series.known else None
        for year in self._series.known:
            self._bar(axes, year, emphasised=year is latest)
            if revisions:
                self._revisions(axes, year)
        self._rule(axes)
        self._values(axes)
        self._years(axes)
        self._gaps(axes)

    def _name(self) -> None:
        size = self._plate.size
        name = fitting(self._series.name, self._width, size, bold=True)
        look = Lettering(size, self._plate.theme.text, bold=True)
        left = self._left
        if self._plate.right_to_left:
            left, look = self.right, look.mirrored()
        self._plate.write(left, self._bottom + self._height - size, name, look)

    @property
    def _slot(self) -> float:
        """Points to a year."""
        return self._width / len(self._series.years)

    def _axes(self) -> Axes:
        height = max(self._height - self._name_height, LEAST)
        axes = self._plate.axes(self._left, self._bottom, self._width, height)
        foot, head = self._size * 1.6, self._size * 1.6
        self._per_point = self._highest / max(height - foot - head, 1.0)
        axes.set_xlim(self._series.years[0].year - 0.5, self._series.years[-1].year + 0.5)
        axes.set_ylim(-foot * self._per_point, self._highest + head * self._per_point)
        return axes

    @property
    def right(self) -> float:
        return self._left + self._width

    def height_of(self, count: float) -> float:
        """Where a count lies on the plate, once the panel is drawn."""
        return self._bottom + self._size * 1.6 + count / self._per_point

    def _bar(self, axes: Axes, year: YearCount, *, emphasised: bool) -> None:
        theme, bottom = self._plate.theme, 0
        for count, fill in self._parts(year, emphasised=emphasised):
            bar = Rectangle(
                (year.year - BAR / 2, bottom),
                BAR,
                count,
                facecolor=fill.colour,
                edgecolor=theme.muted if fill.hatch else "none",
                linewidth=0.4 if fill.hatch else 0,
                hatch=fill.hatch or None,
                hatchcolor=fill.hatch_colour,
                zorder=2,
            )
            bar.set_hatch_linewidth(HATCH_WIDTH)
            axes.add_patch(bar)
            bottom += count

    def _parts(self, year: YearCount, *, emphasised: bool) -> list[tuple[int, Fill]]:
        """The counts of a bar from its foot: killed, injured, and what is known to be neither."""
        theme, total = self._plate.theme, year.total or 0
        if not self._split:
            return [(total, loud(theme) if emphasised else middle(theme))]
        if year.parts is None:
            return [(total, pale(theme))]
        killed, injured = year.parts.killed or 0, year.parts.injured or 0
        fills = (loud(theme), soft(theme)) if emphasised else (dark(theme), middle(theme))
        parts = [(killed, fills[0]), (injured, fills[1]), (total - killed - injured, unknown(theme))]
        return [(count, fill) for count, fill in parts if count > 0]

    def _revisions(self, axes: Axes, year: YearCount) -> None:
        for total in year.earlier:
            places = [year.year - BAR / 2, year.year + BAR / 2], [total, total]
            axes.add_line(Line2D(*places, color=self._plate.theme.text, linewidth=0.7, zorder=3))

    def _rule(self, axes: Axes) -> None:
        ends = [self._series.years[0].year - 0.5, self._series.years[-1].year + 0.5]
        axes.add_line(
            Line2D(ends, [0, 0], color=self._plate.theme.muted, linewidth=0.6, zorder=4, clip_on=False)
        )

    def _values(self, axes: Axes) -> None:
        """Every bar's count if they fit beside one another, else the first, the last and the highest."""
        known = self._series.known
        widest = max((text_width(self._number(year), self._size) for year in known), default=0.0)
        if widest + self._size * 0.35 > self._slot:
            known = self._apart(known)
        latest = self._series.known[-1] if self._series.known else None
        for year in known:
            top = max([year.total or 0, *year.earlier]) if self._plate.width >= WIDE else year.total or 0
            self._letter(axes, year.year, top, self._number(year), above=True, bold=year is latest)

    def _apart(self, known: tuple[YearCount, ...]) -> tuple[YearCount, ...]:
        """The last, the highest and the first, as far as their counts don't run into one another."""
        kept: list[YearCount] = []
        for year in (known[-1], max(known, key=lambda each: each.total or 0), known[0]):
            half = text_width(self._number(year), self._size, bold=True) / 2 + self._size * 0.3
            if all(abs(year.year - other.year) * self._slot > 2 * half for other in kept):
                kept.append(year)
        if kept[-1] is known[0] and self._runs_into_next(known[0]):
            kept.pop()
        return tuple(kept)

    def _runs_into_next(self, first: YearCount) -> bool:
        """Whether the count over the first bar would lie across the second."""
        after = next((year.total for year in self._series.years if year.year == first.year + 1), None)
        wide = text_width(self._number(first), self._size) > self._slot
        return wide and (after or 0) > (first.total or 0) and len(self._series.known) > 2

    def _number(self, year: YearCount) -> str:
        return self._words.number(year.total or 0)

    def _years(self, axes: Axes) -> None:
        """Each year under its bar if they fit, else every second or fifth, the last one always."""
        years = [year.year for year in self._series.years]
        room = text_width("2000", self._size) + self._size * 0.6
        step = next((step for step in (1, 2, 3, 5, 10, 20) if step * self._slot >= room), len(years))
        for year in years:
            if (years[-1] - year) % step == 0:
                self._letter(axes, year, 0, str(year), above=False)

    def _gaps(self, axes: Axes) -> None:
        """The words "no figure" where none is known, level if they fit, else upright; a dash in a tiny panel."""
        text = self._words.text("no figure")
        if not self._series.known:
            self._no_figure_at_all(axes)
            return
        size = max(self._size * 0.85, self._plate.least)
        upright = self._upright(text)
        for first, last in self._series.gaps:
            level = (last - first + 1) * self._slot >= text_width(text, size) + size
            for year in ((first + last) / 2,) if level else range(first, last + 1):
                self._say(axes, year, text if level or upright else "–", size, turned=upright and not level)

    def _upright(self, text: str) -> bool:
        """Whether the text fits between the foot and the head of a single year."""
        size = max(self._size * 0.85, self._plate.least)
        room = self._height - self._name_height - self._size * 3
        return room > text_width(text, size) + size and self._slot > size

    def _no_figure_at_all(self, axes: Axes) -> None:
        text = self._words.text("no figure in the sources read")
        middle = (self._series.years[0].year + self._series.years[-1].year) / 2
        fits = text_width(text, self._size) <= self._width
        size = self._size if fits else self._size * self._width / text_width(text, self._size)
        self._say(axes, middle, text, max(size, 5.0, self._plate.least), turned=False)

    def _say(self, axes: Axes, x: float, text: str, size: float, *, turned: bool) -> None:
        look = Lettering(size, self._plate.theme.muted, across="center", up="bottom", upright=turned)
        axes.text(x, self._size * 0.5 * self._per_point, text, **look.options())

    def _letter(self, axes: Axes, x: float, y: float, text: str, *, above: bool, bold: bool = False) -> None:
        theme = self._plate.theme
        look = Lettering(self._size, theme.text if above else theme.muted, bold, across="center")
        rise = self._size * 0.35 if above else -self._size * 1.15
        # A label wider than its bar stays within the panel.
        spare = (text_width(text, self._size, bold=bold) / self._slot - 1) / 2
        first, last = self._series.years[0].year, self._series.years[-1].year
        x = min(max(x, first + spare), last - spare) if spare > 0 and last - first > 2 * spare else x
        axes.text(x, y + rise * self._per_point, text, **look.options())
