"""A newer edition leaves the user's work alone and says what it means to it: a synthetic one of the shipped facts."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from db import own
from db.edition_change import compare, former_change
from db.edition_report import Against, EditionReport, affected_briefs, edition_report, report_lines
from db.editions import FOLDER, cells_of, header_of, read_edition, read_number, shipped_facts
from db.facts import Facts
from db.opening import open_workspace
from db.records import Casualties, Contamination, Issue, Position, Record, StateCode, slot_of

R = TypeVar("R", bound=Record)
Row = dict[str, str]

SHIPPED = read_number(FOLDER).number
NEWER = "2099.1"
UKRAINE = "casualties:UKR:2024"


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newer edition: Ukraine's count of 2024 is 400, an Afghan one is changed, Angola's of one year is gone."""
    folder = tmp_path_factory.mktemp("edition") / "facts"
    shutil.copytree(FOLDER, folder)
    edition = (folder / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(edition.replace(f'"{SHIPPED}"', f'"{NEWER}"'), encoding="utf-8")
    rewrite(folder / "casualties.csv", _as_in_the_newer)
    return folder


def _as_in_the_newer(rows: list[Row]) -> list[Row]:
    ukraine, afghan, angolan = (facts_cells(chosen_count(code)) for code in ("UKR", "AFG", "AGO"))
    changed = [row for row in rows if not is_same(row, angolan)]
    for row in changed:
        if is_same(row, ukraine):
            row.update(killed="", injured="", unknown="", total="400")
        if is_same(row, afghan):
            row["notes"] = "read again"
    fresh = dict(ukraine, year="2019", edition="2026", total="1", killed="", injured="", unknown="")
    return [*changed, fresh]


def rewrite(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, header = list(reader), reader.fieldnames or []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))


def chosen_count(code: str) -> Casualties:
    counts = [c for c in shipped_facts().all(Casualties) if c.place == code and c.edition and not c.partial]
    return max(counts, key=lambda count: (count.year, count.edition))


def facts_cells(count: Casualties) -> Row:
    """As its file has them, which is without locators."""
    cells = dict(zip(header_of(Casualties), cells_of(count), strict=True))
    return {name: cell for name, cell in cells.items() if name != "locators"}


def is_same(row: Row, other: Row) -> bool:
    return all(row[name] == other[name] for name in ("place", "year", "edition", "sources", "partial"))


def mine(record: R, **values: object) -> R:
    return replace(record, **values)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, newer: Path) -> tuple[EditionReport, Facts, list[str]]:
    """A year of a user's work, over which the newer edition is loaded."""
    path = tmp_path_factory.mktemp("work") / "a.minebrief"
    with open_workspace(path) as workspace:
        ukraine, afghan, angolan = (chosen_count(code) for code in ("UKR", "AFG", "AGO"))
        own.add_fact(
            workspace, mine(ukraine, total=333, killed=None, injured=None, unknown=None, edition="2026")
        )
        own.correct_fact(
            workspace, angolan.provenance.fact, mine(angolan, difference="counted by hand"), "hand"
        )
        own.withdraw_fact(workspace, afghan.provenance.fact, "not credible")
        own.pin(workspace, ukraine.provenance.fact, "It is the one we know.")
        for name, code in (("Kyiv", "UKR"), ("Brussels", "BEL")):
            own.keep_brief(
                workspace,
                own.KeptBrief("", name, (StateCode(code),), (Issue.CASUALTIES,), "22MSP", date(2025, 12, 5)),
            )
    with open_workspace(path, newer) as workspace:
        facts = workspace.facts()
        report = edition_report(workspace)
        assert report is not None
        return report, facts, report_lines(report, facts)


