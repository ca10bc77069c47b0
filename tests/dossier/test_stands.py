"""Where states stand: the position that tells most, on the side that the source gives it."""

from __future__ import annotations

from datetime import date

from db.editions import shipped_facts
from db.records import Form, Issue, Position, Stance, StateCode
from desktop.dossier.assemble import world_on
from desktop.dossier.due import DueClass, due_class
from desktop.dossier.roles import WRITTEN
from desktop.dossier.stands import Side, Stand, by_stand, side_of, stand_of

FACTS = shipped_facts()
WORLD = world_on(FACTS, date(2025, 12, 5), ())


def code(text: str) -> StateCode:
    return StateCode(text)


def test_objections_in_writing_are_those_that_the_brief_knows() -> None:
    stands = by_stand(WORLD.stands[Issue.SUSPENSION])
    assert set(stands[Stand.WROTE_FOR]) == {p.actor for p in WORLD.objections if p.actor in WORLD.standings}
    assert stands[Stand.WROTE_OTHER] == (code("UKR"),)


def test_a_formal_act_tells_more_than_words_of_the_same_state() -> None:
    belgium = [p for p in FACTS.all(Position) if p.actor == "BEL" and p.issue is Issue.SUSPENSION]
    assert {p.form in WRITTEN for p in belgium} == {True, False}
    assert WORLD.stands[Issue.SUSPENSION][code("BEL")].form is Form.FORMAL_OBJECTION


def test_an_objection_to_what_furthers_the_treaty_is_on_the_other_side() -> None:
    russia = WORLD.stands[Issue.UNIVERSALIZATION].get(code("RUS"))
    assert russia is not None
    assert russia.stance is Stance.OBJECTS
    assert side_of(russia) is Side.OTHER


def test_who_leaves_takes_the_other_side_of_withdrawals_and_germany_that_of_the_treaty() -> None:
    stands = WORLD.stands[Issue.WITHDRAWALS]
    assert {side_of(stands[code(each)]) for each in ("EST", "FIN", "LVA", "LTU", "POL")} == {Side.OTHER}
    later = world_on(FACTS, date(2026, 3, 1), ()).stands[Issue.WITHDRAWALS]
    assert side_of(later[code("DEU")]) is Side.FOR


def test_each_position_has_a_class_and_each_state_is_in_one() -> None:
    for stands in WORLD.stands.values():
        classed = [state for states in by_stand(stands).values() for state in states]
        assert sorted(classed) == sorted(stands)
        assert all(stand_of(position) in Stand for position in stands.values())


def test_nothing_of_a_later_day_is_known() -> None:
    assert Issue.SUSPENSION not in world_on(FACTS, date(2020, 1, 1), ()).stands


def test_ballots_are_those_of_the_newest_resolution_and_add_up_to_its_counts() -> None:
    resolution = WORLD.resolution
    assert resolution is not None
    votes = [vote.vote.value for vote in WORLD.ballots.values()]
    assert votes.count("yes") == resolution.yes
    assert votes.count("no") == resolution.no
    assert votes.count("abstain") == resolution.abstain
    assert {vote.resolution for vote in WORLD.ballots.values()} == {resolution.resolution}
    assert not set(WORLD.ballots) & {"NIU", "COK", "VAT", "PSE"}


def test_a_deadline_within_two_years_is_soon_and_the_day_after_that_is_later() -> None:
    for each in WORLD.deadlines:
        if each.day and each.day > date(2025, 12, 5) and due_class(each, date(2025, 12, 5)) is DueClass.SOON:
            assert each.day <= date(2027, 12, 5)
    ahead = [e for e in WORLD.deadlines if due_class(e, date(2025, 12, 5)) is DueClass.LATER]
    assert ahead
    assert all(e.day and e.day > date(2027, 12, 5) for e in ahead)
