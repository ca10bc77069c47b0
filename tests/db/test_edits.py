"""What is edited in briefs is kept, undone and kept in versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audience import Audience
from db.edits import (
    NOTHING_EDITED,
    About,
    EditedSection,
    Edits,
    Shape,
    Span,
    Written,
    apply_structure,
    drop_section,
    drop_version,
    keep_version,
    kept_edits,
    order_sections,
    own_key,
    read_edits,
    return_to_version,
    subject_of,
    tick_section,
    ticks,
    versions,
    write_section,
)
from db.errors import BadFacts
from db.journal import Act
from db.opening import open_workspace
from db.workspace import Workspace

UKRAINE = About(Audience.HANDOUT, "en", "state", "UKR")
BELGIUM = About(Audience.HANDOUT, "en", "state", "BEL")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "w.minebrief") as opened:
        yield opened


def section(text: str, key: str = "asks") -> EditedSection:
    return EditedSection(key, "", (Written(Shape.PARAGRAPH, (Span(text),)),))


def test_what_is_typed_in_pauses_is_one_act_and_undone_as_one(workspace: Workspace) -> None:
    for text in ("R", "Re", "Return"):
        write_section(workspace, UKRAINE, section(text), "What we ask")
    assert read_edits(workspace, UKRAINE) == Edits(sections=(section("Return"),))
    acts = [each for each in workspace.operations() if each.act is Act.EDIT_SECTION]
    assert [each.about["title"] for each in acts] == ["What we ask"]
    workspace.undo()
    assert read_edits(workspace, UKRAINE) == NOTHING_EDITED
    workspace.redo()
    assert read_edits(workspace, UKRAINE) == Edits(sections=(section("Return"),))


def test_another_section_is_another_act(workspace: Workspace) -> None:
    write_section(workspace, UKRAINE, section("a"), "What we ask")
    write_section(workspace, UKRAINE, section("b", "why"), "Why it matters")
    workspace.undo()
    assert read_edits(workspace, UKRAINE) == Edits(sections=(section("a"),))


def test_a_section_is_automatic_again_and_one_of_ones_own_is_gone(workspace: Workspace) -> None:
    key = own_key()
    write_section(workspace, UKRAINE, section("a"), "What we ask")
    write_section(workspace, UKRAINE, section("b", key), "Mine")
    order_sections(workspace, UKRAINE, (key, "asks"), "Mine")
    drop_section(workspace, UKRAINE, "asks", "What we ask")
    drop_section(workspace, UKRAINE, key, "Mine")
    assert read_edits(workspace, UKRAINE) == Edits(("asks",))
    workspace.undo()
    assert read_edits(workspace, UKRAINE).of(key) == section("b", key)


def test_each_brief_has_its_own_edits(workspace: Workspace) -> None:
    write_section(workspace, UKRAINE, section("a"), "What we ask")
    assert read_edits(workspace, BELGIUM) == NOTHING_EDITED
    assert read_edits(workspace, About(Audience.INTERNAL, "en", "state", "UKR")) == NOTHING_EDITED
    assert [each.about for each in kept_edits(workspace)] == [UKRAINE]


def test_a_version_is_gone_back_to_and_that_is_undone(workspace: Workspace) -> None:
    write_section(workspace, UKRAINE, section("first"), "What we ask")
    key = keep_version(workspace, UKRAINE, " Before  Geneva ")
    write_section(workspace, UKRAINE, section("second"), "What we ask")
    (version,) = versions(workspace)
    assert (version.key, version.name, version.about) == (key, "Before Geneva", UKRAINE)
    return_to_version(workspace, key)
    assert read_edits(workspace, UKRAINE) == Edits(sections=(section("first"),))
    workspace.undo()
    assert read_edits(workspace, UKRAINE) == Edits(sections=(section("second"),))
    drop_version(workspace, key)
    assert versions(workspace) == []
    with pytest.raises(BadFacts, match="not there any more"):
        return_to_version(workspace, key)


def test_a_version_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(BadFacts, match="a name"):
        keep_version(workspace, UKRAINE, "  ")
    with pytest.raises(BadFacts, match="at most 80"):
        keep_version(workspace, UKRAINE, "x" * 81)


def test_a_structure_is_order_and_own_sections_and_leaves_what_others_edited(workspace: Workspace) -> None:
    mine = section("Room 4", "own:1")
    write_section(workspace, BELGIUM, section("to Belgium"), "What we ask")
    edits = Edits(("own:1", "asks"), (section("to Ukraine"), mine))
    assert apply_structure(workspace, edits, (BELGIUM,), "Ukraine") == 1
    assert read_edits(workspace, BELGIUM) == Edits(("own:1", "asks"), (section("to Belgium"), mine))
    workspace.undo()
    assert read_edits(workspace, BELGIUM) == Edits(sections=(section("to Belgium"),))


def test_a_brief_is_named_by_whom_it_is_on() -> None:
    assert subject_of("state", ("UKR", "BEL"), ("suspension",)) == "BEL+UKR"
    assert subject_of("issue", ("UKR",), ("suspension",)) == "suspension"
    assert subject_of("overview", ("UKR",), ()) == "all"
    about = About(Audience.INTERNAL, "fr", "group", "BEL+UKR")
    assert About.read(about.key) == about


def test_a_tick_is_an_act_of_its_own_and_undone_alone(workspace: Workspace) -> None:
    tick_section(workspace, UKRAINE, "asks", "What we ask", out=True)
    tick_section(workspace, BELGIUM, "asks", "What we ask", out=True)
    tick_section(workspace, UKRAINE, "asks", "What we ask", out=False)
    newest = workspace.operations()[0]
    assert (newest.act, newest.about["title"]) == (Act.PRINT_SECTION, "What we ask")
    assert dict(ticks(workspace)) == {f"{UKRAINE.key}#asks": False, f"{BELGIUM.key}#asks": True}
    workspace.undo()
    workspace.undo()
    assert ticks(workspace) == ((f"{UKRAINE.key}#asks", True),)
    assert kept_edits(workspace) == []
