"""A brief says what suits the state: a friend's page does not read like that of one who leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.facts import Facts
from db.records import Issue, StateCode
from desktop.brief.blocks import (
    Block,
    Box,
    Brief,
    Cite,
    FigureBlock,
    Inline,
    Listing,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from desktop.brief.compose import compose
from desktop.brief.order import Order
from desktop.brief.pictures import FigureWords
from desktop.brief.template import shipped_template
from desktop.dossier.assemble import assemble
from desktop.dossier.model import Picks
from desktop.dossier.picture import Picture
from desktop.wording import Wording

MEETING_DAY = date(2025, 12, 5)
WORDS = Wording()
LEVELS = shipped_template("state").levels


def told(picture: Picture) -> FigureWords:
    return FigureWords(f"title of {picture.kind}", "details", f"alt of {picture.kind}", ())


def brief_on(
    facts: Facts, *codes: str, day: date = MEETING_DAY, issues: tuple[Issue, ...] = (), level: int = 0
) -> Brief:
    dossier = assemble(facts, Picks(tuple(StateCode(c) for c in codes), issues, day))
    return compose(dossier, WORDS, told, level=level)


def inlines(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield block.text
        case Listing() | Box():
            yield from block.items
        case Quotation():
            yield block.text
            yield block.attribution
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case FigureBlock():
            yield block.caption


def text_of(inline: Inline) -> str:
    return "".join(part.text for part in inline if isinstance(part, Words))


def whole_text(brief: Brief) -> str:
    heads = [f"{k.label} {k.value} {text_of(k.remark)}" for k in brief.key_figures]
    body = [text_of(i) for section in brief.sections for block in section.blocks for i in inlines(block)]
    return "\n".join([brief.title, brief.subtitle, *heads, *body]).replace("\N{NO-BREAK SPACE}", " ")


def test_ukraine_contested_in_one_box_with_the_meetings_sentence(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "UKR"))
    for said in (
        "State Party since 1 June 2006",
        "notified this on 18 July 2025. Another source dates it 17 July 2025.",
        "The Convention does not allow the suspension of its operation and consequently its obligations.",
        "formal objection: Austria, Belgium, Colombia (by one source), Norway and Switzerland",
        "note verbale: New Zealand",
        "form not known: Australia, France, Ireland and the United Kingdom",
        "its seat stayed empty",
        "293 580 in 2023 and 608 in 2022",
        "no reliable estimate; 76.72 km² identified so far",
        "yes 28 times and abstained once",
        "Continue to respect all obligations",
        "Take part again",
        "Refuse transferred anti-personnel mines",
        "under any circumstances",
    ):
        assert said in text, said
    assert "confirmed" in next(line for line in text.splitlines() if "Russian Federation" in line)


def test_belgium_is_thanked_and_not_asked_to_object(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "BEL"))
    for said in (
        "Thank you to Belgium for its formal objection",
        "Thank you also for its statement of 2 December 2025",
        "will never outweigh the humanitarian cost",
        "yes 29 times",
        "Keep the Meeting's sentence",
        "Press the states that leave to come back",
        "predictable funding",
    ):
        assert said in text, said
    assert "Send the Secretary-General" not in text


def test_poland_leaves_with_the_days_counted(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "POL"))
    for said in (
        "Leaves 20 Feb 2026",
        "It takes effect on 20 February 2026: 77 days are left.",
        "413 for, 15 against, 3 abstentions",
        "more than one million stockpiled anti-personnel mines by 2016",
        "yes 28 times and abstained once",
        "Reverse the withdrawal",
        "attend the meetings as an observer",
        "Norway",
    ):
        assert said in text, said


def test_poland_has_left_on_a_later_day_and_the_page_says_what_still_binds(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "POL", day=date(2026, 3, 10)))
    assert "Poland left the Convention on 20 February 2026" in text
    assert "Article 20(4)" in text
    assert "77 days" not in text


def test_mongolia_is_asked_to_accede_with_its_votes_named(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "MNG"))
    for said in (
        "is not a party to the Convention",
        "yes 27 times, abstained once and absent once (derived)",
        "Accede to the Convention (Article 16)",
        "Keep voting yes",
        "Speak against the suspension",
        "For Mongolia there is no figure in the sources read",
    ):
        assert said in text, said
    assert "6,279" in text


def test_niue_is_silent_without_reproach_and_without_a_row_of_votes(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "NIU"))
    assert "We have no record of a statement or an objection by Niue" in text
    assert "Ask the Pacific group" in text
    assert "Its votes" not in text


def test_cambodia_is_accused_and_denies_in_one_sentence(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "KHM"))
    line = next(line for line in text.splitlines() if "alleged use" in line)
    assert "the state denies" in line


def test_an_old_count_makes_nobody_overdue(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "TUR", issues=tuple(Issue)))
    assert "overdue" not in text
    assert "1,300,000" not in text


def test_greece_is_overdue_by_a_count_with_its_day_and_is_not_asked_to_watch_itself(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "GRC", issues=(Issue.STOCKPILES,)))
    assert "overdue since 1 March 2008" in text
    assert "last count read (" in text
    assert "Ask in plenary for a date from each State Party" not in text


def test_a_state_that_has_joined_is_not_yet_a_party(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "MHL", day=date(2025, 4, 10)))
    assert "enters into force for it on 1 September 2025" in text
    assert "has been a State Party" not in text


def test_a_deadline_that_lay_ahead_on_the_day_is_printed_as_one(facts: Facts) -> None:
    croatia = whole_text(brief_on(facts, "HRV", issues=(Issue.CLEARANCE,)))
    angola = whole_text(brief_on(facts, "AGO", issues=(Issue.CLEARANCE,)))
    assert "deadline 1 March 2026" in croatia
    assert "deadline 31 December 2025; extension to 31 December 2030 requested" in angola
    assert "last read" not in angola


def test_a_meeting_that_is_over_is_not_announced(facts: Facts) -> None:
    assert "after the Twenty-Second Meeting" in brief_on(facts, "AUT", day=date(2026, 11, 22)).occasion
    assert "after" not in brief_on(facts, "AUT").occasion


def test_russia_is_asked_to_stop_and_its_own_use_stands_on_its_page(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "RUS", issues=(Issue.SUSPENSION, Issue.USE)))
    assert "Stop the use of anti-personnel mines" in text
    assert "supporter of the norm" not in text
    assert "confirmed use by government forces, 2022, 2023–2024 and 2024–2025" in text


def test_nobody_argues_about_a_suspension_before_it_is_claimed(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "UKR", day=date(2024, 6, 1)))
    assert "nothing in the Convention provides for suspension" not in text


def test_a_treaty_that_binds_nobody_yet_is_not_yet_in_force(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "POL", day=date(1998, 6, 1), issues=(Issue.UNIVERSALIZATION,)))
    assert "not yet in force on 1 June 1998" in text
    assert "binds 0" not in text


def test_who_presides_is_told_so(facts: Facts) -> None:
    assert "presides over the Twenty-Second Meeting" in whole_text(brief_on(facts, "JPN"))
    assert "takes over the presidency" in whole_text(brief_on(facts, "ZMB", day=date(2026, 3, 10)))
    assert "presides" not in whole_text(brief_on(facts, "ZMB"))


def test_acts_stand_newest_first_by_their_own_day(facts: Facts) -> None:
    brief = brief_on(facts, "POL")
    table = next(b for s in brief.sections if s.key == "record" for b in s.blocks)
    assert isinstance(table, Table)
    days = [text_of(row[0]).replace("\N{NO-BREAK SPACE}", " ") for row in table.rows]
    assert days[:3] == ["2 December 2025", "1 December 2025", "20 August 2025"]


def test_lebanon_is_asked_to_complete_what_it_began(facts: Facts) -> None:
    text = whole_text(brief_on(facts, "LBN", day=date(2026, 11, 22)))
    assert "Complete the accession" in text
    assert "Accede to the Convention" not in text


def test_many_states_are_listed_by_what_they_are(facts: Facts) -> None:
    brief = brief_on(facts, *facts.states)
    assert brief.title == "197 states"
    table = next(b for s in brief.sections if s.key == "standings" for b in s.blocks)
    assert isinstance(table, Table)
    assert len(table.rows) < 12


def test_who_wrote_to_the_depositary_is_counted_by_form(facts: Facts) -> None:
    early = whole_text(brief_on(facts, "EST", "POL", day=date(2025, 11, 6)))
    late = whole_text(brief_on(facts, "EST", "POL"))
    assert "Wrote to the depositary 1 1 formal objection\n" in early
    assert "10 5 formal objections, 1 note verbale and 4 in a form not known" in late


def test_a_brief_of_no_state_is_refused(facts: Facts) -> None:
    with pytest.raises(ValueError, match="at least one state"):
        brief_on(facts)


def test_each_level_says_no_more_than_the_one_before(facts: Facts) -> None:
    lengths = [len(whole_text(brief_on(facts, "UKR", level=level))) for level in range(LEVELS)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] < lengths[0] * 0.8


def test_the_shortest_brief_of_many_still_asks(facts: Facts) -> None:
    brief = brief_on(facts, *facts.states, level=LEVELS - 1)
    asks = next(b for s in brief.sections if s.key == "asks" for b in s.blocks)
    assert isinstance(asks, Listing)
    assert len(asks.items) >= 5


def test_sections_can_be_left_out(facts: Facts) -> None:
    dossier = assemble(facts, Picks((StateCode("BEL"),), (), MEETING_DAY))
    brief = compose(dossier, WORDS, told, Order(without=frozenset({"arguments", "figures"})))
    assert {"arguments", "figures"}.isdisjoint(section.key for section in brief.sections)


FACTS = shipped_facts()


@settings(deadline=None, max_examples=60)
@given(
    codes=st.lists(st.sampled_from(sorted(FACTS.states)), min_size=1, max_size=20, unique=True),
    day=st.dates(date(1997, 12, 3), date(2030, 12, 31)),
    issues=st.lists(st.sampled_from(list(Issue)), unique=True).map(tuple),
    level=st.integers(0, LEVELS - 1),
)
def test_any_brief_has_no_empty_heading_and_no_figure_without_its_note(
    codes: list[str], day: date, issues: tuple[Issue, ...], level: int
) -> None:
    brief = brief_on(FACTS, *codes, day=day, issues=issues, level=level)
    assert all(section.blocks for section in brief.sections)
    assert len(brief.key_figures) <= 4
    for figure in brief.key_figures:
        assert any(isinstance(part, Cite) and part.sources for part in figure.remark), figure
    for section in brief.sections:
        for block in section.blocks:
            for inline in inlines(block):
                for part in inline:
                    if isinstance(part, Cite):
                        assert all(FACTS.sources[s].kind != "memory" for s in part.sources)
                        assert part.sources
    assert "None" not in whole_text(brief)
