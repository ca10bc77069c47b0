"""What the list of states says of each reads the same until the day that is named for the next turn."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.choice import memberships
from db.editions import shipped_facts
from db.records import SuspensionClaim, Treaty
from db.treaty import standing_on
from desktop.ui.standing_words import next_turn, short_status
from desktop.wording import Wording

FACTS = shipped_facts()
ACTS = memberships(FACTS, Treaty.MBT)
CLAIMS = FACTS.all(SuspensionClaim)
WORDS = Wording("en")


def told_on(day: date) -> list[str]:
    return [
        short_status(standing_on(code, Treaty.MBT, ACTS.get(code), CLAIMS, day), WORDS)
        for code in FACTS.states
    ]


@given(st.dates(date(1997, 11, 1), date(2027, 6, 1)), st.floats(0, 1))
def test_nothing_reads_otherwise_before_the_next_turn(day: date, part: float) -> None:
    turn = next_turn(ACTS.values(), CLAIMS, day)
    last = turn - timedelta(days=1) if turn else date(2040, 1, 1)
    between = day + timedelta(days=round((last - day).days * part))
    assert told_on(between) == told_on(day)
    assert told_on(last) == told_on(day)


def test_a_withdrawal_that_takes_effect_is_a_turn() -> None:
    assert next_turn(ACTS.values(), CLAIMS, date(2025, 12, 5)) == date(2025, 12, 27)
