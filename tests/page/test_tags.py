"""The structure of the file: what a screen reader finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop.brief.blocks import Section, Table
from desktop.brief.house import HouseStyle, NotesAt


def test_every_kind_of_block_has_its_tag(page: Callable[..., Any]) -> None:
    structure = page().structure()
    for tag in ("Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "BlockQuote", "Table", "TR", "TH", "TD",
                "Figure", "Note", "Reference", "Link", "Sect"):  # fmt: skip
        assert re.search(rf"^ *{tag}\b", structure, re.MULTILINE), tag


def test_column_heads_say_their_scope_and_tables_what_they_show(page: Callable[..., Any]) -> None:
    structure = page().structure()
    assert structure.count("/Scope /Column") == 3
    assert "/Summary" in structure


def test_figures_have_words_and_a_box(page: Callable[..., Any]) -> None:
    figures = [each["value"] for each in page().objects().values() if _tag(each) == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["u:Casualties by year"]
    assert "/BBox" in str(figures)


def test_notes_have_names_of_their_own(page: Callable[..., Any]) -> None:
    notes = [each["value"]["/ID"] for each in page().objects().values() if _tag(each) == "/Note"]
    assert len(notes) == len(set(notes)) == 6


def test_every_mark_in_a_page_belongs_to_one_element(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    found = page(sections=(Section("long", "Long", (rows(60),)),))
    objects = found.objects()
    root = next(each["value"] for each in objects.values() if _type(each) == "/StructTreeRoot")
    numbers = objects[f"obj:{root['/ParentTree']}"]["value"]["/Nums"]
    pages = dict(zip(numbers[::2], numbers[1::2], strict=True))
    content = found.content()
    assert len(content) == found.rendered.pages
    for index, each in enumerate(content):
        marks = [int(mark) for mark in re.findall(r"/MCID (\d+)>> BDC", each)]
        assert marks == list(range(len(pages[index])))


def test_nothing_is_drawn_outside_the_structure_but_artifacts(page: Callable[..., Any]) -> None:
    content = page().content()
    for each in content:
        depth = 0
        for line in each.splitlines():
            if line.endswith(("BDC", "BMC")):
                depth += 1
            elif line == "EMC":
                depth -= 1
            elif line.strip():
                assert depth == 1, line
        assert depth == 0


def test_links_and_elements_know_each_other(page: Callable[..., Any]) -> None:
    found = page()
    links = list(found.annotations())
    parents = [link["/StructParent"] for link in links]
    assert len(set(parents)) == len(links)
    assert str(found.objects()).count("/OBJR") == len(links)


@pytest.mark.parametrize("notes", NotesAt)
def test_what_is_read_first_is_painted_first_on_each_page(page: Callable[..., Any], notes: NotesAt) -> None:
    """Marked pieces are numbered as they are painted; the tree, read through, must come by them in that order."""
    found = page(house=HouseStyle("41 22 000 00 00", notes=notes))
    objects = found.objects()
    root = next(f"obj:{_name(name)}" for name, each in objects.items() if _type(each) == "/StructTreeRoot")
    read: dict[str, list[int]] = {}
    for place, number in _read(objects, objects[root]["value"]["/K"], ""):
        read.setdefault(place, []).append(number)
    assert read
    for numbers in read.values():
        assert numbers == sorted(numbers)
        assert numbers == list(range(len(numbers)))


def test_what_stands_on_each_page_again_is_read_once(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    long = (Section("long", "Long", (rows(60),)),)
    structure = page(sections=long, house=HouseStyle("41 22 000 00 00")).structure()
    assert structure.count("41 22 000 00 00") == 1
    assert structure.count("do not imply endorsement") == 1
    assert structure.count('"What it said"') == 1


def test_heads_and_feet_are_told_from_other_ornaments(
    page: Callable[..., Any], rows: Callable[[int], Table]
) -> None:
    first, *later = page(sections=(Section("long", "Long", (rows(60),)),)).content()
    header, footer = (f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC" for kind in ("Header", "Footer"))
    assert header not in first
    assert footer in first
    assert all(header in each and footer in each for each in later)


def _name(name: str) -> str:
    return name.removeprefix("obj:")


def _read(objects: dict[str, dict[str, Any]], kid: Any, page: str) -> Iterator[tuple[str, int]]:
    """Pages and numbers of marked pieces, as one reads the tree."""
    if isinstance(kid, list):
        for each in kid:
            yield from _read(objects, each, page)
    elif isinstance(kid, int):
        yield page, kid
    elif isinstance(kid, str):
        yield from _read(objects, objects[f"obj:{kid}"]["value"], page)
    elif "/MCID" in kid:
        yield kid.get("/Pg", page), kid["/MCID"]
    elif kid.get("/Type") != "/OBJR":
        yield from _read(objects, kid.get("/K", []), kid.get("/Pg", page))


def _tag(each: dict[str, Any]) -> Any:
    value = each.get("value")
    return value.get("/S") if isinstance(value, dict) and value.get("/P") else None


def _type(each: dict[str, Any]) -> Any:
    value = each.get("value")
    return value.get("/Type") if isinstance(value, dict) else None
