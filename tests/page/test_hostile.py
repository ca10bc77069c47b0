"""Whatever a text contains, a page comes out, no file is read and no link is made."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.dates import PartialDate
from db.records import Source, SourceId
from desktop.brief.blocks import (
    Box,
    Brief,
    Cite,
    Column,
    FigureBlock,
    KeyFigure,
    Listing,
    Paragraph,
    Place,
    Quotation,
    Section,
    Table,
    Words,
)
from desktop.brief.house import HouseStyle, NotesAt
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.drawing import Drawing, Label
from desktop.page.figure import DrawingOf
from desktop.page.render import Rendered, render

HOSTILE = [
    "<img src='/etc/passwd'/>",
    '<a href="javascript:alert(1)">here</a>',
    "<link href='file:///etc/passwd'>x</link>",
    "<b>never closed <i>nor this",
    "a & b < c > d &amp; &#0; &nope;",
    "\x00\x01\x1f\x7f\x85",
    "lone \ud800 surrogate \udfff",
    "x" * 10_000,
    "\U0001f4a3\U0001f1fa\U0001f1e6 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "الجمهورية العربية (السورية) 2025 \u202eabc\u202c",
    "地雷禁止条約",
    "word " * 2_000,
    ") Tj ET Q endstream /JS (x) \\",
    "{page} {x} %s %n {0.__class__}",
    "\n\r\t\v\f\u2028\u2029\u00ad\u200b\ufeff\u2060",
    "e\u0301\u0301\u0301 Zalgo",
    " ",
    "",
]


def hostile(text: str) -> Brief:
    """A brief with the text in every field that takes one."""
    name = SourceId("s" + text)
    words = (Words(text), Words(text, bold=True, language=text), Cite((name,)))
    sections = (
        Section(
            text,
            text,
            (
                Listing((words, words), numbered=True),
                Paragraph(words),
                Quotation(words, words),
                Box((words,)),
            ),
            Place.MAIN,
        ),
        Section("figure", text, (FigureBlock(Picture(PictureKind.MAP_STATUS), words, text),), Place.SIDE),
        Section("table", text, (Table((Column(text), Column(text, numeric=True)), ((words, words),), text),)),
    )
    told = Source(name, text, text, PartialDate("2025"), text, "official", text)
    figures = (KeyFigure(text, text, words),) * 5
    day = date(2025, 12, 5)
    made = Brief(text, text, text, text, text, text, text, text, day, figures, sections, {name: told})
    return replace(
        made, house=HouseStyle(contact=text, logo=text.encode("utf-8", "replace")), notes_closing=text
    )


def drawing(text: str) -> DrawingOf:
    return lambda _picture, width, height: Drawing(width, height, (Label(text, 0, 0, 8, (0, 0, 0)),))


@pytest.mark.parametrize("notes", NotesAt)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_page_comes_out_and_neither_file_nor_link_with_it(
    text: str, notes: NotesAt, read: Callable[[Rendered], Any]
) -> None:
    brief = hostile(text)
    started = time.monotonic()
    found = read(render(replace(brief, house=replace(brief.house, notes=notes)), drawing(text)))
    assert time.monotonic() - started < 10
    assert found.rendered.pages >= 1
    assert not found.addresses()
    assert found.info()["JavaScript"] == "no"
    raw = found.tool("qpdf", "--json", "--json-key=qpdf")
    assert "root:" not in found.text()
    for forbidden in (
        '"/S": "/JavaScript"',
        '"/S": "/Launch"',
        "/GoToR",
        "/EmbeddedFile",
        '"/Subtype": "/Image"',
    ):
        assert forbidden not in raw


@pytest.mark.parametrize("text", HOSTILE[:6], ids=range(6))
def test_markup_is_printed_as_it_stands(text: str, page: Callable[..., Any]) -> None:
    shown = "".join(character for character in text if character.isprintable())
    squeezed = "".join(shown.split())
    assert squeezed in "".join(page(title=text).text().split())


def test_a_long_word_is_cut_within_the_margins(read: Callable[[Rendered], Any]) -> None:
    found = read(render(hostile("x" * 10_000), drawing("")))
    document = pypdfium2.PdfDocument(found.path)
    for number in range(min(len(document), 12)):
        text = document[number].get_textpage()
        width, height = document[number].get_size()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert 0 <= left <= right <= width - 40
            assert 0 <= bottom <= top <= height


def test_key_figures_higher_than_a_page_go_on_beside_short_ones(read: Callable[[Rendered], Any]) -> None:
    figures = tuple(
        KeyFigure("Label", "1", (Words(said), Cite((SourceId("a"),)))) for said in ("Short", "word " * 900)
    )
    made = replace(hostile("ok"), key_figures=figures, sections=(), house=HouseStyle(notes=NotesAt.PAGE))
    assert read(render(made, drawing(""))).text().count("word") == 900


def test_what_no_face_can_show_is_marked_and_kept_for_readers(page: Callable[..., Any]) -> None:
    found = page(title="سوريا 地雷")
    assert "\ufffd" in found.text() or "سوريا" in found.text()
    assert "سوريا" in str(found.objects())


def test_the_page_label_is_filled_by_words_alone(page: Callable[..., Any]) -> None:
    assert "1 of {x} 1" in page(page_label="{page} of {x} {pages}", sections=()).text(1)


texts = st.text(max_size=60) | st.sampled_from(HOSTILE[:7] + HOSTILE[8:11])
inlines = st.lists(
    st.builds(Words, texts, st.booleans(), st.booleans(), st.sampled_from(["", "fr", "x y"]))
    | st.builds(
        Cite, st.lists(st.sampled_from([SourceId("a"), SourceId("b"), SourceId("c")]), max_size=3).map(tuple)
    ),
    max_size=5,
).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(Listing, st.lists(inlines, max_size=4).map(tuple), st.booleans()),
    st.builds(Quotation, inlines, inlines),
    st.builds(Box, st.lists(inlines, max_size=3).map(tuple)),
    st.lists(st.tuples(inlines, inlines), max_size=4).map(
        lambda rows: Table((Column("a", 0.3), Column("b", 0.7, numeric=True)), tuple(rows))
    ),
    st.builds(FigureBlock, st.builds(Picture, st.sampled_from(PictureKind)), inlines, texts),
)
sections = st.lists(
    st.builds(
        Section,
        st.sampled_from(["a", "b", "c"]),
        texts,
        st.lists(blocks, max_size=3).map(tuple),
        st.sampled_from(Place),
    ),
    max_size=6,
).map(tuple)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(sections, texts, st.integers(1, 2), st.sampled_from(NotesAt))
def test_any_words_in_any_block_make_a_readable_document(
    sections: tuple[Section, ...], text: str, least: int, notes: NotesAt
) -> None:
    house = HouseStyle(contact=text, notes=notes)
    brief = replace(hostile("ok"), sections=sections, title=text, subtitle=text, house=house)
    rendered = render(brief, drawing(text), least=least)
    document = pypdfium2.PdfDocument(rendered.pdf)
    assert len(document) == rendered.pages
    assert list(rendered.notes) == list(dict.fromkeys(rendered.notes))
    assert render(brief, drawing(text), least=least).pdf == rendered.pdf
