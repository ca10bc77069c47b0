"""A delegate picks Ukraine and the suspension, looks, and leaves with a PDF."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.records import Issue
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

Settle = "Callable[[MainWindow], None]"


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True)
    return done.stdout


def pick_ukraine(qtbot: QtBot, window: MainWindow) -> None:
    window.session.choice.choose_issues(())
    qtbot.keyClicks(window.picker.states.line, "ukraine")
    qtbot.keyClick(window.picker.states.line, Qt.Key.Key_Return)
    issues = window.picker.issues
    issues.setCurrentIndex(window.picker.issues_model.index(0))
    qtbot.keyClick(issues, Qt.Key.Key_Space)
    assert window.session.choice.issues == (Issue.SUSPENSION,)


def test_she_picks_sees_and_exports(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    pick_ukraine(qtbot, window)
    settle(window)

    assert window.middle.map.raster is not None
    row = [window.middle.picked.model.index(0, column).data() for column in range(5)]
    assert row[0] == "Ukraine"
    assert row[2].startswith("State Party; claims suspension since")
    assert row[3] == "293 in 2024"
    assert row[4] == "claims it"
    assert window.brief.preview.count == 2
    assert "What we ask" in [section.title for section in window.brief.model.rows]

    saver.path = tmp_path / "out.pdf"  # type: ignore[attr-defined]
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert saver.suggested == ["brief-ukraine-2025-12-05.pdf"]  # type: ignore[attr-defined]
    assert "Saved out.pdf" in window.status.text
    told = text_of(tmp_path / "out.pdf")
    assert "Ukraine" in told
    assert "What we ask" in told
    assert window.session.made is not None
    assert (tmp_path / "out.pdf").read_bytes() == window.session.made.brief.pdf


def test_a_section_left_out_is_not_printed(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    pick_ukraine(qtbot, window)
    settle(window)
    outline = window.brief.outline
    place = [row.key for row in window.brief.model.rows].index("why")
    outline.setCurrentIndex(window.brief.model.index(place))
    qtbot.keyClick(outline, Qt.Key.Key_Space)
    settle(window)
    assert window.brief.model.index(place).data(Role.REMARK) == "left out"
    saver.path = tmp_path / "out.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    told = text_of(tmp_path / "out.pdf")
    assert "Why it matters" not in told
    assert "What we ask" in told


def test_her_organisation_stands_in_the_header(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    pick_ukraine(qtbot, window)
    qtbot.keyClicks(window.brief.organisation, "Mines & <b>People</b>")
    settle(window)
    saver.path = tmp_path / "out.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert "mines & <b>people</b>" in text_of(tmp_path / "out.pdf").casefold()


def test_export_in_the_midst_of_changes_prints_what_is_picked_now(
    qtbot: QtBot, window: MainWindow, saver: Callable, settle: Callable, tmp_path: Path
) -> None:
    pick_ukraine(qtbot, window)
    settle(window)
    window.session.choice.pick(("POL",))  # type: ignore[arg-type]
    saver.path = tmp_path / "out.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    told = text_of(tmp_path / "out.pdf")
    assert "Poland" in told.splitlines()[0:8].__str__()


def test_what_she_picked_is_there_again_next_time(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window = open_window()
    pick_ukraine(qtbot, window)
    settle(window)
    window.close()
    again = open_window()
    settle(again)
    assert again.session.choice.states == ("UKR",)
    assert again.session.choice.issues == (Issue.SUSPENSION,)
    assert again.brief.preview.count == 2
