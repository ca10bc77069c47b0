from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.treaty import months_after
from desktop.ui.choice import FIRST_DAY, LAST_DAY, Choice
from desktop.ui.figures.timeline import Timeline, months_between
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 22)


@pytest.fixture
def timeline(qtbot: QtBot, words: Wording) -> Timeline:
    made = Timeline(Choice(TODAY), TODAY, words)
    qtbot.addWidget(made)
    return made


def test_the_slider_moves_the_day_by_months(timeline: Timeline) -> None:
    timeline.slider.setValue(15)
    assert timeline._choice.as_of == date(1999, 3, 3)


def test_a_day_chosen_elsewhere_moves_the_slider_but_not_the_day(timeline: Timeline) -> None:
    timeline._choice.set_as_of(date(2025, 12, 27))
    assert timeline._choice.as_of == date(2025, 12, 27)
    assert timeline.slider.value() == months_between(FIRST_DAY, date(2025, 12, 27))


def test_playing_begins_with_the_treaty_and_ends_today(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.toggle()
    assert timeline.playing
    assert timeline._choice.as_of == FIRST_DAY
    timeline._choice.set_as_of(date(2026, 10, 30))
    timeline._timer.setInterval(1)
    qtbot.waitUntil(lambda: not timeline.playing)
    assert timeline._choice.as_of == TODAY


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_months_count_whole_months(day: date) -> None:
    months = months_between(FIRST_DAY, day)
    assert months_after(FIRST_DAY, months) <= day < months_after(FIRST_DAY, months + 1)
