"""A table of whole words: rows as high as what is in them, columns that share the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt

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
