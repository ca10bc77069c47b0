"""A million rows of casualties into the workspace, checked, against the sqlite3 program's .import of the same file."""

from __future__ import annotations

import contextlib
import csv
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice, product
from pathlib import Path

from timing import once_ms, tell

from db.editions import shipped_facts
from db.facts import Facts
from db.journal import Act, begin
from db.opening import open_workspace
from db.records import Casualties
from db.tables.checking import Checked, check_table
from db.tables.importing import import_table, write_facts
from db.tables.reading import preview

HEADER = (
    "place", "year", "killed", "injured", "unknown", "total", "places", "edition", "partial", "difference",
    "certainty", "known_by", "sources", "notes",
)  # fmt: skip


def main() -> None:
    """With a number: so many rows, a million if none is given."""
    rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    whole(100_000)


def rows(count: int) -> None:
    """What is done for each row: understood, held to the rules, and on the disk with its source."""
    with tempfile.TemporaryDirectory() as name, open_workspace(Path(name) / "a.minebrief") as workspace:
        table = Path(name) / "casualties.csv"
        _write(table, count)
        baseline, named = _baseline(table, Path(name))
        facts = workspace.facts()
        checked, read = _checked(table, facts)
        tell(f"check {count:,} rows", read, baseline, named)
        began = time.perf_counter()
        with workspace.change() as connection:
            write_facts(begin(connection, Act.IMPORT_FACTS, {}, datetime.now(UTC), ""), checked)
        written = (time.perf_counter() - began) * 1000
        tell("  check them and write them as facts", read + written, baseline, named)


def whole(count: int) -> None:
    """The import as one waits for it: also found by the search, and read back for the window."""
    with tempfile.TemporaryDirectory() as name, open_workspace(Path(name) / "a.minebrief") as workspace:
        table = Path(name) / "casualties.csv"
        _write(table, count)
        baseline, named = _baseline(table, Path(name))
        checked, read = _checked(table, workspace.facts())
        imported = read + once_ms(lambda: import_table(workspace, checked))
        tell(f"import {count:,} rows, indexed and read back", imported, baseline, named)
        tell("  undo that", once_ms(workspace.undo), baseline, named)


def _checked(table: Path, facts: Facts) -> tuple[Checked, float]:
    began = time.perf_counter()
    checked = check_table(facts, preview(table), Casualties, date(2026, 3, 1))
    assert not checked.problems, checked.problems[:3]
    return checked, (time.perf_counter() - began) * 1000


def _baseline(table: Path, folder: Path) -> tuple[float, str]:
    """The best of three, by the program or, where it is lacking, by Python's module into a like table."""
    program = shutil.which("sqlite3")
    database = folder / "baseline.db"

    def imported() -> None:
        database.unlink(missing_ok=True)
        if program:
            subprocess.run([program, str(database), ".mode csv", f".import '{table}' casualties"], check=True)
        else:
            _imported_by_module(table, database)

    return min(
        once_ms(imported) for _ in range(3)
    ), "sqlite3's .import" if program else "sqlite3's executemany"


def _imported_by_module(table: Path, database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection, table.open(newline="") as file:
        connection.execute(f"CREATE TABLE casualties ({', '.join(HEADER)})")
        rows = csv.reader(file)
        next(rows)
        connection.executemany(f"INSERT INTO casualties VALUES ({', '.join('?' * len(HEADER))})", rows)  # noqa: S608
        connection.commit()


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(islice(_rows(), count))


def _rows() -> Iterator[tuple[object, ...]]:
    """Every state in every year by ever more sources, with numbers that add up."""
    facts = shipped_facts()
    chance = random.Random(1)  # noqa: S311  repeatable, not secret
    for source, year, place in product(facts.sources, range(1999, 2026), facts.states):
        killed, injured = int(chance.expovariate(1 / 40)), int(chance.expovariate(1 / 90))
        yield (
            place,
            year,
            killed,
            injured,
            0,
            killed + injured,
            "",
            "2025",
            0,
            "",
            "read",
            "2025-12-01",
            source,
            "",
        )


if __name__ == "__main__":
    main()
