"""Briefs in the languages of the United Nations: no heading in English, and no English that is not marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from db.audience import Audience
from db.editions import shipped_facts
from db.records import Issue, StateCode
from desktop.brief.blocks import (
    Box,
    Brief,
    FigureBlock,
    Inline,
    Listing,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from desktop.brief.book import book_words
from desktop.brief.compose import compose
from desktop.brief.order import Order
from desktop.brief.pictures import NOTHING_TOLD
from desktop.brief.subject import subject
from desktop.brief.template import SHIPPED, Kind, Template, shipped_template
from desktop.dossier.assemble import assemble
from desktop.dossier.confidential import Confidential
from desktop.dossier.model import Dossier, Picks
from desktop.wording import PAGE_LANGUAGES, Wording, untranslated_messages

DAYS = (date(2024, 12, 5), date(2025, 12, 5), date(2026, 11, 25))
_CODES = "UKR BEL POL MNG NIU NZL JPN MMR RUS USA LTU FIN THA KHM LBN AFG YEM ZMB GRC CUB"
STATES = tuple(_CODES.split())
OTHERS = tuple(language for language in PAGE_LANGUAGES if language != "en")
NAMES = re.compile(
    r"Clearing the Mines|Landmine Monitor|Handicap International|Human Rights Watch|ICBL|HRW|NPA|Dynamit Nobel Defence|Bluszcz"
    r"|Drucksache|Mine Action Review|Norwegian People's Aid|[a-z]+(\.[a-z]+)+( \(copy\))?|\{\w+\}"
)
"""Titles of publications, firms and publishers, which keep their letters everywhere."""
ALIKE = frozenset(
    {"Article", "Article 5", "Date", "Mines", "Parties", "Sources", "Suspension", "Masiva", "Ukraine"}
) | {"Vote", "Vote 2024", "Vote 2025"}
"""Headings that are the same word in English and in French or Spanish."""


@cache
def dossier_on(language: str, day: date, *states: str) -> Dossier:
    picks = Picks(tuple(map(StateCode, states)), tuple(Issue), day, language=language)
    return assemble(shipped_facts(), picks)


def briefs_in(language: str) -> Iterator[Brief]:
    """State briefs of many days and states, and every other shipped template on what it is for."""
    words = Wording(language, PAGE_LANGUAGES)
    yield from others_in(language)
    for day in DAYS:
        for states in (*((state,) for state in STATES), tuple(STATES), tuple(STATES[:4])):
            yield compose(dossier_on(language, day, *states), words, lambda _: NOTHING_TOLD)


def others_in(language: str) -> Iterator[Brief]:
    words = Wording(language, PAGE_LANGUAGES)
    for template in map(shipped_template, SHIPPED):
        order = Order(
            template, confidential=Confidential() if Audience.HANDOUT not in template.audiences else None
        )
        for picks in wished(template, language):
            yield compose(assemble(shipped_facts(), picks), words, lambda _: NOTHING_TOLD, order)


def wished(template: Template, language: str) -> Iterator[Picks]:
    """What to make of a template: some of everything that it may be on."""
    facts, every = shipped_facts(), tuple(map(StateCode, STATES))
    for day in DAYS:
        picks = Picks((), tuple(Issue), day, language=language)
        match template.kind:
            case Kind.ISSUE:
                of_each = [replace(picks, issues=(issue,)) for issue in Issue]
            case Kind.OVERVIEW:
                of_each = [picks]
            case Kind.GROUP:
                of_each = [replace(picks, states=codes) for codes in (every, every[:5], tuple(facts.states))]
            case _:
                of_each = [replace(picks, states=codes) for codes in (every[:1], every[1:2], every[5:6])]
                of_each += [picks] if template.kind is Kind.CARD else []
        yield from (subject(template, each, facts) for each in of_each)


def headings(brief: Brief) -> Iterator[str]:
    """Everything that heads something: titles, labels, heads of columns, what stands at head and foot."""
    yield from (brief.subtitle, brief.occasion, brief.footer, brief.notes_title, brief.page_label)
    yield from (figure.label for figure in brief.key_figures)
    for section in brief.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (column.title for column in block.columns)


def inlines(brief: Brief) -> Iterator[Inline]:
    yield from (figure.remark for figure in brief.key_figures)
    for section in brief.sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Listing() | Box():
                    yield from block.items
                case Quotation():
                    yield from (block.text, block.attribution)
                case Table():
                    yield from (cell for row in block.rows for cell in row)
                case FigureBlock():
                    yield block.caption


def unmarked(brief: Brief) -> Iterator[str]:
    """All that is printed as being in the brief's own language."""
    yield from (brief.title, *headings(brief), *(figure.value for figure in brief.key_figures))
    for inline in inlines(brief):
        for part in inline:
            if isinstance(part, Words):
                yield from () if part.language else (part.text,)
            else:
                yield from part.remarks


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_of_the_program_is_without_its_translation(language: str) -> None:
    assert untranslated_messages(language) == []


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_nothing_is_in_latin_letters_but_names_and_what_is_marked(language: str) -> None:
    said = {NAMES.sub("", text) for brief in briefs_in(language) for text in unmarked(brief)}
    assert {text for text in said if re.search("[A-Za-z]{4}", text)} == set()


