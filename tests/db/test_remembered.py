"""What was worked out of a snapshot is not worked out again, and does not outlive it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from db.choice import chosen, contested
from db.facts import Facts
from db.opening import open_workspace
from db.records import Membership
from db.remembered import remembered


def test_the_same_question_of_the_same_facts_is_answered_once(tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    @remembered(2)
    def counted(facts: Facts, what: str) -> int:
        asked.append((what, len(facts.states)))
        return len(asked)

    with open_workspace(tmp_path / "x.minebrief") as workspace:
        facts = workspace.facts()
    assert counted(facts, "states") == counted(facts, "states") == 1
    assert counted(facts, "areas") == 2


def test_facts_that_nobody_looks_at_any_more_are_let_go(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "x.minebrief") as workspace:
        facts = workspace.facts()
        chosen(facts, Membership)
        contested(facts)
    gone = weakref.ref(facts)
    gc.disable()  # at once, and not only when garbage is looked for: the window looks for none in what it froze
    try:
        del facts, workspace
        assert gone() is None
    finally:
        gc.enable()
