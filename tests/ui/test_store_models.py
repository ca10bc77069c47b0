"""The models of the Facts and Sources workspaces, and the words in their cells, for every kind of fact there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choice import Disagreement, Ground, Voice, disagreements
from db.columns import columns_of
from db.editions import FOLDER, read_number
from db.facts import Facts
from db.journal import Act, Operation, Standing
from db.records import (
    FIXED,
    KINDS,
    Ask,
    Casualties,
    Certainty,
    Event,
    FactId,
    Meeting,
    Membership,
    Provenance,
    Record,
    Source,
    SourceId,
)
from desktop.dossier.languages import translations_in
from desktop.ui.act_words import act_words, standing_words
from desktop.ui.facts.choice_words import choice_words
from desktop.ui.facts.drafting import draft_of, read_draft
from desktop.ui.facts.form import offered_kinds
from desktop.ui.facts.statements import Statements, sort_day
from desktop.ui.facts.telling import ToldFact, fact_html
from desktop.ui.models.disputes import DisputesModel
from desktop.ui.models.operations import OperationsModel
from desktop.ui.models.roles import Role
from desktop.ui.models.sources import SourcesModel
from desktop.ui.models.store_facts import COLUMNS, StoreFactsModel
from desktop.ui.sources.listing import SourceRow, resting_counts
from desktop.ui.sources.telling import source_html
from desktop.wording import UN_LANGUAGES, Wording

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2025, 12, 5)
EVIL = "<b>&'\"<script>"


def everything(facts: Facts) -> list[Record]:
    return [record for kind in KINDS for record in facts.all(kind)]


def test_the_models_do_as_qt_asks(facts: Facts, words: Wording, tested: Callable) -> None:
    listed = StoreFactsModel(words)
    disputes = DisputesModel(words)
    sources = SourcesModel(words)
    operations = OperationsModel(words)
    for model in (listed, disputes, sources, operations):
        tested(model)
    listed.show_facts(facts, everything(facts)[:200])
    disputes.show_disputes(facts, disagreements(facts))
    sources.show_rows([SourceRow(source, "2025", 3, own=False) for source in facts.sources.values()])
    at = datetime(2025, 12, 5, 10, tzinfo=UTC)
    operations.show_operations(
        [Operation(n, act, {"title": "X"}, at, "", Standing.UNDONE) for n, act in enumerate(Act, 1)]
    )
    for model in (listed, disputes, sources, operations):
        assert model.rowCount() > 0
        assert all(model.index(0, column).data() is not None for column in range(model.columnCount()))
    listed.forget()
    disputes.forget()
    assert listed.rowCount() == disputes.rowCount() == 0


def test_a_hundred_thousand_facts_cost_words_for_the_rows_in_view_only(facts: Facts, words: Wording) -> None:
    record = facts.all(Casualties)[0]
    many = [
        replace(record, provenance=replace(record.provenance, fact=FactId(f"own:x:{number}")))
        for number in range(100_000)
    ]
    model = StoreFactsModel(words)
    model.show_facts(facts, many)
    assert model.index(99_999, 2).data()
    assert model._cells.cache_info().misses == 1
    assert model.place_of(FactId("own:x:500")).row() == 500
    assert not model.place_of(FactId("nothing")).isValid()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_fact_says_something_in_one_line(facts: Facts, words: Wording, kind: type[Record]) -> None:
    tell = Statements(facts, words)
    for record in facts.all(kind):
        assert tell.topic(record)
        assert tell.statement(record) or tell.subject(record)
        assert tell.source(record)
        assert tell.edition(record) == read_number(FOLDER).number
        assert isinstance(sort_day(record), str)
        assert "None" not in tell.statement(record)
        assert "StrEnum" not in tell.statement(record)


@pytest.mark.parametrize("kind", offered_kinds(), ids=lambda kind: kind.KIND)
def test_a_draft_of_any_fact_makes_the_same_fact_again(
    facts: Facts, words: Wording, kind: type[Record]
) -> None:
    for record in facts.all(kind)[:60]:
        drafted = read_draft(kind, draft_of(record, facts), facts, TODAY, words)
        assert drafted.problems == {}
        assert drafted.record is not None
        for column in columns_of(kind):
            assert getattr(drafted.record, column.name) == getattr(record, column.name)
        assert drafted.record.citations == record.citations
        assert drafted.record.certainty is record.certainty


@given(texts=st.dictionaries(st.sampled_from(["place", "year", "total", "sources", "known_by"]), st.text()))
def test_no_text_breaks_a_draft(facts: Facts, words: Wording, texts: dict[str, str]) -> None:
    drafted = read_draft(Casualties, texts, facts, TODAY, words)
    assert (drafted.record is None) == bool(drafted.problems)


def test_a_new_source_gives_the_fact_its_day(facts: Facts, words: Wording) -> None:
    draft = {
        "place": "DRC",
        "year": "2024",
        "total": "12",
        "new_title": "Survey",
        "new_published": "2025-06-30",
    }
    drafted = read_draft(Casualties, draft, facts, TODAY, words)
    assert drafted.record is not None
    assert drafted.record.place == "COD"  # type: ignore[attr-defined]
    assert drafted.record.provenance.known_by == date(2025, 6, 30)
    (source,) = drafted.sources
    assert drafted.record.sources == (source.id,)
    assert source.id not in facts.sources


def test_a_fact_tells_where_in_each_of_its_sources_it_stands(facts: Facts, words: Wording) -> None:
    first, second = list(facts.sources)[:2]
    draft = {"place": "DRC", "year": "2024", "total": "12", "sources": f"{first}; {second}"}
    drafted = read_draft(Casualties, draft | {"locators": "; para. 4"}, facts, TODAY, words)
    assert drafted.record is not None
    assert drafted.record.provenance.locators == ("", "para. 4")
    told = fact_html(ToldFact(drafted.record, facts, (), None, (), None, None), (), words)
    assert told.count(", para. 4") == 1
    assert told.index(f"source:{second}") < told.index(", para. 4")
    again = draft_of(drafted.record, facts)
    assert read_draft(Casualties, again, facts, TODAY, words).record == drafted.record


def test_more_places_than_sources_are_told_beside_their_field(facts: Facts, words: Wording) -> None:
    first, second = list(facts.sources)[:2]
    draft = {
        "place": "DRC",
        "year": "2024",
        "total": "12",
        "sources": f"{first}; {second}",
        "locators": "1; 2; 3",
    }
    assert set(read_draft(Casualties, draft, facts, TODAY, words).problems) == {"locators"}


class _Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


def test_what_a_source_or_a_user_wrote_is_never_markup(facts: Facts, words: Wording) -> None:
    source = Source(SourceId("X"), EVIL, EVIL, None, "https://x.org/" + EVIL, "official", EVIL)
    provenance = Provenance(FactId("own:x:1"), "", Certainty.READ, TODAY, (source.id,), EVIL)
    record = replace(facts.all(Casualties)[0], provenance=provenance, difference=EVIL)
    known = Facts(facts.edition, (source,), {kind: facts.all(kind) for kind in KINDS})
    told = ToldFact(record, known, (), None, (), None, None)
    pages = fact_html(told, (), words), source_html(source, (record,), (), known, words)
    for page in pages:
        tags = _Tags()
        tags.feed(page)
        assert "script" not in tags.seen


def test_each_act_and_standing_has_its_words(words: Wording) -> None:
    at = datetime(2025, 12, 5, tzinfo=UTC)
    about = {"title": "Ukraine: casualties 2024", "count": "3", "file": "x.csv"}
    told = {act_words(Operation(1, act, about, at, "", Standing.LIVE), words) for act in Act}
    assert len(told) == len(Act)
    assert len({standing_words(standing, words) for standing in Standing}) == len(Standing)


def test_as_many_facts_rest_on_the_sources_as_cite_them(facts: Facts) -> None:
    counts = resting_counts(facts)
    assert sum(counts.values()) == sum(len(record.sources) for record in everything(facts))


def test_fixed_kinds_are_not_offered() -> None:
    assert not set(offered_kinds()) & set(FIXED)


def test_the_columns_are_those_that_can_be_sorted_by(words: Wording, facts: Facts) -> None:
    model = StoreFactsModel(words)
    asked = []
    model.sort_asked.connect(lambda by, descending: asked.append((by, descending)))
    for column in range(len(COLUMNS)):
        model.sort(column)
    assert [by for by, _ in asked] == list(COLUMNS)
    model.show_facts(facts, facts.all(Casualties)[:1])
    assert model.index(0, 0).data(Role.KEY) == facts.all(Casualties)[0].provenance.fact


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_a_word_in_which_sources_differ_is_told_by_its_meaning(facts: Facts, language: str) -> None:
    words = Wording(language, UN_LANGUAGES)
    chosen = next(record for record in facts.all(Membership) if record.method == "ratification")
    other = Voice(replace(chosen, method="accession"), {"method": None})
    model = DisputesModel(words)
    model.show_disputes(facts, [Disagreement("", chosen.KIND, chosen, (other,), Ground.KIND)])
    said, otherwise = (str(model.index(0, column).data()) for column in (1, 2))
    assert choice_words("membership", "method", "ratification", words) in said
    assert choice_words("membership", "method", "accession", words) in otherwise
    assert "accession" not in otherwise


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_fact_is_listed_in_the_windows_language_where_it_is_translated(facts: Facts, language: str) -> None:
    tell = Statements(facts, Wording(language, UN_LANGUAGES))
    translated = translations_in(facts, language)
    for kind, fields in ((Event, ("title",)), (Ask, ("text",)), (Meeting, ("name", "place"))):
        for record in facts.all(kind):
            for field in fields:
                said = translated[kind.KIND, field, getattr(record, field)]
                assert said in tell.statement(record)
