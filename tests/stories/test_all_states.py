"""Everything at once: 197 states, all issues, every figure, search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.records import Issue, StateCode
from desktop.ui.bar.finds import FindKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def test_197_states_and_all_issues_at_once(window: MainWindow, settle: Callable) -> None:
    choice = window.session.choice
    choice.choose_issues(Issue)
    window.picker.states.pick_shown.click()
    assert len(choice.states) == 197
    settle(window)
    assert window.middle.picked.model.rowCount() == 197
    assert window.brief.preview.count >= 2
    choice.pick(())
    settle(window)
    assert window.brief.preview.count == 0


def test_every_figure_is_drawn_and_has_its_table(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((StateCode("UKR"), StateCode("KHM")))
    for tab, pane in enumerate((window.middle.maps, window.middle.charts, window.middle.events)):
        window.middle.show_tab(tab)
        for kind in range(pane.kind.count()):
            pane.kind.setCurrentIndex(kind)
            settle(window)
            assert pane.view.raster is not None, pane.kind.currentText()
            assert pane.model.rowCount() > 0
            assert pane.view.accessibleDescription()


def test_a_figure_is_saved_in_each_form(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    settle(window)
    for suffix, begin in ((".pdf", b"%PDF"), (".svg", b"<?xml"), (".png", b"\x89PNG")):
        saver.path = tmp_path / f"map{suffix}"  # type: ignore[attr-defined]
        window.middle.ask_to_save()
        settle(window)
        assert (tmp_path / f"map{suffix}").read_bytes().startswith(begin)
    assert saver.suggested == ["map-status-2025-12-05.pdf"] * 3  # type: ignore[attr-defined]


def test_a_click_on_the_map_picks(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    settle(window)
    from desktop.figures.world import world_map

    view = window.middle.map
    assert view.frame is not None
    point = view.frame.to_widget(*world_map().points[StateCode("UKR")]).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert window.session.choice.states == ("UKR",)
    assert "claims suspension" in window.middle.pointed.tell("UKR")
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert window.session.choice.states == ()


def test_search_finds_a_state_and_picks_it(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    settle(window)
    box = window.bar.search
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "niue")
    assert [box.model.index(row).data() for row in (0, 1)] == ["States", "Niue"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.session.choice.states == ("NIU",)
    assert box.text() == ""


def test_search_shows_a_fact_with_its_source(window: MainWindow, settle: Callable, qtbot: QtBot) -> None:
    settle(window)
    box = window.bar.search
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "does not allow the suspension")
    finds = box.model.finds
    place = next(row for row, find in enumerate(finds) if find.kind is FindKind.POSITION)
    for _ in range(place):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.workspaces.key == "facts"
    settle(window)
    told = window.desk.facts.told
    assert told is not None
    assert told.record.provenance.fact == finds[place].key


def test_the_facts_tab_lists_what_the_brief_may_use(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    window.middle.show_tab(3)
    settle(window)
    facts = window.middle.facts
    everything = facts.shown.rowCount()
    assert everything > 10
    facts.line.setText("ukraine 2024")
    assert 0 < facts.shown.rowCount() < everything
    facts.table.setCurrentIndex(facts.shown.index(0, 0))
    assert not facts.details.isHidden()
    assert facts.details.toPlainText()
