"""The snapshot of what is known: what it holds, and finding states in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.editions import read_edition
from db.errors import UnknownName
from db.facts import Facts
from db.records import (
    KINDS,
    Ask,
    Casualties,
    Certainty,
    Contamination,
    Event,
    Form,
    Issue,
    Position,
    Practice,
    StateCode,
    Vote,
)
from db.state_names import VARIANTS, folded
from db.workspace import Workspace


@pytest.fixture
def facts(edition: Path) -> Facts:
    return read_edition(edition)


def test_what_comes_out_of_the_file_is_what_went_in(workspace: Workspace, facts: Facts) -> None:
    stored = workspace.facts()
    assert stored.edition == facts.edition
    assert stored.sources == facts.sources
    for kind in KINDS:
        assert stored.all(kind) == facts.all(kind)


def test_values_keep_their_types(workspace: Workspace) -> None:
    facts = workspace.facts()
    (ask,) = facts.all(Ask)
    assert ask.fulfilled_by == (Form.FORMAL_OBJECTION, Form.NOTE_VERBALE)
    assert ask.issue is Issue.SUSPENSION
    (remembered,) = facts.all(Practice)
    assert remembered.certainty is Certainty.MEMORY
    assert not remembered.printable
    assert facts.about(Casualties, StateCode("UKR"))[0].killed is None
    assert facts.about(Casualties, StateCode("UKR"))[0].sources == ("LM2025", "UNTC")


def test_states_are_sorted_by_name_without_regard_to_accents(facts: Facts) -> None:
    names = [state.name for state in facts.states.values()]
    assert names.index("Congo") < names.index("Côte d'Ivoire") < names.index("Estonia")


def test_records_are_found_by_the_state_that_they_are_about(facts: Facts) -> None:
    ukraine = StateCode("UKR")
    assert [vote.vote for vote in facts.about(Vote, ukraine)] == ["abstain"]
    assert [event.title for event in facts.about(Event, ukraine)] == ["Ukraine's seat stays empty"]
    assert [one.total_km2 for one in facts.about(Contamination, StateCode("XKX"))] == [1.25]
    assert len(facts.about(Position, StateCode("AUT"))) == 1
    assert facts.about(Position, StateCode("MNG")) == ()


def test_groups_know_their_members_and_members_their_groups(facts: Facts) -> None:
    assert facts.groups["EU"] == {"AUT", "EST"}
    assert facts.groups_of(StateCode("EST")) == ("EU", "NATO")
    assert facts.groups_of(StateCode("MNG")) == ()


def test_states_and_areas_have_names_and_other_codes_do_not(facts: Facts) -> None:
    assert facts.name(StateCode("TUR")) == "Türkiye"
    assert facts.name(StateCode("XKX")) == "Kosovo"
    with pytest.raises(UnknownName):
        facts.name(StateCode("ZZZ"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UKR", "UKR"),
        ("ukr", "UKR"),
        ("UA", "UKR"),
        ("  Ukraine ", "UKR"),
        ("Turkey", "TUR"),
        ("TÜRKIYE", "TUR"),
        ("DRC", "COD"),
        ("Congo (Kinshasa)", "COD"),
        ("the Congo", "COG"),
        ("Ivory Coast", "CIV"),
        ("Cote d\u2019Ivoire", "CIV"),
        ("U.S.A.", "USA"),
        ("Etats-Unis", "USA"),
        ("Украина", "UKR"),
        ("蒙古", "MNG"),
        ("النيجر", "NER"),
    ],
)
def test_a_state_is_found_by_any_usual_name(facts: Facts, text: str, code: str) -> None:
    assert facts.find_state(text) == code


def test_a_misspelt_name_brings_suggestions(facts: Facts) -> None:
    with pytest.raises(UnknownName, match="Did you mean Nigeria or Niger"):
        facts.find_state("Nigria")


@pytest.mark.parametrize("text", ["", "   ", "Atlantis", "%", "\x00", "x" * 10_000])
def test_nonsense_is_an_unknown_name(facts: Facts, text: str) -> None:
    with pytest.raises(UnknownName):
        facts.find_state(text)


def test_an_area_is_said_to_be_none_of_the_states(facts: Facts) -> None:
    with pytest.raises(UnknownName, match="Kosovo is not one of"):
        facts.find_state("kosovo")


def test_no_variant_stands_for_two_states() -> None:
    names = [(folded(name), code) for code, variants in VARIANTS.items() for name in variants]
    codes = {name: {code for other, code in names if other == name} for name, _ in names}
    assert {name: found for name, found in codes.items() if len(found) > 1} == {}
