"""What the box finds and in which order, and which keys a command may have: plain rules, no window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence

from desktop.ui.bar.finder import Finder, read_asked
from desktop.ui.bar.finds import Find, FindKind
from desktop.ui.bar.fitting import asked, fit, name_of
from desktop.ui.bar.keys import refusal
from desktop.ui.bar.uses import Uses, read_uses

if TYPE_CHECKING:
    from desktop.wording import Wording

TODAY = date(2025, 12, 5)
COMMANDS = (
    "Export PDF…",
    "Export a book…",
    "Export facts…",
    "Open workspace…",
    "Unpick all states",
    "Undo",
    "Quit",
)


def command(title: str, key: str = "", *, able: bool = True) -> Find:
    return Find(FindKind.COMMAND, key or title, title, able=able)


def found(finder: Finder, typed: str, kind: FindKind | None = None) -> list[str]:
    return [find.title for find in finder.find(read_asked(typed, kind))]


@pytest.fixture
def finder() -> Finder:
    made = Finder(Uses(), TODAY)
    states = [
        Find(FindKind.STATE, code, name, also=also)
        for code, name, also in (
            ("UKR", "Ukraine", ("UKR", "Украина", "أوكرانيا")),
            ("GBR", "United Kingdom", ("GBR", "Royaume-Uni")),
            ("CIV", "Côte d’Ivoire", ("CIV",)),
            ("UGA", "Uganda", ("UGA",)),
        )
    ]
    made.know([*states, *map(command, COMMANDS)])
    return made


def fits(typed: str, name: str) -> float:
    return fit(asked(typed), name_of(name))


def test_the_better_something_fits_the_more_it_counts() -> None:
    order = ("Undo", "Undo all", "All undo", "Unpick dots", "Refundo", "Unpiedo")
    scores = [fits("undo", name) for name in order]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


@pytest.mark.parametrize("typed", ["ex bo", "exbo", "book exp", "eab", "export a book…", "EXPORT A B"])
def test_a_command_is_found_by_beginnings_of_its_words(finder: Finder, typed: str) -> None:
    assert found(finder, typed)[0] == "Export a book…"


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("cote d", "Côte d’Ivoire"),
        ("royaume", "United Kingdom"),
        ("укр", "Ukraine"),
        ("gbr", "United Kingdom"),
    ],
)
def test_a_state_is_found_by_code_and_in_any_language(finder: Finder, typed: str, state: str) -> None:
    assert found(finder, typed) == [state]


def test_kinds_follow_each_other_with_the_best_first(finder: Finder) -> None:
    kinds = [find.kind for find in finder.find(read_asked("un"))]
    assert kinds == sorted(kinds, key=[FindKind.STATE, FindKind.COMMAND].index)
    assert set(kinds) == {FindKind.STATE, FindKind.COMMAND}
    assert finder.find(read_asked("undo"))[0].kind is FindKind.COMMAND


def test_what_is_used_comes_first(finder: Finder) -> None:
    assert found(finder, "export")[0] == "Export PDF…"
    for _ in range(3):
        finder.note(command("Export facts…"))
    assert found(finder, "export")[0] == "Export facts…"
    assert found(finder, "")[0] == "Export facts…"


def test_what_can_not_be_done_now_comes_last_but_is_found(finder: Finder) -> None:
    finder.know([command("Undo", able=False), command("Unpick all states")])
    assert found(finder, "un") == ["Unpick all states", "Undo"]


@pytest.mark.parametrize(("typed", "kind"), [(">un", FindKind.COMMAND), ("@ un", FindKind.STATE)])
def test_a_sign_restricts_to_a_kind(finder: Finder, typed: str, kind: FindKind) -> None:
    assert {find.kind for find in finder.find(read_asked(typed))} == {kind}


def test_what_the_store_finds_follows_and_is_not_there_twice(finder: Finder) -> None:
    hits = (Find(FindKind.STATE, "UKR", "Ukraine"), Find(FindKind.FACT, "f1", "Ukraine: casualties 2024"))
    finds = finder.find(read_asked("ukraine"), hits)
    assert [find.identity for find in finds] == ["state:UKR", "fact:f1"]
    only = finder.find(read_asked("ukraine", FindKind.FACT), hits)
    assert [find.identity for find in only] == ["fact:f1"]


def test_uses_fade_and_come_back_from_their_text() -> None:
    uses = Uses()
    for _ in range(8):
        uses.note("command:quit", TODAY)
    later = TODAY + timedelta(days=84)
    assert uses.count("command:quit", later) == pytest.approx(0.5)
    assert read_uses(uses.written()).count("command:quit", later) == pytest.approx(0.5)


def test_what_may_not_be_told_is_not_written_and_what_was_stays() -> None:
    before, now = Uses(), Uses()
    before.note("state:UKR", TODAY)
    now.note("state:NIU", TODAY)
    now.note("command:quit", TODAY)
    told = now.written(("command:",), before)
    assert "state:NIU" not in told
    assert "command:quit" in told
    assert "state:UKR" in told


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"a": 3}', '{"a": ["x", "2025-01-01"]}'])
def test_uses_that_are_not_understood_are_none(text: str) -> None:
    assert read_uses(text).written() == "{}"


@given(st.text(max_size=40), st.text(max_size=60))
def test_any_text_is_compared_with_any_other(typed: str, name: str) -> None:
    assert 0 <= fits(typed, name) <= 100


@given(st.text(alphabet="abc de", min_size=1, max_size=20))
def test_a_name_fits_itself_best(name: str) -> None:
    if asked(name):
        assert fits(name, name) == 100


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("A", "needed for typing"),
        ("Shift+A", "needed for typing"),
        ("Space", "needed for typing"),
        ("Ctrl+C", "in every field"),
        ("Ctrl+Left", "in every field"),
        ("Alt+F4", "belongs to the system"),
        ("Meta+L", "belongs to the system"),
        ("Ctrl+Alt+E", "writes a letter"),
        ("Alt+F", "opens a menu"),
        ("", "Press one key"),
        ("Ctrl+K, Ctrl+B", "Press one key"),
    ],
)
def test_keys_that_belong_elsewhere_are_refused(qapp: object, words: Wording, keys: str, why: str) -> None:
    assert why in refusal(QKeySequence(keys), "FEVH", words)


@pytest.mark.parametrize("keys", ["Ctrl+J", "F5", "Ctrl+Shift+J", "Alt+J", "Ctrl+Alt+F7", "Ctrl+Return"])
def test_other_keys_can_be_had(qapp: object, words: Wording, keys: str) -> None:
    assert refusal(QKeySequence(keys), "FEVH", words) == ""
