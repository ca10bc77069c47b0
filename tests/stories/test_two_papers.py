"""The same picks as a handout and as a note for the delegation alone, in the real window."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.audience import Audience
from db.dates import PartialDate
from db.delegation import write_promise
from db.internal import Promise
from db.records import StateCode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

UKR = StateCode("UKR")
BAND = "INTERNAL – NOT FOR DISTRIBUTION"


def promise(window: MainWindow, words: str) -> None:
    said = Promise("", UKR, words, PartialDate("2025-12-02"))
    window.session.store.change(lambda workspace: write_promise(workspace, said))


def text_of(pdf: bytes) -> str:
    found = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(found.decode().split())


def shown(window: MainWindow) -> str:
    """What stands on the pages of the preview."""
    assert window.session.made is not None
    return text_of(window.session.made.brief.pdf)


def choose_audience(qtbot: QtBot, window: MainWindow) -> None:
    """With the keyboard, the other one."""
    drop_down = window.brief.audience
    key = Qt.Key.Key_Down if drop_down.currentIndex() == 0 else Qt.Key.Key_Up
    qtbot.keyClick(drop_down, key)


def test_what_was_promised_stands_on_the_internal_note_alone(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    window.session.choice.pick([UKR])
    promise(window, "A letter before June")
    settle(window)
    assert window.brief.audience.currentText() == "Handout"
    assert "A letter before June" not in shown(window)
    assert BAND not in shown(window)

    choose_audience(qtbot, window)
    settle(window)
    assert "“A letter before June”" in shown(window)
    assert BAND in shown(window)
    assert "promises" in [row.key for row in window.brief.model.rows]
    saver.path = tmp_path / "note.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert saver.suggested == ["internal-brief-ukraine-2025-12-05.pdf"]  # type: ignore[attr-defined]
    assert "A letter before June" in text_of(saver.path.read_bytes())  # type: ignore[attr-defined]

    choose_audience(qtbot, window)
    saver.path = tmp_path / "handout.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()  # at once, before the pages are made anew
    settle(window)
    assert saver.suggested[-1] == "brief-ukraine-2025-12-05.pdf"  # type: ignore[attr-defined]
    told = text_of(saver.path.read_bytes())  # type: ignore[attr-defined]
    assert "A letter before June" not in told
    assert BAND not in told


def test_a_promise_written_meanwhile_comes_onto_the_note(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    window.session.choice.pick([UKR])
    choose_audience(qtbot, window)
    settle(window)
    promise(window, "A visit in spring")
    settle(window)
    assert "A visit in spring" in shown(window)
    window.session.store.undo(lambda _: None)
    settle(window)
    assert "A visit in spring" not in shown(window)


def test_a_promise_written_while_the_note_is_made_is_not_lost_on_it(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    session = window.session
    session.choice.pick([UKR])
    choose_audience(qtbot, window)
    qtbot.waitUntil(lambda: "brief" in session.operations.busy, timeout=20_000)
    promise(window, "A visit in spring")
    settle(window)
    assert "A visit in spring" in shown(window)


def test_a_book_of_internal_notes_says_so_in_its_name(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    window.session.choice.pick([UKR])
    promise(window, "A letter before June")
    choose_audience(qtbot, window)
    settle(window)
    saver.path = tmp_path / "book.pdf"  # type: ignore[attr-defined]
    window.menus.actions["export-book"].trigger()
    settle(window)
    assert saver.suggested == ["internal-book-1-state-2025-12-05.pdf"]  # type: ignore[attr-defined]
    assert "A letter before June" in text_of((tmp_path / "book.pdf").read_bytes())


def test_a_kept_brief_comes_back_for_its_audience(qtbot: QtBot, window: MainWindow, settle: Callable) -> None:
    choice = window.session.choice
    choice.pick([UKR])
    choice.set_audience(Audience.INTERNAL)
    settle(window)
    window.menus.actions["keep-brief"].trigger()
    window.naming.line.setText("Before the talk")
    qtbot.keyClick(window.naming.line, Qt.Key.Key_Return)
    settle(window)
    choice.set_audience(Audience.HANDOUT)
    (action,) = window.menus.submenus["kept-briefs"].actions()
    action.trigger()
    settle(window)
    assert choice.audience is Audience.INTERNAL
    assert window.brief.audience.currentText() == "Internal note"
    assert BAND in shown(window)


def test_the_search_leads_from_a_promise_to_its_state(
    qtbot: QtBot, window: MainWindow, settle: Callable
) -> None:
    promise(window, "A letter before June")
    settle(window)
    box = window.bar.search
    box.setFocus()
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "letter before june")
    assert [find.remark for find in box.model.finds] == ["Promise"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.key == "states"
    assert window.desk.states.state == UKR
