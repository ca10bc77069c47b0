"""A book of briefs as poppler, qpdf and PDFium read it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from db.facts import Facts
from db.opening import open_workspace
from db.records import Issue, StateCode
from desktop.brief.order import Order
from desktop.dossier.model import Picks
from desktop.page.book_pdf import Binding, Printing, one_brief, write_split
from desktop.page.mentions import Mentions
from desktop.wording import Wording

CODES = tuple(map(StateCode, ("UKR", "BEL", "POL", "MNG", "NIU")))
NAMES = ("Ukraine", "Belgium", "Poland", "Mongolia", "Niue")
PICKS = Picks(CODES, (Issue.SUSPENSION, Issue.CASUALTIES), date(2025, 12, 5))
PRINTING = Printing(order=Order(organisation="An Organisation"))


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    with open_workspace(tmp_path_factory.mktemp("book") / "facts.minebrief") as workspace:
        return workspace.facts()


def bound(facts: Facts, picks: Picks = PICKS, named: str = "") -> bytes:
    out = BytesIO()
    binding = Binding(facts, picks, Wording(), PRINTING, out, named)
    while not binding.done:
        binding.step()
    binding.close()
    return out.getvalue()


@pytest.fixture(scope="module")
def book(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five briefs in a file that qpdf finds nothing wrong with."""
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(bound(facts))
    subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=True)
    return path


