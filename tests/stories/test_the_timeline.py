"""The timeline's tab: filtered by category and picked states, zoomed, read as a table, saved as it is seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.records import StateCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

TIMELINE = 2


def tick(window: MainWindow, *categories: str) -> None:
    for action in window.middle.events.menu.actions():
        action.setChecked(action.data() in categories)


def test_a_filter_by_category_and_picked_states_leaves_only_these_events(
    window: MainWindow, settle: Callable
) -> None:
    window.session.choice.pick((StateCode("POL"),))
    window.middle.show_tab(TIMELINE)
    settle(window)
    pane = window.middle.events
    everything = pane.model.rowCount()
    assert everything == len(window.session.dossier.world.events)  # type: ignore[union-attr]
    tick(window, "withdrawal")
    settle(window)
    assert {pane.model.index(row, 1).data() for row in range(pane.model.rowCount())} == {"Withdrawals"}
    assert pane.categories.text() == "1 category"
    pane.picked_only.click()
    settle(window)
    states = [pane.model.index(row, 2).data() for row in range(pane.model.rowCount())]
    assert states
    assert all("Poland" in each for each in states)
    assert "Poland" in pane.view.accessibleDescription()


def test_keys_and_menu_zoom_into_the_years(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    window.middle.show_tab(TIMELINE)
    settle(window)
    pane = window.middle.events
    everything = pane.model.rowCount()
    pane.view.setFocus()
    for _ in range(4):
        qtbot.keyClick(pane.view, Qt.Key.Key_Plus)
    settle(window)
    assert pane.shown is not None
    assert pane.shown.first > date(1992, 1, 1)
    assert pane.model.rowCount() < everything
    zoomed = pane.shown
    qtbot.keyClick(pane.view, Qt.Key.Key_Right)
    assert pane.shown.first > zoomed.first
    assert pane.shown.days == zoomed.days
    window.middle.zoom_home()
    settle(window)
    assert pane.shown is None
    assert pane.model.rowCount() == everything
    window.middle.zoom_in()
    assert pane.shown is not None
    assert window.middle.map.region is None


def test_the_wheel_zooms_at_the_day_under_the_pointer(window: MainWindow, settle: Callable) -> None:
    window.middle.show_tab(TIMELINE)
    settle(window)
    pane = window.middle.events
    pane.view.zoom_asked.emit(4.0, float(pane.view.width()))
    assert pane.shown is not None
    assert pane.shown.last == date(2026, 12, 31)


def test_an_earlier_day_shows_fewer_events_and_keeps_the_filter(window: MainWindow, settle: Callable) -> None:
    window.middle.show_tab(TIMELINE)
    settle(window)
    tick(window, "meeting")
    window.session.choice.set_as_of(date(2012, 1, 1))
    settle(window)
    pane = window.middle.events
    assert pane.categories.text() == "1 category"
    assert 0 < pane.model.rowCount() < 20


def test_the_timeline_is_saved_as_it_is_seen(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    window.middle.show_tab(TIMELINE)
    settle(window)
    tick(window, "objection")
    settle(window)
    saver.path = tmp_path / "timeline.svg"  # type: ignore[attr-defined]
    window.middle.ask_to_save()
    settle(window)
    assert saver.suggested[0].startswith("chart-events-2025-12-05")  # type: ignore[attr-defined]
    assert (tmp_path / "timeline.svg").read_bytes().startswith(b"<?xml")
