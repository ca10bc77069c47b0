"""Small labels with a cross: what is picked, what filters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.wording import Wording


class Chip(QToolButton):
    """One label; pressing it takes it away."""

    def __init__(self, key: Hashable, text: str, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName("chip")
        self.setText(f"{text} ×")
        self.setAccessibleName(words.text("Remove {name}", name=text))
        self.setToolTip(self.accessibleName())


class Chips(QWidget):
    """A paragraph of chips; hidden while there is none.

    most: how many are shown; a label says how many more there are.
    """

    removed = Signal(object)

    def __init__(self, name: str, words: Wording, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._most = most
        self._shown: tuple[tuple[Hashable, str], ...] = ()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[Hashable, str]]) -> None:
        """Show these, each a key and its text."""
        if tuple(chips) == self._shown:
            return
        self._shown = tuple(chips)
        self._empty()
        for key, text in self._shown[: self._most]:
            chip = Chip(key, text, self._words, self)
            chip.clicked.connect(self._remove_sender)
            self._flow.addWidget(chip)
            chip.show()
        self._say_rest(len(self._shown) - self._most)
        self.setVisible(bool(self._shown))
        self.updateGeometry()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._shown)

    def _say_rest(self, rest: int) -> None:
        if rest > 0:
            label = QLabel(self._words.plural("and {n} more", "and {n} more", rest), self)
            label.setObjectName("muted")
            self._flow.addWidget(label)
            label.show()

    def _remove_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removed.emit(chip.key)

    def _empty(self) -> None:
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
