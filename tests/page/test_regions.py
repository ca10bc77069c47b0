"""What a brief says of its drawn pages: where sections and notes stand, and which pages look as they did."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date

import pytest

from db.editions import shipped_facts
from db.records import Issue, StateCode
from desktop.brief.house import HouseStyle, NotesAt
from desktop.brief.order import Order
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Dossier, Picks
from desktop.page.brief_pdf import MadeBrief, make_pdf
from desktop.page.note_columns import NOTES
from desktop.page.regions import Region, sections_begin
from desktop.wording import PAGE_LANGUAGES, Wording


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    picks = Picks((StateCode("UKR"),), (Issue.SUSPENSION, Issue.CASUALTIES), date(2025, 12, 5))
    return assemble(shipped_facts(), picks)


def made(dossier: Dossier, language: str = "en", **how: object) -> MadeBrief:
    return make_pdf(dossier, Wording(language, PAGE_LANGUAGES), order=replace(Order(), **how))


def words_in(brief: MadeBrief, region: Region) -> str:
    """What another program reads there."""
    left, bottom, right, top = region.box
    across, up = brief.size
    sides = (left * across, (1 - top) * up, (right - left) * across, (top - bottom) * up)
    x, y, width, height = (str(round(side)) for side in sides)
    number = str(region.page + 1)
    done = subprocess.run(
        ["pdftotext", "-f", number, "-l", number, "-x", x, "-y", y, "-W", width, "-H", height, "-", "-"],
        input=brief.pdf,
        capture_output=True,
        check=True,
    )
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_section_begins_with_its_heading(dossier: Dossier, language: str) -> None:
    brief = made(dossier, language)
    begin = sections_begin(brief.regions)
    titles = {section.key: section.title for section in brief.brief.sections if section.title}
    found = {key: words_in(brief, begin[key]) for key in titles if key in begin}
    assert len(found) >= 5
    assert all(found[key].startswith(titles[key].replace("\N{NO-BREAK SPACE}", " ")[:20]) for key in found), (
        found
    )


def test_every_section_that_is_printed_has_its_place(dossier: Dossier) -> None:
    brief = made(dossier)
    begin = sections_begin(brief.regions)
    assert {key: region.page + 1 for key, region in begin.items()} == dict(brief.section_pages)
    assert all(0 <= side <= 1 for region in brief.regions for side in region.box)


def test_a_mirrored_page_has_its_columns_mirrored(dossier: Dossier) -> None:
    left, right = made(dossier), made(dossier, "ar")
    begin, mirrored = sections_begin(left.regions), sections_begin(right.regions)
    assert begin["figures"].box[0] > 0.5
    assert mirrored["figures"].box[2] < 0.5


@pytest.mark.parametrize("notes", list(NotesAt))
def test_each_number_at_the_head_of_a_note_stands_in_a_piece_of_the_notes(
    dossier: Dossier, notes: NotesAt
) -> None:
    brief = made(dossier, house=HouseStyle(notes=notes))
    heads = [mark for mark in brief.marks if mark.heads_note]
    assert {mark.source for mark in heads} == set(brief.notes)
    assert {mark.note for mark in brief.marks} == {mark.note for mark in heads}
    for mark in heads:
        x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
        around = [
            region
            for region in brief.regions
            if region.page == mark.page
            and region.box[0] <= x <= region.box[2]
            and region.box[1] <= y <= region.box[3]
        ]
        assert NOTES in {region.section for region in around}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sources_apart_take_no_page_of_the_templates_and_are_never_shortened(
    dossier: Dossier, language: str
) -> None:
    brief = made(dossier, language, house=HouseStyle(notes=NotesAt.APART))
    assert (brief.limited, brief.section_pages[NOTES]) == (2, 3)
    assert all(mark.page >= 2 for mark in brief.marks if mark.heads_note)
    assert brief.brief.full_addresses
    assert not brief.brief.short_notes


def test_the_same_brief_has_the_same_prints_and_another_head_has_others(dossier: Dossier) -> None:
    first, again, other = made(dossier), made(dossier), made(dossier, organisation="Mines Action")
    assert len(first.prints) == first.pages
    assert first.prints == again.prints
    assert not set(first.prints) & set(other.prints)


def test_a_page_to_which_nothing_happens_keeps_its_print(dossier: Dossier) -> None:
    whole, changed = made(dossier), made(dossier, without=frozenset({"spoken"}))
    assert whole.section_pages["spoken"] == 2
    assert changed.section_pages.keys() >= whole.section_pages.keys() - {"spoken"}
    assert whole.prints[1] != changed.prints[1]
