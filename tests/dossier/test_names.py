"""By which names a dossier calls states, in English and in other languages."""

from __future__ import annotations

from datetime import date

import pytest

from db.facts import Facts
from db.place_names import names_in
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.names import alphabetical, index_letter


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
        ("fr", "X-CHECHNYA", "Tchétchénie"),
        ("es", "TUR", "Türkiye"),
        ("es", "BLR", "Belarús"),
        ("es", "GBR", "Reino Unido"),
        ("ru", "RUS", "Российская Федерация"),
        ("ru", "GBR", "Соединенное Королевство"),
        ("ru", "VAT", "Святой Престол"),
        ("zh", "PRK", "朝鲜民主主义人民共和国"),
        ("zh", "IRN", "伊朗"),
        ("zh", "BOL", "玻利维亚"),
        ("zh", "GBR", "联合王国"),
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


def test_chinese_names_go_by_their_sound() -> None:
    by_sound = ["阿富汗", "奥地利", "比利时", "波兰", "芬兰", "蒙古", "挪威", "乌克兰"]
    by_number = ["乌克兰", "奥地利", "挪威", "比利时", "波兰", "芬兰", "蒙古", "阿富汗"]
    assert sorted(by_number, key=alphabetical) == by_sound


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Égypte", "E"),
        ("البرازيل", "ب"),
        ("Ямайка", "Я"),
        ("阿富汗", "A"),
        ("斐济", "F"),
        ("瑙鲁", "N"),
        ("中国", "Z"),
        ("乌克兰", "W"),
    ],
)
def test_an_index_lists_a_name_under_its_letter(name: str, letter: str) -> None:
    assert index_letter(name) == letter


def test_each_chinese_name_has_a_letter_and_they_stand_in_order(facts: Facts) -> None:
    letters = [index_letter(name) for name in sorted(names_in("zh").values(), key=alphabetical)]
    assert all(letters)
    assert letters == sorted(letters)
