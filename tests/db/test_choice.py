"""Which of several answers to show, and where they contradict: the rule on small facts and on the shipped ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choice import (
    Disagreement,
    Ground,
    best_of_each,
    choose,
    chosen,
    disagreement_among,
    disagreements,
    in_order,
    memberships,
    ruled,
)
from db.dates import PartialDate
from db.editions import shipped_facts
from db.facts import Facts, Pin
from db.records import (
    KINDS,
    Casualties,
    Contamination,
    Deadline,
    FactId,
    Membership,
    MembershipReading,
    Record,
    Source,
    SourceId,
    Stockpile,
    SuspensionClaim,
    Treaty,
    slot_of,
)

Make = Callable[..., Any]

SOURCES = tuple(
    Source(SourceId(kind + year), f"{kind} {year}", kind, PartialDate(year), "", kind, "")
    for kind in ("depositary", "monitor", "official", "ngo", "academic", "news", "memory")
    for year in ("2023", "2024")
)


@pytest.fixture(scope="module")
def shipped() -> Facts:
    return shipped_facts()


@pytest.fixture(scope="module")
def count(make: Make) -> Make:
    """A count for Ukraine in 2024: count(total, source, edition="", ...)."""

    def made(total: int | None, source: str, edition: str = "", **values: Any) -> Casualties:
        return make(
            Casualties,
            place="UKR",
            year=2024,
            total=total,
            edition=edition,
            sources=(source,),
            known_by=date(2025, 1, 1),
            **values,
        )

    return made


def facts_of(*records: Record, pins: tuple[Pin, ...] = ()) -> Facts:
    by_kind = {kind: [record for record in records if type(record) is kind] for kind in KINDS}
    return Facts(shipped_facts().edition, SOURCES, by_kind, pins)


def pin(record: Record, reason: str = "the ministry says so") -> Pin:
    return Pin(slot_of(record), record.provenance.fact, reason)


def found(*records: Record, pins: tuple[Pin, ...] = ()) -> Disagreement | None:
    return disagreement_among(records, facts_of(*records, pins=pins))


def test_the_newest_edition_of_the_monitor_is_chosen_and_the_older_one_is_a_revision(count: Make) -> None:
    old, new = count(402, "monitor2023", "2023"), count(379, "monitor2024", "2024")
    disagreement = found(old, new)
    assert disagreement is not None
    assert disagreement.chosen == new
    assert disagreement.others == (old,)
    assert disagreement.columns == ("total",)
    assert disagreement.voices[0].gaps == {"total": 23}
    assert disagreement.voices[0].values == {"total": 402}
    assert disagreement.revision
    assert (disagreement.why, disagreement.ground) == ("rule", Ground.EDITION)


def test_a_higher_ranked_kind_of_source_comes_before_a_newer_one(count: Make) -> None:
    news, official = count(500, "news2024"), count(450, "official2023")
    disagreement = found(news, official)
    assert disagreement is not None
    assert disagreement.chosen == official
    assert disagreement.ground is Ground.KIND
    assert not disagreement.revision


def test_a_count_of_the_monitor_passed_on_by_a_newspaper_is_the_monitors(count: Make) -> None:
    passed_on, official = count(379, "news2024", "2024"), count(450, "official2024")
    assert choose((official, passed_on), facts_of(official, passed_on)).chosen == passed_on


def test_a_pin_comes_before_the_rule_and_gives_its_reason(count: Make) -> None:
    monitor, news = count(379, "monitor2024", "2024"), count(500, "news2024")
    facts = facts_of(monitor, news, pins=(pin(news),))
    choice = choose((monitor, news), facts)
    assert choice.chosen == news
    assert choice.pinned == pin(news)
    assert choice.differs
    disagreement = disagreement_among((monitor, news), facts)
    assert disagreement is not None
    assert (disagreement.why, disagreement.reason) == ("pin", "the ministry says so")


def test_a_pin_of_a_fact_that_is_gone_is_as_none(count: Make) -> None:
    monitor, news = count(379, "monitor2024", "2024"), count(500, "news2024")
    facts = facts_of(monitor, pins=(pin(news),))
    assert choose((monitor,), facts).pinned is None
    assert in_order((monitor,), facts) == [monitor]


def test_a_part_of_the_year_comes_last_and_contradicts_nothing(count: Make) -> None:
    part = count(12, "official2024", partial=True)
    whole = count(90, "news2023")
    assert choose((part, whole), facts_of(part, whole)).chosen == whole
    assert found(part, whole) is None


def test_of_equals_the_fuller_count_is_chosen(count: Make) -> None:
    bare = count(100, "monitor2024", "2024")
    full = count(103, "depositary2024", "2024", killed=50, injured=53)
    disagreement = found(bare, full)
    assert disagreement is not None
    assert disagreement.chosen == full
    assert disagreement.ground is Ground.FULLER


def test_numbers_that_only_one_gives_are_no_disagreement(count: Make) -> None:
    assert found(count(100, "monitor2024", "2024"), count(100, "monitor2023", "2023", killed=60)) is None


def test_what_nobody_read_contradicts_nothing(count: Make) -> None:
    remembered = count(7, "memory2024", certainty="memory")
    assert found(count(100, "monitor2024", "2024"), remembered) is None


def test_a_deadline_that_was_extended_does_not_contradict_the_new_one(make: Make) -> None:
    past = make(Deadline, state="UKR", deadline=date(2023, 12, 1), standing="history")
    now = make(Deadline, state="UKR", deadline=date(2033, 12, 1), standing="current")
    other = make(
        Deadline, state="UKR", deadline=date(2033, 12, 31), standing="current", sources=("official2024",)
    )
    assert found(past, now) is None
    disagreement = found(past, now, other)
    assert disagreement is not None
    assert abs(disagreement.voices[0].gaps["deadline"] or 0) == 30


def test_contamination_of_two_scales_is_not_compared(make: Make) -> None:
    day = PartialDate("2024-12-31")
    values = {"state": "UKR", "as_of": day, "extent": "heavy"}
    ours = make(Contamination, scale="clearing-the-mines", figure="box", total_km2=20.0, **values)
    theirs = make(Contamination, scale="landmine-monitor", total_km2=30.0, **values)
    rounded = make(Contamination, scale="clearing-the-mines", total_km2=20.001, **values)
    assert found(ours, theirs) is None
    assert found(ours, rounded) is None
    other = replace(ours, total_km2=25.0)
    disagreement = found(ours, other)
    assert disagreement is not None
    assert abs(disagreement.voices[0].gaps["total_km2"] or 0) == 5


def test_mines_retained_on_other_days_are_not_compared(make: Make) -> None:
    def kept(retained: int, day: str) -> Stockpile:
        return make(
            Stockpile,
            state="DZA",
            as_of=None,
            retained=retained,
            retained_as_of=PartialDate(day),
            standing="",
        )

    assert found(kept(15030, "2005"), kept(5970, "2011")) is None
    assert found(kept(15030, "2005"), kept(5970, "2005")) is not None


def test_a_month_does_not_contradict_a_day_within_it(make: Make) -> None:
    def done(day: str) -> Stockpile:
        return make(Stockpile, state="BDI", as_of=None, completed_on=PartialDate(day), standing="completed")

    assert found(done("2008-03"), done("2008-03-18")) is None
    disagreement = found(done("2008-03"), done("2008-04-02"))
    assert disagreement is not None
    assert abs(disagreement.voices[0].gaps["completed_on"] or 0) == 2


def test_a_claim_that_is_dated_otherwise_disagrees_with_itself(make: Make) -> None:
    claim = make(
        SuspensionClaim,
        treaty=Treaty.MBT,
        state="UKR",
        claimed_on=date(2025, 7, 18),
        otherwise_dated=date(2025, 7, 17),
    )
    disagreement = found(claim)
    assert disagreement is not None
    assert disagreement.voices[0].values == {"claimed_on": date(2025, 7, 17)}
    assert disagreement.voices[0].gaps == {"claimed_on": -1}


def test_two_claims_of_two_times_are_two_facts(make: Make) -> None:
    first = make(
        SuspensionClaim,
        treaty=Treaty.MBT,
        state="UKR",
        claimed_on=date(2025, 7, 18),
        ended_on=date(2026, 1, 1),
    )
    second = make(SuspensionClaim, treaty=Treaty.MBT, state="UKR", claimed_on=date(2027, 1, 1))
    assert found(first, second) is None


def test_a_second_reading_is_a_voice_and_never_chosen_by_the_rule(make: Make) -> None:
    own, read = _tajikistan(make)
    disagreement = found(own, read)
    assert disagreement is not None
    assert disagreement.kind == "membership"
    assert disagreement.chosen == own
    assert disagreement.voices[0].gaps == {"deposited": -19}


def test_a_pinned_second_reading_dates_the_membership(make: Make) -> None:
    own, read = _tajikistan(make)
    facts = facts_of(own, read, pins=(pin(read),))
    membership = memberships(facts, Treaty.MBT)[own.state]
    assert membership.deposited == date(1999, 9, 23)
    assert membership.entry_into_force == own.entry_into_force
    assert membership.sources == read.sources


def _tajikistan(make: Make) -> tuple[Membership, MembershipReading]:
    own = make(
        Membership,
        treaty=Treaty.MBT,
        state="TJK",
        deposited=date(1999, 10, 12),
        method="accession",
        entry_into_force=date(2000, 4, 1),
        sources=("depositary2024",),
    )
    read = make(
        MembershipReading,
        treaty=Treaty.MBT,
        state="TJK",
        deposited=date(1999, 9, 23),
        sources=("official2024",),
    )
    return own, read


def test_a_users_own_membership_is_chosen_where_its_source_ranks_higher(make: Make) -> None:
    edition = make(
        Membership, treaty=Treaty.MBT, state="NIU", deposited=date(1998, 4, 15), sources=("ngo2024",)
    )
    own = replace(
        edition,
        deposited=date(1998, 4, 16),
        provenance=replace(
            edition.provenance, fact=FactId("own:a:1"), edition="", sources=(SourceId("depositary2023"),)
        ),
    )
    facts = facts_of(edition, own)
    assert chosen(facts, Membership) == (own,)
    assert best_of_each((edition, own), facts) == (own,)
    assert ruled((edition, own), facts) == (own, edition)


def test_the_shipped_facts_disagree_where_we_know_it(shipped: Facts) -> None:
    by_slot = {disagreement.slot: disagreement for disagreement in disagreements(shipped)}
    assert {"membership:mbt:SWE", "membership:mbt:TJK", "suspension_claim:mbt:UKR"} <= by_slot.keys()
    afghan = by_slot["casualties:AFG:2016"]
    assert afghan.revision
    assert afghan.chosen.provenance.fact.startswith("casualties:AFG:2016:2018")


def test_every_shipped_slot_has_one_choice_and_loses_nothing(shipped: Facts) -> None:
    for kind in (kind for kind in KINDS if kind.SLOT):
        records = shipped.all(kind)
        assert {slot_of(record) for record in chosen(shipped, kind)} == {slot_of(r) for r in records}
        assert sorted(r.provenance.fact for r in ruled(records, shipped)) == sorted(
            r.provenance.fact for r in records
        )


@given(order=st.permutations(range(8)), pinned=st.none() | st.integers(0, 7))
def test_the_choice_does_not_depend_on_the_order_of_the_facts(order: list[int], pinned: int | None) -> None:
    records = _counts(8, Random(7), slots=1)  # noqa: S311
    pins = () if pinned is None else (pin(records[pinned]),)
    facts = facts_of(*records, pins=pins)
    shuffled = [records[place] for place in order]
    assert in_order(shuffled, facts) == in_order(records, facts)
    if pinned is not None:
        assert choose(shuffled, facts).chosen == records[pinned]


def test_a_hundred_thousand_counts_are_compared_in_time() -> None:
    facts = facts_of(*_counts(100_000, Random(1), slots=5_000))  # noqa: S311
    began = time.perf_counter()
    assert disagreements(facts)
    assert time.perf_counter() - began < 10, "about half a second on a quiet machine"


def _counts(number: int, chance: Random, slots: int) -> list[Casualties]:
    records = []
    for index in range(number):
        source = chance.choice(SOURCES)
        edition = source.id[-4:] if source.kind == "monitor" else ""
        slot = index % slots
        template = shipped_facts().all(Casualties)[0]
        records.append(
            replace(
                template,
                provenance=replace(
                    template.provenance, fact=FactId(f"own:a:{index}"), edition="", sources=(source.id,)
                ),
                place=f"X{slot // 30}",
                year=2000 + slot % 30,
                killed=None,
                injured=None,
                unknown=None,
                total=chance.randrange(100),
                edition=edition,
                partial=chance.random() < 0.1,
            )
        )
    return records
