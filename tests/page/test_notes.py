"""What the numbered notes of a page say."""

from __future__ import annotations

import pytest

from db.dates import PartialDate
from db.records import Citation, Source, SourceId
from desktop.brief.blocks import Cite, Words
from desktop.page.notes import Notes
from desktop.page.pieces import Row, Text
from desktop.page.runs import runs
from desktop.page.styles import BODY
from desktop.page.tags import Element

MONITOR = SourceId("LM2025")
SOURCES = {
    MONITOR: Source(MONITOR, "Landmine Monitor 2025", "ICBL", PartialDate("2025-12"), "", "monitor", "")
}


def printed(*remarks: str) -> str:
    """The text of the only note, after each remark was made at a mark of its own."""
    notes = Notes(SOURCES)
    for remark in remarks:
        runs((Words("379"), Cite((MONITOR,), (remark,))), BODY, Element("P"), notes)
    (row,) = notes.rows(Element("Sect"), 240.0, "en")
    return _text(row)


def _text(row: Row) -> str:
    body = row.cells[1].piece
    assert isinstance(body, Text)
    return " ".join("".join(piece.text for piece in line.pieces).strip() for line in body.lines)


def test_a_remark_stands_at_the_end_of_its_note_and_once() -> None:
    remark = "Sources differ on casualties in Ukraine in 2024: 379 here, 402 in El País (2025)."
    assert printed(remark, remark).replace("\N{NO-BREAK SPACE}", " ") == (
        f"Landmine Monitor 2025. ICBL, December 2025. {remark}"
    )


def located(*locators: str, language: str = "en") -> str:
    """The text of the only note, whose source is cited once for each of these places in it."""
    notes = Notes(SOURCES)
    for locator in locators:
        cite = Cite((MONITOR,), places=(Citation(MONITOR, locator),) if locator else ())
        runs((Words("379"), cite), BODY, Element("P"), notes)
    (row,) = notes.rows(Element("Sect"), 400.0, language)
    return _text(row).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("locators", "said"),
    [
        (("",), "ICBL, December 2025."),
        (("p. 12",), "ICBL, December 2025, p. 12."),
        (("40", "", "p. 12", "40"), "ICBL, December 2025, pp. 12, 40."),
        (("para. 4", "12-13", "14"), "ICBL, December 2025, pp. 12–14, para. 4."),
        (("Annex II",), "ICBL, December 2025, Annex II."),
    ],
)
def test_a_note_gathers_the_places_that_are_cited(locators: tuple[str, ...], said: str) -> None:
    assert located(*locators) == f"Landmine Monitor 2025. {said}"


def test_the_places_are_called_as_the_documents_language_calls_them() -> None:
    assert located("12", "p. 40", language="fr").endswith("décembre 2025, p. 12, 40.")
    assert located("12", "p. 40", language="es").endswith("diciembre de 2025, págs. 12, 40.")


def test_a_remark_of_the_users_is_printed_as_it_stands() -> None:
    assert printed("chosen: <b>we & they</b>").endswith("chosen: <b>we & they</b>")


@pytest.mark.parametrize(
    ("language", "title", "marked"),
    [
        ("en", "Landmine Monitor 2025", set()),
        ("fr", "Landmine Monitor 2025", {"en"}),
        ("en", "L'Ukraine veut se retirer du traité sur les mines", {"fr"}),
        ("fr", "L'Ukraine veut se retirer du traité sur les mines", set()),
    ],
)
@pytest.mark.parametrize("url", ["", "https://example.org/a"])
@pytest.mark.parametrize("full", [True, False])
def test_a_title_in_another_language_than_the_document_is_marked(
    language: str, title: str, marked: set[str], url: str, full: bool
) -> None:
    source = Source(MONITOR, title, "ICBL", PartialDate("2025-12"), url, "monitor", "")
    notes = Notes({MONITOR: source})
    notes.number(MONITOR)
    (row,) = notes.rows(Element("Sect"), 240.0, language, full_addresses=full)
    body = row.cells[1].piece
    assert isinstance(body, Text)
    elements = [piece.run.element for line in body.lines for piece in line.pieces]
    assert {element.language for element in elements if element.language} == marked


def test_without_titles_a_source_is_named_by_publisher_and_day_where_that_tells_it_from_the_others() -> None:
    day, url = PartialDate("2025-12-05"), "https://example.org/a"
    sources = {
        SourceId(key): Source(SourceId(key), f"Report {key}", publisher, published, url, kind, "")
        for key, publisher, published, kind in (
            ("A", "Org", day, "ngo"),
            ("B", "Other", day, "ngo"),
            ("C", "Other", day, "ngo"),
            ("D", "Publisher not known", day, "ngo"),
            ("E", "Org", None, "ngo"),
            ("F", "Depositary", day, "depositary"),
        )
    }
    notes = Notes(sources)
    for source in sources:
        notes.number(source)
    rows = notes.rows(Element("Sect"), 900.0, "en", full_addresses=False, short=True)
    assert [_text(row).replace("\N{NO-BREAK SPACE}", " ") for row in rows] == [
        "Org, 5 December 2025. example.org.",
        "Report B. Other, 5 December 2025. example.org.",
        "Report C. Other, 5 December 2025. example.org.",
        "Report D. Publisher not known, 5 December 2025. example.org.",
        "Report E. Org, undated. example.org.",
        "Report F. Depositary, 5 December 2025. example.org.",
    ]


def said(
    url: str = "", published: str = "", notes: str = "", publisher: str = "Org", *, full: bool = True
) -> str:
    """The text of a note on a source."""
    day = PartialDate(published) if published else None
    found = Notes({MONITOR: Source(MONITOR, "A report", publisher, day, url, "", notes)})
    found.number(MONITOR)
    (row,) = found.rows(Element("Sect"), 900.0, "en", full_addresses=full)
    return _text(row).replace("\N{NO-BREAK SPACE}", " ")


def test_a_source_without_a_date_says_so() -> None:
    assert said() == "A report. Org, undated."
    assert said(published="2025-03-04") == "A report. Org, 4 March 2025."


def test_a_note_tells_when_its_source_was_read_where_that_is_known() -> None:
    assert (
        said(published="2025", notes="DOI 10.1/2; Accessed: 2025-03-04")
        == "A report. Org, 2025, read on 4 March 2025."
    )
    assert said(notes="from the author\nAccessed: 2025-03") == "A report. Org, undated, read in March 2025."
    assert said(published="2025", notes="Accessed: 2025-99-99") == "A report. Org, 2025."


def test_a_short_note_names_the_site_unless_its_publisher_is_the_site() -> None:
    url = "https://www.example.org/reports/2025"
    assert said(url, "2025", full=False) == "A report. Org, 2025. example.org."
    assert said(url, "2025", publisher="Example.org", full=False) == "A report. Example.org, 2025."
    assert said(url, "2025").replace(" ", "") == "Areport.Org,2025.https://www.example.org/reports/2025"
