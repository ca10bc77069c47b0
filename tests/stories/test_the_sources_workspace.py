"""The Sources workspace through the real window: what rests on a source, one's own, and files of references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from db.references import from_csl, from_ris
from desktop.ui.brief.source_finder import found_sources
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow
    from desktop.ui.sources.workspace import SourcesWorkspace

ZOTERO = """TY  - RPRT
ID  - OWNKEY
TI  - Survey of the Kharkiv oblast
PB  - Field office
PY  - 2025/06/30
UR  - https://example.org/survey
ER  -
"""


@pytest.fixture
def workspace(window: MainWindow, settle: Callable) -> SourcesWorkspace:
    """The Sources workspace, visited."""
    settle(window)
    window.workspaces.visit("sources")
    settle(window)
    return window.desk.sources


def add_source(window: MainWindow, workspace: SourcesWorkspace, settle: Callable, title: str) -> None:
    workspace.add.click()
    workspace.form.fields["title"].show_text(title)
    workspace.form.fields["published"].show_text("2025-06-30")
    workspace.form.keep.click()
    settle(window)


def test_every_source_is_listed_with_what_rests_on_it(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable
) -> None:
    facts = window.session.facts
    assert facts is not None
    assert workspace.model.rowCount() == len(facts.sources)
    workspace.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    settle(window)
    resting = [row.resting for row in workspace.model.rows]
    assert resting == sorted(resting, reverse=True)
    workspace.table.setCurrentIndex(workspace.model.index(0, 0))
    settle(window)
    told = workspace.page.toPlainText()
    assert f"{resting[0]:,} FACTS REST ON IT" in told
    assert "Show all of them in Facts" in told
    source = workspace.model.rows[0].source
    workspace.page.linked.emit("all", source.id)
    settle(window)
    assert window.workspaces.key == "facts"
    assert window.desk.facts.filters.line.text() == source.id


def test_words_and_kind_narrow_the_list(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    workspace.kind.setCurrentIndex(workspace.kind.findData("depositary"))
    settle(window)
    assert {row.source.kind for row in workspace.model.rows} == {"depositary"}
    before = workspace.model.rowCount()
    workspace.line.setText("zyzzyva")
    qtbot.waitUntil(lambda: workspace.model.rowCount() == 0, timeout=20_000)
    assert before > 0


def test_the_list_the_search_and_the_citation_find_sources_in_the_same_order(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    facts, text = window.session.facts, "Landmine Monitor 2023"
    assert facts is not None
    cited = [source.title for source in found_sources(facts.sources.values(), text)][:5]
    assert cited[0].startswith(text)
    before = workspace.model.rowCount()
    workspace.line.setText(text)
    qtbot.waitUntil(lambda: 0 < workspace.model.rowCount() < before, timeout=20_000)
    assert [row.source.title for row in workspace.model.rows][:5] == cited


def test_a_reference_is_copied_and_no_address_is_opened(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    workspace.table.setCurrentIndex(workspace.model.index(3, 0))
    settle(window)
    source = workspace.source
    assert source is not None
    qtbot.keyClick(
        window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert source.title.rstrip(".") in QGuiApplication.clipboard().text()
    workspace.page.linked.emit("address", source.id)
    assert QGuiApplication.clipboard().text() == source.url
    assert not workspace.page.openLinks()
    assert not workspace.page.openExternalLinks()


def test_a_source_of_ones_own_is_added_changed_and_taken_back(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable
) -> None:
    before = workspace.model.rowCount()
    add_source(window, workspace, settle, "Survey of the Kharkiv oblast")
    assert workspace.model.rowCount() == before + 1
    assert workspace.source is not None
    assert workspace.source.title == "Survey of the Kharkiv oblast"
    assert workspace.edit.isEnabled()
    workspace.edit.click()
    workspace.form.fields["publisher"].show_text("Field office")
    workspace.form.keep.click()
    settle(window)
    assert "Field office" in workspace.page.toPlainText()
    workspace.own.setChecked(True)
    settle(window)
    assert workspace.model.rowCount() == 1
    for _ in range(2):
        window.menus.actions["undo"].trigger()
        settle(window)
    assert workspace.model.rowCount() == 0
    assert workspace.source is None


def test_the_day_on_which_a_source_was_read_is_entered_changed_and_taken_out(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable
) -> None:
    add_source(window, workspace, settle, "Survey of the Kharkiv oblast")
    shown = []
    for day in ("2026-02-03", "2026-02", ""):
        workspace.edit.click()
        shown.append(workspace.form.fields["accessed"].text)
        workspace.form.fields["notes"].show_text("from the author")
        workspace.form.fields["accessed"].show_text(day)
        workspace.form.keep.click()
        settle(window)
        source, told = workspace.source, workspace.page.toPlainText()
        assert source is not None
        assert source.notes == (f"from the author\nAccessed: {day}" if day else "from the author")
        assert ("Date of access: 3 February 2026." in told) == (day == "2026-02-03")
        assert "Accessed" not in told
    assert shown == ["", "2026-02-03", "2026-02"]
    workspace.edit.click()
    workspace.form.fields["accessed"].show_text("yesterday")
    workspace.form.keep.click()
    assert "yesterday" in workspace.form.fields["accessed"].problem.text()


def test_a_source_of_the_edition_is_not_the_users_to_change(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable
) -> None:
    workspace.table.setCurrentIndex(workspace.model.index(0, 0))
    settle(window)
    assert not workspace.edit.isEnabled()


def test_what_is_wrong_with_a_source_stands_beside_its_field(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable
) -> None:
    workspace.add.click()
    workspace.form.keep.click()
    assert "title" in workspace.form.fields["title"].problem.text()
    workspace.form.fields["title"].show_text("Survey")
    workspace.form.fields["published"].show_text("June 2025")
    workspace.form.keep.click()
    assert workspace.form.fields["published"].problem.text()
    workspace.form.fields["published"].show_text("2025")
    workspace.form.fields["url"].show_text("javascript:alert(1)")
    workspace.form.keep.click()
    settle(window)
    assert "http" in workspace.form.problem.text()
    assert not window.session.store.kept.operations


@pytest.mark.parametrize(("suffix", "read"), [(".ris", from_ris), (".json", from_csl)])
def test_the_chosen_sources_are_written_as_references(
    window: MainWindow,
    workspace: SourcesWorkspace,
    settle: Callable,
    saver: Callable,
    tmp_path: Path,
    suffix: str,
    read: Callable,
) -> None:
    selection = workspace.table.selectionModel()
    rows = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select
    for row in (1, 2):
        selection.select(workspace.model.index(row, 0), rows)
    saver.path = tmp_path / f"out{suffix}"  # type: ignore[attr-defined]
    workspace.write_out.click()
    settle(window)
    sources, problems = read((tmp_path / f"out{suffix}").read_text(encoding="utf-8"))
    assert problems == []
    wanted = [workspace.model.index(row, 0).data(Role.KEY) for row in (1, 2)]
    assert sorted(source.id for source in sources) == sorted(wanted)


def test_references_are_read_in_one_act_that_says_how_many_were_new(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "zotero.ris"
    path.write_text(ZOTERO, encoding="utf-8")
    window.seek = lambda *_: path
    before = workspace.model.rowCount()
    workspace.read_in.click()
    settle(window)
    assert "1 source is new." in window.status.text
    assert workspace.model.rowCount() == before + 1
    workspace.read_in.click()
    settle(window)
    assert "0 sources are new. 1 was there already." in window.status.text
    assert len(window.session.store.kept.operations) == 1
    window.menus.actions["undo"].trigger()
    settle(window)
    assert workspace.model.rowCount() == before


def test_a_note_on_a_source_stands_with_it(
    window: MainWindow, workspace: SourcesWorkspace, settle: Callable, qtbot: QtBot
) -> None:
    workspace.table.setCurrentIndex(workspace.model.index(0, 0))
    settle(window)
    window.menus.actions["note"].trigger()
    qtbot.keyClicks(workspace.note.text, "Written by a friend")
    window.workspaces.visit("brief")
    settle(window)
    window.workspaces.visit("sources")
    settle(window)
    assert "Written by a friend (internal)" in workspace.page.toPlainText()
