"""Sources in and out of reference managers: nothing lost, nothing doubled, nothing an exception."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.dates import PartialDate
from db.errors import BadFacts
from db.records import Source, SourceId
from db.reference_fields import KINDS, clean
from db.references import from_csl, from_ris, import_sources, read_references, to_csl, to_ris
from db.workspace import Workspace

LINES = st.text(max_size=40).map(clean)
DATES = st.one_of(
    st.none(),
    st.integers(1000, 2100).map(lambda year: PartialDate(str(year))),
    st.dates(date(1900, 1, 1)).map(lambda day: PartialDate(str(day))),
    st.dates(date(1900, 1, 1)).map(lambda day: PartialDate(str(day)[:7])),
    st.tuples(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1)))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: PartialDate(f"{pair[0]}/{pair[1]}")),
)
SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[A-Za-z0-9]([\w.:-]{0,20}[A-Za-z0-9])?", fullmatch=True).map(SourceId),
    title=LINES.filter(bool),
    publisher=LINES,
    published=DATES,
    url=st.just("") | st.from_regex(r"https?://[a-z]{1,9}\.org(/[a-z0-9?=%-]{0,9})?", fullmatch=True),
    kind=st.sampled_from(KINDS),
    notes=st.lists(LINES.filter(bool), max_size=3, unique=True).map("\n".join),
)

LANDMINE_MONITOR = """\
TY  - RPRT
TI  - Landmine Monitor 2025
AU  - Goose, Stephen D.
PB  - International Campaign to Ban Landmines
CY  - Geneva
DA  - 2025/12/01/
PY  - 2025
UR  - https://the-monitor.org/reports/2025
KW  - landmines
N1  - <p>Read the chapter on <i>impact</i> &amp; casualties.</p>
ER  -

TY  - NEWS
TI  - Five states leave the mine ban
T2  - Le Temps
AU  - Müller, Anna
DA  - 2025/12//
UR  - https://letemps.ch/a?b=1#c
ER  -

