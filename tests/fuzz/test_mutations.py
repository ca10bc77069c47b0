"""Spoilt files do no harm; `dev.py fuzz` tries many more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_spoilt_file_is_refused_or_imported_and_no_more() -> None:
    command = [
        sys.executable,
        str(Path(__file__).with_name("mutate.py")),
        "--count",
        "150",
        "--seed",
        "20261125",
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "150 mutated files, seed 20261125" in done.stdout
    assert "'imported'" in done.stdout
