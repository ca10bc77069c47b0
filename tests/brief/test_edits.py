"""What the user wrote stays, cites live, and is told of what the automatic text would now say; all without a window."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.audience import Audience
from db.edits import About, EditedSection, Edits, KeptEdits, Shape, Span, Written, read, written
from db.facts import Facts
from db.own import KeptBrief
from db.records import Issue, SourceId, StateCode
from desktop.brief.blocks import Brief, Cite, Listing, Paragraph, Place, Quotation, Section, Table, Words
from desktop.brief.compose import compose
from desktop.brief.edits import (
    Change,
    accept,
    begun,
    changes,
    cited_in,
    in_order,
    pieces,
    placed,
    said,
    sentences_of,
    settle_all,
    spans_of,
    split,
    written_for,
)
from desktop.brief.order import Order
from desktop.brief.pictures import NOTHING_TOLD
from desktop.brief.template import shipped_template
from desktop.dossier.assemble import assemble
from desktop.dossier.confidential import Confidential
from desktop.dossier.model import Picks
from desktop.page.brief_pdf import make_pdf
from desktop.wording import Wording

WORDS = Wording()
UKR, BEL = StateCode("UKR"), StateCode("BEL")
ON_UKRAINE = About(Audience.HANDOUT, "en", "state", "UKR")
FIRST = SourceId("one")


def picks(*codes: StateCode) -> Picks:
    return Picks(codes, (Issue.SUSPENSION,), date(2025, 12, 5))


def brief_on(facts: Facts, *codes: StateCode, edits: Edits = Edits(), **order: object) -> Brief:  # noqa: B008
    wanted = Order(edits=(KeptEdits(ON_UKRAINE, edits),), **order)  # type: ignore[arg-type]
    return compose(assemble(facts, picks(*codes)), WORDS, lambda _: NOTHING_TOLD, wanted)


def section_of(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def sentence(text: str, *sources: str) -> tuple[Span, ...]:
    return (Span(text), *(Span(source=source) for source in sources))


def edited(*texts: str, was: tuple[str, ...] = ()) -> EditedSection:
    blocks = tuple(Written(Shape.PARAGRAPH, sentence(text)) for text in texts)
    return EditedSection("why", "", blocks, tuple(sentence(text) for text in was))


def texts(section: EditedSection) -> list[str]:
    return [said(block.spans) for block in section.blocks]


def test_an_untouched_section_in_the_users_words_reads_like_the_automatic_one(facts: Facts) -> None:
    plain = brief_on(facts, UKR)
    sections = tuple(begun(section) for section in plain.sections)
    again = brief_on(facts, UKR, edits=Edits(sections=sections))
    assert [s.key for s in again.sections] == [s.key for s in plain.sections]
    for before, after in zip(plain.sections, again.sections, strict=True):
        assert sentences_of(after.blocks) == sentences_of(before.blocks)
        assert [type(block) for block in after.blocks] == [type(block) for block in before.blocks]
        assert after.title == before.title
        assert changes(begun(before), sentences_of(before.blocks)) == ()


def test_an_edited_section_says_what_the_user_wrote_in_that_brief_alone(facts: Facts) -> None:
    asks = EditedSection("asks", "", (Written(Shape.NUMBERED, sentence("Come back to the table.")),))
    found = section_of(brief_on(facts, UKR, edits=Edits(sections=(asks,))), "asks")
    assert found.blocks == (Listing(((Words("Come back to the table."),),), numbered=True),)
    assert found.title == "What we ask"
    for others in ((BEL,), (UKR, BEL)):
        brief = brief_on(facts, *others, edits=Edits(sections=(asks,)))
        assert "Come back" not in str(brief.sections)


def test_an_internal_edit_never_stands_on_a_handout_even_where_it_is_handed_over(facts: Facts) -> None:
    inner = KeptEdits(replace(ON_UKRAINE, audience=Audience.INTERNAL), Edits(sections=(edited("Sentinel"),)))
    dossier = assemble(facts, picks(UKR))
    handout = compose(dossier, WORDS, lambda _: NOTHING_TOLD, Order(edits=(inner,)))
    assert "Sentinel" not in str(handout.sections)
    order = Order(shipped_template("state"), confidential=Confidential(edits=(inner,)))
    assert "Sentinel" in str(compose(dossier, WORDS, lambda _: NOTHING_TOLD, order).sections)


def test_the_pages_print_the_users_words_with_a_live_note_and_a_link(facts: Facts, tmp_path: Path) -> None:
    source = next(iter(facts.sources))
    spans = (
        Span("Ask them"),
        Span(source=source),
        Span(" and see "),
        Span("this", link="https://a.example/b"),
    )
    asks = EditedSection("asks", "", (Written(Shape.PARAGRAPH, spans),))
    order = Order(edits=(KeptEdits(ON_UKRAINE, Edits(sections=(asks,))),))
    made = make_pdf(assemble(facts, picks(UKR)), WORDS, order=order)
    assert source in made.notes
    path = tmp_path / "brief.pdf"
    path.write_bytes(made.pdf)
    told = subprocess.run(["pdfinfo", "-url", path], capture_output=True, check=True, text=True).stdout
    assert "https://a.example/b" in told
    assert made.pages == 2


def test_a_link_that_is_no_web_address_is_printed_but_leads_nowhere(facts: Facts, tmp_path: Path) -> None:
    spans = (Span("this", link="file:///etc/passwd"),)
    asks = EditedSection("asks", "", (Written(Shape.PARAGRAPH, spans),))
    order = Order(edits=(KeptEdits(ON_UKRAINE, Edits(sections=(asks,))),))
    path = tmp_path / "brief.pdf"
    path.write_bytes(make_pdf(assemble(facts, picks(UKR)), WORDS, order=order).pdf)
    told = subprocess.run(["pdfinfo", "-url", path], capture_output=True, check=True, text=True).stdout
    assert "passwd" not in told


def test_a_citation_of_a_source_that_has_gone_says_so(facts: Facts) -> None:
    known = next(iter(facts.sources))
    asks = EditedSection("asks", "", (Written(Shape.PARAGRAPH, sentence("As said.", "gone", known)),))
    (block,) = section_of(brief_on(facts, UKR, edits=Edits(sections=(asks,))), "asks").blocks
    assert block == Paragraph(
        (Words("As said."), Words(" [source no longer there]", italic=True), Cite((known,)))
    )
    assert cited_in(asks) == ("gone", known)


def test_a_table_in_an_edited_section_stays_automatic(facts: Facts) -> None:
    automatic = section_of(brief_on(facts, UKR), "spoken")
    mine = begun(automatic)
    mine = replace(mine, blocks=(Written(Shape.PARAGRAPH, sentence("Read this first.")), *mine.blocks))
    found = section_of(brief_on(facts, UKR, edits=Edits(sections=(mine,))), "spoken")
    assert found.blocks[0] == Paragraph((Words("Read this first."),))
    assert next(b for b in found.blocks if isinstance(b, Table)) in automatic.blocks


def test_a_section_of_ones_own_stands_where_it_was_put(facts: Facts) -> None:
    own = EditedSection("own:1", "Before you go in", (Written(Shape.PARAGRAPH, sentence("Room 4.")),))
    keys = [section.key for section in brief_on(facts, UKR).sections]
    for order in (("own:1", *keys), (keys[0], "own:1", *keys[1:]), (*keys, "own:1")):
        brief = brief_on(facts, UKR, edits=Edits(order, (own,)))
        assert [section.key for section in brief.sections] == list(order)
        assert section_of(brief, "own:1").title == "Before you go in"
    brief = brief_on(facts, UKR, edits=Edits((), (own,)), without=frozenset({"own:1"}))
    assert "own:1" not in [section.key for section in brief.sections]


def test_sections_are_printed_in_the_order_of_the_user(facts: Facts) -> None:
    keys = [section.key for section in brief_on(facts, UKR).sections]
    turned = tuple(reversed(keys))
    order = Order(edits=(KeptEdits(ON_UKRAINE, Edits(turned)),))
    made = make_pdf(assemble(facts, picks(UKR)), WORDS, order=order)
    assert [section.key for section in made.brief.sections] == [k for k in turned if k in made.section_pages]
    assert list(made.section_pages.values()) == sorted(made.section_pages.values())


def test_what_is_new_to_an_order_stays_behind_what_it_followed() -> None:
    assert in_order("abcd", ("c", "a", "gone")) == ("c", "d", "a", "b")
    assert in_order("abc", ()) == ("a", "b", "c")
    assert in_order("abc", ("c",)) == ("a", "b", "c")


def test_nothing_stands_beside_a_map_once_a_table_came() -> None:
    text, table = Paragraph((Words("x"),)), Table((), ())
    sections = (
        Section("map", "", (text,), Place.SIDE),
        Section("own:1", "Mine", (text,), Place.WIDE),
        Section("asks", "", (text,), Place.MAIN),
        Section("spoken", "", (table,), Place.WIDE),
        Section("why", "", (text,), Place.MAIN),
    )
    side, main, wide = Place.SIDE, Place.MAIN, Place.WIDE
    assert [each.place for each in placed(sections)] == [side, main, main, wide, wide]
    assert {each.place for each in placed(sections[3:])} == {wide}


def test_a_sentence_has_the_citations_that_follow_it() -> None:
    spans = (
        Span("One is. "),
        Span("Two", bold=True),
        Span(" was."),
        Span(source="a"),
        Span(" Three.", italic=True),
    )
    assert split(spans) == (
        (Span("One is."),),
        (Span("Two", bold=True), Span(" was."), Span(source="a")),
        (Span("Three.", italic=True),),
    )


def test_only_what_reads_otherwise_is_told() -> None:
    section = edited("Mine.", was=("It holds 10 mines.", "It is bound.", "It was first."))
    now = (sentence("It holds 12 mines."), sentence("It is bound."), sentence("It spoke in June."))
    assert changes(section, now) == (
        Change(sentence("It holds 10 mines."), now[0], 0, 0),
        Change(sentence("It was first."), now[2], 2, 2),
    )
    assert changes(settle_all(section, now), now) == ()


def test_another_source_under_the_same_words_is_a_change() -> None:
    section = replace(edited("Mine."), was=(sentence("So it is.", "a"),))
    assert changes(section, (sentence("So it is.", "b"),)) == (
        Change(sentence("So it is.", "a"), sentence("So it is.", "b")),
    )


def test_a_sentence_is_taken_over_where_the_old_one_stands_and_nothing_else_is_touched() -> None:
    section = edited(
        "Dear friend. In 2024 it holds 10 mines. Yours.", was=("In 2024 it holds 10 mines.", "End.")
    )
    now = (sentence("In 2024 it holds 12 mines.", "s"), sentence("End."))
    (change,) = changes(section, now)
    taken = accept(section, change, now)
    assert texts(taken) == ["Dear friend. In 2024 it holds 12 mines. Yours."]
    assert cited_in(taken) == ("s",)
    assert changes(taken, now) == ()


def test_a_sentence_that_is_new_is_put_behind_the_one_it_follows() -> None:
    section = edited("First it was so. Mine.", was=("First it was so.",))
    now = (sentence("First it was so."), sentence("Then it changed."))
    (change,) = changes(section, now)
    assert texts(accept(section, change, now)) == ["First it was so. Then it changed. Mine."]


def test_a_sentence_that_is_gone_goes_if_one_takes_that_over() -> None:
    section = edited("Old news is here. Mine.", was=("Old news is here.", "Stays."))
    (change,) = changes(section, (sentence("Stays."),))
    assert change == Change(sentence("Old news is here."), None)
    assert texts(accept(section, change, (sentence("Stays."),))) == ["Mine."]


def test_the_differences_of_two_sentences_are_their_words() -> None:
    left, right = pieces(sentence("It holds 10 mines."), sentence("It holds 12 mines."))
    assert [(piece.text, piece.differs) for piece in left] == [
        ("It holds ", False),
        ("10 ", True),
        ("mines.", False),
    ]
    assert "".join(piece.text for piece in right if piece.differs) == "12 "


def test_a_quotation_keeps_who_said_it() -> None:
    block = Quotation((Words("“Never.”", italic=True),), (Words("Norway"), Cite((FIRST,))))
    mine = begun(Section("quotes", "", (block,)))
    assert said(mine.blocks[0].spans) == "“Never.”\nNorway"
    from desktop.brief.edits import in_users_words

    assert in_users_words(mine, (block,), [FIRST], WORDS) == (block,)


SPANS = st.builds(
    Span, st.text(max_size=20), st.booleans(), st.booleans(), st.sampled_from(["", "https://a.example"])
) | st.builds(Span, source=st.sampled_from(["a", "b"]))
SECTIONS = st.builds(
    EditedSection,
    st.sampled_from(["asks", "why", "own:1"]),
    st.text(max_size=10),
    st.lists(st.builds(Written, st.sampled_from(Shape), st.lists(SPANS).map(tuple)), max_size=4).map(tuple),
    st.lists(st.lists(SPANS).map(tuple), max_size=3).map(tuple),
)


@given(st.lists(SECTIONS, max_size=3, unique_by=lambda each: each.key))
def test_whatever_is_edited_comes_back_from_json(sections: list[EditedSection]) -> None:
    edits = Edits(("why", "asks"), tuple(sections))
    assert read(json.loads(json.dumps(written(edits)))) == edits


@given(st.lists(SPANS, max_size=8))
def test_cutting_into_sentences_loses_no_word_and_no_citation(spans: list[Span]) -> None:
    found = [span for part in split(spans) for span in part]
    assert "".join(said(found).split()) == "".join(said(spans).split())
    if said(spans).strip():
        assert [span.source for span in found if span.source] == [s.source for s in spans if s.source]


@given(SECTIONS, st.lists(st.lists(SPANS, min_size=1).map(tuple), max_size=4))
def test_every_change_can_be_taken_over_one_by_one(section: EditedSection, now: list) -> None:
    told = tuple(sentence for spans in now for sentence in split(spans))
    seen = 0
    while found := changes(section, told):
        section = accept(section, found[0], told)
        seen += 1
        assert seen < 40
    assert changes(section, told) == ()


def test_text_of_a_brief_and_back_is_the_same() -> None:
    inline = (Words("a", bold=True), Cite((FIRST,)), Words("b", language="fr"))
    assert spans_of(inline) == (Span("a", True), Span(source="one"), Span("b", language="fr"))


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_block_prints_nothing(text: str, facts: Facts) -> None:
    brief = brief_on(facts, UKR, edits=Edits(sections=(EditedSection("asks", "", edited(text).blocks),)))
    assert "asks" not in [section.key for section in brief.sections]


def test_a_kept_brief_has_its_own_words_and_those_on_each_of_its_states() -> None:
    both = (StateCode("UKR"), StateCode("BEL"))
    kept = KeptBrief("k", "Two", both, (Issue.SUSPENSION,), "22MSP", date(2025, 12, 5))
    whole = About(Audience.HANDOUT, "en", "state", "BEL+UKR")
    assert written_for(kept) == {whole, replace(whole, subject="BEL"), replace(whole, subject="UKR")}
    on_issue = replace(kept, template="issue", audience="internal")
    assert written_for(on_issue) == {About(Audience.INTERNAL, "en", "issue", "suspension")}
    assert written_for(replace(kept, template="of a later version")) == frozenset()
