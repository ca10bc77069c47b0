"""A map as numbers: which state each pixel shows, to be coloured anew in a moment.

Colouring by a table is the fast way to follow a slider: the map is drawn once, and a step looks colours up.
Once the slider rests, the map is drawn as lines and areas again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from desktop.figures.atlas import Bounds, show_bounds
from desktop.figures.plate import Plate
from desktop.figures.plotting import FigureCanvasAgg
from desktop.figures.style import LIGHT, Fill

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from db.records import StateCode
    from desktop.figures.plotting import Figure
    from desktop.figures.style import Theme
    from desktop.figures.subjects.choropleth import Choropleth

_SEA, _FIRST = 1, 2  # places in the table of colours: 0 lies outside the map
_SIGNS = "/\\-"
"""Hatches whose lines a pixel may lie on, one bit each; a crossed hatch is two of them."""
_AS_SIGNS = {"x": "/\\"}

_HATCH_STEP = 3.2
"""Points from line to line along a row of pixels, about as far as in the drawn hatches."""


@dataclass(frozen=True, slots=True)
class Stencil:
    """A drawn map without its colours. states: in the order in which `paint` takes their fills.

    pixels: rows from the top; a place in a table of 8 × 256 colours. lines: RGBA bytes, premultiplied, of what
    lies over the colours whatever they are: borders, disputed parts, outlines of the picked states.
    """

    states: tuple[StateCode, ...]
    pixels: NDArray[np.uint16]
    lines: NDArray[np.uint8]
    ground: tuple[int, int]  # colours as 0xAARRGGBB: outside the map, and the sea

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in device pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def new_image(self) -> NDArray[np.uint32]:
        """Room for a coloured map, a number 0xAARRGGBB a pixel; `paint` fills it."""
        return np.empty(self.pixels.shape, np.uint32)

    def paint(self, image: NDArray[np.uint32], fills: Sequence[Fill], classes: bytes) -> None:
        """Colour the image. classes: a byte for each of `states`, its place in `fills`."""
        table = np.full((1 << len(_SIGNS), 256), self.ground[0], np.uint32)
        table[:, _SEA] = self.ground[1]
        row = np.frombuffer(classes, np.uint8)
        table[:, _FIRST : _FIRST + len(self.states)] = _colours(fills)[:, row]
        table.ravel().take(self.pixels, out=image, mode="clip")


def stencil_of(
    subject: Choropleth,
    states: Sequence[StateCode],
    size: tuple[float, float],
    theme: Theme,
    dpi: float,
    bounds: Bounds | None = None,
) -> Stencil:
    """The map as `subject` draws it at a size in points, without its colours.

    states: in the order wanted. bounds: what of the map is shown; None for all.
    """
    places = {code: _FIRST + index for index, code in enumerate(states)}
    return Stencil(
        tuple(states),
        _pixels(subject, places, size, dpi, bounds),
        _lines(subject, size, theme, dpi, bounds),
        (_number(theme.background), _number(theme.ocean)),
    )


def _pixels(
    subject: Choropleth,
    places: dict[StateCode, int],
    size: tuple[float, float],
    dpi: float,
    bounds: Bounds | None,
) -> NDArray[np.uint16]:
    """The map drawn in numbers for colours, without soft edges."""
    nothing = Fill(_red(0), hatch_colour="none")
    numbers = replace(
        LIGHT,
        background=_red(0),
        ocean=_red(_SEA),
        neutral=nothing,
        disputed=nothing,
        outside=nothing,
        border="none",
        muted="none",
        picked="none",
    )
    figure = _map_alone(subject, {code: Fill(_red(places[code])) for code in subject.states}, size, numbers)
    for axes in figure.axes:
        for drawn in axes.collections:
            drawn.set_antialiased(False)
            drawn.set_linewidth(0)
    found = _drawn(figure, dpi, bounds)[:, :, 0].astype(np.uint16)
    return found | _hatching(found.shape, dpi)


def _lines(
    subject: Choropleth, size: tuple[float, float], theme: Theme, dpi: float, bounds: Bounds | None
) -> NDArray[np.uint8]:
    """What lies over the colours, on nothing."""
    clear = replace(theme, background="none", ocean="none")
    figure = _map_alone(subject, dict.fromkeys(subject.states, Fill("none")), size, clear)
    pixels = _drawn(figure, dpi, bounds)
    solid = pixels[:, :, 3:].astype(np.uint16)
    pixels[:, :, :3] = pixels[:, :, :3] * solid // 255
    return pixels


def _map_alone(
    subject: Choropleth, fills: dict[StateCode, Fill], size: tuple[float, float], theme: Theme
) -> Figure:
    """The map with its legend's room left free."""
    plate = Plate(*size, theme)
    subject.draw(plate, fills)
    for artist in (*plate.figure.texts, *plate.figure.artists, *plate.figure.patches):
        artist.remove()
    return plate.figure


def _drawn(figure: Figure, dpi: float, bounds: Bounds | None) -> NDArray[np.uint8]:
    figure.set_dpi(dpi)
    show_bounds(figure, bounds)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


def _hatching(shape: tuple[int, ...], dpi: float) -> NDArray[np.uint16]:
    """For each pixel the signs on whose lines it lies, as bits above the places."""
    step = max(round(_HATCH_STEP * dpi / 72), 3)
    wide = max(step // 4, 1)
    down, across = np.indices(shape, np.int32)
    along = {"/": across + down, "\\": across - down, "-": down}
    found = np.zeros(shape, np.uint16)
    for bit, sign in enumerate(_SIGNS):
        found |= (along[sign] % step < wide).astype(np.uint16) << (8 + bit)
    return found


def _colours(fills: Sequence[Fill]) -> NDArray[np.uint32]:
    """A row for each set of signs that a pixel may lie on, in it the colour of each fill there."""
    table = np.empty((1 << len(_SIGNS), len(fills)), np.uint32)
    for place, fill in enumerate(fills):
        signs = {sign for each in fill.hatch for sign in _AS_SIGNS.get(each, each)}
        plain, hatched = _number(fill.colour), _number(fill.hatch_colour)
        for bits in range(len(table)):
            lies_on = any(bits >> bit & 1 for bit, sign in enumerate(_SIGNS) if sign in signs)
            table[bits, place] = hatched if lies_on else plain
    return table


def _red(value: int) -> str:
    return f"#{value:02x}0000"


def _number(colour: str) -> int:
    return 0xFF000000 | int(colour[1:], 16)
