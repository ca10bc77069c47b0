"""Mutated CSV, XLSX and workspace files: each is refused or imported with its problems listed, and no more.

    python3 dev.py fuzz [--count 10000] [--seed N] [--workers 2]

No uncaught exception, no crash of the process, nothing over five seconds, and a store that is as it was where
the file was refused. What breaks one of these is kept in a folder that is named at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import multiprocessing.connection
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mutations import CSV, WORKBOOK, WORKSPACE, mutated

from db.check import check_workspace
from db.errors import WorkspaceError
from db.facts import Facts
from db.journal import Standing
from db.opening import open_workspace
from db.records import Casualties, Event, Membership, Position, Record, SourceId
from db.tables.checking import check_table
from db.tables.exporting import export_kind
from db.tables.importing import import_table
from db.tables.reading import preview
from db.tables.table import UnreadableTable
from db.workspace import Workspace

SECONDS_AT_MOST = 5.0
KINDS: tuple[type[Record], ...] = (Casualties, Membership, Position, Event)
TODAY = date(2026, 3, 1)


@dataclass(frozen=True, slots=True)
class Seeds:
    """Whole files to start from, in a folder."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store.minebrief"

    def table(self, kind: type[Record], suffix: str) -> Path:
        return self.folder / f"{kind.KIND}{suffix}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what it was of, and "refused", "imported" or what went wrong."""

    number: int
    what: str
    result: str
    seconds: float
    wrong: str = ""


def plant(folder: Path) -> Seeds:
    """Make the whole files: tables of a hundred rows, and a workspace."""
    seeds = Seeds(folder)
    with open_workspace(seeds.store) as workspace:
        facts = workspace.facts()
        for kind in KINDS:
            some = Facts(facts.edition, (), {kind: [_anew(record) for record in facts.all(kind)[:100]]})
            for suffix in (".csv", ".xlsx"):
                export_kind(some, kind, seeds.table(kind, suffix))
    return seeds


def _anew(record: Record) -> Record:
    """The same from a source that the store does not have, so that it can be imported."""
    cited = replace(record.provenance, sources=(SourceId("Counted by us"),))
    return replace(record, provenance=cited)


