"""Which column of the file holds what: a row for each column of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QScrollArea, QWidget

from desktop.ui.facts.kind_words import field_title
from desktop.ui.widgets.drop_down import DropDown
from desktop.ui.widgets.roles import name_choice

if TYPE_CHECKING:
    from desktop.ui.importing.acts import Matched
    from desktop.wording import Wording


class ColumnForm(QScrollArea):
    """changed: a column was chosen by the user."""

    changed = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._boxes: dict[str, QComboBox] = {}
        self._guessed: Mapping[str, str] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumWidth(300)
        self.setAccessibleName(words.text("Columns"))

    @property
    def boxes(self) -> Mapping[str, QComboBox]:
        """By our column."""
        return self._boxes

    @property
    def mapping(self) -> dict[str, str]:
        """Their header by our column, where the user said so; "" leaves a column out."""
        chosen = {ours: box.currentData() for ours, box in self._boxes.items()}
        return {ours: theirs for ours, theirs in chosen.items() if theirs != self._guessed[ours]}

    def show_matched(self, matched: Matched) -> None:
        """Offer the file's columns, as they were matched."""
        words = self._words
        self._guessed, self._boxes = matched.columns, {}
        body = QWidget()
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 8, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for ours, theirs in matched.columns.items():
            box = DropDown()
            title = field_title(ours, words)
            name_choice(box, title)
            box.setMinimumContentsLength(10)
            box.addItem(words.text("not in the table"), "")
            for name in matched.table.columns:
                box.addItem(name, name)
            box.setCurrentIndex(max(box.findData(theirs), 0))
            box.activated.connect(self.changed)
            form.addRow(title, box)
            self._boxes[ours] = box
        self.setWidget(body)
