"""What the signs of who stands where mean: their shapes, and how they are filled, as far as they are in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.dossier.stands import Side, Stand
from desktop.ui.models.stands import NO_RECORD
from desktop.ui.positions.stand_signs import SIDES, SIZE, stand_icon
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from desktop.wording import Wording

_FILLINGS = (
    (Stand.WROTE_FOR, Stand.WROTE_OTHER),
    (Stand.SPOKE_FOR, Stand.SPOKE_OTHER),
    (Stand.SAID_FOR, Stand.SAID_OTHER),
)


class StandKey(QWidget):
    """Hidden while there is nothing to explain."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[tuple[Stand | None, str], ...] = ()
        self._signs: list[tuple[QLabel, Stand]] = []
        self._flow = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_stands(self, stands: Collection[Stand], *, lacking: bool) -> None:
        """lacking: of some state and issue nothing is known."""
        shown = tuple(self._entries(stands, lacking=lacking))
        if shown == self._shown:
            return
        self._shown = shown
        self._empty()
        for stand, text in shown:
            self._add(muted(NO_RECORD) if stand is None else self._sign(stand), text)
        self.setVisible(bool(shown))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_signs"):
            for label, stand in self._signs:
                _show(label, stand)

    def _entries(self, stands: Collection[Stand], *, lacking: bool) -> Iterator[tuple[Stand | None, str]]:
        """The sides that are in view, each by its most telling sign, then the fillings, each by a sign in view."""
        words = self._words
        sides = {
            Side.FOR: words.text("for the treaty"),
            Side.OTHER: words.text("takes the other side"),
            Side.NEUTRAL: words.text("neutral"),
        }
        fillings = (words.text("in writing"), words.text("at a meeting"), words.text("elsewhere"))
        for side, text in sides.items():
            if any(SIDES[stand] is side for stand in stands):
                yield next(stand for stand in Stand if SIDES[stand] is side), text
        if lacking:
            yield None, words.text("no record known to us")
        for filled, text in zip(_FILLINGS, fillings, strict=True):
            seen = next((stand for stand in filled if stand in stands), None)
            if seen is not None:
                yield seen, text

    def _sign(self, stand: Stand) -> QLabel:
        label = QLabel()
        self._signs.append((label, stand))
        _show(label, stand)
        return label

    def _add(self, sign: QLabel, text: str) -> None:
        entry = QWidget(self)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(sign)
        row.addWidget(muted(text))
        self._flow.addWidget(entry)
        entry.show()

    def _empty(self) -> None:
        self._signs.clear()
        while item := self._flow.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _show(label: QLabel, stand: Stand) -> None:
    label.setPixmap(stand_icon(stand).pixmap(SIZE, SIZE))
