"""What dev.py does before it needs anything: no command here installs or starts something."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    "run",
    "test",
    "lint",
    "bench",
    "fuzz",
    "torture",
    "monkey",
    "pages",
    "fit",
    "bundle",
    "translate",
    "lock",
)


def call(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *words]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all that it needs")
@pytest.mark.parametrize(
    ("apt", "said"), [("/usr/bin/apt-get", "sudo apt-get install libnope1"), (None, "libnope1")]
)
def test_a_lacking_library_is_named_where_it_can_not_be_installed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, apt: str | None, said: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: apt if name == "apt-get" else None)
    monkeypatch.setattr(dev, "_allowed", lambda _: False)
    with pytest.raises(SystemExit, match=said):
        dev._need({"libnope1": "libnope.so.1"})


def test_the_tools_bring_what_the_program_runs_with(dev: ModuleType) -> None:
    with_tools = dev._digest(dev.DEV_LOCK)
    assert dev._enough(with_tools, dev.RUN_LOCK, dev._digest(dev.RUN_LOCK))
    assert not dev._enough(dev._digest(dev.RUN_LOCK), dev.DEV_LOCK, with_tools)
