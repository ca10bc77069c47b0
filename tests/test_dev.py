"""What dev.py does before it needs anything: no command here installs or starts something."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("run", "test", "lint", "bench", "bundle", "lock")


def call(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *words]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_without_a_command_it_tells_them_all() -> None:
    done = call()
    assert done.returncode == 0
    assert all(f"\n  {command} " in done.stdout for command in COMMANDS)


def test_an_unknown_command_is_wrong_usage() -> None:
    assert call("biuld").returncode == 2


def test_it_needs_the_standard_library_alone() -> None:
    command = [sys.executable, "-I", "-S", str(ROOT / "dev.py"), "help"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_names_exact_versions_and_hashes_but_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert lines
    assert all("==" in line and line.endswith("\\") for line in lines)
    assert "://" not in text
    assert "--index" not in text


def test_the_tools_lock_file_holds_what_the_program_runs_with() -> None:
    run, dev = ((ROOT / f"requirements{part}.lock").read_text(encoding="utf-8") for part in ("", "-dev"))
    pins = [{line for line in text.splitlines() if "==" in line} for text in (run, dev)]
    assert pins[0] <= pins[1]
