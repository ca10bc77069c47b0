"""The PDF of a brief as poppler, qpdf and PDFium read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.records import SourceId
from desktop.brief.blocks import Brief, Cite, Paragraph, Place, Section, Table, Words
from desktop.page.figure import DrawingOf
from desktop.page.render import Paper, Rendered, render


def test_the_file_says_what_it_may_and_nothing_more(page: Callable[..., Any]) -> None:
    info = page().info()
    assert info["Title"] == "Ukraine"
    assert info["Author"] == "An Organisation"
    assert info["Subject"] == "Suspension of the Mine Ban Treaty"
    assert info["Producer"] == "Minebrief"
    assert info["CreationDate"].startswith("Fri Dec  5 00:00:00 2025")
    assert info["Tagged"] == "yes"
    assert "Creator" not in info
    assert "ModDate" not in info


def test_without_an_organisation_there_is_no_author(page: Callable[..., Any]) -> None:
    assert "Author" not in page(organisation="").info()


def test_language_and_title_are_told_to_readers(page: Callable[..., Any]) -> None:
    catalogue = next(each["value"] for each in page().objects().values() if _type(each) == "/Catalog")
    assert catalogue["/Lang"] == "u:en"
    assert catalogue["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert catalogue["/MarkInfo"] == {"/Marked": True}


def test_metadata_stream_declares_title_and_pdf_ua(page: Callable[..., Any]) -> None:
    raw = page(title="Côte d’Ivoire & <more>").path.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in raw
    assert "Côte d’Ivoire &amp; &lt;more&gt;".encode() in raw


def test_every_font_is_embedded_as_a_subset(page: Callable[..., Any]) -> None:
    rows = page().tool("pdffonts").splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+Noto\S+ +CID TrueType +Identity-H +yes yes yes ", row)


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, "595.28 x 841.89 pts (A4)"), (Paper.LETTER, "612 x 792 pts (letter)")]
)
def test_paper_is_as_asked(
    brief: Brief, draw: DrawingOf, read: Callable[[Rendered], Any], paper: Paper, size: str
) -> None:
    assert read(render(brief, draw, paper)).info()["Page size"] == size


def test_same_input_gives_same_bytes(brief: Brief, draw: DrawingOf) -> None:
    assert render(brief, draw).pdf == render(brief, draw).pdf


def test_text_reads_in_order(page: Callable[..., Any]) -> None:
    structure = page().structure()
    wanted = ("An Organisation", "Ukraine", "Treaty status", "State Party", "What we ask", "State in plenary.", "Why it matters",
              "Language to quote", "Fig. 1", "Who has spoken", "On record", "Sources", "Report status", "Boundaries shown")  # fmt: skip
    places = [structure.index(each) for each in wanted]
    assert places == sorted(places)


def test_bookmarks_are_the_title_and_its_sections(page: Callable[..., Any]) -> None:
    marks = page().outline()
    assert marks[0] == (0, "Ukraine")
    assert [title for level, title in marks if level == 1] == [
        "What we ask", "Why it matters", "Language to quote", "Who has spoken", "On record", "Sources",
    ]  # fmt: skip


def test_notes_are_numbered_as_they_are_read_and_once_a_source(page: Callable[..., Any]) -> None:
    found = page()
    assert found.rendered.notes == ("status", "monitor", "report", "treaty", "gs", "last")
    text = re.sub(r"\s+", " ", found.text())
    assert "State in plenary. 3" in text
    assert "Contested. 3, 5" in text
    assert "6 Report last. Publisher, December 2025. https://example.org/last" in text.replace("// ", "//")


def test_a_source_that_is_not_given_is_named_not_hidden(page: Callable[..., Any]) -> None:
    sections = (Section("why", "Why", (Paragraph((Words("Because."), _cite("nowhere"))),)),)
    assert "1 nowhere." in page(sections=sections, key_figures=()).text().replace("\n", " ")


def test_links_are_web_addresses_or_lead_within_the_document(page: Callable[..., Any]) -> None:
    found = page()
    assert found.addresses() == {f"https://example.org/{name}" for name in found.rendered.notes}
    for link in found.annotations():
        assert "/Dest" in link or link["/A"]["/S"] == "/URI"  # pyright: ignore[reportIndexIssue]
        assert link["/Contents"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://user@evil.example/", "http:", "\\\\host\\share",
     "https://example.org/a b\u202e", "ftp://example.org/"],
)  # fmt: skip
def test_no_other_address_becomes_a_link(page: Callable[..., Any], brief: Brief, url: str) -> None:
    sources = {name: replace(each, url=url) for name, each in brief.sources.items()}
    cleaned = {"https://example.org/ab"} if "a b" in url else set()
    assert page(sources=sources).addresses() <= cleaned


def test_footer_and_page_number_stand_on_every_page(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    found = page(sections=(Section("long", "Long", (rows(80),)),))
    for number in range(1, found.rendered.pages + 1):
        text = found.text(number)
        assert f"{number} / {found.rendered.pages}" in text
        assert "Boundaries shown do not imply endorsement." in text
    assert found.structure().count("Boundaries shown") == 1


def test_later_pages_carry_a_running_head_that_is_no_prose(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    """It is an artifact: whoever listens hears it once, as the title."""
    found = page(sections=(Section("long", "Long", (rows(80),)),))
    assert found.text(2).startswith("Ukraine")
    assert "Suspension of the Mine Ban Treaty" not in found.text(2).partition("Page 2")[0][:60]
    assert found.structure().count('"Ukraine"') == 1


def test_sections_tell_their_pages(page: Callable[..., Any]) -> None:
    pages = page().rendered.section_pages
    assert pages["asks"] == 1
    assert set(pages) == {"asks", "why", "quote", "figures", "spoken", "record", "notes"}


def test_without_key_figures_there_is_no_strip(page: Callable[..., Any]) -> None:
    assert "Treaty status" not in page(key_figures=()).text()


def test_an_empty_brief_is_still_a_page(page: Callable[..., Any]) -> None:
    found = page(
        title="",
        subtitle="",
        organisation="",
        occasion="",
        footer="",
        page_label="",
        key_figures=(),
        sections=(),
        sources={},
    )
    assert found.rendered.pages == 1
    assert found.info()["Title"] == "Minebrief"


def test_sections_without_any_beside_them_go_over_the_whole_width(
    page: Callable[..., Any], brief: Brief
) -> None:
    alone = tuple(each for each in brief.sections if each.place is Place.MAIN)
    assert "What we ask" in page(sections=alone).text(1)


def test_a_passage_in_another_language_is_marked_with_it(page: Callable[..., Any]) -> None:
    sections = (Section("why", "Why", (Paragraph((Words("Il a dit "), Words("jamais", language="fr"))),)),)
    found = page(sections=sections)
    spans = [each["value"] for each in found.objects().values() if _type(each, "/S") == "/Span"]
    assert [span["/Lang"] for span in spans] == ["u:fr"]


def _cite(name: str) -> Cite:
    return Cite((SourceId(name),))


def _type(each: dict[str, object], key: str = "/Type") -> object:
    value = each.get("value")
    return value.get(key) if isinstance(value, dict) else None
