from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Issue, StateCode
from desktop.ui.choice import FIRST_DAY, LAST_DAY, Choice, within_days

DAY = date(2025, 12, 5)
Codes = Callable[..., tuple[StateCode, ...]]


@pytest.fixture
def choice(qapp: object) -> Choice:
    return Choice(DAY)


def test_states_stay_in_the_order_picked(choice: Choice, codes: Codes) -> None:
    for code in codes("UKR", "EST", "POL"):
        choice.toggle(code)
    choice.toggle(StateCode("EST"))
    assert choice.picks.states == codes("UKR", "POL")


def test_a_state_is_picked_once(choice: Choice, codes: Codes) -> None:
    choice.pick(codes("UKR", "UKR", "EST"))
    choice.add(codes("EST", "POL"))
    assert choice.states == codes("UKR", "EST", "POL")


def test_a_change_that_changes_nothing_is_not_told(choice: Choice, codes: Codes) -> None:
    choice.pick(codes("UKR"))
    told: list[object] = []
    for signal in (choice.states_changed, choice.issues_changed, choice.as_of_changed, choice.print_changed):
        signal.connect(lambda *value: told.append(value))
    choice.pick(codes("UKR"))
    choice.choose_issues(())
    choice.set_as_of(DAY)
    choice.set_paper("a4")
    choice.set_without(())
    choice.set_organisation("")
    assert told == []


def test_issues_are_kept_in_their_own_order(choice: Choice) -> None:
    choice.toggle_issue(Issue.CASUALTIES)
    choice.toggle_issue(Issue.SUSPENSION)
    assert choice.issues == (Issue.SUSPENSION, Issue.CASUALTIES)


def test_an_unknown_paper_is_refused(choice: Choice) -> None:
    with pytest.raises(ValueError, match="a3"):
        choice.set_paper("a3")


@given(st.dates())
def test_any_day_is_moved_into_what_can_be_answered(day: date) -> None:
    assert FIRST_DAY <= within_days(day) <= LAST_DAY
    assert within_days(within_days(day)) == within_days(day)
