"""A table of a partner's comes in by the window: looked at, checked, imported, taken back; and facts go out."""

from __future__ import annotations

import csv
import shutil
from itertools import islice, product
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from xlsxwriter import Workbook

from db.records import Casualties
from db.tables.reading import preview
from desktop.ui.bar.shortcuts_page import ShortcutsPage
from desktop.ui.importing.export_page import ExportPage
from desktop.ui.importing.import_page import ImportPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
BAD = "Country;Year;Dead;Wounded;Total;Source\nTurkey;2024;3;4;7;Our count\nAtlantis;2024;-1;;;Our count\n"
GOOD = "Country;Year;Morti;Wounded;Total;Source\nTurkey;2024;3;4;7;Our count\nDRC;2024;1;;5;Our count\n"


@pytest.fixture
def window(
    open_at: Callable[[Path], MainWindow], shipped: Path, tmp_path: Path, settle: Callable, qtbot: QtBot
) -> MainWindow:
    """On a copy of the shipped workspace, with someone who answers which file to open."""
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    shutil.copy(shipped, path)
    window = open_at(path)
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=PATIENCE)
    settle(window)
    return window


@pytest.fixture
def import_page(window: MainWindow, finder: Any, settle: Callable) -> Callable[[Path], ImportPage]:
    def opened(path: Path) -> ImportPage:
        finder.path = path
        window.menus.actions["import"].trigger()
        settle(window)
        page = window.cover.page
        assert isinstance(page, ImportPage)
        return page

    return opened


def own(window: MainWindow) -> list[Casualties]:
    facts = window.session.store.facts
    assert facts is not None
    return [one for one in facts.all(Casualties) if one.provenance.own]


def many(path: Path, count: int) -> Path:
    cells = product(range(1, 500), range(1999, 2026), ("Turkey", "DRC", "Yemen", "Iraq"))
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("country", "year", "killed", "source"))
        writer.writerows((place, year, 1, f"Register {n}") for n, year, place in islice(cells, count))
    return path


