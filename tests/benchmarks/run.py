"""Every benchmark, one line each: a time, and how many times its baseline that is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


def main() -> int:
    """Run the benchmarks named, or all."""
    for name in sys.argv[1:] or (
        "startup",
        "making",
        "binding",
        "peers",
        "mapping",
        "states",
        "previewing",
        "clicking",
        "memory",
        "searching",
        "opening",
        "importing",
    ):
        print(name, flush=True)
        done = subprocess.run([sys.executable, str(FOLDER / f"{name}.py")], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
