"""Let a monkey loose on the window: random but legal input, over all workspaces.

Nothing may be raised, Qt may not warn, memory may not grow past a bound, and once everything is undone the store
must hold what it held at first. Prints its seed; with the same one (and not --hurry) it does the same again.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """0 if nothing went wrong; 1, what and how to repeat it if something did."""
    parser = argparse.ArgumentParser(prog="dev.py monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20, help="how long (20)")
    parser.add_argument("--steps", type=int, default=0, help="so many steps instead, however long they take")
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**9), help="to repeat a run"
    )
    parser.add_argument("--hurry", action="store_true", help="don't wait for the window to come to rest")
    parser.add_argument("--xcb", action="store_true", help="in a window on the display, not in memory")
    parser.add_argument("--trace", action="store_true", help="print each step")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "xcb" if options.xcb else "offscreen"
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="minebrief-monkey-", ignore_cleanup_errors=True) as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(folder) / "home")
        (Path(folder) / "home").mkdir()
        from play import Play  # once Qt has been told where to paint

        play = Play(Path(folder), options.seed, hurry=options.hurry, trace=options.trace)
        ends = time.monotonic() + options.minutes * 60
        steps = 0

        def goes_on(count: int) -> bool:
            nonlocal steps
            steps = count
            return count < options.steps if options.steps else time.monotonic() < ends

        wrong = play.run(goes_on)
    told = ", ".join(f"{size:.0f}" for _, size in play.sizes)
    print(f"{steps} steps, seed {options.seed}; MiB in use meanwhile: {told or 'not looked at'}")
    print(
        "Changes made: " + (", ".join(f"{count} {act}" for act, count in play.done.most_common()) or "none")
    )
    print(wrong or "Nothing was raised or warned of, and all undone the store is what it was.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
