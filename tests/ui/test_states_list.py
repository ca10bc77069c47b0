from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.facts import Facts
from db.records import StateCode
from desktop.dossier.status_class import StatusClass
from desktop.ui.acts import rows_on
from desktop.ui.choice import Choice
from desktop.ui.models.filter import Facet, FilteredStates, StateFilter
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel
from desktop.ui.picker.states import StatePicker
from desktop.ui.widgets.chips import Chip
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NB = "\N{NO-BREAK SPACE}"
Rows = tuple[StateRow, ...]


@pytest.fixture
def picker(qtbot: QtBot, rows: Rows, words: Wording) -> StatePicker:
    made = StatePicker(Choice(date(2025, 12, 5)), words)
    qtbot.addWidget(made)
    made.show_rows(rows)
    made.show_sets({"objected": "Objected"}, {"objected": frozenset({StateCode("AUT"), StateCode("BEL")})})
    return made


@pytest.fixture
def shown(rows: Rows, words: Wording, qapp: object) -> FilteredStates:
    model = StatesModel(words)
    proxy = FilteredStates(model)
    model.setParent(proxy)
    model.show_states(rows)
    return proxy


def names(proxy: FilteredStates, limit: int = 12) -> list[str]:
    return [proxy.index(n, 0).data() for n in range(min(proxy.rowCount(), limit))]


def test_all_197_states_are_listed_by_name(rows: Rows) -> None:
    assert len(rows) == 197
    assert rows[0].name == "Afghanistan"
    assert rows[-1].name == "Zimbabwe"


def test_each_row_says_its_status_on_the_day(rows: Rows, words: Wording) -> None:
    model = StatesModel(words)
    told = {str(row.code): model.status_of(row).replace(NB, " ") for row in rows}
    assert told["UKR"] == "claims suspension"
    assert told["EST"] == "leaves 27 Dec"
    assert told["POL"] == "leaves 20 Feb"
    assert told["USA"] == "not party"
    assert told["BEL"] == "State Party"


def test_a_state_that_left_says_when(facts: Facts, words: Wording) -> None:
    told = {row.code: row for row in rows_on(facts, date(2025, 12, 27))}
    assert StatesModel(words).status_of(told[StateCode("EST")]).replace(NB, " ") == "left 27 Dec 2025"
    assert told[StateCode("EST")].mark is StatusClass.FORMER


def test_the_models_pass_qt_s_own_tester(
    rows: Rows, facts: Facts, words: Wording, tested: Callable, codes: Callable, shown: FilteredStates
) -> None:
    model = shown.sourceModel()
    assert isinstance(model, StatesModel)
    tested(model)
    tested(shown)
    model.show_picked(codes("UKR", "POL"))
    shown.show_only(StateFilter().typed("and"))
    model.show_states(rows_on(facts, date(2003, 1, 1)))
    model.show_states(rows[:10])
    model.show_states(())
    shown.show_only(StateFilter())
    model.show_states(rows)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ukr", ["Ukraine"]),
        ("cote", ["Côte d’Ivoire"]),
        ("TURKEY", ["Türkiye"]),
        ("drc", ["Democratic Republic of the Congo"]),
        ("withdrawal notified", ["Estonia", "Finland", "Latvia", "Lithuania", "Poland"]),
        ("nato leaves dec", ["Estonia", "Latvia", "Lithuania"]),
        ("no such state", []),
    ],
)
def test_typing_finds_by_name_variant_group_and_status(
    shown: FilteredStates, typed: str, found: list[str]
) -> None:
    shown.show_only(StateFilter().typed(typed))
    assert [name.replace("'", "’") for name in names(shown)] == found


def test_facets_are_or_within_and_and_between(shown: FilteredStates) -> None:
    chosen = (
        StateFilter()
        .toggled(Facet.STATUS, StatusClass.WITHDRAWING)
        .toggled(Facet.STATUS, StatusClass.CLAIMED)
    )
    shown.show_only(chosen)
    assert names(shown) == ["Estonia", "Finland", "Latvia", "Lithuania", "Poland", "Ukraine"]
    shown.show_only(chosen.toggled(Facet.GROUP, "EU"))
    assert "Ukraine" not in names(shown)


def test_the_best_match_is_the_code_then_the_beginning_of_a_name(shown: FilteredStates) -> None:
    shown.show_only(StateFilter().typed("nig"))
    assert shown.best() in ("NER", "NGA")
    shown.show_only(StateFilter().typed("ner"))
    assert shown.best() == "NER"


def test_enter_picks_the_best_match_and_makes_room_for_the_next(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "ukraine")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker._choice.states == ("UKR",)
    assert picker.line.text() == ""
    assert picker.picked_chips.texts == ("Ukraine",)
    assert picker.heading.text() == "States · 1 of 197"


def test_down_leads_into_the_list_and_space_picks(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "poland")
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker._choice.states == ("POL",)
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker._choice.states == ()


def test_a_click_anywhere_in_a_row_picks_and_unpicks(qtbot: QtBot, picker: StatePicker) -> None:
    picker.show()
    place = picker.list.visualRect(picker.shown.index(2, 0)).center()
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker._choice.states == ("DZA",)
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker._choice.states == ()


def test_a_ready_made_set_filters_and_all_of_it_can_be_picked(qtbot: QtBot, picker: StatePicker) -> None:
    picker.toggle_set("objected")
    assert names(picker.shown) == ["Austria", "Belgium"]
    assert picker.filter_chips.texts == ("Objected",)
    picker.pick_shown.click()
    assert picker._choice.states == ("AUT", "BEL")
    picker.filter_chips.removed.emit((Facet.SET, "objected"))
    assert picker.shown.rowCount() == 197


def test_a_chip_takes_its_state_away_and_clear_takes_all(picker: StatePicker, codes: Callable) -> None:
    picker._choice.pick(codes("UKR", "EST", "POL"))
    picker.picked_chips.removed.emit(StateCode("EST"))
    assert picker._choice.states == ("UKR", "POL")
    picker.clear.click()
    assert picker._choice.states == ()
    assert not picker.clear.isEnabled()


def test_all_197_picked_show_few_chips(picker: StatePicker) -> None:
    picker._choice.pick(row.code for row in picker.model.rows)
    assert picker.heading.text() == "States · 197 of 197"
    assert len(picker.picked_chips.texts) == 197
    assert len(picker.picked_chips.findChildren(Chip)) == 8


def test_a_tick_asks_and_does_not_change_the_choice_itself(rows: Rows, words: Wording, qtbot: QtBot) -> None:
    model = StatesModel(words)
    model.show_states(rows)
    with qtbot.waitSignal(model.toggled) as asked:
        model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [rows[0].code]
    assert not model.is_picked(rows[0].code)
    assert model.index(0).data(Role.KEY) == rows[0].code


def test_what_is_picked_on_the_map_is_scrolled_to(qtbot: QtBot, picker: StatePicker) -> None:
    picker.resize(280, 400)
    picker.show()
    picker._choice.add((StateCode("ZWE"),))
    row = picker.shown.index(196, 0)
    qtbot.waitUntil(lambda: picker.list.viewport().rect().contains(picker.list.visualRect(row).center()))
