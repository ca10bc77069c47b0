"""The window on an X server of its own, and beside it another process that hears it as a screen reader does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBES = ROOT / "tests" / "probes"
PYTHON = "/usr/bin/python3"
"""The system's, which has the bindings to the bus."""
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core")


def lacking(*programs: str) -> str:
    """What is not installed of what it takes, with these programs; "" if nothing."""
    if sys.platform != "linux":
        return "the bus is Linux's"
    for name in ("Xvfb", "dbus-run-session", *programs):
        if shutil.which(name) is None:
            return f"{name} is not installed"
    if not any(Path(place).exists() for place in LAUNCHERS):
        return "at-spi2-core is not installed"
    tried = subprocess.run([PYTHON, "-c", BINDINGS], check=False, capture_output=True)
    return "" if tried.returncode == 0 else "python3-gi and gir1.2-atspi-2.0 are not installed"


def run_beside(probe: str, arguments: Sequence[object], workspace: Path, screen: str, patience: int) -> str:
    """Run the probe beside the window on the workspace, whose tour has been seen. What both say of errors.

    patience: seconds.
    """
    config = workspace.parent / "config"
    remembered = config / "minebrief" / "window.ini"
    remembered.parent.mkdir(parents=True)
    remembered.write_text("[window]\ntour-seen=true\n", encoding="utf-8")
    told = " ".join(f'"{each}"' for each in arguments)
    run = f'"{sys.executable}" -m desktop "{workspace}" & "{PYTHON}" -sE "{PROBES / probe}" {told}; kill $!; wait'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", run],
        cwd=ROOT,
        env=os.environ
        | {
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(config),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=patience,
    )
    return done.stderr
