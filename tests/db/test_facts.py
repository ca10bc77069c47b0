"""The snapshot of what is known: what it holds, and finding states in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.editions import read_edition, shipped_facts
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
from db.state_names import VARIANTS, NameIndex, folded
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


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("TUR", "Republic of Türkiye; Turquie; Turquía; Турция; تركيا; 土耳其"),
        ("CZE", "Tchéquie; República Checa; Чехия; التشيك; تشيكيا; 捷克"),
        ("COD", "Congo, DR; Congo (DRC); Dem. Rep. of the Congo; RD du Congo; ДР Конго; الكونغو الديمقراطية; 刚果（金）"),
        ("COG", "Congo, Republic of the; Congo, Rep.; République du Congo; Конго; الكونغو; 刚果"),
        ("CIV", "Costa de Marfil; Кот-д'Ивуар; كوت ديفوار; ساحل العاج; 科特迪瓦"),
        ("MMR", "Burma/Myanmar; Republic of the Union of Myanmar; Birmanie; Мьянма; ميانمار; 缅甸"),
        ("SWZ", "Kingdom of Eswatini; Свазиленд; إسواتيني; 斯威士兰"),
        ("MKD", "Macedonia, FYR; Republic of North Macedonia; Северная Македония; مقدونيا الشمالية; 北马其顿"),
        ("PSE", "Palestine, State of; Palestina; Палестина; فلسطين; 巴勒斯坦"),
        ("VAT", "Holy See (Vatican City State); Saint-Siège; Ватикан; الفاتيكان; 梵蒂冈"),
        ("KOR", "Korea, Rep.; S. Korea; Южная Корея; كوريا الجنوبية; 韩国"),
        ("PRK", "Korea, Dem. People's Rep.; D.P.R. Korea; КНДР; 朝鲜"),
        ("USA", "The United States; EE.UU.; EE. UU.; США; الولايات المتحدة; 美国"),
        ("CHN", "China, People's Republic of; P.R. China; Китай; الصين; 中国"),
        ("TLS", "Timor Leste; Восточный Тимор; Тимор-Лесте; تيمور الشرقية; 东帝汶"),
        ("ESP", "Kingdom of Spain; Royaume d'Espagne; Reino de España"),
        ("YEM", "Yemen, Rep.; República del Yemen; Йемен; اليمن; 也门"),
        ("SLB", "Solomon Is."),
        ("LKA", "Democratic Socialist Republic of Sri Lanka"),
    ],
)  # fmt: skip
def test_a_state_is_found_by_its_names_in_six_languages_and_with_its_form(code: str, names: str) -> None:
    facts = shipped_facts()
    assert {name: facts.find_state(name) for name in names.split("; ")} == dict.fromkeys(
        names.split("; "), code
    )


@pytest.mark.parametrize(
    "text",
    ["Republic of China", "Korea", "Democratic Republic of Korea", "German Democratic Republic", "Republic of",
     "Islamic State of Iraq", "Turkish Republic of Northern Cyprus", "arab " * 20_000],
)  # fmt: skip
def test_what_could_be_another_is_not_taken_for_a_state(text: str) -> None:
    with pytest.raises(UnknownName):
        shipped_facts().find_state(text)


def test_no_area_goes_by_the_name_of_a_state() -> None:
    facts = shipped_facts()
    names = NameIndex(facts.states.values(), facts.areas.values())
    assert {area.name: names.get(area.name) for area in facts.areas.values() if names.get(area.name)} == {}


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
