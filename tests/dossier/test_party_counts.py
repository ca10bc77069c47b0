"""164, 165 and 166 States Parties are all right, each on its days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choice import chosen
from db.editions import shipped_facts
from db.facts import Facts
from db.records import Certainty, FactId, Membership, Provenance, StateCode, Treaty
from db.treaty import counts_on
from desktop.brief.party_counts import count_explanation
from desktop.dossier.party_counts import Span, counts_by_day, spans
from desktop.wording import Wording


def test_each_number_has_its_days_as_deposited_and_as_bound(facts: Facts) -> None:
    by_number = {each.number: each for each in spans(facts)}
    assert by_number[166].deposited == (Span(date(2025, 6, 25), date(2025, 12, 26)),)
    assert by_number[166].in_force == (Span(date(2025, 12, 1), date(2025, 12, 26)),)
    assert by_number[165].in_force == (Span(date(2025, 9, 1), date(2025, 11, 30)),)
    assert by_number[164].deposited == (Span(date(2017, 12, 29), date(2025, 3, 11)),)
    assert by_number[161].in_force[-1].last is None


@given(day=st.dates(date(1997, 12, 3), date(2026, 12, 31)))
def test_on_every_day_exactly_one_number_is_each_count(day: date) -> None:
    facts = shipped_facts()
    counts = counts_on(chosen(facts, Membership), Treaty.MBT, day)
    deposited = [each.number for each in spans(facts) if any(s.touches(day, day) for s in each.deposited)]
    in_force = [each.number for each in spans(facts) if any(s.touches(day, day) for s in each.in_force)]
    assert deposited in ([counts.deposited], [] if counts.deposited == 0 else None)
    assert in_force in ([counts.in_force], [] if counts.in_force == 0 else None)


@pytest.mark.parametrize("treaty", list(Treaty))
def test_what_is_added_up_from_day_to_day_is_what_a_count_on_each_day_finds(
    facts: Facts, treaty: Treaty
) -> None:
    memberships = chosen(facts, Membership)
    days = counts_by_day(memberships, treaty)
    assert days
    for day, deposited, in_force in days:
        counts = counts_on(memberships, treaty, day)
        assert (deposited, in_force) == (counts.deposited, counts.in_force), day


_DAYS = st.none() | st.dates(date(1999, 1, 1), date(2003, 1, 1))


@given(acts=st.lists(st.tuples(_DAYS, _DAYS, _DAYS, _DAYS, _DAYS), min_size=1, max_size=6))
def test_nor_does_it_differ_where_a_day_is_lacking_or_out_of_order(
    acts: list[tuple[date | None, date | None, date | None, date | None, date | None]],
) -> None:
    provenance = Provenance(FactId("x"), "", Certainty.READ, None, (), "")
    memberships = tuple(
        Membership(
            provenance,
            Treaty.MBT,
            StateCode(f"X{number:02}"),
            signed,
            deposited,
            "",
            in_force,
            told,
            gone,
            "",
        )
        for number, (signed, deposited, in_force, told, gone) in enumerate(acts)
    )
    days = counts_by_day(memberships)
    assert bool(days) == any(deposited or in_force or gone for _, deposited, in_force, _, gone in acts)
    for day, deposited, in_force in days:
        counts = counts_on(memberships, Treaty.MBT, day)
        assert (deposited, in_force) == (counts.deposited, counts.in_force), day


def test_the_spans_of_a_count_follow_each_other_without_a_gap(facts: Facts) -> None:
    found = sorted((s for each in spans(facts) for s in each.in_force), key=lambda span: span.first)
    for before, after in pairwise(found):
        assert before.last is not None
        assert before.last + timedelta(days=1) == after.first


def test_the_explanation_says_why_and_names_the_days(facts: Facts) -> None:
    told = count_explanation(facts, Wording("en"), date(2025, 12, 5))
    plain = [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in told]
    assert plain[0].startswith("An instrument counts from the day of its deposit")
    assert (
        "166 instruments stood deposited from 25 June 2025 to 26 December 2025; 166 states were bound from "
        "1 December 2025 to 26 December 2025." in plain
    )
    assert {sentence.split()[0] for sentence in plain[1:]} == {"161", "162", "163", "164", "165", "166"}
    assert plain[1].startswith("161 ")


def test_before_the_treaty_there_is_nothing_to_explain(facts: Facts) -> None:
    assert count_explanation(facts, Wording("en"), date(1990, 1, 1)) == []
