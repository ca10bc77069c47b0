from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.facts import Facts
from db.records import Treaty
from desktop.dossier.replay import Replay, replay_of
from desktop.ui.choice import FIRST_DAY, Choice
from desktop.ui.figures.timeline import HALT, STRIDE, Timeline
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)
LEFT = date(2025, 12, 27)


@pytest.fixture
def replay(facts: Facts) -> Replay:
    return replay_of(facts, Treaty.MBT)


@pytest.fixture
def choice() -> Choice:
    return Choice(TODAY)


@pytest.fixture
def timeline(qtbot: QtBot, choice: Choice, replay: Replay, words: Wording) -> Timeline:
    made = Timeline(choice, TODAY, words)
    made.show_replay(replay)
    qtbot.addWidget(made)
    return made


def days(day: date) -> int:
    return (day - FIRST_DAY).days


def test_a_step_of_the_slider_is_a_day_which_is_chosen_once_it_rests(
    timeline: Timeline, choice: Choice, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(choice.as_of_changed) as chosen:
        timeline.slider.setValue(15)
        assert choice.glanced == date(1997, 12, 18)
        assert choice.as_of == TODAY
        assert choice.glancing
    assert chosen.args == [date(1997, 12, 18)]
    assert not choice.glancing


def test_days_that_pass_by_are_glanced_at_and_only_the_last_is_chosen(
    timeline: Timeline, choice: Choice, qtbot: QtBot
) -> None:
    chosen, passed = [], []
    choice.as_of_changed.connect(chosen.append)
    choice.day_glanced.connect(passed.append)
    for value in range(100, 130):
        timeline.slider.setValue(value)
    qtbot.waitUntil(lambda: not choice.glancing)
    assert len(passed) == 30
    assert chosen == [FIRST_DAY + timedelta(129)]


def test_a_day_chosen_elsewhere_moves_the_slider_but_not_the_day(timeline: Timeline, choice: Choice) -> None:
    choice.set_as_of(LEFT)
    assert choice.as_of == LEFT
    assert timeline.slider.value() == days(LEFT)


def test_the_slider_ends_with_the_last_day_known_of_and_follows_a_later_choice(
    timeline: Timeline, choice: Choice
) -> None:
    assert timeline.slider.maximum() == days(date(2033, 12, 1))
    choice.set_as_of(date(2035, 1, 1))
    assert timeline.slider.value() == days(date(2035, 1, 1))


def test_keys_go_from_event_to_event(timeline: Timeline, choice: Choice, qtbot: QtBot) -> None:
    choice.set_as_of(date(2025, 12, 5))
    qtbot.keyClick(timeline.slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert choice.glanced == LEFT
    assert "Estonia, Latvia and Lithuania" in timeline.told.text()
    qtbot.keyClick(timeline.slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert choice.glanced == date(2025, 8, 20)
    qtbot.keyClick(timeline.slider, Qt.Key.Key_Right)
    assert choice.glanced == date(2025, 8, 21)


def test_counts_run_along(timeline: Timeline, choice: Choice) -> None:
    choice.set_as_of(date(1999, 3, 1))
    assert timeline.told.text().startswith("45 States Parties")
    choice.set_as_of(date(2025, 12, 5))
    assert timeline.told.text() == "166 States Parties, 5 are leaving and 1 claims suspension"


def test_playing_begins_with_the_treaty_and_ends_today(
    timeline: Timeline, choice: Choice, qtbot: QtBot
) -> None:
    timeline.toggle()
    assert timeline.playing
    assert choice.glanced == FIRST_DAY
    choice.glance_at(date(2026, 10, 30))
    timeline._timer.setInterval(1)
    qtbot.waitUntil(lambda: not timeline.playing)
    assert choice.as_of == TODAY


def test_playing_goes_by_strides_and_halts_on_each_event(timeline: Timeline, choice: Choice) -> None:
    choice.glance_at(LEFT - timedelta(STRIDE + 4))
    timeline._step()
    assert choice.glanced == LEFT - timedelta(4)
    timeline._step()
    assert choice.glanced == LEFT
    for _ in range(HALT):
        timeline._step()
        assert choice.glanced == LEFT
    timeline._step()
    assert choice.glanced == LEFT + timedelta(STRIDE)


def test_holding_chooses_the_day_at_once(timeline: Timeline, choice: Choice) -> None:
    timeline.toggle()
    choice.glance_at(date(2005, 1, 1))
    timeline.toggle()
    assert choice.as_of == date(2005, 1, 1)
