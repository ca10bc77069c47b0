"""Article 5 deadlines of all states, and what a day makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.facts import Facts
from db.records import StateCode
from desktop.dossier.deadlines import Due, DueState, deadline_on, due_states

FACTS = shipped_facts()
days = st.dates(date(1997, 12, 3), date(2034, 12, 31))


def of(facts: Facts, code: str, day: date) -> DueState | None:
    return next((each for each in due_states(facts, day) if each.state == code), None)


@given(days)
@settings(max_examples=40, deadline=None)
def test_the_calendar_says_of_each_state_what_its_page_says(day: date) -> None:
    found = {each.state: each.deadline for each in due_states(FACTS, day)}
    for code in FACTS.states:
        assert found.get(code) == deadline_on(FACTS, code, day)


@given(days)
@settings(max_examples=40, deadline=None)
def test_what_lies_ahead_lies_ahead_and_what_passed_has_passed(day: date) -> None:
    for each in due_states(FACTS, day):
        if each.due is Due.AHEAD:
            assert each.day is not None
            assert each.day >= day
        elif each.due is not Due.COMPLETED:
            assert each.day is not None
            assert each.day < day


@pytest.mark.parametrize(
    ("code", "day", "due"),
    [
        ("TUR", date(2025, 12, 31), Due.AHEAD),
        ("TUR", date(2026, 1, 1), Due.PASSED),
        ("SSD", date(2025, 12, 5), Due.AHEAD),
        ("SSD", date(2026, 11, 25), Due.PASSED),
        ("MDA", date(2026, 11, 25), Due.NOT_READ),
        ("HRV", date(2026, 2, 28), Due.AHEAD),
        ("HRV", date(2026, 3, 1), Due.COMPLETED),
        ("DEU", date(2026, 11, 25), Due.COMPLETED),
    ],
)
def test_a_deadline_is_what_its_date_makes_of_it_on_the_day(code: str, day: date, due: Due) -> None:
    found = of(FACTS, code, day)
    assert found is not None
    assert found.due is due


def test_more_time_is_asked_for_until_it_is_decided() -> None:
    before = of(FACTS, "KHM", date(2025, 12, 4))
    after = of(FACTS, "KHM", date(2025, 12, 5))
    assert before is not None
    assert after is not None
    assert (before.day, before.asked) == (date(2025, 12, 31), date(2030, 12, 31))
    assert (after.day, after.asked) == (date(2030, 12, 31), None)


def test_a_state_that_never_had_a_deadline_has_none() -> None:
    assert of(FACTS, "NIU", date(2025, 12, 5)) is None
    assert StateCode("NIU") in FACTS.states
