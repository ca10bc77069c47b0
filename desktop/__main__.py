"""Start: `minebrief` or `python -m desktop`."""

from __future__ import annotations

import sys


def main() -> int:
    """What the command line asks for; the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a worker would else open a second window
    from desktop.command_line.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
