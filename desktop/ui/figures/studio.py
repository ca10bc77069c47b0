"""Draws and saves figures in the worker, and says in words what they show.

Matplotlib is imported here, in the worker, when the first figure is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.dossier.picture import Sight
from desktop.ui.figures.look import AS_SHOWN, Look, Taking
from desktop.ui.widgets.raster import (
    POINTS_PER_PIXEL,
    Raster,
    Region,
    rasterise,
    rasterise_outlined,
    show_part,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PySide6.QtGui import QImage

    from db.records import StateCode
    from desktop.dossier.model import Dossier
    from desktop.dossier.picture import Picture
    from desktop.figures.base_map import BaseMap
    from desktop.figures.stencil import Stencil
    from desktop.figures.style import Theme
    from desktop.figures.subjects.subject import Subject
    from desktop.ui.operations import Operations
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Order:
    """A figure to draw: width and height in pixels of the widget, ratio device pixels to each of them.

    theme: the name of the window's. sight: how it is shown. taking: how large it is saved or copied.
    """

    picture: Picture
    dossier: Dossier
    width: int
    height: int
    ratio: float
    theme: str
    region: Region | None = None
    sight: Sight = Sight.COLOUR
    taking: Taking = AS_SHOWN


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of an order. raster: None where the picture has nothing to show; summary says so.

    facts: for each row the facts that its cells rest on.
    """

    order: Order
    raster: Raster | None
    summary: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    facts: tuple[tuple[str, ...], ...] = ()


Failed = Callable[[Exception], None]


class Studio:
    """One for the window. The figure drawn last is kept, so that zooming draws no new one.

    Of a map of classes all but the outlines is kept, so that picking draws only these.
    """

    def __init__(self, operations: Operations, words: Wording) -> None:
        self._operations = operations
        self.words = words
        self.look = Look()
        self._kept: tuple[Order, Figure] | None = None  # the worker's alone, as is what follows
        self._base: tuple[object, BaseMap] | None = None  # and what it was drawn of

    def draw(self, name: str, order: Order, done: Callable[[Drawn], None], failed: Failed) -> None:
        """Draw it; a newer order of the same name replaces this one."""
        self._operations.run(name, lambda: self._draw(order), done, failed, urgency=3)

    def stencil(
        self, order: Order, states: tuple[StateCode, ...], done: Callable[[Stencil], None], failed: Failed
    ) -> None:
        """The map of an order without its colours, for a slider to colour."""
        self._operations.run("stencil", lambda: _stencil(order, states, self.words), done, failed, urgency=8)

    def image(self, order: Order, done: Callable[[QImage], None], failed: Failed) -> None:
        """It as an image of its own with sources and date, to be copied."""
        self._operations.run("copy-figure", lambda: self._image(order), done, failed, urgency=2)

    def save(self, order: Order, path: Path, done: Callable[[Path], None], failed: Failed) -> None:
        """Write it as a file of its own with sources and date, in the format of the path's suffix."""
        self._operations.run("save-figure", lambda: self._save(order, path), done, failed, urgency=2)

    def forget(self) -> None:
        """Drop the figure that is kept."""
        self._operations.run("studio", self._drop, _nothing, _nothing, urgency=3)

    def _drop(self) -> None:
        self._kept = self._base = None

    def _draw(self, order: Order) -> Drawn:
        from desktop.figures import catalogue

        subject = catalogue.subject_of(order.picture, order.dossier, self.words)
        summary = " ".join(subject.tell())
        if not subject.available():
            return Drawn(order, None, summary, (), ())
        raster = self._raster(order, subject)
        known = tuple(subject.rows())
        rows = tuple(cells for _, cells in known)
        facts = tuple((fact or "",) for fact, _ in known)
        return Drawn(order, raster, summary, subject.heads(), rows, facts)

    def _raster(self, order: Order, subject: Subject) -> Raster:
        from desktop.figures.subjects.choropleth import Choropleth

        if not isinstance(subject, Choropleth):
            return rasterise(self._figure(order), order.ratio, order.region, is_map=subject.is_map)
        return rasterise_outlined(self._base_map(order), order.picture.states, order.ratio, order.region)

    def _base_map(self, order: Order) -> BaseMap:
        """The kept one, if it was drawn of the very classes that are to be shown."""
        from desktop.figures import catalogue

        theme = theme_of(order)
        subject = catalogue.choropleth_of(replace(order.picture, states=()), order.dossier, self.words)
        drawn_of = (type(subject), subject.region, subject.classes(theme), order.width, order.height, theme)
        if self._base is None or self._base[0] != drawn_of:
            width, height = order.width * POINTS_PER_PIXEL, order.height * POINTS_PER_PIXEL
            self._base = drawn_of, catalogue.base_map(subject, width, height, theme)
        return self._base[1]

    def _figure(self, order: Order) -> Figure:
        if self._kept is not None and _same_figure(self._kept[0], order):
            return self._kept[1]
        from desktop.figures import catalogue

        width, height = order.width * POINTS_PER_PIXEL, order.height * POINTS_PER_PIXEL
        figure = catalogue.draw(order.picture, order.dossier, width, height, self.words, theme_of(order))
        self._kept = (order, figure)
        return figure

    def _save(self, order: Order, path: Path) -> Path:
        from db.files import written_whole
        from db.tables.exporting import SUFFIXES, export_table
        from desktop.figures import export
        from desktop.figures.numbers import numbers

        if path.suffix.lower() in SUFFIXES:
            export_table(path, *numbers(order.picture, order.dossier))
            return path
        with written_whole(path) as unfinished:
            export.save(self._standalone(order), unfinished, order.taking.scale)
        return path

    def _image(self, order: Order) -> QImage:
        return rasterise(self._standalone(order), order.taking.scale).image

    def _standalone(self, order: Order) -> Figure:
        """As it is taken away: on white, with title, sources and date, of the part of the map that is shown."""
        from desktop.figures import catalogue
        from desktop.figures.sight import theme_seen
        from desktop.figures.style import LIGHT

        width, height = order.taking.size_of(order.width, order.height)
        figure = catalogue.draw(
            order.picture,
            order.dossier,
            width * POINTS_PER_PIXEL,
            height * POINTS_PER_PIXEL,
            self.words,
            theme_seen(LIGHT, order.sight),
            standalone=True,
        )
        if order.region is not None:
            show_part(figure, order.region)
        return figure


def theme_of(order: Order) -> Theme:
    """The colours on the screen: in grey as printed, which is on white in any window."""
    from desktop.figures.sight import theme_seen
    from desktop.figures.style import LIGHT, ON_SCREEN

    return theme_seen(LIGHT if order.sight is Sight.GREY else ON_SCREEN[order.theme], order.sight)


def _stencil(order: Order, states: tuple[StateCode, ...], words: Wording) -> Stencil:
    from desktop.figures import catalogue
    from desktop.figures.stencil import stencil_of

    return stencil_of(
        catalogue.choropleth_of(order.picture, order.dossier, words),
        states,
        (order.width * POINTS_PER_PIXEL, order.height * POINTS_PER_PIXEL),
        theme_of(order),
        96 * order.ratio,
        order.region and order.region.bounds,
    )


def _nothing(_: object) -> None:
    """There is nothing to say of it."""


def _same_figure(kept: Order, order: Order) -> bool:
    """Whether they differ in the region alone; going back to the whole map draws anew."""
    return (
        order.region is not None
        and kept.picture == order.picture
        and kept.dossier is order.dossier
        and (kept.width, kept.height, kept.theme, kept.sight)
        == (order.width, order.height, order.theme, order.sight)
    )
