"""Where in its sources a fact stands: kept, corrected, undone, carried along; unknown to older files."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import own
from db.check import check_workspace
from db.editions import cells_of, header_of, read_edition
from db.errors import BadFacts
from db.history import history_of
from db.locators import LONGEST, read_locators
from db.opening import open_workspace
from db.records import KINDS, Certainty, Citation, Clearance, FactId, Provenance, SourceId, StateCode
from db.tables.checking import check_table
from db.tables.exporting import export_kind
from db.tables.importing import import_table
from db.tables.reading import preview
from db.travel import travel_copy
from db.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 3, 2)
PLACES = ("p. 12", "Annex II, table 3")


def cleared(*locators: str, year: int = 2025, sources: tuple[str, ...] = ("LM2025", "UNTC")) -> Clearance:
    cited = tuple(map(SourceId, sources))
    provenance = Provenance(FactId(""), "", Certainty.READ, TODAY, cited, "", locators)
    return Clearance(provenance, StateCode("UKR"), year, 1.5, 7)


def kept(workspace: Workspace, fact: FactId) -> tuple[str, ...]:
    found = workspace.facts().by_id(fact)
    assert found is not None
    return found.provenance.locators


def test_a_fact_keeps_the_place_in_each_source_over_a_restart(edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path, edition) as workspace:
        both = own.add_fact(workspace, cleared(*PLACES))
        second = own.add_fact(workspace, cleared("", "Annex II", year=2024))
        none = own.add_fact(workspace, cleared(year=2023))
    with open_workspace(path, edition) as workspace:
        assert [kept(workspace, fact) for fact in (both, second, none)] == [PLACES, ("", "Annex II"), ()]
        record = workspace.facts().by_id(both)
        assert record is not None
        assert record.citations == (
            Citation(SourceId("LM2025"), "p. 12"),
            Citation(SourceId("UNTC"), PLACES[1]),
        )
        assert check_workspace(workspace) == []


def test_a_corrected_place_comes_and_goes_with_undo_and_redo(workspace: Workspace) -> None:
    fact = own.add_fact(workspace, cleared("p. 12", ""))
    again = own.correct_fact(workspace, fact, cleared("p. 14", ""), "another page")
    assert kept(workspace, again) == ("p. 14", "")
    workspace.undo()
    assert kept(workspace, fact) == ("p. 12", "")
    workspace.redo()
    assert kept(workspace, again) == ("p. 14", "")
    told = [step.cells["locators"] for step in history_of(workspace.connection, again)]
    assert told == ["p. 12;", "p. 14;"]


def test_a_place_goes_along_on_a_journey(workspace: Workspace, tmp_path: Path) -> None:
    own.add_fact(workspace, cleared(*PLACES))
    travel_copy(workspace, tmp_path / "travel.minebrief", (), with_own_facts=True)
    with open_workspace(tmp_path / "travel.minebrief") as copy:
        (mine,) = (record for record in copy.facts().all(Clearance) if record.provenance.own)
        assert mine.provenance.locators == PLACES


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_place_goes_out_and_comes_in_by_a_table(
    workspace: Workspace, edition: Path, tmp_path: Path, suffix: str
) -> None:
    own.add_fact(workspace, cleared(*PLACES))
    own.add_fact(workspace, cleared("-12 to +3", "=1", year=2024))
    path = tmp_path / f"out{suffix}"
    export_kind(workspace.facts(), Clearance, path)
    with open_workspace(tmp_path / "b.minebrief", edition) as other:
        import_table(other, check_table(other.facts(), preview(path), Clearance, TODAY))
        came = {r.year: r.provenance.locators for r in other.facts().all(Clearance) if r.provenance.own}
    assert came == {2025: PLACES, 2024: ("-12 to +3", "=1")}


def test_a_column_of_pages_is_read_as_the_places_in_the_source(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("State,Year,Cleared km2,Source,Page\nUkraine,2024,1,LM2025,12\nUkraine,2023,1,LM2025,\n")
    checked = check_table(workspace.facts(), preview(path), Clearance, TODAY)
    assert (checked.problems, checked.unused) == ((), ())
    import_table(workspace, checked)
    came = {r.year: r.provenance.locators for r in workspace.facts().all(Clearance) if r.provenance.own}
    assert came == {2024: ("12",), 2023: ()}


def test_more_places_than_sources_are_a_problem_of_the_table(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("State,Year,Cleared km2,Source,Page\nUkraine,2024,1,LM2025;UNTC,1;2;3\n")
    (problem,) = check_table(workspace.facts(), preview(path), Clearance, TODAY).problems
    assert (problem.line, problem.column) == (2, "Page")
    assert problem.sentence == "'1;2;3' names 3 places for 2 sources."


def test_an_edition_may_say_where_its_facts_stand(write_edition: Callable[..., Path], tmp_path: Path) -> None:
    said = cleared("pp. 3, 9", sources=("LM2025",))
    shipped = replace(said.provenance, fact=FactId("clearance:UKR:2025:LM2025"), edition="2026.1")
    folder = write_edition(tmp_path / "facts", [replace(said, provenance=shipped)])
    (found,) = read_edition(folder).all(Clearance)
    assert found.provenance.locators == ("pp. 3, 9",)
    assert dict(zip(header_of(Clearance), cells_of(found), strict=True))["locators"] == "pp. 3, 9"


@pytest.mark.parametrize("locator", ["p. 1; p. 2", "<b>12</b>", "x" * (LONGEST + 1), " 12"])
def test_a_place_that_cannot_be_kept_is_refused(workspace: Workspace, locator: str) -> None:
    with pytest.raises(BadFacts, match="locator"):
        own.add_fact(workspace, cleared(locator, ""))


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0", "0.3.0"])
def test_facts_of_older_files_have_no_place_and_can_be_given_one(tmp_path: Path, version: str) -> None:
    path = tmp_path / "old.minebrief"
    path.write_bytes(lzma.decompress((ROOT / f"tests/data/workspace-{version}.minebrief.xz").read_bytes()))
    with open_workspace(path) as workspace:
        facts = workspace.facts()
        mine = [record for kind in KINDS for record in facts.all(kind) if record.provenance.own]
        assert mine
        assert all(record.provenance.locators == () for record in mine)
        source = next(iter(facts.sources))
        fact = own.add_fact(workspace, cleared("p. 1", sources=(source,)))
        assert kept(workspace, fact) == ("p. 1",)


@given(st.text(max_size=100), st.integers(1, 4))
def test_what_is_read_as_places_is_one_for_each_source_and_reads_so_again(text: str, count: int) -> None:
    try:
        found = read_locators(text, count)
    except ValueError:
        return
    assert len(found) in (0, count)
    assert read_locators(";".join(found), count) == found
