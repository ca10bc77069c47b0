"""The pages of the brief in the window: sized, read, followed, and never in one's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from db.records import StateCode
from desktop.dossier.picture import Sight
from desktop.ui.brief.zoom import Fit, Spread
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.brief.preview import Preview
    from desktop.ui.main_window import MainWindow

UKR = StateCode("UKR")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def picked(window: MainWindow, settle: Callable) -> MainWindow:
    """The window with Ukraine picked, large enough for the preview to scroll by less than a page."""
    window.resize(1400, 900)
    window.session.choice.pick((UKR,))
    settle(window)
    return window


@pytest.fixture
def preview(picked: MainWindow) -> Preview:
    return picked.brief.preview


def focus_pages(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    area = window.brief.preview.area
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)


def drawn_width(preview: Preview) -> int:
    return preview._sheets.pages.images[0].width()


def row_of(window: MainWindow, key: str) -> int:
    return [row.key for row in window.brief.model.rows].index(key)


def test_pages_grow_and_shrink_by_key_and_are_drawn_as_large(
    qtbot: QtBot, picked: MainWindow, preview: Preview, settle: Callable
) -> None:
    focus_pages(qtbot, picked)
    fitted = drawn_width(preview)
    assert fitted == preview.page_width
    map_was = picked.middle.map.frame
    for _ in range(3):
        qtbot.keyClick(preview.area, Qt.Key.Key_Plus, CTRL)
    settle(picked)
    qtbot.waitUntil(lambda: drawn_width(preview) == preview.page_width > fitted)
    assert preview.area.horizontalScrollBar().maximum() > 0
    assert picked.middle.map.frame == map_was, "the keys are the pages' alone while they have the keyboard"
    qtbot.keyClick(preview.area, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: drawn_width(preview) == fitted)
    assert preview.zoom.fit is Fit.WIDTH


def test_the_wheel_with_ctrl_keeps_what_is_under_the_pointer(qtbot: QtBot, preview: Preview) -> None:
    sheets, view = preview._sheets, preview.area.viewport()
    at = QPoint(view.width() // 2, view.height() // 2)
    before = sheets.spot_at(QPointF(sheets.mapFrom(view, at)))
    for _ in range(4):
        wheel = QWheelEvent(
            QPointF(at), QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, wheel)
    after = sheets.spot_at(QPointF(sheets.mapFrom(view, at)))
    assert before is not None
    assert after is not None
    assert preview.zoom.fit is Fit.FREE
    assert (after.page, round(after.across, 2), round(after.down, 2)) == (
        before.page,
        round(before.across, 2),
        round(before.down, 2),
    )


def test_a_whole_page_fits_and_two_stand_beside_each_other(
    picked: MainWindow, preview: Preview, settle: Callable
) -> None:
    picked.menus.actions["pages-fit-page"].trigger()
    assert preview._sheets.place(0).height() <= preview.area.viewport().height()
    assert picked.menus.actions["pages-fit-page"].isChecked()
    picked.menus.actions["pages-two"].trigger()
    settle(picked)
    first, second = preview._sheets.place(0), preview._sheets.place(1)
    assert first.top() == second.top()
    assert second.left() > first.right()
    picked.menus.actions["pages-room"].trigger()
    assert preview.zoom.spread is Spread.ROOM
    assert preview._sheets.place(1).top() > first.bottom(), "a narrow column shows one"


def test_the_size_of_the_pages_is_there_again(
    picked: MainWindow, open_window: Callable, qtbot: QtBot
) -> None:
    picked.menus.actions["pages-fit-page"].trigger()
    picked.close()
    again = open_window()
    qtbot.waitUntil(lambda: hasattr(again, "brief"))
    assert again.brief.preview.zoom.fit is Fit.PAGE


def test_only_pages_that_look_otherwise_are_drawn_anew(
    picked: MainWindow, preview: Preview, settle: Callable
) -> None:
    session = picked.session
    count = session.press.count
    assert count == 2
    session.choice.set_organisation("Mines Action")
    settle(picked)
    assert session.press.count == count + 2, "it stands in the head of each page"
    session.choice.set_organisation("")
    settle(picked)
    assert session.press.count == count + 2, "these are there still"


def test_who_reads_on_stays_in_the_section_while_the_brief_is_made_anew(
    picked: MainWindow, preview: Preview, settle: Callable
) -> None:
    assert preview.go_to_section("arguments")
    bar, sheets = preview.area.verticalScrollBar(), preview._sheets
    region = sheets.beginning("arguments")
    assert region is not None
    bar.setValue(round(sheets.box_of(region.page, region.box).top()) + 40)
    above = bar.value() - sheets.box_of(region.page, region.box).top()
    picked.session.choice.set_without({"why", "quotes"})
    settle(picked)
    moved = sheets.beginning("arguments")
    assert moved is not None
    assert moved.box != region.box
    assert abs(bar.value() - sheets.box_of(moved.page, moved.box).top() - above) < 2


def test_the_outline_leads_to_the_very_place_and_a_click_on_the_page_back(
    qtbot: QtBot, picked: MainWindow, preview: Preview
) -> None:
    outline, sheets, bar = picked.brief.outline, preview._sheets, preview.area.verticalScrollBar()
    outline.setFocus()
    outline.setCurrentIndex(picked.brief.model.index(row_of(picked, "spoken")))
    region = sheets.beginning("spoken")
    assert region is not None
    top = sheets.box_of(region.page, region.box).top()
    assert bar.value() < top < bar.value() + preview.area.viewport().height() / 2

    first = sheets.beginning("asks")
    assert first is not None
    place = sheets.box_of(first.page, first.box)
    value = bar.value()
    qtbot.mouseClick(
        sheets, Qt.MouseButton.LeftButton, pos=QPoint(round(place.left()) + 5, round(place.center().y()))
    )
    assert outline.currentIndex().data(Role.KEY) == "asks"
    assert bar.value() == value, "the pages stay where they are"


def test_the_narrower_of_two_columns_is_the_one_that_is_pointed_at(preview: Preview) -> None:
    sheets = preview._sheets
    figures = sheets.beginning("figures")
    assert figures is not None
    box = sheets.box_of(figures.page, figures.box)
    assert sheets.section_at(box.center()) == "figures"
    assert sheets.section_at(QPointF(sheets.place(0).left() + 40, box.center().y())) != "figures"


def test_pages_are_seen_in_grey(picked: MainWindow, preview: Preview, settle: Callable) -> None:
    def colours() -> set[bool]:
        image = preview._sheets.pages.images[0]
        found = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, 300, 3))
        return {colour.red() == colour.green() == colour.blue() for colour in found}

    assert False in colours()
    picked.menus.actions[f"pages-{Sight.GREY}"].trigger()
    settle(picked)
    assert colours() == {True}
    assert picked.menus.actions[f"pages-{Sight.GREY}"].isChecked()
    picked.menus.actions[f"pages-{Sight.COLOUR}"].trigger()
    settle(picked)
    assert False in colours()


def test_a_screen_reader_is_given_the_words_of_the_page_in_view(
    qtbot: QtBot, picked: MainWindow, preview: Preview
) -> None:
    told = preview.area.accessibleDescription()
    assert told.startswith("Ukraine. Page 1 of 2. ")
    assert "What we ask" in told
    focus_pages(qtbot, picked)
    qtbot.keyClick(preview.area, Qt.Key.Key_PageDown)
    assert preview.page == 1
    assert "Page 2 of 2." in preview.area.accessibleDescription()
    assert "Sources" in preview.area.accessibleDescription()


def test_the_words_of_the_pages_can_be_read_and_copied_alone(
    qtbot: QtBot, picked: MainWindow, preview: Preview
) -> None:
    picked.menus.actions["pages-text"].trigger()
    assert preview.twin.isVisible()
    assert "Page 2 of 2" in preview.twin.toPlainText()
    preview.twin.selectAll()
    qtbot.keyClick(preview.twin, Qt.Key.Key_C, CTRL)
    assert "What we ask" in QGuiApplication.clipboard().text()
    picked.menus.actions["pages-text"].trigger()
    assert preview.area.isVisible()
    picked.menus.actions["copy-page"].trigger()
    assert QGuiApplication.clipboard().text() == preview.text
    assert "Copied" in picked.status.text


def test_typing_overtakes_pages_that_are_outdated(
    qtbot: QtBot, picked: MainWindow, preview: Preview, settle: Callable
) -> None:
    shown: list[str] = []
    picked.session.brief_made.connect(lambda made: shown.append(made.brief.brief.organisation))
    qtbot.keyClicks(picked.brief.organisation, "Mines Action Canada and friends")
    settle(picked)
    assert shown[-1] == "Mines Action Canada and friends"
    assert "Mines Action Canada and friends" in preview.text.replace("\n", " ")
    assert len(shown) < len("Mines Action Canada and friends"), "not every letter makes pages"
