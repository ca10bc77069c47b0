"""The slider replays the treaty: the map follows at once, and everything else once the day rests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.dossier.picture import PictureKind
from desktop.dossier.status_class import StatusClass
from desktop.figures.style import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

MEETING = date(2025, 12, 5)


def fill(each: StatusClass) -> str:
    return LIGHT.status[each].colour


@pytest.fixture
def played(window: MainWindow, settle: Callable, qtbot: QtBot) -> MainWindow:
    """A window whose map is ready to follow."""
    settle(window)
    qtbot.waitUntil(lambda: window.middle.replaying.ready)
    return window


def test_the_map_follows_a_day_that_passes_by_at_once(
    played: MainWindow, settle: Callable, colour_of: Callable
) -> None:
    choice, view = played.session.choice, played.middle.map
    for day, class_of_brazil in (
        (date(1998, 1, 1), StatusClass.SIGNATORY),
        (date(2005, 1, 1), StatusClass.PARTY),
    ):
        choice.glance_at(day)
        assert view.day_shown == day
        assert colour_of(played, "BRA") == fill(class_of_brazil)
    assert played.session.dossier is not None
    assert played.session.dossier.as_of == MEETING
    settle(played)
    assert view.day_shown is None
    assert played.session.dossier.as_of == date(2005, 1, 1)
    assert colour_of(played, "BRA") == fill(StatusClass.PARTY)


def test_going_back_to_the_day_that_is_drawn_shows_the_drawing(played: MainWindow, settle: Callable) -> None:
    played.session.choice.glance_at(date(2010, 1, 1))
    played.session.choice.glance_at(MEETING)
    assert played.middle.map.day_shown is None
    settle(played)
    assert played.middle.map.day_shown is None
    assert played.middle.maps.words.text()


def test_another_map_follows_once_the_day_is_chosen(played: MainWindow, settle: Callable) -> None:
    pane = played.middle.maps
    pane.kind.setCurrentIndex(pane.kind.findData(PictureKind.MAP_CASUALTIES))
    settle(played)
    played.session.choice.glance_at(date(2015, 1, 1))
    assert played.middle.map.day_shown is None
    settle(played)
    assert played.session.dossier is not None
    assert played.session.dossier.as_of == date(2015, 1, 1)


def test_the_map_of_the_other_convention_has_its_own_days(
    played: MainWindow, settle: Callable, qtbot: QtBot, colour_of: Callable
) -> None:
    pane = played.middle.maps
    pane.kind.setCurrentIndex(pane.kind.findData(PictureKind.MAP_CCM))
    settle(played)
    qtbot.waitUntil(lambda: played.middle.replaying.ready)
    played.session.choice.glance_at(date(2012, 6, 1))
    assert colour_of(played, "BRA") == fill(StatusClass.NONE)
    told = played.middle.timeline.told.text()
    settle(played)
    assert played.session.dossier is not None
    assert told.startswith(f"{played.session.dossier.world.ccm.in_force} States Parties")


def test_a_closer_region_is_coloured_too(
    played: MainWindow, settle: Callable, qtbot: QtBot, colour_of: Callable
) -> None:
    played.middle.map.zoom(3.0)
    settle(played)
    qtbot.waitUntil(lambda: played.middle.replaying.ready)
    played.session.choice.glance_at(date(1998, 1, 1))
    assert colour_of(played, "COD") == fill(StatusClass.NONE)
    played.session.choice.glance_at(date(2003, 1, 1))
    assert colour_of(played, "COD") == fill(StatusClass.PARTY)
    settle(played)


def test_the_whole_is_played_by_keyboard(played: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    timeline = played.middle.timeline
    timeline.play.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(timeline.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: played.middle.map.day_shown is not None, timeout=10_000)
    qtbot.keyClick(timeline.play, Qt.Key.Key_Space)
    assert not timeline.playing
    settle(played)
    assert played.session.dossier is not None
    assert played.session.dossier.as_of == played.session.choice.glanced
