"""A table of whole words: rows as high as what is in them, columns that share the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from desktop.ui.models.rows import RowsModel
from desktop.ui.theme import theme
from desktop.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "State Party until 20 February 2026; withdrawal notified"


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable("Rows")
    made.setStyleSheet(theme("light").stylesheet())
    model = RowsModel(made)
    model.show_rows(("State", "Status", "Since"), (("Poland", LONG, "2012"), ("Niue", "State Party", "1998")))
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


@pytest.mark.parametrize("width", range(260, 520, 10))
def test_a_row_is_as_high_as_its_words_need(table: RowTable, width: int) -> None:
    table.resize(width, 300)
    table.share((1, 2, 1))
    room = QRect(0, 0, table.columnWidth(1) - 12, 1000)  # the style sheet pads a cell by 6 on each side
    words = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, LONG)
    assert table.rowHeight(0) >= words.height()


def test_no_column_is_narrower_than_its_head_and_none_leaves_the_table(table: RowTable) -> None:
    table.share((1, 8, 1))
    header = table.horizontalHeader()
    for column in (0, 2):
        assert table.columnWidth(column) >= header.sectionSizeHint(column)
    assert sum(map(table.columnWidth, range(3))) <= table.viewport().width()


def test_a_hidden_column_takes_no_room(table: RowTable) -> None:
    table.setColumnHidden(2, True)
    table.share((0, 1, 0))
    assert table.columnWidth(0) + table.columnWidth(1) == pytest.approx(table.viewport().width(), abs=2)


def drag_edge(table: RowTable, qtbot: QtBot, column: int, by: int) -> None:
    """The edge at the end of a column's head, with the mouse."""
    heads = table.horizontalHeader()
    edge = QPoint(heads.sectionViewportPosition(column) + heads.sectionSize(column) - 1, 10)
    qtbot.mousePress(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(heads.viewport(), edge + QPoint(by, 0))
    qtbot.mouseRelease(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_a_column_sized_by_hand_stays_so(table: RowTable, qtbot: QtBot) -> None:
    table.share((1, 2, 1))
    before = table.columnWidth(0)
    drag_edge(table, qtbot, 0, 60)
    assert table.columnWidth(0) == before + 60
    table.resize(420, 260)  # as when a bar to scroll by appears
    table.resize(520, 260)
    table.share((1, 2, 1))  # as with each change of what is shown
    assert table.columnWidth(0) == before + 60


def test_rows_follow_a_column_sized_by_hand(table: RowTable, qtbot: QtBot) -> None:
    table.share((1, 2, 1))
    before = table.rowHeight(0)
    drag_edge(table, qtbot, 1, 200)
    assert table.rowHeight(0) < before


def test_a_column_that_hides_and_comes_back_is_not_taken_for_one_sized_by_hand(table: RowTable) -> None:
    table.share((1, 2, 1))
    table.setColumnHidden(2, True)
    table.setColumnHidden(2, False)
    table.resize(620, 300)
    assert sum(map(table.columnWidth, range(3))) == pytest.approx(table.viewport().width(), abs=3)
