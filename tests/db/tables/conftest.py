"""Tables to import, and a workspace with the shipped facts."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db.opening import open_workspace
from db.records import Casualties, Record
from db.tables.cell_values import PLAIN, Manner
from db.tables.checking import Checked, check_table
from db.tables.reading import preview
from db.workspace import Workspace

TODAY = date(2026, 3, 1)
Check = Callable[..., Checked]


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pristine") / "a.minebrief"
    open_workspace(path).close()
    return path


@pytest.fixture
def shipped(pristine: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of its own with the shipped facts."""
    path = tmp_path / "work" / "a.minebrief"
    path.parent.mkdir()
    shutil.copyfile(pristine, path)
    with open_workspace(path) as workspace:
        yield workspace


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as a CSV file."""

    def written(*rows: tuple[str, ...], name: str = "table.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return written


@pytest.fixture
def check(shipped: Workspace) -> Check:
    """Check a file against the shipped facts."""

    def checked(path: Path, kind: type[Record] = Casualties, manner: Manner = PLAIN) -> Checked:
        return check_table(shipped.facts(), preview(path), kind, TODAY, manner)

    return checked
