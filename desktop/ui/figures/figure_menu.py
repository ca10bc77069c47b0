"""What one can do with a figure besides looking at it: show it in grey, copy it, add it to the brief, size it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.dossier.picture import Sight
from desktop.ui.figures.look import SavedSize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.ui.figures.look import Look
    from desktop.wording import Wording

Chosen = TypeVar("Chosen")

SCALES = (1, 2, 3, 4)


class FigureMenu(QMenu):
    """`copy_asked`: the image to the clipboard; `add_asked`: into the brief, or out of it."""

    copy_asked = Signal()
    add_asked = Signal()

    def __init__(self, look: Look, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self.sights = self._choice(words.text("Show as"), sight_titles(words), look.show_as)
        self.addSeparator()
        self.copy = self.addAction(words.text("Copy image"))
        self.copy.triggered.connect(self.copy_asked)
        self.add = self.addAction(words.text("Add to the brief"))
        self.add.triggered.connect(self.add_asked)
        self.addSeparator()
        self.sizes = self._choice(words.text("Size when saved or copied"), size_titles(words), self._size)
        scales = {scale: words.text("{n} ×", n=words.number(scale)) for scale in SCALES}
        self.scales = self._choice(words.text("Pixels of an image"), scales, self._scale)
        self.aboutToShow.connect(self.tick)
        self.tick()

    def tick(self) -> None:
        """Tick what is chosen."""
        taking = self._look.taking
        self.sights[self._look.sight].setChecked(True)
        self.sizes[taking.size].setChecked(True)
        self.scales[taking.scale].setChecked(True)

    def name_add(self, *, added: bool) -> None:
        """Say whether the figure would be added or taken out."""
        words = self._words
        self.add.setText(words.text("Take out of the brief") if added else words.text("Add to the brief"))

    def _choice(
        self, title: str, entries: Mapping[Chosen, str], choose: Callable[[Chosen], None]
    ) -> dict[Chosen, QAction]:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        actions = {}
        for entry, text in entries.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _, chosen=entry: choose(chosen))
            actions[entry] = action
        return actions

    def _size(self, size: SavedSize) -> None:
        self._look.taking = replace(self._look.taking, size=size)

    def _scale(self, scale: int) -> None:
        self._look.taking = replace(self._look.taking, scale=scale)


def sight_titles(words: Wording) -> dict[Sight, str]:
    """How a figure can be shown."""
    return {
        Sight.COLOUR: words.text("In colour"),
        Sight.GREY: words.text("In grey, as printed"),
        Sight.DEUTERANOPIA: words.text("As seen without green cones (deuteranopia)"),
        Sight.PROTANOPIA: words.text("As seen without red cones (protanopia)"),
        Sight.TRITANOPIA: words.text("As seen without blue cones (tritanopia)"),
    }


def size_titles(words: Wording) -> dict[SavedSize, str]:
    """How large a figure can be taken away."""
    return {
        SavedSize.AS_SHOWN: words.text("As on the screen"),
        SavedSize.SLIDE: words.text("A slide, 16:9"),
        SavedSize.PAGE: words.text("A page wide"),
        SavedSize.COLUMN: words.text("A column wide"),
    }
