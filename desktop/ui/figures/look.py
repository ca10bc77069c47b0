"""How figures are shown and taken away: one choice for all of the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from desktop.dossier.picture import Sight


class SavedSize(Enum):
    """Of a figure that is taken away, in pixels of a common screen; None is as on the screen."""

    AS_SHOWN = None
    SLIDE = (1280, 720)
    PAGE = (643, 400)  # as wide as the text of an A4 page
    COLUMN = (317, 240)


@dataclass(frozen=True, slots=True)
class Taking:
    """size: of what is saved or copied. scale: pixels of an image to one of a common screen, 1 to 4."""

    size: SavedSize = SavedSize.AS_SHOWN
    scale: int = 2

    def size_of(self, width: int, height: int) -> tuple[int, int]:
        """Of a figure that is shown so wide and high."""
        return self.size.value or (width, height)


AS_SHOWN = Taking()


class Look(QObject):
    """`sight_changed`: figures are to be drawn anew."""

    sight_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sight = Sight.COLOUR
        self.taking = AS_SHOWN

    def show_as(self, sight: Sight) -> None:
        if sight is not self.sight:
            self.sight = sight
            self.sight_changed.emit()
