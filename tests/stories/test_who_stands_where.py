"""She sees who stands where, goes from a cell to what it rests on, and from there to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from db.records import Form, Issue, Position, Stance, StateCode
from desktop.dossier.positions import Order
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow
    from desktop.ui.positions.view import PositionsView

UKR, BEL, MNG = StateCode("UKR"), StateCode("BEL"), StateCode("MNG")


@pytest.fixture
def tab(window: MainWindow, settle: Callable) -> PositionsView:
    """The tab, with three states and two issues picked."""
    window.session.choice.pick((UKR, BEL, MNG))
    window.session.choice.choose_issues((Issue.SUSPENSION, Issue.WITHDRAWALS))
    window.menus.actions["positions"].trigger()
    settle(window)
    return window.middle.positions


def listed(tab: PositionsView) -> list[Position]:
    return list(tab.model.positions)


def cell(tab: PositionsView, state: StateCode, issue: Issue) -> str:
    return tab.matrix.stands.place_of(state, issue).data()


def test_a_row_a_state_a_column_an_issue_and_of_whom_nothing_is_known_a_dash(tab: PositionsView) -> None:
    stands = tab.matrix.stands
    heads = [stands.headerData(row, Qt.Orientation.Vertical) for row in range(stands.rowCount())]
    assert heads == ["Ukraine", "Belgium", "Mongolia"]
    assert cell(tab, UKR, Issue.SUSPENSION) == "claims"
    assert cell(tab, BEL, Issue.SUSPENSION) == "objects"
    assert cell(tab, MNG, Issue.SUSPENSION) == "–"
    dash = stands.place_of(MNG, Issue.SUSPENSION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert dash == "Mongolia, Suspension: no record known to us"
    assert "Of 1 of the 3 picked states no record is known to us: Mongolia." in tab.count.text()


def test_all_that_the_picked_states_said_is_listed_with_its_source(
    tab: PositionsView, window: MainWindow
) -> None:
    facts, day = window.session.facts, window.session.choice.as_of
    assert facts is not None
    known = {
        each.provenance.fact
        for each in facts.all(Position)
        if each.actor in (UKR, BEL)
        and each.issue in (Issue.SUSPENSION, Issue.WITHDRAWALS)
        and each.date.earliest <= day
    }
    assert {each.provenance.fact for each in listed(tab)} == known
    source = tab.model.index(0, 9).data()
    assert facts.sources[listed(tab)[0].sources[0]].title in source


def test_a_cell_leads_to_what_it_rests_on_and_that_to_the_fact(
    tab: PositionsView, window: MainWindow, qtbot: QtBot, settle: Callable
) -> None:
    tab.matrix.setCurrentIndex(tab.matrix.stands.place_of(BEL, Issue.SUSPENSION))
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Return)
    assert {(each.actor, each.issue) for each in listed(tab)} == {(BEL, Issue.SUSPENSION)}
    assert "objects" in tab.details.toPlainText()
    fact = tab.table.currentIndex().data(Role.KEY)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.key == "facts"
    assert window.desk.facts.table.currentIndex().data(Role.KEY) == fact


def test_a_dash_leads_to_words_that_claim_nothing(tab: PositionsView, qtbot: QtBot) -> None:
    tab.matrix.setCurrentIndex(tab.matrix.stands.place_of(MNG, Issue.SUSPENSION))
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Return)
    assert listed(tab) == []
    assert tab.hint.isVisible()
    assert "no record known to us" in tab.hint.text()
    assert "no proof of silence" in tab.hint.text()
    qtbot.mouseClick(tab.filters.all, Qt.MouseButton.LeftButton)
    assert listed(tab)


def test_words_and_ticks_narrow_the_list_together(tab: PositionsView, qtbot: QtBot) -> None:
    whole = listed(tab)
    tab.filters.stances.tick({Stance.OBJECTS})
    objecting = listed(tab)
    assert objecting == [each for each in whole if each.stance is Stance.OBJECTS]
    qtbot.keyClicks(tab.filters.line, "plenary 2 dec")
    qtbot.waitUntil(lambda: len(listed(tab)) < len(objecting))
    assert {each.form for each in listed(tab)} == {Form.PLENARY_STATEMENT}
    tab.filters.clear()
    assert listed(tab) == whole


def test_a_head_orders_the_list_and_turns_it(tab: PositionsView) -> None:
    tab.model.sort(0)
    days = [each.date.latest for each in listed(tab)]
    assert tab.filters.wanted_order is Order.DAY
    assert days == sorted(days, reverse=True)
    tab.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [each.date.latest for each in listed(tab)] == sorted(days)


def test_a_position_is_copied_with_its_reference(
    tab: PositionsView, window: MainWindow, qtbot: QtBot
) -> None:
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    tab.copy.trigger()
    position, facts = listed(tab)[0], window.session.facts
    assert facts is not None
    copied = QGuiApplication.clipboard().text()
    assert position.summary in copied
    assert facts.sources[position.sources[0]].title in copied


def test_with_no_state_picked_it_is_about_all_and_nothing_of_a_file_stays(
    tab: PositionsView, window: MainWindow, settle: Callable
) -> None:
    window.menus.actions["clear"].trigger()
    settle(window)
    assert {each.actor for each in listed(tab)} > {UKR, BEL}
    tab.forget()
    assert (listed(tab), tab.matrix.stands.rowCount(), tab.count.text()) == ([], 0, "")


def test_a_state_is_picked_from_a_row_and_unpicked(
    tab: PositionsView, window: MainWindow, settle: Callable
) -> None:
    choice = window.session.choice
    window.menus.actions["clear"].trigger()
    settle(window)
    row = next(row for row, each in enumerate(listed(tab)) if each.actor == BEL)
    tab.table.setCurrentIndex(tab.model.index(row, 0))
    assert tab.pick.text() == "Pick it"
    tab.pick.trigger()
    settle(window)
    assert choice.states == (BEL,)
    assert tab.pick.text() == "Unpick it"
    tab.pick.trigger()
    assert choice.states == ()


def test_it_is_made_anew_only_while_it_is_looked_at(
    tab: PositionsView, window: MainWindow, settle: Callable
) -> None:
    window.menus.actions["map"].trigger()
    window.session.choice.pick((BEL,))
    settle(window)
    assert UKR in {each.actor for each in listed(tab)}
    window.menus.actions["positions"].trigger()
    assert {each.actor for each in listed(tab)} == {BEL}
