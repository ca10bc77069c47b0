from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db import own
from db.dates import PartialDate
from db.editions import FOLDER, cells_of, read_number
from db.history import StepKind, gone_facts, history_of, resting_on
from db.journal import Act, Standing
from db.opening import open_workspace
from db.records import Casualties, FactId, Source, SourceId, StateCode
from db.workspace import Workspace

SHIPPED = read_number(FOLDER).number
NEWER = "2099.1"
UKR = StateCode("UKR")
LETTER = Source(SourceId("letter"), "Letter", "Ministry", PartialDate("2026-03-02"), "", "official", "")


def newest(workspace: Workspace) -> Casualties:
    return max(workspace.facts().about(Casualties, UKR), key=lambda c: (c.year, c.provenance.fact))


def corrected(fact: Casualties, killed: int) -> Casualties:
    provenance = replace(fact.provenance, sources=(LETTER.id,))
    return replace(fact, provenance=provenance, killed=killed, injured=1, unknown=None, total=killed + 1)


def write_newer_edition(folder: Path, fact: FactId, change: str) -> Path:
    """The shipped edition as a newer one, with one line of casualties changed."""
    shutil.copytree(FOLDER, folder)
    toml = folder / "edition.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(f'"{SHIPPED}"', f'"{NEWER}"'), encoding="utf-8")
    year, edition = fact.split(":")[2:4]
    path = folder / "casualties.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    (place,) = (
        n
        for n, line in enumerate(lines)
        if line.startswith(f"UKR,{year},") and line.split(",")[7] == edition and fact.split(":")[4] in line
    )
    cells = lines[place].split(",")
    cells[2:6] = change.split(",")
    lines[place] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_an_editions_fact_has_its_release_as_its_history(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        fact = newest(workspace)
        (step,) = history_of(workspace.connection, fact.provenance.fact)
        assert (step.kind, step.edition) == (StepKind.EDITION, SHIPPED)
        assert step.cells["total"] == str(fact.total)
        assert history_of(workspace.connection, FactId("nothing")) == ()


def test_a_corrected_and_withdrawn_fact_tells_who_when_and_from_what(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        hours = iter(datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in range(9, 20))
        workspace.clock = lambda: next(hours)
        old = newest(workspace)
        second = own.correct_fact(workspace, old.provenance.fact, corrected(old, 7), "Misread", [LETTER])
        third = own.correct_fact(workspace, second, corrected(old, 8), "Again")
        own.pin(workspace, third, "Theirs is newer")
        own.withdraw_fact(workspace, third, "Denied")
        steps = history_of(workspace.connection, second)
        assert steps == history_of(workspace.connection, old.provenance.fact)
        assert [step.kind for step in steps] == [
            StepKind.EDITION,
            StepKind.CORRECTED,
            StepKind.CORRECTED,
            StepKind.PINNED,
            StepKind.WITHDRAWN,
        ]
        assert [step.cells.get("killed") for step in steps][:3] == [str(old.killed or ""), "7", "8"]
        assert steps[1].reason == "Misread"
        assert steps[1].at == datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_what_was_undone_is_no_part_of_a_history(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        old = newest(workspace)
        own.correct_fact(workspace, old.provenance.fact, corrected(old, 7), "Misread", [LETTER])
        workspace.undo()
        assert [s.kind for s in history_of(workspace.connection, old.provenance.fact)] == [StepKind.EDITION]


def test_a_newer_edition_leaves_the_users_work_and_what_it_said_before(tmp_path: Path) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path) as workspace:
        fact = newest(workspace)
        own.write_note(workspace, "UKR", "Ask again")
        own.pin(workspace, fact.provenance.fact, "Trusted")
    newer = write_newer_edition(tmp_path / "newer", fact.provenance.fact, "1,2,,3")
    with open_workspace(path, newer) as workspace:
        assert workspace.facts().edition.number == NEWER
        former, now, pinned = history_of(workspace.connection, fact.provenance.fact)
        assert (former.kind, former.edition, former.cells["total"]) == (
            StepKind.FORMER,
            SHIPPED,
            str(fact.total),
        )
        assert (now.kind, now.edition, now.cells["total"]) == (StepKind.EDITION, NEWER, "3")
        assert pinned.kind is StepKind.PINNED
        loaded = workspace.operations()[0]
        assert (loaded.act, loaded.standing) == (Act.LOAD_EDITION, Standing.FIXED)
        assert [note.text for note in own.notes(workspace)] == ["Ask again"]
        undone = [workspace.undo(), workspace.undo(), workspace.undo()]
        assert [operation and operation.act for operation in undone] == [Act.PIN, Act.WRITE_NOTE, None]
        assert workspace.facts().edition.number == NEWER


@pytest.mark.parametrize("source", ["UNTC-XXVI-5", "LM2025"])
def test_from_a_source_one_finds_every_fact_that_rests_on_it(tmp_path: Path, source: str) -> None:
    with open_workspace(tmp_path / "a.minebrief") as workspace:
        facts = workspace.facts()
        code = next(
            (s for s in facts.sources if source.casefold() in s.casefold()), next(iter(facts.sources))
        )
        resting = resting_on(facts, code)
        (cited,) = workspace.connection.execute(
            "SELECT count(*) FROM citation WHERE source = ?", (code,)
        ).fetchone()
        assert len(resting) == cited


def test_what_a_newer_edition_drops_can_still_be_read_where_there_is_a_note_on_it(tmp_path: Path) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path) as workspace:
        dropped = newest(workspace)
        own.write_note(workspace, dropped.provenance.fact, "ask where this comes from")
    folder = tmp_path / "facts"
    shutil.copytree(FOLDER, folder)
    edition = (folder / "edition.toml").read_text(encoding="utf-8")
    (folder / "edition.toml").write_text(edition.replace(f'"{SHIPPED}"', f'"{NEWER}"'), encoding="utf-8")
    table = (folder / "casualties.csv").read_text(encoding="utf-8")
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells_of(dropped)[:-1])  # no locators
    assert line.getvalue() in table
    (folder / "casualties.csv").write_text(table.replace(line.getvalue(), "", 1), encoding="utf-8")
    with open_workspace(path, folder) as workspace:
        assert workspace.facts().by_id(dropped.provenance.fact) is None
        assert gone_facts(workspace.connection) == (dropped,)
