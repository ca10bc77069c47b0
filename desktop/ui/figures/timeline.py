"""The date slider under the map: the treaty from its opening to the last day known of, day by day, with a play button."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.choice import FIRST_DAY, LAST_DAY
from desktop.ui.figures.replay_words import count_words, mark_words
from desktop.ui.theme import theme_now
from desktop.ui.widgets.icon_button import icon_button
from desktop.ui.widgets.marked_slider import MarkedSlider
from desktop.ui.widgets.texts import muted, shrinkable

if TYPE_CHECKING:
    from desktop.dossier.replay import Replay
    from desktop.ui.choice import Choice
    from desktop.wording import Wording

TICK = 40  # milliseconds from step to step while it plays
STRIDE = 10  # days that a step goes on, but never past a mark
HALT = 35  # ticks that it stays on a mark, so that one can read what happened


class Timeline(QWidget):
    """Lets days pass by. Playing ends today, or at the last day if it began later.

    Without a replay it moves the day all the same, but has no marks and no counts to show.
    """

    def __init__(self, choice: Choice, today: date, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._today = today
        self._words = words
        self._replay: Replay | None = None
        self._halted = 0
        self._build()
        self._lay_out()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._step)
        self.slider.valueChanged.connect(self._choose)
        self.slider.mark_wanted.connect(self.go_to_mark)
        choice.day_glanced.connect(self._show_day)
        self.slider.setValue(_value(choice.as_of))
        self._show_icons()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_replay(self, replay: Replay) -> None:
        """Mark what happened and count as this treaty has it."""
        self._replay = replay
        self.slider.setMaximum(_value(max(replay.last_day, self._choice.as_of)))
        words: dict[int, list[str]] = {}
        for mark in replay.marks:
            words.setdefault(_value(mark.day), []).append(mark_words(mark, replay.names, self._words))
        self.slider.show_marks({at: "\n".join(told) for at, told in words.items()})
        self._show_day(self._choice.glanced)

    def toggle(self) -> None:
        """Play, or hold."""
        if self.playing:
            self._timer.stop()
            self._choice.settle()
        else:
            if self._choice.glanced in (self._today, self._end):
                self._choice.glance_at(FIRST_DAY)
            self._halted = 0
            self._timer.start()
        self._show_icons()

    def go_to_mark(self, turn: int) -> None:
        """To the next day with a mark, or to the one before (-1)."""
        replay, day = self._replay, self._choice.glanced
        mark = replay and (replay.mark_after(day) if turn > 0 else replay.mark_before(day))
        if mark:
            self._choice.glance_at(mark.day)

    def tell_day(self) -> None:
        """Say the day in words; formatting the first date takes a while, so this is left until after the start."""
        self._show_day(self._choice.glanced)

    def stop(self) -> None:
        """Hold, if it plays."""
        if self.playing:
            self.toggle()

    def forget(self) -> None:
        """Hold, and drop what came from the file."""
        self.stop()
        self._replay = None
        self.slider.show_marks({})
        self.told.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_timer"):
            self._show_icons()

    @property
    def _end(self) -> date:
        return FIRST_DAY + timedelta(self.slider.maximum())

    def _build(self) -> None:
        words = self._words
        self.play = icon_button("", self.toggle)
        self.before = icon_button(words.text("The event before (Ctrl+Left)"), lambda: self.go_to_mark(-1))
        self.after = icon_button(words.text("The next event (Ctrl+Right)"), lambda: self.go_to_mark(1))
        self.slider = MarkedSlider()
        self.slider.setRange(0, _value(LAST_DAY))
        self.slider.setPageStep(30)
        self.slider.setAccessibleName(words.text("As of, day by day"))
        self.slider.setAccessibleDescription(
            words.text(
                "Arrow keys go by a day, Page Up and Page Down by 30, Ctrl and arrow to the next event."
            )
        )
        self.day = muted()
        self.day.setMinimumWidth(self.day.fontMetrics().horizontalAdvance("00 Mmmm 2000"))
        self.told = shrinkable(muted())

    def _lay_out(self) -> None:
        days = QWidget()  # whose time runs to the right in every language
        days.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.play, self.before):
            row.addWidget(widget)
        row.addWidget(self.slider, 1)
        row.addWidget(self.after)
        row.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(days)
        column.addWidget(self.told)

    def _step(self) -> None:
        if self._halted:
            self._halted -= 1
            self._choice.glance_at(self._choice.glanced)
            return
        day = self._choice.glanced
        end = self._today if day < self._today else self._end
        ahead = min(day + timedelta(STRIDE), end)
        mark = self._replay.mark_after(day) if self._replay else None
        if mark and mark.day <= ahead:
            ahead, self._halted = mark.day, HALT
        self._choice.glance_at(ahead)
        if ahead >= end:
            self.stop()

    def _choose(self, value: int) -> None:
        day = FIRST_DAY + timedelta(value)
        if day != self._choice.glanced:
            self._choice.glance_at(day)

    def _show_day(self, day: date) -> None:
        words = self._words
        if _value(day) > self.slider.maximum():
            self.slider.setMaximum(_value(day))
        self.slider.setValue(_value(day))
        self.day.setText(words.short_date(day))
        if self._replay is not None:
            told = [count_words(self._replay, day, words)]
            told += [mark_words(mark, self._replay.names, words) for mark in self._replay.marks_on(day)]
            self.told.setText(" · ".join(told))

    def _show_icons(self) -> None:
        look, words = theme_now(), self._words
        text = words.text("Hold") if self.playing else words.text("Play the treaty from 1997")
        self.play.setIcon(look.icon("pause" if self.playing else "play"))
        self.play.setAccessibleName(text)
        self.play.setToolTip(text)
        self.before.setIcon(look.icon("previous"))
        self.after.setIcon(look.icon("next"))


def _value(day: date) -> int:
    return (day - FIRST_DAY).days
