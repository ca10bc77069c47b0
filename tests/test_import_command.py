"""`minebrief import`, `export`, `undo`, `redo` and `history`, as people who script meet them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
Call = Callable[..., subprocess.CompletedProcess[str]]
GOOD = "Country;Year;Dead;Wounded;Total;Source\nTurkey;2024;3;4;7;Our own count\nDRC;2024;1 200;4;1204;Our own count\n"
BAD = GOOD + "Ukrain;2024;1;-4;;Our own count\nEST;2024;1;4;7;\n"


@pytest.fixture
def minebrief(tmp_path: Path) -> Call:
    def call(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "desktop", "--workspace", str(tmp_path / "a.minebrief"), *words]
        return subprocess.run(
            command, cwd=ROOT, env=os.environ, check=False, capture_output=True, encoding="utf-8"
        )

    return call


def test_a_table_with_problems_is_refused_with_a_line_for_each(minebrief: Call, tmp_path: Path) -> None:
    table = tmp_path / "bad.csv"
    table.write_text(BAD)
    answer = minebrief("import", str(table), "--as", "casualties")
    assert answer.returncode == 1
    problems = answer.stderr.splitlines()
    assert problems[0].startswith(f"{table}:4:Country: No state is called 'Ukrain'")
    assert problems[1].startswith(f"{table}:4:Wounded: '-4' is negative")
    assert [line.split(": ")[0] for line in problems[2:4]] == [f"{table}:5:Source", f"{table}:5:Total"]
    assert "Nothing was imported" in problems[-1]
    assert minebrief("history").stdout == "Nothing was changed yet.\n"


def test_a_table_comes_in_is_undone_redone_and_goes_out(minebrief: Call, tmp_path: Path) -> None:
    table = tmp_path / "good.csv"
    table.write_text(GOOD)
    tried = minebrief("import", str(table), "--as", "casualties", "--dry-run")
    assert (tried.returncode, tried.stdout.splitlines()[0]) == (
        0, "good.csv holds 2 new facts (casualties); nothing was written.",
    )  # fmt: skip
    assert minebrief("history").stdout == "Nothing was changed yet.\n"
    assert minebrief("import", str(table), "--as", "casualties").stdout.startswith(
        "Imported 2 facts (casualties)"
    )
    assert "import-facts: good.csv, 2 casualties" in minebrief("history").stdout
    assert minebrief("undo").returncode == 0
    assert minebrief("undo").returncode == 1
    assert minebrief("redo").returncode == 0
    assert minebrief("check").returncode == 0
    out = tmp_path / "out.csv"
    assert minebrief("export", "casualties", "--out", str(out)).returncode == 0
    assert "TUR,2024,3,4,,7" in out.read_text(encoding="utf-8-sig")
    again = minebrief("import", str(out), "--as", "casualties", "--skip-known")
    assert (again.returncode, again.stdout.splitlines()[0]) == (0, "out.csv holds nothing new.")


def test_columns_can_be_named_and_a_mistake_is_told(minebrief: Call, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("A\tB\tC\nUKR\t2024\t5\n")
    command = ("import", str(table), "--as", "casualties", "--map", "place=A", "year=B", "killed=C")
    missing = minebrief(*command)
    assert (missing.returncode, "no column is called source" in missing.stderr.lower()) == (1, True)
    wrong = minebrief(*command, "sources=D")
    assert (wrong.returncode, "The table has no column 'D'" in wrong.stderr) == (1, True)
    assert minebrief("import", str(table), "--as", "nonsense").returncode == 1
    fixed = minebrief("import", str(table), "--as", "states")
    assert (fixed.returncode, "can't be imported" in fixed.stderr) == (1, True)
    assert minebrief("import", str(tmp_path / "none.csv"), "--as", "events").returncode == 1
    assert minebrief("import", str(table)).returncode == 2


def test_where_reading_stops_is_told_like_a_problem(minebrief: Call, tmp_path: Path) -> None:
    table = tmp_path / "bad.csv"
    table.write_text('country,"year\nUKR,2024\n')
    answer = minebrief("import", str(table), "--as", "casualties")
    told = answer.stderr.splitlines()
    assert (answer.returncode, told[0].startswith(f"{table}:1: A quoted cell has no end")) == (1, True)
    assert told[1].startswith("minebrief: Nothing was imported")


def test_a_column_that_is_not_used_is_named_and_everything_is_no_csv_file(
    minebrief: Call, tmp_path: Path
) -> None:
    table = tmp_path / "good.csv"
    table.write_text(GOOD.replace("Dead", "Kileld"))
    told = minebrief("import", str(table), "--as", "casualties", "--dry-run").stdout.splitlines()
    assert told[1] == "A column is not used: Kileld."
    answer = minebrief("export", "--all", "--out", str(tmp_path / "all.csv"))
    assert (answer.returncode, "name a folder" in answer.stderr) == (1, True)
    assert not (tmp_path / "all.csv").exists()


def test_the_numbers_of_a_figure_go_out_as_numbers(minebrief: Call, tmp_path: Path) -> None:
    out = tmp_path / "world.csv"
    assert minebrief("figure", "chart-world", "--out", str(out)).returncode == 0
    assert "2024,6279,1945,4325,2025" in out.read_text(encoding="utf-8-sig")
    assert minebrief("export", "--all", "--out", str(tmp_path / "all.xlsx")).returncode == 0
    assert (tmp_path / "all.xlsx").stat().st_size > 100_000
