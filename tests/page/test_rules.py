"""What typography owes a reader, held over briefs on many states, on both papers, in several languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from db.facts import Facts
from db.opening import open_workspace
from db.records import Issue, StateCode
from desktop.brief.blocks import Brief
from desktop.brief.order import Order
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture, PictureKind
from desktop.figures.drawing import Label
from desktop.figures.still import still
from desktop.page import styles
from desktop.page.arrange import Arranged
from desktop.page.book_pdf import dossier_of
from desktop.page.brief_pdf import arranged_brief, make_pdf
from desktop.page.held import held
from desktop.page.pieces import Piece, Row, Rows, Stack, Text
from desktop.page.render import Rendered, render
from desktop.page.styles import Paper
from desktop.wording import UN_LANGUAGES, Wording

DAY = date(2025, 12, 5)
ISSUES = (Issue.SUSPENSION, Issue.WITHDRAWALS, Issue.CASUALTIES)
EVERY = 5  # of the states: forty of them
NARROW = "\N{NARROW NO-BREAK SPACE}"
HELD = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    with open_workspace(tmp_path_factory.mktemp("rules") / "facts.minebrief") as workspace:
        return workspace.facts()


@cache
def made(facts: Facts, paper: Paper, language: str) -> tuple[Arranged, ...]:
    words = Wording(language, UN_LANGUAGES)
    found = []
    for code in list(facts.states)[:: EVERY if language == "en" else 40]:
        dossier = dossier_of(facts, Picks((code,), ISSUES, DAY, language=language), code)
        found.append(
            arranged_brief(dossier, words, paper, Order(organisation="An Organisation"), "{page}")[1]
        )
    return tuple(found)


@pytest.fixture(
    params=[(paper, language) for paper in (Paper.A4, Paper.LETTER) for language in ("en", "fr", "ar")],
    ids=str,
)
def arranged(request: pytest.FixtureRequest, facts: Facts) -> tuple[Arranged, ...]:
    return made(facts, *request.param)


def texts(piece: Piece) -> Iterator[Text]:
    """All texts within a piece."""
    match piece:
        case Text():
            yield piece
        case Stack():
            for item in piece.items:
                yield from texts(item.piece)
        case Row():
            for cell in piece.cells:
                yield from texts(cell.piece)
        case Rows():
            for row in (piece.head, *piece.rows):
                yield from texts(row)
        case _:
            inner = getattr(piece, "piece", None)
            if inner is not None:
                yield from texts(inner)


def test_a_brief_keeps_to_two_pages(arranged: tuple[Arranged, ...]) -> None:
    assert [each.pages for each in arranged] == [2] * len(arranged)


def test_no_line_is_longer_than_its_measure(arranged: tuple[Arranged, ...]) -> None:
    for each in arranged:
        for placed in each.placed:
            for found in texts(placed.piece):
                assert all(line.width <= found.measure + 0.02 for line in found.lines)


def test_nothing_stands_outside_its_column_or_lies_on_another(arranged: tuple[Arranged, ...]) -> None:
    for each in arranged:
        for page in range(each.pages):
            column = each.frame.column(page)
            here = [placed for placed in each.placed if placed.page == page]
            assert all(placed.top - placed.piece.height >= column.foot - 0.1 for placed in here)
            assert all(placed.left >= each.frame.left - 0.1 for placed in here)
            for left in {placed.left for placed in here}:
                below = sorted(
                    (placed for placed in here if placed.left == left), key=lambda found: -found.top
                )
                for one, other in itertools.pairwise(below):
                    assert one.top - one.piece.height >= other.top - 0.1


def test_no_line_of_a_paragraph_stands_alone(arranged: tuple[Arranged, ...]) -> None:
    """Neither at the foot of a page nor at the head of the next one."""
    for each in arranged:
        for placed in each.placed:
            for found in texts(placed.piece):
                whole, shown = len(found.lines.broken), len(found.lines)
                assert shown in {0, whole} or shown >= 2


def test_no_heading_is_parted_from_what_it_heads(arranged: tuple[Arranged, ...]) -> None:
    for each in arranged:
        for index, placed in enumerate(each.placed):
            if isinstance(placed.piece, Text) and placed.piece.style == styles.HEADING:
                after = each.placed[index + 1]
                assert (after.page, after.left >= placed.left) == (placed.page, True)


def test_no_row_of_a_table_is_split(arranged: tuple[Arranged, ...]) -> None:
    for each in arranged:
        for placed in each.placed:
            for row in placed.piece.rows if isinstance(placed.piece, Rows) else ():
                assert all(len(found.lines) == len(found.lines.broken) for found in texts(row))


def test_no_paragraph_ends_with_a_scrap_that_could_be_helped(arranged: tuple[Arranged, ...]) -> None:
    """A share of the last lines may be short where every other way would be a line longer."""
    short = total = 0
    for each in arranged:
        for placed in each.placed:
            for found in texts(placed.piece):
                if found.style.size == styles.BODY.size and len(found.lines) > 2:
                    total += 1
                    short += found.lines[-1].width < 0.12 * found.measure
    assert short <= 0.03 * total


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_is_safe_from_a_punch_on_either_side(
    brief: Brief, draw: Any, read: Any, rows: Any, paper: Paper, language: str
) -> None:
    """Which reaches 43 points, whether pages are printed on one side or on both."""
    section = replace(brief.sections[4], blocks=(rows(60),))
    longer = replace(brief, language=language, sections=(*brief.sections[:4], section))
    pages = read(render(longer, draw, paper)).content()
    assert len(pages) > 2
    for content in pages:
        found = [
            (float(left), float(left) + float(width))
            for left, width in re.findall(r"rg ([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re f$", content, re.MULTILINE)
        ]
        assert min(left for left, _ in found) > 43
        assert paper.width - max(right for _, right in found) > 43


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_no_type_is_smaller_than_eight_and_a_half(facts: Facts, read: Any, language: str) -> None:
    words = Wording(language, UN_LANGUAGES)
    for code in ("UKR", "BEL", "NIU"):
        dossier = dossier_of(
            facts, Picks((StateCode(code),), ISSUES, DAY, language=language), StateCode(code)
        )
        page = read(Rendered(make_pdf(dossier, words).pdf, 2, (), {}))
        found = {size for content in page.content() for size in _sizes(content)}
        assert min(found - {styles.MARK_SIZE}) >= styles.LEAST


def _sizes(content: str) -> Iterator[float]:
    return (float(size) for size in re.findall(r"/[A-Z_]+ ([\d.]+) Tf", content))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("See Article 5 and paragraph 2", f"See Article{HELD}5 and paragraph{HELD}2"),
        ("on 27 December 2025", f"on 27{HELD}December 2025"),
        ("selon l'article 5, le 27 décembre", f"selon l'article{HELD}5, le 27{HELD}décembre"),
        ("le 1er janvier, page 3", f"le 1er{HELD}janvier, page{HELD}3"),
        ("el artículo 5 y el párrafo 2", f"el artículo{HELD}5 y el párrafo{HELD}2"),
        ("el 27 de diciembre de 2025", f"el 27{HELD}de{HELD}diciembre de 2025"),
        ("статья 5, пункт 2", f"статья{HELD}5, пункт{HELD}2"),
        ("27 декабря 2025 года", f"27{HELD}декабря 2025{HELD}года"),
        ("المادة 5 والفقرة 2", f"المادة{HELD}5 والفقرة{HELD}2"),
        ("في 27 ديسمبر 2025", f"في 27{HELD}ديسمبر 2025"),
        ("76.72 km² of 3 million", f"76.72{HELD}km² of 3{HELD}million"),
        ("« Non » ; oui : peut-être ?", f"«{NARROW}Non{NARROW}»{NARROW}; oui{NARROW}: peut-être{NARROW}?"),
        ("no such thing", "no such thing"),
    ],
)
def test_a_number_stays_with_its_word_in_each_language(said: str, kept: str) -> None:
    assert held(said) == kept


@pytest.mark.parametrize("kind", PictureKind)
def test_no_letter_of_a_figure_is_smaller_than_eight_and_a_half_as_printed(
    facts: Facts, kind: PictureKind
) -> None:
    """In the narrow column and over the whole width, of one state and of three, in two languages."""
    for language in ("en", "ar"):
        words = Wording(language, UN_LANGUAGES)
        for codes in (("UKR",), ("UKR", "EST", "COL")):
            states = tuple(map(StateCode, codes))
            dossier = assemble(facts, Picks(states, ISSUES, DAY, language=language))
            for width, height in ((207.0, 125.0), (440.0, 190.0), (492.0, 246.0)):
                drawing = still(Picture(kind, states), dossier, width, height, words)
                items = [*drawing.items, *(drawing.under.items if drawing.under else ())]
                assert min([each.size for each in items if isinstance(each, Label)], default=9) >= 8.5 - 0.01
