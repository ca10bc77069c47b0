"""Each invariant of the facts is broken once, and found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.check import Problem, check_facts, check_workspace
from db.dates import PartialDate
from db.editions import read_edition
from db.facts import Facts
from db.records import (
    KINDS,
    Casualties,
    CasualtyBreakdown,
    Contamination,
    Deadline,
    Meeting,
    Membership,
    MembershipReading,
    Position,
    Practice,
    Record,
    Resolution,
    Source,
    SourceId,
    Statement,
    SuspensionClaim,
    Treaty,
    Vote,
)
from db.workspace import Workspace

Make = Callable[..., Any]
UKRAINE: dict[str, Any] = {"treaty": Treaty.MBT, "state": "UKR"}
MONGOLIA: dict[str, Any] = {"treaty": Treaty.MBT, "state": "MNG"}


@pytest.fixture
def facts(edition: Path) -> Facts:
    return read_edition(edition)


def with_records(facts: Facts, *more: Record, sources: Iterable[Source] = ()) -> Facts:
    """The facts with some records more; one with the id of another takes its place."""
    by_id = {record.provenance.fact: record for kind in KINDS for record in facts.all(kind)}
    by_id |= {record.provenance.fact: record for record in more}
    records: dict[type[Record], list[Record]] = {kind: [] for kind in KINDS}
    for record in by_id.values():
        records[type(record)].append(record)
    return Facts(facts.edition, [*facts.sources.values(), *sources], records)


def sentences(facts: Facts) -> list[str]:
    return [str(problem) for problem in check_facts(facts)]


def test_sound_facts_have_no_problem(facts: Facts, workspace: Workspace) -> None:
    assert check_facts(facts) == []
    assert check_workspace(workspace) == []


def test_a_problem_names_the_fact(facts: Facts, make: Make) -> None:
    broken = make(Practice, state="KHM", activity="dance", assessment="alleged")
    (problem,) = check_facts(with_records(facts, broken))
    assert problem == Problem(broken.provenance.fact, "activity 'dance' is none of use, production, transfer")


BROKEN: list[tuple[str, type[Record], dict[str, Any]]] = [
    ("cites 'NONE', which is no source", Practice, {"state": "KHM", "activity": "use", "sources": ("NONE",)}),
    ("rests on memory", Practice, {"state": "KHM", "activity": "use", "sources": ("memory",)}),
    ("don't say how", Practice, {"state": "KHM", "activity": "use", "certainty": "derived"}),
    (
        "after its edition was checked",
        Practice,
        {"state": "KHM", "activity": "use", "known_by": date(2027, 1, 1)},
    ),
    ("'ZZZ', which is not a state or area", Practice, {"state": "ZZZ", "activity": "use"}),
    ("'XKX', which is not one of the states", Deadline, {"state": "XKX", "standing": "current"}),
    ("standing 'overdue' is none of", Deadline, {"state": "KHM", "standing": "overdue"}),
    ("on_track 'maybe' is none of", Deadline, {"state": "KHM", "standing": "current", "on_track": "maybe"}),
    (
        "Article 5 gives 2016-06-01",
        Deadline,
        {
            "state": "UKR",
            "standing": "history",
            "set_by": "entry into force + 10 years",
            "deadline": date(2017, 6, 1),
        },
    ),
    ("spaces at an end", Practice, {"state": "KHM", "activity": "use", "detail": "ends with a space "}),
    ("markup", Practice, {"state": "KHM", "activity": "use", "detail": "a<br/>b"}),
    ("markup", Practice, {"state": "KHM", "activity": "use", "detail": "this &amp; that"}),
    (
        "no class 'heavy' on the scale 'someone'",
        Contamination,
        {"state": "KHM", "as_of": PartialDate("2024"), "extent": "heavy", "scale": "someone"},
    ),
    (
        "parts make 3, not 4",
        Casualties,
        {"place": "KHM", "year": 2024, "killed": 1, "injured": 2, "total": 4},
    ),
    ("parts make 5, not 4", Casualties, {"place": "KHM", "year": 2024, "killed": 5, "total": 4}),
    ("a part of", CasualtyBreakdown, {"place": "KHM", "year": 2024, "count": 3}),
    ("neither a count", CasualtyBreakdown, {"place": "KHM", "year": 2024, "base": "all"}),
    (
        "Article 17 gives 2006-06-01",
        Membership,
        UKRAINE
        | {"deposited": date(2005, 12, 27), "entry_into_force": date(2006, 7, 1), "method": "ratification"},
    ),
    ("without a deposit", Membership, MONGOLIA | {"entry_into_force": date(2006, 7, 1)}),
    ("without a notice", Membership, MONGOLIA | {"withdrawal_effective": date(2026, 7, 1)}),
    (
        "Article 20 gives 2026-01-01",
        Membership,
        UKRAINE | {"withdrawal_notified": date(2025, 7, 1), "withdrawal_effective": date(2025, 12, 31)},
    ),
    (
        "deposits before it signs",
        Membership,
        UKRAINE
        | {
            "signed": date(2006, 1, 1),
            "deposited": date(2005, 12, 27),
            "entry_into_force": date(2006, 6, 1),
            "method": "ratification",
        },
    ),
    (
        "says that it agrees, but deposited is 2005-12-27",
        MembershipReading,
        UKRAINE | {"deposited": date(2005, 12, 28), "agrees": True},
    ),
    (
        "does not bind it",
        SuspensionClaim,
        {"treaty": Treaty.MBT, "state": "MNG", "claimed_on": date(2025, 7, 18)},
    ),
    (
        "is 2-0-1, but its votes make 1-0-1",
        Resolution,
        {"resolution": "80/35", "year": 2025, "date": PartialDate("2025"), "yes": 2, "abstain": 1},
    ),
    ("is not in the facts", Vote, {"resolution": "99/1", "state": "UKR", "vote": "yes"}),
    ("is no meeting", Statement, {"meeting": "99MSP", "actor": "UKR", "date": PartialDate("2025")}),
    (
        "does not come after 22MSP",
        Meeting,
        {
            "meeting": "23MSP",
            "number": 23,
            "category": "msp",
            "starts_on": date(2025, 12, 5),
            "ends_on": date(2025, 12, 9),
        },
    ),
    (
        "without its language",
        Position,
        {
            "actor": "AUT",
            "issue": "suspension",
            "stance": "objects",
            "form": "other",
            "date": PartialDate("2025"),
            "quote": "No",
        },
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "values"), BROKEN, ids=[sentence for sentence, _, _ in BROKEN])
def test_each_invariant_is_checked(
    facts: Facts, make: Make, sentence: str, kind: type[Record], values: dict[str, Any]
) -> None:
    found = sentences(with_records(facts, make(kind, **values)))
    assert len(found) == 1
    assert sentence in found[0]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (
            Casualties,
            {"place": "KHM", "year": 2024, "killed": 1, "injured": 2, "total": 4, "difference": "One."},
        ),
        (Casualties, {"place": "KHM", "year": 2024, "killed": 1, "injured": None, "total": 4}),
        (Casualties, {"place": "KHM", "year": 2024, "killed": 1, "injured": 2, "total": None}),
        (
            Membership,
            UKRAINE
            | {
                "deposited": date(2005, 12, 27),
                "method": "succession",
                "entry_into_force": date(2005, 1, 1),
                "rule_note": "Succession.",
            },
        ),
        (Membership, UKRAINE | {"withdrawal_notified": date(2025, 7, 1), "rule_note": "The conflict lasts."}),
    ],
)
def test_what_is_explained_is_no_problem(
    facts: Facts, make: Make, kind: type[Record], values: dict[str, Any]
) -> None:
    sound = with_records(facts, make(kind, **values))
    assert [found for found in sentences(sound) if "suspend" not in found] == []


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (Source(SourceId("untc"), "Status", "UN", None, "", "depositary", ""), "by case only"),
        (Source(SourceId("X"), "Status", "UN", None, "javascript:alert(1)", "news", ""), "not http or https"),
        (Source(SourceId("X"), " ", "UN", None, "", "news", ""), "no title"),
    ],
)
def test_sources_must_be_citable(facts: Facts, source: Source, sentence: str) -> None:
    (found,) = sentences(with_records(facts, sources=[source]))
    assert sentence in found


def test_a_fact_that_stands_twice_is_found(facts: Facts) -> None:
    records = {kind: facts.all(kind) for kind in KINDS}
    vote = facts.all(Vote)[0]
    twice = Facts(facts.edition, facts.sources.values(), records | {Vote: (*records[Vote], vote)})
    assert f"{vote.provenance.fact}: stands 2 times" in sentences(twice)


def test_a_fact_without_a_source_is_found(facts: Facts) -> None:
    vote = facts.all(Vote)[0]
    bare = replace(vote, provenance=replace(vote.provenance, sources=()))
    assert sentences(with_records(facts, bare)) == [f"{vote.provenance.fact}: has no source"]


def test_a_file_that_is_not_sound_is_reported(workspace: Workspace) -> None:
    workspace.connection.execute("PRAGMA foreign_keys = OFF")
    workspace.connection.execute("DELETE FROM source WHERE id = 'UNTC'")
    found = [str(problem) for problem in check_workspace(workspace)]
    assert any("refers to a source that is not there" in sentence for sentence in found)
