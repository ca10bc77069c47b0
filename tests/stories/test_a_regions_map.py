"""The map of a region: chosen beside the figure, read, clicked and zoomed like the world's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt

from db.records import StateCode
from desktop.dossier.picture import MapRegion
from desktop.dossier.region import STATES
from desktop.ui.figures.map_view import ZOOM_STEP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

SHOWN = {
    MapRegion.EUROPE: "UKR",
    MapRegion.AFRICA: "AGO",
    MapRegion.ASIA_PACIFIC: "KHM",
    MapRegion.AMERICAS: "COL",
    MapRegion.MIDDLE_EAST_NORTH_AFRICA: "IRQ",
}


def choose(window: MainWindow, settle: Callable, region: MapRegion) -> None:
    menu = window.middle.maps.map_region
    menu.setCurrentIndex(menu.findData(region))
    settle(window)


def place_of(window: MainWindow, region: MapRegion, state: str) -> QPointF:
    from desktop.figures.world import world_map

    frame = window.middle.map.frame
    assert frame is not None
    return frame.to_widget(*world_map(region).points[StateCode(state)])


@pytest.mark.parametrize(("region", "state"), SHOWN.items())
def test_a_state_of_a_region_is_told_and_picked_where_it_is_drawn(
    window: MainWindow, settle: Callable, qtbot: QtBot, region: MapRegion, state: str
) -> None:
    settle(window)
    choose(window, settle, region)
    view = window.middle.map
    assert window.middle.maps.model.rowCount() == len(STATES[region])
    assert view.state_under(place_of(window, region, state)) == state
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(window, region, state).toPoint())
    settle(window)
    assert window.session.choice.states == (state,)
    view.zoom(ZOOM_STEP**3, place_of(window, region, state))
    settle(window)
    assert view.state_under(place_of(window, region, state)) == state
    choose(window, settle, MapRegion.WORLD)
    assert view.region is None
    assert view.state_under(place_of(window, MapRegion.WORLD, state)) == state


def test_every_figure_is_drawn_for_every_region(window: MainWindow, settle: Callable) -> None:
    pane = window.middle.maps
    for region in MapRegion:
        choose(window, settle, region)
        for kind in range(pane.kind.count()):
            pane.kind.setCurrentIndex(kind)
            settle(window)
            assert pane.view.raster is not None, (region, pane.kind.currentText())
            none = (
                "No objection of a state of the region is known.",
                "no act or statement is in the sources read.",
            )
            assert pane.model.rowCount() > 0 or any(told in pane.words.text() for told in none)


def test_the_menu_of_regions_is_named_and_reached_by_the_keyboard(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    menu = window.middle.maps.map_region
    assert menu.accessibleName() == "Region of the map"
    assert menu.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not window.middle.charts.map_region.isVisibleTo(window.middle.charts)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    settle(window)
    assert window.middle.map.accessibleDescription().startswith("Map of Europe")


def test_the_picked_states_are_shown_as_large_as_they_can_be(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    view = window.middle.map
    window.session.choice.pick(tuple(map(StateCode, ("EST", "LVA", "LTU"))))
    settle(window)
    qtbot.keyClick(view, Qt.Key.Key_F)
    settle(window)
    assert view.region is not None
    assert view.frame is not None
    for state in ("EST", "LVA", "LTU"):
        assert view.frame.place.contains(place_of(window, MapRegion.WORLD, state))
    choose(window, settle, MapRegion.AFRICA)
    window.middle.fit_picked()  # none of them is on this map
    assert view.region is None


def test_an_antillean_state_is_picked_in_the_inset(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    from desktop.figures.style import DARK, LIGHT
    from desktop.figures.world import world_map

    view = window.middle.map
    assert view.frame is not None
    for state in ("ATG", "KNA", "VCT", "LCA"):
        (again,) = world_map().again[StateCode(state)]
        assert view.state_under(view.frame.to_widget(*again)) == state
    (again,) = world_map().again[StateCode("GRD")]
    with qtbot.waitSignal(view.outgrown):
        view.zoom(ZOOM_STEP**4, view.frame.to_widget(*again))
    settle(window)
    assert view.frame is not None
    here = view.frame.to_widget(*again)
    assert view.state_under(here) == ""  # from close by it is the ocean
    assert view.raster is not None
    image = view.raster.image
    colour = image.pixelColor((here * image.devicePixelRatio()).toPoint()).name()
    assert colour in {LIGHT.ocean, DARK.ocean}


def test_a_regions_map_is_saved_under_its_name(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    choose(window, settle, MapRegion.AFRICA)
    saver.path = tmp_path / "map.svg"  # type: ignore[attr-defined]
    window.middle.ask_to_save()
    settle(window)
    assert saver.suggested == ["map-status-africa-2025-12-05.pdf"]  # type: ignore[attr-defined]
    assert "of the 54 states of Africa" in saver.path.read_text("utf-8")  # type: ignore[attr-defined]
