"""Offline is a promise: whatever the program is told to do, it opens no way to another computer.

tests/test_architecture.py sees to it that no module of ours names a library that could; here the commands run
while Python itself refuses.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

REFUSING = """
import socket, sys

def refuse(event, arguments):
    if event.startswith(("http.client", "urllib", "ftplib", "smtplib", "webbrowser", "socket.get", "ssl.")):
        raise SystemExit(f"it talks: {event} {arguments}")
    if event == "socket.__new__" and arguments[1] != getattr(socket, "AF_UNIX", None):
        raise SystemExit(f"it talks: {event} {arguments[1:]}")

sys.addaudithook(refuse)
sys.argv[0] = "minebrief"
"""

RUN = "from desktop.__main__ import main\nsys.exit(main())"


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "default"}
    return subprocess.run(
        [sys.executable, "-c", REFUSING + program, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://localhost')",
    ],
)
def test_python_refuses_what_this_test_is_to_find(attempt: str) -> None:
    done = run(attempt)
    assert done.returncode != 0
    assert "it talks" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "status",
        "show Ukraine --json",
        "search suspension",
        "check",
        "disagreements",
        "untranslated --lang fr",
        "history",
        "backup",
        "backup --list",
        "restore",
        "travel-copy --out {folder}/travel.minebrief",
        "brief UKR --issue suspension --issue casualties --meeting 22MSP --out {folder}/brief.pdf",
        "figure map-status --out {folder}/map.svg",
        "--version",
    ],
)
def test_a_command_opens_no_way_out(words: str, made: Path) -> None:
    done = run(RUN, "--workspace", str(made), *words.format(folder=made.parent).split())
    assert "it talks" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_the_window_opens_no_way_out() -> None:
    done = run(RUN, "--self-test")
    assert "it talks" not in done.stderr
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("talk") / "a.minebrief"
    for words in ("check", "backup"):
        assert run(RUN, "--workspace", str(path), words).returncode == 0
    return path
