"""Chooses the document's template: a shipped one, or a file of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from db.errors import UserError
from desktop.brief.template import kept_template, shipped, usual_template
from desktop.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

_FILE = "\n"  # stands for the wish for another file: no template is that


class TemplateBox(ChoiceBox):
    """Goes into the choice; `file_wanted` asks for a file. Offered are those for the audience that is chosen."""

    file_wanted = Signal()

    def __init__(self, choice: Choice, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._words = words
        self.setAccessibleName(words.text("Template of the document"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self.activated.connect(self._take)
        choice.print_changed.connect(self.show_choice)
        self._offered: tuple[object, ...] = ()
        self.show_choice()

    def show_choice(self) -> None:
        """What is chosen, among what there is for the audience."""
        audience, chosen = self._choice.audience, self._choice.template
        usual = usual_template(audience).key
        own = self._own(chosen)
        offered = (audience, own and chosen)
        if offered != self._offered:
            self._offered = offered
            self.clear()
            for each in shipped():
                if audience in each.audiences:
                    self.addItem(each.title_in(self._words), "" if each.key == usual else each.key)
            if own:
                self.addItem(own, chosen)
            self.insertSeparator(self.count())
            self.addItem(self._words.text("From a file…"), _FILE)
        self.setCurrentIndex(max(self.findData(chosen), self.findData("") if not own else 0))
        self.setToolTip(self.currentText())

    def _own(self, kept: str) -> str:
        """The title of the user's own; "" if it is a shipped one, or can't be used for the audience."""
        if "\n" not in kept:
            return ""
        try:
            found = kept_template(kept)
        except UserError:
            return ""
        return found.title_in(self._words) if self._choice.audience in found.audiences else ""

    def _take(self, place: int) -> None:
        chosen = self.itemData(place)
        if chosen == _FILE:
            self.show_choice()
            self.file_wanted.emit()
        elif chosen is not None:
            self._choice.set_template(chosen)
