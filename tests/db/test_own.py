from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import own
from db.dates import PartialDate
from db.delegation import read_delegation, remove_promise, settle_promise, write_promise
from db.errors import BadFacts
from db.facts import Facts, read_facts
from db.internal import Outcome, Promise
from db.journal import Act, Standing
from db.opening import open_workspace
from db.records import (
    KINDS,
    Casualties,
    Certainty,
    FactId,
    Form,
    Issue,
    Position,
    Provenance,
    Source,
    SourceId,
    Stance,
    State,
    StateCode,
    slot_of,
)
from db.references import import_sources
from db.search import search
from db.settings import write_setting
from db.workspace import AUTHOR, Workspace

UKR = StateCode("UKR")
LETTER = Source(
    SourceId("letter-2026"),
    "Letter of the Ministry",
    "Ministry of Defence",
    PartialDate("2026-03-02"),
    "",
    "official",
    "",
)


def provenance(*sources: str) -> Provenance:
    cited = tuple(SourceId(source) for source in sources)
    return Provenance(FactId(""), "", Certainty.READ, date(2026, 3, 2), cited, "")


def count(killed: int = 100, injured: int = 200, year: int = 2024, source: str = "letter-2026") -> Casualties:
    return Casualties(
        provenance(source), UKR, year, killed, injured, None, killed + injured, None, "", False, ""
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of the shipped facts."""
    with open_workspace(tmp_path / "own.minebrief") as workspace:
        yield workspace


def picture(workspace: Workspace) -> tuple[object, ...]:
    """Everything that one can see of a store."""
    facts = workspace.facts()
    return (
        tuple(facts.all(kind) for kind in KINDS),
        tuple(facts.sources.values()),
        tuple(facts.pins.values()),
        facts.retired,
        tuple(own.notes(workspace)),
        tuple(own.kept_briefs(workspace)),
        read_delegation(workspace),
        tuple(search(workspace.connection, "ukraine", 40)),
        tuple(search(workspace.connection, "ministry sentinel letter", 40)),
    )


def test_a_fact_of_the_users_stands_beside_the_editions(store: Workspace) -> None:
    before = store.facts().about(Casualties, UKR)
    fact = own.add_fact(store, count(), [LETTER])
    (added,) = set(store.facts().about(Casualties, UKR)) - set(before)
    assert added.provenance.fact == fact
    assert added.provenance.own
    assert store.facts().own == {fact}
    assert store.facts().sources[LETTER.id] == LETTER


def test_a_fact_without_a_source_is_refused_and_nothing_is_kept(store: Workspace) -> None:
    before = picture(store)
    with pytest.raises(BadFacts, match="has no source"):
        own.add_fact(store, replace(count(), provenance=provenance()))
    with pytest.raises(BadFacts, match="which is no source"):
        own.add_fact(store, count(source="nowhere"))
    assert picture(store) == before
    assert store.operations() == []


def test_parts_that_make_no_total_are_refused_with_the_sum(store: Workspace) -> None:
    with pytest.raises(BadFacts, match="parts make 300, not 500"):
        own.add_fact(store, replace(count(), total=500), [LETTER])


def test_a_correction_takes_the_place_of_a_fact_and_keeps_it(store: Workspace) -> None:
    old = store.facts().about(Casualties, UKR)[0]
    new = own.correct_fact(store, old.provenance.fact, count(), "Misread", [LETTER])
    facts = store.facts()
    assert facts.by_id(old.provenance.fact) is None
    assert facts.by_id(new) is not None
    assert old.provenance.fact in facts.retired
    store.undo()
    assert store.facts().by_id(old.provenance.fact) == old
    assert store.facts().by_id(new) is None


def test_a_fact_that_is_gone_cannot_be_corrected(store: Workspace) -> None:
    old = store.facts().about(Casualties, UKR)[0].provenance.fact
    own.withdraw_fact(store, old, "Not so")
    with pytest.raises(BadFacts, match="not there any more"):
        own.correct_fact(store, old, count(), "x", [LETTER])


def test_the_states_are_not_the_users_to_change(store: Workspace) -> None:
    state = store.facts().states[UKR]
    with pytest.raises(BadFacts, match="come with the edition"):
        own.withdraw_fact(store, state.provenance.fact, "x")
    with pytest.raises(BadFacts, match="come with the edition"):
        own.add_fact(store, replace(state, state=StateCode("XYZ"), iso2="XY"))
    assert len(store.facts().all(State)) == 197


def test_a_pin_needs_a_reason_and_a_question(store: Workspace) -> None:
    fact = store.facts().about(Casualties, UKR)[0]
    with pytest.raises(BadFacts, match="Say why"):
        own.pin(store, fact.provenance.fact, "  ")
    own.pin(store, fact.provenance.fact, "Counted by the ministry")
    assert store.facts().pins[slot_of(fact)].reason == "Counted by the ministry"
    own.unpin(store, slot_of(fact))
    assert store.facts().pins == {}
    said = store.facts().about(Position, StateCode("BEL"))[0]
    with pytest.raises(BadFacts, match="others contradict"):
        own.pin(store, said.provenance.fact, "because")


def test_a_correction_of_what_was_preferred_is_preferred(store: Workspace) -> None:
    hers = own.add_fact(store, count(), [LETTER])
    own.pin(store, hers, "Counted by the ministry")
    better = own.correct_fact(store, hers, count(101), "misread")
    pin = store.facts().pins[slot_of(count())]
    assert (pin.fact, pin.reason) == (better, "Counted by the ministry")
    store.undo()
    assert store.facts().pins[slot_of(count())].fact == hers
    own.correct_fact(store, hers, count(year=2023), "wrong year")
    assert store.facts().pins == {}, "it answers another question now"


def test_what_is_only_remembered_cannot_be_preferred(store: Workspace) -> None:
    remembered = replace(count(), provenance=replace(count().provenance, certainty=Certainty.MEMORY))
    hers = own.add_fact(store, remembered, [LETTER])
    with pytest.raises(BadFacts, match="never printed"):
        own.pin(store, hers, "I am sure")


@pytest.mark.parametrize("year", [-5, 0, 20244])
def test_a_year_that_is_none_is_refused(store: Workspace, year: int) -> None:
    with pytest.raises(BadFacts, match="is none from 1900"):
        own.add_fact(store, count(year=year), [LETTER])


def test_signs_that_turn_figures_round_are_refused(store: Workspace) -> None:
    with pytest.raises(BadFacts, match="signs that don't print"):
        own.add_fact(store, said("We have \u202e392\u202c mines"), [LETTER])


@pytest.mark.parametrize("written", ["2025-00", "2025-13", "2025-02-30", "0000", "٢٠٢٥", "2025\n"])
def test_a_date_that_is_not_in_the_calendar_is_refused_with_what_was_written(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not in the calendar|is not a date") as refused:
        PartialDate(written)
    assert repr(written) in str(refused.value)


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "own.minebrief"
    with open_workspace(path) as workspace:
        before = picture(workspace)
        own.add_fact(workspace, count(), [LETTER])
        own.write_note(workspace, "UKR", "sentinel: ask again in June")
        after = picture(workspace)
    with open_workspace(path) as workspace:
        assert picture(workspace) == after
        undone = [workspace.undo(), workspace.undo()]
        assert [done.act for done in undone if done] == [Act.WRITE_NOTE, Act.ADD_FACT]
        assert workspace.undo() is None
        assert picture(workspace) == before
    with open_workspace(path) as workspace:
        workspace.redo()
        workspace.redo()
        assert workspace.redo() is None
        assert picture(workspace) == after


def test_what_was_undone_cannot_be_redone_after_something_else_was_done(store: Workspace) -> None:
    own.add_fact(store, count(), [LETTER])
    store.undo()
    own.write_note(store, "UKR", "sentinel")
    assert store.redo() is None
    assert [done.standing for done in store.operations()] == [Standing.LIVE, Standing.DROPPED]


def test_a_source_that_was_undone_can_be_added_again(store: Workspace) -> None:
    own.add_source(store, LETTER)
    store.undo()
    own.add_source(store, LETTER)
    assert store.facts().sources[LETTER.id] == LETTER


def test_words_typed_in_pauses_are_one_operation(store: Workspace) -> None:
    times = iter([datetime(2026, 11, 25, 9, 0, tzinfo=UTC) + timedelta(seconds=s) for s in (0, 30, 60, 900)])
    store.clock = lambda: next(times)
    key = own.write_note(store, "UKR", "Ask")
    own.write_note(store, "UKR", "Ask again", key=key)
    own.write_note(store, "UKR", "Ask again in June", key=key)
    assert len(store.operations()) == 1
    own.write_note(store, "UKR", "Ask again in July", key=key)
    assert len(store.operations()) == 2
    store.undo()
    assert [note.text for note in own.notes(store)] == ["Ask again in June"]


def test_the_journal_says_who_and_when(store: Workspace) -> None:
    store.clock = lambda: datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    with store.change() as connection:
        write_setting(connection, AUTHOR, "Ana")
    own.add_fact(store, count(), [LETTER])
    (done,) = store.operations()
    assert (done.by, done.at, done.act) == ("Ana", store.clock(), Act.ADD_FACT)
    assert done.about["title"] == "Ukraine: casualties 2024"


def test_another_window_sees_what_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "own.minebrief"
    with open_workspace(path) as one, open_workspace(path) as two:
        writer, reader = (one, two) if not one.read_only else (two, one)
        before = reader.facts()
        own.add_fact(writer, count(), [LETTER])
        assert reader.facts() is not before
        assert reader.facts().own == writer.facts().own


def test_kept_briefs_come_back_by_name(store: Workspace) -> None:
    brief = own.KeptBrief("", "For Kyiv", (UKR,), (Issue.SUSPENSION,), "22MSP", date(2025, 12, 5))
    key = own.keep_brief(store, brief)
    own.keep_brief(store, replace(brief, name="A first one"))
    assert [kept.name for kept in own.kept_briefs(store)] == ["A first one", "For Kyiv"]
    own.drop_brief(store, key)
    assert [kept.name for kept in own.kept_briefs(store)] == ["A first one"]
    store.undo()
    assert own.kept_briefs(store)[1] == replace(brief, key=key)


def test_a_kept_brief_keeps_its_template_group_and_audience(store: Workspace) -> None:
    brief = own.KeptBrief("", "Pacific", (UKR,), (), "22MSP", date(2025, 12, 5))
    plain, grouped = own.keep_brief(store, brief), replace(brief, name="Zone", template="group", named="Zone")
    key = own.keep_brief(store, replace(grouped, audience="internal"))
    assert own.kept_briefs(store) == [
        replace(brief, key=plain, template="state", named="", audience="handout"),
        replace(grouped, key=key, audience="internal"),
    ]


def said(text: str) -> Position:
    return Position(
        provenance(LETTER.id),
        UKR,
        Issue.USE,
        Stance.NEUTRAL,
        Form.LETTER,
        PartialDate("2026-03"),
        "",
        text,
        "",
        "",
    )


EDITS = st.lists(st.tuples(st.integers(0, 17), st.integers(0, 10**6)), max_size=12)


def edit(workspace: Workspace, choice: int, number: int) -> None:  # noqa: C901, PLR0912, one case an act
    """One of the things that a user does, picked by chance."""
    facts = workspace.facts()
    counts = facts.about(Casualties, UKR)
    some = counts[number % len(counts)].provenance.fact if counts else FactId("")
    letter = [] if LETTER.id in facts.sources else [LETTER]
    promises = read_delegation(workspace).promises
    match choice:
        case 0:
            own.add_fact(workspace, count(number % 90, 5), letter)
        case 1 if counts:
            own.correct_fact(workspace, some, count(number % 90, 7), "misread", letter)
        case 2 if counts:
            own.withdraw_fact(workspace, some, "doubtful")
        case 3 if counts:
            own.pin(workspace, some, f"reason {number}")
        case 4 if facts.pins:
            own.unpin(workspace, next(iter(facts.pins)))
        case 5:
            own.write_note(workspace, "UKR", f"sentinel {number}")
        case 6 if own.notes(workspace):
            own.drop_note(workspace, own.notes(workspace)[0].key)
        case 7:
            own.add_fact(workspace, said(f"Told us {number}"), letter)
        case 8:
            workspace.undo()
        case 9 if LETTER.id in facts.sources:
            own.edit_source(workspace, replace(LETTER, title=f"Letter {number}"))
        case 10 if f"found-{number}" not in facts.sources:
            own.add_source(workspace, replace(LETTER, id=SourceId(f"found-{number}")))
        case 11:
            sources = [
                replace(LETTER, id=SourceId(f"read-{n}"), title=f"Read {n}") for n in (number, -number)
            ]
            import_sources(workspace, sources, "zotero.ris")
        case 12:
            own.keep_brief(
                workspace, own.KeptBrief("", f"Brief {number}", (UKR,), (), "22MSP", date(2025, 12, 5))
            )
        case 13 if own.kept_briefs(workspace):
            own.drop_brief(workspace, own.kept_briefs(workspace)[0].key)
        case 14 if counts:
            own.correct_fact(workspace, some, count(1, 2, 2000 + number % 20), "wrong year", letter)
        case 15:
            write_promise(workspace, Promise("", UKR, f"Sentinel {number}", PartialDate("2025-12-02")))
        case 16 if promises:
            settle_promise(workspace, promises[0].key, Outcome.KEPT, PartialDate("2026"), f"Letter {number}")
        case 17 if promises:
            remove_promise(workspace, promises[0].key)
        case _:
            workspace.redo()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_workspace(tmp_path_factory.mktemp("own") / "own.minebrief") as workspace:
        yield workspace


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_after_any_edits_undoing_all_gives_the_identical_store(
    shared: Workspace, edits: list[tuple[int, int]]
) -> None:
    while shared.undo():
        pass
    before = picture(shared)
    for choice, number in edits:
        edit(shared, choice, number)
    after = picture(shared)
    fresh = read_facts(shared.connection)
    assert all(shared.facts().all(kind) == fresh.all(kind) for kind in KINDS)
    undone = 0
    while shared.undo():
        undone += 1
    assert picture(shared) == before
    for _ in range(undone):
        shared.redo()
    assert picture(shared) == after


def test_the_snapshot_kept_after_a_change_is_what_a_fresh_reading_gives(store: Workspace) -> None:
    own.add_fact(store, count(), [LETTER])
    own.withdraw_fact(store, store.facts().about(Position, UKR)[0].provenance.fact, "x")
    kept: Facts = store.facts()
    with open_workspace(store.path) as other:
        fresh = other.facts()
        assert fresh is not kept
        assert all(kept.all(kind) == fresh.all(kind) for kind in KINDS)
        assert dict(kept.sources) == dict(fresh.sources)


def test_the_journal_names_a_position_by_more_than_its_state(store: Workspace) -> None:
    own.add_fact(store, said("Told us"), [LETTER])
    assert store.operations()[0].about["title"] == "Ukraine: position on use, 2026-03"
