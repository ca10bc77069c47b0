"""How an organisation's pages look, as plain data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.brief.house import (
    PLAIN,
    HouseStyle,
    NotesAt,
    contrast,
    legible,
    read_colour,
    read_house,
    written_house,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@given(COLOURS)
def test_whatever_colour_is_chosen_can_be_read_on_the_page(colour: str) -> None:
    assert contrast(legible(colour), "#f1f5f8") >= 4.5


@pytest.mark.parametrize("colour", ["#14344a", "#0b5c8a", "#7a1020", "#000000"])
def test_a_colour_that_can_be_read_is_left_alone(colour: str) -> None:
    assert legible(colour) == colour


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("#B5121B", "#b5121b"),
        ("b5121b", "#b5121b"),
        ("#abc", "#aabbcc"),
        (" ", ""),
        ("red", None),
        ("#12", None),
    ],
)
def test_a_colour_is_read_as_people_write_it(said: str, colour: str | None) -> None:
    assert read_colour(said) == colour


@pytest.mark.parametrize("notes", NotesAt)
def test_what_is_kept_is_read_back(notes: NotesAt) -> None:
    house = HouseStyle("a@example.org", b"\x89PNG", "#b5121b", "#14344a", notes)
    assert read_house(written_house(house)) == house


@given(st.dictionaries(st.sampled_from(sorted(written_house(PLAIN))), st.none() | st.integers() | st.text()))
def test_what_is_not_understood_is_passed_over(kept: dict[str, object]) -> None:
    found = read_house(kept)
    assert isinstance(found, HouseStyle)
    assert len(found.contact) <= 160
