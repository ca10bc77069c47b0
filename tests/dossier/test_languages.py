"""In which language a fact's own words stand: translated where the store can, else as they are and marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from db.facts import Facts
from db.records import (
    KINDS,
    Ask,
    Event,
    FactId,
    Issue,
    Meeting,
    Record,
    StateCode,
    Translation,
    TreatyText,
)
from desktop.brief.inline import sentences
from desktop.dossier.assemble import assemble, texts_in
from desktop.dossier.languages import (
    PRINTED_EVENTS,
    Said,
    is_foretold,
    language_of,
    translations_in,
    untranslated,
)
from desktop.dossier.model import Dossier, Picks

LANGUAGES = ("fr", "ar", "es", "ru", "zh")
OBJECT = FactId("ask:object")
OBJECTION = "Adresser au Secrétaire général, dépositaire, une objection écrite à la suspension revendiquée."


def dossier_in(language: str, facts: Facts) -> Dossier:
    picks = Picks((StateCode("NIU"),), (Issue.SUSPENSION,), date(2025, 12, 5), language=language)
    return assemble(facts, picks)


def with_records(facts: Facts, *more: Record, without: Iterable[FactId] = ()) -> Facts:
    gone = set(without)
    records: dict[type[Record], list[Record]] = {
        kind: [record for record in facts.all(kind) if record.provenance.fact not in gone] for kind in KINDS
    }
    for record in more:
        records[type(record)].append(record)
    return Facts(facts.edition, facts.sources.values(), records)


def own(record: Record, **changed: object) -> Record:
    return replace(record, provenance=replace(record.provenance, fact=FactId("own:1"), edition=""), **changed)


def the_ask(facts: Facts) -> Ask:
    found = facts.by_id(OBJECT)
    assert isinstance(found, Ask)
    return found


def test_an_ask_is_said_in_the_dossiers_language(facts: Facts) -> None:
    ask = the_ask(facts)
    assert dossier_in("fr", facts).said(ask, "text") == Said(OBJECTION)
    assert dossier_in("en", facts).said(ask, "text") == Said(ask.text)


def test_what_nobody_translated_stays_and_is_marked_with_its_language(facts: Facts) -> None:
    lacking = {t.provenance.fact for t in facts.all(Translation) if t.of == OBJECT}
    known = with_records(facts, without=lacking)
    ask = the_ask(known)
    assert dossier_in("fr", known).said(ask, "text") == Said(ask.text, "en")
    assert [(r.provenance.fact, field) for r, field in untranslated(known, "fr") if isinstance(r, Ask)] == [
        (OBJECT, "text")
    ]


def test_what_the_user_wrote_stays_as_typed(facts: Facts) -> None:
    corrected = own(the_ask(facts), text="Écrivez enfin au dépositaire.")
    known = with_records(facts, corrected, without=[OBJECT])
    assert dossier_in("fr", known).said(corrected, "text") == Said("Écrivez enfin au dépositaire.")


def test_a_translation_serves_no_fact_that_says_something_else_since(facts: Facts) -> None:
    changed = replace(the_ask(facts), text="Send two objections.")
    known = with_records(facts, changed, without=[OBJECT])
    assert dossier_in("fr", known).said(changed, "text") == Said("Send two objections.", "en")


def test_the_users_translation_goes_before_the_editions(facts: Facts) -> None:
    (theirs,) = (t for t in facts.all(Translation) if t.of == OBJECT and t.language == "fr")
    known = with_records(facts, own(theirs, text="Écrire au dépositaire."))
    assert dossier_in("fr", known).said(the_ask(known), "text") == Said("Écrire au dépositaire.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_brief_or_figure_takes_from_a_fact_is_translated(facts: Facts, language: str) -> None:
    assert not list(untranslated(facts, language))


def test_the_title_of_an_event_is_listed_where_it_lacks_a_translation_and_its_sentence_only_where_a_brief_has_it(
    facts: Facts,
) -> None:
    titles = {
        t.provenance.fact for t in facts.all(Translation) if (t.field, t.language) == ("title", "fr")
    } | {
        t.provenance.fact
        for t in facts.all(Translation)
        if t.of.startswith("event:") and t.field == "summary"
    }
    lacking = [
        (record, field)
        for record, field in untranslated(with_records(facts, without=titles), "fr")
        if isinstance(record, Event)
    ]
    events = facts.all(Event)
    assert {r.title for r, field in lacking if field == "title"} == {event.title for event in events}
    said = [r for r, field in lacking if field == "summary"]
    assert {r.category for r in said if not is_foretold(r)} == set(PRINTED_EVENTS)
    assert {r.summary for r in said} >= {event.summary for event in events if is_foretold(event)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_a_meeting_of_the_treaty_is_the_name_that_it_has_as_a_meeting(
    facts: Facts, language: str
) -> None:
    names = translations_in(facts, language)
    meetings = {meeting.name: names["meeting", "name", meeting.name] for meeting in facts.all(Meeting)}
    titles = [event.title for event in facts.all(Event) if event.title.partition(",")[0] in meetings]
    assert len(titles) == len(meetings)
    for title in titles:
        assert names["event", "title", title].startswith(meetings[title.partition(",")[0]])


def test_each_shipped_translation_is_of_what_a_fact_says(facts: Facts) -> None:
    for translation in facts.all(Translation):
        record = facts.by_id(translation.of)
        assert record is not None, translation.of
        assert getattr(record, translation.field) == translation.original, translation.provenance.fact
        assert translation.sources == record.sources
        assert translation.text != translation.original or len(translation.original) < 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_has_as_many_sentences_in_each_language_since_a_brief_cuts_by_them(
    facts: Facts, language: str
) -> None:
    for translation in facts.all(Translation):
        if translation.field == "answer" and translation.language == language:
            assert len(sentences(translation.text)) == len(sentences(translation.original)), translation.of


def test_french_has_a_space_that_does_not_break_before_its_high_signs(facts: Facts) -> None:
    said = [t.text for t in facts.all(Translation) if t.language == "fr"]
    assert not [text for text in said if re.search(r"« | »| [;:!?%]|[^\s][;!?»]", text)]


def test_figures_are_the_same_in_each_language(facts: Facts) -> None:
    """Years, articles, votes: a figure that is lost in translation would be false."""
    for translation in facts.all(Translation):
        if translation.field in _RUNNING_TEXT and translation.language != "zh":  # it has signs for them
            assert _figures(translation.text) >= _figures(translation.original) - _WRITTEN_OUT, translation.of


_RUNNING_TEXT = ("title", "text", "claim", "answer", "summary", "detail")
_WRITTEN_OUT = frozenset({"1", "22", "10", "30"})
"""Article 1 ("premier"), the 22MSP, and days and counts that some language writes in words."""


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", re.sub(r"(?<=\d)[\s.,](?=\d{3}\b)", "", text)))


def test_a_paragraph_that_no_source_has_in_the_language_is_there_in_english(facts: Facts) -> None:
    texts = texts_in(facts, "fr")
    assert texts["MBT 20(4)"].language == "fr"
    assert texts["MBT 1(1)"].language == "en"
    assert len(texts) == len({(t.treaty, t.article, t.paragraph) for t in facts.all(TreatyText)})


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Landmine Monitor 2024", "en"),
        ("Le Sahel: Chad, fourth extension approved", "en"),
        ("L'Ukraine veut se retirer du traité sur les mines antipersonnel", "fr"),
        ("Minas antipersona, una práctica vigente", "es"),
        ("Закон о выходе из конвенции", "ru"),
        ("Закон про зупинення дії Конвенції", "uk"),
        ("اتفاقية حظر الألغام", "ar"),
        ("禁雷公约", "zh"),
    ],
)
def test_the_language_of_a_title_is_told_by_its_letters_and_small_words(title: str, language: str) -> None:
    assert language_of(title) == language
