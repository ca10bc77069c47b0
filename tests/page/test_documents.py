"""Every kind of document is made for whatever it may be on, fits its pages, and is read back by another program."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from db.audience import Audience
from db.editions import shipped_facts
from db.facts import Facts
from db.records import Issue, StateCode
from desktop.brief.named_sets import all_sets, find_set
from desktop.brief.order import Order
from desktop.brief.subject import subject
from desktop.brief.template import SHIPPED, Kind, shipped_template
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture, PictureKind
from desktop.page.brief_pdf import MadeBrief, make_pdf
from desktop.page.styles import LEAST, MARK_SIZE, Paper
from desktop.wording import PAGE_LANGUAGES, Wording

WORDS = Wording()
DAY = date(2025, 12, 5)
A6 = (297.64, 419.53)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return shipped_facts()


def made(
    facts: Facts,
    key: str,
    *states: str,
    issues: tuple[Issue, ...] = (),
    named: str = "",
    day: date = DAY,
    paper: Paper = Paper.A4,
) -> MadeBrief:
    template = shipped_template(key)
    found = find_set(named, facts, day, WORDS) if named else None
    codes = found.states if found else tuple(map(StateCode, states))
    picks = subject(template, Picks(codes, issues, day), facts)
    order = Order(template, "An Organisation", named=found.title if found else "")
    return make_pdf(assemble(facts, picks), WORDS, paper, order)


def text_of(made: MadeBrief) -> str:
    """In one line, words that were parted at its end whole again."""
    pages = pypdfium2.PdfDocument(made.pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(re.sub("\x02\\s*", "", text).replace("\N{NO-BREAK SPACE}", " ").split())


def unspaced(text: str) -> str:
    return "".join(text.split())


def sizes_of(pdf: bytes) -> Counter[float]:
    """How many signs stand on the pages at each size, those of figures as printed."""
    found: Counter[float] = Counter()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        matrix = pdfium.FS_MATRIX()
        for at in range(text.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(text.raw, at)).strip():
                pdfium.FPDFText_GetMatrix(text.raw, at, ctypes.byref(matrix))
                size = pdfium.FPDFText_GetFontSize(text.raw, at) * math.hypot(matrix.c, matrix.d)
                found[round(size, 2)] += 1
    return found


ISSUE_SAYS = {
    Issue.SUSPENSION: (
        "Ukraine, notified 18 July 2025",
        "Formal objection to the depositary (5) Switzerland (17 October 2025)",
        "Colombia (by one source)",
        "Mexico, for a group (2 December 2025)",
        "147 of the 166 States Parties: no objection",
        "States Parties (150 of 166): Send the Secretary-General",
    ),
    Issue.WITHDRAWALS: (
        "Poland 3 20 August 2025 20 February 2026 still bound, 77 days left",
        "Estonia, Finland, Latvia, Lithuania, Poland: Reverse the withdrawal",
    ),
    Issue.USE: (
        "Confirmed use by government forces",
        "Indications of use by government forces Ukraine",
        "Alleged use by government forces Cambodia (July 2025)",
    ),
    Issue.CASUALTIES: ("6,279", "State or area Casualties Year Myanmar 14 2,029 2024"),
    Issue.CLEARANCE: (
        "2025 (9) 31 Dec 2025: Angola (asks for time to 2030)",
        "Day passed, no later decision read (5)",
        "2033 (1) 1 Dec 2033: Ukraine",
    ),
    Issue.STOCKPILES: (
        "3,364,433",
        "325,413",
        "Article 4 deadline passed on 1 March 2008",
        "Retained for training",
    ),
    Issue.VICTIM_ASSISTANCE: ("States Parties with victims to assist", "US$33.3 million in 2020"),
    Issue.TRANSFERS: (
        "Confirmed transfer by government United States of America",
        "25 states Joint statement",
    ),
    Issue.UNIVERSALIZATION: (
        "Abstained (13)",
        "Mongolia (27/29)",
        "Marshall Islands (12 March 2025) and Tonga",
    ),
    Issue.COOPERATION: ("US$913.5 million in 2022", "States in a position to assist (36):"),
}


@pytest.mark.parametrize("issue", Issue)
def test_an_issue_brief_says_who_stands_where(facts: Facts, issue: Issue) -> None:
    brief = made(facts, "issue", issues=(issue,))
    assert brief.pages == 2
    text = unspaced(text_of(brief))  # beside a parted word the reader leaves no space between two cells
    for said in ISSUE_SAYS[issue]:
        assert unspaced(said) in text, said


@pytest.mark.parametrize("day", [date(1997, 12, 3), date(1999, 3, 1), date(2010, 6, 1), date(2026, 3, 10)])
@pytest.mark.parametrize("issue", Issue)
def test_an_issue_brief_is_made_for_any_day(facts: Facts, issue: Issue, day: date) -> None:
    assert made(facts, "issue", issues=(issue,), day=day).pages <= 2


def test_a_day_before_the_claim_knows_nothing_of_it(facts: Facts) -> None:
    text = text_of(made(facts, "issue", issues=(Issue.SUSPENSION,), day=date(2025, 7, 1)))
    assert "objection" not in text
    assert "No record" not in text


def test_every_set_has_its_brief(facts: Facts) -> None:
    for each in all_sets(facts, DAY, WORDS):
        brief = made(facts, "group", named=each.key)
        assert brief.pages == 2, each.key
        assert brief.brief.title == each.title


def test_a_small_group_has_a_row_a_member(facts: Facts) -> None:
    brief = made(facts, "group", named="Pacific Islands Forum")
    text = text_of(brief)
    assert "15 of 16 members" in text
    assert "Micronesia not a State Party" in text
    assert "Palau since 1 May 2008 1 no record completed" in text
    table = next(s for s in brief.brief.sections if s.key == "members").blocks[0]
    assert "Casualties" not in [column.title for column in table.columns]  # pyright: ignore[reportAttributeAccessIssue]


def test_a_large_group_says_that_its_members_have_no_row_each(facts: Facts) -> None:
    brief = made(facts, "group", named="AU")
    assert "all of “Where each member stands”" in brief.brief.left_out
    assert "members-roles" in brief.section_pages


def test_an_overview_shows_the_treaty_on_two_pages(facts: Facts) -> None:
    brief = made(facts, "overview")
    assert brief.pages == 2
    text = text_of(brief)
    for said in (
        "The Convention binds 166 states on 5 December 2025",
        "166 and 165 from 1 September 2025",
        "161 and 161 from 20 February 2026",
        "Finland 2 10 July 2025 10 January 2026 still bound, 36 days left",
        "6,279 people",
        "147 of the 166 States Parties",
        "2026 (7)",
        "Greece",
    ):
        assert said in text, said


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("language", sorted(PAGE_LANGUAGES))
def test_an_overview_keeps_to_two_pages_in_every_language(facts: Facts, language: str, paper: Paper) -> None:
    template = shipped_template("overview")
    dossier = assemble(facts, subject(template, Picks((), (), DAY, language=language), facts))
    words = Wording(language, PAGE_LANGUAGES)
    assert make_pdf(dossier, words, paper, Order(template, "An Organisation")).pages == 2


@pytest.mark.parametrize("day", [date(1997, 12, 3), date(2005, 1, 1), date(2026, 3, 10)])
def test_an_overview_is_made_for_any_day(facts: Facts, day: date) -> None:
    assert made(facts, "overview", day=day).pages <= 2


@pytest.mark.parametrize("state", [(), ("UKR",), ("NIU",), ("POL",), ("MNG",), ("BEL",)])
def test_a_card_has_two_sides_of_a6(facts: Facts, state: tuple[str, ...]) -> None:
    card = made(facts, "card", *state, paper=Paper.LETTER)
    assert card.pages == 2
    pages = pypdfium2.PdfDocument(card.pdf)
    assert [tuple(round(side, 1) for side in page.get_size()) for page in pages] == [(297.6, 419.5)] * 2
    assert card.section_pages["card-asks"] == 1
    assert card.section_pages["notes"] == 2


def test_each_state_has_its_card(facts: Facts) -> None:
    template = shipped_template("card")
    for code in facts.states:
        card = make_pdf(assemble(facts, Picks((code,), (), DAY)), WORDS, order=Order(template))
        assert card.pages == 2, code


@pytest.mark.parametrize(
    ("key", "states", "issue"),
    [
        ("state", ("UKR",), None),
        ("state", ("POL", "BEL", "NIU"), None),
        ("overview", (), None),
        ("card", ("UKR",), None),
        *(("issue", (), issue) for issue in Issue),
    ],
)
def test_no_letter_is_small(facts: Facts, key: str, states: tuple[str, ...], issue: Issue | None) -> None:
    brief = made(facts, key, *states, issues=(issue,) if issue else ())
    small = {size: n for size, n in sizes_of(brief.pdf).items() if size < LEAST}
    assert set(small) <= {MARK_SIZE}


@pytest.mark.parametrize("kind", PictureKind)
def test_no_letter_of_a_figure_is_small(facts: Facts, kind: PictureKind) -> None:
    dossier = assemble(facts, Picks((StateCode("UKR"), StateCode("KHM")), (), DAY))
    order = Order(figures=(Picture(kind),))
    brief = make_pdf(dossier, WORDS, order=replace(order, without=frozenset({"figures"})))
    assert "added" in brief.section_pages
    assert {size for size in sizes_of(brief.pdf) if size < LEAST} <= {MARK_SIZE}


def test_with_room_for_all_nothing_but_the_templates_own_limits_is_left_out(facts: Facts) -> None:
    template = replace(shipped_template("issue"), pages=20)
    picks = subject(template, Picks((), (Issue.WITHDRAWALS,), DAY), facts)
    brief = make_pdf(assemble(facts, picks), WORDS, order=Order(template)).brief
    assert brief.full_addresses
    assert brief.left_out == ("8 of 32 lines of “What was said and done”", "5 of 7 quotations")


def test_what_is_left_out_is_counted(facts: Facts) -> None:
    brief = make_pdf(assemble(facts, Picks((StateCode("UKR"),), (), DAY)), WORDS).brief
    spoken = next(section for section in brief.sections if section.key == "spoken").blocks[0]
    shown = len(spoken.rows)  # pyright: ignore[reportAttributeAccessIssue]
    assert f"{5 - shown} of 5 lines of “Who has spoken”" in brief.left_out


def test_every_shipped_template_of_a_handout_has_a_kind_of_its_own() -> None:
    kinds = [each.kind for each in map(shipped_template, SHIPPED) if Audience.HANDOUT in each.audiences]
    assert sorted(set(kinds)) == sorted(kinds) == sorted(Kind)