@pytest.fixture(scope="module")
def pages(book: Path) -> list[str]:
    """The text of each page."""
    done = subprocess.run(["pdftotext", "-raw", str(book), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def structure(book: Path) -> str:
    done = subprocess.run(["pdfinfo", "-struct-text", str(book)], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def first_pages(book: Path) -> dict[str, int]:
    """By the bookmarks: on which page, from 1, each part begins."""
    marks = (mark for mark in pypdfium2.PdfDocument(book).get_toc() if not mark.level)
    places = {mark.get_title(): mark.get_dest() for mark in marks}
    return {title: 1 + (place.get_index() or 0) for title, place in places.items() if place}


def test_the_cover_says_who_when_and_what_it_holds(pages: list[str]) -> None:
    for said in ("An Organisation", "Briefing book", "Twenty-Second Meeting of the States Parties", "Geneva",
                 "Ukraine, Belgium, Poland, Mongolia and Niue", "5 December 2025", "Facts edition"):  # fmt: skip
        assert said in pages[0].replace("\N{NO-BREAK SPACE}", " "), said


def test_a_set_is_named_and_many_states_are_counted(facts: Facts) -> None:
    picks = Picks(tuple(facts.states)[:14], (Issue.SUSPENSION,), date(2025, 12, 5))
    document = pypdfium2.PdfDocument(bound(facts, picks, "Silent on the suspension"))
    text = document[0].get_textpage().get_text_range()
    assert "Silent on the suspension" in text
    assert "Briefs on 14 states" in text


def test_bookmarks_name_each_part_and_lead_to_its_page(book: Path, pages: list[str]) -> None:
    starts = first_pages(book)
    assert list(starts) == ["Briefing book", "Contents", *NAMES, "Index of states"]
    for name in NAMES:
        assert name in pages[starts[name] - 1].splitlines()[:3]
    assert pages[starts["Index of states"] - 1].startswith("Index of states")


def test_each_brief_keeps_its_own_bookmarks_closed_under_its_name(book: Path) -> None:
    found = list(pypdfium2.PdfDocument(book).get_toc())
    under = [mark.get_title() for mark in found if mark.level == 1]
    assert under.count("Sources") == len(NAMES)
    assert all(mark.get_count() <= 0 for mark in found if not mark.level)


def test_contents_give_the_page_on_which_each_brief_begins(book: Path, pages: list[str]) -> None:
    starts = first_pages(book)
    contents = pages[starts["Contents"] - 1]
    for name in NAMES:
        assert re.search(rf"^{name} .* {starts[name]}$", contents, re.MULTILINE), contents


def test_lines_of_the_contents_are_links_to_these_pages(book: Path) -> None:
    starts = first_pages(book)
    assert list(dict.fromkeys(page for page, _ in links(book, starts["Contents"]))) == [
        starts[name] for name in NAMES
    ]


def test_each_brief_begins_on_a_right_hand_page(book: Path) -> None:
    starts = first_pages(book)
    assert all(starts[name] % 2 == 1 for name in NAMES)


def test_pages_are_numbered_through_the_book(book: Path, pages: list[str]) -> None:
    for number, text in enumerate(pages[1:], start=2):
        if text.strip():  # a page left empty for the next to be a right-hand one
            assert re.search(rf"^Page {number}$", text, re.MULTILINE), number


def test_each_brief_says_what_it_says_alone(facts: Facts, book: Path, pages: list[str]) -> None:
    starts = first_pages(book)
    for code, name in zip(CODES, NAMES, strict=True):
        alone = pypdfium2.PdfDocument(one_brief(facts, PICKS, code, Wording(), PRINTING).pdf)
        for page in range(len(alone)):
            own = alone[page].get_textpage().get_text_range()
            ours = pypdfium2.PdfDocument(book)[starts[name] - 1 + page].get_textpage().get_text_range()
            ours, own = re.sub(r"Page \d+( of \d)?", "", ours), re.sub(r"Page \d+ of \d", "", own)
            assert ours.split() == own.split()  # a shorter page number leaves the footer a longer line


def test_the_index_lists_states_by_letter_with_their_own_pages(book: Path, pages: list[str]) -> None:
    starts = first_pages(book)
    index = "\n".join(pages[starts["Index of states"] - 1 :])
    for name in NAMES:
        assert f"{name} {starts[name]}–{starts[name] + 1}" in index
    assert index.index("Belgium") < index.index("Mongolia") < index.index("Ukraine")


def test_the_index_finds_other_states_where_the_text_names_them(book: Path, pages: list[str]) -> None:
    index = "\n".join(pages[first_pages(book)["Index of states"] - 1 :])
    found = re.search(r"^Norway (.+)$", index, re.MULTILINE)
    assert found
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", found[1]):
        for page in range(int(first), int(last or first) + 1):
            assert "Norway" in pages[page - 1]


def test_a_name_within_a_longer_one_is_not_found() -> None:
    mentions = Mentions({"GIN": "Guinea", "PNG": "Papua New Guinea", "NER": "Niger", "NGA": "Nigeria"})
    assert list(mentions.within("Papua New Guinea, (Nigeria) and Niger’s part")) == ["PNG", "NGA", "NER"]


def test_one_tree_of_tags_holds_a_part_for_each_brief_in_reading_order(structure: str) -> None:
    assert len(re.findall(r"^Document", structure, re.MULTILINE)) == 1
    assert len(re.findall(r"^  Part", structure, re.MULTILINE)) == len(NAMES) + 2
    for tag in ("TOC", "TOCI", "H1", "H2", "Table", "Figure", "Note", "L", "Link"):
        assert re.search(rf"^ *{tag}\b", structure, re.MULTILINE), tag
    headings = re.findall(r'^ *H1 \(block\)\n *"(.+)"$', structure, re.MULTILINE)
    assert headings == ["Briefing book", "Contents", *NAMES, "Index of states"]


def test_every_mark_on_every_page_belongs_to_one_element(book: Path) -> None:
    objects = read(book)
    root = next(each for each in objects.values() if each.get("/Type") == "/StructTreeRoot")
    nums = objects[f"obj:{root['/ParentTree']}"]["/Nums"]
    rows = dict(zip(nums[::2], nums[1::2], strict=True))
    assert sorted(rows) == list(range(root["/ParentTreeNextKey"]))
    contents = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", str(book), "-"], capture_output=True, check=True
    ).stdout.decode("latin-1")
    marks = [
        each.split("endstream")[0].count(" <</MCID ") for each in contents.split("%% Contents for page ")[1:]
    ]
    keys = [each["/StructParents"] for each in objects.values() if each.get("/Type") == "/Page"]
    assert sorted(len(rows[key]) for key in keys) == sorted(marks)


def test_notes_have_names_that_no_other_brief_has(book: Path) -> None:
    names = [each["/ID"] for each in read(book).values() if each.get("/S") == "/Note"]
    assert len(names) == len(set(names)) > 5 * len(NAMES)


def test_a_note_mark_leads_to_the_sources_of_its_own_brief(book: Path) -> None:
    starts = first_pages(book)
    for name in NAMES:
        own = range(starts[name], starts[name] + 2)
        for page in own:
            assert all(leads in own for leads, _ in links(book, page))


def test_the_map_and_each_font_are_in_the_file_once(facts: Facts, book: Path) -> None:
    objects = read(book)
    forms = [each for each in objects.values() if each.get("/Subtype") == "/Form"]
    fonts = [each["/FontName"] for each in objects.values() if each.get("/Type") == "/FontDescriptor"]
    assert 2 <= len(forms) <= 2 * len(NAMES)  # maps and charts, each once at each of its sizes
    assert len({name.split("+")[1] for name in fonts}) == len(fonts)
    assert len(book.read_bytes()) < 0.85 * sum(
        len(one_brief(facts, PICKS, code, Wording(), PRINTING).pdf) for code in CODES
    )


def test_same_choice_gives_same_bytes(facts: Facts, book: Path) -> None:
    assert bound(facts) == book.read_bytes()


def test_split_files_are_the_briefs_as_they_are_made_alone(facts: Facts, tmp_path: Path) -> None:
    paths = list(write_split(facts, PICKS, Wording(), PRINTING, tmp_path / "new" / "folder"))
    assert [path.name for path in paths] == [f"brief-{name.lower()}-2025-12-05.pdf" for name in NAMES]
    for path, code in zip(paths, CODES, strict=True):
        assert path.read_bytes() == one_brief(facts, PICKS, code, Wording(), PRINTING).pdf


def test_a_book_without_a_state_is_refused(facts: Facts) -> None:
    with pytest.raises(ValueError, match="at least one state"):
        bound(facts, Picks((), (), date(2025, 12, 5)))


def links(book: Path, page: int) -> Iterator[tuple[int, str]]:
    """The pages, from 1, to which links within the book lead from a page, and what they say of themselves."""
    objects = read(book)
    tree = next(each for each in objects.values() if each.get("/Type") == "/Pages")
    order = {reference: number for number, reference in enumerate(tree["/Kids"], start=1)}
    for reference in objects[f"obj:{tree['/Kids'][page - 1]}"].get("/Annots", []):
        link = objects[f"obj:{reference}"]
        if "/Dest" in link:
            yield order[link["/Dest"][0]], link["/Contents"]


def read(book: Path) -> dict[str, dict]:
    """The objects of the file that are dictionaries, by reference."""
    done = subprocess.run(["qpdf", "--json", "--json-key=qpdf", str(book)], capture_output=True, check=True)
    found = json.loads(done.stdout)["qpdf"][1]
    bodies = {key: each.get("value", each.get("stream", {}).get("dict")) for key, each in found.items()}
    return {key: each for key, each in bodies.items() if isinstance(each, dict)}
