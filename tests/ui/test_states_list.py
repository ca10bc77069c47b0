from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.facts import Facts
from db.kept_sets import KeptSet
from db.records import StateCode
from desktop.dossier.filters import Own, lexicon_on
from desktop.dossier.lexicon import Lexicon
from desktop.dossier.query import Kind, Term
from desktop.dossier.status_class import StatusClass
from desktop.ui.acts import rows_on
from desktop.ui.choice import Choice
from desktop.ui.models.filter import FilteredStates
from desktop.ui.models.roles import Role
from desktop.ui.models.states import StateRow, StatesModel
from desktop.ui.picker.states import StatePicker
from desktop.ui.widgets.chips import Chip
from desktop.wording import Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NB = "\N{NO-BREAK SPACE}"
Rows = tuple[StateRow, ...]


OBJECTED = Term(Kind.SET, "objected")


@pytest.fixture(scope="module")
def lexicon(facts: Facts, words: Wording) -> Lexicon:
    own = Own((KeptSet("k1", "Old", rule="atlantis"), KeptSet("k2", "Friends", (StateCode("NOR"),))))
    return lexicon_on(facts, date(2025, 12, 5), words, own)


@pytest.fixture
def picker(qtbot: QtBot, rows: Rows, words: Wording, lexicon: Lexicon) -> StatePicker:
    made = StatePicker(Choice(date(2025, 12, 5)), words)
    qtbot.addWidget(made)
    made.resize(280, 560)
    made.show_rows(rows)
    made.show_filters(lexicon)
    made.show()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
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
    shown.show_only(frozenset(codes("UKR", "POL")))
    model.show_states(rows_on(facts, date(2003, 1, 1)))
    model.show_states(rows[:10])
    model.show_states(())
    shown.show_only(frozenset())
    shown.show_only(None)
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
        ("EU objected", ["Austria", "Belgium", "France", "Ireland"]),
        ("Deutschl", []),
        ("Allemagne", ["Germany"]),
        ("ألمانيا", ["Germany"]),
        ("no such state", []),
    ],
)
def test_typing_finds_by_name_variant_group_and_status(
    picker: StatePicker, typed: str, found: list[str]
) -> None:
    picker.line.setText(typed)
    assert [name.replace("'", "’") for name in names(picker.shown)] == found


def test_menus_are_or_within_and_and_between(picker: StatePicker) -> None:
    picker.facets.toggled_value.emit(Kind.STATUS, "withdrawing")
    picker.facets.toggled_value.emit(Kind.STATUS, "claimed")
    assert names(picker.shown) == ["Estonia", "Finland", "Latvia", "Lithuania", "Poland", "Ukraine"]
    assert picker.filter_chips.texts == ("Withdrawal notified", "Suspension claimed")
    picker.facets.toggled_value.emit(Kind.GROUP, "EU")
    assert "Ukraine" not in names(picker.shown)


def test_each_menu_offers_what_holds_states_and_ticks_what_filters(picker: StatePicker) -> None:
    button = picker.facets.buttons[Kind.STATUS]
    picker.toggle(Term(Kind.SET, "not-party"))
    button.menu().aboutToShow.emit()
    offered = {action.text(): action.isChecked() for action in button.menu().actions()}
    assert offered["Not party"]
    assert not offered["State Party"]
    assert "Signatory" not in offered
    next(action for action in button.menu().actions() if action.text() == "Not party").trigger()
    assert picker.filter_chips.texts == ()


@pytest.mark.parametrize(("typed", "best"), [("nig", {"NER", "NGA"}), ("ner", {"NER"}), ("guinea", {"GIN"})])
def test_the_best_match_is_the_code_then_the_name_then_its_beginning(
    picker: StatePicker, qtbot: QtBot, typed: str, best: set[str]
) -> None:
    qtbot.keyClicks(picker.line, typed)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert set(picker._choice.states) <= best
    assert picker._choice.states