def try_one(number: int, seed: int, seeds: Seeds, folder: Path, workspace: Workspace) -> Outcome:
    """Mutate one file and use it. The number decides which and how, with the seed."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311  repeatable, not secret
    sort = chance.choices((CSV, WORKBOOK, WORKSPACE), (5, 4, 1))[0]
    kind = chance.choice(KINDS)
    origin = seeds.store if sort is WORKSPACE else seeds.table(kind, sort)
    path = folder / str(number) / origin.name
    path.parent.mkdir()
    what = f"{sort} {kind.KIND}" if sort is not WORKSPACE else sort
    began = time.perf_counter()
    try:
        names = mutated(origin, path, sort, chance)
        what = f"{what}: {', '.join(names)}"
        began = time.perf_counter()
        result = _open(path) if sort is WORKSPACE else _import(path, kind, workspace)
        wrong = ""
    except Exception:  # noqa: BLE001  which is what this is to find
        result, wrong = "failed", traceback.format_exc()
    seconds = time.perf_counter() - began
    if seconds > SECONDS_AT_MOST and not wrong:
        result, wrong = "slow", f"took {seconds:.1f} s"
    return Outcome(number, what, result, seconds, wrong)


def _import(path: Path, kind: type[Record], workspace: Workspace) -> str:
    """The table into the store and, if it went in, out again. Raises AssertionError if the store is not as it was."""
    before = workspace.facts()
    with _same_operations(workspace):
        try:
            checked = check_table(before, preview(path), kind, TODAY)
        except UnreadableTable:
            return "refused"
        if checked.problems:
            assert all(problem.sentence and problem.line >= 0 for problem in checked.problems)
            return "refused with problems"
        import_table(workspace, checked)
        count = len(workspace.facts().all(kind))
        assert count == len(before.all(kind)) + checked.count, "not all was imported"
        workspace.undo()
    assert len(workspace.facts().all(kind)) == len(before.all(kind)), "not all was undone"
    return "imported"


@contextlib.contextmanager
def _same_operations(workspace: Workspace) -> Iterator[None]:
    def live() -> int:
        query = "SELECT count(*) FROM operation WHERE standing = ?"
        return workspace.connection.execute(query, (Standing.LIVE.value,)).fetchone()[0]

    before = live()
    yield
    assert live() == before, "the store is not as it was"


def _open(path: Path) -> str:
    """A workspace that opens can be judged; one that does not says why."""
    try:
        with open_workspace(path) as workspace:
            check_workspace(workspace)
    except WorkspaceError:
        return "refused"
    return "opened"


def work(pipe: multiprocessing.connection.Connection, seed: int, seeds: Seeds, folder: Path) -> None:
    """Try the files whose numbers come through the pipe, and send back what became of each."""
    own = folder / f"store of {os.getpid()}.minebrief"
    shutil.copyfile(seeds.store, own)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  a Rust library prints its faults
    with open_workspace(own) as workspace:
        for number in iter(pipe.recv, None):
            outcome = try_one(number, seed, seeds, folder, workspace)
            if not outcome.wrong:
                shutil.rmtree(folder / str(number))
            pipe.send(outcome)


class Worker:
    """A process that tries files, and is ended and begun anew when it dies or hangs."""

    def __init__(self, seed: int, seeds: Seeds, folder: Path) -> None:
        self._arguments = (seed, seeds, folder)
        self.number: int | None = None
        self._begin()

    def give(self, number: int) -> None:
        self.number, self._since = number, time.perf_counter()
        self.pipe.send(number)

    def overdue(self) -> bool:
        """Whether it is dead, or so late that it will not answer."""
        return not self._process.is_alive() or time.perf_counter() - self._since > 6 * SECONDS_AT_MOST

    def replace(self) -> Outcome:
        """End it; what became of its file is that."""
        seconds = time.perf_counter() - self._since
        code = self._process.exitcode
        self.end()
        self._begin()
        wrong = "hung" if code is None else f"the process ended with code {code}"
        return Outcome(self.number or 0, "", "crashed", seconds, wrong)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _begin(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=work, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()
        self.pipe = ours
        self._since = time.perf_counter()


def run(count: int, seed: int, workers: int, folder: Path) -> Iterator[Outcome]:
    """Try that many files in so many processes."""
    planted = folder / "seeds"
    planted.mkdir()
    seeds = plant(planted)
    tried = folder / "tried"
    tried.mkdir()
    crew = [Worker(seed, seeds, tried) for _ in range(min(workers, count))]
    numbers = iter(range(count))
    for worker in crew:
        worker.give(next(numbers))
    busy = list(crew)
    while busy:
        multiprocessing.connection.wait([worker.pipe for worker in busy], timeout=1.0)
        for worker in list(busy):
            outcome = _outcome_of(worker)
            if outcome is None:
                continue
            yield outcome
            number = next(numbers, None)
            if number is None:
                worker.end()
                busy.remove(worker)
            else:
                worker.give(number)


def _outcome_of(worker: Worker) -> Outcome | None:
    try:
        if worker.pipe.poll():
            return worker.pipe.recv()
    except EOFError:
        worker._process.join()
        return worker.replace()
    return worker.replace() if worker.overdue() else None


def main() -> int:
    """Try them all; 1 if any broke the promise."""
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    print(f"{options.count} mutated files, seed {options.seed}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="minebrief-fuzz-"))
    results: Counter[str] = Counter()
    wrong: list[Outcome] = []
    slowest = 0.0
    for done, outcome in enumerate(run(options.count, options.seed, options.workers, folder), 1):
        results[outcome.result] += 1
        slowest = max(slowest, outcome.seconds)
        if outcome.wrong:
            wrong.append(outcome)
            print(f"{outcome.number} {outcome.what}\n{outcome.wrong}", flush=True)
        if done % 1_000 == 0:
            print(f"  {done}: {dict(results)}, slowest {slowest:.2f} s", flush=True)
    print(f"{dict(results)}; the slowest took {slowest:.2f} s")
    if wrong:
        print(f"{len(wrong)} broke the promise; try them again with --seed {options.seed}; files in {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
