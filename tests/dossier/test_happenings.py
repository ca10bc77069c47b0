"""Which events a timeline shows."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from db.editions import shipped_facts
from db.records import StateCode
from desktop.dossier.assemble import assemble
from desktop.dossier.happenings import categories_of, events_of, span_of
from desktop.dossier.model import Dossier, Picks
from desktop.dossier.picture import Picture, PictureKind

FACTS = shipped_facts()
POL, UKR = StateCode("POL"), StateCode("UKR")
EVENTS = PictureKind.CHART_EVENTS


def dossier(*states: StateCode, day: date = date(2025, 12, 5)) -> Dossier:
    return assemble(FACTS, Picks(states, (), day))


@given(st.dates(date(1997, 12, 3), date(2027, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_without_a_filter_all_that_was_known_by_the_day_is_shown_in_order(day: date) -> None:
    world = dossier(day=day).world
    shown = events_of(Picture(EVENTS), dossier(day=day))
    assert shown == world.events
    assert all(event.provenance.known_by and event.provenance.known_by <= day for event in shown)
    assert [event.date.earliest for event in shown] == sorted(event.date.earliest for event in shown)


def test_a_date_to_come_that_was_known_is_shown() -> None:
    titles = [event.title for event in events_of(Picture(EVENTS), dossier())]
    assert "Article 5 deadline of South Sudan" in titles
    assert "Poland's withdrawal takes effect" not in titles


def test_the_filter_keeps_categories_states_and_days() -> None:
    picture = Picture(
        EVENTS,
        (POL,),
        categories=("withdrawal",),
        of_states=True,
        first=date(2025, 6, 1),
        last=date(2025, 8, 31),
    )
    shown = events_of(picture, dossier(POL))
    assert [event.title for event in shown] == [
        "Polish Sejm votes to withdraw",
        "Poland deposits its withdrawal",
    ]


def test_picked_states_alone_do_not_filter() -> None:
    assert events_of(Picture(EVENTS, (UKR,)), dossier(UKR)) == dossier(UKR).world.events


def test_an_event_of_a_year_is_shown_wherever_it_may_have_happened() -> None:
    december = Picture(EVENTS, categories=("stockpile",), first=date(2016, 12, 1), last=date(2016, 12, 31))
    assert [event.title for event in events_of(december, dossier())] == ["Poland has destroyed its stockpile"]


def test_the_span_is_the_pictures_or_reaches_over_all_events() -> None:
    assert span_of(Picture(EVENTS), dossier()) == (date(1992, 1, 1), date(2026, 12, 31))
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    assert span_of(Picture(EVENTS, first=first, last=last), dossier()) == (first, last)


def test_every_category_can_be_filtered() -> None:
    categories = categories_of(dossier())
    assert set(categories) == {event.category for event in dossier().world.events}
    assert sum(len(events_of(Picture(EVENTS, categories=(each,)), dossier())) for each in categories) == len(
        dossier().world.events
    )
