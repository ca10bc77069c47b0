from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import BadFacts
from db.journal import Act
from db.kept_sets import KeptSet, drop_set, keep_set, kept_sets, rename_set
from db.opening import open_workspace
from db.records import StateCode
from db.travel import travel_copy
from db.workspace import Workspace


def test_a_set_is_kept_renamed_and_removed_and_each_of_it_undone(workspace: Workspace) -> None:
    key = keep_set(workspace, KeptSet("", "  Our   friends ", states=(StateCode("UKR"), StateCode("BEL"))))
    rule = keep_set(workspace, KeptSet("", "EU that objected", rule="eu and objected"))
    assert [kept.name for kept in kept_sets(workspace)] == ["EU that objected", "Our friends"]
    rename_set(workspace, key, "Friends")
    drop_set(workspace, rule)
    assert kept_sets(workspace) == [KeptSet(key, "Friends", (StateCode("UKR"), StateCode("BEL")))]
    acts = [operation.act for operation in workspace.operations()[:4]]
    assert acts == [Act.DROP_SET, Act.RENAME_SET, Act.KEEP_SET, Act.KEEP_SET]
    workspace.undo()
    workspace.undo()
    assert [kept.name for kept in kept_sets(workspace)] == ["EU that objected", "Our friends"]
    workspace.redo()
    assert {kept.name for kept in kept_sets(workspace)} == {"EU that objected", "Friends"}


def test_a_set_needs_a_name_of_its_own_and_something_in_it(workspace: Workspace) -> None:
    keep_set(workspace, KeptSet("", "Friends", rule="eu"))
    other = keep_set(workspace, KeptSet("", "Others", rule="nato"))
    before = len(workspace.operations())
    for name, rule in (("friends", "au"), (" ", "au"), ("x" * 81, "au"), ("New", "")):
        with pytest.raises(BadFacts):
            keep_set(workspace, KeptSet("", name, rule=rule))
    with pytest.raises(BadFacts):
        rename_set(workspace, other, "FRIENDS")
    with pytest.raises(BadFacts):
        drop_set(workspace, "gone")
    rename_set(workspace, other, "Others")
    assert len(workspace.operations()) == before


def test_a_travel_copy_takes_no_set_along(workspace: Workspace, tmp_path: Path) -> None:
    """Whom one means to speak with is nobody else's business."""
    keep_set(workspace, KeptSet("", "Hard cases", states=(StateCode("UKR"),)))
    travel_copy(workspace, tmp_path / "copy.minebrief", ())
    with open_workspace(tmp_path / "copy.minebrief") as copy:
        assert kept_sets(copy) == []
    assert b"Hard cases" not in (tmp_path / "copy.minebrief").read_bytes()
