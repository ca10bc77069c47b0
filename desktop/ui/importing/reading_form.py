"""How a file is to be read: its sheet or its signs, the kind of its rows, how it writes dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from db.records import Source
from desktop.ui.facts.kind_words import kind_titles
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.roles import name_choice
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from db.tables.matching import Kind
    from desktop.ui.importing.acts import Matched
    from desktop.wording import Wording

_ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1256", "mac_roman", "gb18030", "big5")


class ReadingForm(QWidget):
    """What was guessed is shown and can be changed. file_changed: read it anew; kind_changed, manner_changed."""

    file_changed = Signal()
    kind_changed = Signal()
    manner_changed = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.sheet = _combo(words.text("Sheet"))
        self.encoding = _combo(words.text("Encoding"))
        self.separator = _combo(words.text("Separator"))
        self.kind = _combo(words.text("Each row is a"))
        self.days = _combo(words.text("Dates like 03/04/2025"))
        self.decimals = _combo(words.text("Numbers like 1,234"))
        self.skip = QCheckBox(words.text("Pass over rows that are there already"))
        self._pairs: dict[QComboBox, QWidget] = {}
        self._lay_out()
        self._fill()
        for box in (self.sheet, self.encoding, self.separator):
            box.activated.connect(self.file_changed)
        self.kind.activated.connect(self.kind_changed)
        for box in (self.days, self.decimals):
            box.activated.connect(self.manner_changed)
        self.skip.toggled.connect(self.manner_changed)

    def show_matched(self, matched: Matched) -> None:
        """Show how the file was read."""
        table = matched.table
        self._offer(self.sheet, {name: name for name in table.sheets}, table.sheet)
        known = dict.fromkeys((table.encoding, *_ENCODINGS)) if table.encoding else {}
        self._offer(self.encoding, {name: name for name in known}, table.encoding)
        self._offer(self.separator, self._separators() if table.separator else {}, table.separator)
        self.kind.setCurrentIndex(self.kind.findData(matched.kind.__name__))

    @property
    def chosen_kind(self) -> Kind:
        return self._kinds[self.kind.currentData()]

    @property
    def day_first(self) -> bool | None:
        return self.days.currentData()

    @property
    def decimal(self) -> str | None:
        return self.decimals.currentData() or None

    def _fill(self) -> None:
        from db.tables.matching import IMPORTABLE

        words = self._words
        titles = kind_titles(words)
        self._kinds: dict[str, Kind] = {kind.__name__: kind for kind in (*IMPORTABLE, Source)}
        for name, kind in self._kinds.items():
            self.kind.addItem(words.text("Source") if issubclass(kind, Source) else titles[kind.KIND], name)
        for text, value in (
            (words.text("as the table shows"), None),
            (words.text("day first"), True),
            (words.text("month first"), False),
        ):
            self.days.addItem(text, value)
        for text, sign in (
            (words.text("as the table shows"), ""),
            (words.text("decimal point"), "."),
            (words.text("decimal comma"), ","),
        ):
            self.decimals.addItem(text, sign)

    def _lay_out(self) -> None:
        flow = FlowLayout(self)
        for box in (self.kind, self.sheet, self.encoding, self.separator, self.days, self.decimals):
            label = muted(box.accessibleName())
            label.setBuddy(box)
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 12, 0)
            row.addWidget(label)
            row.addWidget(box)
            flow.addWidget(pair)
            self._pairs[box] = pair
        flow.addWidget(self.skip)

    def _offer(self, box: QComboBox, choices: dict[str, Any], chosen: str) -> None:
        """Fill a box; one without choices is hidden."""
        box.clear()
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(chosen))
        self._pairs[box].setVisible(bool(choices))

    def _separators(self) -> dict[str, str]:
        words = self._words
        return {
            ",": words.text("comma"),
            ";": words.text("semicolon"),
            "\t": words.text("tab"),
            "|": words.text("bar |"),
        }


def _combo(name: str) -> QComboBox:
    box = ChoiceBox()
    name_choice(box, name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
