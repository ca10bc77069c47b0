"""The treaty day by day says what the rules of the treaty say of each of these days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.records import StateCode, Treaty
from desktop.dossier.assemble import world_on
from desktop.dossier.replay import CLASSES, MarkKind, Replay, replay_of
from desktop.dossier.status_class import StatusClass, status_class

FACTS = shipped_facts()
MBT, CCM = replay_of(FACTS, Treaty.MBT), replay_of(FACTS, Treaty.CCM)


def classes_on(replay: Replay, day: date) -> dict[StateCode, StatusClass]:
    return {code: CLASSES[place] for code, place in zip(replay.states, replay.row_on(day), strict=True)}


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1997, 12, 3), date(2034, 1, 1)))
def test_a_row_holds_what_the_rules_say_of_the_day(day: date) -> None:
    world = world_on(FACTS, day, ())
    assert classes_on(MBT, day) == {code: status_class(each) for code, each in world.standings.items()}
    assert classes_on(CCM, day) == {code: status_class(each) for code, each in world.ccm_standings.items()}


@pytest.mark.parametrize("replay", [MBT, CCM])
def test_each_day_of_change_is_as_the_rules_say_and_so_is_its_eve(replay: Replay) -> None:
    for day in replay.days[-40:]:
        for each in (day - timedelta(1), day):
            world = world_on(FACTS, each, ())
            standings = world.standings if replay is MBT else world.ccm_standings
            assert classes_on(replay, each) == {code: status_class(s) for code, s in standings.items()}


def test_nobody_is_anything_before_the_treaty_is_opened() -> None:
    assert MBT.counts_on(date(1997, 12, 2)) == {StatusClass.NONE: 197}


def test_counts_of_the_meeting_week_are_166_bound_and_5_of_them_leaving() -> None:
    counts = MBT.counts_on(date(2025, 12, 5))
    assert counts[StatusClass.WITHDRAWING] == 5
    assert counts[StatusClass.CLAIMED] == 1
    assert counts[StatusClass.PARTY] == 160
    assert sum(counts.values()) == 197


def test_marks_are_the_signature_entry_into_force_and_each_withdrawal_and_claim() -> None:
    by_kind = {kind: [mark for mark in MBT.marks if mark.kind is kind] for kind in MarkKind}
    assert [mark.day for mark in by_kind[MarkKind.SIGNATURE]] == [date(1997, 12, 3)]
    assert [mark.day for mark in by_kind[MarkKind.IN_FORCE]] == [date(1999, 3, 1)]
    left = {mark.day: set(mark.states) for mark in by_kind[MarkKind.LEFT]}
    assert left[date(2025, 12, 27)] == {"EST", "LVA", "LTU"}
    assert [mark.states for mark in by_kind[MarkKind.CLAIMED]] == [(StateCode("UKR"),)]


def test_one_goes_from_mark_to_mark_and_no_further() -> None:
    first, last = MBT.marks[0], MBT.marks[-1]
    assert MBT.mark_after(first.day) == next(mark for mark in MBT.marks if mark.day > first.day)
    assert MBT.mark_before(first.day) is None
    assert MBT.mark_after(last.day) is None
    assert first in MBT.marks_on(first.day)


def test_the_last_day_is_the_last_that_is_known_of() -> None:
    assert MBT.last_day == date(2033, 12, 1)
