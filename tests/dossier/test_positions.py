"""The positions to list and who stands where, on the shipped facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.facts import Facts
from db.records import Form, Issue, Meeting, Stance, State, StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.names import alphabetical
from desktop.dossier.positions import EVERYTHING, Narrowing, Order, in_order, on_record

if TYPE_CHECKING:
    from desktop.dossier.model import Dossier

FACTS = shipped_facts()
MEETING_WEEK = date(2025, 12, 5)
FOUR = ("BEL", "UKR", "MNG", "NIU")
BOTH = (Issue.SUSPENSION, Issue.WITHDRAWALS)


def dossier(
    *states: str, day: date = MEETING_WEEK, issues: tuple[Issue, ...] = BOTH, facts: Facts = FACTS
) -> Dossier:
    return assemble(facts, Picks(tuple(map(StateCode, states)), issues, day))


def test_belgium_and_ukraine_are_on_record_in_the_meeting_week_and_mongolia_and_niue_are_not() -> None:
    found = on_record(dossier(*FOUR))
    assert {position.actor for position in found.positions} == {"BEL", "UKR"}
    assert found.states == FOUR
    assert found.without == ("MNG", "NIU")
    belgium = [p for p in found.positions if p.actor == "BEL"]
    assert {(p.form, p.stance) for p in belgium} == {
        (Form.FORMAL_OBJECTION, Stance.OBJECTS),
        (Form.PLENARY_STATEMENT, Stance.OBJECTS),
    }
    ukraine = [p for p in found.positions if p.actor == "UKR" and p.issue is Issue.SUSPENSION]
    assert len(ukraine) == 5


def test_before_ukraine_spoke_of_it_there_is_nothing_on_the_suspension() -> None:
    found = on_record(dossier(*FOUR, day=date(2025, 6, 28)))
    assert not [p for p in found.positions if p.issue is Issue.SUSPENSION]
    assert Issue.SUSPENSION in found.bare
    assert Issue.SUSPENSION not in found.issues


def test_the_day_before_the_depositary_was_told_the_notification_is_not_known() -> None:
    forms = {p.form for p in on_record(dossier(*FOUR, day=date(2025, 7, 17))).positions}
    assert Form.COMMUNICATION not in forms
    forms = {p.form for p in on_record(dossier(*FOUR, day=date(2025, 7, 18))).positions}
    assert Form.COMMUNICATION in forms


def test_with_no_state_picked_all_that_are_on_record_are_listed_by_name() -> None:
    known = dossier()
    found = on_record(known)
    assert found.positions == known.world.positions
    assert {p.actor for p in found.positions} - set(found.states) == {"X-EU", "X-ICRC", "X-UN"} & {
        p.actor for p in found.positions
    }
    names = [alphabetical(known.names[code]) for code in found.states]
    assert names == sorted(names)
    assert found.without == ()


def test_an_issue_on_which_nobody_takes_a_position_is_named_apart() -> None:
    found = on_record(dossier("BEL", issues=(Issue.SUSPENSION, Issue.CASUALTIES)))
    assert found.issues == (Issue.SUSPENSION,)
    assert found.bare == (Issue.CASUALTIES,)


def test_a_cell_begins_with_the_position_that_tells_most() -> None:
    known = dossier(*FOUR)
    found = on_record(known)
    first, *rest = found.cells[StateCode("BEL"), Issue.SUSPENSION]
    assert first is known.world.stands[Issue.SUSPENSION][StateCode("BEL")]
    assert [each.form for each in rest] == [Form.PLENARY_STATEMENT]
    assert (StateCode("NIU"), Issue.SUSPENSION) not in found.cells


def test_the_list_is_narrowed_by_issue_form_stance_and_state() -> None:
    positions = on_record(dossier()).positions
    assert all(EVERYTHING.keeps(each) for each in positions)
    objections = Narrowing(
        frozenset({Issue.SUSPENSION}), frozenset({Form.FORMAL_OBJECTION}), frozenset({Stance.OBJECTS})
    )
    kept = [each for each in positions if objections.keeps(each)]
    assert kept
    assert {(each.issue, each.form, each.stance) for each in kept} == {
        (Issue.SUSPENSION, Form.FORMAL_OBJECTION, Stance.OBJECTS)
    }
    only = Narrowing(actor=StateCode("BEL"))
    assert {each.actor for each in positions if only.keeps(each)} == {"BEL"}


@pytest.mark.parametrize("turned", [False, True])
def test_by_issue_the_newest_comes_first_within_each(turned: bool) -> None:
    known = dossier()
    listed = in_order(on_record(known).positions, Order.ISSUE, known, turned=turned)
    places = [known.picks.issues.index(each.issue) for each in listed]
    assert places == sorted(places, reverse=turned)
    for issue in known.picks.issues:
        days = [each.date.latest for each in listed if each.issue is issue]
        assert days == sorted(days, reverse=True)


def test_by_day_the_newest_or_the_oldest_comes_first() -> None:
    known = dossier()
    positions = on_record(known).positions
    newest = [each.date.latest for each in in_order(positions, Order.DAY, known)]
    assert newest == sorted(newest, reverse=True)
    oldest = [each.date.latest for each in in_order(positions, Order.DAY, known, turned=True)]
    assert oldest == sorted(oldest)


def test_of_an_empty_store_nothing_is_listed() -> None:
    empty = Facts(FACTS.edition, (), {State: FACTS.all(State), Meeting: FACTS.all(Meeting)})
    found = on_record(dossier("BEL", facts=empty))
    assert (found.positions, found.issues, found.without) == ((), (), ("BEL",))
    assert on_record(dossier(facts=empty)).states == ()


@given(
    states=st.lists(st.sampled_from(sorted(FACTS.states)), unique=True, max_size=6),
    issues=st.lists(st.sampled_from(list(Issue)), unique=True, min_size=1),
    day=st.dates(date(1997, 12, 3), date(2027, 1, 1)),
    order=st.sampled_from(list(Order)),
)
def test_every_position_is_of_the_picks_known_by_the_day_and_listed_once_in_any_order(
    states: list[StateCode], issues: list[Issue], day: date, order: Order
) -> None:
    picked = tuple(issue for issue in Issue if issue in issues)
    known = dossier(*states, day=day, issues=picked)
    found = on_record(known)
    for each in found.positions:
        assert each.issue in picked
        assert not states or each.actor in states
        assert each.provenance.known_by is None or each.provenance.known_by <= day
    listed = in_order(found.positions, order, known)
    assert sorted(p.provenance.fact for p in listed) == sorted(p.provenance.fact for p in found.positions)
    assert {*found.without} | {p.actor for p in found.positions} >= {*states}
    assert sum(map(len, found.cells.values())) == sum(p.actor in FACTS.states for p in found.positions)
