"""Notes on pages of their own behind the brief, each source whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.dates import PartialDate
from db.records import Source, SourceId
from desktop.brief.blocks import Inline, Paragraph, Section
from desktop.brief.house import HouseStyle, NotesAt

APART = HouseStyle(notes=NotesAt.APART)
LAW = "Article 1 prohibits use under any circumstances and Article 20 lets a state leave after six months."
DAY = PartialDate("2025-12-05")


def sections(say: Callable[..., Inline], count: int) -> tuple[Section, ...]:
    """A paragraph for each source."""
    return tuple(
        Section(f"s{number}", f"Section {number}", (Paragraph(say(LAW, f"n{number}")),))
        for number in range(count)
    )


def sources(count: int) -> dict[SourceId, Source]:
    return {
        SourceId(f"n{n}"): Source(
            SourceId(f"n{n}"),
            f"Report n{n}",
            "Publisher",
            DAY,
            f"https://example.org/a/long/way/n{n}",
            "official",
            "Accessed: 2026-01-02",
        )
        for n in range(count)
    }


def apart(page: Callable[..., Any], say: Callable[..., Inline], count: int, **changes: object) -> Any:
    made = {"sections": sections(say, count), "sources": sources(count), "key_figures": (), "house": APART}
    return page(**made | changes)


def squeezed(text: str) -> str:
    """Without the white at which lines break."""
    return re.sub(r"\s+", "", text)


def test_each_source_stands_whole_behind_the_text_however_short_the_brief_has_its_notes(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    found = apart(page, say_, 6, full_addresses=False, short_notes=True)
    assert (found.rendered.pages, found.rendered.behind) == (2, 1)
    assert found.rendered.section_pages["notes"] == 2
    assert "Report" not in found.text(1)
    assert "Sources" not in found.text(1)
    last = squeezed(found.text(2))
    assert "Sources" in last
    for n in range(6):
        told = f"{n + 1}Reportn{n}.Publisher,5December2025,readon2January2026.https://example.org/a/long/way/n{n}"
        assert told in last


def test_what_shortens_notes_elsewhere_changes_no_byte(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    few, many = apart(page, say_, 6), apart(page, say_, 6, full_addresses=False)
    assert few.content() == many.content()
    assert few.rendered.pdf == many.rendered.pdf


def test_links_lead_both_ways_and_notes_are_tagged(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    found = apart(page, say_, 30)
    said = [str(each["/Contents"]) for each in found.annotations()]
    assert sum(each == "u:Back to the text" for each in said) == 30
    assert sum(": Report n" in each for each in said) == 30
    values = [each.get("value") for each in found.objects().values()]
    tags = [each.get("/S") for each in values if isinstance(each, dict)]
    assert tags.count("/Note") == 30
    assert tags.count("/Reference") == 30
    structure = found.structure()
    read = [structure.index(f"Report n{n}.") for n in range(30)]
    assert read == sorted(read)
    assert read[0] > structure.rindex("Article 20")


def test_a_brief_that_cites_nothing_has_no_page_of_sources(
    page: Callable[..., Any], say_: Callable[..., Inline]
) -> None:
    found = apart(page, say_, 0, sections=(Section("one", "One", (Paragraph(say_(LAW)),)),))
    assert (found.rendered.pages, found.rendered.behind) == (1, 0)
    assert "Sources" not in found.text()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_outline_names_the_sources(
    page: Callable[..., Any], say_: Callable[..., Inline], language: str
) -> None:
    found = apart(page, say_, 6, language=language)
    assert found.outline()[-1] == (1, "Sources")


@pytest.mark.parametrize("count", [37, 50])
def test_no_note_is_split_where_there_is_a_page_to_take_it_whole(
    page: Callable[..., Any], say_: Callable[..., Inline], count: int
) -> None:
    long = "https://example.org/" + "long-and-winding/" * 9
    wordy = {key: replace(each, url=f"{long}{key}/end") for key, each in sources(count).items()}
    found = apart(page, say_, count, sources=wordy)
    assert found.rendered.behind > 1
    first = found.rendered.pages - found.rendered.behind + 1
    pages = [squeezed(found.text(number)) for number in range(first, found.rendered.pages + 1)]
    for n in range(count):
        title, end = f"Reportn{n}.", f"/n{n}/end"
        assert [title in text for text in pages] == [end in text for text in pages]
        assert sum(title in text for text in pages) == 1
