"""Many briefs: a further one, all 197 in a book, how large both are and what the memory grows by."""

from __future__ import annotations

import statistics
import tempfile
from datetime import date
from pathlib import Path

from making import ISSUES, WORDS, plain_pages
from timing import median_ms, once_ms, tell

from db.facts import Facts
from db.opening import open_workspace
from db.records import StateCode
from desktop.brief.order import Order
from desktop.dossier.model import Picks
from desktop.page.book_pdf import Binding, Printing, one_brief

PRINTING = Printing(order=Order(organisation="An Organisation"))
PAGE = "900 plain words by ReportLab"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_workspace(Path(folder) / "bench.minebrief") as workspace:
            facts = workspace.facts()
        page = median_ms(plain_pages)
        further(facts, page)
        book(facts, Path(folder) / "book.pdf", page)


def further(facts: Facts, page: float) -> None:
    """Each of another state, as in a morning's work: nothing but what all share is known from before."""
    picks = Picks(tuple(facts.states), ISSUES, date(2025, 12, 5))
    some = picks.states[::8]
    one_brief(facts, picks, StateCode("UKR"), WORDS, PRINTING)
    sizes: list[int] = []

    def make(code: StateCode) -> None:
        sizes.append(len(one_brief(facts, picks, code, WORDS, PRINTING).pdf))

    times = [once_ms(lambda code=code: make(code)) for code in some]
    tell("a further brief, of another state", statistics.median(times), page, PAGE)
    print(f"  which has {statistics.median(sizes) / 1024:.0f} KiB")


def book(facts: Facts, path: Path, page: float) -> None:
    picks = Picks(tuple(facts.states), ISSUES, date(2025, 12, 5))
    count = len(picks.states)
    for what in ("a book of 197 briefs, for each", "the same once more, for each"):
        before = _memory()
        taken = once_ms(lambda: _bind(facts, picks, path))
        tell(what, taken / count, page, PAGE)
        size = path.stat().st_size / 1e6
        print(f"  {taken / 1000:.1f} s, {size:.2f} MB; memory grew by {_memory() - before:.0f} MB")


def _bind(facts: Facts, picks: Picks, path: Path) -> None:
    with path.open("wb") as out:
        binding = Binding(facts, picks, WORDS, PRINTING, out)
        while not binding.done:
            binding.step()
        binding.close()


def _memory() -> float:
    """Megabytes that the process has in use, as Linux counts them; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    main()
