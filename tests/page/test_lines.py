"""Breaking runs into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import SourceId
from desktop.brief.blocks import Cite, Words
from desktop.page.lines import Line, set_lines
from desktop.page.notes import Notes
from desktop.page.runs import clean, plain, runs
from desktop.page.styles import BODY
from desktop.page.tags import Element, Target


def lines(text: str, measure: float) -> list[str]:
    return [said(line) for line in set_lines(plain(text, BODY, Element("P")), measure)]


def said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces).rstrip()


def test_lines_break_at_spaces() -> None:
    assert lines("one two three", 45) == ["one two", "three"]


def test_a_no_break_space_holds_its_words_together() -> None:
    assert lines("see now Article\N{NO-BREAK SPACE}5", 70) == ["see now", "Article 5"]


def test_compounds_break_after_their_hyphen_but_numbers_do_not() -> None:
    assert lines("a non-party state", 32)[0] == "a non-"
    assert all("2024" not in line or "2024–2025" in line for line in lines("in the years 2024–2025", 50))


@given(st.text(min_size=1, max_size=200), st.floats(20, 300))
def test_no_line_is_longer_than_its_measure_and_no_letter_is_lost(text: str, measure: float) -> None:
    found = set_lines(plain(text, BODY, Element("P")), measure)
    assert all(line.width <= measure + 0.02 for line in found)
    shown = "".join(said(line) for line in found)
    spaces = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\ufffd")
    kept = "".join(each for each in clean(text) if each in shown)
    assert shown.translate(spaces) == kept.translate(spaces)


@given(st.lists(st.text("abcdefgh.", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(120, 300))
def test_a_note_mark_never_begins_a_line(texts: list[str], measure: float) -> None:
    inline = tuple(
        part
        for index, text in enumerate(texts)
        for part in (Words(" " + text), Cite((SourceId(str(index)),)))
    )
    for line in set_lines(runs(inline, BODY, Element("P"), Notes({})), measure)[1:]:
        first = line.pieces[0]
        assert first.run.element.tag != "Link"
        assert not first.run.glued


def test_a_last_line_is_not_a_scrap_if_that_can_be_helped() -> None:
    text = "The Convention does not allow the suspension of its operation and of its obligations so."
    for measure in range(150, 330, 5):
        *_, before, last = lines(text, measure)
        assert len(last) > 4 or len(before) < 12


def test_addresses_break_after_their_slashes_only() -> None:
    link = Element("Link", Element("P"), target=Target(url="https://example.org/a"))
    found = [
        said(line)
        for line in set_lines(plain("https://example.org/reports/landmine-monitor", BODY, link), 130)
    ]
    assert found == ["https://example.org/reports/", "landmine-monitor"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [("a\x00b", "ab"), ("a\nb", "a b"), ("\ud800", ""), ("e\u0301", "é"), ("\u202ea", "a")],
)
def test_what_has_no_shape_is_dropped(text: str, printed: str) -> None:
    assert clean(text) == printed
