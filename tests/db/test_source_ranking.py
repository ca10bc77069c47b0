"""Which of the sources that hold the words is meant."""

from __future__ import annotations

from db.search_text import plain
from db.source_ranking import source_rank

TITLES = (
    ("Landmine Monitor 2025", "monitor"),
    ("Landmine Monitor 2025: Casualties", "news"),
    ("Press conference on Landmine Monitor 2025", "official"),
    ("A review of 2025's Landmine Monitor", "news"),
    ("Landmine clearance", "monitor"),
)


def test_the_title_itself_comes_first_then_what_begins_so_then_first_hand_sources() -> None:
    asked = plain("landmine MONITOR 2025")
    found = sorted(set(TITLES), key=lambda each: source_rank(asked, *each))
    assert found == list(TITLES)


def test_of_titles_that_fit_alike_those_in_the_order_typed_come_first() -> None:
    asked = plain("monitor 2025")
    titles = ("About 2025 and the Monitor", "Radio on the Monitor 2025")
    found = sorted(titles, key=lambda title: source_rank(asked, title, "news"))
    assert found == list(reversed(titles))
