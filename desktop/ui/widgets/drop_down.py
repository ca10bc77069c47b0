"""A choice of one among words, in a page that scrolls."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent

from desktop.ui.widgets.choice_box import ChoiceBox


class DropDown(ChoiceBox):
    """Leaves the wheel to the page: who scrolls past it must not choose something else unawares."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
