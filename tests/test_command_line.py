"""The program as people who script meet it: a process, its answer and its exit code."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from db.dates import PartialDate
from db.delegation import settle_promise, write_promise
from db.editions import FOLDER, read_number
from db.internal import Outcome, Promise
from db.opening import open_workspace
from db.own import withdraw_fact
from db.records import FactId, StateCode
from desktop.version import VERSION
from desktop.wording import PAGE_LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
EDITION = read_number(FOLDER).number
STATUSES = {"none", "signatory", "joined", "party", "party-withdrawing", "former-party"}


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Minebrief = Callable[..., Answer]


def call(*words: str, **environment: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("command line") / "facts.minebrief"
    assert call("check", "--workspace", str(path)).code == 0
    return path


@pytest.fixture
def minebrief(workspace: Path) -> Minebrief:
    def on_the_workspace(*words: str, **environment: str) -> Answer:
        return call("--workspace", str(workspace), *words, **environment)

    return on_the_workspace


def status_of(answer: Answer, code: str) -> dict[str, Any]:
    return next(state for state in answer.json["states"] if state["state"] == code)


def assert_refused(answer: Answer, code: int, *words: str) -> None:
    """With that exit code and one line on stderr that holds the words; nothing on stdout."""
    assert (answer.code, answer.out) == (code, "")
    assert len(answer.err.splitlines()) == 1, answer.err
    for word in words:
        assert word in answer.err


@pytest.mark.parametrize(
    ("treaty", "day", "in_force", "deposited"),
    [
        ("mbt", "2025-01-01", 164, 164),
        ("mbt", "2025-04-10", 164, 165),
        ("mbt", "2025-11-30", 165, 166),
        ("mbt", "2025-12-02", 166, 166),
        ("mbt", "2025-12-27", 163, 163),
        ("mbt", "2026-01-10", 162, 162),
        ("mbt", "2026-02-20", 161, 161),
        ("ccm", "2025-03-05", 112, 112),
        ("ccm", "2025-03-06", 111, 111),
    ],
)
def test_status_counts_the_states_bound_and_the_instruments_on_a_day(
    minebrief: Minebrief, treaty: str, day: str, in_force: int, deposited: int
) -> None:
    found = minebrief("status", "--treaty", treaty, "--as-of", day, "--json").json
    assert (found["treaty"], found["as_of"]) == (treaty, day)
    assert (found["in_force"], found["deposited"]) == (in_force, deposited)


def test_status_tells_each_of_the_197_with_its_days_and_sources(minebrief: Minebrief) -> None:
    answer = minebrief("status", "--as-of", "2025-12-05", "--json")
    states = answer.json["states"]
    assert len({state["state"] for state in states}) == 197
    assert {state["status"] for state in states} <= STATUSES
    ukraine = status_of(answer, "UKR")
    assert ukraine.pop("sources")
    assert ukraine == {
        "state": "UKR",
        "name": "Ukraine",
        "status": "party",
        "signed": "1999-02-24",
        "deposited": "2005-12-27",
        "entry_into_force": "2006-06-01",
        "withdrawal_notified": None,
        "withdrawal_effective": None,
        "suspension_claimed": "2025-07-18",
    }


def test_estonia_leaves_on_27_december_2025(minebrief: Minebrief) -> None:
    before = status_of(minebrief("status", "--as-of", "2025-12-05", "--json"), "EST")
    after = status_of(minebrief("status", "--as-of", "2025-12-27", "--json"), "EST")
    assert (before["status"], after["status"]) == ("party-withdrawing", "former-party")
    assert before["withdrawal_effective"] == "2025-12-27"


def test_status_as_text_has_a_line_for_each_state(minebrief: Minebrief) -> None:
    lines = minebrief("status", "--as-of", "2025-12-05").out.splitlines()
    assert "166 States Parties" in lines[0]
    assert len(lines) == 3 + 197
    assert any("UKR" in line and "claims suspension since 2025-07-18" in line for line in lines)


def test_show_gives_every_edition_of_a_year_the_one_to_show_first(minebrief: Minebrief) -> None:
    found = minebrief("show", "Ukraine", "--as-of", "2025-12-05", "--json").json
    years = [count["year"] for count in found["casualties"]]
    assert years == sorted(years, reverse=True)
    of_2015 = [count for count in found["casualties"] if count["year"] == 2015]
    assert [(c["total"], c["edition"]) for c in of_2015] == [(706, "2017"), (589, "2016")]
    assert set(of_2015[0]) == {"year", "killed", "injured", "unknown", "total", "edition", "source"}
    assert (found["state"], found["name"], found["as_of"]) == ("UKR", "Ukraine", "2025-12-05")
    assert found["status"] == "party"
    assert "claims-suspension" in found["roles"]


@pytest.mark.parametrize("part", ["membership", "positions", "events"])
def test_show_gives_sources_with_everything(minebrief: Minebrief, part: str) -> None:
    rows = minebrief("show", "LTU", "--json").json[part]
    assert rows
    assert all(row["sources"] for row in rows)


def test_show_names_the_promises_that_are_open(tmp_path: Path) -> None:
    path = tmp_path / "promised.minebrief"
    with open_workspace(path) as workspace:
        said = Promise(
            "", StateCode("NIU"), "A note to the depositary", PartialDate("2025-12-02"), "the envoy"
        )
        write_promise(workspace, said)
        key = write_promise(workspace, replace(said, words="A word in plenary"))
        settle_promise(workspace, key, Outcome.KEPT, PartialDate("2025-12-04"))
    out = call("--workspace", str(path), "show", "Niue").out
    assert "Open promises (internal)\n  2025-12-02  A note to the depositary (the envoy)" in out
    assert "A word in plenary" not in out
    (promise,) = call("--workspace", str(path), "show", "Niue", "--json").json["open_promises"]
    assert promise["words"] == "A note to the depositary"


def test_show_as_text_says_so_where_nothing_is_known(minebrief: Minebrief) -> None:
    out = minebrief("show", "Niue").out
    assert out.startswith("Niue (NIU)")
    assert "Casualties\n  nothing in the sources read" in out


def test_a_state_goes_by_its_usual_names(minebrief: Minebrief) -> None:
    assert [minebrief("show", name, "--json").json["state"] for name in ("Turkey", "DRC")] == ["TUR", "COD"]


def test_search_finds_words_in_what_was_said(minebrief: Minebrief) -> None:
    hits = minebrief("search", "Switzerland", "objection", "--json").json
    assert hits
    assert all(set(hit) == {"kind", "key", "title", "snippet", "state"} for hit in hits)
    assert minebrief("search", "Switzerland objection").out


def test_search_that_finds_nothing_is_no_fault(minebrief: Minebrief) -> None:
    answer = minebrief("search", "qqqzzz")
    assert (answer.code, answer.out) == (0, "Nothing found.\n")
    assert minebrief("search", "qqqzzz", "--json").json == []


def test_disagreements_are_listed_with_what_is_shown_and_why(minebrief: Minebrief) -> None:
    told = minebrief("disagreements", "Tajikistan").out
    assert "19 days earlier" in told
    assert "the list of parties chosen" in told
    answer = minebrief("disagreements", "--as-of", "2025-12-05", "--json").json
    assert any(each["slot"] == "casualties:AFG:2016" for each in answer["disagreements"])
    assert any(sentence.startswith("166 instruments") for sentence in answer["states_parties"])
    assert "The sources agree." in minebrief("disagreements", "Niue").out


def test_an_edition_without_an_older_one_has_nothing_to_report(minebrief: Minebrief) -> None:
    answer = minebrief("edition")
    assert (answer.code, answer.out) == (
        0,
        f"Edition {EDITION}: there was no older one to compare it with.\n",
    )


def test_check_proves_the_shipped_facts_sound(minebrief: Minebrief) -> None:
    answer = minebrief("check")
    assert (answer.code, answer.out) == (0, f"Edition {EDITION}: the facts are sound.\n")


def test_the_workspace_may_be_named_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.minebrief"
    assert call("search", "--workspace", str(path), "mines").code == 0
    assert path.exists()


def test_an_encrypted_workspace_asks_for_its_passphrase(tmp_path: Path) -> None:
    path, words, wrong = tmp_path / "locked.minebrief", tmp_path / "words", tmp_path / "wrong"
    words.write_text("correct horse battery\n", encoding="utf-8")
    wrong.write_text("something else\n", encoding="utf-8")
    open_workspace(path, passphrase=words.read_text(encoding="utf-8").strip()).close()
    command = ("status", "--json", "--workspace", str(path))
    assert_refused(call(*command), 1, "is encrypted", "--passphrase-file")
    assert_refused(call(*command, "--passphrase-file", str(wrong)), 1, "not the passphrase")
    assert_refused(call(*command, "--passphrase-file", str(tmp_path / "none")), 1, "can't be read")
    assert json.loads(call(*command, "--passphrase-file", str(words)).out)["states"]


def test_version_names_program_and_edition() -> None:
    answer = call("--version")
    assert answer.code == 0
    assert answer.out.startswith(f"minebrief {VERSION}, facts edition {EDITION}")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_brief_writes_a_pdf_and_names_it(minebrief: Minebrief, tmp_path: Path, paper: str) -> None:
    out = tmp_path / "brief.pdf"
    words = ["UKR", "--issue", "suspension", "--meeting", "22msp", "--as-of", "2025-12-05", "--paper"]
    answer = minebrief("brief", *words, paper, "--out", str(out))
    assert (answer.code, answer.out) == (0, f"Wrote {out}\n")
    assert answer.err.startswith("Left out, to stay within 2 pages")
    assert out.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    "words",
    [
        ("--template", "issue", "--issue", "suspension"),
        ("--template", "group", "--set", "Pacific Islands Forum"),
        ("--template", "overview"),
        ("--template", "card", "UKR"),
        ("--template", "card"),
    ],
)
def test_brief_makes_a_document_of_each_template(
    minebrief: Minebrief, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "made.pdf"
    answer = minebrief("brief", *words, "--as-of", "2025-12-05", "--out", str(out))
    assert (answer.code, answer.out) == (0, f"Wrote {out}\n")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_copied_template_makes_a_document(minebrief: Minebrief, tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.toml", tmp_path / "made.pdf"
    mine.write_text(minebrief("template", "state").out, encoding="utf-8")
    assert minebrief("template", str(mine)).out == f"{mine} is a sound template.\n"
    words = ("UKR", "--template", str(mine), "--as-of", "2025-12-05")
    assert minebrief("brief", *words, "--out", str(out)).code == 0
    alone = tmp_path / "alone.pdf"
    minebrief("brief", "UKR", "--as-of", "2025-12-05", "--out", str(alone))
    assert out.read_bytes() == alone.read_bytes()


def test_templates_and_sections_are_listed(minebrief: Minebrief) -> None:
    listed = minebrief("template", "--list").out
    assert listed == minebrief("template").out
    assert [line.split()[0] for line in listed.splitlines()] == [
        "state",
        "internal",
        "issue",
        "group",
        "overview",
        "card",
    ]
    assert "arguments " in minebrief("template", "--sections").out


def test_pages_and_sections_are_the_users_choice(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "long.pdf"
    words = ("UKR", "--as-of", "2025-12-05", "--pages", "9", "--without", "quotes", "--out", str(out))
    answer = minebrief("brief", *words)
    assert (answer.code, answer.err) == (0, "")
    assert len(pypdfium2.PdfDocument(out)) > 2


def test_split_writes_a_file_for_each_issue(minebrief: Minebrief, tmp_path: Path) -> None:
    words = ("--template", "issue", "--issue", "use", "--issue", "stockpiles", "--as-of", "2025-12-05")
    answer = minebrief("brief", *words, "--split", str(tmp_path / "new"))
    assert answer.out == f"Wrote 2 files into {tmp_path / 'new'}\n"
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == [
        "issue-stockpiles-2025-12-05.pdf",
        "issue-use-2025-12-05.pdf",
    ]


def test_a_book_begins_with_what_was_asked_for(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    words = ("Niue", "--with", "overview", "--with", "issue:suspension", "--with", "group:PIF")
    answer = minebrief("book", *words, "--as-of", "2025-12-05", "--out", str(out))
    assert answer.code == 0
    outline = [mark.get_title() for mark in pypdfium2.PdfDocument(out).get_toc(max_depth=1)]
    assert [outline[at] for at in (0, 1, -1)] == ["Briefing book", "Contents", "Index of states"]
    assert outline[2:-1] == ["The Mine Ban Convention", "Suspension", "Pacific Islands Forum", "Niue"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "name the states"),
        (("UKR", "--set", "EU"), 2, "only one of these"),
        (("--template", "issue"), 1, "on one issue"),
        (("--template", "group"), 1, "on states"),
        (("--template", "grup", "--set", "EU"), 1, "did you mean 'group'"),
        (("--template", "nowhere.toml"), 1, "There is no file nowhere.toml"),
        (("--template", "group", "--set", "Pacific Island Forum"), 1, "Did you mean 'PIF'"),
        (("UKR", "--without", "spokn"), 1, "Did you mean 'spoken'"),
        (("UKR", "--pages", "0"), 2, "no number of pages"),
        (("UKR", "--audience", "everyone"), 2, "--audience"),
    ],
)
def test_a_document_that_cannot_be_made_is_refused(
    minebrief: Minebrief, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    assert_refused(minebrief("brief", *words, "--out", str(tmp_path / "x.pdf")), code, said)
    assert not list(tmp_path.iterdir())


def test_a_book_binds_no_cards(minebrief: Minebrief) -> None:
    assert_refused(minebrief("book", "UKR", "--template", "card", "--out", "x.pdf"), 1, "--with overview")
    assert_refused(minebrief("book", "--with", "issue:suspensio", "--out", "x.pdf"), 1, "'suspension'")
    assert_refused(minebrief("book", "--with", "card", "--out", "x.pdf"), 1, "states are named without it")


def test_book_binds_the_states_named(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    words = ["UKR", "Niue", "--issue", "suspension", "--as-of", "2025-12-05", "--out", str(out)]
    answer = minebrief("book", *words)
    assert (answer.code, answer.out) == (0, f"Wrote {out}\n")
    assert out.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [out]


def test_book_binds_a_ready_made_set(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "book.pdf"
    assert minebrief("book", "--set", "spoke", "--as-of", "2025-12-05", "--out", str(out)).code == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("way", [("--out", "book.pdf"), ("--split", "folder")])
def test_a_book_says_which_documents_leave_something_out_and_how_to_see_what(
    minebrief: Minebrief, tmp_path: Path, way: tuple[str, str]
) -> None:
    words = ("--as-of", "2025-12-05", way[0], str(tmp_path / way[1]))
    answer = minebrief("book", "UKR", "Niue", *words)
    assert answer.code == 0
    assert answer.err.startswith(
        "2 of 2 documents leave something out to keep to their pages: Ukraine, Niue."
    )
    assert "minebrief brief" in answer.err


def test_book_split_writes_what_brief_writes(minebrief: Minebrief, tmp_path: Path) -> None:
    folder, alone = tmp_path / "new", tmp_path / "alone.pdf"
    answer = minebrief("book", "UKR", "Niue", "--as-of", "2025-12-05", "--split", str(folder))
    assert (answer.code, answer.out) == (0, f"Wrote 2 files into {folder}\n")
    minebrief("brief", "Niue", "--as-of", "2025-12-05", "--out", str(alone))
    assert (folder / "brief-niue-2025-12-05.pdf").read_bytes() == alone.read_bytes()
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--out", "x.pdf"), 2, "--all or --set"),
        (("UKR", "--all", "--out", "x.pdf"), 2, "only one of these"),
        (("--set", "friends", "--out", "x.pdf"), 1, "objected"),
        (("UKR",), 2, "--split"),
        (("UKR", "--out", "x.pdf", "--split", "x"), 2, "not allowed with"),
        (("Narnia", "--out", "x.pdf"), 1, "Narnia"),
        (("--set", "objected", "--as-of", "1999-01-01", "--out", "x.pdf"), 1, "No state is in the set"),
        (("UKR", "--out", "nowhere/x.pdf"), 1, "There is no folder"),
        (("UKR", "--split", "README.md"), 1, "is a file; name a folder"),
    ],
)
def test_a_book_that_cannot_be_made_is_refused(
    minebrief: Minebrief, words: tuple[str, ...], code: int, said: str
) -> None:
    assert_refused(minebrief("book", *words), code, said)


def test_a_brief_carries_the_organisation_that_options_name(minebrief: Minebrief, tmp_path: Path) -> None:
    logo, path = tmp_path / "logo.svg", tmp_path / "brief.pdf"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="30" height="10"/></svg>', encoding="utf-8"
    )
    words = f"brief Ukraine --as-of 2025-12-05 --notes page --colour ffd000 --logo {logo} --out {path}"
    answer = minebrief(*words.split(), "--organisation", "Mines Campaign", "--contact", "mail@example.org")
    assert answer.code == 0
    assert "#ffd000 is printed darker" in answer.out
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    assert all(said in text for said in ("Mines Campaign", "mail@example.org", "on an earlier page"))


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--logo", "nowhere.png", "can't be read"),
        ("--colour", "red", "is no colour"),
        ("--contact", "x" * 200, "longer than 160"),
    ],
)
def test_an_organisation_that_can_not_be_printed_is_refused(
    minebrief: Minebrief, tmp_path: Path, option: str, value: str, said: str
) -> None:
    path = tmp_path / "brief.pdf"
    assert_refused(minebrief("brief", "Ukraine", option, value, "--out", str(path)), 1, said)
    assert not path.exists()


def test_the_same_brief_has_the_same_bytes(minebrief: Minebrief, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for out in (one, two):
        minebrief("brief", "Poland", "--as-of", "2025-12-05", "--out", str(out))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("words", "suffix", "start"),
    [
        (("map-status",), "pdf", b"%PDF-"),
        (("map-casualties",), "png", b"\x89PNG"),
        (("map-casualties", "--region", "middle-east-north-africa"), "pdf", b"%PDF-"),
        (("chart-world",), "svg", b"<?xml"),
        (("chart-states", "--state", "UKR", "--state", "Myanmar"), "svg", b"<?xml"),
    ],
)
def test_figure_writes_what_the_suffix_says(
    minebrief: Minebrief, tmp_path: Path, words: tuple[str, ...], suffix: str, start: bytes
) -> None:
    out = tmp_path / f"figure.{suffix}"
    answer = minebrief("figure", *words, "--as-of", "2025-12-05", "--out", str(out))
    assert (answer.code, answer.err) == (0, "")
    assert out.read_bytes().startswith(start)


def test_a_regions_numbers_are_those_of_its_states(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "europe.csv"
    answer = minebrief(
        "figure", "map-status", "--region", "europe", "--as-of", "2025-12-05", "--out", str(out)
    )
    assert (answer.code, answer.err) == (0, "")
    names = [line.split(",")[0] for line in out.read_text("utf-8-sig").splitlines()[1:]]
    assert len(names) == 49
    assert {"Ukraine", "Türkiye", "Holy See"} <= set(names)


def test_every_chart_writes_its_numbers(minebrief: Minebrief, tmp_path: Path) -> None:
    for kind, heads in (
        ("chart-civilians", "Category,Year,Per cent,Count,Of,Edition,Shown"),
        ("chart-devices", "Year,Device,Casualties,Of,Edition"),
        ("chart-votes", "Year,Resolution,Yes,No,Abstained,Not voting,Ukraine"),
        ("chart-deadlines", "State,Deadline,What it is"),
        ("chart-membership", "Since,Deposited,In force,What changed"),
    ):
        out = tmp_path / f"{kind}.csv"
        answer = minebrief("figure", kind, "--state", "Ukraine", "--as-of", "2025-12-05", "--out", str(out))
        assert (answer.code, answer.err) == (0, "")
        head, first, *_ = out.read_text(encoding="utf-8-sig").splitlines()
        assert head.startswith(heads)
        assert first


def test_a_timeline_is_filtered_by_category_states_and_days(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    words = (
        "--category",
        "withdrawal",
        "--state",
        "Poland",
        "--only",
        "--from",
        "2025-06",
        "--to",
        "2025-08",
    )
    answer = minebrief("figure", "chart-events", *words, "--as-of", "2025-12-05", "--out", str(out))
    assert (answer.code, answer.err) == (0, "")
    events = out.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert [event.split(",")[0] for event in events] == ["2025-08-20", "2025-06-25"]


def test_a_category_that_no_event_has_is_refused(minebrief: Minebrief, tmp_path: Path) -> None:
    answer = minebrief("figure", "chart-events", "--category", "party", "--out", str(tmp_path / "x.pdf"))
    assert_refused(answer, 1, "'party'", "withdrawal")


def test_a_figure_and_its_numbers_speak_french(minebrief: Minebrief, tmp_path: Path) -> None:
    common = ("figure", "map-status", "--lang", "fr", "--as-of", "2025-12-05", "--out")
    drawn, table = tmp_path / "carte.svg", tmp_path / "carte.csv"
    for out in (drawn, table):
        answer = minebrief(*common, str(out))
        assert (answer.code, answer.err) == (0, "")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["État"]: row for row in csv.DictReader(file)}
    assert rows["République arabe syrienne"]["Statut"] == "Non partie"
    assert rows["Ukraine"] == {
        "État": "Ukraine",
        "Statut": "Suspension revendiquée",
        "Instruments déposés": "2005-12-27",
        "En vigueur": "2006-06-01",
        "Prise d’effet du retrait": "",
    }


def test_the_numbers_of_a_figure_speak_arabic(minebrief: Minebrief, tmp_path: Path) -> None:
    out = tmp_path / "votes.csv"
    answer = minebrief("figure", "chart-votes", "--lang", "ar", "--as-of", "2025-12-05", "--out", str(out))
    assert (answer.code, answer.err) == (0, "")
    heads, newest, *_ = out.read_text("utf-8-sig").splitlines()
    assert heads == "السنة,القرار,مؤيدة,معارضة,امتنعت عن التصويت,لم تصوت"
    assert newest.startswith("2025,A/RES/80/35,159,")


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_brief_says_in_which_language_it_is(minebrief: Minebrief, tmp_path: Path, language: str) -> None:
    out = tmp_path / "b.pdf"
    answer = minebrief("brief", "Niue", "--lang", language, "--as-of", "2025-12-05", "--out", str(out))
    assert answer.code == 0
    assert "It takes" not in answer.err
    assert f"<rdf:li>{language}</rdf:li>".encode() in out.read_bytes()


def test_a_tall_region_has_a_taller_figure(minebrief: Minebrief, tmp_path: Path) -> None:
    heights = {}
    for region in ("world", "americas", "middle-east-north-africa"):
        out = tmp_path / f"{region}.png"
        minebrief("figure", "map-status", "--region", region, "--as-of", "2025-12-05", "--out", str(out))
        heights[region] = int.from_bytes(out.read_bytes()[20:24])
    assert heights == {"world": 1080, "americas": 1440, "middle-east-north-africa": 1080}


def test_a_state_that_nobody_knows_is_refused_with_a_suggestion(minebrief: Minebrief) -> None:
    assert_refused(minebrief("show", "Ukrane"), 1, "'Ukrane'", "Ukraine")


def test_an_area_is_no_state(minebrief: Minebrief) -> None:
    assert_refused(minebrief("show", "Kosovo"), 1, "Kosovo", "197")


def test_a_meeting_that_nobody_knows_is_refused(minebrief: Minebrief, tmp_path: Path) -> None:
    answer = minebrief("brief", "UKR", "--meeting", "99MSP", "--out", str(tmp_path / "x.pdf"))
    assert_refused(answer, 1, "99MSP")


def test_a_place_that_can_not_be_written_is_said(minebrief: Minebrief, tmp_path: Path) -> None:
    absent = minebrief("brief", "UKR", "--out", str(tmp_path / "absent" / "x.pdf"))
    assert_refused(absent, 1, "no folder")
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert_refused(minebrief("brief", "UKR", "--out", str(folder)), 1, "folder")


def test_a_file_that_is_no_workspace_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ambassador,\n" * 100)
    assert_refused(call("status", "--workspace", str(letter)), 1, "letter.txt")
    assert letter.read_text().startswith("Dear Ambassador,")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_window_is_refused_and_the_way_out_named(workspace: Path) -> None:
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    assert_refused(call(str(workspace), **bare), 1, "no display", "minebrief brief")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("statsu", "did you mean 'status'?"),
        ("--colour", "--colour"),
        ("--workspace", "--workspace"),
        ("one.minebrief --workspace two.minebrief", "once"),
        ("brief UKR", "--out"),
        ("brief --out x.pdf", "name the states"),
        ("brief UKR --out x.doc", ".pdf"),
        ("brief UKR --issue suspention --out x.pdf", "did you mean 'suspension'?"),
        ("brief UKR --issue weather --out x.pdf", "the issues are suspension, "),
        ("brief UKR --paper a5 --out x.pdf", "a5"),
        ("brief UKR --lang xx --out x.pdf", "xx"),
        ("brief UKR --as-of 2025-02-30 --out x.pdf", "YYYY-MM-DD"),
        ("status --as-of 20251205", "YYYY-MM-DD"),
        ("status --as-of today", "YYYY-MM-DD"),
        ("status --treaty npt", "npt"),
        ("show", "STATE"),
        ("show UKR EST", "EST"),
        ("figure map-weather --out x.pdf", "map-weather"),
        ("figure map-status --out x.gif", ".svg"),
        ("figure map-status --region atlantis --out x.png", "asia-pacific"),
        ("figure chart-world --region africa --out x.png", "--region"),
        ("figure chart-world --only --out x.pdf", "chart-events"),
        ("figure chart-events --only --out x.pdf", "--state"),
        ("figure chart-events --from 2026 --to 2025 --out x.pdf", "--from"),
        ("figure chart-events --from soon --out x.pdf", "soon"),
        ("figure chart-states --out x.pdf", "--state"),
        ("search", "TEXT"),
    ],
)
def test_wrong_usage_is_refused_in_one_line(words: str, said: str) -> None:
    assert_refused(call(*words.split()), 2, said)


@pytest.mark.parametrize("words", ["--help", "brief --help", "status --help", "figure --help"])
def test_help_is_no_fault(words: str) -> None:
    answer = call(*words.split())
    assert (answer.code, answer.err) == (0, "")
    assert "minebrief" in answer.out


def test_a_reader_that_has_enough_is_no_fault(workspace: Path) -> None:
    command = [sys.executable, "-m", "desktop", "status", "--json", "--workspace", str(workspace)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_fault_of_the_program_is_shown_whole_and_says_what_to_do(workspace: Path) -> None:
    script = (
        "import sys; from desktop.command_line import main, questions\n"
        "questions.ANSWERS['status'] = lambda options: 1 / 0\n"
        f"sys.exit(main.run(['status', '--workspace', {str(workspace)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert "please report it" in done.stderr.splitlines()[-1]


def test_the_self_test_passes() -> None:
    answer = call("--self-test")
    assert (answer.code, answer.err) == (0, "")


def test_what_a_language_lacks_is_listed_and_comes_back_as_translations(tmp_path: Path) -> None:
    path, table = tmp_path / "own.minebrief", tmp_path / "lacking.csv"
    asked = "Send the Secretary-General, as depositary, a written objection to the claimed suspension."
    with open_workspace(path) as workspace:
        for field in ("ask:object:text", "ask:dissuade:text"):
            withdraw_fact(workspace, FactId(f"translation:{field}:fr"), "to be translated anew")
    lacking = ("untranslated", "Ukraine", "--lang", "fr", "--workspace", str(path))
    told = call(*lacking).out
    assert told.startswith("0 messages of the program are in English.\n")
    assert f"    ask:object [text] {asked}\n" in told
    assert call(*lacking, "--out", str(table)).code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["of"] == "ask:object")
    row |= {"text": "Écrire au dépositaire.", "translator": "M. Test", "translated_on": "2026-11-25"}
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    assert call("import", str(table), "--as", "translations", "--workspace", str(path)).code == 0
    after = call(*lacking).out
    assert asked not in after
    assert "ask:dissuade [text]" in after
