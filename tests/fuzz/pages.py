"""Documents of every kind, audience and language from facts that hold hostile texts.

    python3 dev.py fuzz pages [--count 10000] [--seed N] [--first NUMBER]

A document comes out that other programs read, no file is opened but the program's own, no link leads elsewhere than
to the web, nothing else is in it that acts, and none takes more than some seconds of the processor. What fails is
told with what repeats it alone.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from types import FrameType

import psutil
import pypdfium2
from spoil import spoilt
from texts import hostile

from db.dates import PartialDate
from db.editions import shipped_facts
from db.facts import Facts
from db.internal import Contact, Delegation, Encounter, Outcome, Promise, Setting, Tactic
from db.records import Issue, StateCode
from desktop.brief.blocks import Brief
from desktop.brief.compose import compose
from desktop.brief.house import HouseStyle, NotesAt
from desktop.brief.order import Order
from desktop.brief.pictures import FigureWords
from desktop.brief.subject import subject
from desktop.brief.template import SHIPPED, Kind, shipped_template
from desktop.dossier.assemble import assemble
from desktop.dossier.confidential import Confidential, InternalNote
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.notes import OpenNote, Subject
from desktop.figures.drawing import Drawing, Label
from desktop.page.brief_pdf import make_pdf
from desktop.page.figure import DrawingOf
from desktop.page.render import render
from desktop.page.styles import Paper
from desktop.wording import PAGE_LANGUAGES, Wording

ROOT = Path(__file__).resolve().parents[2]
SECONDS_AT_MOST = 10.0
"""Of the processor, for one document."""
MEGABYTES_AT_MOST = 1500.0
"""That the process may grow by: what is kept of words that were met is bounded by their number."""
DAY = date(2025, 12, 5)
PICKED = (("UKR",), ("POL",), ("NIU",), ("BEL", "MNG"), ("POL", "EST", "LVA", "FIN"))
WHOLE, CHECKED = 40, 250
"""One of so many is made the whole way with its figures; one of so many is read by qpdf too."""
ACTS = re.compile(
    rb"/(?:JavaScript|JS|Launch|GoToR|GoToE|SubmitForm|ImportData|EmbeddedFile|OpenAction|AA|Rendition)\b"
)
_STRING = re.compile(rb"\((?:\\.|[^\\)])*\)", re.DOTALL)
_STREAM = re.compile(rb"/Type/ObjStm[^>]*>>\s*stream\n(.*?)\nendstream", re.DOTALL)


class TooSlowError(Exception):
    """Raised where the processor's time ran out."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a document. what: how it was made; wrong: what broke the promise, "" if nothing did."""

    number: int
    what: str
    seconds: float
    wrong: str = ""


class Watch:
    """Notes what is opened and called while it is armed. An audit hook can't be taken off again."""

    def __init__(self) -> None:
        self._armed = False
        self.seen: list[str] = []
        own = (
            ROOT,
            Path("/usr/share/zoneinfo"),
            Path(sys.prefix),
            Path(sys.base_prefix),
            Path(pypdfium2.__file__).parents[1],
        )
        self._own = tuple(f"{folder.resolve()}/" for folder in own) + tuple(f"{folder}/" for folder in own)
        sys.addaudithook(self._hear)

    @contextlib.contextmanager
    def armed(self) -> Iterator[None]:
        self.seen.clear()
        self._armed = True
        try:
            yield
        finally:
            self._armed = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._armed:
            return
        if event == "open":
            path, mode = arguments[:2]
            if not isinstance(path, str) or not path.startswith(self._own) or set(str(mode)) & set("wax+"):
                self.seen.append(f"opened {path!r} {mode!r}")
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "urllib.")):
            self.seen.append(event)


@cache
def _facts() -> Facts:
    return shipped_facts()


@lru_cache(maxsize=64)
def _dossier(key: str, states: tuple[str, ...], issues: tuple[Issue, ...], language: str) -> Dossier:
    picks = Picks(tuple(map(StateCode, states)), issues, DAY, language=language)
    return assemble(_facts(), subject(shipped_template(key), picks, _facts()))


def _confidential(chance: Random, states: tuple[str, ...]) -> Confidential:
    code, day = StateCode(states[0] if states else "UKR"), PartialDate("2025-06-01")

    def text() -> str:
        return hostile(chance)

    known = Delegation(
        (Contact("c", code, text(), text(), text(), text()),),
        (Promise("p", code, text(), day, text(), text(), day, chance.choice(list(Outcome)), day, text()),),
        (Encounter("e", code, day, text(), chance.choice(list(Setting)), text(), text(), text(), text()),),
        (Tactic("t", code, argue=text(), avoid=text()),),
    )
    return Confidential(known, (InternalNote(Subject((code,), text()), text()),))


