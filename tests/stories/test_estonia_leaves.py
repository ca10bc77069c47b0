"""The as-of date is moved across 27 December 2025, when Estonia's withdrawal takes effect."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from db.records import StateCode
from desktop.dossier.status_class import StatusClass
from desktop.ui.choice import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.main_window import MainWindow

ESTONIA = StateCode("EST")
NB = "\N{NO-BREAK SPACE}"


def told(window: MainWindow) -> tuple[str, str, str]:
    """Of Estonia: its mark and words in the list, its status in the table."""
    row = window.picker.states.model.row_of(ESTONIA)
    assert row is not None
    status = window.middle.picked.model.index(0, 2).data()
    return row.mark, window.picker.states.model.status_of(row).replace(NB, " "), status.replace(NB, " ")


def test_list_table_map_and_brief_follow_the_date(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((ESTONIA,))
    settle(window)
    assert told(window) == (
        StatusClass.WITHDRAWING,
        "leaves 27 Dec",
        "State Party until 27 Dec 2025; withdrawal notified",
    )
    before = window.middle.maps.words.text()
    title = window.middle.picked.model.headerData(2, window.columns.orientation())
    assert title.replace(NB, " ") == "Status on 5 Dec 2025"

    window.bar.day.setDate(QDate(2025, 12, 26))
    settle(window)
    assert told(window)[0] == StatusClass.WITHDRAWING

    window.bar.day.setDate(QDate(2025, 12, 27))
    settle(window)
    assert told(window) == (StatusClass.FORMER, "left 27 Dec 2025", "Former party, left 27 Dec 2025")
    assert window.middle.maps.words.text() != before
    assert window.session.made is not None
    assert window.session.made.brief.brief.as_of == date(2025, 12, 27)
    assert window.middle.timeline.slider.value() == (date(2025, 12, 27) - FIRST_DAY).days


def test_a_quick_play_through_the_years_ends_where_it_was_left(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick((ESTONIA,))
    for value in range(0, 10_000, 211):
        window.middle.timeline.slider.setValue(value)
    window.bar.day.setDate(QDate(2025, 12, 27))
    settle(window)
    assert told(window)[0] == StatusClass.FORMER
    assert window.session.dossier is not None
    assert window.session.dossier.as_of == date(2025, 12, 27)
