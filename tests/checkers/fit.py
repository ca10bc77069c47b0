"""Whether documents keep to the pages of their templates, in every language, on every paper.

    python3 dev.py fit [--lang ru] [--paper letter] [NAME...]

A state brief on each state, the brief on each issue and each set, the overview, and the cards are set, but not
drawn: at the shortest length they must not take more pages than the template says. Told is each that does, and how
many stand at which length. It takes some minutes, so it is no test of the suite.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from db.editions import shipped_facts  # noqa: E402  the checkout is found first
from db.facts import Facts  # noqa: E402
from db.records import Issue  # noqa: E402
from desktop.brief.named_sets import all_sets  # noqa: E402
from desktop.brief.order import Order  # noqa: E402
from desktop.brief.subject import subject  # noqa: E402
from desktop.brief.template import Format, Kind, shipped_template  # noqa: E402
from desktop.dossier.assemble import assemble  # noqa: E402
from desktop.dossier.model import Picks  # noqa: E402
from desktop.page.brief_pdf import arranged_brief  # noqa: E402
from desktop.page.styles import Paper  # noqa: E402
from desktop.wording import PAGE_LANGUAGES, Wording  # noqa: E402

DAY = date(2025, 12, 5)
ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
NAMES = ("state", "issue", "group", "overview", "card")


@dataclass(frozen=True, slots=True)
class Batch:
    """The documents of a template in a language on a paper."""

    name: str
    language: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Fit:
    """How one of them came out. most: the template's pages."""

    batch: Batch
    about: str
    pages: int
    most: int
    level: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py fit", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--lang", action="append", choices=sorted(PAGE_LANGUAGES), default=[])
    parser.add_argument("--paper", action="append", choices=("a4", "letter"), default=[])
    options = parser.parse_args()
    batches = [
        Batch(name, language, Paper[paper.upper()])
        for name in options.names or NAMES
        for language in options.lang or sorted(PAGE_LANGUAGES)
        for paper in (options.paper or ("a4", "letter"))
        if shipped_template(name).format is not Format.CARD or paper == "a4"
    ]
    began, count, long = time.monotonic(), 0, 0
    with ProcessPoolExecutor() as pool:
        for batch, fits in zip(batches, pool.map(fits_of, batches), strict=True):
            levels = sorted(Counter(fit.level for fit in fits).items())
            told = ", ".join(f"{n} at {level}" for level, n in levels)
            print(
                f"{batch.name} {batch.language} {batch.paper.name}: {len(fits)} made, lengths {told}",
                flush=True,
            )
            for fit in fits:
                if fit.pages > fit.most:
                    print(f"  {fit.about}: {fit.pages} pages, not {fit.most}", flush=True)
                    long += 1
            count += len(fits)
    print(f"{count} documents, {long} too long, {time.monotonic() - began:.0f} s")
    return 1 if long else 0


def fits_of(batch: Batch) -> list[Fit]:
    """All documents of the batch, set."""
    return [_fit(batch, *wish) for wish in _wishes(batch.name, batch.language)]


def _wishes(name: str, language: str) -> list[tuple[str, Picks, str]]:
    """What each is called, what it is on, and what its states are together."""
    facts = _facts()
    match shipped_template(name).kind:
        case Kind.STATE:
            return [(code, Picks((code,), ISSUES, DAY, language=language), "") for code in facts.states]
        case Kind.CARD:
            wishes = [(code, Picks((code,), (), DAY, language=language), "") for code in facts.states]
            return [("the meeting", Picks((), (), DAY, language=language), ""), *wishes]
        case Kind.ISSUE:
            return [(issue, Picks((), (issue,), DAY, language=language), "") for issue in Issue]
        case Kind.GROUP:
            words = Wording(language, PAGE_LANGUAGES)
            return [
                (each.key, Picks(each.states, (), DAY, language=language), each.title)
                for each in all_sets(facts, DAY, words)
            ]
        case Kind.OVERVIEW:
            return [("overview", Picks((), (), DAY, language=language), "")]


def _fit(batch: Batch, about: str, picks: Picks, named: str) -> Fit:
    facts, template = _facts(), shipped_template(batch.name)
    dossier = assemble(facts, subject(template, picks, facts))
    words = Wording(batch.language, PAGE_LANGUAGES)
    order = Order(template, "Mines Campaign", named=named)
    _, arranged, level = arranged_brief(dossier, words, batch.paper, order, "{page} / {pages}")
    return Fit(batch, about, arranged.pages, template.pages, level)


@cache
def _facts() -> Facts:
    return shipped_facts()


if __name__ == "__main__":
    sys.exit(main())
