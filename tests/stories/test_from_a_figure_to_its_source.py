"""From any figure on screen to its sources, edition, base, day and history."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from db.editions import FOLDER, read_number
from db.records import Casualties, Membership, StateCode, SuspensionClaim
from desktop.dossier.picture import PictureKind
from desktop.ui.figures.view import CHARTS, EVENTS, MAP
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.ui.brief.sheets import Sheets
    from desktop.ui.main_window import MainWindow

NOTHING = Qt.KeyboardModifier.NoModifier
UKR = StateCode("UKR")
EDITION = read_number(FOLDER).number


@pytest.fixture
def picked(window: MainWindow, settle: Callable) -> MainWindow:
    """The window with Ukraine and Estonia picked."""
    window.session.choice.pick((UKR, StateCode("EST")))
    settle(window)
    return window


@pytest.mark.parametrize(
    ("column", "kind"), [(1, Membership), (2, SuspensionClaim), (3, Casualties), (4, SuspensionClaim)]
)
def test_a_cell_of_the_table_of_picked_states_opens_its_fact(
    picked: MainWindow, settle: Callable, column: int, kind: type
) -> None:
    table = picked.middle.picked.table
    index = table.model().index(0, column)
    told = index.data(Qt.ItemDataRole.ToolTipRole)
    assert f"Facts edition {EDITION}" in told
    table.opened.emit(index)
    settle(picked)
    assert picked.workspaces.key == "facts"
    shown = picked.desk.facts.told
    assert shown is not None
    assert isinstance(shown.record, kind)
    title = escape(shown.facts.sources[shown.record.sources[0]].title)
    assert title in " ".join(told.split()), "long lines are broken"


def test_a_figure_that_is_not_known_opens_nothing(picked: MainWindow, settle: Callable) -> None:
    table = picked.middle.picked.table
    index = table.model().index(1, 3)
    assert index.data() == "no figure"
    table.opened.emit(index)
    settle(picked)
    assert picked.workspaces.key == "brief"


@pytest.mark.parametrize("kind", list(PictureKind))
def test_every_row_of_a_figures_numbers_rests_on_a_fact(
    picked: MainWindow, settle: Callable, kind: PictureKind
) -> None:
    middle = picked.middle
    panes = ((middle.maps, MAP), (middle.charts, CHARTS), (middle.events, EVENTS))
    pane, tab, place = next(
        (pane, tab, place)
        for pane, tab in panes
        for place in range(pane.kind.count())
        if str(pane.kind.itemData(place)).split(" ")[0] == kind
    )
    middle.show_tab(tab)
    pane.kind.setCurrentIndex(place)
    settle(picked)
    facts, model = picked.session.facts, pane.model
    assert facts is not None
    assert model.rowCount()
    rows = range(model.rowCount())
    for row in rows:
        cells = [model.index(row, column).data() for column in range(model.columnCount())]
        fact = facts.by_id(model.index(row, 0).data(Role.KEY))
        unknown = "no figure" in cells or "Not party" in cells
        assert fact is not None or unknown, cells
    pane.table.opened.emit(model.index(next(row for row in rows if model.index(row, 0).data(Role.KEY)), 0))
    settle(picked)
    assert picked.workspaces.key == "facts"
    assert picked.desk.facts.told is not None


def test_the_map_tells_source_edition_and_day_under_the_pointer(picked: MainWindow) -> None:
    told = picked.middle.pointed.tell(UKR)
    facts = picked.session.facts
    assert facts is not None
    count = next(one for one in facts.about(Casualties, UKR) if one.year == 2024)
    assert facts.sources[count.sources[0]].title in told
    assert f"Facts edition {EDITION}, as of 5 December 2025" in told.replace("\N{NO-BREAK SPACE}", " ")


def click(qtbot: QtBot, sheets: Sheets, place: QPointF, held: Qt.KeyboardModifier = NOTHING) -> None:
    qtbot.mouseClick(sheets, Qt.MouseButton.LeftButton, held, QPoint(round(place.x()), round(place.y())))


def test_a_note_number_on_the_page_leads_to_the_note_and_this_to_its_source(
    picked: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    made = picked.session.made
    assert made is not None
    marks = made.brief.marks
    assert {mark.source for mark in marks} == set(made.brief.notes)
    sheets = picked.brief.preview._sheets
    mark = marks[0]
    place = sheets.place_of(mark).center()
    assert sheets.source_at(place) == mark.source
    assert sheets.source_at(sheets.place(0).topLeft()) is None
    assert mark.page == 0
    assert not mark.heads_note
    bar = picked.brief.preview.area.verticalScrollBar()
    click(qtbot, sheets, place)
    head = sheets.leads_to(mark)
    assert head is not None
    assert (head.heads_note, head.note, head.page) == (True, mark.note, 1)
    assert bar.value() > 0, "the note is in view"
    click(qtbot, sheets, sheets.place_of(head).center())
    assert bar.value() < sheets.place(1).top(), "and its number leads back"
    click(qtbot, sheets, sheets.place_of(head).bottomRight() + QPointF(30, -4))
    settle(picked)
    assert picked.workspaces.key == "sources"
    assert picked.desk.sources.source is not None
    assert picked.desk.sources.source.id == mark.source


def test_a_note_number_opens_its_source_while_ctrl_is_held(
    picked: MainWindow, settle: Callable, qtbot: QtBot
) -> None:
    sheets = picked.brief.preview._sheets
    mark = sheets.marks[2]
    click(qtbot, sheets, sheets.place_of(mark).center(), Qt.KeyboardModifier.ControlModifier)
    settle(picked)
    assert picked.workspaces.key == "sources"
    assert picked.desk.sources.source is not None
    assert picked.desk.sources.source.id == mark.source


def test_who_has_no_mouse_finds_the_sources_of_the_page_in_its_menu(
    picked: MainWindow, settle: Callable
) -> None:
    made = picked.session.made
    assert made is not None
    menu = picked.brief.preview.sources_menu()
    cited = list(dict.fromkeys(mark.source for mark in made.brief.marks if mark.page == 0))
    assert len(menu.actions()) == len(cited)
    menu.actions()[1].trigger()
    settle(picked)
    assert picked.desk.sources.source is not None
    assert picked.desk.sources.source.id == cited[1]
