"""Somebody picks by plain words, keeps what they asked as a set, and takes it up again another day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from db.delegation import write_encounter
from db.internal import Encounter
from db.records import StateCode
from desktop.dossier.query import Kind, Term
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def sets_of(window: MainWindow) -> dict[str, str]:
    model = window.picker.sets.model
    return {model.index(row).data(): model.index(row).data(Role.REMARK) for row in range(model.rowCount())}


def row_of(window: MainWindow, title: str) -> int:
    return list(sets_of(window)).index(title)


def test_states_are_picked_by_plain_words_and_kept_as_a_set(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    picker, choice, sets = window.picker.states, window.session.choice, window.picker.sets
    window.activateWindow()
    picker.focus_filter()
    qtbot.waitUntil(picker.line.hasFocus)
    qtbot.keyClicks(picker.line, "EU ")
    qtbot.keyClicks(picker.line, "obj")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.filter_chips.texts == ("EU", "Objected to the suspension")
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert choice.states == ("AUT", "BEL", "FRA", "IRL")

    window.menus.actions["keep-filter"].trigger()
    qtbot.waitUntil(sets.line.hasFocus)
    qtbot.keyClicks(sets.line, "not party")
    qtbot.keyClick(sets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ready-made" in sets.problem.text())
    sets.line.clear()
    qtbot.keyClicks(sets.line, "Our friends")
    qtbot.keyClick(sets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sets_of(window).get("Our friends") == "4")
    assert sets.line.isHidden()

    picker.filtering.clear()
    choice.set_as_of(date(2025, 7, 1))
    settle(window)
    assert sets_of(window)["Our friends"] == "0"  # a rule answers as of the day: nobody had objected yet
    choice.set_as_of(date(2025, 12, 5))
    settle(window)
    assert sets_of(window)["Our friends"] == "4"

    place = sets.model.index(row_of(window, "Our friends"))
    sets.list.setCurrentIndex(place)
    qtbot.keyClick(sets.list, Qt.Key.Key_Return)
    assert picker.filter_chips.texts == ("Our friends",)
    qtbot.keyClick(sets.list, Qt.Key.Key_F2)
    sets.line.setText("Allies")
    qtbot.keyClick(sets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Allies" in sets_of(window))
    assert picker.filter_chips.texts == ("Allies",)

    sets.list.setCurrentIndex(sets.model.index(row_of(window, "Allies")))
    qtbot.keyClick(sets.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Allies" not in sets_of(window))
    assert picker.filter_chips.texts == ()
    assert picker.shown.rowCount() == 197
    assert "Allies" in window.menus.actions["undo"].text()
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: sets_of(window).get("Allies") == "4")


def test_picked_states_are_kept_as_a_list(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    settle(window)
    sets, choice = window.picker.sets, window.session.choice
    assert not sets.from_picks.isEnabled()
    choice.pick((StateCode("UKR"), StateCode("MDA")))
    sets.from_picks.click()
    qtbot.keyClicks(sets.line, "Neighbours")
    qtbot.keyClick(sets.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sets_of(window).get("Neighbours") == "2")
    choice.pick(())
    menu = sets.menu_of(sets.model.index(row_of(window, "Neighbours")))
    assert [action.text().partition("\t")[0] for action in menu.actions() if action.text()] == [
        "Filter by it", "Pick all of it", "Rename…", "Remove",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert set(choice.states) == {"UKR", "MDA"}


def test_who_is_spoken_with_is_no_longer_among_those_not_yet_met(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    from db.dates import PartialDate

    settle(window)
    assert sets_of(window)["Not yet met"] == "197"
    talk = Encounter("", StateCode("POL"), PartialDate("2025-12-02"), "They listen.", occasion="22MSP")
    window.session.store.change(lambda workspace: write_encounter(workspace, talk))
    qtbot.waitUntil(lambda: sets_of(window)["Not yet met"] == "196")
    window.picker.states.toggle(Term(Kind.SET, "not-met"))
    assert "POL" not in window.picker.states.shown.codes


def test_the_map_picks_with_ctrl_too(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    settle(window)
    from desktop.figures.world import world_map

    view = window.middle.map
    assert view.frame is not None
    for code in ("UKR", "AGO"):
        point = view.frame.to_widget(*world_map().points[StateCode(code)]).toPoint()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point)
    assert window.session.choice.states == ("UKR", "AGO")


def test_a_frame_drawn_with_shift_picks_what_lies_in_it(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    from desktop.figures.world import world_map

    view, shift = window.middle.map, Qt.KeyboardModifier.ShiftModifier
    assert view.frame is not None
    points = {
        code: view.frame.to_widget(*world_map().points[StateCode(code)]) for code in ("AUS", "NZL", "ZAF")
    }
    begin = (points["AUS"] - QPointF(30, 30)).toPoint()
    end = (points["NZL"] + QPointF(12, 12)).toPoint()
    region = view.region
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, shift, begin)
    for place in (begin + QPoint(20, 10), end):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            view.mapToGlobal(QPointF(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            shift,
        )
        QApplication.sendEvent(view, move)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, shift, end)
    assert {"AUS", "NZL"} <= set(window.session.choice.states)
    assert "ZAF" not in window.session.choice.states
    assert view.region == region  # the map itself was not moved
    picked = window.session.choice.states
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, shift, points["ZAF"].toPoint())
    assert window.session.choice.states == (*picked, "ZAF")


def test_filters_are_forgotten_when_the_file_is_left(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    window.picker.states.toggle(Term(Kind.GROUP, "EU"))
    window.session.leave()
    assert window.picker.states.filter_chips.texts == ()
    assert window.picker.sets.model.rowCount() == 0
