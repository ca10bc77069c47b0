"""What goes out can come in again, and does nothing in a spreadsheet program but stand there."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.check import check_workspace
from db.editions import FOLDER, cells_of
from db.errors import UserError
from db.facts import Facts
from db.opening import open_workspace
from db.records import FIXED, KINDS, Record, Source
from db.tables.cell_values import PLAIN, clean
from db.tables.checking import check_table
from db.tables.exporting import export_edition, export_kind, export_table, neutral
from db.tables.importing import import_table
from db.tables.matching import IMPORTABLE
from db.tables.reading import preview
from db.tables.source_rows import check_sources, import_source_rows
from db.workspace import Workspace


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """An edition of states and areas alone."""
    folder = tmp_path / "bare"
    folder.mkdir()
    needed = {f"{kind.KIND}.csv" for kind in FIXED}
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        whole = path.name in needed or path.suffix == ".toml"
        (folder / path.name).write_text(text if whole else text.partition("\n")[0] + "\n", encoding="utf-8")
    wanted = {cell for name in needed for row in rows_of(folder / name) for cell in row["sources"].split(";")}
    with (FOLDER / "source.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    with (folder / "source.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([lines[0], *(line for line in lines[1:] if line[0] in wanted)])
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(facts: Facts, kind: type[Record]) -> list[tuple[str, ...]]:
    """All but the day by which it was known, which an import sets where there is none."""
    rows = (cells_of(record) for record in facts.all(kind))
    return sorted((*cells[:-4], *cells[-3:]) for cells in rows)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_whole_edition_comes_back_as_it_went_out(
    shipped: Workspace, bare: Path, tmp_path: Path, suffix: str
) -> None:
    facts = shipped.facts()
    with open_workspace(tmp_path / "empty.minebrief", bare) as empty:
        path = tmp_path / f"out{suffix}"
        export_kind(facts, Source, path)
        sources = preview(path)
        checked = check_sources(Facts(facts.edition, (), {}), sources, PLAIN)
        assert (checked.problems, checked.sources) == ((), tuple(facts.sources.values()))
        own = [source for source in checked.sources if source.id not in empty.facts().sources]
        import_source_rows(empty, type(checked)(sources, tuple(own), (), 0))
        for kind in IMPORTABLE:
            export_kind(facts, kind, path)
            table = check_table(empty.facts(), preview(path), kind, date(2026, 3, 1))
            assert table.problems == (), kind
            import_table(empty, table)
            assert told(empty.facts(), kind) == told(facts, kind)
        assert check_workspace(empty) == []


@pytest.mark.parametrize("name", ["all.xlsx", "all"])
def test_the_edition_goes_out_as_a_workbook_or_a_folder(
    shipped: Workspace, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    names = export_edition(shipped.facts(), target)
    assert set(names) == {"source", *(kind.KIND for kind in KINDS)}
    if name == "all":
        assert {path.name for path in target.iterdir()} == {f"{one}.csv" for one in names}
    else:
        assert set(preview(target).sheets) == set(names)


DANGEROUS = ("=HYPERLINK(1)", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "'=x", "- dash")


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    rows = [[text] for text in DANGEROUS]
    export_table(tmp_path / "a.csv", ["x"], rows)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert all(row[0].startswith("'") for row in list(csv.reader(file))[1:])
    export_table(tmp_path / "a.xlsx", ["x"], rows)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def test_numbers_and_days_stay_what_they_are(tmp_path: Path) -> None:
    cells = [-3, 1.5, date(2024, 2, 29), None, True, "-3"]
    for name in ("a.csv", "a.xlsx"):
        export_table(tmp_path / name, list("abcdef"), [cells])
        (block,) = preview(tmp_path / name).blocks()
        assert list(block.rows[0]) == ["-3", "1.5", "2024-02-29", "", "1", "-3"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20))
def test_an_import_takes_off_what_an_export_put_before_a_text(text: str) -> None:
    text = text.strip()
    try:
        kept = clean(text)
    except ValueError:
        assert neutral(text) == text or clean(neutral(text)) == text
    else:
        assert clean(neutral(text)) == (text if neutral(text) != text else kept)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with pytest.raises(UserError, match="longer than a workbook's cell"):
        export_table(path, ["x"], [["y" * 40_000]])
    with pytest.raises(UserError, match=r"must end in .csv or .xlsx"):
        export_table(tmp_path / "a.txt", ["x"], [])
    with pytest.raises(UserError, match="no folder"):
        export_table(tmp_path / "none" / "a.csv", ["x"], [])
    assert list(tmp_path.iterdir()) == []
