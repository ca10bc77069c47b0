"""A pulled plug costs no picks: they are written soon after each change, not only when the window closes."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.records import StateCode
from desktop.ui.main_window import MainWindow


def test_picks_are_on_the_disk_while_the_window_is_open(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.session.choice.pick((StateCode("UKR"),))

    def written() -> None:
        assert "UKR" in (tmp_path / "window.ini").read_text()

    qtbot.waitUntil(written, timeout=20_000)
