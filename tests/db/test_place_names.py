"""Names of states in other languages: whose they are, held against Unicode's and what the search knows."""

from __future__ import annotations

import pytest
from babel import Locale

from db.editions import shipped_facts
from db.place_names import NAMED_LANGUAGES, names_in
from db.state_names import FORMAL_NAMES, VARIANTS, NameIndex, folded

FACTS = shipped_facts()
UNITED_NATIONS = {
    "fr": "BLR IRQ KGZ KNA MMR NIU SLV",
    "ar": "BEN BOL CHL CPV ECU FSM GAB IRN KIR KNA LBR LKA LUX MDV MLT MOZ STP SYC THA URY VEN VNM ZWE",
}
"""States whose name by the United Nations is neither Unicode's nor in the tables of the search."""
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
def test_areas_and_organisations_have_unicodes_names(language: str) -> None:
    unicodes = Locale(language).territories
    found = {code: names_in(language)[code] for code in names_in(language) if code not in FACTS.states}
    assert found == {code: unicodes[theirs] for code, theirs in AREAS.items()}


@pytest.mark.parametrize("language", NAMED_LANGUAGES)
def test_a_state_is_found_by_its_name_in_another_language(language: str) -> None:
    index = NameIndex(FACTS.states.values(), FACTS.areas.values())
    assert all(index.find(names_in(language)[code]) == code for code in FACTS.states)


def test_a_language_without_names_has_none() -> None:
    assert not names_in("en")
