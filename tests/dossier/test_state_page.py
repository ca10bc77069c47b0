"""One state on one page: its days, duties, votes, and what is not known said to be so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from db.editions import shipped_facts
from db.facts import Facts
from db.records import Ballot, Issue, StateCode
from desktop.dossier.duty import Duty, DutyState, Matter
from desktop.dossier.state_page import StatePage, Turn, state_page

DAY = date(2025, 12, 5)
PageOf = Callable[..., StatePage]


@pytest.fixture(scope="module")
def shipped() -> Facts:
    return shipped_facts()


@pytest.fixture(scope="module")
def page_of(shipped: Facts) -> PageOf:
    def make(code: str, as_of: date = DAY) -> StatePage:
        return state_page(shipped, StateCode(code), as_of, "22MSP")

    return make


def turns(page: StatePage) -> list[tuple[Turn, str, bool]]:
    return [(moment.turn, moment.day.isoformat(), moment.ahead) for moment in page.timeline]


def duty(page: StatePage, matter: Matter) -> Duty:
    return next(each for each in page.duties if each.matter is matter)


def states(page: StatePage) -> dict[Matter, DutyState | None]:
    return {each.matter: each.state for each in page.duties}


def test_ukraine_signed_ratified_joined_claimed_and_was_answered(page_of: PageOf) -> None:
    page = page_of("UKR")
    assert turns(page) == [
        (Turn.SIGNED, "1999-02-24", False),
        (Turn.DEPOSITED, "2005-12-27", False),
        (Turn.IN_FORCE, "2006-06-01", False),
        (Turn.CLAIMED, "2025-07-18", False),
        (Turn.FOUND, "2025-12-05", False),
    ]
    assert states(page) == {
        Matter.PRACTICE: DutyState.REPORTED,
        Matter.STOCKPILE: DutyState.OVERDUE,
        Matter.CLEARANCE: DutyState.DUE,
        Matter.REPORTING: DutyState.UNKNOWN,
    }
    assert duty(page, Matter.STOCKPILE).day == date(2010, 6, 1)
    assert duty(page, Matter.CLEARANCE).day == date(2033, 12, 1)
    assert all(moment.sources for moment in page.timeline)


def test_the_page_of_an_earlier_day_knows_nothing_of_later_ones(page_of: PageOf) -> None:
    page = page_of("UKR", date(2005, 12, 28))
    assert turns(page) == [
        (Turn.SIGNED, "1999-02-24", False),
        (Turn.DEPOSITED, "2005-12-27", False),
        (Turn.IN_FORCE, "2006-06-01", True),
    ]
    assert page.votes[-1].resolution.year == 2005
    assert duty(page, Matter.STOCKPILE).state is DutyState.DUE
    assert duty(page, Matter.STOCKPILE).day == date(2010, 6, 1)
    assert duty(page, Matter.REPORTING).day == date(2007, 4, 30)
    assert page.disagreements == ()
    assert all(position.date.earliest <= date(2005, 12, 28) for position in page.positions)


def test_a_notified_withdrawal_lies_ahead_until_it_takes_effect(page_of: PageOf) -> None:
    assert turns(page_of("POL"))[-2:] == [
        (Turn.NOTIFIED, "2025-08-20", False),
        (Turn.LEFT, "2026-02-20", True),
    ]
    assert turns(page_of("POL", date(2026, 2, 20)))[-1] == (Turn.LEFT, "2026-02-20", False)
    assert turns(page_of("POL", date(2025, 8, 19)))[-1][0] is Turn.IN_FORCE


def test_who_left_owes_nothing_under_the_convention(page_of: PageOf) -> None:
    page = page_of("POL", date(2026, 3, 1))
    assert all(each.state is None for each in page.duties)


def test_a_state_outside_has_no_days_and_no_duties(page_of: PageOf) -> None:
    page = page_of("MNG")
    assert page.timeline == ()
    assert page.duties == ()
    assert {each.vote.vote for each in page.votes if each.vote} <= set(Ballot)
    assert len(page.votes) == 29


def test_a_state_without_any_figure_says_that_nothing_is_known(page_of: PageOf) -> None:
    page = page_of("NIU")
    assert page.state.casualties == ()
    assert page.votes == ()
    assert page.positions == page.events == page.breakdowns == page.disagreements == ()
    assert states(page) == {
        Matter.PRACTICE: DutyState.UNKNOWN,
        Matter.STOCKPILE: DutyState.UNKNOWN,
        Matter.CLEARANCE: DutyState.UNKNOWN,
        Matter.REPORTING: DutyState.UNKNOWN,
    }
    assert duty(page, Matter.STOCKPILE).day == date(2003, 3, 1)


def test_clearance_is_due_on_the_day_last_granted(page_of: PageOf) -> None:
    clearance = duty(page_of("KHM"), Matter.CLEARANCE)
    assert clearance.state is DutyState.DUE
    assert clearance.day == date(2030, 12, 31)
    assert [record.KIND for record in clearance.records] == ["deadline", "contamination", "clearance"]


def test_clearance_that_was_completed_is_met_since_its_day(page_of: PageOf) -> None:
    clearance = duty(page_of("ZMB"), Matter.CLEARANCE)
    assert clearance.state is DutyState.MET
    assert str(clearance.day) == "2009-11-13"
    assert clearance.facts


def test_a_deadline_that_has_passed_unread_is_never_called_overdue(page_of: PageOf, shipped: Facts) -> None:
    for code in shipped.states:
        clearance = states(page_of(code, date(2035, 1, 1))).get(Matter.CLEARANCE)
        assert clearance is not DutyState.OVERDUE


def test_a_stock_that_was_destroyed_is_met(page_of: PageOf) -> None:
    stockpile = duty(page_of("BDI"), Matter.STOCKPILE)
    assert (stockpile.state, str(stockpile.day)) == (DutyState.MET, "2008-03")


def test_use_by_armed_groups_alone_is_no_conduct_of_the_state(page_of: PageOf) -> None:
    practice = duty(page_of("COL"), Matter.PRACTICE)
    assert practice.records
    assert practice.state is None


def test_the_name_is_there_in_the_six_languages_of_the_united_nations(page_of: PageOf) -> None:
    names = page_of("KHM").names
    assert list(names) == ["en", "fr", "es", "ru", "zh", "ar"]
    assert (names["fr"], names["es"], names["ru"]) == ("Cambodge", "Camboya", "Камбоджа")


def test_what_sources_differ_on_is_listed_and_a_mere_revision_comes_last(page_of: PageOf) -> None:
    found = page_of("COL").disagreements
    assert len(found) == 9
    assert [each.revision for each in found] == sorted(each.revision for each in found)


def test_duties_come_in_the_order_of_the_articles(page_of: PageOf, shipped: Facts) -> None:
    order = list(Matter)
    for code in shipped.states:
        found = [order.index(each.matter) for each in page_of(code).duties]
        assert found == sorted(found)


def test_every_year_of_votes_is_there_and_those_of_no_vote_too(page_of: PageOf) -> None:
    votes = page_of("TUV").votes
    assert len(votes) == 29
    assert sum(each.vote is None for each in votes) == 3


def test_every_state_has_a_page_on_any_day(page_of: PageOf, shipped: Facts) -> None:
    for day in (date(1997, 12, 3), DAY, date(2040, 12, 31)):
        for code in shipped.states:
            page = page_of(code, day)
            assert page.state.code == code
            assert page.dossier.picks.issues == tuple(Issue)
