"""The window as a screen reader has it on Linux: another process, over the bus of assistive technology."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.stories.beside import lacking, run_beside


@pytest.mark.skipif(bool(lacking()), reason=lacking())
def test_a_screen_reader_hears_every_control_turns_to_the_charts_and_folds_a_part(
    shipped: Path, tmp_path: Path, screen: str
) -> None:
    path = tmp_path / "22MSP.minebrief"
    shutil.copy(shipped, path)
    heard = tmp_path / "heard.json"
    errors = run_beside("listener.py", [heard], path, screen, 180)
    assert heard.exists(), errors
    told = json.loads(heard.read_text(encoding="utf-8"))
    assert told.pop("controls", 0) > 40, (told, errors)
    assert told == {
        "there": True,
        "complete": True,
        "nameless": [],
        "vague": [],
        "undescribed": [],
        "turned": True,
        "folded": True,
    }
