"""A drop-down that says by "…" that its words have no room, and opens as wide as its longest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BESIDE = 5  # letters' worth of room beside the words of the list


class ChoiceBox(QComboBox):
    """Qt's own cuts the words through a letter, so that what is cut looks like a word of its own."""

    @property
    def words_shown(self) -> str:
        """What is chosen, as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._shortened(option)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._shortened(option)  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @property
    def list_width(self) -> int:
        """How wide the list has to be for each entry to be read to its end."""
        metrics = self.fontMetrics()
        longest = max(
            (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0
        )
        return longest + _BESIDE * metrics.averageCharWidth()

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.list_width)
        super().showPopup()

    def _shortened(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, field.width())
