"""The timeline on the screen: what wheel, keys and pointer ask for, and spans of days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.figures.day_span import SHORTEST, DaySpan
from desktop.ui.figures.events_view import EventsView
from desktop.ui.figures.map_view import ZOOM_STEP
from desktop.ui.widgets.staying_menu import StayingMenu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WHOLE = DaySpan(date(1992, 1, 1), date(2026, 12, 31))
spans = st.builds(
    lambda first, days: DaySpan(date.fromordinal(first), date.fromordinal(first + days)),
    st.integers(WHOLE.first.toordinal() - 9000, WHOLE.last.toordinal()),
    st.integers(SHORTEST, 20000),
)


@pytest.fixture
def view(qtbot: QtBot) -> EventsView:
    made = EventsView("Timeline", "…")
    qtbot.addWidget(made)
    made.resize(600, 300)
    return made


@given(spans)
def test_no_span_shows_days_beyond_the_whole(span: DaySpan) -> None:
    shown = span.within(WHOLE)
    assert shown.first >= WHOLE.first
    assert shown.last <= WHOLE.last
    assert shown.days == min(span.days, WHOLE.days)


@given(st.floats(1.01, 30), st.floats(0, 1))
def test_the_day_zoomed_at_stays_where_it_is(factor: float, at: float) -> None:
    closer = WHOLE.zoomed(factor, at)
    before = WHOLE.first.toordinal() + at * WHOLE.days
    after = closer.first.toordinal() + at * closer.days
    assert abs(before - after) <= 2
    assert closer.days >= SHORTEST


def test_zooming_in_and_out_again_shows_the_same_days() -> None:
    again = WHOLE.zoomed(ZOOM_STEP).zoomed(1 / ZOOM_STEP).within(WHOLE)
    assert abs(again.days - WHOLE.days) <= 2


def turn(
    view: EventsView, by: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = QPointF(150, 40)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        by,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_at_the_pointer(view: EventsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.zoom_asked) as asked:
        turn(view, QPoint(0, 240))
    assert asked.args == [pytest.approx(ZOOM_STEP**2), 150.0]


def test_a_sideways_wheel_moves(view: EventsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.move_asked) as asked:
        turn(view, QPoint(120, 0))
    assert asked.args == [pytest.approx(-0.1)]
    with qtbot.waitSignal(view.move_asked) as asked:
        turn(view, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert asked.args == [pytest.approx(0.1)]


@pytest.mark.parametrize(
    ("key", "factor"),
    [(Qt.Key.Key_Plus, ZOOM_STEP), (Qt.Key.Key_Equal, ZOOM_STEP), (Qt.Key.Key_Minus, 1 / ZOOM_STEP)],
)
def test_keys_zoom(view: EventsView, qtbot: QtBot, key: Qt.Key, factor: float) -> None:
    with qtbot.waitSignal(view.zoom_asked) as asked:
        qtbot.keyClick(view, key)
    assert asked.args == [pytest.approx(factor), -1.0]


def test_arrows_move_and_home_shows_all(view: EventsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.move_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert asked.args == [pytest.approx(-0.1)]
    with qtbot.waitSignal(view.reset_asked):
        qtbot.keyClick(view, Qt.Key.Key_Home)


def test_dragging_says_by_how_much(view: EventsView, qtbot: QtBot) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 50))
    with qtbot.waitSignal(view.drag_asked) as asked:
        qtbot.mouseMove(view, QPoint(230, 50))
    assert asked.args == [30.0]
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(230, 50))


def test_a_menu_of_ticks_stays_open_while_one_ticks(qtbot: QtBot) -> None:
    menu = StayingMenu()
    qtbot.addWidget(menu)
    actions = [menu.addAction(text) for text in ("Meetings", "Withdrawals")]
    for action in actions:
        action.setCheckable(True)
    left = []
    menu.aboutToHide.connect(lambda: left.append(menu))
    menu.adjustSize()
    for action in actions:
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert all(action.isChecked() for action in actions)
    menu.setActiveAction(actions[0])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert not actions[0].isChecked()
    assert not left
