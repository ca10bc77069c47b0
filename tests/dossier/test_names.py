"""By which names a dossier calls states, in English and in other languages."""

from __future__ import annotations

from datetime import date

import pytest

from db.facts import Facts
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.names import alphabetical


def dossier_in(language: str, facts: Facts) -> Dossier:
    picks = Picks(tuple(map(StateCode, ("SYR", "IRN", "GBR"))), (), date(2025, 12, 5), language=language)
    return assemble(facts, picks)


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "SYR", "Syrian Arab Republic"),
        ("fr", "SYR", "République arabe syrienne"),
        ("fr", "CIV", "Côte d’Ivoire"),
        ("fr", "PSE", "État de Palestine"),
        ("fr", "TUR", "Türkiye"),
        ("fr", "IRN", "Iran"),
        ("fr", "GBR", "Royaume-Uni"),
        ("fr", "ESH", "Sahara occidental"),
        ("ar", "SYR", "الجمهورية العربية السورية"),
        ("ar", "PSE", "دولة فلسطين"),
        ("ar", "BOL", "بوليفيا"),
        ("ar", "GBR", "المملكة المتحدة"),
        ("fr", "X-CHECHNYA", "Chechnya"),
    ],
)
def test_a_state_has_the_united_nations_short_name(facts: Facts, language: str, code: str, name: str) -> None:
    assert dossier_in(language, facts).names[StateCode(code)] == name


def test_a_picked_state_has_the_same_name_as_in_a_list(facts: Facts) -> None:
    dossier = dossier_in("ar", facts)
    assert [state.name for state in dossier.states] == [dossier.names[state.code] for state in dossier.states]


def test_names_are_sorted_without_their_accents_and_the_arabic_article() -> None:
    assert sorted(["Fidji", "Égypte", "Espagne", "Zambie"], key=alphabetical) == [
        "Égypte", "Espagne", "Fidji", "Zambie",
    ]  # fmt: skip
    assert sorted(["بلجيكا", "اليمن", "البرازيل"], key=alphabetical) == ["البرازيل", "بلجيكا", "اليمن"]
