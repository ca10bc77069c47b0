"""How many pages a brief takes, and where they break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop.brief.blocks import Brief, Inline, Paragraph, Section, Table
from desktop.dossier.picture import Picture
from desktop.figures.drawing import Drawing
from desktop.page.figure import DrawingOf
from desktop.page.render import Paper, Rendered, render, render_to_fit


def test_the_fullest_brief_that_fits_is_printed(
    brief: Brief, rows: Callable[[int], Table], draw: DrawingOf
) -> None:
    def at(level: int) -> Brief:
        return replace(brief, sections=(Section("long", "Long", (rows(200 - 60 * level),)),))

    fitted = render_to_fit(at, draw)
    assert fitted.rendered.pages == 2
    assert 0 < fitted.level < 4
    assert fitted.brief.sections[0].blocks[0].rows[-1][0][0].text == f"State {199 - 60 * fitted.level}"  # pyright: ignore[reportAttributeAccessIssue]


def test_if_nothing_fits_the_shortest_is_printed_whole(
    brief: Brief, rows: Callable[[int], Table], draw: DrawingOf
) -> None:
    fitted = render_to_fit(
        lambda _level: replace(brief, sections=(Section("long", "Long", (rows(200),)),)), draw, levels=3
    )
    assert fitted.level == 2
    assert fitted.rendered.pages > 2


@pytest.mark.parametrize("paper", Paper)
def test_a_short_brief_is_spread_over_two_pages(
    brief: Brief, draw: DrawingOf, read: Callable[[Rendered], Any], paper: Paper
) -> None:
    fitted = render_to_fit(lambda _level: brief, draw, paper)
    found = read(fitted.rendered)
    assert fitted.level == 0
    assert fitted.rendered.pages == 2
    assert len(found.text(2).splitlines()) > 5


def test_with_nothing_to_part_one_page_is_enough(brief: Brief, draw: DrawingOf) -> None:
    fitted = render_to_fit(lambda _level: replace(brief, sections=(), key_figures=()), draw)
    assert fitted.rendered.pages == 1


def test_each_picture_is_drawn_once(brief: Brief, draw: DrawingOf) -> None:
    drawn = []

    def drawing_of(picture: Picture, width: float, height: float) -> Drawing:
        drawn.append(picture)
        return draw(picture, width, height)

    render_to_fit(lambda _level: brief, drawing_of)
    assert len(drawn) == 1


@pytest.mark.parametrize("lines", range(20, 75))
def test_a_heading_is_never_the_last_line_of_a_page(
    page: Callable[..., Any], say_: Callable[..., Inline], lines: int
) -> None:
    body = tuple(Paragraph(say_(f"Line {n}.")) for n in range(lines))
    found = page(
        sections=(
            Section("body", "Body", body),
            Section("next", "The heading", (Paragraph(say_("Under it.")),)),
        )
    )
    with_heading = next(n for n in range(1, found.rendered.pages + 1) if "The heading" in found.text(n))
    assert "Under it." in found.text(with_heading)


@pytest.mark.parametrize("lines", range(30, 46))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(
    page: Callable[..., Any], say_: Callable[..., Inline], lines: int
) -> None:
    body = tuple(Paragraph(say_(f"Line {n}.")) for n in range(lines))
    words = Paragraph(say_(" ".join(f"word{n:03}" for n in range(60))))
    found = page(sections=(Section("body", "Body", (*body, words)),), organisation="", key_figures=())
    for number in range(1, found.rendered.pages + 1):
        count = sum("word" in line for line in found.text(number).splitlines())
        assert count != 1


def test_a_long_table_repeats_its_head_and_keeps_its_rows_whole(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    found = page(sections=(Section("long", "Long", (rows(300),)),), sources={})
    assert found.rendered.pages >= 7
    for number in range(1, found.rendered.pages):
        assert "What it said" in found.text(number)
    structure = found.structure()
    assert structure.count("What it said") == 1
    assert [line.strip() for line in structure.splitlines()].count("TR") == 301
    text = found.text()
    for n in range(300):
        assert f"State {n}\n" in text or f"State {n} " in text


def test_a_row_higher_than_a_page_is_split(
    page: Callable[..., Any], brief: Brief, rows: Callable[[int], Table], say_: Callable[..., Inline]
) -> None:
    table = rows(1)
    tall = replace(table, rows=((say_("A"), say_("1"), say_("Long words indeed. " * 900)),))
    found = page(sections=(Section("tall", "Tall", (tall,)),))
    assert found.rendered.pages > 2
    assert found.text().count("indeed.") == 900


def test_columns_too_long_for_a_page_go_on_over_the_whole_width(
    page: Callable[..., Any], brief: Brief, say_: Callable[..., Inline]
) -> None:
    long = tuple(
        replace(each, blocks=(*each.blocks, Paragraph(say_("Much to say. " * 200))))
        for each in brief.sections[:3]
    )
    found = page(sections=(*long, *brief.sections[3:]))
    assert found.text().count("Much") == 600
    structure = found.structure()
    assert structure.index("Language to quote") < structure.index("Who has spoken")


def test_letter_and_a4_hold_the_same_text(
    brief: Brief, draw: DrawingOf, read: Callable[[Rendered], Any]
) -> None:
    def letters(paper: Paper) -> list[str]:
        return sorted("".join(read(render(brief, draw, paper)).text().split()))

    assert letters(Paper.A4) == letters(Paper.LETTER)


@pytest.mark.parametrize("count", range(24, 40))
def test_no_short_row_of_a_table_stands_alone(
    page: Callable[..., Any], rows: Callable[[int], Table], count: int
) -> None:
    found = page(sections=(Section("long", "Long", (rows(count),)),))
    for number in range(1, found.rendered.pages + 1):
        assert found.text(number).count("It spoke in plenary.") != 1