TY  - JOUR
TI  - Mines and time
JO  - Journal of Peace
DO  - 10.1234/peace.5
PY  - 2019
ER  -
"""


def test_what_zotero_writes_as_ris_is_read() -> None:
    sources, problems = from_ris(LANDMINE_MONITOR)
    assert problems == []
    report, news, article = sources
    assert report == Source(
        SourceId("INTERNATIONAL-2025-landmine"),
        "Landmine Monitor 2025",
        "International Campaign to Ban Landmines",
        PartialDate("2025-12-01"),
        "https://the-monitor.org/reports/2025",
        "ngo",
        "Read the chapter on impact & casualties.\nAuthors: Goose, Stephen D.",
    )
    assert (news.publisher, news.kind, news.published) == ("Le Temps", "news", PartialDate("2025-12"))
    assert (article.url, article.kind) == ("https://doi.org/10.1234/peace.5", "academic")


def test_what_zotero_writes_as_csl_json_is_read() -> None:
    item = {
        "id": "http://zotero.org/users/1/items/ABCD2345",
        "type": "report",
        "author": [{"literal": "Human Rights Watch"}, {"given": "Mary", "family": "Wareham"}],
        "title": "<i>Landmine</i> use",
        "publisher": "HRW",
        "issued": {"date-parts": [["2025", 12, "1"]]},
        "URL": "https://hrw.org/x",
        "note": "Citation Key: warehamLandmine2025\nread twice",
    }
    (source,), problems = from_csl(json.dumps([item]))
    assert problems == []
    assert source == Source(
        SourceId("warehamLandmine2025"),
        "Landmine use",
        "HRW",
        PartialDate("2025-12-01"),
        "https://hrw.org/x",
        "ngo",
        "read twice\nAuthors: Human Rights Watch; Mary Wareham",
    )


def test_authors_go_out_as_authors_and_come_back() -> None:
    written = "TY  - JOUR\nTI  - Mines\nT2  - Peace\nAU  - Goose, Stephen D.\nAU  - Müller, Anna\nN1  - read\nER  - \n"
    sources, _ = from_ris(written)
    assert sources[0].notes == "read\nAuthors: Goose, Stephen D.; Müller, Anna"
    out = to_ris(sources)
    assert [line for line in out.splitlines() if line[:2] in ("AU", "N1")] == [
        "AU  - Goose, Stephen D.",
        "AU  - Müller, Anna",
        "N1  - read",
    ]
    item = json.loads(to_csl(sources))[0]
    assert item["author"] == [{"literal": "Goose, Stephen D."}, {"literal": "Müller, Anna"}]
    assert from_ris(out) == from_csl(to_csl(sources)) == (sources, [])


def test_the_day_of_access_is_not_taken_for_that_of_publication_nor_lost() -> None:
    written = (
        "TY  - ELEC\nTI  - Mines\nDA  - 2025/06//\nY2  - 2026/02/03/10:22:31\nUR  - https://a.org/x\nER  - \n"
    )
    (source,), _ = from_ris(written)
    assert (source.published, source.notes) == (PartialDate("2025-06"), "Accessed: 2026-02-03")
    item = {"type": "webpage", "title": "Mines", "accessed": {"date-parts": [[2026, 2, 3]]}}
    (source,), _ = from_csl(json.dumps([item]))
    assert (source.published, source.notes) == (None, "Accessed: 2026-02-03")


@settings(deadline=None)
@given(sources=st.lists(SOURCES, min_size=1, max_size=4, unique_by=lambda source: source.id))
@example([Source(SourceId("A"), "Title", "", None, "", "ngo", "Citation Key: B\nread")])
@example([Source(SourceId("A"), "Title", "", None, "", "ngo", "CITATION KEY:")])
def test_what_goes_out_comes_back_the_same(sources: list[Source]) -> None:
    assert from_ris(to_ris(sources)) == (sources, [])
    assert from_csl(to_csl(sources)) == (sources, [])


def test_every_source_of_the_edition_goes_out_and_comes_back(edition_sources: list[Source]) -> None:
    assert from_ris(to_ris(edition_sources)) == (edition_sources, [])
    assert from_csl(to_csl(edition_sources)) == (edition_sources, [])


@pytest.fixture(scope="module")
def edition_sources() -> list[Source]:
    from db.editions import shipped_facts

    return list(shipped_facts().sources.values())


def test_a_note_can_not_pass_for_another_field() -> None:
    source = Source(SourceId("A"), "Title", "", None, "", "ngo", "ER  - \nTY  - JOUR\nTI  - Another")
    (back,), problems = from_ris(to_ris([source]))
    assert problems == []
    assert back.notes.splitlines() == ["ER -", "TY - JOUR", "TI - Another"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025", "2025"),
        ("2025-12", "2025-12"),
        ("2025-12-01T10:00:00Z", "2025-12-01"),
        ("2025/12/1", "2025-12-01"),
        ("1 December 2025", "2025-12-01"),
        ("December 1st, 2025", "2025-12-01"),
        ("Dec. 2025", "2025-12"),
        ("2025-12-01/2025-12-05", "2025-12-01/2025-12-05"),
        ("Spring 2025", "2025"),
        ("2025-13-40", "2025"),
        ("n.d.", None),
    ],
)
def test_a_date_is_read_as_far_as_it_says_one(written: str, read: str | None) -> None:
    (source,), _ = from_csl(json.dumps([{"id": "a", "title": "T", "issued": {"raw": written}}]))
    assert (source.published and source.published.text) == read
    if read == "2025" != written or read is None:
        assert source.notes == f"Dated: {written}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Line 1: this is no RIS file; its references would begin with TY."),
        ("TI  - Title\nER  - ", "Line 1: this is no RIS file; its references would begin with TY."),
        ("\n\nTY  - RPRT\nPB  - X\nER  - ", "Line 3: there is no title."),
        (
            "TY  - RPRT\nTI  - X\nUR  - javascript:alert(1)\nER  - ",
            "Line 1: the link 'javascript:alert(1)' does not begin with http:// or https://.",
        ),
    ],
)
def test_what_can_not_be_cited_is_told_with_its_line(text: str, problem: str) -> None:
    assert from_ris(text) == ([], [problem])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[", "Line 1: this is no CSL-JSON file, or it is damaged."),
        ("{}", "Item 1: there is no title."),
        ("[]", "Line 1: there are no references in this file."),
        ("[7]", "Item 1: this is no reference."),
        ("[" * 100_000, "Line 1: this is no CSL-JSON file, or it is damaged."),
        (
            '[{"title": "T", "URL": "file:///etc/passwd"}]',
            "Item 1: the link 'file:///etc/passwd' does not begin",
        ),
    ],
)
def test_what_is_no_item_is_told_with_its_place(text: str, problem: str) -> None:
    sources, problems = from_csl(text)
    assert sources == []
    assert [told for told in problems if told.startswith(problem)]


def test_one_bad_reference_does_not_take_others_along() -> None:
    text = "TY  - RPRT\nTY  - RPRT\ncontinued\nTI  - Good\nXX  - odd\nER  - \nTY  - NOPE\nTI  - Cut off"
    sources, problems = from_ris(text)
    assert [source.title for source in sources] == ["Good", "Cut off"]
    assert problems == ["Line 1: there is no title."]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "title", "issued", "URL", "note", "author", "genre", "type", "DOI", "publisher"]
)


@settings(deadline=None)
@given(items=JSON | st.lists(st.dictionaries(FIELDS | st.just("date-parts"), JSON)))
def test_no_json_is_an_exception(items: object) -> None:
    sources, _ = from_csl(json.dumps(items))
    assert all(source.title == clean(source.title) for source in sources)
    for source in sources:
        assert source.url == "" or re.match(r"https?://[^\s/]", source.url)


TAGS = st.sampled_from(
    ["TY", "TI", "T2", "ER", "PB", "DA", "PY", "UR", "N1", "AU", "DO", "ID", "KW", "C1", "??"]
)


@settings(deadline=None)
@given(
    text=st.text()
    | st.lists(st.tuples(TAGS, st.sampled_from(["  - ", " - ", "  -"]), st.text(max_size=12))).map(
        lambda lines: "\n".join("".join(line) for line in lines)
    )
)
def test_no_ris_is_an_exception(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sources, problems = from_ris(text)
    assert sources or problems


def test_the_bibliography_is_set_by_another_program() -> None:
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    monitor = Source(
        SourceId("LM2025"),
        "Landmine Monitor 2025",
        "ICBL-CMC",
        PartialDate("2025-12-01"),
        "https://example.org/m",
        "monitor",
        "",
    )
    news = Source(
        SourceId("LT"),
        "Five states leave",
        "Le Temps",
        PartialDate("2025-12"),
        "",
        "news",
        "seen",
    )
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    with pytest.warns(UserWarning, match="unsupported: citation_key"):  # newer than that program
        references = CiteProcJSON(json.loads(to_csl([monitor, news])))
    bibliography = citeproc.CitationStylesBibliography(style, references, citeproc.formatter.plain)
    for key in ("LM2025", "LT"):
        bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert any("Landmine Monitor 2025" in line and "ICBL-CMC" in line for line in lines)
    assert any("Five states leave" in line and "Le Temps" in line for line in lines)


def source(**fields: Any) -> Source:
    plain = Source(SourceId("NEW"), "A new report", "ICBL", PartialDate("2026"), "", "ngo", "")
    return replace(plain, **fields)


def test_new_sources_are_kept_in_one_operation_that_can_be_undone(workspace: Workspace) -> None:
    before = workspace.facts().sources
    done = import_sources(workspace, [source(), source(id="NEW", title="Another")], "zotero.ris")
    assert done.added == ("NEW", "NEW-2")
    assert done.operation
    assert done.operation.about["file"] == "zotero.ris"
    assert workspace.facts().sources[SourceId("NEW-2")].title == "Another"
    workspace.undo()
    assert workspace.facts().sources == before


@pytest.mark.parametrize(
    "again",
    [
        source(
            id="OTHER",
            title="Status of TREATIES",
            publisher="United Nations",
            published=PartialDate("2026-03"),
        ),
        source(id="UNTC", title="Status of treaties"),
        source(id="OTHER", title="Another title", url="http://www.Example.org/monitor/#top"),
    ],
)
def test_a_document_that_is_there_is_not_doubled(workspace: Workspace, again: Source) -> None:
    done = import_sources(workspace, [again])
    assert (done.operation, done.added) == (None, ())
    assert done.known in (("UNTC",), ("LM2025",))


def test_a_document_is_not_doubled_within_a_file(workspace: Workspace) -> None:
    first = source(url="https://doi.org/10.1234/abc")
    done = import_sources(
        workspace, [first, source(id="B", title="T", url="https://x.org", notes="DOI 10.1234/ABC")]
    )
    assert (done.added, done.known) == (("NEW",), ("NEW",))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10)
@given(sources=st.lists(SOURCES, max_size=4))
def test_an_import_done_twice_adds_nothing(workspace: Workspace, sources: list[Source]) -> None:
    import_sources(workspace, sources)
    assert import_sources(workspace, sources).added == ()


def test_a_document_that_got_another_id_is_known_again(workspace: Workspace) -> None:
    first, second = (
        Source(SourceId("KEY"), title, "", None, "", "news", "") for title in ("Mines", "Another document")
    )
    import_sources(workspace, [first])
    (given,) = import_sources(workspace, [second]).added
    assert given != "KEY"
    assert import_sources(workspace, [second, first]).added == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encodings_of_common_programs(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "zotero.ris"
    file.write_text("TY  - RPRT\r\nTI  - Münster\r\nER  - \r\n", encoding=encoding, newline="")
    assert [one.title for one in read_references(file)[0]] == ["Münster"]
    file.write_text('[{"id": "a", "title": "Münster"}]', encoding=encoding)
    assert [one.title for one in read_references(file)[0]] == ["Münster"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFacts, match="can't be read"):
        read_references(tmp_path / "none.ris")
