"""`minebrief sources`, as people who script meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.editions import FOLDER
from db.opening import open_workspace
from desktop.command_line.main import run

RIS = "TY  - RPRT\nTI  - A new report\nPB  - ICBL\nDA  - 2026/05//\nUR  - https://icbl.org/new\nID  - NEW\nER  - \n"


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    path = tmp_path / "a.minebrief"
    open_workspace(path, FOLDER).close()
    return str(path)


def test_chosen_sources_are_listed_in_words(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "undl_d3lab", "--workspace", workspace]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("UNDL_D3LAB: UN Digital Library")
    assert "Voting records of the General Assembly" in line


def test_chosen_sources_are_written_for_a_reference_manager(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.json"
    command = ["sources", "UNDL_D3LAB", "aca_2022", "--format", "csl", "--out", str(file)]
    assert run([*command, "--workspace", workspace]) == 0
    assert [item["id"] for item in json.loads(file.read_text("utf-8"))] == ["UNDL_D3LAB", "aca_2022"]
    assert run(["sources", "--format", "ris", "--workspace", workspace]) == 0
    assert capsys.readouterr().out.count("TY  - ") > 800


def test_a_file_of_a_reference_manager_comes_in_once(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "zotero.ris"
    file.write_text(RIS, encoding="utf-8")
    assert run(["sources", "--import", str(file), "--workspace", workspace]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Imported 1 source; minebrief undo takes it back.",
        "  NEW",
    ]
    assert run(["sources", "--import", str(file), "--workspace", workspace]) == 0
    assert capsys.readouterr().out == "Passed over 1 that was there already.\n"
    assert run(["sources", "NEW", "--workspace", workspace]) == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert told == "NEW: ICBL. A new report. May 2026. https://icbl.org/new\n"


def test_a_file_with_problems_is_refused_whole(
    workspace: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "zotero.ris"
    file.write_text(RIS + "TY  - RPRT\nUR  - ftp://x\nER  - \n", encoding="utf-8")
    assert run(["sources", "--import", str(file), "--workspace", workspace]) == 1
    told = capsys.readouterr().err
    assert f"{file}: Line 8: there is no title." in told
    assert "Nothing was imported" in told
    assert run(["sources", "NEW", "--workspace", workspace]) == 1
    assert "There is no source 'NEW'" in capsys.readouterr().err
