"""Contacts, promises, encounters and tactics: kept, found, undone, and never among the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.audience import Audience, audience_of, internal_fields
from db.dates import PartialDate
from db.delegation import (
    read_delegation,
    remove_contact,
    remove_encounter,
    remove_promise,
    remove_tactic,
    settle_promise,
    write_contact,
    write_encounter,
    write_promise,
    write_tactic,
)
from db.errors import BadFacts, DamagedWorkspace
from db.internal import INTERNAL_KINDS, Contact, Encounter, Internal, Outcome, Promise, Setting, Tactic
from db.journal import Act
from db.opening import open_workspace
from db.records import KINDS, Issue, Role, StateCode
from db.search import search
from db.travel import travel_copy
from db.workspace import Workspace

UKR, AUT, EST = StateCode("UKR"), StateCode("AUT"), StateCode("EST")

CONTACT = Contact("", UKR, "Olena Kovalenko", "Head of disarmament", "+380 44 000 00 00", "Speaks French")
PROMISE = Promise(
    "",
    UKR,
    "We will answer in writing",
    PartialDate("2025-12-02"),
    "the ambassador",
    "22MSP",
    PartialDate("2026-06"),
)
ENCOUNTER = Encounter(
    "",
    UKR,
    PartialDate("2025-12-03"),
    "The seat stays empty",
    Setting.CORRIDOR,
    "22MSP",
    "the counsellor",
    "Ana",
    "Write in January",
)
TACTIC = Tactic("", UKR, None, Issue.SUSPENSION, "Begin with the demining", "Never say unlawful")

WAYS: tuple[tuple[Any, ...], ...] = (
    (CONTACT, write_contact, remove_contact, "contacts", "kovalenko"),
    (PROMISE, write_promise, remove_promise, "promises", "answer in writing"),
    (ENCOUNTER, write_encounter, remove_encounter, "encounters", "seat stays counsellor"),
    (TACTIC, write_tactic, remove_tactic, "tactics", "begin demining unlawful"),
)  # fmt: skip
each_kind = pytest.mark.parametrize(
    ("item", "write", "remove", "group", "words"), WAYS, ids=lambda way: getattr(way, "KIND", "")
)


def kept(workspace: Workspace, group: str) -> tuple[Internal, ...]:
    return getattr(read_delegation(workspace), group)


@each_kind
def test_it_comes_back_as_it_was_written(
    workspace: Workspace, item: Internal, write: Callable[..., str], remove: Callable[..., None], group: str, words: str
) -> None:  # fmt: skip
    key = write(workspace, item)
    assert kept(workspace, group) == (replace(item, key=key),)
    write(workspace, replace(item, key=key, state=AUT))
    assert kept(workspace, group) == (replace(item, key=key, state=AUT),)
    workspace.undo()
    assert kept(workspace, group) == (replace(item, key=key),)
    remove(workspace, key)
    assert kept(workspace, group) == ()
    workspace.undo()
    assert kept(workspace, group) == (replace(item, key=key),)
    with open_workspace(workspace.path, read_only=True) as other:
        assert kept(other, group) == (replace(item, key=key),)


@each_kind
def test_the_search_finds_it_until_it_is_removed(
    workspace: Workspace, item: Internal, write: Callable[..., str], remove: Callable[..., None], group: str, words: str
) -> None:  # fmt: skip
    key = write(workspace, item)
    (hit,) = search(workspace.connection, words)
    assert (hit.kind, hit.key, hit.state) == (item.KIND, key, UKR)
    assert any(found.key == key for found in search(workspace.connection, f"ukraine {words}"))
    remove(workspace, key)
    assert search(workspace.connection, words) == []


@each_kind
def test_a_state_that_is_none_is_refused_and_nothing_is_kept(
    workspace: Workspace, item: Internal, write: Callable[..., str], remove: Callable[..., None], group: str, words: str
) -> None:  # fmt: skip
    with pytest.raises(BadFacts, match="is not one of the"):
        write(workspace, replace(item, state=StateCode("XKX")))
    assert kept(workspace, group) == ()
    assert workspace.operations() == []
    remove(workspace, "nothing of that key")
    assert workspace.operations() == []


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (replace(PROMISE, words="  "), "Write what was promised"),
        (replace(PROMISE, due=PartialDate("2024")), "lies before the promise"),
        (replace(PROMISE, outcome=Outcome.KEPT), "Say on which day"),
        (replace(PROMISE, settled_on=PartialDate("2026")), "has no day on which it was settled"),
        (replace(PROMISE, outcome=Outcome.BROKEN, settled_on=PartialDate("2025-11")), "settled lies before"),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused(workspace: Workspace, promise: Promise, said: str) -> None:
    with pytest.raises(BadFacts, match=said):
        write_promise(workspace, promise)
    assert read_delegation(workspace).promises == ()


def test_nothing_is_kept_without_its_words(workspace: Workspace) -> None:
    with pytest.raises(BadFacts, match="a name"):
        write_contact(workspace, replace(CONTACT, name=" "))
    with pytest.raises(BadFacts, match="what was said"):
        write_encounter(workspace, replace(ENCOUNTER, said=""))
    with pytest.raises(BadFacts, match="how to argue"):
        write_tactic(workspace, replace(TACTIC, argue="", avoid="\n"))
    with pytest.raises(BadFacts, match="a state, a role or an issue"):
        write_tactic(workspace, Tactic("", argue="Smile"))


def test_what_became_of_a_promise_is_an_act_of_its_own(workspace: Workspace) -> None:
    key = write_promise(workspace, PROMISE)
    settle_promise(workspace, key, Outcome.KEPT, PartialDate("2026-05-04"), "Note verbale received")
    (promise,) = read_delegation(workspace).promises_of(UKR)
    assert (promise.outcome, promise.became) == (Outcome.KEPT, "Note verbale received")
    newest = workspace.operations()[0]
    assert (newest.act, newest.about["outcome"], newest.about["state"]) == (Act.SETTLE_PROMISE, "kept", "UKR")
    workspace.undo()
    assert read_delegation(workspace).promises[0].open
    remove_promise(workspace, key)
    with pytest.raises(BadFacts, match="not there any more"):
        settle_promise(workspace, key, Outcome.KEPT, PartialDate("2026-05-04"))


def test_what_is_typed_in_pauses_is_one_act_if_the_form_says_so(workspace: Workspace) -> None:
    start = datetime(2025, 12, 2, 9, tzinfo=UTC)
    times = iter(start + timedelta(seconds=second) for second in range(10))
    workspace.clock = lambda: next(times)
    key = write_contact(workspace, CONTACT, continuing=True)
    write_contact(workspace, replace(CONTACT, key=key, post="Director"), continuing=True)
    assert len(workspace.operations()) == 1
    write_contact(workspace, replace(CONTACT, key=key, post="Minister"))
    assert len(workspace.operations()) == 2
    workspace.undo()
    assert read_delegation(workspace).contacts[0].post == "Director"


def test_open_promises_come_first_by_the_day_they_are_due(workspace: Workspace) -> None:
    for words, due in (("no day", None), ("later", "2027"), ("sooner", "2026-01")):
        write_promise(
            workspace, Promise("", UKR, words, PartialDate("2025"), due=PartialDate(due) if due else None)
        )
    settled = replace(PROMISE, words="done", outcome=Outcome.KEPT, settled_on=PartialDate("2026-01"))
    write_promise(workspace, settled)
    write_promise(workspace, replace(settled, words="done last", settled_on=PartialDate("2026-02")))
    words = [promise.words for promise in read_delegation(workspace).promises]
    assert words == ["sooner", "later", "no day", "done last", "done"]


def test_a_tactic_is_for_whom_it_names(workspace: Workspace) -> None:
    for tactic in (
        TACTIC,
        Tactic("", role=Role.SILENT, argue="Ask for one sentence"),
        Tactic("", role=Role.SILENT, issue=Issue.USE, argue="Ask for two"),
        Tactic("", state=EST, argue="Ask Estonia"),
    ):
        write_tactic(workspace, tactic)
    known = read_delegation(workspace)
    assert [t.argue for t in known.tactics_for(UKR)] == []
    assert [t.argue for t in known.tactics_for(UKR, issues=[Issue.SUSPENSION])] == ["Begin with the demining"]
    assert [t.argue for t in known.tactics_for(AUT, [Role.SILENT])] == ["Ask for one sentence"]
    assert {t.argue for t in known.tactics_for(EST, [Role.SILENT], [Issue.USE])} == {
        "Ask Estonia",
        "Ask for one sentence",
        "Ask for two",
    }


@pytest.mark.parametrize("kind", INTERNAL_KINDS, ids=lambda kind: kind.KIND)
def test_each_field_is_born_internal(kind: type[Internal]) -> None:
    assert internal_fields(kind) == tuple(each.name for each in fields(kind))
    assert all(audience_of(kind, each.name) is Audience.INTERNAL for each in fields(kind))


def test_a_travel_copy_takes_nothing_of_it_along(workspace: Workspace, tmp_path: Path) -> None:
    for item, write, *_ in WAYS:
        write(workspace, item)
    target = tmp_path / "travel.minebrief"
    travel_copy(workspace, target, [], with_own_facts=True)
    with open_workspace(target, read_only=True) as copy:
        known = read_delegation(copy)
    assert (known.contacts, known.promises, known.encounters, known.tactics) == ((), (), (), ())
    assert b"Kovalenko" not in target.read_bytes()


def test_the_facts_know_nothing_of_it(workspace: Workspace) -> None:
    before = workspace.facts()
    for item, write, *_ in WAYS:
        write(workspace, item)
    after = workspace.facts()
    assert all(after.all(kind) is before.all(kind) for kind in KINDS)
    assert "Kovalenko" not in repr(vars(after))


def test_what_no_version_writes_is_told_as_damage(workspace: Workspace) -> None:
    with workspace.act(Act.WRITE_PROMISE, {"title": "x"}) as change:
        change.set("note", "k", {"about": "UKR", "text": "x", "audience": "internal"})
    with workspace.change() as connection:
        connection.execute("UPDATE entry SET kind = 'promise'")
    with pytest.raises(DamagedWorkspace):
        read_delegation(workspace)
