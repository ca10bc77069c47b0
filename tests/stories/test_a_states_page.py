"""A state's page through the real window: found by typing, walked through, followed to its facts, written on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.delegation import read_delegation
from db.internal import Outcome
from db.records import StateCode
from desktop.ui.states.ours_forms import FormKind
from desktop.ui.states.telling import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow
    from desktop.ui.states.workspace import StatesWorkspace

Settle = "Callable[[MainWindow], None]"


@pytest.fixture
def states(window: MainWindow, settle: Callable) -> StatesWorkspace:
    """The States workspace, visited with nothing picked."""
    settle(window)
    window.resize(1280, 720)
    window.workspaces.visit("states")
    settle(window)
    return window.desk.states


def show(window: MainWindow, states: StatesWorkspace, settle: Callable, code: str) -> None:
    states.open_state(StateCode(code))
    settle(window)


def text(states: StatesWorkspace, part: Part) -> str:
    return " ".join(states.sheet.panes[part].toPlainText().split())


def follow(states: StatesWorkspace, part: Part, words: str) -> None:
    """Follow the link with these words by the keyboard: Tab comes to it, Enter follows it."""
    pane = states.sheet.panes[part]
    pane.setFocus()
    for _ in range(200):
        QTest.keyClick(pane, Qt.Key.Key_Tab)
        if pane.textCursor().selectedText().replace("\xa0", " ").strip() == words:
            QTest.keyClick(pane, Qt.Key.Key_Return)
            return
    raise AssertionError(f"Tab does not come to {words!r}")


def test_nothing_is_built_before_it_is_visited(window: MainWindow, settle: Callable) -> None:
    settle(window)
    assert not window.workspaces.is_built("states")


def test_a_state_is_found_by_typing_in_any_of_six_languages(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    for typed, name in (
        ("ukr", "Ukraine"),
        ("Камбоджа", "Cambodia"),
        ("蒙古", "Mongolia"),
        ("Pologne", "Poland"),
    ):
        states.focus_filter()
        states.list.line.setText(typed)  # QTest types Latin letters alone
        QTest.keyClick(states.list.line, Qt.Key.Key_Return)
        settle(window)
        assert states.sheet.name.text() == name
        assert states.list.line.text() == ""


def test_one_state_stands_on_one_page(window: MainWindow, states: StatesWorkspace, settle: Callable) -> None:
    show(window, states, settle, "UKR")
    assert states.sheet.name.text() == "Ukraine"
    assert "Украина" in states.sheet.name.toolTip()
    days = [button.text() for button in states.sheet.timeline.buttons if not button.isHidden()]
    assert [day.replace("\xa0", " ").split("\n")[0] for day in days] == [
        "24 Feb 1999",
        "27 Dec 2005",
        "1 Jun 2006",
        "18 Jul 2025",
        "5 Dec 2025",
    ]
    assert "Overdue overdue since 1 June 2010; 3,364,433 mines left" in text(states, Part.DUTIES)
    assert "Due deadline 1 December 2033" in text(states, Part.DUTIES)
    assert "Not known next report due 30 April 2026" in text(states, Part.DUTIES)
    assert "2024 293 unknown unknown Landmine Monitor 2025" in text(states, Part.CASUALTIES)
    assert "yes 28 times and abstained once" in text(states, Part.VOTES)
    assert "The day on which Ukraine claimed suspension" in text(states, Part.DISAGREEMENTS)
    assert "seat stayed empty" in text(states, Part.POSITIONS)
    assert states.sheet.strip.votes.columnCount() == 29
    assert states.sheet.chart.raster is not None
    assert "293" in states.sheet.chart.accessibleDescription()


def test_what_is_not_known_is_said_to_be_so(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "NIU")
    assert text(states, Part.CASUALTIES) == "No figure in the sources read."
    assert "no vote" in text(states, Part.VOTES)
    assert text(states, Part.DUTIES).count("Not known") == 4
    assert states.sheet.chart.isHidden()
    assert states.sheet.strip.isHidden()
    show(window, states, settle, "MNG")
    assert not [button for button in states.sheet.timeline.buttons if not button.isHidden()]
    assert "No act" in states.sheet.timeline.accessibleDescription()


def test_the_page_is_of_the_windows_day(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "POL")
    assert "State Party until 20 February 2026" in text(states, Part.HEAD)
    window.session.choice.set_as_of(date(2026, 2, 20))
    settle(window)
    assert "Left on 20 February 2026" in text(states, Part.HEAD)
    assert text(states, Part.DUTIES) == ""
    window.session.choice.set_as_of(date(1998, 1, 1))
    settle(window)
    assert "Signed on 4 December 1997, not a State Party" in text(states, Part.HEAD)


def test_any_figure_leads_to_its_fact_and_any_number_to_its_source(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    follow(states, Part.CASUALTIES, "293")
    settle(window)
    assert window.workspaces.key == "facts"
    told = window.desk.facts.told
    assert told is not None
    assert told.record.provenance.fact == "casualties:UKR:2024:2025:MAG-2025:0"
    window.workspaces.visit("states")
    number = str(states.told.sources.index("MAG-2025") + 1) if states.told else ""
    follow(states, Part.CASUALTIES, number)
    settle(window)
    assert window.workspaces.key == "sources"
    assert window.desk.sources.source is not None
    assert window.desk.sources.source.id == "MAG-2025"


def test_days_and_votes_lead_to_their_facts_too(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    button = states.sheet.timeline.buttons[3]
    assert button.accessibleName() == "18\xa0July\xa02025: claims suspension"
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(window)
    assert window.desk.facts.told is not None
    assert window.desk.facts.told.record.KIND == "suspension_claim"
    window.workspaces.visit("states")
    strip = states.sheet.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert "2024" in strip.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.key == "facts"
    assert window.desk.facts.told.record.KIND == "vote"


def test_alt_and_arrows_go_from_state_to_state_and_within_those_picked(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "AFG")
    actions = window.menus.actions
    assert actions["next-state"].shortcut().toString() == "Alt+Down"
    actions["next-state"].trigger()
    settle(window)
    assert states.sheet.name.text() == "Albania"
    actions["previous-state"].trigger()
    actions["previous-state"].trigger()
    settle(window)
    assert states.sheet.name.text() == "Zimbabwe"
    window.session.choice.pick([StateCode("POL"), StateCode("FIN")])
    seen = []
    for _ in range(3):
        actions["next-state"].trigger()
        settle(window)
        seen.append(states.sheet.name.text())
    assert seen == ["Poland", "Finland", "Poland"]
    assert "1 of the 2 picked" in states.sheet.among.text()


def test_the_next_state_comes_while_one_is_in_the_middle_of_the_page(
    window: MainWindow, states: StatesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    show(window, states, settle, "AFG")
    window.activateWindow()
    pane = states.sheet.panes[Part.DUTIES]
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: states.sheet.name.text() == "Albania", timeout=20_000)


def test_a_page_opens_from_the_list_and_from_the_map(
    window: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    settle(window)
    picker = window.picker.states
    place = picker.model.place_of(StateCode("NOR"))
    assert place is not None
    index = picker.shown.mapFromSource(picker.model.index(place))
    picker.list.scrollTo(index)
    middle = picker.list.visualRect(index).center()
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    settle(window)
    assert window.workspaces.key == "states"
    assert window.desk.states.sheet.name.text() == "Norway"
    window.workspaces.visit("brief")
    settle(window)
    view, point = window.middle.map, _point_of(window, "BRA").toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert window.session.choice.states == ("BRA",)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point)
    settle(window)
    assert window.desk.states.sheet.name.text() == "Brazil"
    assert window.session.choice.states == ()


def _point_of(window: MainWindow, code: str) -> QPointF:
    from desktop.figures.world import world_map

    frame = window.middle.map.frame
    assert frame is not None
    return frame.to_widget(*world_map().points[StateCode(code)])


def test_the_key_opens_the_page_of_the_state_under_the_keyboard(window: MainWindow, settle: Callable) -> None:
    settle(window)
    picker = window.picker.states
    picker.list.setFocus()
    place = picker.model.place_of(StateCode("KHM"))
    assert place is not None
    picker.list.setCurrentIndex(picker.shown.mapFromSource(picker.model.index(place)))
    window.menus.actions["state-page"].trigger()
    settle(window)
    assert window.desk.states.sheet.name.text() == "Cambodia"


def test_a_promise_is_written_kept_changed_settled_and_undone(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    ours = states.ours
    assert ours.band.text() == "Internal: never on a handout"
    ours.buttons[FormKind.PROMISE].click()
    assert ours.form.fields["date"].text == "2025-12-05"
    assert ours.form.fields["occasion"].text == "22MSP"
    ours.form.fields["words"].show_text("A date for the Article 4 plan")
    ours.form.fields["due"].show_text("soon")
    ours.form.keep.click()
    assert "soon" in ours.form.fields["due"].problem.text()
    ours.form.fields["due"].show_text("30 Nov 2025")
    ours.form.keep.click()
    settle(window)
    assert "before the promise" in ours.form.problem.text()
    ours.form.fields["due"].show_text("1 March 2026")
    QTest.keyClick(ours.form.fields["words"].editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert ours.form.isHidden()
    shown = " ".join(ours.pane.toPlainText().split())
    assert "“A date for the Article 4 plan”" in shown
    assert "Open, due 1 Mar 2026" in shown
    (promise,) = kept(window).promises
    ours.pane.linked.emit("settle", promise.key)
    ours.form.fields["became"].show_text("The plan is dated.")
    ours.form.keep.click()
    settle(window)
    assert kept(window).promises[0].outcome is Outcome.KEPT
    assert "Kept 5 Dec 2025" in " ".join(ours.pane.toPlainText().split())
    window.menus.actions["undo"].trigger()
    settle(window)
    assert kept(window).promises[0].outcome is Outcome.OPEN
    assert "Open, due 1 Mar 2026" in " ".join(ours.pane.toPlainText().split())
    ours.pane.linked.emit("remove", promise.key)
    settle(window)
    assert kept(window).promises == ()
    assert ours.pane.isHidden()


def kept(window: MainWindow):  # noqa: ANN201  (a Delegation)
    assert window.session.workspace is not None
    return read_delegation(window.session.workspace)


def test_a_meeting_a_contact_a_tactic_and_a_note_stand_on_the_page_of_their_state_alone(
    window: MainWindow, states: StatesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    show(window, states, settle, "KHM")
    for kind, texts in (
        (
            FormKind.ENCOUNTER,
            {"said": "They will table a plan", "theirs": "Deputy head", "follow_up": "Send dates"},
        ),
        (FormKind.CONTACT, {"name": "H. E. Sok", "post": "Ambassador", "reach": "sok@example.org"}),
        (FormKind.TACTIC, {"argue": "Name the survey first", "avoid": "The border"}),
    ):
        states.ours.buttons[kind].click()
        for name, value in texts.items():
            states.ours.form.fields[name].show_text(value)
        states.ours.form.given.emit()
        settle(window)
    window.menus.actions["note"].trigger()
    QTest.keyClicks(states.ours.note.text, "Ask for the map")
    QTest.keyClick(states.ours.note.text, Qt.Key.Key_Escape)
    settle(window)
    shown = states.ours.pane.toPlainText()
    for words in ("They will table a plan", "To follow up: Send dates", "H. E. Sok", "Name the survey first"):
        assert words in shown
    assert "Ask for the map" in states.ours.notes.toPlainText()
    assert "internal" in states.ours.notes.toPlainText()
    show(window, states, settle, "NIU")
    assert states.ours.pane.isHidden()
    assert states.ours.notes.isHidden()


def test_what_is_half_written_is_there_again_and_says_so(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    states.ours.buttons[FormKind.ENCOUNTER].click()
    states.ours.form.fields["said"].show_text("Half a sen")
    show(window, states, settle, "POL")
    assert states.ours.form.isHidden()
    assert states.ours.buttons[FormKind.ENCOUNTER].text() == "Note a meeting…"
    show(window, states, settle, "UKR")
    assert states.ours.buttons[FormKind.ENCOUNTER].text() == "Go on with the meeting…"
    states.ours.buttons[FormKind.ENCOUNTER].click()
    assert states.ours.form.fields["said"].text == "Half a sen"
    states.ours.form.discard.click()
    settle(window)
    assert states.ours.buttons[FormKind.ENCOUNTER].text() == "Note a meeting…"


def test_another_source_is_preferred_on_the_page_and_left_to_the_rule_again(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "KHM")
    assert "Show" not in text(states, Part.DISAGREEMENTS)
    before = states.told
    assert before is not None
    other = before.page.disagreements[0].voices[0].record.provenance.fact
    states.sheet.linked.emit("pin", other)
    assert not states.reason.isHidden()
    states.reason.go.click()
    assert states.reason.problem.text()
    QTest.keyClicks(states.reason.line, "The ministry wrote to us")
    QTest.keyClick(states.reason.line, Qt.Key.Key_Return)
    settle(window)
    assert "The ministry wrote to us" in text(states, Part.DISAGREEMENTS)
    assert states.told is not None
    assert states.told.page.disagreements[0].chosen.provenance.fact == other
    follow(states, Part.DISAGREEMENTS, "let the rule choose")
    settle(window)
    assert "The ministry wrote to us" not in text(states, Part.DISAGREEMENTS)


def test_long_parts_show_their_rest_when_asked(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "COL")
    short = states.sheet.panes[Part.CASUALTIES].height()
    assert "2015" not in text(states, Part.CASUALTIES)
    states.sheet.linked.emit("more", "casualties")
    settle(window)
    assert "2015" in text(states, Part.CASUALTIES)
    assert states.sheet.panes[Part.CASUALTIES].height() > short
    states.sheet.linked.emit("more", "casualties")
    settle(window)
    assert states.sheet.panes[Part.CASUALTIES].height() == short


def test_the_two_page_brief_of_the_state_is_saved(
    window: MainWindow, states: StatesWorkspace, settle: Callable, saver: object, tmp_path: Path, qtbot: QtBot
) -> None:
    show(window, states, settle, "POL")
    saver.path = tmp_path / "poland.pdf"  # type: ignore[attr-defined]
    with qtbot.waitSignal(window.session.saved, timeout=20_000):
        window.menus.actions["save-state"].trigger()
    document = pypdfium2.PdfDocument(tmp_path / "poland.pdf")
    assert len(document) == 2
    assert "Poland" in document[0].get_textpage().get_text_range()
    assert window.session.choice.states == ()


def test_making_a_brief_picks_the_state_and_shows_its_pages(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "POL")
    window.menus.actions["pick-state"].trigger()
    assert window.session.choice.states == ("POL",)
    window.menus.actions["pick-state"].trigger()
    assert window.session.choice.states == ()
    window.menus.actions["brief-of-state"].trigger()
    settle(window)
    assert window.workspaces.key == "brief"
    assert window.session.made is not None


def test_tab_walks_the_page_in_the_order_of_reading_and_scrolls_along(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    sheet = states.sheet
    sheet.focus_page()
    seen = []
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is None or not sheet.isAncestorOf(focused):
            break
        if not seen or seen[-1] is not focused:
            seen.append(focused)
        place = focused.mapTo(sheet.area.viewport(), focused.rect().topLeft()).y()
        assert place < sheet.area.viewport().height(), focused.accessibleName()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    names = [widget.accessibleName() or widget.text() for widget in seen]  # type: ignore[attr-defined]
    order = [
        "Status",
        "Obligations",
        "What it said and did",
        "Casualties recorded",
        "Votes by year",
        "Sources",
    ]
    assert [name for name in names if name in order] == order


def test_everything_on_the_page_says_its_name(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit, QWidget

    show(window, states, settle, "UKR")
    states.ours.buttons[FormKind.ENCOUNTER].click()
    for widget in states.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton):
            assert widget.accessibleName() or widget.text(), widget
        elif isinstance(widget, QAbstractItemView | QLineEdit | QTextEdit):
            assert widget.accessibleName(), widget


def test_a_page_out_of_view_is_told_when_it_is_seen_again(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "POL")
    window.workspaces.visit("brief")
    window.session.choice.set_as_of(date(2026, 2, 20))
    settle(window)
    assert "State Party until" in text(states, Part.HEAD)
    window.workspaces.visit("states")
    settle(window)
    assert "Left on 20 February 2026" in text(states, Part.HEAD)


def test_a_closed_file_leaves_nothing_on_the_page(
    window: MainWindow, states: StatesWorkspace, settle: Callable
) -> None:
    show(window, states, settle, "UKR")
    states.forget()
    assert states.told is None
    assert states.sheet.area.isHidden()
    assert states.list.shown.rowCount() == 0
