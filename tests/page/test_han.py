"""Chinese on the page: where its lines break, and which characters there are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.records import SourceId
from desktop.brief.blocks import Brief, Cite, Paragraph, Section, Words
from desktop.dossier.picture import Picture
from desktop.figures.drawing import Drawing, Label
from desktop.figures.style import wrapped
from desktop.page.fonts import Face, coverage
from desktop.page.lines import set_lines
from desktop.page.notes import Notes
from desktop.page.render import render
from desktop.page.runs import plain, runs
from desktop.page.styles import BODY
from desktop.page.tags import Element
from desktop.wording import UN_LANGUAGES, Wording
from resources import ROOT

USE = "每一缔约国承诺在任何情况下，决不使用杀伤人员地雷。"
MIXED = (
    "根据《关于禁止使用、储存、生产和转让杀伤人员地雷及销毁此种地雷的公约》第5条，缔约国应于2025年12月5日之前（见A/RES/80/63号决议）"
    "报告其清除情况；“公约不允许中止施行”——Landmine Monitor 2025称，2024年共有6,279人伤亡……"
)
CLOSING = "、。，：；！？）》”…—"
OPENING = "（《“"


def lines(text: str, measure: float) -> list[str]:
    found = set_lines(plain(text, BODY, Element("P")), measure)
    assert all(line.width <= measure + 0.02 for line in found)
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in found]


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    for measure in range(60, 420, 3):
        found = lines(MIXED, measure)
        assert "".join(found).replace(" ", "") == MIXED.replace(" ", "")
        assert not [line for line in found if line[0] in CLOSING or line[-1] in OPENING]


def test_numbers_stay_whole_and_with_what_they_count() -> None:
    for measure in range(60, 420, 3):
        joined = "|".join(lines(MIXED, measure))
        for whole in (
            "第5条",
            "2025年",
            "12月",
            "5日",
            "6,279人",
            "A/RES/80/63",
            "Landmine",
            "2025",
            "——",
            "……",
        ):
            assert whole in joined


def test_lines_are_full_to_a_character_or_two() -> None:
    measure = 300.0
    found = set_lines(plain(USE * 8, BODY, Element("P")), measure)
    assert all(line.width > measure - 3 * BODY.size for line in found[:-1])


def test_quotation_marks_are_those_of_the_letters_that_they_enclose() -> None:
    faces = {run.text: run.ink.face for run in plain("他说“公约”，and “so” on。", BODY, Element("P"))}
    assert Face.HAN in {face for text, face in faces.items() if "“公约”" in text}
    assert Face.SERIF in {face for text, face in faces.items() if "“so”" in text}


def test_a_note_mark_stays_with_its_word_and_before_the_stop() -> None:
    inline = (
        Words("公约不允许中止施行"),
        Cite((SourceId("a"),)),
        Words("。此外，第1条禁止使用"),
        Cite((SourceId("b"),)),
        Words("。"),
    )
    for measure in range(40, 200, 3):
        found = set_lines(runs(inline, BODY, Element("P"), Notes({})), measure)
        starts = ["".join(piece.text for piece in line.pieces) for line in found]
        assert not [start for start in starts if start.lstrip("\xa0")[0] in "12。"]


@given(st.text("公约第5条在2025年，（《“”》）。abc -/", min_size=1, max_size=80), st.floats(30, 200))
def test_no_character_is_lost(text: str, measure: float) -> None:
    assert "".join(lines(text, measure)).replace(" ", "") == text.replace(" ", "")


def test_a_brief_in_chinese_is_searched_and_copied(brief: Brief, draw: Any, read: Any) -> None:
    section = Section("why", "为何重要", (Paragraph((Words(MIXED), Cite((SourceId("gs"),)))),))
    page = read(render(replace(brief, title="乌克兰", language="zh", sections=(section,)), draw))
    found = re.sub(r"\s", "", page.text())
    for words in ("乌克兰", "为何重要", "决议）报告其清除情况", "“公约不允许中止施行”", "第5条"):
        assert words in found
    fonts = page.tool("pdffonts")
    assert re.search(r"[A-Z]{6}\+NotoSansSC-Regular +CID TrueType +Identity-H +yes yes yes", fonts)
    assert len(page.rendered.pdf) < 60_000


def test_the_faces_have_what_the_catalogue_and_names_of_states_are_written_with() -> None:
    catalogue = ROOT / "locale/zh/LC_MESSAGES/minebrief.po"
    said = (
        "".join(re.findall(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', catalogue.read_text("utf-8"), re.MULTILINE))
        if catalogue.exists()
        else ""
    )
    words = Wording("zh", UN_LANGUAGES)
    wanted = {sign for sign in said + words.date(date(2025, 12, 27)) if sign >= "\u2e80"}
    for face in (Face.HAN, Face.HAN_BOLD):
        assert wanted <= coverage(face)
        assert len([sign for sign in coverage(face) if "\u4e00" <= sign <= "\u9fff"]) >= 6763


def test_a_figure_breaks_chinese_where_it_may_and_the_page_has_its_letters(brief: Brief, read: Any) -> None:
    found = wrapped(USE, 60, 8)
    assert len(found) > 2
    assert "".join(found) == USE
    assert not [line for line in found if line[0] in CLOSING]
    assert wrapped("one two three", 40, 8) == ["one two", "three"]

    def drawing(_picture: Picture, width: float, height: float) -> Drawing:
        return Drawing(width, height, (Label("致函保存人 10", 5, 5, 8.5, (0, 0, 0)),))

    assert "致函保存人 10" in read(render(brief, drawing)).text()
