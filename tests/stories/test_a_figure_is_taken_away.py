"""A figure is shown in grey, copied, saved in a chosen size, and added to the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from db.records import Issue, StateCode
from desktop.dossier.picture import MapRegion, PictureKind, Sight
from desktop.dossier.status_class import StatusClass
from desktop.figures.sight import seen
from desktop.figures.style import LIGHT
from desktop.ui.figures.look import SavedSize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

UKR = StateCode("UKR")


@pytest.fixture
def picked(window: MainWindow, settle: Callable) -> MainWindow:
    window.session.choice.pick((UKR,))
    settle(window)
    return window


def test_all_figures_are_shown_as_one_chooses(
    picked: MainWindow, settle: Callable, colour_of: Callable
) -> None:
    party = LIGHT.status[StatusClass.PARTY].colour
    menu = picked.middle.maps.menu
    for sight in (Sight.GREY, Sight.DEUTERANOPIA, Sight.COLOUR):
        menu.sights[sight].trigger()
        settle(picked)
        assert colour_of(picked, "BRA") == seen(party, sight)
    menu.sights[Sight.GREY].trigger()
    picked.middle.charts.menu.tick()
    assert picked.middle.charts.menu.sights[Sight.GREY].isChecked()


def test_a_day_that_passes_by_is_shown_so_too(
    picked: MainWindow, settle: Callable, qtbot: QtBot, colour_of: Callable
) -> None:
    picked.middle.maps.menu.sights[Sight.GREY].trigger()
    settle(picked)
    qtbot.waitUntil(lambda: picked.middle.replaying.ready)
    picked.session.choice.set_as_of(picked.session.today)
    from datetime import date

    picked.session.choice.glance_at(date(1998, 1, 1))
    assert colour_of(picked, "BRA") == seen(LIGHT.status[StatusClass.SIGNATORY].colour, Sight.GREY)
    settle(picked)


def test_the_figure_is_copied_as_an_image_with_its_sources(
    picked: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    maps = picked.middle.maps
    maps.menu.sizes[SavedSize.SLIDE].trigger()
    maps.menu.scales[1].trigger()
    picked.menus.actions["copy-figure"].trigger()
    settle(picked)
    image = clipboard.image()
    assert (image.width(), image.height()) == (1280, 720)


@pytest.mark.parametrize(
    ("size", "scale"), [(SavedSize.SLIDE, 1), (SavedSize.SLIDE, 3), (SavedSize.COLUMN, 4)]
)
def test_a_png_is_as_large_as_one_chose(
    picked: MainWindow, settle: Callable, saver: object, tmp_path: Path, size: SavedSize, scale: int
) -> None:
    saver.path = tmp_path / "map.png"  # type: ignore[attr-defined]
    maps = picked.middle.maps
    maps.menu.sizes[size].trigger()
    maps.menu.scales[scale].trigger()
    maps.save.click()
    settle(picked)
    image = QImage(str(tmp_path / "map.png"))
    assert size.value is not None
    assert (image.width(), image.height()) == (size.value[0] * scale, size.value[1] * scale)


def test_a_part_of_the_map_is_taken_away_as_it_is_shown(
    picked: MainWindow, settle: Callable, saver: object, tmp_path: Path
) -> None:
    maps = picked.middle.maps
    maps.menu.sizes[SavedSize.SLIDE].trigger()
    written = []
    for name in ("whole", "part"):
        saver.path = tmp_path / f"{name}.png"  # type: ignore[attr-defined]
        maps.save.click()
        settle(picked)
        written.append(QImage(str(saver.path)))  # type: ignore[attr-defined]
        picked.middle.map.zoom(4.0)
        settle(picked)
    assert written[0] != written[1]


def test_a_figure_is_added_to_the_brief_and_taken_out_again(
    picked: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    maps = picked.middle.maps
    maps.kind.setCurrentIndex(maps.kind.findData(PictureKind.MAP_BALLOTS))
    maps.map_region.setCurrentIndex(maps.map_region.findData(MapRegion.EUROPE))
    settle(picked)
    maps.menu.aboutToShow.emit()
    assert maps.menu.add.text() == "Add to the brief"
    maps.menu.add.trigger()
    settle(picked)
    made = picked.session.made
    assert made is not None
    section = next(section for section in made.brief.brief.sections if section.key == "added")
    (block,) = section.blocks
    assert block.picture.kind is PictureKind.MAP_BALLOTS  # type: ignore[union-attr]
    assert block.picture.states == (UKR,)  # type: ignore[union-attr]
    assert "added" in made.brief.section_pages
    titles = [picked.brief.model.index(row, 0).data() for row in range(picked.brief.model.rowCount())]
    assert "Further figures" in titles
    maps.menu.aboutToShow.emit()
    assert maps.menu.add.text() == "Take out of the brief"
    maps.menu.add.trigger()
    settle(picked)
    made = picked.session.made
    assert made is not None
    assert all(section.key != "added" for section in made.brief.brief.sections)


def test_what_was_added_is_there_after_a_restart(
    open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window = open_window()
    window.session.choice.pick((UKR,))
    settle(window)
    maps = window.middle.maps
    maps.kind.setCurrentIndex(maps.kind.findData(f"{PictureKind.MAP_POSITIONS} {Issue.WITHDRAWALS}"))
    settle(window)
    maps.menu.add.trigger()
    settle(window)
    added = window.session.choice.figures
    window.close()
    again = open_window()
    settle(again)
    assert again.session.choice.figures == added
    assert added[0].issue is Issue.WITHDRAWALS


def test_the_menu_is_reached_by_keyboard(picked: MainWindow, qtbot: QtBot) -> None:
    more = picked.middle.maps.more
    assert more.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert more.accessibleName() or more.text()
