"""Files that can't be opened or written, and a window closed in the midst of work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import shiboken6

from db.records import StateCode
from desktop.ui.app import make_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def test_a_folder_that_is_gone_is_named_and_nothing_is_lost(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    saver.path = tmp_path / "gone" / "brief.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert "no folder" in window.status.text
    assert window.session.choice.states == ("UKR",)
    saver.path = tmp_path / "brief.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert "Saved brief.pdf" in window.status.text


def test_a_place_that_can_t_be_written_is_explained(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("not a folder")
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    saver.path = tmp_path / "a-file" / "brief.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert "choose another" in window.status.text
    window.middle.save_asked.emit(_order(window))
    settle(window)
    assert "choose another" in window.status.text


def test_calling_the_dialog_off_writes_nothing(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    window.session.choice.pick((StateCode("UKR"),))
    settle(window)
    window.bar.export.click()
    settle(window)
    assert window.status.text == ""
    assert not list(tmp_path.glob("*.pdf"))


def test_a_file_that_is_no_workspace_is_explained_in_the_window(
    dressed: None, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague")
    window = make_window(path, date(2025, 12, 5), tmp_path / "window.ini")
    with qtbot.waitSignal(window.session.stopped) as stopped:
        window.show()
    assert stopped.args is not None
    assert str(path) in stopped.args[0]
    assert str(path) in window.status.text
    assert not window.bar.export.isEnabled()
    window.session.choice.pick((StateCode("UKR"),))
    window.bar.export.click()
    window.close()
    shiboken6.delete(window)


def test_it_closes_while_it_works(open_window: Callable[..., MainWindow]) -> None:
    window = open_window()
    window.session.choice.pick(window.session.facts.states if window.session.facts else ())
    window.close()
    assert not window.session.operations.busy


def _order(window: MainWindow) -> object:
    pane = window.middle.maps
    assert window.session.dossier is not None
    return pane._order(window.session.dossier)
