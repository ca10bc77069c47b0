"""Documents from hostile texts come out, open nothing and lead nowhere; `dev.py fuzz pages` makes many more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_document_comes_out_of_hostile_texts_and_opens_nothing() -> None:
    script = str(Path(__file__).with_name("pages.py"))
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, script, "--count", "30", "--seed", "20261125"],
        check=False,
        capture_output=True,
        text=True,
        cwd=root,
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "30 hostile documents, seed 20261125" in done.stdout
    assert " 0 broke the promise" in done.stdout
