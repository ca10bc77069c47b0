"""A map as pixels without its outlines, kept so that picking other states draws nothing but these anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.figures.atlas import INSET, show_bounds
from desktop.figures.plotting import FigureCanvasAgg, FigureCanvasBase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import StateCode
    from desktop.figures.atlas import Atlas, Bounds
    from desktop.figures.plotting import Figure


class BaseMap:
    """A drawn atlas on which no state is picked; outlines lie over all else within the map."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        axes = atlas.axes
        self._home = axes.get_xlim(), axes.get_ylim()
        self._drawn: tuple[float, Bounds | None, object] | None = None

    @property
    def figure(self) -> Figure:
        """The figure, as it was shown last."""
        return self._atlas.plate.figure

    def outlined(self, picked: Iterable[StateCode], dpi: float, bounds: Bounds | None = None) -> memoryview:
        """The figure with these states outlined: rows from the top, by columns, by red, green, blue and alpha.

        bounds: what of the map is shown; None for all. The very pixels of the whole figure drawn with the outlines.
        """
        region = self._bare(dpi, bounds)
        canvas = FigureCanvasAgg(self.figure)
        canvas.restore_region(region)
        renderer = canvas.get_renderer()
        outlines = self._atlas.outline(picked)
        try:
            for each in outlines:
                if bounds is None or each.get_gid() != INSET:
                    each.draw(renderer)
        finally:
            for each in outlines:
                each.remove()
            FigureCanvasBase(self.figure)  # holds no pixels
        return canvas.buffer_rgba()

    def _bare(self, dpi: float, bounds: Bounds | None) -> object:
        """The pixels under the outlines."""
        if self._drawn is not None and self._drawn[:2] == (dpi, bounds):
            return self._drawn[2]
        figure = self.figure
        figure.set_dpi(dpi)
        show_bounds(figure, bounds)
        if bounds is None:
            self._show_home()
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        region = canvas.copy_from_bbox(figure.bbox)
        self._drawn = dpi, bounds, region
        return region

    def _show_home(self) -> None:
        across, up = self._home
        self._atlas.axes.set_xlim(across)
        self._atlas.axes.set_ylim(up)
