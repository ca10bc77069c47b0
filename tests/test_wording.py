"""Words, dates and numbers as the chosen language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from db.dates import PartialDate
from desktop.wording import Wording, in_sentence

WORDS = Wording("en")


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025", "2025"),
        ("2025-10", "October 2025"),
        ("2025-12-02", "2 December 2025"),
        ("2025-12-01/2025-12-05", "1–5 December 2025"),
        ("2025-10/2025-12-02", "between October 2025 and 2 December 2025"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(text: str, written: str) -> None:
    assert spaced(WORDS.date(PartialDate(text))) == written


@pytest.mark.parametrize(
    "text", ["", "2025-13", "2025-02-30", "December 2025", "2025-12-02/2025-12-01", "25"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(text)


def test_days_keep_their_words_together_on_a_line() -> None:
    assert " " not in WORDS.date(date(2005, 12, 27))


def test_a_span_over_a_new_year_names_both_years() -> None:
    assert spaced(WORDS.days(date(2004, 11, 29), date(2005, 1, 3))) == "29 November 2004 – 3 January 2005"


def test_numbers_lists_and_plurals_follow_the_language() -> None:
    assert WORDS.number(6279) == "6,279"
    assert WORDS.listing(["Austria", "Belgium", "Norway"]) == "Austria, Belgium and Norway"
    assert WORDS.plural("{n} state", "{n} states", 1) == "1 state"
    assert WORDS.years("2024-2025") == "2024–2025"


def test_braces_in_what_is_filled_in_are_only_text() -> None:
    assert WORDS.text("by {actor}", actor="{0.__class__}") == "by {0.__class__}"


def test_english_puts_its_article_before_the_names_that_need_one() -> None:
    assert in_sentence("Netherlands") == "the Netherlands"
    assert in_sentence("Belgium") == "Belgium"


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="no catalogue"):
        Wording("xx")