def test_enter_picks_the_best_match_and_makes_room_for_the_next(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "ukraine")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker._choice.states == ("UKR",)
    assert picker.line.text() == ""
    assert picker.picked_chips.texts == ("Ukraine",)
    assert picker.heading.text() == "States · 1 of 197"


def test_enter_picks_each_of_several_names(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "EU and ukraine poland")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker._choice.states == ("POL",)  # Ukraine is not shown, since it is no member
    assert picker.filter_chips.texts == ("EU",)
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(picker.line, "Moldova, niger, congo")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker._choice.states == ("POL", "MDA", "NER", "COG")


def test_a_name_beside_a_suggestion_stays_in_the_line(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "austria europ")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert len(picker.filter_chips.texts) == 1
    assert picker.line.text() == "austria"
    assert names(picker.shown) == ["Austria"]


def test_whom_one_does_not_mean_is_a_chip(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "objected not austria")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.filter_chips.texts[-1] == "not named “austria”"
    assert picker.shown.rowCount() == 9
    assert picker._choice.states == ()


def test_filters_become_chips_by_enter_and_by_a_space_where_nothing_can_follow(
    qtbot: QtBot, picker: StatePicker
) -> None:
    qtbot.keyClicks(picker.line, "EU ")
    assert picker.line.text() == ""
    assert picker.filter_chips.texts == ("EU",)
    qtbot.keyClicks(picker.line, "not nato")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.filter_chips.texts == ("EU", "not NATO")
    assert names(picker.shown) == ["Austria", "Cyprus", "Ireland", "Malta"]
    qtbot.keyClicks(picker.line, "article 5 ")
    assert picker.line.text() == "article 5 "
    qtbot.keyClicks(picker.line, "before 2028")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.filter_chips.texts == ("EU", "not NATO", "Article 5 before 2028")
    assert picker._choice.states == ()


def test_or_goes_on_with_the_last_chip(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "nato withdrawing or claims suspension")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert len(names(picker.shown)) == 5
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(picker.line, "or gone")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert len(picker.filtering.chips.clauses[-1]) == 2


def test_backspace_takes_the_last_chip_and_the_arrows_lead_through_them(
    qtbot: QtBot, picker: StatePicker
) -> None:
    for typed in ("EU ", "NATO ", "AU "):
        qtbot.keyClicks(picker.line, typed)
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert picker.filter_chips.texts == ("EU", "NATO")
    qtbot.keyClick(picker.line, Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Delete)
    assert picker.filter_chips.texts == ("NATO",)
    qtbot.keyClick(picker.focusWidget(), Qt.Key.Key_Backspace)
    assert picker.filter_chips.texts == ()
    assert picker.line.hasFocus()


def test_a_chip_says_its_rule(picker: StatePicker) -> None:
    picker.toggle(OBJECTED)
    chip = picker.filter_chips.findChild(Chip)
    assert chip is not None
    assert chip.accessibleName() == "Remove Objected to the suspension"
    assert "depositary" in chip.accessibleDescription()
    assert "5 December 2025" in chip.toolTip().replace(NB, " ")


def test_suggestions_are_chosen_by_arrows_and_enter_or_by_tab(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "obj")
    assert picker.line.suggesting
    assert picker.line.model.index(0).data() == "Objected to the suspension"
    assert picker.line.model.index(0).data(Role.REMARK) == "10"
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    assert picker.line.accessibleDescription() == "Objected to the suspension, 10 states"
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.filter_chips.texts == ("Objected to the suspension",)
    qtbot.keyClicks(picker.line, "not sil")
    qtbot.keyClick(picker.line, Qt.Key.Key_Tab)
    assert picker.filter_chips.texts == ("Objected to the suspension", "not Silent on the suspension")
    assert picker.line.hasFocus()
    assert not picker.line.suggesting


def test_escape_closes_the_suggestions_then_empties_the_line(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "obj")
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.line.suggesting
    assert picker.line.text() == "obj"
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert picker.line.text() == ""


