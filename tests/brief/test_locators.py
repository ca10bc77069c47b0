"""The places of a document that facts cite, merged into what its note says."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.locators import Places, merged, pages_words, places_words
from desktop.wording import PAGE_LANGUAGES, Wording

pages = st.integers(1, 400)
ranges = st.tuples(pages, st.integers(0, 30)).map(lambda each: (each[0], each[0] + each[1]))
written = st.sampled_from(
    ["{}", "p. {}", "pp. {}", "p{}", "page {}", "Pages {}", "pág. {}", "с. {}", "第{}页", " {} "]
)
dashes = st.sampled_from(["-", "–", " - "])


def said(found: tuple[int, int], form: str, dash: str) -> str:
    first, last = found
    return form.format(first if first == last else f"{first}{dash}{last}")


of_pages = st.builds(said, ranges, written, dashes)
others = st.sampled_from(
    ["Annex II", "annex ii", "para. 34", "para. 9", "Table 1", "§ 12", "12 ff.", "112-15", "p. iv"]
)


def covered(places: Places) -> set[int]:
    return {page for first, last in places.pages for page in range(first, last + 1)}


@given(st.lists(st.tuples(ranges, written, dashes)))
def test_the_pages_are_those_that_were_cited_no_more_and_no_fewer(cited: list[tuple]) -> None:
    found = merged(said(*each) for each in cited)
    assert covered(found) == {page for (first, last), _, _ in cited for page in range(first, last + 1)}
    assert found.others == ()


@given(st.lists(of_pages | others))
def test_ranges_stand_in_order_and_none_touches_another(cited: list[str]) -> None:
    found = merged(cited).pages
    assert all(first <= last for first, last in found)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))


@given(st.lists(of_pages | others), st.randoms())
def test_neither_order_nor_repetition_of_the_facts_changes_the_note(cited: list[str], chance: Random) -> None:
    shuffled = [*cited, *cited]
    chance.shuffle(shuffled)
    assert merged(shuffled) == merged(cited)


@given(st.lists(of_pages | others))
def test_what_was_merged_is_merged_to_itself(cited: list[str]) -> None:
    found = merged(cited)
    again = [f"{first}-{last}" for first, last in found.pages]
    assert merged([*again, *found.others]) == found


@given(st.lists(st.text(max_size=40)))
def test_no_place_is_lost_or_made_up(cited: list[str]) -> None:
    found = merged(cited)
    kept = {" ".join(each.split()) for each in cited} - {""}
    assert set(found.others) <= kept
    assert bool(found.pages or found.others) == bool(kept)
    assert {each.casefold() for each in kept if not each[-1:].isdigit() and "页" not in each} <= {
        each.casefold() for each in found.others
    }


def test_what_is_no_bare_number_stays_as_it_was_written_in_the_order_of_its_numbers() -> None:
    assert merged(["para. 34", "Annex II", "para. 9"]).others == ("Annex II", "para. 9", "para. 34")
    assert merged(["112-15", "p. iv", "12 ff."]).pages == ()


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "p. 12", "pp. 12, 40–43"),
        ("fr", "p. 12", "p. 12, 40–43"),
        ("es", "pág. 12", "págs. 12, 40–43"),
        ("ru", "с. 12", "с. 12, 40–43"),
        ("zh", "第12页", "第12、40–43页"),
        ("ar", "ص 12", "ص 12، 40–43"),
    ],
)
def test_pages_are_called_so_in_each_language(language: str, one: str, several: str) -> None:
    words = Wording(language, PAGE_LANGUAGES)
    assert pages_words(((12, 12),), words).replace("\u00a0", " ") == one
    assert pages_words(((12, 12), (40, 43)), words).replace("\u00a0", " ") == several


def test_all_places_are_one_text() -> None:
    found = merged(["Annex II", "40", "p. 12"])
    assert places_words(found, Wording("en")) == "pp.\u00a012, 40, Annex II"
