"""A figure as an image for the screen, with what it takes to read a map under the pointer.

`rasterise` runs in the worker; what it returns is plain and safe on the Qt thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure

    from db.records import StateCode
    from desktop.figures.base_map import BaseMap

POINTS_PER_PIXEL = 72 / 96


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the map, in the map's own coordinates; y grows to the north."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north, as figures ask for them."""
        return self.left, self.bottom, self.right, self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def zoomed(self, factor: float, x: float, y: float) -> Region:
        """`factor` times as close, with the point x, y staying where it is."""
        return Region(
            x - (x - self.left) / factor,
            y - (y - self.bottom) / factor,
            x + (self.right - x) / factor,
            y + (self.top - y) / factor,
        )

    def moved(self, dx: float, dy: float) -> Region:
        return Region(self.left + dx, self.bottom + dy, self.right + dx, self.top + dy)

    def within(self, home: Region) -> Region:
        """The nearest region that shows nothing beyond `home`."""
        if self.width >= home.width or self.height >= home.height:
            return home
        dx = max(home.left - self.left, 0) + min(home.right - self.right, 0)
        dy = max(home.bottom - self.bottom, 0) + min(home.top - self.top, 0)
        return self.moved(dx, dy)


@dataclass(frozen=True, slots=True)
class MapFrame:
    """Where on the image the map lies (in pixels of the widget) and which region it shows there."""

    place: QRectF
    region: Region

    def to_map(self, point: QPointF) -> tuple[float, float]:
        across = (point.x() - self.place.left()) / self.place.width()
        down = (point.y() - self.place.top()) / self.place.height()
        return self.region.left + across * self.region.width, self.region.top - down * self.region.height

    def to_widget(self, x: float, y: float) -> QPointF:
        across = (x - self.region.left) / self.region.width
        down = (self.region.top - y) / self.region.height
        return QPointF(
            self.place.left() + across * self.place.width(), self.place.top() + down * self.place.height()
        )


@dataclass(frozen=True, slots=True)
class Raster:
    """A drawn figure. frame: None for one that is no map."""

    image: QImage
    frame: MapFrame | None


def rasterise(figure: Figure, ratio: float, region: Region | None = None, *, is_map: bool = False) -> Raster:
    """Draw the figure at `ratio` device pixels to a pixel.

    region: what a map shall show; None for all of it.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure.set_dpi(96 * ratio)
    if is_map:
        show_part(figure, region)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    image = _image_of(memoryview(canvas.buffer_rgba()), ratio)
    return Raster(image, _frame_of(figure, ratio, image.height()) if is_map else None)


def rasterise_outlined(
    base: BaseMap, picked: Iterable[StateCode], ratio: float, region: Region | None = None
) -> Raster:
    """The same of a map that is drawn but for the outlines of the picked states."""
    image = _image_of(base.outlined(picked, 96 * ratio, region and region.bounds), ratio)
    return Raster(image, _frame_of(base.figure, ratio, image.height()))


def show_part(figure: Figure, region: Region | None) -> None:
    """Have a figure of a map show a part of it; None for all."""
    from desktop.figures.atlas import show_bounds

    show_bounds(figure, region and region.bounds)


def _image_of(pixels: memoryview, ratio: float) -> QImage:
    height, width = pixels.shape[:2]  # type: ignore[index]  # a buffer of three dimensions
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image


def _frame_of(figure: Figure, ratio: float, height: int) -> MapFrame:
    axes = figure.axes[0]
    box = axes.get_window_extent()
    place = QRectF(box.x0 / ratio, (height - box.y1) / ratio, box.width / ratio, box.height / ratio)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return MapFrame(place, Region(float(left), float(bottom), float(right), float(top)))
