"""A pulled plug costs no picks: they are written soon after each change, not only when the window closes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import Issue, StateCode

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow


def test_picks_are_on_the_disk_while_the_window_is_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "window.ini"
    choice = window.session.choice
    choice.pick((StateCode("UKR"),))
    choice.set_as_of(date(2025, 12, 27))
    choice.choose_issues((Issue.USE,))
    choice.set_organisation("Campaign")

    def written() -> None:
        assert file.exists()
        text = file.read_text()
        assert all(part in text for part in ("UKR", "2025-12-27", "issues=use", "Campaign"))

    qtbot.waitUntil(written, timeout=20_000)