def test_a_table_that_is_still_read_when_another_page_comes_is_let_go(
    window: MainWindow, finder: Any, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    finder.path = tmp_path / "good.csv"
    finder.path.write_text(GOOD)
    gate = Event()
    window.session.operations.run("gate", gate.wait, lambda _: None, window.session.fail)
    window.menus.actions["import"].trigger()
    page = window.cover.page
    assert isinstance(page, ImportPage)
    page.destroyed.connect(gate.set)
    window.menus.actions["shortcuts"].trigger()
    qtbot.waitUntil(gate.is_set, timeout=PATIENCE)
    settle(window)
    assert isinstance(window.cover.page, ShortcutsPage)


def test_every_problem_is_listed_with_its_line_before_anything_is_written(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(BAD)
    page = import_page(path)
    assert (page.reading.separator.currentData(), page.columns.boxes["killed"].currentData()) == (";", "Dead")
    page.check.click()
    settle(window)
    listed = [
        [page.listed.index(row, column).data() for column in (0, 1)] for row in range(page.listed.rowCount())
    ]
    assert listed == [["3", "Country"], ["3", "Dead"]]
    assert "There are 2 problems" in page.message.said
    assert not page.do_it.isEnabled()
    page.problems.setCurrentIndex(page.listed.index(1, 0))
    qtbot.waitUntil(lambda: "Country: Atlantis" in page.line.text(), timeout=PATIENCE)
    assert own(window) == []


def test_a_table_is_mapped_imported_taken_back_and_known_the_next_time(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    page = import_page(path)
    killed = page.columns.boxes["killed"]
    assert killed.currentData() == ""
    killed.setCurrentIndex(killed.findData("Morti"))
    killed.activated.emit(killed.currentIndex())
    page.check.click()
    settle(window)
    assert page.message.said == "No problems. Nothing has been written yet."
    page.do_it.click()
    settle(window)
    assert page.message.said == "2 rows were imported."
    assert sorted((one.place, one.killed) for one in own(window)) == [("COD", 1), ("TUR", 3)]
    page.undo.click()
    settle(window)
    assert (page.message.said, own(window), page.check.isEnabled()) == ("The import is undone.", [], True)
    assert page.focusWidget() is page.check
    window.session.store.redo(lambda _: None)
    settle(window)
    assert len(own(window)) == 2
    page.back.click()
    assert import_page(path).columns.boxes["killed"].currentData() == "Morti"


def test_a_column_that_is_not_used_is_named(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    page = import_page(path)
    page.check.click()
    settle(window)
    assert page.message.said.endswith("A column is not used: Morti.")


def test_a_file_that_can_not_be_read_so_stays_as_it_was_read(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    page = import_page(path)
    encoding = page.reading.encoding
    encoding.setCurrentIndex(encoding.findData("utf-16"))
    encoding.activated.emit(encoding.currentIndex())
    settle(window)
    assert "not utf-16" in page.message.said
    assert (encoding.currentData(), page.check.isEnabled()) == ("utf-8", True)


def test_nothing_can_be_checked_before_there_is_a_table(import_page: Callable, tmp_path: Path) -> None:
    page = import_page(tmp_path / "none.csv")
    assert "can't be read" in page.message.said
    assert not page.check.isEnabled()


def test_another_sheet_is_a_choice_away(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("Cover")
        book.add_worksheet("Casualties").write_row(0, 0, ["country", "year", "killed", "source"])
        book.add_worksheet("Events").write_row(0, 0, ["date", "title", "category", "source"])
    page = import_page(path)
    sheet = page.reading.sheet
    assert (sheet.currentData(), sheet.count()) == ("Casualties", 3)
    sheet.setCurrentIndex(2)
    sheet.activated.emit(2)
    settle(window)
    assert page.rows.headerData(0, Qt.Orientation.Horizontal) == "date"


def test_an_import_is_cancelled_and_nothing_has_changed(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    page = import_page(many(tmp_path / "many.csv", 30_000))
    page.check.click()
    settle(window)
    page.do_it.click()
    qtbot.waitUntil(lambda: page.progress.value() > 0 or page.progress.maximum() == 0, timeout=PATIENCE)
    assert page.cancel.isVisible()
    page.cancel.click()
    settle(window)
    assert page.message.said == "Stopped. Nothing has changed."
    assert (own(window), page.do_it.isEnabled()) == ([], True)


def test_leaving_the_page_stops_the_import_and_says_so(
    window: MainWindow, import_page: Callable, settle: Callable, tmp_path: Path
) -> None:
    page = import_page(many(tmp_path / "many.csv", 30_000))
    page.check.click()
    settle(window)
    page.do_it.click()
    page.back.click()
    settle(window)
    assert window.cover.page is None
    assert own(window) == []
    assert "Stopped. Nothing has changed." in window.status.notice.text()


def export_page(window: MainWindow) -> ExportPage:
    window.menus.actions["export-facts"].trigger()
    page = window.cover.page
    assert isinstance(page, ExportPage)
    return page


@pytest.mark.parametrize(
    ("kind", "name"), [("Casualties", "a.csv"), ("Casualties", "a.xlsx"), ("", "all.xlsx"), ("folder", "all")]
)
def test_facts_go_out_as_a_table_a_workbook_or_a_folder(
    window: MainWindow, saver: Any, settle: Callable, tmp_path: Path, kind: str, name: str
) -> None:
    page = export_page(window)
    page.kind.setCurrentIndex(page.kind.findData(kind))
    saver.path = tmp_path / name
    page.do_it.click()
    settle(window)
    assert page.message.said == f"Saved {name} in {tmp_path}"
    table = saver.path / "casualties.csv" if kind == "folder" else saver.path
    found = preview(table, sheet=None if kind else "casualties")
    facts = window.session.facts
    assert facts is not None
    assert sum(len(block.rows) for block in found.blocks()) == len(facts.all(Casualties))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_numbers_of_a_chart_go_out_as_a_table(
    window: MainWindow, saver: Any, settle: Callable, tmp_path: Path, suffix: str
) -> None:
    window.middle.tabs.setCurrentIndex(1)
    settle(window)
    saver.path = tmp_path / f"chart{suffix}"
    window.menus.actions["save-figure"].trigger()
    settle(window)
    table = preview(saver.path)
    assert len(table.header) > 1
    assert all(any(cell.isdecimal() for cell in row) for block in table.blocks() for row in block.rows)
