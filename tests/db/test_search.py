"""Finding words: states first, accents and signs of no weight, nothing an error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.search import Hit, search
from db.workspace import Workspace


def titles(workspace: Workspace, text: str) -> list[str]:
    return [hit.title for hit in search(workspace.database, text)]


def test_states_come_first_and_the_exact_name_before_longer_ones(workspace: Workspace) -> None:
    assert titles(workspace, "niger")[:2] == ["Niger", "Nigeria"]
    hits = search(workspace.connection, "ukraine")
    assert (hits[0].kind, hits[0].key, hits[0].state) == ("state", "state:UKR", "UKR")
    assert "Ukraine's seat stays empty" in [hit.title for hit in hits]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("einspruch", "position"),
        ("receipt", "treaty_text"),
        ("seat empty", "event"),
        ("fundamentally", "argument"),
        ("monitor", "source"),
        ("survey", "recommendation"),
        ("thailand", "practice"),
        ("depositary", "ask"),
        ("22msp", "meeting"),
    ],
)
def test_each_kind_is_found(workspace: Workspace, text: str, kind: str) -> None:
    assert kind in [hit.kind for hit in search(workspace.database, text)]


@pytest.mark.parametrize("text", ["cote", "CÔTE", "ivory co", "civ", "côte d'ivoire", "d'iv"])
def test_accents_case_and_variants_do_not_matter(workspace: Workspace, text: str) -> None:
    assert titles(workspace, text)[0] == "Côte d'Ivoire"


def test_quoted_words_are_a_phrase(workspace: Workspace) -> None:
    assert titles(workspace, '"take effect"') == ["MBT Article 20(3)"]
    assert titles(workspace, '"effect take"') == []
    assert titles(workspace, "effect take") == ["MBT Article 20(3)"]


def test_sources_come_last(workspace: Workspace) -> None:
    kinds = [hit.kind for hit in search(workspace.database, "2025")]
    assert "source" in kinds
    assert kinds == sorted(kinds, key=lambda kind: kind == "source")


def test_a_snippet_shows_where(workspace: Workspace) -> None:
    (hit,) = search(workspace.database, "receipt")
    assert "six months after the receipt" in hit.snippet


def test_the_limit_is_kept(workspace: Workspace) -> None:
    assert len(search(workspace.database, "n", limit=1)) == 1
    assert search(workspace.database, "n", limit=0) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "*",
        '"',
        '""',
        "AND",
        "NOT OR",
        "a AND (",
        "title:x",
        "NEAR(a b)",
        "-",
        "^a",
        "a\0b",
        "'; DROP",
        "{a}:b",
    ],
)
def test_signs_that_mean_something_to_the_index_are_only_signs(workspace: Workspace, text: str) -> None:
    assert isinstance(search(workspace.database, text), list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet='ab"*()^:-+ NEARORANDT\0\u0301\u4e2d', max_size=40))
def test_no_text_is_an_error(workspace: Workspace, text: str) -> None:
    assert all(isinstance(hit, Hit) for hit in search(workspace.database, text))
