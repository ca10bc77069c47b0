"""Pages that begin at the right: mirrored, in the order in which they are read, and to be searched."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import PartialDate
from db.records import Source, SourceId
from desktop.brief.blocks import (
    Box,
    Brief,
    Cite,
    Column,
    FigureBlock,
    Inline,
    KeyFigure,
    Listing,
    Paragraph,
    Place,
    Quotation,
    Section,
    Table,
    Words,
)
from desktop.dossier.picture import Picture, PictureKind
from desktop.page.lines import set_lines
from desktop.page.notes import Notes
from desktop.page.render import Rendered, render
from desktop.page.runs import plain, runs
from desktop.page.styles import BODY, MARGIN, Paper
from desktop.page.tags import Element
from desktop.page.turned import Passage, Turned

USE = "تتعهد كل دولة طرف بألا تقوم تحت أي ظروف باستعمال الألغام المضادة للأفراد."
NO_RESERVATIONS = "لا يجوز إبداء تحفظات على مواد هذه الاتفاقية (المادة 19)."
ENGLISH = "The Convention does not allow the suspension of its operation, whatever the circumstances may be."


def cite(*names: str) -> Cite:
    return Cite(tuple(map(SourceId, names)))


def arabic(whole: Brief) -> Brief:
    """A brief in Arabic with every kind of block."""
    sections = (
        Section("asks", "ما نطلبه", (Listing(_asks(), numbered=True),), Place.MAIN),
        Section("why", "أهمية المسألة", (_why(), Box((_contested(),))), Place.MAIN),
        Section("quote", "عبارات للاقتباس", _quotations(), Place.MAIN),
        Section("figures", "", (_figure("الشكل 1. الضحايا في العالم، 1999–2024."),), Place.SIDE),
        Section("spoken", "من تحدث", (_spoken(),)),
        Section("record", "المسجل", (Paragraph((Words(f"{USE} {NO_RESERVATIONS} {USE}"), cite("last"))),)),
    )
    return replace(
        whole,
        title="أوكرانيا",
        subtitle="تعليق اتفاقية حظر الألغام المضادة للأفراد",
        organisation="الحملة الدولية لحظر الألغام الأرضية",
        occasion="مذكرة إحاطة · الاجتماع الثاني والعشرون للدول الأطراف (22MSP) · جنيف، 1–5 ديسمبر 2025",
        footer="لا تنطوي الحدود المبينة على أي إقرار. الوقائع: الطبعة 2026.1.",
        notes_title="المصادر",
        page_label="صفحة {page} من {pages}",
        language="ar",
        key_figures=(
            KeyFigure("حالة الانضمام", "دولة طرف", (Words("منذ 1 يونيو 2006"), cite("status"))),
            KeyFigure("الضحايا، 2024", "293", (Words("مقابل 580 في 2023"), cite("monitor"))),
        ),
        sections=sections,
        sources={**whole.sources, SourceId("gs"): _source("gs", "رسالة الأمين العام (A/80/123)")},
    )


def _asks() -> tuple[Inline, ...]:
    return (
        (
            Words(
                "أن تعلن في الجلسة العامة أن الاتفاقية لا تجيز التعليق، وأن المادة 20 هي السبيل الوحيد للانسحاب."
            ),
            cite("report"),
        ),
        (
            Words("أن ترسل مذكرة إلى الوديع (الأمم المتحدة، A/RES/80/63) "),
            Words("قبل 27 ديسمبر 2025", bold=True),
            Words("."),
            cite("gs", "treaty"),
        ),
        (Words(ENGLISH, language="en"), cite("report")),
    )


def _why() -> Paragraph:
    return Paragraph(
        (
            Words(f"{USE} {NO_RESERVATIONS} قال الممثل: «لن نوقّع [أبدًا]» في "),
            Words("Landmine Monitor 2025", italic=True, language="en"),
            cite("monitor", "report"),
            Words(
                " (ص 12–14)، وعلى الموقع https://example.org/ar/1 أيضًا. بلغ العدد 6,279 أي 90% من المجموع."
            ),
        )
    )


def _contested() -> Inline:
    return Words(
        "تقول أوكرانيا إن الاتفاقية معلّقة؛ ويقول الاجتماع إنها غير قابلة للتعليق. هل يجوز ذلك؟"
    ), cite("gs", "report")


def _quotations() -> tuple[Quotation, ...]:
    return (
        Quotation((Words("«" + USE + "»"), cite("treaty")), (Words("المادة 1، الفقرة 1"),)),
        Quotation(
            (Words(f"“{ENGLISH}”", language="en"), cite("report")), (Words("22MSP, Geneva", language="en"),)
        ),
    )


def _figure(caption: str) -> FigureBlock:
    return FigureBlock(Picture(PictureKind.CHART_WORLD), (Words(caption), cite("monitor")), "الضحايا")


def _spoken() -> Table:
    columns = (Column("الدولة", 0.3), Column("المجموع", 0.2, numeric=True), Column("ما قالته", 0.5))
    rows = tuple(
        ((Words(name),), (Words(f"{number:,}"),), (Words(said), cite("gs")))
        for name, number, said in (
            ("النمسا", 7, "اعترضت رسميًا على التعليق (C.N.385.2025)."),
            ("بلجيكا", 1204, ENGLISH),
            ("كوت ديفوار", 31, "أيدت البيان المشترك."),
        )
    )
    return Table(columns, rows, "ما قالته كل دولة")


def _source(name: str, title: str) -> Source:
    date = PartialDate("2025-12")
    return Source(SourceId(name), title, "الأمم المتحدة", date, f"https://example.org/{name}", "official", "")


SIGNS = "درومحسabcXYZ012()  .,:;-/«»،؟"
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e]")


@pytest.fixture
def page(brief: Brief, draw: Any, read: Callable[[Rendered], Any]) -> Any:
    """The Arabic brief on A4."""
    return read(render(arabic(brief), draw))


def boxes(page: Any) -> Iterator[tuple[str, float, float]]:
    """Words as they are seen from left to right, with their left and right edges."""
    told = subprocess.run(["pdftotext", "-bbox", page.path, "-"], capture_output=True, text=True, check=True)
    for left, right, word in re.findall(r'xMin="(.+?)".*?xMax="(.+?)".*?>(.+?)</word>', told.stdout):
        yield word, float(left), float(right)


def edges(page: Any, word: str) -> tuple[float, float]:
    """Of the first such word; Arabic ones stand the other way round in what is read."""
    return next((left, right) for found, left, right in boxes(page) if word in (found, found[::-1]))


def text(page: Any) -> str:
    told = subprocess.run(["pdftotext", page.path, "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", DIRECTIONS.sub("", told.stdout))


def passages(said: str, measure: float = 150, *, mirrored: bool = True) -> list[list[Passage]]:
    lines = set_lines(plain(said, BODY, Element("P")), measure)
    turned = Turned.of(lines, mirrored=mirrored)
    return [list(turned.placed(index, 0.0)) for index in range(len(lines))]


def test_every_word_of_an_arabic_brief_is_found_as_it_is_read(page: Any) -> None:
    found = text(page)
    for word in f"{USE} {NO_RESERVATIONS} أوكرانيا المصادر اعترضت رسميًا معلّقة بلجيكا".split():
        assert word.strip("(.)") in found
    assert "الألغام المضادة للأفراد" in found
    for words in ("A/RES/80/63", "https://example.org/ar/1", "Landmine Monitor 2025", "C.N.385.2025"):
        assert words in found


def test_text_begins_at_the_right_margin_and_columns_change_sides(page: Any) -> None:
    title, asks, quote = edges(page, "أوكرانيا"), edges(page, "نطلبه"), edges(page, "للاقتباس")
    assert title[1] == pytest.approx(Paper.A4.width - MARGIN, abs=2)
    assert asks[0] > Paper.A4.width / 2 > quote[1]
    assert edges(page, "الدولة")[0] > edges(page, "المجموع")[1] > edges(page, "قالته")[1]


def test_a_page_and_its_mirror_are_laid_out_alike(brief: Brief, draw: Any, read: Any) -> None:
    def fills(language: str) -> list[tuple[float, float]]:
        content = read(render(replace(brief, language=language), draw)).content()[0]
        found = re.findall(r"rg ([\d.]+) [\d.]+ ([\d.]+) [\d.]+ re f$", content, re.MULTILINE)
        return [(float(left), float(width)) for left, width in found]

    pairs = list(zip(fills("en"), fills("ar"), strict=True))
    assert len(pairs) > 8
    for (left, width), (other, same) in pairs:
        assert width == same
        assert left + other + width == pytest.approx(Paper.A4.width, abs=0.03)


def test_numbers_of_a_list_stand_at_the_right_with_their_stop_on_the_left(page: Any) -> None:
    number, stop = passages("2.", 20)[0]
    assert stop.text == "."
    assert number.left > stop.left
    column = Paper.A4.width - MARGIN
    assert any(column - 4 < right <= column for word, _, right in boxes(page) if word == "2")


def test_numbers_of_a_table_stand_by_their_last_digit(page: Any) -> None:
    assert edges(page, "1,204")[1] == pytest.approx(edges(page, "31")[1], abs=0.5)


def test_an_english_paragraph_begins_at_the_left_and_a_single_line_stays_at_the_right(page: Any) -> None:
    column = Paper.A4.width / 2
    lines = [left for word, left, _ in boxes(page) if word in ("The", "operation,") and left > column - 20]
    assert len(lines) >= 2
    assert max(lines[:2]) - min(lines[:2]) < 0.1
    assert edges(page, "Geneva")[1] > 180


def test_an_arabic_paragraph_in_an_english_brief_begins_at_the_right(
    brief: Brief, draw: Any, read: Any
) -> None:
    section = replace(
        brief.sections[-1], blocks=(Paragraph((Words(f"{USE} {NO_RESERVATIONS}", language="ar"),)),)
    )
    page = read(render(replace(brief, sections=(*brief.sections[:-1], section)), draw))
    assert USE.split(maxsplit=1)[0] in text(page)
    assert edges(page, USE.split(maxsplit=1)[0])[1] > edges(page, USE.split()[1])[1]
    assert "/Lang" in str(page.objects())


def test_a_foreign_name_in_a_sentence_keeps_its_order() -> None:
    (line,) = passages("ذكرت Landmine Monitor 2025 ذلك", 400)
    words = [each for each in line if each.text.strip()]
    assert [each.text for each in words] == ["ذكرت", "Landmine Monitor 2025", "ذلك"]
    assert [each.backwards for each in words] == [True, False, True]
    first, name, last = (each.left for each in words)
    assert first > name > last


@pytest.mark.parametrize("name", ["A/RES/80/35", "Clearing the Mines", "22MSP"])
def test_a_date_after_a_foreign_name_and_a_comma_keeps_its_day(name: str) -> None:
    (line,) = passages(f"الامتناع 19 ({name}، 1 ديسمبر 2025).", 900)
    placed = {each.text.strip(" ()،."): each.left for each in line}
    assert placed[name] > placed["1"] > placed["ديسمبر"] > placed["2025"]


def test_foreign_names_in_an_arabic_list_follow_each_other_from_right_to_left() -> None:
    (line,) = passages("المصادر: Reuters، ICBL، 7،5 و12", 900)
    placed = {each.text.strip(" ،:"): each.left for each in line}
    assert placed["Reuters"] > placed["ICBL"] > placed["5"] > placed["7"] > placed["12"], "7،5 is one number"


def test_a_quotation_in_another_language_does_not_turn_its_sentence_round() -> None:
    (line,) = passages(f"قال: “{ENGLISH}”", 900)
    assert line[0].left > line[-1].left


def test_a_quoted_sentence_keeps_its_stop_and_quotation_marks_together() -> None:
    inline = (Words("خلصت إلى: "), Words("“Not allowed.”", language="en"), Words(" ثم انتهت."))
    lines = set_lines(runs(inline, BODY, Element("P"), Notes({})), 400)
    placed = {each.text.strip(): each for each in Turned.of(lines, mirrored=True).placed(0, 0.0)}
    quoted = placed["“Not allowed.”"]
    assert not quoted.backwards
    assert placed["ثم انتهت."].left < quoted.left < placed["خلصت إلى:"].left


def test_the_date_of_a_foreign_source_reads_from_its_day_to_its_year(
    brief: Brief, draw: Any, read: Any
) -> None:
    page = read(render(replace(brief, language="ar", full_addresses=False), draw))
    month, year = (
        edges(page, "ديسمبر"),
        next(left for word, left, _ in boxes(page) if word.startswith("2025")),
    )
    assert month[0] > year


@given(st.text(SIGNS, min_size=1, max_size=60), st.floats(40, 200), st.booleans())
def test_no_letter_is_lost_or_stands_on_another(said: str, measure: float, mirrored: bool) -> None:
    lines = set_lines(plain(said, BODY, Element("P")), measure)
    turned = Turned.of(lines, mirrored=mirrored) if len(lines) else None
    for index, line in enumerate(lines):
        assert turned is not None
        assert line.width <= measure + 0.02
        placed = list(turned.placed(index, 10.0))
        assert "".join(each.text for each in placed) == "".join(piece.text for piece in line.pieces)
        seen = sorted(placed, key=lambda each: each.left)
        for one, other in itertools.pairwise(seen):
            assert one.left + one.width == pytest.approx(other.left, abs=0.3)


def test_arabic_letters_are_read_in_order_by_what_follows_the_structure(page: Any) -> None:
    actual = [
        each["value"]["/ActualText"]
        for each in page.objects().values()
        if "/ActualText" in str(each.get("value"))
    ]
    assert any(USE in each for each in actual)
