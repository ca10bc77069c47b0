"""Small labels with a cross: what is picked, what filters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui.models.tips import tip
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.wording import Wording

_WIDEST = 30
"""Letters of a chip; a longer text is cut and told whole by the tooltip."""


@dataclass(frozen=True, slots=True)
class ChipText:
    """rule: what the chip means, in a sentence; "" if its text says all. joint: a word before it ("or")."""

    text: str
    rule: str = ""
    joint: str = ""


class Chip(QToolButton):
    """One label; pressing it, Delete or Backspace takes it away, the arrows lead to its neighbours."""

    stepped = Signal(int)

    def __init__(self, key: Hashable, shown: ChipText, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName("chip")
        text = shown.text if len(shown.text) <= _WIDEST else f"{shown.text[: _WIDEST - 1]}…"
        self.setText(f"{text} ×".replace("&", "&&"))
        self.setAccessibleName(words.text("Remove {name}", name=shown.text))
        self.setAccessibleDescription(shown.rule or self.accessibleName())
        told = f"{self.accessibleName()}\n{shown.rule}" if shown.rule else self.accessibleName()
        self.setToolTip(tip(told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.isRightToLeft():
            steps = {key: -step for key, step in steps.items()}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """A paragraph of chips; hidden while there is none.

    most: how many are shown; a label says how many more there are.
    left: the keyboard goes on past the last chip, or the last one that it was in was taken away.
    """

    removed = Signal(object)
    left = Signal()

    def __init__(self, name: str, words: Wording, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._most = most
        self._shown: tuple[tuple[Hashable, ChipText], ...] = ()
        self._chips: list[Chip] = []
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[Hashable, str | ChipText]]) -> None:
        """Show these, each a key and its text. The keyboard stays where it was among them."""
        shown = tuple((key, ChipText(text) if isinstance(text, str) else text) for key, text in chips)
        if shown == self._shown:
            return
        place = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        self._shown = shown
        self._empty()
        for key, text in shown[: self._most]:
            self._add(key, text)
        self._say_rest(len(shown) - self._most)
        self.setVisible(bool(shown))
        self.updateGeometry()
        if place is not None:
            self.focus_chip(min(place, len(self._chips) - 1))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(shown.text for _, shown in self._shown)

    def focus_chip(self, place: int) -> None:
        """Put the keyboard into that chip; past the last one it is `left`."""
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def focus_last(self) -> None:
        """Put the keyboard into the last chip, if there is one."""
        if self._chips:
            self.focus_chip(len(self._chips) - 1)

    def _add(self, key: Hashable, shown: ChipText) -> None:
        if shown.joint:
            self._add_label(shown.joint)
        chip = Chip(key, shown, self._words, self)
        chip.clicked.connect(self._remove_sender)
        chip.stepped.connect(self._step)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()

    def _add_label(self, text: str) -> None:
        label = QLabel(text, self)
        label.setObjectName("muted")
        self._flow.addWidget(label)
        label.show()

    def _say_rest(self, rest: int) -> None:
        if rest > 0:
            self._add_label(self._words.plural("and {n} more", "and {n} more", rest))

    def _step(self, by: int) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.focus_chip(max(self._chips.index(chip) + by, 0))

    def _remove_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removed.emit(chip.key)

    def _empty(self) -> None:
        self._chips.clear()
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
