"""Ready-made sets follow the rule they state."""

from __future__ import annotations

from datetime import date

import pytest

from db.facts import Facts
from db.records import StateCode
from desktop.dossier.deadlines import due_states
from desktop.dossier.due import DueClass, due_class
from desktop.dossier.sets import READY_SETS, members

DAY = date(2025, 12, 5)


def test_ten_states_are_on_record_with_an_objection_in_writing(facts: Facts) -> None:
    assert set(members("objected", facts, DAY)) == {
        "AUS", "AUT", "BEL", "COL", "FRA", "IRL", "NZL", "NOR", "CHE", "GBR",
    }  # fmt: skip


def test_five_states_are_withdrawing_and_stay_in_the_set_once_gone(facts: Facts) -> None:
    five = {"EST", "FIN", "LVA", "LTU", "POL"}
    assert set(members("withdrawing", facts, DAY)) == five
    assert set(members("withdrawing", facts, date(2026, 3, 1))) == five


def test_party_and_not_party_make_up_the_197(facts: Facts) -> None:
    assert len(members("not-party", facts, DAY)) == 31


def test_nineteen_abstained_in_the_last_vote(facts: Facts) -> None:
    assert len(members("abstained", facts, DAY)) == 19


def test_article_5_is_due_in_two_years_for_those_that_the_map_says_it_of(facts: Facts) -> None:
    """Among them those whose deadline was still ahead on that day and has passed since."""
    soon = {
        each.state
        for each in due_states(facts, DAY)
        if due_class(each, DAY) is DueClass.SOON and each.state in facts.states
    }
    found = set(members("article5", facts, DAY))
    assert len(found) == 19
    assert found <= soon


def test_not_yet_met_is_everybody_but_those_spoken_with(facts: Facts) -> None:
    assert len(members("not-met", facts, DAY)) == 197
    assert "UKR" not in members("not-met", facts, DAY, {StateCode("UKR")})


@pytest.mark.parametrize("key", [ready.key for ready in READY_SETS])
def test_every_set_answers_on_the_first_day_and_far_ahead(facts: Facts, key: str) -> None:
    for day in (date(1997, 12, 3), date(2030, 12, 31)):
        assert set(members(key, facts, day)) <= set(facts.states)
