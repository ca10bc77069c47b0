"""The Facts workspace through the real window: listing, filtering, telling, adding, correcting, withdrawing, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from db import own
from db.choice import disagreements
from db.editions import FOLDER, read_number
from db.opening import open_workspace
from db.records import KINDS, Casualties, CasualtyBreakdown, Membership, State, StateCode, Treaty
from db.settings import read_setting
from desktop.ui.facts.listing import By, Which
from desktop.ui.facts.statements import Statements
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.records import FactId
    from desktop.ui.facts.workspace import FactsWorkspace
    from desktop.ui.main_window import MainWindow

Settle = "Callable[[MainWindow], None]"


@pytest.fixture
def workspace(window: MainWindow, settle: Callable) -> FactsWorkspace:
    """The Facts workspace, visited."""
    settle(window)
    window.workspaces.visit("facts")
    settle(window)
    return window.desk.facts


def count_of(window: MainWindow, place: str, year: int) -> Casualties:
    """The count shown for a place and year."""
    facts = window.session.facts
    assert facts is not None
    return next(one.chosen for one in disagreements(facts) if one.slot == f"casualties:{place}:{year}")  # type: ignore[return-value]


def look_at(window: MainWindow, settle: Callable, fact: FactId) -> None:
    window.desk.open_fact(fact)
    settle(window)


def test_all_facts_of_the_store_are_listed(window: MainWindow, workspace: FactsWorkspace) -> None:
    facts = window.session.facts
    assert facts is not None
    assert workspace.model.rowCount() == sum(len(facts.all(kind)) for kind in KINDS)
    assert workspace.count.text().endswith("facts")


def test_words_kind_state_and_part_narrow_the_list(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    filters = workspace.filters
    filters.kind.setCurrentIndex(filters.kind.findData("casualties"))
    filters.state.setCurrentIndex(filters.state.findData("UKR"))
    settle(window)
    rows = [workspace.model.index(row, 0).data(Role.ROW) for row in range(workspace.model.rowCount())]
    assert rows
    assert {(type(record), record.place) for record in rows} == {(Casualties, "UKR")}
    filters.which.setCurrentIndex(filters.which.findData(Which.OWN.value))
    settle(window)
    assert workspace.model.rowCount() == 0
    filters.clear()
    filters.line.setText("angola clearance 2024")
    qtbot.waitUntil(lambda: 0 < workspace.model.rowCount() < 50, timeout=20_000)


def test_a_head_sorts_by_its_column(window: MainWindow, workspace: FactsWorkspace, settle: Callable) -> None:
    workspace.filters.kind.setCurrentIndex(workspace.filters.kind.findData("casualties"))
    workspace.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    settle(window)
    years = [workspace.model.index(row, 3).data() for row in range(workspace.model.rowCount())]
    assert years == sorted(years, reverse=True)
    assert workspace.filters.wanted.by is By.DAY


def test_a_fact_is_told_with_sources_voices_rule_and_history(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    look_at(window, settle, count_of(window, "COL", 2020).provenance.fact)
    told = workspace.pane.page.toPlainText()
    for part in (
        "Colombia · Casualties · 2020",
        "SOURCES",
        "OTHER VOICES",
        "The rule:",
        "HISTORY",
        f"edition {read_number(FOLDER).number}",
    ):
        assert part in told
    assert "total: 9 more" in told


def test_a_link_leads_to_the_source_and_back_to_the_fact(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    record = count_of(window, "COL", 2020)
    look_at(window, settle, record.provenance.fact)
    workspace.pane.page.linked.emit("source", record.sources[0])
    settle(window)
    assert window.workspaces.key == "sources"
    assert window.desk.sources.source is not None
    assert window.desk.sources.source.id == record.sources[0]
    window.desk.sources.page.linked.emit("fact", record.provenance.fact)
    settle(window)
    assert window.workspaces.key == "facts"


def test_the_contradictions_are_listed_with_what_explains_the_counts(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    workspace.show_disputes()
    settle(window)
    facts = window.session.facts
    assert facts is not None
    real = [one for one in disagreements(facts) if not one.revision]
    assert workspace.disputes.model.rowCount() == len(real)
    assert str(len(real)) in workspace.segments[1].text()
    assert all(number in workspace.disputes.explained.text() for number in ("164", "165", "166"))
    workspace.disputes.revisions.setChecked(True)
    settle(window)
    assert workspace.disputes.model.rowCount() == len(disagreements(facts))
    workspace.filters.state.setCurrentIndex(workspace.filters.state.findData("COL"))
    settle(window)
    assert 0 < workspace.disputes.model.rowCount() < len(disagreements(facts))
    workspace.disputes.table.setCurrentIndex(workspace.disputes.model.index(0, 0))
    settle(window)
    assert workspace.told is not None


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    for name, text in {"place": "Nowhere", "year": "twenty", "total": "-3"}.items():
        form.fields[name].show_text(text)
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)
    assert "Nowhere" in form.fields["place"].problem.text()
    assert "whole number" in form.fields["year"].problem.text()
    assert "source" in form.fields["sources"].problem.text()
    assert not window.session.store.kept.operations


def test_a_new_source_without_a_title_is_not_passed_over_in_silence(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    facts = window.session.facts
    assert facts is not None
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    written = {
        "place": "Ukraine",
        "year": "2024",
        "total": "3",
        "sources": next(iter(facts.sources)),
    }
    for name, text in {**written, "new_publisher": "Field office"}.items():
        form.fields[name].show_text(text)
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)
    assert "title" in form.fields["new_title"].problem.text()
    assert form.fields["new_title"].isVisible()
    assert not window.session.store.kept.operations


def test_a_problem_leaves_with_the_text_that_had_it_and_the_hint_comes_back(
    window: MainWindow, workspace: FactsWorkspace, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    field = form.fields["edition"]
    hint = field.editor.accessibleDescription()
    assert hint
    form.show_problems({"edition": "is no year"}, "")
    assert field.editor.accessibleDescription() == "is no year"
    field.show_text("2025")
    assert field.problem.text() == ""
    assert field.editor.accessibleDescription() == hint


def test_tab_goes_through_the_fields_and_then_to_the_buttons(
    window: MainWindow, workspace: FactsWorkspace, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    form.kinds.setCurrentIndex(form.kinds.findData("clearance"))  # whose fields are made anew
    stops: list[QWidget] = [form.kinds]
    following: QWidget | None = form.kinds
    while following is not None and following is not form.discard:
        following = following.nextInFocusChain()
        if following is not None and following.focusPolicy() != Qt.FocusPolicy.NoFocus:
            stops.append(following)
    named = {field.editor: name for name, field in form.fields.items()}
    reached = [named.get(stop, "") for stop in stops]
    assert [name for name in reached if name] == list(form.fields), "in the order in which one sees them"
    assert stops[-3:] == [form.keep, form.leave, form.discard]


def test_the_wheel_moves_the_form_and_chooses_nothing(
    window: MainWindow, workspace: FactsWorkspace, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    box = form.fields["certainty"].editor
    box.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert form.fields["certainty"].text == "read"
    assert not turned.isAccepted(), "so that what holds the form scrolls"


def test_what_the_store_refuses_is_said_in_the_form(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    look_at(window, settle, count_of(window, "COL", 2020).provenance.fact)
    window.menus.actions["correct-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    form.fields["killed"].show_text("-4")
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    assert "negative" in form.fields["killed"].problem.text()
    form.fields["killed"].show_text("400")
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)
    assert "Parts make 400, not 167" in form.problem.text()
    assert workspace.pane.is_writing
    assert not window.session.store.kept.operations


def test_a_correction_takes_the_facts_place_and_tells_what_changed(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    before = count_of(window, "COL", 2020)
    look_at(window, settle, before.provenance.fact)
    window.menus.actions["correct-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    form.fields["total"].show_text("170")
    form.fields["reason"].show_text("Misprint")
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)
    facts = window.session.facts
    assert facts is not None
    assert facts.by_id(before.provenance.fact) is None
    assert workspace.told is not None
    assert workspace.told.record.total == 170  # type: ignore[attr-defined]
    told = workspace.pane.page.toPlainText()
    assert "total: 167 → 170" in told
    assert "corrected “Misprint”" in told


def test_a_withdrawn_fact_is_gone_until_that_is_undone(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    record = count_of(window, "COL", 2020)
    rows = workspace.model.rowCount()
    look_at(window, settle, record.provenance.fact)
    window.menus.actions["withdraw-fact"].trigger()
    reason = workspace.pane.reason
    qtbot.keyClick(reason.line, Qt.Key.Key_Return)
    assert reason.problem.text(), "a reason is needed"
    qtbot.keyClicks(reason.line, "Counted twice")
    qtbot.keyClick(reason.line, Qt.Key.Key_Return)
    settle(window)
    assert workspace.model.rowCount() == rows - 1
    assert workspace.told is not None
    assert workspace.told.gone
    told = workspace.pane.page.toPlainText()
    assert "Withdrawn by you" in told
    assert "Counted twice" in told
    acts = window.menus.actions
    assert acts["note"].isEnabled()
    assert not any(acts[key].isEnabled() for key in ("correct-fact", "withdraw-fact", "pin", "unpin"))
    workspace.filters.which.setCurrentIndex(workspace.filters.which.findData(Which.GONE))
    workspace.filters.line.setText("colombia 2020")
    settle(window)
    assert workspace.model.rowCount() == 1
    assert workspace.model.index(0, 0).data(Role.KEY) == record.provenance.fact
    workspace.filters.clear()
    acts["undo"].trigger()
    settle(window)
    assert workspace.model.rowCount() == rows
    assert workspace.told is not None
    assert not workspace.told.gone


def test_a_corrected_fact_leads_to_what_stands_in_its_place(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    record = count_of(window, "COL", 2020)
    last = record.provenance.fact
    for total in (3, 4):
        made = replace(record, killed=None, injured=None, unknown=None, total=total)
        window.session.store.change(
            lambda workspace, last=last, made=made: own.correct_fact(workspace, last, made, "misread")
        )
        settle(window)
        facts = window.session.facts
        assert facts is not None
        (last,) = facts.own
    look_at(window, settle, record.provenance.fact)
    told = workspace.pane.page.toPlainText()
    assert "Corrected by you" in told
    assert "total: 3 → 4" in told
    workspace.pane.page.linked.emit("fact", last)
    settle(window)
    assert workspace.told is not None
    assert workspace.told.record.provenance.fact == last


def test_a_share_is_listed_with_what_it_is_a_share_of(window: MainWindow) -> None:
    facts = window.session.facts
    assert facts is not None
    tell = Statements(facts, window.session.words)
    for part in facts.all(CasualtyBreakdown):
        assert part.category in tell.statement(part)
        assert part.base in tell.statement(part)


def test_states_are_not_the_users_to_change(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    facts = window.session.facts
    assert facts is not None
    look_at(window, settle, facts.all(State)[0].provenance.fact)
    acts = window.menus.actions
    assert not acts["correct-fact"].isEnabled()
    assert not acts["withdraw-fact"].isEnabled()
    assert acts["note"].isEnabled()


def test_a_form_that_is_left_is_there_again(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    assert workspace.pane.form is not None
    workspace.pane.form.fields["total"].show_text("77")
    workspace.pane.form.leave.click()
    look_at(window, settle, count_of(window, "COL", 2020).provenance.fact)
    window.menus.actions["add-fact"].trigger()
    assert workspace.pane.form.fields["total"].text == "77"
    workspace.pane.form.discard.click()
    window.menus.actions["add-fact"].trigger()
    assert workspace.pane.form.fields["total"].text == ""


def test_what_was_begun_is_there_after_the_window_was_closed(
    open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window = open_window()
    window.menus.actions["add-fact"].trigger()
    settle(window)
    form = window.desk.facts.pane.form
    assert form is not None
    form.kinds.setCurrentIndex(form.kinds.findData("clearance"))
    form.fields["cleared_km2"].show_text("1.7")
    window.menus.actions["sources"].trigger()
    window.desk.sources.add.click()
    window.desk.sources.form.fields["title"].show_text("What the minister said")
    window.close()

    again = open_window()
    again.menus.actions["all-facts"].trigger()
    settle(again)
    assert again.desk.facts.add.text() == "Go on with your fact…"
    again.desk.facts.add.click()
    form = again.desk.facts.pane.form
    assert form is not None
    assert form.kind.KIND == "clearance"
    assert form.fields["cleared_km2"].text == "1.7"
    form.discard.click()
    assert again.desk.facts.add.text() == "Add fact…"
    again.menus.actions["sources"].trigger()
    settle(again)
    again.desk.sources.add.click()
    assert again.desk.sources.form.fields["title"].text == "What the minister said"
    assert not again.session.store.kept.operations, "what is begun is no change of the facts"


def test_what_is_typed_is_in_the_file_a_moment_later(
    window: MainWindow, workspace: FactsWorkspace, qtbot: QtBot
) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    form.fields["difference"].show_text("sentinel")

    def is_written() -> None:
        opened = window.session.workspace
        assert opened is not None
        with open_workspace(opened.path, read_only=True) as other:
            assert "sentinel" in str(read_setting(other.connection, "drafts"))

    qtbot.waitUntil(is_written, timeout=20_000)


def test_a_form_that_was_only_looked_at_leaves_no_draft(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable
) -> None:
    look_at(window, settle, count_of(window, "COL", 2020).provenance.fact)
    window.menus.actions["correct-fact"].trigger()
    assert workspace.pane.form is not None
    workspace.pane.form.leave.click()
    assert not window.session.store.drafts.of("fact")


def test_another_kind_keeps_what_both_have(workspace: FactsWorkspace, window: MainWindow) -> None:
    window.menus.actions["add-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    form.fields["year"].show_text("2024")
    form.kinds.setCurrentIndex(form.kinds.findData("clearance"))
    assert form.fields["year"].text == "2024"
    assert "cleared_km2" in form.fields


def test_a_note_is_kept_as_one_types_and_found_by_the_search(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    record = count_of(window, "COL", 2020)
    look_at(window, settle, record.provenance.fact)
    window.menus.actions["note"].trigger()
    note = workspace.pane.note
    qtbot.keyClicks(note.text, "Ask the ministry about zyzzyva")
    qtbot.waitUntil(lambda: bool(window.session.store.kept.notes), timeout=20_000)
    (kept,) = window.session.store.kept.notes
    assert (kept.about, kept.audience) == (record.provenance.fact, "internal")
    qtbot.keyClicks(note.text, " twice")
    note.finish()
    settle(window)
    assert "zyzzyva twice (internal)" in workspace.pane.page.toPlainText()
    assert len(window.session.store.kept.operations) == 1, "what is typed in one go is undone together"

    window.workspaces.visit("brief")
    box = window.bar.search
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "zyzzyva")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.key == "facts"
    assert workspace.told is not None
    assert workspace.told.record.provenance.fact == record.provenance.fact


def test_a_typing_field_keeps_its_own_undo(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    record = count_of(window, "COL", 2020)
    look_at(window, settle, record.provenance.fact)
    window.menus.actions["withdraw-fact"].trigger()
    qtbot.keyClicks(workspace.pane.reason.line, "Counted twice")
    qtbot.keyClick(workspace.pane.reason.line, Qt.Key.Key_Return)
    settle(window)
    line = workspace.filters.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "peru")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert line.text() == ""
    assert window.session.facts is not None
    assert window.session.facts.by_id(record.provenance.fact) is None


def test_a_fact_of_the_brief_opens_in_facts(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    window.middle.show_tab(3)
    settle(window)
    table = window.middle.facts.table
    shown = window.middle.facts.shown
    place = next(row for row in range(shown.rowCount()) if shown.index(row, 0).data(Role.ROW).fact)
    wanted = shown.index(place, 0).data(Role.ROW).fact
    table.opened.emit(shown.index(place, 0))
    settle(window)
    assert window.workspaces.key == "facts"
    assert window.desk.facts.told is not None
    assert window.desk.facts.told.record.provenance.fact == wanted


def test_a_second_membership_is_followed_by_the_list_of_states(
    window: MainWindow, workspace: FactsWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    facts = window.session.facts
    assert facts is not None
    record = next(one for one in facts.all(Membership) if one.state == "PHL" and one.treaty is Treaty.MBT)
    look_at(window, settle, record.provenance.fact)
    window.menus.actions["correct-fact"].trigger()
    form = workspace.pane.form
    assert form is not None
    assert form.fields["state"].text == "Philippines"
    form.fields["withdrawal_notified"].show_text("2025-01-02")
    form.fields["withdrawal_effective"].show_text("2025-07-02")
    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)
    settle(window)
    assert not workspace.pane.is_writing, form.problem.text()
    model = window.picker.states.model
    row = next(row for row in range(model.rowCount()) if model.index(row).data(Role.KEY) == "PHL")
    assert "left" in model.index(row).data(Role.REMARK)
