"""The map of a treaty coloured for any day in a moment: a drawn map's stencil and the treaty day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop.dossier.replay import CLASSES

if TYPE_CHECKING:
    from datetime import date

    from desktop.dossier.picture import MapRegion
    from desktop.dossier.replay import Replay
    from desktop.figures.plate import Key
    from desktop.figures.stencil import Stencil
    from desktop.figures.style import Theme
    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A map on a day. image: its colours, the ground besides; lines: what lies over them; ink: the words' colour."""

    day: date
    image: QImage
    lines: QImage
    keys: tuple[Key, ...]
    ink: str


class DayMap:
    """One size of one map. What `on` returns is good until it is asked again."""

    def __init__(
        self,
        stencil: Stencil,
        replay: Replay,
        region: MapRegion,
        theme: Theme,
        ratio: float,
        words: Wording,
    ) -> None:
        self._stencil, self._replay, self._words = stencil, replay, words
        self._theme, self._region = theme, region
        self._fills = tuple(theme.status[each] for each in CLASSES)
        self._pixels = stencil.new_image()
        width, height = stencil.size
        # Both images lie on the arrays, which live as long as this object.
        self._image = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        self._lines = QImage(
            stencil.lines.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied
        ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        for image in (self._image, self._lines):
            image.setDevicePixelRatio(ratio)

    def on(self, day: date) -> DayPicture:
        """The map as of that day."""
        self._stencil.paint(self._pixels, self._fills, self._replay.row_on(day))
        return DayPicture(day, self._image, self._lines, self._keys(day), self._theme.text)

    def _keys(self, day: date) -> tuple[Key, ...]:
        from desktop.figures.subjects.status import status_map_class  # loaded by whoever made the stencil
        from desktop.figures.world_map import key_of, keys_of_no_state

        words, theme = self._words, self._theme
        counted = self._replay.counts_on(day, self._region).items()
        of_classes = (key_of(status_map_class(each, (), theme, words), n, words) for each, n in counted)
        return (*of_classes, *keys_of_no_state(theme, self._region, words))
