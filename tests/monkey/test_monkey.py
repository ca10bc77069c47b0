"""A few steps of the many that `dev.py monkey` takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = Path(__file__).with_name("run.py")


@pytest.mark.parametrize("words", [("--seed", "7"), ("--seed", "8", "--hurry")], ids=["calm", "hurried"])
def test_whatever_a_monkey_does_in_the_window_nothing_breaks_and_all_can_be_undone(
    words: tuple[str, ...],
) -> None:
    command = [sys.executable, str(RUN), "--steps", "300", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all undone the store is what it was" in done.stdout
