"""Plain words are read as filters: each kind alone, and all of them combined."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.facts import Facts
from db.kept_sets import KeptSet
from db.records import Certainty, FactId, GroupMember, Provenance, SourceId, State, StateCode
from desktop.dossier.filters import Own, lexicon_on
from desktop.dossier.lexicon import Lexicon, bare_lexicon
from desktop.dossier.query import Kind, Query, Term
from desktop.dossier.reading import read, read_strictly
from desktop.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2025, 12, 5)
WORDS = Wording()
FACTS = shipped_facts()  # Hypothesis draws from them
LEXICON = lexicon_on(FACTS, DAY, WORDS)

FIVE = "EST FIN LTU LVA POL"


def found(text: str, lexicon: Lexicon = LEXICON) -> str:
    return " ".join(sorted(lexicon.states_in(read(text, lexicon).query)))


def count(text: str, lexicon: Lexicon = LEXICON) -> int:
    return len(lexicon.states_in(read(text, lexicon).query))


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("ukr", "UKR"),
        ("UKR", "UKR"),
        ("ua", "ARE UKR"),
        ("drc", "COD"),
        ("Turkey", "TUR"),
        ("Allemagne", "DEU"),
        ("Alemania", "DEU"),
        ("Германия", "DEU"),
        ("德国", "DEU"),
        ("ألمانيا", "DEU"),
        ("مغرب", "MAR"),
        ("cote d'ivoire", "CIV"),
        ("south africa", "ZAF"),
        ("South Af", "ZAF"),
        ("trinidad and tob", "TTO"),
        ("stan", "AFG KAZ KGZ PAK TJK TKM UZB"),
        ("Ukraine Poland", "POL UKR"),
        ("Austria and Belgium", "AUT BEL"),
        ("Allemagne, Espagne", "DEU ESP"),
        ('"eu"', "DEU ECU USA"),
    ],
)
def test_a_name_is_found_in_any_of_the_six_languages_by_code_and_by_its_beginning(
    typed: str, states: str
) -> None:
    assert found(typed) == states


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("withdrawing", FIVE),
        ("claims suspension", "UKR"),
        ("EU objected", "AUT BEL FRA IRL"),
        ("Pacific not party", "FSM"),
        ("NATO withdrawing or gone", FIVE),
        ("nato, leaving", FIVE),
        ("EU but not NATO", "AUT CYP IRL MLT"),
        ("EU -NATO", "AUT CYP IRL MLT"),
        ("EU without NATO", "AUT CYP IRL MLT"),
        ("members of the EU that are not in NATO", "AUT CYP IRL MLT"),
        ("voted no", "RUS"),
        ("article 5 in 2026", "ARG HRV MRT SEN SRB SSD THA"),
        ("NATO leaves dec", "EST LTU LVA"),
        ("leaves before 2026", "EST LTU LVA"),
        ("leaving after december 2025", "FIN POL"),
        ("leaves from 2025-12-28 until 2026-01-31", "FIN"),
        ("leaves by 27 december 2025", "EST LTU LVA"),
        ("joined since june 2012", "LKA MHL OMN POL PSE TON"),
        ("party since june 2012", "LKA MHL OMN POL PSE TON"),
        ("state party since june 2012", "LKA MHL OMN POL PSE TON"),
        ("joined 2025", "MHL TON"),
        ("Africa not party", "EGY LBY MAR"),
        ("states which objected EU", "AUT BEL FRA IRL"),
        ("europe objected -EU", "CHE GBR NOR"),
    ],
)
def test_filters_of_every_kind_are_read_and_combined(typed: str, states: str) -> None:
    assert found(typed) == states


def test_a_group_that_is_also_a_code_is_the_group() -> None:
    assert count("AU") == 54
    assert read("au", LEXICON).query.terms == (Term(Kind.GROUP, "AU"),)


def test_a_name_that_holds_a_filter_is_a_name() -> None:
    assert all(term.kind is Kind.NAME for term in read("south africa", LEXICON).query.terms)


def test_article_5_before_a_year_counts_what_is_still_ahead() -> None:
    assert count("article 5 before 2028") == 21
    assert count("article 5 within two years") == count("article 5 due") == 19
    assert not LEXICON.states_in(read("article 5 before 2028 and article 5 passed", LEXICON).query)


def test_what_is_being_typed_is_told_from_what_is_unknown() -> None:
    assert read("EU or", LEXICON).unfinished
    assert read("EU not", LEXICON).unfinished
    assert read("or gone", LEXICON).joins
    assert read("xyzzy EU", LEXICON).unknown == ("xyzzy",)
    assert not read("ukraine", LEXICON).unknown
    assert read("", LEXICON).query.empty


def test_filters_answer_as_of_the_day() -> None:
    later = lexicon_on(FACTS, date(2026, 3, 1), WORDS)
    assert found("withdrawing", later) == ""
    assert found("gone", later) == FIVE
    assert "1 March 2026" in later.rule(Term(Kind.STATUS, "former")).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("each", LEXICON.filters, ids=lambda each: str(each.term.key))
def test_each_filter_has_a_rule_and_is_read_from_what_may_be_typed(each) -> None:  # noqa: ANN001
    assert each.title
    assert each.rule.endswith(".")
    assert "{" not in each.rule + each.title
    for phrase in each.phrases:
        query = read(phrase, LEXICON).query
        assert len(query.terms) == 1, phrase
        assert LEXICON.states_in(query) == each.states or query.terms != (each.term,), phrase
    assert read(each.phrases[0], LEXICON).query == Query(((each.term,),))


TERMS = st.one_of(
    st.sampled_from([each.term for each in LEXICON.filters]),
    st.sampled_from(
        ["article5::2027-12-31", "article5:24m", "leaves:2025-01-01:2026-06-30", "joined:2010-03-04:"]
    ).map(lambda key: Term(Kind.DAYS, key)),
    st.sampled_from(["ukr", "south africa", "po"]).map(lambda name: Term(Kind.NAME, name)),
)
QUERIES = st.lists(
    st.lists(st.tuples(TERMS, st.booleans()), min_size=1, max_size=3, unique=True).map(
        lambda clause: tuple(dict.fromkeys(Term(term.kind, term.key, negated) for term, negated in clause))
    ),
    max_size=3,
    unique=True,
).map(lambda clauses: Query(tuple(clauses)))


@given(QUERIES)
def test_what_is_written_down_is_read_back(query: Query) -> None:
    back = read(LEXICON.written(query), LEXICON).query
    assert LEXICON.states_in(back) == LEXICON.states_in(query) or not query.names.empty
    if query.names.empty:
        assert back == query


@given(QUERIES, QUERIES)
def test_both_is_the_intersection(one: Query, other: Query) -> None:
    both = LEXICON.states_in(one.joined(other))
    assert both == LEXICON.states_in(one) & LEXICON.states_in(other)


@given(TERMS, TERMS)
def test_or_is_the_union_and_not_is_the_rest(one: Term, other: Term) -> None:
    written = [LEXICON.written(Query(((term,),))) for term in (one, other)]
    either = LEXICON.states_in(read(" or ".join(written), LEXICON).query)
    assert either == LEXICON.states_of(one) | LEXICON.states_of(other)
    assert LEXICON.states_of(one.opposite) == LEXICON.everyone - LEXICON.states_of(one)


@given(TERMS)
def test_what_is_toggled_twice_is_as_before(term: Term) -> None:
    query = read("EU objected", LEXICON).query
    if term not in query.terms:
        assert query.toggled(term).toggled(term) == query


@given(st.text(max_size=200))
def test_anything_can_be_typed(text: str) -> None:
    reading = read(text, LEXICON)
    assert LEXICON.states_in(reading.query) <= LEXICON.everyone


HOSTILE = (
    "a" * 10_000, "a " * 5_000, "not " * 2_500, "or " * 3_000, "(.*)[" * 2_000, "\0" * 10_000, "-" * 10_000,
    "article 5 " * 1_000, '"' * 9_999, "@" * 500, "دول " * 3_000, "EU or " * 2_000, "south " * 2_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_too_much(text: str) -> None:
    began = time.perf_counter()
    LEXICON.states_in(read(text, LEXICON).query)
    assert time.perf_counter() - began < 1  # some milliseconds; the rest is for a busy computer


def test_own_sets_are_lists_or_rules_and_may_ask_for_each_other() -> None:
    sets = (
        KeptSet("k3", "Both", rule="@k1 or @k2"),
        KeptSet("k1", "Friends", states=(StateCode("UKR"), StateCode("MDA"))),
        KeptSet("k2", "Europeans who spoke", rule="eu and objected"),
    )
    own = lexicon_on(FACTS, DAY, WORDS, Own(sets))
    assert found("friends", own) == "MDA UKR"
    assert found("europeans who spoke not friends", own) == "AUT BEL FRA IRL"
    assert found("both", own) == "AUT BEL FRA IRL MDA UKR"
    assert "EU" in own.filter_of(Term(Kind.OWN, "k2")).rule
    assert "{" not in own.filter_of(Term(Kind.OWN, "k1")).rule


@pytest.mark.parametrize("name", ["or", "Not", "and", "!!!", "states"])
def test_a_set_may_be_called_by_a_word_that_joins_filters(name: str) -> None:
    own = lexicon_on(FACTS, DAY, WORDS, Own((KeptSet("k1", name, states=(StateCode("UKR"),)),)))
    assert found("EU not NATO or objected", own) == found("EU not NATO or objected")
    assert found("@k1", own) == "UKR"


@pytest.mark.parametrize(
    "rule", ["atlantis and objected", "@gone", "not @gone", "eu or", "@k1", "or eu", '"" ""', "@stance:x"]
)
def test_a_set_whose_rule_asks_for_what_is_gone_holds_nobody_and_says_so(rule: str) -> None:
    own = lexicon_on(FACTS, DAY, WORDS, Own((KeptSet("k1", "Old", rule=rule),)))
    old = own.filter_of(Term(Kind.OWN, "k1"))
    assert old.states == frozenset()
    assert rule in old.trouble
    assert own.states_of(Term(Kind.OWN, "k1", negated=True)) == frozenset()
    assert read_strictly(rule, own) is None


def test_a_group_of_the_user_s_own_facts_is_a_filter_as_well() -> None:
    provenance = Provenance(FactId("own:1"), "", Certainty.READ, None, (SourceId("s"),), "")
    member = GroupMember(provenance, "Core Group", StateCode("NOR"))
    facts = Facts(FACTS.edition, (), {State: FACTS.all(State), GroupMember: [member]})
    assert found("core group", lexicon_on(facts, DAY, WORDS)) == "NOR"


def test_met_and_not_yet_met_follow_what_is_noted() -> None:
    own = lexicon_on(FACTS, DAY, WORDS, Own(met=frozenset({StateCode("UKR")}), meeting="22MSP"))
    assert found("met", own) == "UKR"
    assert count("not yet met", own) == count("not met", own) == 196
    assert "22MSP" in own.filter_of(Term(Kind.SET, "not-met")).rule


def test_a_store_without_facts_finds_nobody_and_fails_nowhere() -> None:
    empty = lexicon_on(Facts(FACTS.edition, (), {}), DAY, WORDS)
    for text in ("EU objected", "ukraine", "not party", "article 5 before 2028", ""):
        assert found(text, empty) == ""


def test_names_alone_are_found_before_all_is_read() -> None:
    bare = bare_lexicon(DAY, {StateCode("UKR"): ("Ukraine", "UKR"), StateCode("POL"): ("Poland",)}, WORDS)
    assert found("ukr", bare) == "UKR"
    assert found("", bare) == "POL UKR"


def test_what_the_readme_says_one_may_type_is_understood() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How to pick states")[2]
    typed = [
        way for line in table.splitlines() if line.startswith("| `") for way in re.findall("`([^`]+)`", line)
    ]
    assert len(typed) > 20
    for way in typed:
        reading = read(way, LEXICON)
        assert not reading.unknown, way
        assert not reading.unfinished, way
        assert "gone" in way or way == "met" or LEXICON.states_in(reading.query), way
