"""The date slider under the map: the treaty from its opening to the last day, month by month, with a play button."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from db.treaty import months_after
from desktop.ui.choice import FIRST_DAY, LAST_DAY
from desktop.ui.theme import theme_now
from desktop.ui.widgets.texts import muted

if TYPE_CHECKING:
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

_STEP = 180  # milliseconds a month while it plays


class Timeline(QWidget):
    """Moves the day of the choice. Playing ends today, or at the last day if it began later."""

    def __init__(self, choice: Choice, today: date, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._today = today
        self._words = words
        self.play = QToolButton()
        self.play.setObjectName("icon")
        self.play.setIconSize(QSize(14, 14))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, months_between(FIRST_DAY, LAST_DAY))
        self.slider.setPageStep(12)
        self.slider.setAccessibleName(words.text("As of, month by month"))
        self._day = muted()
        self._timer = QTimer(self, interval=_STEP)
        self._lay_out()
        self.play.clicked.connect(self.toggle)
        self._timer.timeout.connect(self._step)
        self.slider.valueChanged.connect(self._choose)
        choice.as_of_changed.connect(self._show_day)
        self.slider.setValue(months_between(FIRST_DAY, choice.as_of))
        self._show_playing()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play, or hold."""
        if self.playing:
            self._timer.stop()
        else:
            if self._choice.as_of >= self._today:
                self._choice.set_as_of(FIRST_DAY)
            self._timer.start()
        self._show_playing()

    def tell_day(self) -> None:
        """Say the day in words; formatting the first date takes a while, so this is left until after the start."""
        self._show_day(self._choice.as_of)

    def stop(self) -> None:
        """Hold, if it plays."""
        if self.playing:
            self.toggle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_timer"):
            self._show_playing()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(muted(str(FIRST_DAY.year)))
        row.addWidget(self.slider, 1)
        row.addWidget(self._day)

    def _step(self) -> None:
        after = months_after(self._choice.as_of, 1)
        self._choice.set_as_of(min(after, self._today))
        if after >= self._today:
            self._timer.stop()
            self._show_playing()

    def _choose(self, month: int) -> None:
        if month != months_between(FIRST_DAY, self._choice.as_of):
            self._choice.set_as_of(months_after(FIRST_DAY, month))

    def _show_day(self, day: date) -> None:
        self.slider.setValue(months_between(FIRST_DAY, day))
        self._day.setText(self._words.short_date(day))

    def _show_playing(self) -> None:
        text = self._words.text("Hold") if self.playing else self._words.text("Play the treaty from 1997")
        self.play.setIcon(theme_now().icon("pause" if self.playing else "play"))
        self.play.setAccessibleName(text)
        self.play.setToolTip(text)


def months_between(first: date, last: date) -> int:
    """Whole months from the first day to the last.

    >>> months_between(date(1997, 12, 3), date(1999, 3, 1))
    14
    """
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
