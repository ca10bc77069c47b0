"""Medians, and how they are told: as a ratio to a named baseline, since machines differ."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_ms(act: Callable[[], object], repeats: int = 7) -> float:
    """The median time of the act in milliseconds, after one that is not counted."""
    act()
    return statistics.median(once_ms(act) for _ in range(repeats))


def times_ms(act: Callable[[], object], repeats: int) -> list[float]:
    """The times of so many acts in milliseconds, the shortest first, after one that is not counted."""
    act()
    return sorted(once_ms(act) for _ in range(repeats))


def once_ms(act: Callable[[], object]) -> float:
    """The time of one act in milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def tell(what: str, taken: float, baseline: float, named: str) -> None:
    """One line: what it was, how long it took, how many times its baseline that is."""
    print(
        f"  {what:<44}{taken:>8.1f} ms  = {taken / baseline:>5.2f} × {named} ({baseline:.1f} ms)", flush=True
    )