@pytest.mark.parametrize(("language", "letters"), [("zh", "\u3400-\u9fff》）"), ("ar", "\u0620-\u064a")])
def test_a_list_on_a_page_has_the_commas_of_its_language(language: str, letters: str) -> None:
    foreign = re.compile(rf"[{letters}] ?[,;]|[,;] ?[{letters}]")
    said = {
        "".join(part.text if isinstance(part, Words) and not part.language else "…" for part in inline)
        for brief in briefs_in(language)
        for inline in inlines(brief)
    }
    assert {text for text in said if foreign.search(text)} == set()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_heading_or_label_is_the_english_one(language: str) -> None:
    english = {heading for brief in briefs_in("en") for heading in headings(brief) if heading}
    said = {heading for brief in briefs_in(language) for heading in headings(brief) if heading}
    assert {heading for heading in said & english if re.search("[A-Za-z]{3}", heading)} <= ALIKE


@pytest.mark.parametrize("language", ["fr", "es"])
def test_an_english_sentence_is_marked_as_english(language: str) -> None:
    small_words = re.compile(r"\b(the|of|and|that|is|by|with|for|from|has)\b")
    said = {NAMES.sub("", text) for brief in briefs_in(language) for text in unmarked(brief)}
    assert {text for text in said if len(small_words.findall(text)) > 1} == set()


def test_the_findings_own_words_stay_english_and_are_marked_so_on_a_french_page() -> None:
    words = Wording("fr", PAGE_LANGUAGES)
    brief = compose(dossier_on("fr", DAYS[1], "UKR"), words, lambda _: NOTHING_TOLD)
    found = [
        part
        for inline in inlines(brief)
        for part in inline
        if isinstance(part, Words) and "does not allow the suspension" in part.text
    ]
    assert found
    assert {part.language for part in found} == {"en"}
    assert not [part for part in found if "«" in part.text]


def test_in_english_nothing_is_marked_but_what_was_said_in_another_language() -> None:
    marked = {
        part.language
        for brief in briefs_in("en")
        for inline in inlines(brief)
        for part in inline
        if isinstance(part, Words)
    }
    assert marked <= {"", "de", "en"}


@pytest.mark.parametrize("language", OTHERS)
def test_a_claimed_suspension_is_never_a_fact(language: str) -> None:
    """The label says who claims; the map's class and the asks say "claimed"."""
    claimed = {"fr": "revendiquée", "ar": "مدعى", "es": "alegada", "ru": "заявлен", "zh": "所称"}
    messages = Wording(language, PAGE_LANGUAGES)
    assert claimed[language] in messages.text("Suspension claimed").lower()


@pytest.mark.parametrize("language", OTHERS)
def test_a_books_words_are_in_its_language(language: str) -> None:
    words = Wording(language, PAGE_LANGUAGES)
    book = book_words(dossier_on(language, DAYS[0], "UKR"), ("A", "B"), words)
    english = book_words(dossier_on("en", DAYS[0], "UKR"), ("A", "B"), Wording())
    for field in ("title", "meeting", "venue", "issues", "day", "footer", "contents", "index", "index_note"):
        assert getattr(book, field) != getattr(english, field), field


def test_briefs_of_a_state_named_otherwise_in_english_still_tell_of_use_by_others() -> None:
    """The detail of a practice names the state in English, whatever the brief's language."""
    for language in PAGE_LANGUAGES:
        words = Wording(language, PAGE_LANGUAGES)
        brief = compose(dossier_on(language, DAYS[1], "UKR"), words, lambda _: NOTHING_TOLD)
        russia = dossier_on(language, DAYS[1], "UKR").names[StateCode("RUS")]
        boxes = [b for s in brief.sections for b in s.blocks if isinstance(b, Box)]
        text = "".join(p.text for b in boxes for i in b.items for p in i if isinstance(p, Words))
        assert russia in text, language
