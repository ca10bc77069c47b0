"""Start: `minebrief` or `python -m desktop`."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """What the command line asks for; the exit code."""
    multiprocessing.freeze_support()  # in a frozen program a worker would else open a second window
    from desktop.command_line.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
