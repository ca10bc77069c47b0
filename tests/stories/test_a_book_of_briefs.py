"""Many briefs at once by the window: bound in a book or one file a state, with progress, and stopped at will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from db.records import StateCode
from desktop.page.brief_pdf import make_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 60_000
FOUR = tuple(map(StateCode, ("UKR", "BEL", "MNG", "NIU")))


@pytest.fixture
def picked(window: MainWindow, settle: Callable) -> MainWindow:
    """With four states picked, and nothing more to do."""
    window.session.choice.pick(FOUR)
    settle(window)
    return window


def test_without_a_picked_state_there_is_nothing_to_bind(window: MainWindow, settle: Callable) -> None:
    window.session.choice.pick(())
    settle(window)
    assert not window.menus.actions["export-book"].isEnabled()
    assert not window.menus.actions["export-files"].isEnabled()


def test_the_picked_states_are_bound_in_one_file(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path
) -> None:
    saver.path = tmp_path / "book.pdf"
    picked.menus.actions["export-book"].trigger()
    settle(picked)
    assert saver.suggested == ["book-4-states-2025-12-05.pdf"]
    assert "book.pdf" in picked.status.text
    document = pypdfium2.PdfDocument(saver.path)
    titles = [mark.get_title() for mark in document.get_toc() if mark.level == 0]
    assert titles == [
        "Briefing book",
        "Contents",
        "Ukraine",
        "Belgium",
        "Mongolia",
        "Niue",
        "Index of states",
    ]


def test_progress_is_shown_and_goes_when_it_is_done(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    status, seen = picked.status, []
    status.progress.valueChanged.connect(seen.append)
    saver.path = tmp_path / "book.pdf"
    picked.menus.actions["export-book"].trigger()
    assert status.stop.isVisible()
    assert not picked.menus.actions["export-book"].isEnabled()
    settle(picked)
    assert {1, 2, 3, 4} <= set(seen)
    assert not status.stop.isVisible()
    assert picked.menus.actions["export-book"].isEnabled()


def test_cancel_writes_no_book(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    picked.session.choice.pick(tuple(picked.session.facts.states))  # pyright: ignore[reportOptionalMemberAccess]
    settle(picked)
    saver.path = tmp_path / "book.pdf"
    picked.menus.actions["export-book"].trigger()
    qtbot.waitUntil(lambda: picked.status.progress.value() >= 2, timeout=PATIENCE)
    qtbot.mouseClick(picked.status.stop, Qt.MouseButton.LeftButton)
    assert "Stopped" in picked.status.text
    settle(picked)
    assert not list(tmp_path.glob("book.pdf"))
    assert picked.menus.actions["export-book"].isEnabled()


def test_one_file_a_state_is_the_brief_as_it_is_made_alone(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path
) -> None:
    saver.path = tmp_path / "briefs"
    picked.menus.actions["export-files"].trigger()
    settle(picked)
    files = sorted(each.name for each in saver.path.iterdir())
    assert files == [f"brief-{name}-2025-12-05.pdf" for name in ("belgium", "mongolia", "niue", "ukraine")]
    assert "4 files" in picked.status.text
    picked.session.choice.pick((StateCode("NIU"),))
    settle(picked)
    dossier = picked.session.dossier
    assert dossier is not None
    assert (saver.path / "brief-niue-2025-12-05.pdf").read_bytes() == make_pdf(
        dossier, picked.session.words
    ).pdf


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path
) -> None:
    saver.path = tmp_path / "file"
    saver.path.write_text("in the way")
    picked.menus.actions["export-files"].trigger()
    settle(picked)
    assert "is a file; name a folder" in picked.status.text
    assert not picked.status.stop.isVisible()


def test_the_window_answers_while_a_book_is_bound(
    picked: MainWindow, saver: Any, settle: Callable, tmp_path: Path, qtbot: QtBot
) -> None:
    picked.session.choice.pick(tuple(picked.session.facts.states))  # pyright: ignore[reportOptionalMemberAccess]
    settle(picked)
    saver.path = tmp_path / "book.pdf"
    picked.menus.actions["export-book"].trigger()
    with qtbot.waitSignal(picked.session.brief_made, timeout=PATIENCE):
        picked.session.choice.pick((StateCode("POL"),))
    assert picked.status.progress.value() < 197
    qtbot.mouseClick(picked.status.stop, Qt.MouseButton.LeftButton)
    settle(picked)
