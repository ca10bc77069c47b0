"""Niue: a State Party since 1999, no mines, no casualties on record, no vote in the General Assembly."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from db.records import StateCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.ui.main_window import MainWindow


def test_the_window_says_that_there_is_no_figure_and_never_zero(
    window: MainWindow, settle: Callable, saver: Callable, tmp_path: Path
) -> None:
    window.session.choice.pick((StateCode("NIU"),))
    window.middle.show_tab(1)
    window.middle.charts.kind.setCurrentIndex(1)
    settle(window)
    row = [window.middle.picked.model.index(0, column).data() for column in range(5)]
    assert row[0] == "Niue"
    assert row[3] == "no figure"
    assert row[4] == "no record"
    assert window.middle.charts.view.raster is None
    assert "no figure" in window.middle.charts.words.text().casefold()

    saver.path = tmp_path / "niue.pdf"  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    told = subprocess.run(
        ["pdftotext", saver.path, "-"],  # type: ignore[attr-defined]
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert "Niue" in told
    assert "no figure" in " ".join(told.casefold().split())
    assert window.brief.preview.count == 2


def test_with_no_state_picked_the_window_says_what_to_do(window: MainWindow, settle: Callable) -> None:
    settle(window)
    assert window.brief.preview.count == 0
    assert "Pick a state" in window.brief.preview.words
    assert not window.bar.export.isEnabled()
    assert window.middle.map.raster is not None
