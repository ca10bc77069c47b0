"""Names of states in other languages: whose they are, held against Unicode's and what the search knows."""

from __future__ import annotations

import unicodedata

import pytest
from babel import Locale

from db.editions import shipped_facts
from db.place_names import NAMED_LANGUAGES, names_in
from db.records import WORLD
from db.state_names import FORMAL_NAMES, VARIANTS, NameIndex, folded

FACTS = shipped_facts()
UNITED_NATIONS = {
    "fr": "BLR IRQ KGZ KNA MMR NIU SLV",
    "ar": "BEN BOL CHL CPV ECU FSM GAB IRN KIR KNA LBR LKA LUX MDV MLT MOZ STP SYC THA URY VEN VNM ZWE",
    "es": "BGD BHR BLR BOL BTN BWA DJI FJI IRQ KAZ KEN KNA LSO MMR MWI NZL PLW QAT RWA SAU SUR TTO ZWE",
    "ru": "BHS BOL COK COM FSM IRN MDV MHL SLB SYC TLS VEN ZAF",
    "zh": "BOL DOM FSM IRN VEN",
}
"""States whose name by the United Nations is neither Unicode's nor in the tables of the search."""
SCRIPTS = {"ru": "CYRILLIC", "ar": "ARABIC", "zh": "CJK"}
OUR_OWN = {"X-CHECHNYA", "X-ICRC", "X-NAGORNO-KARABAKH", "X-NONPARTIES", "X-NPA", "X-SAHEL"}
AREAS = {"ESH": "EH", "XKX": "XK", "X-EU": "EU", "X-TAIWAN": "TW", "X-UN": "UN"}


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_each_state_has_one_name_that_is_no_other_states(language: str) -> None:
    names = names_in(language)
    states = [names[code] for code in FACTS.states]
    assert all(states)
    assert len({folded(name) for name in states}) == len(FACTS.states)
    assert set(names) <= {*FACTS.states, *FACTS.areas}


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_each_name_is_unicodes_or_a_known_one_of_the_united_nations(language: str) -> None:
    unicodes = Locale(language).territories
    own = {
        str(code)
        for code, state in FACTS.states.items()
        if folded(names_in(language)[code])
        not in map(folded, (unicodes[state.iso2], *VARIANTS.get(code, ()), *FORMAL_NAMES.get(code, ())))
    }
    assert own == set(UNITED_NATIONS[language].split())


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_every_area_and_organisation_has_a_name_but_the_world_which_is_a_word(language: str) -> None:
    assert FACTS.areas.keys() - names_in(language).keys() == {WORLD}
    assert all(names_in(language).values())


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items())
def test_a_name_is_written_in_the_letters_of_its_language_alone(language: str, script: str) -> None:
    letters = {letter for name in names_in(language).values() for letter in name if letter.isalpha()}
    assert {letter for letter in letters if not unicodedata.name(letter).startswith(script)} == set()


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_areas_and_organisations_have_unicodes_names(language: str) -> None:
    unicodes = Locale(language).territories
    known = {*FACTS.states, *OUR_OWN}
    found = {code: names_in(language)[code] for code in names_in(language) if code not in known}
    assert found == {code: unicodes[theirs] for code, theirs in AREAS.items()}


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_a_state_is_found_by_its_name_in_another_language(language: str) -> None:
    index = NameIndex(FACTS.states.values(), FACTS.areas.values())
    assert all(index.find(names_in(language)[code]) == code for code in FACTS.states)


def test_a_language_without_names_has_none() -> None:
    assert not names_in("en")
