"""A few kills of the many that `dev.py torture` makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

KILL = Path(__file__).with_name("kill.py")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_process_that_is_killed_loses_nothing_that_it_acknowledged() -> None:
    command = [sys.executable, str(KILL), "--kills", "6", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "6 kills survived" in done.stdout
