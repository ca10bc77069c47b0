"""What is suggested while one types, with how many states it would leave."""

from __future__ import annotations

from datetime import date

import pytest

from db.editions import shipped_facts
from desktop.dossier.filters import lexicon_on
from desktop.dossier.query import Query
from desktop.dossier.reading import read
from desktop.dossier.suggesting import suggest
from desktop.wording import Wording

LEXICON = lexicon_on(shipped_facts(), date(2025, 12, 5), Wording())


def rows(text: str, within: str = "") -> dict[str, int]:
    found = suggest(text, read(within, LEXICON).query, LEXICON)
    return {row.text: row.count for row in found.rows}


def test_what_is_begun_goes_on_with_how_many_states_would_be_left() -> None:
    assert rows("obj")["objected"] == 10
    assert rows("EU obj")["EU objected"] == 4
    assert rows("obj", within="EU")["objected"] == 4


def test_not_before_a_filter_stays() -> None:
    assert rows("EU not ob") == {"EU not objected": 23}


def test_a_date_is_offered_by_the_years_in_which_something_is_due() -> None:
    assert rows("article 5 before 20")["article 5 before 2028"] == 21
    assert "article 5 within 2 years" in rows("article 5")
    assert rows("NATO leaves in") == {"NATO leaves in 2025": 3, "NATO leaves in 2026": 2}


def test_what_is_typed_before_the_unfinished_words_counts_meanwhile() -> None:
    assert suggest("EU obj", Query(), LEXICON).head == read("EU", LEXICON).query
    assert suggest("article 5 bef", Query(), LEXICON).head == read("article 5", LEXICON).query


@pytest.mark.parametrize("text", ["", "a", "x" * 5000, "\0", "(", "ukraine", '"eu'])
def test_nothing_is_suggested_where_nothing_goes_on(text: str) -> None:
    assert all(row.startswith(text) for row in rows(text))


def test_a_suggestion_is_read_as_it_says() -> None:
    for text in ("ar", "su", "not p", "EU or na", "article 5", "leav", "joined"):
        for row in suggest(text, Query(), LEXICON).rows:
            reading = read(row.text, LEXICON)
            assert not reading.unknown
            assert len(LEXICON.states_in(reading.query)) == row.count
            assert LEXICON.title(reading.query.terms[-1]) == row.title