def test_the_report_says_what_is_new_changed_and_gone(
    work: tuple[EditionReport, Facts, list[str]],
) -> None:
    change = work[0].change
    assert (change.former, change.edition) == (SHIPPED, NEWER)
    assert [slot_of(record) for record in change.added] == ["casualties:UKR:2019"]
    changed = {slot_of(each.after): each.columns for each in change.changed}
    assert set(changed[UKRAINE]) <= {"killed", "injured", "unknown", "total"}
    assert "total" in changed[UKRAINE]
    assert ("notes",) in changed.values()
    assert [record.provenance.fact for record in change.removed] == [chosen_count("AGO").provenance.fact]


def test_the_users_own_work_is_untouched_and_what_contradicts_it_is_told(
    work: tuple[EditionReport, Facts, list[str]],
) -> None:
    report, facts, _ = work
    assert len(facts.own) == 2
    assert facts.pins[UKRAINE].fact == chosen_count("UKR").provenance.fact
    found = {each.against: each for each in report.contradictions}
    assert found.keys() == set(Against)
    assert found[Against.OWN].columns == ("total",)
    assert found[Against.CORRECTION].theirs is None
    assert found[Against.WITHDRAWAL].columns == ("notes",)
    assert "total" in found[Against.PIN].columns


def test_the_kept_briefs_that_use_a_changed_fact_are_named(
    work: tuple[EditionReport, Facts, list[str]],
) -> None:
    assert [affected.brief.name for affected in work[0].briefs] == ["Kyiv"]


def test_the_report_reads_as_plain_lines(work: tuple[EditionReport, Facts, list[str]]) -> None:
    lines = work[2]
    assert lines[0] == f"Edition {NEWER} in place of {SHIPPED}: 1 new, 2 changed, 1 gone."
    assert any(line.startswith("brief: Kyiv uses ") for line in lines)
    assert any("total is 400 there and 333 here" in line for line in lines)


def test_a_correction_of_a_correction_is_told_as_hers(tmp_path: Path, newer: Path) -> None:
    path = tmp_path / "a.minebrief"
    ukraine = chosen_count("UKR")
    parts: dict[str, object] = {"killed": None, "injured": None, "unknown": None}
    with open_workspace(path) as workspace:
        first = own.correct_fact(workspace, ukraine.provenance.fact, mine(ukraine, total=300, **parts), "one")
        last = own.correct_fact(workspace, first, mine(ukraine, total=301, **parts), "two")
    with open_workspace(path, newer) as workspace:
        report = edition_report(workspace)
        assert report is not None
        (told,) = report.contradictions
        assert (told.against, told.mine.provenance.fact) == (Against.CORRECTION, last)
        own.withdraw_fact(workspace, last, "doubtful")
        report = edition_report(workspace)
        assert report is not None
        assert [each.against for each in report.contradictions] == [Against.WITHDRAWAL]


def test_without_an_older_edition_there_is_nothing_to_report(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        assert edition_report(workspace) is None


def test_the_change_is_told_from_the_file_alone_as_from_both_editions(tmp_path: Path, newer: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        pass
    with open_workspace(tmp_path / "a.minebrief", newer) as workspace:
        kept = former_change(workspace.connection)
    both = compare(shipped_facts(), read_edition(newer))
    assert kept is not None
    assert set(kept.added) == set(both.added)
    assert kept.removed == both.removed
    assert set(kept.changed) == set(both.changed)


def test_the_same_edition_twice_is_no_change() -> None:
    change = compare(shipped_facts(), shipped_facts())
    assert change.touched == ()


def test_a_position_on_another_issue_affects_no_brief() -> None:
    facts = shipped_facts()
    position = next(p for p in facts.all(Position) if p.actor == "UKR" and p.issue is Issue.SUSPENSION)
    area = next(c for c in facts.all(Contamination) if c.state == "UKR")
    nothing = compare(facts, facts)
    brief = own.KeptBrief("a", "Kyiv", (StateCode("UKR"),), (Issue.CLEARANCE,), "22MSP", date(2025, 12, 5))
    assert affected_briefs(replace(nothing, added=(position,)), [brief]) == ()
    assert len(affected_briefs(replace(nothing, added=(area,)), [brief])) == 1
