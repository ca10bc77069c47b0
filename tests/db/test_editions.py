"""Reading an edition from its files: types, and every problem with the line it stands on."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import own
from db.editions import load_edition, read_edition
from db.errors import BadFacts
from db.opening import open_workspace
from db.records import KINDS, Clearance, FactId, Membership, Record, Source, SourceId, State, Vote
from db.workspace import Workspace


def problems_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(BadFacts) as caught:
        read_edition(folder)
    return caught.value.problems


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_problem_is_listed_with_its_file_and_line(edition: Path) -> None:
    change(edition / "membership.csv", "2005-12-27", "27.12.2005")
    change(edition / "casualties.csv", "1945", "many")
    change(edition / "vote.csv", ",abstain,", ",perhaps,")
    found = problems_of(edition)
    assert any("membership.csv:2: deposited: '27.12.2005' is not a day" in problem for problem in found)
    assert any("casualties.csv:2: killed: 'many' is not a whole number" in problem for problem in found)
    assert any("vote.csv:3: vote: 'perhaps' is none of yes, no" in problem for problem in found)
    assert len(found) == 3


def test_a_fact_that_stands_twice_is_a_problem(edition: Path) -> None:
    path = edition / "vote.csv"
    path.write_text(path.read_text() + path.read_text().splitlines()[1] + "\n")
    assert problems_of(edition) == ("vote.csv:4: 'vote:80/35:AUT' stands twice",)


def test_a_fact_without_a_source_is_a_problem(edition: Path) -> None:
    change(edition / "vote.csv", ",UNTC,", ",,")
    assert problems_of(edition) == ("vote.csv:2: no source",)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.unlink(), "the file is missing"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "vote.csv"),
        (lambda path: path.write_text("resolution,state\n"), "the columns must be resolution,state,vote"),
        (lambda path: path.write_text(path.read_text() + "80/35,UKR\n"), "2 cells instead of 8"),
        (lambda path: path.write_text(path.read_text() + '"80/35,UKR\n'), "vote.csv"),
        (lambda path: path.write_text(""), "the columns must be"),
    ],
)
def test_a_spoilt_file_is_a_problem_and_not_a_crash(
    edition: Path, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(edition / "vote.csv")
    assert any(words in problem for problem in problems_of(edition))


def test_an_edition_without_its_number_says_so(edition: Path) -> None:
    (edition / "edition.toml").write_text('released = "2026-11-22"')
    with pytest.raises(BadFacts, match=r"edition\.toml can't be read"):
        read_edition(edition)


def test_a_newer_edition_takes_the_place_of_the_older(
    tmp_path: Path, edition: Path, small_records: tuple[Record, ...], write_edition: Callable[..., Path]
) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path, edition) as workspace:
        assert len(workspace.facts().all(Vote)) == 2
    kept = [record for record in small_records if not isinstance(record, Vote | Membership)]
    newer = write_edition(tmp_path / "newer", kept, number="2026.10")
    with open_workspace(path, newer) as workspace:
        assert workspace.facts().edition.number == "2026.10"
        assert workspace.facts().all(Vote) == ()
        assert {state.provenance.edition for state in workspace.facts().all(State)} == {"2026.10"}
    with open_workspace(path, edition) as workspace:
        assert workspace.facts().edition.number == "2026.10"


def test_the_users_own_facts_survive_a_newer_edition(
    tmp_path: Path, edition: Path, small_records: tuple[Record, ...], write_edition: Callable[..., Path]
) -> None:
    path = tmp_path / "a.minebrief"
    with open_workspace(path, edition) as workspace, workspace.change() as database:
        database.execute(
            "INSERT INTO source VALUES ('mine', 'My notes', '', NULL, '', 'ngo', '', NULL, NULL)"
        )
        database.execute(
            "INSERT INTO fact VALUES ('own:1', 'clearance', NULL, 'LM2025', 'read', NULL, '', NULL)"
        )
        database.execute("INSERT INTO citation VALUES ('own:1', 'LM2025', 0, ''), ('own:1', 'mine', 1, '')")
        database.execute("INSERT INTO clearance VALUES ('own:1', 'UKR', 2026, 1.5, NULL)")
    newer = write_edition(tmp_path / "newer", small_records, number="2026.2")
    with open_workspace(path, newer) as workspace:
        (own,) = workspace.database.query("SELECT * FROM clearance")
        assert own["fact"] == "own:1"
        assert "mine" in workspace.facts().sources


@pytest.mark.parametrize("undone", [False, True])
def test_a_source_of_the_users_gives_way_to_one_of_the_edition_with_its_id(
    tmp_path: Path,
    edition: Path,
    small_records: tuple[Record, ...],
    write_edition: Callable[..., Path],
    make: Callable[..., Any],
    undone: bool,
) -> None:
    path = tmp_path / "a.minebrief"
    mine = Source(SourceId("RPT-2026"), "What I was told", "Me", None, "", "ngo", "")
    cleared = make(Clearance, state="UKR", year=2026, cleared_km2=1.5, sources=("RPT-2026",))
    with open_workspace(path, edition) as workspace:
        fact = own.add_fact(workspace, cleared, [mine])
        own.edit_source(workspace, replace(mine, title="What I heard"))
        own.write_note(workspace, "RPT-2026", "ask again")
        while undone and workspace.undo():
            pass
    theirs = replace(mine, title="Report 2026", publisher="UNDP", kind="official")
    again = replace(cleared, year=2025, provenance=replace(cleared.provenance, fact=FactId("c:2025")))
    with open_workspace(path, edition, read_only=True) as workspace:
        shipped = [one for one in workspace.facts().sources.values() if one.id != mine.id]
    newer = write_edition(
        tmp_path / "newer", [*small_records, again], number="2026.2", sources=[*shipped, theirs]
    )
    with open_workspace(path, newer) as workspace:
        assert workspace.facts().sources[theirs.id] == theirs
        while workspace.redo():
            pass
        facts = workspace.facts()
        kept = facts.by_id(fact)
        assert kept is not None
        (cited,) = kept.sources
        assert facts.sources[cited].title == "What I heard"
        assert [note.about for note in own.notes(workspace)] == [cited]
        while workspace.undo():
            pass
        assert workspace.facts().sources[theirs.id] == theirs


def test_an_edition_that_breaks_the_schema_changes_nothing(
    workspace: Workspace,
    tmp_path: Path,
    small_records: tuple[Record, ...],
    write_edition: Callable[..., Path],
) -> None:
    before = workspace.facts().all(State)
    orphans = [record for record in small_records if not isinstance(record, State)]
    broken = read_edition(write_edition(tmp_path / "broken", orphans, number="2026.3"))
    with pytest.raises(sqlite3.IntegrityError):
        load_edition(workspace.connection, broken)
    assert workspace.facts().all(State) == before
    assert workspace.facts().edition.number == "2026.1"


def test_a_line_written_is_the_line_read(
    edition: Path, tmp_path: Path, write_edition: Callable[..., Path]
) -> None:
    facts = read_edition(edition)
    everything = [record for kind in KINDS for record in facts.all(kind)]
    again = write_edition(tmp_path / "again", everything)
    for path in edition.glob("*.csv"):
        with path.open() as one, (again / path.name).open() as other:
            assert list(csv.reader(one)) == list(csv.reader(other))
