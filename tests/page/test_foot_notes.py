"""Notes at the foot of the page that cites them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest

from db.records import Source, SourceId
from desktop.brief.blocks import Inline, Paragraph, Section, Table
from desktop.brief.house import HouseStyle, NotesAt

AT_FOOT = HouseStyle(notes=NotesAt.PAGE)
LAW = (
    "Article 1 prohibits use under any circumstances and Article 20 lets a state leave only after six months. "
    * 3
)
LONG = "https://example.org/" + "long-and-winding/" * 12


def sections(say: Callable[..., Inline], count: int, each: int, first: int = 0) -> tuple[Section, ...]:
    """Sections of paragraphs, each of which cites a source of its own."""
    return tuple(
        Section(
            f"s{number}",
            f"Section {number}",
            tuple(Paragraph(say(LAW, f"n{first + number * each + index}")) for index in range(each)),
        )
        for number in range(count)
    )


def sources(count: int, url: str = "") -> dict[SourceId, Source]:
    names = [SourceId(f"n{number}") for number in range(count)]
    return {
        name: Source(
            name,
            f"Report {name} of the year",
            "Publisher",
            None,
            url or f"https://example.org/{name}",
            "",
            "",
        )
        for name in names
    }


def printed(page: Any, number: int) -> list[str]:
    """The sources whose notes stand on a page, from 1."""
    return re.findall(r"Report (n\d+) of the year", page.text(number))


def test_each_note_stands_on_the_page_that_cites_it_first(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    found = page(sections=sections(say_, 6, 5), sources=sources(30), key_figures=(), house=AT_FOOT)
    pages = found.rendered.pages
    assert pages > 1
    notes = [printed(found, number) for number in range(1, pages + 1)]
    assert list(chain(*notes)) == [f"n{number}" for number in range(30)]
    assert all(notes)
    for number in range(1, pages + 1):
        text = found.text(number)
        marks = {int(mark) for mark in re.findall(r"six months\.\s(\d+)", text)}
        assert marks == {int(note[1:]) + 1 for note in notes[number - 1]}


def test_the_text_ends_above_the_notes(page: Callable[..., Any], say_: Callable[..., Inline]) -> None:
    found = page(sections=sections(say_, 6, 5), sources=sources(30, LONG), key_figures=(), house=AT_FOOT)
    for number, content in enumerate(found.content(), start=1):
        rules = re.findall(r"rg 46 ([\d.]+) 96 0.5 re f$", content, re.MULTILINE)
        body = re.findall(r"/SERIF 9.5 Tf 1 0 0 1 [\d.]+ ([\d.]+) Tm", content)
        assert len(rules) == 1, number
        assert min(map(float, body)) > float(rules[0]), number


def test_a_source_cited_again_leads_back_to_its_note(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    again = Section("again", "Again", (Paragraph(say_(LAW, "n0", "n3")),))
    found = page(sections=(*sections(say_, 5, 5), again), sources=sources(25), key_figures=(), house=AT_FOOT)
    last = found.text(found.rendered.pages)
    assert "1, 4: on an earlier page" in last
    links = [each["/Contents"] for each in found.annotations()]
    assert sum(said.startswith("u:1: Report n0") for said in links) == 3  # two marks, and the line


def test_the_number_of_a_source_is_the_same_wherever_notes_stand(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    ends = page(sections=sections(say_, 4, 5), sources=sources(20), key_figures=())
    feet = page(sections=sections(say_, 4, 5), sources=sources(20), key_figures=(), house=AT_FOOT)
    assert ends.rendered.notes == feet.rendered.notes


def test_notes_that_find_no_room_follow_after_the_last_page(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    many = Section("many", "Many", (Paragraph(say_(LAW, *(f"n{number}" for number in range(90)))),))
    found = page(sections=(many,), sources=sources(90, LONG), key_figures=(), house=AT_FOOT)
    told = chain(*(printed(found, number) for number in range(1, found.rendered.pages + 1)))
    assert sorted(told) == sorted(f"n{number}" for number in range(90))
    assert "notes" in found.rendered.section_pages


@pytest.mark.parametrize("count", [0, 1])
def test_a_brief_of_few_notes_has_no_heading_for_them(
    page: Callable[..., Any], say_: Callable[..., Inline], count: int
) -> None:
    cited = say_(LAW, "n0") if count else say_(LAW)
    found = page(
        sections=(Section("one", "One", (Paragraph(cited),)),),
        sources=sources(1),
        key_figures=(),
        house=AT_FOOT,
    )
    assert len(printed(found, 1)) == count
    assert "Sources" not in found.text(1)


def test_notes_in_tables_that_go_on_are_found(page: Callable[..., Any], rows: Callable[[int], Table]) -> None:
    found = page(sections=(Section("long", "Long", (rows(60),)),), house=AT_FOOT)
    assert "Report gs" in found.text(1)
    assert "on an earlier page" in found.text(2)


def test_every_note_is_tagged_and_leads_back(page: Callable[..., Any], say_: Callable[..., Inline]) -> None:
    found = page(sections=sections(say_, 6, 5), sources=sources(30), key_figures=(), house=AT_FOOT)
    tags = [each["value"] for each in found.objects().values() if isinstance(each.get("value"), dict)]
    notes = [tag["/ID"] for tag in tags if tag.get("/S") == "/Note"]
    assert len(set(notes)) == 30
    assert sum(each["/Contents"] == "u:Back to the text" for each in found.annotations()) == 30
