"""How soon the window is of use, against a bare Qt window with a list of as many rows, in one run.

The first useful paint is that of a list that shows its states. Both windows are processes of their own,
taken in turns, on a virtual screen where there is no other.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from timing import tell

ROOT = Path(__file__).resolve().parents[2]
BARE = Path(__file__).parent / "windows" / "bare.py"
OURS = Path(__file__).parent / "windows" / "ours.py"
RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, virtual_screen():
        environment = os.environ | home_at(folder)
        environment |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who has installed the program has it compiled
        runs = ((BARE, ()), (OURS, ()), (OURS, ("map",)))
        for script, words in runs:  # makes the workspace and warms the disk's cache
            first_paint_ms(script, environment, *words)
        taken = [[first_paint_ms(script, environment, *words) for script, words in runs] for _ in range(RUNS)]
        firsts = [
            first_paint_ms(OURS, environment | home_at(f"{folder}/first {number}")) for number in range(RUNS)
        ]
    bare, ours, with_map = (statistics.median(column) for column in zip(*taken, strict=True))
    tell("first useful paint of the window", ours, bare, "a bare Qt window with a list")
    tell("  first map on screen", with_map, bare, "the same")
    tell("  first useful paint where it has never run", statistics.median(firsts), bare, "the same")


def home_at(folder: str) -> dict[str, str]:
    """The variables that make a folder the user's own."""
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), folder)
    return homes | {f"XDG_{name}_HOME": folder for name in ("CACHE", "CONFIG", "DATA", "STATE")}


def first_paint_ms(script: Path, environment: dict[str, str], *words: str) -> float:
    """From the start of the process to the paint that it reports, in milliseconds."""
    began = time.time()
    command = [sys.executable, str(script), *words]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return (float(done.stdout.split()[-1]) - began) * 1000


@contextlib.contextmanager
def virtual_screen() -> Iterator[None]:
    """A display of our own on Linux, where that is installed; else Qt draws into memory."""
    if sys.platform != "linux" or not shutil.which("Xvfb"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        yield
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            os.environ |= {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
            yield
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
