"""Small values that travel with the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.opening import open_workspace
from db.settings import read_setting, write_setting


def test_a_setting_is_there_after_reopening(tmp_path: Path, edition: Path) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path, edition) as workspace:
        assert read_setting(workspace.database, "organisation", "none") == "none"
        write_setting(workspace.database, "organisation", "Org")
        write_setting(workspace.database, "organisation", {"name": "Örg", "states": ["UKR"]})
    with open_workspace(path, edition) as workspace:
        assert read_setting(workspace.connection, "organisation") == {"name": "Örg", "states": ["UKR"]}


def test_what_json_can_not_hold_is_refused(tmp_path: Path, edition: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief", edition) as workspace, pytest.raises(TypeError):
        write_setting(workspace.database, "path", tmp_path)
