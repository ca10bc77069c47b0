"""The rules of Articles 17 and 20, on known cases and on any dates at all."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Certainty, FactId, Membership, Provenance, SourceId, StateCode, SuspensionClaim, Treaty
from db.treaty import (
    OPENING,
    Conflict,
    Counts,
    Standing,
    Status,
    article4_deadline_of,
    article5_deadline_of,
    counts_on,
    entry_into_force_of,
    months_after,
    standing_on,
    status_on,
    withdrawal_effect_of,
)

MBT = Treaty.MBT
DAYS = st.dates(date(1997, 12, 3), date(2060, 12, 31))
TREATIES = st.sampled_from(Treaty)
ORDER = [
    Status.NONE,
    Status.SIGNATORY,
    Status.JOINED,
    Status.PARTY,
    Status.PARTY_WITHDRAWING,
    Status.FORMER_PARTY,
]


def provenance(certainty: Certainty = Certainty.READ, source: str = "UNTC") -> Provenance:
    return Provenance(FactId("x"), "2026.1", certainty, None, (SourceId(source),), "")


def membership(code: str = "EST", treaty: Treaty = MBT, **acts: Any) -> Membership:
    empty = dict.fromkeys(
        ("signed", "deposited", "entry_into_force", "withdrawal_notified", "withdrawal_effective")
    )
    certainty = acts.pop("certainty", Certainty.READ)
    return Membership(
        provenance(certainty), treaty, StateCode(code), method="", rule_note="", **(empty | acts)
    )


def claim(on: date, until: date | None = None, treaty: Treaty = MBT) -> SuspensionClaim:
    return SuspensionClaim(provenance(source="CN"), treaty, StateCode("UKR"), on, None, until, "", None)


@st.composite
def histories(draw: st.DrawFn) -> Membership:
    """Acts in a possible order, with the dates that the rules give them."""
    treaty = draw(TREATIES)
    days = sorted(draw(st.lists(DAYS, min_size=3, max_size=3)))
    signed, deposited, notified = days
    acts: dict[str, date | None] = {}
    if draw(st.booleans()):
        acts["signed"] = signed
    if draw(st.booleans()):
        in_force = entry_into_force_of(treaty, deposited)
        acts |= {"deposited": deposited, "entry_into_force": in_force}
        if draw(st.booleans()):
            notified = max(notified, in_force)
            ended = draw(st.none() | st.integers(0, 2000).map(lambda days: notified + timedelta(days)))
            effect = withdrawal_effect_of(notified, draw(st.none() | st.just(Conflict(notified, ended))))
            acts |= {"withdrawal_notified": notified, "withdrawal_effective": effect}
    return membership(draw(st.sampled_from(["AAA", "BBB", "CCC"])), treaty, **acts)


@pytest.mark.parametrize(
    ("treaty", "deposited", "in_force"),
    [
        (MBT, date(1997, 12, 3), date(1999, 3, 1)),  # Canada, the day of signature
        (MBT, date(1998, 9, 16), date(1999, 3, 1)),  # Burkina Faso, the 40th
        (MBT, date(1998, 9, 25), date(1999, 3, 1)),  # Benin, after the 40th, the same month
        (MBT, date(1998, 10, 1), date(1999, 4, 1)),
        (MBT, date(2005, 12, 27), date(2006, 6, 1)),  # Ukraine
        (MBT, date(2025, 3, 12), date(2025, 9, 1)),  # Marshall Islands
        (MBT, date(2025, 6, 30), date(2025, 12, 1)),
        (Treaty.CCM, date(2008, 12, 3), date(2010, 8, 1)),
        (Treaty.CCM, date(2010, 2, 16), date(2010, 8, 1)),  # the 30th
        (Treaty.CCM, date(2010, 3, 1), date(2010, 9, 1)),
    ],
)
def test_entry_into_force_follows_article_17(treaty: Treaty, deposited: date, in_force: date) -> None:
    assert entry_into_force_of(treaty, deposited) == in_force


@given(TREATIES, DAYS)
def test_entry_into_force_is_a_first_of_a_month_five_to_six_months_on_or_the_opening(
    treaty: Treaty, deposited: date
) -> None:
    in_force = entry_into_force_of(treaty, deposited)
    assert in_force.day == 1
    assert in_force >= OPENING[treaty]
    if in_force > OPENING[treaty]:
        assert timedelta(150) <= in_force - deposited <= timedelta(184)


@given(TREATIES, DAYS, DAYS)
def test_who_deposits_later_is_never_bound_earlier(treaty: Treaty, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert entry_into_force_of(treaty, first) <= entry_into_force_of(treaty, second)


@pytest.mark.parametrize(
    ("received", "effect"),
    [
        (date(2025, 6, 27), date(2025, 12, 27)),
        (date(2025, 7, 10), date(2026, 1, 10)),
        (date(2025, 8, 20), date(2026, 2, 20)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2027, 8, 30), date(2028, 2, 29)),
    ],
)
def test_withdrawal_takes_effect_six_months_after_receipt(received: date, effect: date) -> None:
    assert withdrawal_effect_of(received) == effect


def test_an_armed_conflict_at_the_end_of_the_six_months_holds_the_withdrawal_back() -> None:
    received, expiry = date(2025, 6, 27), date(2025, 12, 27)
    assert withdrawal_effect_of(received, Conflict(date(2022, 2, 24))) is None
    assert withdrawal_effect_of(received, Conflict(date(2022, 2, 24), date(2027, 5, 1))) == date(2027, 5, 1)
    assert withdrawal_effect_of(received, Conflict(date(2022, 2, 24), date(2025, 12, 1))) == expiry
    assert withdrawal_effect_of(received, Conflict(date(2025, 12, 28))) == expiry


@given(DAYS, DAYS, st.none() | DAYS)
def test_a_conflict_never_hastens_a_withdrawal(received: date, began: date, ended: date | None) -> None:
    effect = withdrawal_effect_of(received, Conflict(began, ended))
    assert effect is None or effect >= months_after(received, 6)


@given(DAYS, st.integers(0, 600))
def test_months_keep_the_day_or_stop_at_the_end_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


def test_stockpiles_have_four_years_and_mined_areas_ten() -> None:
    ukraine = date(2006, 6, 1)
    assert article4_deadline_of(ukraine) == date(2010, 6, 1)
    assert article5_deadline_of(ukraine) == date(2016, 6, 1)


def test_a_notified_withdrawal_before_and_on_its_day() -> None:
    estonia = membership(
        deposited=date(2004, 5, 12),
        entry_into_force=date(2004, 11, 1),
        withdrawal_notified=date(2025, 6, 27),
        withdrawal_effective=date(2025, 12, 27),
    )
    before = standing_on(StateCode("EST"), MBT, estonia, (), date(2025, 6, 26))
    assert (before.status, before.withdrawal_notified, before.withdrawal_effective) == (
        Status.PARTY,
        None,
        None,
    )
    during = standing_on(StateCode("EST"), MBT, estonia, (), date(2025, 12, 5))
    assert during.status is Status.PARTY_WITHDRAWING
    assert during.withdrawal_effective == date(2025, 12, 27)
    assert status_on(estonia, date(2025, 12, 26)) is Status.PARTY_WITHDRAWING
    assert status_on(estonia, date(2025, 12, 27)) is Status.FORMER_PARTY


def test_the_end_of_a_conflict_is_not_foretold() -> None:
    held = membership(
        deposited=date(2004, 5, 12),
        withdrawal_notified=date(2025, 6, 27),
        withdrawal_effective=date(2027, 5, 1),
    )
    assert standing_on(StateCode("EST"), MBT, held, (), date(2026, 6, 1)).withdrawal_effective is None
    assert status_on(held, date(2027, 4, 30)) is Status.PARTY_WITHDRAWING
    assert status_on(held, date(2027, 5, 1)) is Status.FORMER_PARTY


def test_a_deposit_fixes_the_entry_into_force_and_nothing_shows_before_it() -> None:
    tonga = membership("TON", deposited=date(2025, 6, 25), entry_into_force=date(2025, 12, 1))
    before = standing_on(StateCode("TON"), MBT, tonga, (), date(2025, 6, 24))
    assert (before.status, before.deposited, before.entry_into_force) == (Status.NONE, None, None)
    joined = standing_on(StateCode("TON"), MBT, tonga, (), date(2025, 11, 30))
    assert (joined.status, joined.entry_into_force) == (Status.JOINED, date(2025, 12, 1))
    assert status_on(tonga, date(2025, 12, 1)) is Status.PARTY


def test_a_deposit_without_its_entry_into_force_gets_it_from_article_17() -> None:
    assert status_on(membership(deposited=date(2005, 12, 27)), date(2006, 6, 1)) is Status.PARTY


def test_who_left_can_come_back() -> None:
    back = membership(
        signed=date(1997, 12, 3),
        withdrawal_notified=date(2025, 6, 27),
        withdrawal_effective=date(2025, 12, 27),
        deposited=date(2029, 4, 2),
        entry_into_force=date(2029, 10, 1),
    )
    days = {
        date(2025, 7, 1): Status.PARTY_WITHDRAWING,
        date(2026, 1, 1): Status.FORMER_PARTY,
        date(2029, 4, 2): Status.JOINED,
        date(2029, 10, 1): Status.PARTY,
    }
    assert {day: status_on(back, day) for day in days} == days


def test_a_claim_of_suspension_lies_over_being_party_and_is_no_status() -> None:
    ukraine = membership("UKR", deposited=date(2005, 12, 27), entry_into_force=date(2006, 6, 1))
    claims = [claim(date(2025, 7, 18), date(2026, 7, 1)), claim(date(2020, 1, 1), treaty=Treaty.CCM)]

    def standing(day: date) -> Standing:
        return standing_on(StateCode("UKR"), MBT, ukraine, claims, day)

    assert standing(date(2025, 7, 17)).suspension_claimed is None
    claimed = standing(date(2025, 12, 5))
    assert (claimed.status, claimed.suspension_claimed) == (Status.PARTY, date(2025, 7, 18))
    assert claimed.sources == ("UNTC", "CN")
    assert standing(date(2026, 7, 1)).suspension_claimed is None
    outside = standing_on(StateCode("UKR"), MBT, membership("UKR"), claims, date(2025, 12, 5))
    assert outside.suspension_claimed is None


def test_what_rests_on_memory_is_not_certain() -> None:
    remembered = membership(deposited=date(2005, 12, 27), certainty=Certainty.MEMORY)
    assert not standing_on(StateCode("EST"), MBT, remembered, (), date(2026, 1, 1)).certain
    assert standing_on(StateCode("EST"), MBT, None, (), date(2026, 1, 1)).certain


@given(histories(), DAYS, DAYS)
def test_a_state_goes_through_the_statuses_in_one_direction(
    history: Membership, one: date, other: date
) -> None:
    first, second = sorted((one, other))
    assert ORDER.index(status_on(history, first)) <= ORDER.index(status_on(history, second))


@given(histories(), DAYS)
def test_no_act_after_the_day_is_shown(history: Membership, day: date) -> None:
    standing = standing_on(history.state, history.treaty, history, (), day)
    for act in (standing.signed, standing.deposited, standing.withdrawal_notified):
        assert act is None or act <= day
    assert standing.entry_into_force is None or standing.deposited is not None
    assert standing.withdrawal_effective is None or standing.withdrawal_notified is not None


@given(histories(), DAYS)
def test_bound_from_entry_into_force_until_withdrawal(history: Membership, day: date) -> None:
    begins, ends = history.entry_into_force, history.withdrawal_effective
    bound = begins is not None and begins <= day and (ends is None or day < ends)
    assert status_on(history, day).in_force == bound
    assert (status_on(history, day) is Status.FORMER_PARTY) == (ends is not None and ends <= day)


@given(st.lists(histories()), TREATIES, DAYS)
def test_counts_are_the_sums_of_the_statuses(
    memberships: list[Membership], treaty: Treaty, day: date
) -> None:
    own = [one for one in memberships if one.treaty is treaty]
    statuses = Counter(status_on(one, day) for one in own)
    in_force = statuses[Status.PARTY] + statuses[Status.PARTY_WITHDRAWING]
    assert counts_on(memberships, treaty, day) == Counts(
        signed=sum(one.signed is not None and one.signed <= day for one in own),
        deposited=in_force + statuses[Status.JOINED],
        in_force=in_force,
    )
