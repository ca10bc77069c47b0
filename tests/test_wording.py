"""Words, dates and numbers as the chosen language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from db.dates import PartialDate
from desktop.wording import FIGURE_LANGUAGES, UN_LANGUAGES, Wording, in_sentence

TRANSLATED = ("fr", "ar")
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


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("fr", "2025-12-02", "2 décembre 2025"),
        ("fr", "1999-03-01", "1er mars 1999"),
        ("fr", "2025-12-01/2025-12-05", "1er–5 décembre 2025"),
        ("fr", "2025-10/2025-12-02", "octobre 2025 au plus tôt, 2 décembre 2025 au plus tard"),
        ("fr", "2025-11", "novembre 2025"),
        ("ar", "2025-12-02", "2 ديسمبر 2025"),
        ("ar", "1999-03-01", "1 مارس 1999"),
        ("ar", "2025-10/2025-12-02", "بين أكتوبر 2025 و2 ديسمبر 2025"),
        ("es", "2025-12-02", "2 de diciembre de 2025"),
        ("es", "2025-12-01/2025-12-05", "1–5 de diciembre de 2025"),
        ("es", "2025-11-30/2025-12-05", "30 de noviembre – 5 de diciembre de 2025"),
        ("es", "2025-11", "noviembre de 2025"),
        ("ru", "2025-12-27", "27 декабря 2025 года"),
        ("ru", "2025-12-01/2025-12-05", "1–5 декабря 2025 года"),
        ("ru", "2025-11", "ноябрь 2025 года"),
        ("zh", "2025-12-27", "2025年12月27日"),
        ("zh", "2025-12-01/2025-12-05", "2025年12月1日至5日"),
        ("zh", "2025-11-30/2025-12-05", "2025年11月30日至12月5日"),
        ("zh", "2025-12-30/2026-01-05", "2025年12月30日至2026年1月5日"),
        ("zh", "2025-11", "2025年11月"),
        ("zh", "2025", "2025年"),
    ],
)
def test_a_date_is_written_as_the_language_does(language: str, text: str, written: str) -> None:
    assert spaced(Wording(language, UN_LANGUAGES).date(PartialDate(text))) == written


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_a_day_is_never_parted_from_its_month(language: str) -> None:
    words = Wording(language, UN_LANGUAGES)
    for written in (words.date(date(2025, 12, 27)), words.short_date(date(2025, 12, 27))):
        assert " " not in written[: max(written.find("27"), 0) + 6]


def test_french_counts_one_and_none_alike_and_groups_digits_by_a_space() -> None:
    words = Wording("fr", TRANSLATED)
    forms = [words.plural("{n} state is party.", "{n} states are party.", n) for n in (0, 1, 2)]
    assert forms == ["0 État est partie.", "1 État est partie.", "2 États sont parties."]
    assert words.number(6279) == "6\N{NARROW NO-BREAK SPACE}279"
    assert spaced(words.percent(90)) == "90 %"
    assert words.listing(["Autriche", "Belgique", "Chine"]) == "Autriche, Belgique et Chine"


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (1, "دولة واحدة طرف في"),
        (2, "دولتان طرفان في"),
        (3, "3 دول أطراف في"),
        (11, "11 دولة طرفا في"),
        (100, "100 دولة طرف في"),
        (103, "103 دول أطراف في"),
        (166, "166 دولة طرفا في"),
    ],
)
def test_arabic_has_six_forms_for_numbers(n: int, written: str) -> None:
    one = "{n} state is party to the Mine Ban Treaty"
    many = "{n} states are party to the Mine Ban Treaty"
    treaty = "اتفاقية حظر الألغام المضادة للأفراد"
    assert Wording("ar", TRANSLATED).plural(one, many, n) == f"{written} {treaty}"


def test_arabic_has_the_digits_that_the_facts_are_in() -> None:
    words = Wording("ar", TRANSLATED)
    told = words.number(6279) + words.percent(90) + words.date(date(2025, 12, 2))
    assert all(letter in "0123456789" for letter in told if letter.isdecimal())
    assert words.listing(["النمسا", "بلجيكا"]) == "النمسا وبلجيكا"


def test_names_need_no_article_where_a_language_writes_them_without_one() -> None:
    assert in_sentence("Pays-Bas", "fr") == "Pays-Bas"


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="no catalogue"):
        Wording("xx")


def test_a_language_is_refused_where_it_is_not_offered() -> None:
    with pytest.raises(ValueError, match="no catalogue"):
        Wording("fr", ("en", "es"))
    assert Wording("fr", FIGURE_LANGUAGES).language == "fr"


def test_only_arabic_runs_right_to_left() -> None:
    arabic = Wording("en")
    arabic.language = "ar"
    assert arabic.right_to_left
    assert not WORDS.right_to_left


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["Bélgica", "Austria"], "Bélgica y Austria"),
        (["Bélgica", "Irlanda"], "Bélgica e Irlanda"),
        (["Austria", "Bélgica", "Irán"], "Austria, Bélgica e Irán"),
        (["Austria", "Hungría"], "Austria y Hungría"),
        (["Irlanda"], "Irlanda"),
        ([], ""),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(names: list[str], written: str) -> None:
    assert Wording("es", UN_LANGUAGES).listing(names) == written


@pytest.mark.parametrize(
    ("language", "series", "parts"),
    [("en", "A, B", "a; b"), ("fr", "A, B", "a\u202f; b"), ("ar", "A، B", "a؛ b"), ("zh", "A、B", "a；b")],
)
def test_a_row_of_things_has_the_signs_of_its_language(language: str, series: str, parts: str) -> None:
    words = Wording(language, UN_LANGUAGES)
    assert words.series(["A", "B"]) == series
    assert words.semicolon.join(["a", "b"]) == parts
