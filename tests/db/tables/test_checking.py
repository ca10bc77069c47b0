"""What is wrong with a table is said with its line and column, before anything is written."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from db.dates import PartialDate
from db.errors import UserError
from db.records import (
    Casualties,
    Clearance,
    Contamination,
    Event,
    Membership,
    Position,
    SourceId,
    Statement,
    Vote,
)
from db.tables.cell_values import PLAIN, Manner
from db.tables.checking import Checked, Problem, check_table
from db.tables.loose_values import count_of, day_of, number_of, partial_date_of
from db.tables.matching import kind_named, match_columns
from db.tables.reading import preview
from db.tables.table import Cancelled
from db.workspace import Workspace

Check = Callable[..., Checked]
Write = Callable[..., Path]
HEAD = ("country", "year", "dead", "wounded", "total", "source")


def said(checked: Checked) -> list[tuple[int, str]]:
    return [(problem.line, problem.column) for problem in checked.problems]


def test_a_table_in_other_words_than_ours_is_understood(check: Check, write: Write) -> None:
    path = write(
        HEAD,
        ("Turkey", "2024", "1,200", "4", "1 204", "LM2025-REPO"),
        ("DRC", "2023", "", "", "7", "LM2025-REPO"),
    )
    checked = check(path)
    assert checked.problems == ()
    one, two = checked.records(["own:a:0", "own:a:1"])  # type: ignore[list-item]
    assert isinstance(one, Casualties)
    assert isinstance(two, Casualties)
    assert (one.place, one.killed, one.total, one.partial, one.edition) == ("TUR", 1200, 1204, False, "")
    assert (two.place, two.killed, two.total) == ("COD", None, 7)
    assert one.provenance.sources == ("LM2025-REPO",)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (("Ukrain", "2024", "1", "2", "3", "LM2025-REPO"), "country", "Did you mean Ukraine?"),
        (("Atlantis", "2024", "1", "2", "3", "LM2025-REPO"), "country", "No state is called"),
        (("", "2024", "1", "2", "3", "LM2025-REPO"), "country", "may not be"),
        (("UKR", "24", "1", "2", "3", "LM2025-REPO"), "year", "not between 1900"),
        (("UKR", "2024", "-1", "2", "1", "LM2025-REPO"), "dead", "negative"),
        (("UKR", "2024", "one", "2", "3", "LM2025-REPO"), "dead", "leave the cell empty"),
        (("UKR", "2024", "1.5", "2", "3", "LM2025-REPO"), "dead", "not a whole number"),
        (("UKR", "2024", "1", "2", "4", "LM2025-REPO"), "total", "Parts make 3, not 4"),
        (("UKR", "2024", "=1+0", "2", "3", "LM2025-REPO"), "dead", "formula cell"),
        (("UKR", "2024", "1", "2", "3", ""), "source", "needs a source"),
        (("UKR", "2024", "1", "2", "3", "LM2025-REPP"), "source", "did you mean LM20"),
        (("UKR", "2024", "1", "2", "3", "LM2025-REPO;NONE"), "source", "which is no source"),
        (("UKR", "2024", "1", "2", "3", "<b>Report</b>"), "source", "markup"),
    ],
)  # fmt: skip
def test_each_problem_has_its_line_and_column(
    check: Check, write: Write, row: tuple[str, ...], column: str, words: str
) -> None:
    checked = check(write(HEAD, ("EST", "2024", "0", "0", "0", "LM2025-REPO"), row))
    assert said(checked) == [(3, column)]
    assert words in checked.problems[0].sentence
    assert checked.count == 0


def test_a_row_that_stands_twice_is_a_problem(check: Check, write: Write) -> None:
    row = ("UKR", "2023", "1", "2", "3", "Our own count")
    checked = check(write(HEAD, row, ("EST", *row[1:]), row))
    assert checked.problems == (Problem(4, "country", "Line 2 says of the same what this line says."),)


def test_what_the_store_has_is_a_problem_or_passed_over(
    check: Check, write: Write, shipped: Workspace
) -> None:
    known = next(
        one for one in shipped.facts().all(Casualties) if one.place == "UKR" and one.edition == "2025"
    )
    numbers = (known.killed, known.injured, known.total)
    row = ("UKR", str(known.year), *("" if one is None else str(one) for one in numbers), known.sources[0])
    path = write(
        (*HEAD, "unknown"),
        (*row, str(known.unknown or "")),
        ("UKR", "2024", "1", "2", "3", "Our own count", ""),
    )
    assert said(check(path)) == [(2, "country")]
    checked = check(path, Casualties, Manner(skip_known=True))
    assert (checked.problems, checked.count, checked.skipped) == ((), 1, 1)


def test_blank_rows_are_passed_over_and_ragged_ones_are_not(check: Check, write: Write) -> None:
    good = ("UKR", "2024", "1", "2", "3", "Our own count")
    checked = check(write(HEAD, ("",) * 6, (*good, "", ""), ("UKR", "20")))
    assert said(checked) == [(4, "")]


def test_a_missing_column_is_named(check: Check, write: Write) -> None:
    checked = check(write(("country", "dead"), ("UKR", "1")))
    assert said(checked) == [(1, "sources"), (1, "year")]
    assert "no column is called source" in str(checked.problems[0].sentence).lower()


def test_the_user_says_which_column_is_which(check: Check, write: Write) -> None:
    path = write(("A", "B", "C", "source"), ("UKR", "2024", "5", "Our own count"))
    checked = check(path, Casualties, Manner({"place": "A", "year": "B", "killed": "C"}))
    assert checked.problems == ()
    with pytest.raises(UserError, match="no column 'D'"):
        check(path, Casualties, Manner({"place": "D"}))
    with pytest.raises(UserError, match="did you mean killed"):
        check(path, Casualties, Manner({"kiled": "A"}))


def test_a_date_that_could_mean_two_days_is_refused_unless_the_order_is_said(
    check: Check, write: Write
) -> None:
    path = write(
        ("date", "title", "category", "source"), ("03/04/2025", "A meeting", "meeting", "Our own count")
    )
    assert said(check(path, Event)) == [(2, "date")]
    (event,) = check(path, Event, Manner(day_first=True)).records(["own:a:0"])  # type: ignore[list-item]
    assert isinstance(event, Event)
    assert event.date == PartialDate("2025-04-03")


def test_a_number_that_could_mean_two_is_refused_unless_the_table_shows_which(
    check: Check, write: Write
) -> None:
    head = ("country", "year", "area cleared (km2)", "source")
    path = write(head, ("UKR", "2023", "1,234", "Our own count"))
    assert said(check(path, Clearance)) == [(2, "area cleared (km2)")]
    shown = write(head, ("UKR", "2023", "1,234", "Our own count"), ("EST", "2023", "0,5", "Our own count"))
    records = check(shown, Clearance).records(["own:a:0", "own:a:1"])  # type: ignore[list-item]
    assert [one.cleared_km2 for one in records if isinstance(one, Clearance)] == [1.234, 0.5]


def test_words_of_a_list_are_found_however_they_are_written(check: Check, write: Write) -> None:
    head = ("actor", "issue", "stance", "form", "date", "summary", "source")
    path = write(
        head,
        (
            "Austria",
            "Suspension",
            "Objects",
            "Formal objection",
            "2 December 2025",
            "Objects.",
            "Our own count",
        ),
        ("Austria", "Suspension", "Objectts", "Letter", "2025", "Objects again.", "Our own count"),
    )
    checked = check(path, Position)
    assert said(checked) == [(3, "stance")]
    assert "did you mean objects" in checked.problems[0].sentence


def test_articles_17_and_20_hold_for_rows_unless_a_note_says_why(check: Check, write: Write) -> None:
    head = ("treaty", "state", "deposited", "method", "entry_into_force", "rule_note", "source")
    wrong = ("mbt", "CHN", "2025-01-15", "accession", "2025-06-01", "", "Our own count")
    checked = check(write(head, wrong), Membership)
    assert said(checked) == [(2, "entry_into_force")]
    assert "Article 17 gives 2025-07-01" in checked.problems[0].sentence
    assert check(write(head, (*wrong[:5], "By its own declaration", wrong[6])), Membership).problems == ()


def test_votes_and_statements_are_of_known_resolutions_and_meetings(check: Check, write: Write) -> None:
    votes = write(("resolution", "state", "vote", "source"), ("A/RES/1/1", "UKR", "yes", "Our own count"))
    assert said(check(votes, Vote)) == [(2, "resolution")]
    head = ("meeting", "actor", "agenda_item", "category", "date", "rank", "source")
    floor = write(head, ("22MSP", "EU", "General exchange", "statement", "2025-12-01", "1", "Our own count"),
                  ("99MSP", "EU", "General exchange", "statement", "2025-12-01", "2", "Our own count"))  # fmt: skip
    assert (3, "meeting") in said(check(floor, Statement))


def test_a_title_makes_one_source_with_what_the_table_says_of_it(check: Check, write: Write) -> None:
    head = (*HEAD, "source_publisher", "source_date", "source_url")
    described = ("Casualties in Kharkiv", "Our partner", "31/12/2024", "https://example.org")
    rows = [(state, "2024", "1", "2", "3", *described) for state in ("UKR", "EST")]
    checked = check(write(head, *rows))
    (source,) = checked.sources
    assert (source.id, source.title, source.publisher, source.published, source.kind) == (
        SourceId("CASUALTIES-IN-KHARKIV"), "Casualties in Kharkiv", "Our partner", PartialDate("2024-12-31"), "other",
    )  # fmt: skip
    assert {day for batch in checked.batches for day in batch.known_by} == {date(2024, 12, 31)}


def test_what_rests_on_memory_or_is_derived_must_say_so(check: Check, write: Write) -> None:
    head = (*HEAD, "certainty", "notes")
    path = write(
        head,
        ("UKR", "2024", "1", "2", "3", "Our own count", "derived", ""),
        ("EST", "2024", "1", "2", "3", "Our own count", "derived", "Counted from the list."),
    )
    assert said(check(path)) == [(2, "certainty")]


def test_a_thousand_problems_are_listed_and_the_rest_counted(check: Check, write: Write) -> None:
    rows = [("Nowhere", str(1900 + number % 100), "-1", "2", "3", "") for number in range(1_000)]
    checked = check(write(HEAD, *rows))
    assert (len(checked.problems), checked.more) == (1_000, 2_000)


def test_checking_stops_when_it_is_cancelled(shipped: Workspace, write: Write) -> None:
    table = preview(write(HEAD, ("UKR", "2024", "1", "2", "3", "Our own count")))
    with pytest.raises(Cancelled):
        check_table(shipped.facts(), table, Casualties, date(2026, 1, 1), cancelled=lambda: True)


@given(st.lists(st.text(max_size=30), min_size=6, max_size=6))
def test_no_text_in_a_cell_is_an_error(cells: list[str]) -> None:
    for read in (day_of, partial_date_of, count_of, number_of):
        for cell in cells:
            with contextlib.suppress(ValueError):
                read(cell)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_reads_back_from_every_form(day: date) -> None:
    forms = (
        f"{day:%d %B %Y}",
        f"{day:%B %d, %Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y/%m/%d}",
        str(day),
    )
    assert {day_of(form, day_first=True) for form in forms} == {day}


@given(st.integers(0, 10**9))
def test_a_count_reads_back_from_every_grouping(count: int) -> None:
    for sign in (",", ".", " ", "'", "\u202f"):
        assert count_of(f"{count:,}".replace(",", sign)) == count


def test_every_kind_goes_by_its_name_and_its_plural() -> None:
    assert kind_named("casualties") is Casualties
    assert kind_named("memberships") is Membership
    assert kind_named("Positions") is Position
    with pytest.raises(UserError, match="did you mean position"):
        kind_named("postion")
    with pytest.raises(UserError, match="no kind of facts"):
        kind_named("weather")
    with pytest.raises(UserError, match="come with the edition"):
        kind_named("state")


def test_a_header_of_our_own_names_is_known_as_such() -> None:
    assert match_columns(("place", "year", "sources"), Casualties).exact
    assert not match_columns(("country", "year", "sources"), Casualties).exact


def test_two_columns_of_one_name_are_not_guessed_between(check: Check, write: Write) -> None:
    path = write(("country", "year", "killed", "Killed", "source"), ("UKR", "2024", "1", "2", "Our count"))
    (problem,) = check(path).problems
    assert (problem.line, problem.column) == (1, "killed")
    assert problem.sentence.startswith("Columns 3 and 4 have the same name, 'killed'")
    for theirs in ("column 4", "column 4 (Killed)"):
        checked = check(path, manner=Manner({"killed": theirs}))
        assert (checked.problems, [list(batch.own[2]) for batch in checked.batches]) == ((), [[2]])
    assert check(path, manner=Manner({"killed": ""})).problems == ()
    with pytest.raises(UserError, match="say column 3 or column 4"):
        check(path, manner=Manner({"killed": "killed"}))


def test_columns_that_are_not_used_are_named(check: Check, write: Write) -> None:
    path = write(("country", "year", "kileld", "", "source"), ("UKR", "2024", "1", "2", "Our count"))
    assert check(path).unused == ("kileld",)


def test_a_thousand_with_a_point_is_not_taken_for_one(check: Check, write: Write) -> None:
    path = write(("place", "year", "killed", "sources"), ("UKR", "2024", "1.000", "Our count"))
    (problem,) = check(path).problems
    assert "'1.000' could mean two numbers" in problem.sentence
    path = write(("Country", "year", "killed", "sources"), ("UKR", "2024", "1.000", "Our count"))
    assert [list(batch.own[2]) for batch in check(path).batches] == [[1000]]


def test_a_merged_cell_is_a_problem(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["country", "year", "source", "killed"])
    sheet.write_row(1, 0, ["UKR", 2023, "Our count"])
    sheet.write_row(2, 0, ["UKR", 2024, "Our count"])
    sheet.merge_range(1, 3, 2, 3, 7)
    sheet.merge_range(3, 0, 3, 3, "")
    book.close()
    (problem,) = check(path).problems
    assert (problem.line, problem.column, "is merged" in problem.sentence) == (2, "killed", True)


def test_numbers_of_our_own_export_are_read_alike_with_columns_named(check: Check, write: Write) -> None:
    header = ("state", "as_of", "confirmed_km2", "sources")
    path = write(header, ("UKR", "2024", "1.234", "Our count"))
    named = {ours: ours for ours in header}
    for manner in (PLAIN, Manner(named)):
        wrong = [
            problem
            for problem in check(path, Contamination, manner).problems
            if "two numbers" in problem.sentence
        ]
        assert wrong == []
