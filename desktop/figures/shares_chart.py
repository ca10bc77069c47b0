"""Civilians and children among casualties by year, in per cent, each with what the share was taken of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from desktop.dossier.shares import CHILDREN, CIVILIAN
from desktop.figures.casualty_words import base_name
from desktop.figures.plate import WIDE
from desktop.figures.shades import loud, middle, unknown
from desktop.figures.sheet import Sheet, put_notes
from desktop.figures.style import Fill, Lettering, text_width

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier
    from desktop.dossier.shares import Share
    from desktop.figures.plate import Plate
    from desktop.wording import Wording

BAR = 0.7
"""Width of a bar, in years."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One category's shares, by year."""

    name: str
    shares: dict[int, Share]

    @property
    def latest(self) -> Share:
        return self.shares[max(self.shares)]


def kinds_of(dossier: Dossier, words: Wording) -> tuple[Kind, ...]:
    """Civilians and children, as far as a share was read."""
    names = {CIVILIAN: words.text("Civilians"), CHILDREN: words.text("Children")}
    found = (
        Kind(name, {share.year: share for share in dossier.world.shares if share.chosen.category == category})
        for category, name in names.items()
    )
    return tuple(kind for kind in found if kind.shares)


def draw_shares(plate: Plate, dossier: Dossier, words: Wording) -> None:
    """A panel a category over the same years; a letter under each bar says what its share was taken of."""
    kinds = kinds_of(dossier, words)
    if plate.width < WIDE:
        _draw_newest(Sheet(plate, mirrored=True), kinds, words)
        return
    years = _years(kinds)
    bases = _bases(kinds, years)
    _put_keys(plate, bases, words)
    sheet = Sheet(plate)
    foot = sheet.size * 1.4
    height = (sheet.height - foot) / len(kinds)
    for row, kind in enumerate(reversed(kinds)):
        _Panel(sheet, foot + row * height, height - sheet.size * 0.3, kind, years, bases, words).draw()
    _draw_years(sheet, years)


def _draw_newest(sheet: Sheet, kinds: Sequence[Kind], words: Wording) -> None:
    """In little room the newest share of each alone, its base in full."""
    size, theme = sheet.size, sheet.theme
    step = sheet.height / len(kinds)
    room = text_width("100%", size, bold=True) + size
    for row, kind in enumerate(kinds):
        share, top = kind.latest, sheet.height - row * step
        name = words.text("{name}, {year}", name=kind.name, year=share.year)
        sheet.text(0, top - size, name, Lettering(size, theme.text, bold=True))
        base = words.text("of {base}", base=base_name(share.base, words))
        lines = sheet.plate.lines(base, sheet.width, sheet.plate.small(0.9))
        tall = min(max(step - size * (2.2 + 1.2 * len(lines)), 2.0), size * 3)
        y, across = top - size * 1.5 - tall, sheet.width - room
        sheet.bar(0, y, across, tall, Fill(theme.rule))
        fill = loud(theme) if share.stated else unknown(theme)
        sheet.bar(0, y, across * share.percent / 100, tall, fill, "none" if share.stated else theme.muted)
        percent = words.percent(share.percent)
        sheet.text(
            across + size * 0.4, y + tall / 2, percent, Lettering(size, theme.text, bold=True, up="center")
        )
        for line in lines:
            y -= size * 1.1
            sheet.text(0, y, line, Lettering(sheet.plate.small(0.9), theme.muted))


def _draw_years(sheet: Sheet, years: Sequence[int]) -> None:
    """Under each bar if they fit, else every second or fifth; the last one always."""
    size, slot = sheet.size, sheet.width / len(years)
    room = text_width("2000", size) + size * 0.5
    step = next((step for step in (1, 2, 5, 10) if step * slot >= room), 20)
    look = Lettering(size, sheet.theme.muted, across="center")
    for year in years:
        if (years[-1] - year) % step == 0:
            sheet.text((year - years[0] + 0.5) * slot, size * 0.3, str(year), look)


def _years(kinds: Iterable[Kind]) -> range:
    known = [year for kind in kinds for year in kind.shares]
    return range(min(known), max(known) + 1)


def _bases(kinds: Iterable[Kind], years: range) -> dict[str, str]:
    """A letter for each base of the shares that are drawn."""
    found = dict.fromkeys(
        kind.shares[year].base for kind in kinds for year in reversed(years) if year in kind.shares
    )
    return dict(zip(found, ascii_lowercase, strict=False))


def _put_keys(plate: Plate, bases: dict[str, str], words: Wording) -> None:
    keys = [
        words.text("{letter}: {base}", letter=letter, base=base_name(base, words))
        for base, letter in bases.items()
    ]
    short = [words.text("Hatched: what the share was taken of is not stated in the source read.")]
    put_notes(plate, [*keys, *(short if any("not stated" in base for base in bases) else ())])


class _Panel:
    """The bars of one category. bottom, height: where on the sheet."""

    def __init__(
        self,
        sheet: Sheet,
        bottom: float,
        height: float,
        kind: Kind,
        years: Sequence[int],
        bases: dict[str, str],
        words: Wording,
    ) -> None:
        self._sheet, self._kind, self._years, self._bases, self._words = sheet, kind, years, bases, words
        self._slot = sheet.width / len(years)
        widest = text_width("100%", sheet.size)
        self._size = sheet.size if self._slot > widest + 2 else sheet.plate.small(0.85, 6.0)
        self._foot = bottom + self._size * 1.4
        # At the right the title stands over the newest bars, at the left over old and mostly lower ones.
        self._top = bottom + height - sheet.size * (2.8 if sheet.plate.right_to_left else 1.9)
        self._title = bottom + height - sheet.size

    def draw(self) -> None:
        sheet, theme = self._sheet, self._sheet.theme
        sheet.begin(self._title, self._kind.name, Lettering(sheet.size, theme.text, bold=True))
        sheet.line((0, sheet.width), (self._foot, self._foot), theme.muted, order=4)
        for year in self._years:
            self._draw_year(year)

    def _middle(self, year: int) -> float:
        return (year - self._years[0] + 0.5) * self._slot

    def _draw_year(self, year: int) -> None:
        share, x = self._kind.shares.get(year), self._middle(year)
        small = Lettering(
            max(self._size * 0.95, self._sheet.plate.least), self._sheet.theme.muted, across="center"
        )
        if share is None:
            self._sheet.text(x, self._foot + self._size * 0.35, "–", small)
            return
        height = max(self._top - self._foot, 1.0) * share.percent / 100
        width = min(BAR * self._slot, self._sheet.size * 4)
        newest = share is self._kind.latest
        theme = self._sheet.theme
        fill = (loud(theme) if newest else middle(theme)) if share.stated else unknown(theme)
        edge = "none" if share.stated else theme.muted
        self._sheet.bar(x - width / 2, self._foot, width, height, fill, edge)
        look = Lettering(self._size, theme.text, bold=newest, across="center")
        self._sheet.text(x, self._foot + height + self._size * 0.3, self._words.percent(share.percent), look)
        self._sheet.text(x, self._foot - self._size * 1.1, self._bases[share.base], small)
