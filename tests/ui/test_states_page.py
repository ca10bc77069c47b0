"""The parts of a state's page by themselves: days in order, votes by shape, words that stay words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.dates import PartialDate
from db.internal import Contact, Encounter, Outcome, Promise, Tactic
from db.own import Note
from db.records import Ballot, Issue, StateCode
from desktop.dossier.duty import DutyState
from desktop.dossier.state_page import StatePage, state_page
from desktop.ui.models.roles import Role
from desktop.ui.states.ours_forms import BadField, FormKind, act_of, form_fields, form_of, texts_of
from desktop.ui.states.ours_telling import notes_html, ours_html, promise_state, promise_words
from desktop.ui.states.part_pane import PartPane
from desktop.ui.states.signs import sign_image
from desktop.ui.states.telling import Part, told_page
from desktop.ui.states.timeline import StatusTimeline
from desktop.ui.states.votes import VotesModel, VoteStrip
from desktop.wording import UN_LANGUAGES, Wording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.facts import Facts

DAY = date(2025, 12, 5)
UKR = StateCode("UKR")
PROMISE = Promise("k", UKR, "A plan", PartialDate("2025-06-01"), due=PartialDate("2025-11"))
PageOf = Callable[..., StatePage]


@pytest.fixture(scope="module")
def page_of(facts: Facts) -> PageOf:
    return lambda code, day=DAY: state_page(facts, StateCode(code), day, "22MSP")


@pytest.mark.parametrize("width", [420, 700, 1400])
@pytest.mark.parametrize("code", ["UKR", "POL", "NIU", "FIN"])
def test_days_stand_in_order_and_none_covers_another(
    qtbot: QtBot, facts: Facts, words: Wording, page_of: PageOf, code: str, width: int
) -> None:
    line = StatusTimeline(words)
    qtbot.addWidget(line)
    line.resize(width, 70)
    told = told_page(page_of(code), facts, words)
    line.show_marks(told.marks, DAY)
    line.show()
    places = [button.geometry() for button in line.buttons]
    assert len(places) == len(told.marks)
    for one, other in pairwise(places):
        assert one.right() < other.left()
    if width > 420:
        assert places[0].left() >= 0
        assert places[-1].right() <= width
    line.grab()


def test_the_timeline_leads_to_the_fact_of_a_day_and_says_all_days(
    qtbot: QtBot, facts: Facts, words: Wording, page_of: PageOf
) -> None:
    line = StatusTimeline(words)
    qtbot.addWidget(line)
    told = told_page(page_of("POL"), facts, words)
    line.show_marks(told.marks, DAY)
    assert "20\xa0February\xa02026: will leave" in line.accessibleDescription()
    with qtbot.waitSignal(line.fact_wanted) as wanted:
        line.buttons[-1].click()
    assert wanted.args == ["membership:mbt:POL"]
    line.show_marks((), DAY)
    assert all(button.isHidden() for button in line.buttons)
    assert "No act" in line.accessibleDescription()


def test_votes_keep_the_rules_of_item_models(
    tested: Callable, facts: Facts, words: Wording, page_of: PageOf
) -> None:
    model = VotesModel(words)
    tested(model)
    for code in ("UKR", "NIU", "TUV", "MNG"):
        model.show_votes(page_of(code).votes, lambda fact: f"origin of {fact}")
    assert model.columnCount() == 29
    newest = model.index(0, 28)
    assert newest.data(Qt.ItemDataRole.AccessibleTextRole) == "2025, A/RES/80/35: yes"
    assert newest.data(Qt.ItemDataRole.ToolTipRole).endswith(f"origin of {newest.data(Role.KEY)}")


def test_the_strip_has_a_shape_for_each_vote_and_none_for_none(
    qtbot: QtBot, words: Wording, page_of: PageOf
) -> None:
    strip = VoteStrip(words)
    qtbot.addWidget(strip)
    strip.resize(420, 60)
    votes = page_of("TUV").votes
    strip.show_votes(votes, lambda _: "")
    strip.show()
    pictures = {}
    for place, year in enumerate(votes[:-1]):
        picture = strip.viewport().grab(strip.visualRect(strip.votes.index(0, place)).adjusted(1, 1, -1, -1))
        pictures[year.vote.vote if year.vote else None] = picture.toImage()
    kinds = list(pictures.values())
    assert {Ballot.YES, None} <= set(pictures)
    assert all(one != other for n, one in enumerate(kinds) for other in kinds[n + 1 :])


def test_signs_differ_by_their_shape_in_grey_too() -> None:
    for theme in ("light", "dark"):
        shapes = []
        for state in DutyState:
            image = sign_image(state, theme, 2.0)
            shapes.append(
                bytes(
                    image.pixelColor(x, y).alpha() > 60
                    for x in range(image.width())
                    for y in range(image.height())
                )
            )
        assert len(set(shapes)) == len(DutyState)


def test_a_part_is_as_high_as_its_words_at_any_width(qtbot: QtBot) -> None:
    pane = PartPane("Events")
    qtbot.addWidget(pane)
    pane.show()
    pane.resize(500, 10)
    pane.show_page("<p>" + "Many words that need several lines. " * 20 + "</p>", anew=True)
    broad = pane.height()
    assert pane.verticalScrollBar().maximum() == 0
    pane.resize(200, broad)
    assert pane.height() > broad
    assert pane.verticalScrollBar().maximum() == 0


def test_the_link_under_the_keyboard_is_plainly_marked(qtbot: QtBot) -> None:
    pane = PartPane("Events")
    qtbot.addWidget(pane)
    pane.resize(300, 60)
    pane.show_page("Of <a class='figure' href='fact:a%3Bb'>293</a> and <a href='source:c'>1</a>", anew=True)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_Tab)
    assert len(pane.extraSelections()) == 1
    with qtbot.waitSignal(pane.linked) as followed:
        QTest.keyClick(pane, Qt.Key.Key_Return)
    assert followed.args == ["fact", "a;b"]
    pane.clearFocus()
    assert not pane.extraSelections()


def test_what_sources_and_people_wrote_is_never_markup(facts: Facts, words: Wording, page_of: PageOf) -> None:
    evil = "<img src=x><b>&amp;'\">"
    page = page_of("UKR")
    position = replace(page.positions[0], summary=evil, quote=evil, venue=evil)
    event = replace(page.events[0], title=evil, summary=evil)
    told = told_page(replace(page, positions=(position,), events=(event,)), facts, words)
    for part in (Part.POSITIONS, Part.EVENTS):
        assert "<img src=x>" not in told.parts[part]
        assert "&lt;img src=x&gt;" in told.parts[part]
    items = [
        replace(PROMISE, words=evil, by=evil, became=evil),
        Encounter("e", UKR, PartialDate("2025"), evil, occasion=evil, theirs=evil, follow_up=evil),
        Contact("c", UKR, evil, evil, evil, evil),
        Tactic("t", UKR, None, Issue.SUSPENSION, evil, evil),
    ]
    html = ours_html(items, DAY, words, can_change=True)
    html += notes_html([Note("n", "UKR", evil, "internal")], words, can_change=True)
    assert "<img src=x>" not in html
    assert html.count("&lt;img src=x&gt;") == 14


def test_notes_are_numbered_in_the_order_of_reading_and_each_is_listed_once(
    facts: Facts, words: Wording, page_of: PageOf
) -> None:
    told = told_page(page_of("UKR"), facts, words)
    assert len(set(told.sources)) == len(told.sources)
    assert all(source in facts.sources for source in told.sources)
    assert told.parts[Part.SOURCES].count("href='source:") == len(told.sources)


@pytest.mark.parametrize(
    ("promise", "day", "state", "told"),
    [
        (PROMISE, date(2025, 11, 30), DutyState.DUE, "Open, due November\xa02025"),
        (PROMISE, date(2025, 12, 1), DutyState.OVERDUE, "Overdue since November\xa02025"),
        (replace(PROMISE, due=None), DAY, DutyState.DUE, "Open"),
        (
            replace(PROMISE, outcome=Outcome.BROKEN, settled_on=PartialDate("2025-12-02")),
            DAY,
            DutyState.REPORTED,
            "Broken 2\xa0Dec\xa02025",
        ),
    ],
)
def test_a_promise_says_how_it_stands(
    words: Wording, promise: Promise, day: date, state: DutyState, told: str
) -> None:
    assert promise_state(promise, day) is state
    assert promise_words(promise, day, words) == told


def test_a_file_open_to_read_offers_no_change(words: Wording) -> None:
    html = ours_html([PROMISE], DAY, words, can_change=False)
    html += notes_html([Note("n", "UKR", "words", "internal")], words, can_change=False)
    assert "href" not in html
    assert "A plan" in html


@pytest.mark.parametrize("kind", list(FormKind))
def test_every_form_fills_its_own_fields(words: Wording, kind: FormKind) -> None:
    items = {
        FormKind.CONTACT: Contact("c", UKR, "A. Name", "Counsellor", "12345", "remarks"),
        FormKind.PROMISE: PROMISE,
        FormKind.SETTLE: PROMISE,
        FormKind.ENCOUNTER: Encounter("e", UKR, PartialDate("2025-12"), "words"),
        FormKind.TACTIC: Tactic("t", None, None, Issue.SUSPENSION, "argue"),
    }
    item = items[kind]
    names = [field.name for field in form_fields(kind, words)]
    texts = texts_of(kind, item, DAY, "22MSP")
    assert sorted(texts) == sorted(names)
    assert callable(act_of(kind, texts, UKR, item))
    if kind is not FormKind.SETTLE:
        assert form_of(item) is kind


def test_a_day_that_cannot_be_read_is_told_at_its_field() -> None:
    texts = {**texts_of(FormKind.PROMISE, PROMISE, DAY, ""), "due": "next week"}
    with pytest.raises(BadField) as problem:
        act_of(FormKind.PROMISE, texts, UKR, None)
    assert problem.value.name == "due"
    with pytest.raises(BadField) as problem:
        act_of(FormKind.ENCOUNTER, {**texts, "date": " "}, UKR, None)
    assert problem.value.name == "date"


def test_a_page_has_what_happened_and_was_said_in_the_windows_language(facts: Facts) -> None:
    page = state_page(facts, StateCode("POL"), DAY, "22MSP", "fr")
    told = told_page(page, facts, Wording("fr", UN_LANGUAGES), frozenset({"events", "positions"}))
    assert "La Pologne dépose son retrait" in told.parts[Part.EVENTS]
    assert "deposits its withdrawal" not in told.parts[Part.EVENTS]
    for position in page.positions:
        said = page.dossier.said(position, "summary")
        assert said.language or escape(said.text) in told.parts[Part.POSITIONS]
