"""The shipped edition: the counts and figures that are known from elsewhere, and what no row may do."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from itertools import groupby

import pytest

from db.check import check_facts
from db.editions import FOLDER, header_of, shipped_facts
from db.facts import Facts
from db.records import (
    KINDS,
    Ballot,
    Casualties,
    CasualtyBreakdown,
    Certainty,
    Clearance,
    Contamination,
    Deadline,
    Event,
    Form,
    Issue,
    Meeting,
    Membership,
    Position,
    Practice,
    Recommendation,
    Record,
    Resolution,
    SourceId,
    StateCode,
    Statement,
    Stockpile,
    SuspensionClaim,
    Treaty,
    Vote,
)
from db.treaty import counts_on

FIVE = ("EST", "FIN", "LTU", "LVA", "POL")
MEETING_CLOSES = date(2025, 12, 5)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return shipped_facts()


def every(facts: Facts) -> list[Record]:
    return [record for kind in KINDS for record in facts.all(kind)]


def membership(facts: Facts, treaty: Treaty, state: str) -> Membership:
    return next(m for m in facts.about(Membership, StateCode(state)) if m.treaty is treaty)


def ballots(facts: Facts, state: str) -> dict[int, Ballot]:
    years = {resolution.resolution: resolution.year for resolution in facts.all(Resolution)}
    return {years[vote.resolution]: vote.vote for vote in facts.about(Vote, StateCode(state))}


def monitor_figure(facts: Facts, place: str, year: int) -> Casualties:
    """The figure of the newest edition of the Monitor."""
    figures = [c for c in facts.all(Casualties) if (c.place, c.year) == (place, year) and c.edition]
    return max(figures, key=lambda figure: int(figure.edition))


def objections(facts: Facts) -> dict[str, Position]:
    forms = (Form.FORMAL_OBJECTION, Form.NOTE_VERBALE, Form.COMMUNICATION)
    found = [p for p in facts.all(Position) if p.issue is Issue.SUSPENSION and p.stance == "objects"]
    return {p.actor: p for p in found if p.form in forms}


def leading_deadlines(facts: Facts, state: str) -> list[Deadline]:
    return [d for d in facts.about(Deadline, StateCode(state)) if d.standing != "history"]


def test_the_shipped_facts_hold_every_invariant(facts: Facts) -> None:
    assert check_facts(facts) == []


def test_the_edition_says_until_when_it_was_checked(facts: Facts) -> None:
    assert facts.edition.number == "2026.2"
    assert facts.edition.checked_until == date(2026, 11, 22)
    assert "depositary" in facts.edition.covers


@pytest.mark.parametrize(
    ("day", "deposited", "in_force"),
    [
        (date(2025, 1, 1), 164, 164),
        (date(2025, 4, 10), 165, 164),
        (date(2025, 11, 30), 166, 165),
        (date(2025, 12, 2), 166, 166),
        (date(2025, 12, 27), 163, 163),
        (date(2026, 1, 10), 162, 162),
        (date(2026, 2, 20), 161, 161),
    ],
)
def test_the_mine_ban_counts_agree_with_the_published_ones(
    facts: Facts, day: date, deposited: int, in_force: int
) -> None:
    counts = counts_on(facts.all(Membership), Treaty.MBT, day)
    assert (counts.signed, counts.deposited, counts.in_force) == (133, deposited, in_force)


@pytest.mark.parametrize(("day", "in_force"), [(date(2025, 3, 5), 112), (date(2025, 3, 6), 111)])
def test_the_cluster_munition_counts_agree_with_the_published_ones(
    facts: Facts, day: date, in_force: int
) -> None:
    assert counts_on(facts.all(Membership), Treaty.CCM, day).in_force == in_force


@pytest.mark.parametrize(
    ("state", "notified", "effective"),
    [
        ("EST", date(2025, 6, 27), date(2025, 12, 27)),
        ("LTU", date(2025, 6, 27), date(2025, 12, 27)),
        ("LVA", date(2025, 6, 27), date(2025, 12, 27)),
        ("FIN", date(2025, 7, 10), date(2026, 1, 10)),
        ("POL", date(2025, 8, 20), date(2026, 2, 20)),
    ],
)
def test_five_states_withdrew(facts: Facts, state: str, notified: date, effective: date) -> None:
    acts = membership(facts, Treaty.MBT, state)
    assert (acts.withdrawal_notified, acts.withdrawal_effective) == (notified, effective)


def test_no_other_state_withdrew_from_the_mine_ban(facts: Facts) -> None:
    leaving = {m.state for m in facts.all(Membership) if m.treaty is Treaty.MBT and m.withdrawal_notified}
    assert leaving == set(FIVE)


def test_lebanon_is_no_state_party_but_carries_a_warning(facts: Facts) -> None:
    assert not [m for m in facts.about(Membership, StateCode("LBN")) if m.treaty is Treaty.MBT]
    warned = [e for e in facts.about(Event, StateCode("LBN")) if "Do not count" in e.provenance.notes]
    assert {e.category for e in warned} == {"accession"}
    assert [p.form for p in facts.about(Position, StateCode("LBN"))] == [Form.GOVERNMENT]


def test_lithuanias_notice_on_cluster_munitions_is_inferred(facts: Facts) -> None:
    acts = membership(facts, Treaty.CCM, "LTU")
    assert acts.withdrawal_notified == date(2024, 9, 6)
    assert acts.certainty is Certainty.INFERRED


def test_south_sudan_alone_departs_from_article_17(facts: Facts) -> None:
    assert {m.state for m in facts.all(Membership) if m.rule_note} == {"SSD"}


def test_ukraine_alone_claims_suspension_and_the_finding_has_its_own_day(facts: Facts) -> None:
    (claim,) = facts.all(SuspensionClaim)
    assert (claim.state, claim.treaty, claim.claimed_on) == ("UKR", Treaty.MBT, date(2025, 7, 18))
    assert claim.found_on == MEETING_CLOSES
    assert (
        "The Convention does not allow the suspension of its operation and consequently its obligations."
        in claim.finding
    )
    assert membership(facts, Treaty.MBT, "UKR").withdrawal_notified is None


def test_the_objections_were_known_by_the_close_of_the_22nd_meeting(facts: Facts) -> None:
    found = objections(facts)
    by_form = {form: {actor for actor, p in found.items() if p.form is form} for form in Form}
    assert by_form[Form.FORMAL_OBJECTION] == {"AUT", "BEL", "NOR", "CHE", "COL"}
    assert by_form[Form.NOTE_VERBALE] == {"NZL"}
    assert by_form[Form.COMMUNICATION] == {"AUS", "FRA", "GBR", "IRL"}
    for position in found.values():
        assert position.provenance.known_by is not None
        assert position.provenance.known_by <= MEETING_CLOSES
    assert "one source only" in found["COL"].provenance.notes


def test_the_casualties_of_2024_add_up_with_nine_of_unknown_outcome(facts: Facts) -> None:
    world = monitor_figure(facts, "WLD", 2024)
    assert (world.total, world.killed, world.injured, world.unknown) == (6279, 1945, 4325, 9)
    assert world.provenance.known_by == date(2025, 12, 1)


@pytest.mark.parametrize(("year", "total"), [(2024, 293), (2023, 580), (2022, 608)])
def test_the_casualties_of_ukraine(facts: Facts, year: int, total: int) -> None:
    assert monitor_figure(facts, "UKR", year).total == total


def test_every_edition_of_a_year_is_kept(facts: Facts) -> None:
    sixteen = {c.edition: c.total for c in facts.all(Casualties) if (c.place, c.year) == ("WLD", 2016)}
    assert sixteen == {"2017": 8605, "2018": 9437, "2020": 9439}


def test_a_figure_with_parts_that_do_not_reach_its_total_says_so(facts: Facts) -> None:
    explained = {(c.place, c.year, c.difference) for c in facts.all(Casualties) if c.difference}
    assert explained == {
        ("WLD", 2006, "The source read does not explain the remaining 88."),
        ("WLD", 2020, "The source read does not explain the remaining 20."),
    }


def test_casualties_of_cluster_munitions_are_never_taken_for_all_casualties(facts: Facts) -> None:
    assert not [c for c in facts.all(Casualties) if not c.edition.isdigit() and c.edition]
    assert not [c for c in facts.all(Casualties) if (c.place, c.year) == ("WLD", 2025)]
    clusters = [b for b in facts.all(CasualtyBreakdown) if b.edition == "CMM 2026"]
    assert {(b.place, b.count) for b in clusters} == {("WLD", 1063), ("UKR", 927)}
    assert all("cluster munitions only" in b.base for b in clusters)


def test_civilians_of_2024_are_given_on_both_bases(facts: Facts) -> None:
    shares = {
        b.percent: b.base
        for b in facts.all(CasualtyBreakdown)
        if (b.place, b.year, b.dimension) == ("WLD", 2024, "civil-status")
    }
    assert shares == {90.0: "casualties whose status was known", 86.0: "all 6,279 casualties"}


def test_votes_by_state_add_up_to_the_counts_of_each_resolution(facts: Facts) -> None:
    cast = Counter((vote.resolution, vote.vote) for vote in facts.all(Vote))
    for r in facts.all(Resolution):
        counted = [cast[r.resolution, ballot] for ballot in Ballot]
        assert counted == [r.yes, r.no, r.abstain, r.nonvoting], r.resolution


def test_the_vote_of_2025(facts: Facts) -> None:
    latest = max(facts.all(Resolution), key=lambda resolution: resolution.year)
    assert (latest.resolution, latest.yes, latest.no, latest.abstain) == ("A/RES/80/35", 159, 1, 19)
    assert latest.date.exact == date(2025, 12, 1)
    assert ballots(facts, "RUS")[2025] is Ballot.NO
    assert all(ballots(facts, state)[2025] is Ballot.ABSTAIN for state in (*FIVE, "UKR"))


@pytest.mark.parametrize("state", [*FIVE, "UKR"])
def test_the_states_that_abstained_in_2025_had_always_voted_yes(facts: Facts, state: str) -> None:
    earlier = [ballot for year, ballot in ballots(facts, state).items() if year < 2025]
    assert earlier == [Ballot.YES] * 28


def test_votes_that_the_reference_pages_name(facts: Facts) -> None:
    assert Counter(ballots(facts, "BEL").values()) == {Ballot.YES: 29}
    assert Counter(ballots(facts, "MNG").values()) == {Ballot.YES: 27, Ballot.ABSTAIN: 1, Ballot.ABSENT: 1}
    assert [year for year, ballot in ballots(facts, "ZMB").items() if ballot is Ballot.ABSTAIN] == [2021]
    assert ballots(facts, "NIU") == {}


def test_absence_is_derived_and_the_day_of_early_votes_is_not_claimed(facts: Facts) -> None:
    for vote in facts.all(Vote):
        derived = vote.provenance.certainty is Certainty.DERIVED
        assert derived is (vote.vote is Ballot.ABSENT)
    early = [r for r in facts.all(Resolution) if r.year < 2003]
    assert all(r.date.exact is None for r in early)


def test_a_state_has_one_leading_deadline_but_cambodia_whose_request_was_granted(facts: Facts) -> None:
    states = {d.state for d in facts.all(Deadline)}
    several = {state for state in states if len(leading_deadlines(facts, state)) != 1}
    assert several == {"KHM"}
    assert {d.standing for d in leading_deadlines(facts, "KHM")} == {"latest-read", "current"}


def test_a_request_is_never_taken_for_a_deadline(facts: Facts) -> None:
    (angola,) = leading_deadlines(facts, "AGO")
    assert (angola.deadline, angola.standing) == (date(2025, 12, 31), "latest-read")
    assert str(angola.extension_requested_to) == "2030-12-31"
    assert "not read" in angola.provenance.notes


def test_the_deadline_of_ukraine_keeps_the_conflict_in_its_notes(facts: Facts) -> None:
    (ukraine,) = leading_deadlines(facts, "UKR")
    assert ukraine.deadline == date(2033, 12, 1)
    assert "31 December 2033" in ukraine.provenance.notes


def test_a_deadline_that_has_passed_is_not_current(facts: Facts) -> None:
    for deadline in facts.all(Deadline):
        if deadline.standing == "current" and deadline.deadline is not None:
            assert deadline.deadline >= facts.edition.checked_until


def test_a_state_has_one_figure_of_contamination_to_print(facts: Facts) -> None:
    boxes = Counter(c.state for c in facts.all(Contamination) if c.figure == "box")
    assert set(boxes.values()) == {1}


def test_ukraine_has_no_reliable_estimate_but_an_area_identified_so_far(facts: Facts) -> None:
    latest = {
        c.figure: c
        for c in facts.about(Contamination, StateCode("UKR"))
        if c.scale == "clearing-the-mines" and c.figure
    }
    assert (latest["box"].extent, latest["box"].total_km2) == ("massive", None)
    assert latest["other"].total_km2 == 76.72


def test_not_reported_is_not_zero(facts: Facts) -> None:
    (year,) = [c for c in facts.about(Clearance, StateCode("BFA")) if c.year == 2024]
    assert (year.cleared_km2, year.mines_destroyed) == (None, None)
    assert not [c for c in facts.all(Casualties) if c.place == "UKR" and c.year == 2025]


def test_recommendations_keep_the_order_of_the_report(facts: Facts) -> None:
    ordered = sorted(facts.all(Recommendation), key=lambda r: (r.state, r.rank))
    for _, group in groupby(ordered, key=lambda r: r.state):
        ranks = [r.rank for r in group]
        assert ranks == list(range(1, len(ranks) + 1))


def test_the_facts_of_clearing_the_mines_name_the_pages_that_their_rows_give(facts: Facts) -> None:
    located = [record for kind in KINDS for record in facts.all(kind) if record.provenance.locators]
    assert {record.sources[0] for record in located} == {"CTM2025"}
    assert len(located) == 449
    for record in located:
        row = f"{record.pages if isinstance(record, Recommendation) else ''} {record.provenance.notes}"
        first, *others = record.provenance.locators
        assert not any(others)
        given = set(re.findall(r"p(\d+(?:-\d+)?)", row))
        assert set(re.findall(r"\d+(?:-\d+)?", first)) <= given, record


def test_only_greece_and_ukraine_have_a_stockpile_overdue(facts: Facts) -> None:
    assert {s.state for s in facts.all(Stockpile) if s.standing == "overdue"} == {"GRC", "UKR"}


def test_use_by_ukraine_is_never_called_confirmed(facts: Facts) -> None:
    assessments = {p.assessment.value for p in facts.about(Practice, StateCode("UKR"))}
    assert assessments == {"indications", "alleged"}


def test_thailands_accusation_stays_alleged_beside_the_denial(facts: Facts) -> None:
    accused = facts.about(Practice, StateCode("KHM"))
    assert {p.assessment.value for p in accused} == {"alleged"}
    assert any("denies" in p.detail for p in accused)


def test_all_meetings_and_review_conferences_are_there(facts: Facts) -> None:
    numbers = {
        kind: sorted(m.number for m in facts.all(Meeting) if m.category == kind) for kind in ("msp", "rc")
    }
    assert numbers == {"msp": list(range(1, 23)), "rc": list(range(1, 6))}
    (last,) = [m for m in facts.all(Meeting) if m.meeting == "22MSP"]
    assert (last.name, last.place, last.presidency, last.president) == (
        "Twenty-Second Meeting of the States Parties",
        "Geneva",
        "JPN",
        "Ichikawa Tomiko",
    )
    assert (last.starts_on, last.ends_on) == (date(2025, 12, 1), MEETING_CLOSES)


def test_who_spoke_against_the_suspension_is_on_the_floor_record(facts: Facts) -> None:
    spoke = [s for s in facts.all(Statement) if s.category == "suspension"]
    assert {s.actor for s in spoke} == {"BEL", "AUT", "CHE", "GBR", "ZAF", "MEX"}
    assert sorted(s.rank for s in spoke) == [1, 2, 3, 4, 5, 6]


def test_nothing_is_from_memory(facts: Facts) -> None:
    assert [
        r.provenance.fact for r in every(facts) if not r.printable or SourceId("memory") in r.sources
    ] == []


def test_a_conclusion_says_how_it_was_reached(facts: Facts) -> None:
    for record in every(facts):
        if record.certainty in (Certainty.DERIVED, Certainty.INFERRED):
            assert record.provenance.notes, record.provenance.fact


def test_nothing_happened_before_it_could_be_known(facts: Facts) -> None:
    """A future date that was computed is the one thing that may be known before its day."""
    for event in facts.all(Event):
        known = event.provenance.known_by
        assert known is not None
        if known < event.date.earliest:
            assert event.certainty is Certainty.DERIVED or event.category == "deadline", event.title


def test_the_leading_source_of_a_fact_is_a_document(facts: Facts) -> None:
    for record in every(facts):
        lead = facts.sources[record.sources[0]]
        assert lead.kind != "memory" or record.certainty is Certainty.MEMORY, record.provenance.fact


def test_source_ids_differ_by_more_than_case(facts: Facts) -> None:
    assert len({source.lower() for source in facts.sources}) == len(facts.sources)


def test_no_two_sources_are_the_same_page_on_the_same_day(facts: Facts) -> None:
    pages = Counter((s.url, str(s.published)) for s in facts.sources.values() if s.url)
    twice = {url for (url, _), count in pages.items() if count > 1}
    # The three conventions lie in one repository.
    assert twice <= {"https://github.com/statengeneraal/laws-markdown"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_the_files_read_well_in_a_diff(kind: type[Record]) -> None:
    """Unix line ends, the header of the record, no stray space and no row twice."""
    text = (FOLDER / f"{kind.KIND}.csv").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    header, *rows = csv.reader(text.splitlines())
    assert header in (list(header_of(kind)), list(header_of(kind)[:-1])), "locators may be left out"
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell != cell.strip() or "  " in cell] == []
    assert len({tuple(row) for row in rows}) == len(rows)
