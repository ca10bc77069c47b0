"""An import is one operation: all of the table or nothing of it, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from db.check import check_workspace
from db.editions import cells_of
from db.errors import BadFacts
from db.journal import Act
from db.records import Casualties, Record
from db.tables.cell_values import PLAIN, Manner
from db.tables.checking import Checked, check_table
from db.tables.importing import import_table
from db.tables.matching import IMPORTABLE, saved_mapping
from db.tables.reading import preview
from db.tables.source_rows import check_sources, import_source_rows
from db.tables.table import Cancelled
from db.workspace import Workspace

TODAY = date(2026, 3, 1)
Check = Callable[..., Checked]
Write = Callable[..., Path]
HEAD = ("country", "year", "dead", "wounded", "total", "source")
ROWS = (
    ("Turkey", "2024", "3", "4", "7", "Our own count"),
    ("DRC", "2024", "1", "", "5", "Our own count; LM2025-REPO"),
)


def everything(workspace: Workspace) -> list[tuple[object, ...]]:
    """All that is live, whatever its order."""
    facts = workspace.facts()
    records = (one for kind in IMPORTABLE for one in facts.all(kind))
    rows: list[tuple[object, ...]] = [(one.provenance.fact, *cells_of(one)) for one in records]
    return sorted(rows, key=str) + sorted(((source,) for source in facts.sources.values()), key=str)


def test_an_import_is_one_operation_that_can_be_undone_and_redone(
    shipped: Workspace, check: Check, write: Write
) -> None:
    before = everything(shipped)
    checked = check(write(HEAD, *ROWS))
    operation = import_table(shipped, checked)
    after = everything(shipped)
    assert (operation.act, operation.about["count"], operation.about["file"]) == (
        Act.IMPORT_FACTS,
        "2",
        "table.csv",
    )
    assert len(after) == len(before) + 2 + len(checked.sources)
    assert check_workspace(shipped) == []
    shipped.undo()
    assert everything(shipped) == before
    shipped.redo()
    assert everything(shipped) == after


def test_what_was_imported_is_the_users_own(shipped: Workspace, check: Check, write: Write) -> None:
    import_table(shipped, check(write(HEAD, *ROWS)))
    (own,) = (one for one in shipped.facts().about(Casualties, "TUR") if one.provenance.own)  # type: ignore[arg-type]
    assert (own.killed, own.injured, own.total) == (3, 4, 7)
    assert own.provenance.known_by == TODAY
    assert shipped.facts().sources[own.sources[0]].title == "Our own count"


def test_a_table_with_problems_is_not_written(shipped: Workspace, check: Check, write: Write) -> None:
    before = everything(shipped)
    checked = check(write(HEAD, *ROWS, ("Atlantis", "2024", "1", "2", "3", "Our own count")))
    with pytest.raises(BadFacts):
        import_table(shipped, checked)
    assert everything(shipped) == before
    assert shipped.operations() == []


def many(write: Write, count: int) -> Path:
    places = ("UKR", "EST", "LVA", "TUR", "COD", "IRQ", "YEM", "AFG", "MMR", "COL")
    rows = (
        (place, str(year), "1", "2", "3", f"Count number {number}")
        for number, year, place in product(range(count // 500 + 1), range(1976, 2026), places)
    )
    return write(HEAD, *(row for _, row in zip(range(count), rows, strict=False)))


def test_a_cancelled_import_leaves_the_store_as_it_was(
    shipped: Workspace, check: Check, write: Write
) -> None:
    before = everything(shipped)
    checked = check(many(write, 3_000))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        import_table(shipped, checked, cancelled=cancelled)
    assert everything(shipped) == before
    assert shipped.operations() == []
    import_table(shipped, check(write(HEAD, *ROWS)))


def test_progress_reaches_the_last_row(shipped: Workspace, check: Check, write: Write) -> None:
    told: list[tuple[int, int]] = []
    import_table(shipped, check(many(write, 2_345)), lambda done, total: told.append((done, total)))
    assert told[-1] == (2_345, 2_345)
    own = [one for one in shipped.facts().all(Casualties) if one.provenance.own]
    assert len(own) == 2_345


def test_the_mapping_is_remembered_for_the_next_table_with_that_header(
    shipped: Workspace, check: Check, write: Write
) -> None:
    header = ("A", "B", "C", "source")
    mapping = {"place": "A", "year": "B", "killed": "C"}
    assert saved_mapping(shipped.connection, header, Casualties) == {}
    import_table(
        shipped, check(write(header, ("UKR", "2024", "5", "Our count")), Casualties, Manner(mapping))
    )
    assert saved_mapping(shipped.connection, header, Casualties) == mapping
    assert saved_mapping(shipped.connection, ("A", "B", "source"), Casualties) == {}


def test_sources_come_in_by_a_table_of_their_own(shipped: Workspace, write: Write) -> None:
    path = write(
        ("id", "title", "publisher", "published", "url", "kind"),
        ("OWN-1", "A report", "Our partner", "May 2024", "https://example.org", "ngo"),
        ("", "Another report", "", "", "", ""),
    )
    before = everything(shipped)
    import_source_rows(shipped, check_sources(shipped.facts(), preview(path), PLAIN))
    titles = {source.id: source.title for source in shipped.facts().sources.values()}
    assert titles["OWN-1"] == "A report"  # type: ignore[index]
    assert titles["ANOTHER-REPORT"] == "Another report"  # type: ignore[index]
    assert check_sources(shipped.facts(), preview(path), PLAIN).problems[0].column == "id"
    shipped.undo()
    assert everything(shipped) == before


def test_a_table_of_sources_is_held_to_what_a_table_of_facts_is(shipped: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["ID", "Title", "URL", "colour"])
    sheet.write_row(1, 0, ["OWN-1"])
    sheet.write_formula(1, 1, "=6*7", value=42)
    sheet.write_row(2, 0, ["OWN;2", "Another", "ftp://example.org"])
    sheet.write_row(3, 0, ["OWN-3", "A third", "", "", "beyond"])
    book.close()
    checked = check_sources(shipped.facts(), preview(path), PLAIN)
    found = [(problem.line, problem.column) for problem in checked.problems]
    assert found == [(2, "Title"), (3, "ID"), (3, "URL")]
    assert (checked.sources, checked.unused) == ((), ("colour",))


@pytest.mark.parametrize("kind", IMPORTABLE, ids=lambda kind: kind.KIND)
def test_each_kind_of_the_edition_passes_over_what_it_is_itself(
    shipped: Workspace, kind: type[Record]
) -> None:
    folder = Path(__file__).parents[3] / "db" / "facts"
    table = preview(folder / f"{kind.KIND}.csv")
    checked = check_table(shipped.facts(), table, kind, TODAY, Manner(skip_known=True))
    assert (checked.problems, checked.count) == ((), 0)
    assert checked.skipped == len(shipped.facts().all(kind))
