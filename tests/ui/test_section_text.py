"""The text of a section holds what a brief can print, and nothing typed runs into what is automatic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from db.edits import Shape, Span, Written
from desktop.ui.brief.section_text import SectionText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TABLE = Written(Shape.KEPT, number=0)


def paragraph(*spans: Span) -> Written:
    return Written(Shape.PARAGRAPH, spans)


@pytest.fixture
def text(qtbot: QtBot) -> SectionText:
    made = SectionText(lambda _: 1, lambda source: source)
    qtbot.addWidget(made)
    made.show()
    return made


def at(text: SectionText, block: int, place: int = 0) -> None:
    cursor = QTextCursor(text.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, place)
    text.setTextCursor(cursor)


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffc"), min_size=1
)
SPANS = st.builds(
    Span, WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.example"])
) | st.builds(Span, source=st.sampled_from(["a", "b"]))
BLOCKS = st.lists(
    st.builds(
        Written, st.sampled_from([s for s in Shape if s is not Shape.KEPT]), st.tuples(SPANS, SPANS, SPANS)
    )
)


def runs(blocks: tuple[Written, ...]) -> list:
    """Sign by sign, so that joints of a style do not matter."""
    return [
        (
            block.shape,
            [
                (sign, span.bold, span.italic, span.link)
                for span in block.spans
                for sign in span.text or span.source
            ],
        )
        for block in blocks
    ]


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_what_is_shown_is_what_stands_there(qapp: object, blocks: list[Written]) -> None:
    text = SectionText(lambda _: 1, lambda source: source)
    text.show_blocks(blocks, ())
    assert runs(text.blocks) == runs(tuple(blocks))


def test_a_language_and_a_quotations_speaker_are_kept(text: SectionText) -> None:
    block = Written(Shape.QUOTATION, (Span("Jamais.", italic=True, language="fr"), Span("\nBelgium")))
    text.show_blocks([block], ())
    (shown,) = text.blocks
    assert (shown.shape, shown.spans[0]) == (Shape.QUOTATION, block.spans[0])
    assert "".join(span.text for span in shown.spans[1:]) == "\nBelgium"


def test_what_is_typed_behind_a_citation_is_text(text: SectionText, qtbot: QtBot) -> None:
    text.show_blocks([paragraph(Span("So it is."), Span(source="a"))], ())
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, " Yes")
    assert text.blocks[0].spans == (Span("So it is."), Span(source="a"), Span(" Yes"))


def test_what_is_typed_at_a_links_end_is_not_linked(text: SectionText, qtbot: QtBot) -> None:
    text.show_blocks([paragraph(Span("here", link="https://a.example"))], ())
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, " it is")
    assert text.blocks[0].spans == (Span("here", link="https://a.example"), Span(" it is"))


def test_nothing_typed_runs_into_an_automatic_table(text: SectionText, qtbot: QtBot) -> None:
    text.show_blocks([paragraph(Span("Before")), TABLE, paragraph(Span("After"))], ("Table",))
    before = text.blocks
    at(text, 1, 2)
    qtbot.keyClicks(text, "x")
    at(text, 2)
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    at(text, 0, 6)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert text.blocks == before


def test_a_selection_that_ends_in_a_table_spares_it(text: SectionText, qtbot: QtBot) -> None:
    text.show_blocks([paragraph(Span("Before")), TABLE, paragraph(Span("After"))], ("Table",))
    cursor = QTextCursor(text.document().findBlockByNumber(0))
    cursor.setPosition(text.document().findBlockByNumber(1).position() + 3, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert text.blocks == (TABLE, paragraph(Span("After")))


def test_a_table_is_taken_out_whole_and_enter_goes_on_behind_it(text: SectionText, qtbot: QtBot) -> None:
    text.show_blocks([TABLE, paragraph(Span("After"))], ("Table",))
    at(text, 0)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "Between")
    assert text.blocks == (TABLE, paragraph(Span("Between")), paragraph(Span("After")))
    at(text, 0)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert text.blocks == (paragraph(Span("Between")), paragraph(Span("After")))
