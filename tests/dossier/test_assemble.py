"""A dossier holds what was known on the day, and nothing later."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.errors import UnknownName
from db.facts import Facts
from db.records import Ballot, Issue, Role, StateCode
from db.treaty import Status
from desktop.dossier.assemble import DEFAULT_ISSUES, assemble, find_meeting, world_on
from desktop.dossier.model import Dossier, Picks

MEETING_DAY = date(2025, 12, 5)


def dossier_of(facts: Facts, *codes: str, day: date = MEETING_DAY, issues: tuple[Issue, ...] = ()) -> Dossier:
    return assemble(facts, Picks(tuple(StateCode(code) for code in codes), issues, day))


@pytest.mark.parametrize(
    ("code", "lead"),
    [
        ("UKR", Role.CLAIMS_SUSPENSION),
        ("BEL", Role.OBJECTED),
        ("ZAF", Role.SPOKE),
        ("NIU", Role.SILENT),
        ("POL", Role.LEAVING),
        ("MNG", Role.OUTSIDE),
    ],
)
def test_each_state_of_the_five_pages_leads_with_its_role(facts: Facts, code: str, lead: Role) -> None:
    assert dossier_of(facts, code).states[0].roles[0] is lead


def test_a_leaving_state_has_left_once_its_withdrawal_takes_effect(facts: Facts) -> None:
    before = dossier_of(facts, "EST", day=date(2025, 12, 26)).states[0]
    after = dossier_of(facts, "EST", day=date(2025, 12, 27)).states[0]
    assert (before.mbt.status, before.roles[0]) == (Status.PARTY_WITHDRAWING, Role.LEAVING)
    assert (after.mbt.status, after.roles[0]) == (Status.FORMER_PARTY, Role.LEFT)


def test_ukraine_is_a_state_party_with_a_claim_never_a_status_of_its_own(facts: Facts) -> None:
    ukraine = dossier_of(facts, "UKR").states[0]
    assert ukraine.mbt.status is Status.PARTY
    assert ukraine.mbt.suspension_claimed == date(2025, 7, 18)
    assert {Role.AFFECTED, Role.STOCKPILE_OVERDUE, Role.SUFFERS} <= set(ukraine.roles)


def test_nobody_is_silent_on_a_suspension_that_nobody_has_claimed_yet(facts: Facts) -> None:
    niue = dossier_of(facts, "NIU", day=date(2025, 7, 1)).states[0]
    assert Role.SILENT not in niue.roles


def test_casualties_of_a_year_show_the_newest_edition_first_and_keep_the_others(facts: Facts) -> None:
    year = next(y for y in world_on(facts, MEETING_DAY, ()).casualties if y.year == 2016)
    editions = [int(count.edition) for count in year.counts if count.edition]
    assert editions == sorted(editions, reverse=True)
    assert len(editions) > 1
    assert year.revised


def test_the_figures_of_an_edition_are_not_known_before_it_came_out(facts: Facts) -> None:
    before = world_on(facts, date(2025, 11, 30), ()).casualties[0]
    after = world_on(facts, date(2025, 12, 1), ()).casualties[0]
    assert before.year == 2023
    assert (after.year, after.shown.total, after.shown.killed, after.shown.injured, after.shown.unknown) == (
        2024,
        6279,
        1945,
        4325,
        9,
    )


def test_ukraines_casualties_are_those_of_three_monitor_editions(facts: Facts) -> None:
    years = dossier_of(facts, "UKR").states[0].casualties
    assert [(y.year, y.shown.total) for y in years[:3]] == [(2024, 293), (2023, 580), (2022, 608)]


def test_a_state_outside_the_general_assembly_has_no_vote_record(facts: Facts) -> None:
    niue, mongolia = dossier_of(facts, "NIU", "MNG").states
    assert niue.votes.latest is None
    assert mongolia.votes.totals == {Ballot.YES: 27, Ballot.ABSTAIN: 1, Ballot.ABSENT: 1}


def test_what_a_state_has_done_is_never_asked_of_it_again(facts: Facts) -> None:
    asked = " ".join(getattr(ask, "text", "") for ask in dossier_of(facts, "BEL").asks[StateCode("BEL")])
    assert "written objection" not in asked
    assert "Say in plenary" not in asked


def test_asks_are_three_at_most_for_every_state_and_issue(facts: Facts) -> None:
    dossier = dossier_of(facts, *facts.states, issues=tuple(Issue))
    assert all(1 <= len(asks) <= 3 for asks in dossier.asks.values())


def test_polands_arguments_are_those_it_has_used(facts: Facts) -> None:
    heard = [a.argument for a in dossier_of(facts, "POL").arguments]
    assert heard == ["deterrence", "responsible-use", "alliance"]


def test_picks_without_an_issue_are_read_as_the_three_usual_ones(facts: Facts) -> None:
    assert dossier_of(facts, "BEL").picks.issues == DEFAULT_ISSUES


def test_an_unknown_meeting_is_refused_with_the_latest_one_named(facts: Facts) -> None:
    with pytest.raises(UnknownName, match="22MSP"):
        find_meeting(facts, "99MSP")
    assert find_meeting(facts, "22msp").meeting == "22MSP"


FACTS = shipped_facts()


@settings(deadline=None, max_examples=40)
@given(
    code=st.sampled_from(sorted(FACTS.states)),
    day=st.dates(date(1997, 12, 3), date(2030, 12, 31)),
    issues=st.lists(st.sampled_from(list(Issue)), unique=True).map(tuple),
)
def test_no_dossier_knows_of_a_later_day(code: str, day: date, issues: tuple[Issue, ...]) -> None:
    dossier = dossier_of(FACTS, code, day=day, issues=issues)
    state = dossier.states[0]
    dated = (
        *state.positions,
        *state.practices,
        *state.clearance,
        *dossier.world.objections,
        *dossier.world.positions,
    )
    assert all(r.provenance.known_by is None or r.provenance.known_by <= day for r in dated)
    assert all(r.printable for r in dated)
    assert all(count.printable for year in state.casualties for count in year.counts)
    assert dossier.world.mbt.in_force == sum(s.status.in_force for s in dossier.world.standings.values())
    assert state.roles