def _order(chance: Random, key: str, states: tuple[str, ...]) -> Order:
    template = shipped_template(key)
    internal = "handout" not in template.audiences or (
        "internal" in template.audiences and chance.random() < 0.3
    )
    logo = chance.choice(
        (b"", b"", hostile(chance).encode("utf-8", "replace"), b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    )
    house = HouseStyle(
        contact=hostile(chance),
        logo=logo,
        accent=chance.choice(("", "#b5121b")),
        notes=chance.choice(list(NotesAt)),
    )
    return Order(
        template,
        organisation=hostile(chance),
        named=chance.choice(("", hostile(chance))),
        house=house,
        notes=(OpenNote(Subject(tuple(map(StateCode, states))), hostile(chance)),),
        confidential=_confidential(chance, states) if internal else None,
    )


def _made(number: int, seed: int) -> tuple[str, Callable[[], bytes]]:
    """A document: how it is made, and what makes it. The number decides with the seed."""
    chance = Random(f"{seed}:{number}")  # noqa: S311  repeatable, not secret
    key = chance.choice(list(SHIPPED))
    kind = shipped_template(key).kind
    language = chance.choice(PAGE_LANGUAGES)
    states = chance.choice(PICKED if kind is not Kind.CARD else (*PICKED, ()))
    three = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
    issues = (chance.choice(list(Issue)),) if kind is Kind.ISSUE else three
    words = Wording(language, PAGE_LANGUAGES)
    order = _order(chance, key, states)
    paper = chance.choice((Paper.A4, Paper.LETTER))
    dossier = spoilt(
        _dossier(key, states if kind is not Kind.ISSUE else (), issues, language),
        chance,
        chance.choice((0, 20, 120)),
    )
    whole = not number % WHOLE
    what = f"{key} {language} {order.audience} {order.house.notes} {paper.name}{' whole' if whole else ''}"
    if whole:
        return what, lambda: make_pdf(dossier, words, paper, order).pdf
    level = chance.randrange(order.template.levels)
    again = chance.randrange(1 << 30)

    def made() -> bytes:
        told = FigureWords(hostile(chance), hostile(chance), hostile(chance), ())
        brief: Brief = compose(dossier, words, lambda _: told, order, level)
        if chance.random() < 0.5:
            brief = spoilt(brief, Random(again), chance.choice((5, 60)))  # noqa: S311
        return render(brief, _drawing(hostile(chance)), paper, least=chance.choice((1, 2))).pdf

    return what, made


def _drawing(text: str) -> DrawingOf:
    return lambda _, width, height: Drawing(width, height, (Label(text, 0, 0, 8.5, (0, 0, 0)),))


def wrong_in(pdf: bytes) -> str:
    """What is in a file that may not be, or keeps it from being read; "" if nothing."""
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    if not pages:
        return "no page"
    for page in {0, pages - 1}:
        text = document[page].get_textpage()
        text.get_text_bounded()
    document.close()
    for stream in (zlib.decompress(found) for found in _STREAM.findall(pdf)):
        for address in re.findall(rb"/URI(\((?:\\.|[^\\)])*\))", stream):
            if not re.match(rb"\(https?://[^/]", address):
                return f"a link to {address!r}"
        bare = _STRING.sub(b"()", stream)
        if found := ACTS.search(bare):
            return f"{found[0]!r} in the file"
    return ""


def try_one(number: int, seed: int, watch: Watch) -> Made:
    began = time.process_time()
    what = ""
    try:
        what, make = _made(number, seed)
        with watch.armed(), _at_most(SECONDS_AT_MOST):
            began = time.process_time()
            pdf = make()
        seconds = time.process_time() - began
        wrong = "; ".join(dict.fromkeys(watch.seen)) or wrong_in(pdf)
        if not wrong and not number % CHECKED:
            wrong = _by_qpdf(pdf)
    except Exception:  # noqa: BLE001  which is what this is to find
        seconds = time.process_time() - began
        wrong = traceback.format_exc()
    return Made(number, what, seconds, wrong)


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlowError when the processor has worked so long, where there is such a clock."""
    if not hasattr(signal, "ITIMER_PROF"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _by_qpdf(pdf: bytes) -> str:
    if not shutil.which("qpdf"):
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"qpdf: {done.stderr or done.stdout}"


def main() -> int:
    """Make them all; 1 if any broke the promise."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz pages")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER")
    options = parser.parse_args()
    print(f"{options.count} hostile documents, seed {options.seed}", flush=True)
    watch, process = Watch(), psutil.Process()
    kinds: Counter[str] = Counter()
    wrong, slowest = 0, Made(0, "", 0.0)
    start = process.memory_info().rss / 1e6
    for done, number in enumerate(range(options.first, options.first + options.count), 1):
        outcome = try_one(number, options.seed, watch)
        kinds[outcome.what.partition(" ")[0]] += 1
        slowest = max(slowest, outcome, key=lambda each: each.seconds)
        if outcome.wrong:
            wrong += 1
            print(
                f"{outcome.what}: --seed {options.seed} --first {number} --count 1\n{outcome.wrong}",
                flush=True,
            )
        if done % 500 == 0:
            grown = process.memory_info().rss / 1e6 - start
            print(f"  {done}: {wrong} wrong, {time.process_time():.0f} s, {grown:.0f} MB more", flush=True)
    grown = process.memory_info().rss / 1e6 - start
    if grown > MEGABYTES_AT_MOST:
        wrong += 1
        print(f"the process grew by {grown:.0f} MB")
    print(
        f"{dict(sorted(kinds.items()))}; the slowest, {slowest.number} ({slowest.what}), took {slowest.seconds:.2f} s"
    )
    print(
        f"{time.process_time():.0f} s of the processor; {grown:.0f} MB more than at first; {wrong} broke the promise"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