def test_what_is_begun_does_not_empty_the_list(qtbot: QtBot, picker: StatePicker) -> None:
    for letter in "NATO withdrawing before 2026":
        qtbot.keyClicks(picker.line, letter)
        assert picker.shown.rowCount() > 0, picker.line.text()


def test_what_is_not_understood_says_what_can_be_typed(qtbot: QtBot, picker: StatePicker) -> None:
    qtbot.keyClicks(picker.line, "xyzzy")
    assert not picker.hint.isHidden()
    assert "xyzzy" in picker.hint.text()
    assert "article 5 before 2028" in picker.hint.text()
    assert picker.hint.accessibleName() == picker.hint.text()
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.line.text() == "xyzzy"
    picker.line.clear()
    assert picker.hint.isHidden()


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "(.*)[\\", "\0", "دول الاتحاد", "<b>EU</b>", "&&", "not", '"', "-"]
)
def test_anything_may_be_pasted(picker: StatePicker, qtbot: QtBot, text: str) -> None:
    picker.line.setText(text)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert len(picker.hint.text()) < 500
    picker.line.clear()
    picker.filtering.clear()
    assert picker.shown.rowCount() == 197


def test_shift_takes_a_stretch_and_ctrl_a_all_that_is_shown(qtbot: QtBot, picker: StatePicker) -> None:
    picker.toggle(OBJECTED)
    rows = picker.shown.codes
    place = [picker.list.visualRect(picker.shown.index(row, 0)).center() for row in range(5)]
    click = picker.list.viewport()
    qtbot.mouseClick(click, Qt.MouseButton.LeftButton, pos=place[1])
    qtbot.mouseClick(click, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place[3])
    assert picker._choice.states == rows[1:4]
    qtbot.mouseClick(click, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place[2])
    assert picker._choice.states == (rows[1], rows[3])
    qtbot.keyClick(picker.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(picker._choice.states) == set(rows)
    qtbot.keyClick(picker.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert picker._choice.states == ()


def test_shift_and_down_pick_row_by_row(qtbot: QtBot, picker: StatePicker) -> None:
    picker.toggle(OBJECTED)
    rows = picker.shown.codes
    picker.list.setCurrentIndex(picker.shown.index(0, 0))
    for _ in range(2):
        qtbot.keyClick(picker.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert picker._choice.states == rows[:3]
    qtbot.keyClick(picker.list, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    assert picker._choice.states == rows[:4]


def test_names_are_found_before_the_facts_are_read(qtbot: QtBot, rows: Rows, words: Wording) -> None:
    early = StatePicker(Choice(date(2025, 12, 5)), words)
    qtbot.addWidget(early)
    early.show_rows(rows)
    qtbot.keyClicks(early.line, "ukr")
    assert early.shown.codes == ("UKR",)


def test_a_picker_without_states_stays_quiet(qtbot: QtBot, words: Wording) -> None:
    empty = StatePicker(Choice(date(2025, 12, 5)), words)
    qtbot.addWidget(empty)
    qtbot.keyClicks(empty.line, "EU objected")
    qtbot.keyClick(empty.line, Qt.Key.Key_Return)
    empty.show_rows(())
    assert empty.shown.rowCount() == 0
    assert empty.hint.isHidden()


def test_a_day_that_changes_asks_the_chips_anew(picker: StatePicker, facts: Facts, words: Wording) -> None:
    picker.toggle(Term(Kind.STATUS, "withdrawing"))
    assert picker.shown.rowCount() == 5
    picker.show_filters(lexicon_on(facts, date(2026, 3, 1), words))
    assert picker.shown.rowCount() == 0
    assert picker.hint.text() == "No state fits. Remove a filter."


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
    picker.toggle(OBJECTED)
    assert len(names(picker.shown)) == 10
    assert picker.filter_chips.texts == ("Objected to the suspension",)
    picker.pick_shown.click()
    assert len(picker._choice.states) == 10
    picker.filter_chips.removed.emit(OBJECTED)
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
