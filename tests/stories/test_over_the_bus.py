"""The window as a screen reader has it on Linux: another process, over the bus of assistive technology."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTENER = ROOT / "tests" / "probes" / "listener.py"
PYTHON = "/usr/bin/python3"
"""The system's, which has the bindings to the bus."""
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def _lacking() -> str:
    """What is not installed, "" if nothing."""
    if sys.platform != "linux":
        return "the bus is Linux's"
    for name in ("Xvfb", "dbus-run-session"):
        if shutil.which(name) is None:
            return f"{name} is not installed"
    if not any(
        Path(place).exists() for place in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core")
    ):
        return "at-spi2-core is not installed"
    tried = subprocess.run([PYTHON, "-c", BINDINGS], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "python3-gi and gir1.2-atspi-2.0 are not installed"


@pytest.fixture
def screen() -> Iterator[str]:
    """A display of its own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.mark.skipif(bool(_lacking()), reason=_lacking())
def test_a_screen_reader_hears_every_control_turns_to_the_charts_and_folds_a_part(
    shipped: Path, tmp_path: Path, screen: str
) -> None:
    path = tmp_path / "22MSP.minebrief"
    shutil.copy(shipped, path)
    remembered = tmp_path / "config" / "minebrief" / "window.ini"
    remembered.parent.mkdir(parents=True)
    remembered.write_text("[window]\ntour-seen=true\n", encoding="utf-8")
    heard = tmp_path / "heard.json"
    run = f'"{sys.executable}" -m desktop "{path}" & "{PYTHON}" -I "{LISTENER}" "{heard}"; kill $!; wait'
    environment = os.environ | {
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CONFIG_HOME": str(remembered.parents[1]),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", run],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert heard.exists(), done.stderr
    told = json.loads(heard.read_text(encoding="utf-8"))
    assert told.pop("controls", 0) > 40, (told, done.stderr)
    assert told == {
        "there": True,
        "complete": True,
        "nameless": [],
        "vague": [],
        "undescribed": [],
        "turned": True,
        "folded": True,
    }
