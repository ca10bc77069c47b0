from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent

from desktop.ui.figures.map_view import CLOSEST, FITTED_CLOSEST, MapView
from desktop.ui.widgets.raster import MapFrame, Raster, Region

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOME = Region(-100, -50, 100, 50)
PLACE = QRectF(20, 10, 400, 200)


def west_or_east(x: float, y: float, units_per_pixel: float) -> str:
    """Two states side by side; the sea begins at the edge of the map."""
    if abs(y) > 40:
        return ""
    return "WST" if x < 0 else "EST"


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView("Map", "Drawing…", west_or_east, lambda state: f"<b>{state}</b>")
    qtbot.addWidget(made)
    made.resize(440, 240)
    image = QImage(440, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    made.show_raster(Raster(image, MapFrame(PLACE, HOME)))
    return made


regions = st.builds(
    lambda left, bottom, width, height: Region(left, bottom, left + width, bottom + height),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.floats(1, 400),
    st.floats(1, 400),
)


@given(regions)
def test_no_region_shows_what_lies_beyond_the_map(region: Region) -> None:
    shown = region.within(HOME)
    assert shown.left >= HOME.left - 1e-6
    assert shown.right <= HOME.right + 1e-6
    assert shown.bottom >= HOME.bottom - 1e-6
    assert shown.top <= HOME.top + 1e-6


@given(st.floats(1.01, 8), st.floats(-100, 100), st.floats(-50, 50))
def test_the_point_zoomed_at_stays_where_it_is(factor: float, x: float, y: float) -> None:
    frame = MapFrame(PLACE, HOME)
    closer = MapFrame(PLACE, HOME.zoomed(factor, x, y))
    assert (closer.to_widget(x, y) - frame.to_widget(x, y)).manhattanLength() < 1e-6


def test_points_go_to_the_map_and_back() -> None:
    frame = MapFrame(PLACE, HOME)
    assert frame.to_map(QPointF(220, 110)) == (0, 0)
    assert frame.to_map(frame.place.topLeft()) == (-100, 50)


def test_a_click_on_a_state_says_which(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.state_clicked) as clicked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 110))
    assert clicked.args == ["WST"]


def test_a_click_on_the_sea_or_beside_the_map_says_nothing(view: MapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.state_clicked):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(220, 12))
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))


def test_a_drag_moves_the_map_and_picks_nothing(view: MapView, qtbot: QtBot) -> None:
    view.zoom(4)
    before = view.region
    with qtbot.assertNotEmitted(view.state_clicked):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        qtbot.mouseMove(view, QPoint(260, 100))
        view.mouseMoveEvent(_drag(QPointF(260, 100)))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(260, 100))
    assert before is not None
    assert view.region is not None
    assert view.region.left < before.left


def test_keys_zoom_move_and_reset(view: MapView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    closer = view.region
    assert closer is not None
    assert closer.width < HOME.width
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.region is not None
    assert view.region.left > closer.left
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.region is None


def test_zooming_ends_somewhere_and_out_ends_at_the_whole_map(view: MapView) -> None:
    for _ in range(60):
        view.zoom(1.5)
    assert view.region is not None
    assert HOME.width / view.region.width <= CLOSEST
    for _ in range(60):
        view.zoom(1 / 1.5)
    assert view.region is None


def test_after_a_zoom_the_same_point_is_another_place(view: MapView) -> None:
    assert view.state_under(QPointF(200, 110)) == "WST"
    view.zoom(4, QPointF(420, 110))
    assert view.state_under(QPointF(200, 110)) == "EST"


def test_it_fits_what_is_picked_with_a_margin_in_the_shape_of_the_map(view: MapView) -> None:
    view.fit(Region(20, 0, 40, 10))
    assert view.region is not None
    assert view.region.left < 20
    assert view.region.right > 40
    assert view.region.width / view.region.height == pytest.approx(HOME.width / HOME.height)
    view.fit(Region(95, 45, 95, 45))  # a dot in a corner
    assert view.region.width == pytest.approx(HOME.width / FITTED_CLOSEST)
    assert (view.region.right, view.region.top) == (100, 50)
    view.fit(HOME)
    assert view.region is None


def test_a_key_asks_for_what_is_picked(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.fit_asked):
        qtbot.keyClick(view, Qt.Key.Key_F)


def test_until_another_map_is_shown_there_is_no_moving_about(view: MapView) -> None:
    view.zoom(4)
    shown = view.raster
    assert shown is not None
    view.change_map()
    assert view.region is None
    view.zoom(4)
    view.move_by(0.5, 0)
    view.fit(Region(0, 0, 1, 1))
    assert view.region is None
    view.show_raster(shown)
    view.zoom(4)
    assert view.region is not None


def test_a_sharp_drawing_is_asked_for_after_a_zoom(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.outgrown):
        view.zoom(2)


def test_it_paints_zoomed_and_waiting(view: MapView, qtbot: QtBot) -> None:
    view.zoom(2)
    assert not view.grab().isNull()
    view.show_words("No figure in the sources read.")
    assert not view.grab().isNull()
    assert view.state_under(QPointF(200, 110)) == ""


def _drag(point: QPointF) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        QEvent.Type.MouseMove, point, point, Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier
    )
