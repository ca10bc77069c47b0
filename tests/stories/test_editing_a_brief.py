"""She writes to Ukraine in her own words: cited, kept, and told what the facts would now say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel

from db import own
from db.audience import Audience
from db.edits import NOTHING_EDITED, edits_on, kept_edits
from db.opening import open_workspace
from db.records import Ask, Issue, StateCode
from desktop.brief.edits import said
from desktop.ui import app
from desktop.ui.brief.editing import Editing
from desktop.ui.models.roles import Role
from desktop.ui.safety.travel_page import TravelPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.edits import Edits
    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
Settle = Callable[["MainWindow"], None]


def pick(window: MainWindow, settle: Settle, *states: str) -> None:
    window.session.choice.pick(tuple(StateCode(state) for state in states))
    settle(window)


def open_section(qtbot: QtBot, window: MainWindow, key: str) -> Editing:
    """By keyboard, from the outline."""
    outline = window.brief.outline
    place = [row.key for row in window.brief.model.rows].index(key)
    outline.setFocus()
    outline.setCurrentIndex(window.brief.model.index(place))
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    return window.editing


def typed(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.keyClicks(window.editing.editor.text, text)


def rest(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    """Until all that was typed is on the disk and on the pages."""

    def kept() -> None:
        assert not window.editing.editor.waiting
        assert not window.editing.writer.unsure

    qtbot.waitUntil(kept, timeout=PATIENCE)
    settle(window)


def remark(window: MainWindow, key: str) -> str:
    place = [row.key for row in window.brief.model.rows].index(key)
    return window.brief.model.index(place).data(Role.REMARK)


def edits_of(window: MainWindow) -> Edits:
    assert window.session.made is not None
    return edits_on(window.session.store.kept.edits, window.session.made.about)


def pages(window: MainWindow) -> str:
    assert window.session.made is not None
    document = pypdfium2.PdfDocument(window.session.made.brief.pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.split())


def test_she_edits_an_ask_cites_a_source_and_it_is_there_after_a_restart(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Settle
) -> None:
    window = open_window()
    pick(window, settle, "UKR")
    assert remark(window, "asks").startswith("auto")
    editor = open_section(qtbot, window, "asks").editor
    assert editor.isVisible()
    editor.text.moveCursor(QTextCursor.MoveOperation.Start)
    typed(qtbot, window, "Take your seat again. ")
    qtbot.keyClick(editor.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert editor.finder.isVisible()
    assert not window.bar.search.hasFocus()
    qtbot.keyClicks(editor.finder.line, "rada 2025")
    first = editor.finder.list.item(0).data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(editor.finder.line, Qt.Key.Key_Return)
    assert editor.text.hasFocus()
    rest(qtbot, window, settle)
    made = window.session.made
    assert made is not None
    assert "Take your seat again." in pages(window)
    assert first in made.brief.notes
    assert remark(window, "asks") == "edited"
    qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert window.brief.outline.hasFocus()
    window.close()
    again = open_window()
    settle(again)
    assert remark(again, "asks") == "edited"
    assert "Take your seat again." in pages(again)


def test_what_is_typed_is_on_the_disk_soon_after_the_last_letter(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    open_section(qtbot, window, "why")
    typed(qtbot, window, "Hear this. ")
    rest(qtbot, window, settle)
    path = window.session.workspace_path
    assert path is not None
    with open_workspace(path, read_only=True) as workspace:
        (kept,) = kept_edits(workspace)
    assert any("Hear this." in said(block.spans) for block in kept.edits.sections[0].blocks)


def test_words_to_ukraine_do_not_stand_on_belgiums_brief(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "For Kyiv alone. ")
    pick(window, settle, "BEL")
    assert not window.editing.editor.isVisible()
    assert "For Kyiv alone." not in pages(window)
    assert remark(window, "asks").startswith("auto")
    pick(window, settle, "UKR")
    assert "For Kyiv alone." in pages(window)


def test_a_fact_changes_under_an_edited_section_and_she_takes_over_one_sentence(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    editing = open_section(qtbot, window, "asks")
    typed(qtbot, window, "Dear friends. ")
    rest(qtbot, window, settle)
    editing.leave()
    facts = window.session.facts
    dossier = window.session.dossier
    assert facts is not None
    assert dossier is not None
    old = dossier.asks[StateCode("UKR")][0]
    assert isinstance(old, Ask)
    fact = replace(old, text="Come to the next Meeting in person.")
    window.session.store.change(
        lambda workspace: own.correct_fact(workspace, old.provenance.fact, fact, "it moved on")
    )
    settle(window)
    assert remark(window, "asks") == "● edited, facts changed"
    assert "Come to the next Meeting" not in pages(window)
    editor = open_section(qtbot, window, "asks").editor
    assert editor.changed.isVisible()
    qtbot.mouseClick(editor.changed, Qt.MouseButton.LeftButton)
    assert editor.changes.isVisible()
    assert editor.changes.takers[0].hasFocus()
    while editor.changes.takers:
        qtbot.keyClick(editor.changes.takers[0], Qt.Key.Key_Space)
    rest(qtbot, window, settle)
    assert remark(window, "asks") == "edited"
    assert "Dear friends." in pages(window)
    assert "Come to the next Meeting in person." in pages(window)


def test_she_moves_a_section_by_keyboard_and_undoes_all(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    before = [row.key for row in window.brief.model.rows]
    outline = window.brief.outline
    outline.setCurrentIndex(window.brief.model.index(1))
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(outline, Qt.Key.Key_Up, both)
    settle(window)
    moved = [before[1], before[0], *before[2:]]
    assert [row.key for row in window.brief.model.rows] == moved
    assert window.brief.marked == before[1]
    assert window.session.made is not None
    assert [section.key for section in window.session.made.brief.brief.sections][:2] == moved[:2]
    qtbot.keyClick(outline, Qt.Key.Key_Down, both)
    settle(window)
    assert [row.key for row in window.brief.model.rows] == before
    open_section(qtbot, window, "why")
    typed(qtbot, window, "Mine. ")
    rest(qtbot, window, settle)
    window.editing.leave()
    assert "why" in window.menus.actions["undo"].text().lower()
    for _ in range(3):
        window.menus.actions["undo"].trigger()
        settle(window)
    assert [row.key for row in window.brief.model.rows] == before
    assert edits_of(window) == NOTHING_EDITED
    assert "Mine." not in pages(window)


def test_a_section_dragged_to_the_end_is_printed_last(window: MainWindow, settle: Settle) -> None:
    pick(window, settle, "UKR")
    model = window.brief.model
    keys = [row.key for row in model.rows]
    data = model.mimeData([model.index(0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, len(keys), 0, model.index(-1))
    settle(window)
    assert [row.key for row in model.rows] == [*keys[1:], keys[0]]


def test_undo_while_the_section_is_open_shows_what_stands_there_again(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    editor = open_section(qtbot, window, "why").editor
    before = editor.text.blocks
    typed(qtbot, window, "Mine. ")
    rest(qtbot, window, settle)
    window.menus.actions["undo"].trigger()
    settle(window)
    assert editor.isVisible()
    assert editor.text.blocks == before
    assert not editor.restore.isEnabled()


def test_back_to_automatic_can_be_undone(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    pick(window, settle, "UKR")
    editor = open_section(qtbot, window, "why").editor
    typed(qtbot, window, "Mine. ")
    rest(qtbot, window, settle)
    qtbot.mouseClick(editor.restore, Qt.MouseButton.LeftButton)
    settle(window)
    assert remark(window, "why").startswith("auto")
    window.menus.actions["undo"].trigger()
    settle(window)
    assert remark(window, "why") == "edited"
    assert "Mine." in pages(window)


def test_she_adds_a_section_of_her_own(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    pick(window, settle, "UKR")
    window.brief.outline.setCurrentIndex(window.brief.model.index(1))
    qtbot.mouseClick(window.brief.add, Qt.MouseButton.LeftButton)
    editor = window.editing.editor
    assert editor.title.hasFocus()
    qtbot.keyClicks(editor.title, "Before you go in")
    qtbot.keyClick(editor.title, Qt.Key.Key_Return)
    typed(qtbot, window, "Room four.")
    rest(qtbot, window, settle)
    row = window.brief.model.rows[2]
    assert row.title == "Before you go in"
    assert remark(window, row.key) == "own"
    assert "Before you go in Room four." in pages(window)
    qtbot.mouseClick(editor.restore, Qt.MouseButton.LeftButton)
    settle(window)
    assert row.key not in [each.key for each in window.brief.model.rows]


def test_what_she_writes_for_the_delegation_is_on_no_handout(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    window.brief.audience.setCurrentIndex(1)
    settle(window)
    key = window.brief.model.rows[0].key
    open_section(qtbot, window, key)
    typed(qtbot, window, "Between us. ")
    rest(qtbot, window, settle)
    assert "Between us." in pages(window)
    window.brief.audience.setCurrentIndex(0)
    settle(window)
    assert not window.editing.editor.isVisible()
    assert "Between us." not in pages(window)


@pytest.mark.parametrize(("key", "look"), [(Qt.Key.Key_B, "bold"), (Qt.Key.Key_I, "italic")])
def test_bold_and_italic_by_key_reach_the_store(
    key: Qt.Key, look: str, qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    editor = open_section(qtbot, window, "why").editor
    qtbot.keyClick(editor.text, key, Qt.KeyboardModifier.ControlModifier)
    typed(qtbot, window, "Loud")
    rest(qtbot, window, settle)
    spans = [span for block in edits_of(window).sections[0].blocks for span in block.spans]
    assert next(span.text for span in spans if getattr(span, look)) == "Loud"


def test_what_is_pasted_is_plain_and_what_was_copied_here_keeps_its_citations(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    text = open_section(qtbot, window, "why").editor.text
    rich = QMimeData()
    rich.setHtml("<b>Loud</b> <img src='file:///etc/passwd'>")
    rich.setText("Loud")
    text.insertFromMimeData(rich)
    assert text.blocks[0].spans[0].text.startswith("Loud")
    assert not text.blocks[0].spans[0].bold
    cited = sum(bool(span.source) for block in text.blocks for span in block.spans)
    text.selectAll()
    text.copy()
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.paste()
    assert sum(bool(span.source) for block in text.blocks for span in block.spans) == 2 * cited
    assert cited
    QApplication.clipboard().clear()


def test_lists_and_quotations_are_what_the_pages_have(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    editor = open_section(qtbot, window, "why").editor
    before = len(editor.text.blocks)
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.mouseClick(editor.list, Qt.MouseButton.LeftButton)
    typed(qtbot, window, "one")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    typed(qtbot, window, "two")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.mouseClick(editor.quotation, Qt.MouseButton.LeftButton)
    typed(qtbot, window, "never")
    assert [block.shape for block in editor.text.blocks][before:] == ["item", "item", "quotation"]


def test_words_lead_to_an_address_and_to_nothing_but_the_web(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    editor = open_section(qtbot, window, "why").editor
    typed(qtbot, window, "here ")
    editor.text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor.text, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.address, "file:///etc/passwd")
    qtbot.keyClick(editor.address, Qt.Key.Key_Return)
    assert editor.refusal.isVisible()
    editor.address.clear()
    qtbot.keyClicks(editor.address, "https://a.example")
    qtbot.keyClick(editor.address, Qt.Key.Key_Return)
    assert editor.text.blocks[0].spans[0].link == "https://a.example"
    assert editor.text.blocks[0].spans[0].text == "here"


def keep_version(qtbot: QtBot, window: MainWindow, settle: Settle, name: str) -> None:
    window.versions.fill_menu()
    window.versions.menu.actions()[0].trigger()
    qtbot.keyClicks(window.brief.name, name)
    qtbot.keyClick(window.brief.name, Qt.Key.Key_Return)
    settle(window)
    assert not window.brief.name.isVisible()


def test_she_keeps_a_version_compares_it_and_goes_back(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "First words. ")
    rest(qtbot, window, settle)
    keep_version(qtbot, window, settle, "Before Geneva")
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "Later words. ")
    rest(qtbot, window, settle)
    window.versions.fill_menu()
    told = [action.text() for action in window.versions.menu.actions()]
    assert told[2].startswith("Before Geneva · ")
    window.versions.menu.actions()[2].trigger()
    pane = window.versions.pane
    assert pane.isVisible()
    assert not window.editing.editor.isVisible()
    labels = [label.accessibleName() for label in pane.area.findChildren(QLabel)]
    assert any("As it is now: Later words." in label for label in labels)
    qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    settle(window)
    assert "Later words." not in pages(window)
    assert "First words." in pages(window)
    assert not pane.back.isEnabled()
    window.menus.actions["undo"].trigger()
    settle(window)
    assert "Later words." in pages(window)
    qtbot.mouseClick(pane.drop, Qt.MouseButton.LeftButton)
    settle(window)
    assert not pane.isVisible()


def test_the_structure_of_one_brief_goes_to_others_and_not_what_is_edited_in_it(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    window.editing.move("why", -2)
    settle(window)
    moved = [row.key for row in window.brief.model.rows]
    assert moved[0] == "why"
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "For Kyiv alone. ")
    rest(qtbot, window, settle)
    pick(window, settle, "BEL", "POL")
    window.versions.fill_structures()
    (_, ukraine) = window.versions.structures.actions()
    assert ukraine.text() == "Ukraine"
    ukraine.trigger()
    settle(window)
    for state in ("BEL", "POL"):
        pick(window, settle, state)
        assert window.brief.model.rows[0].key == "why"
        assert "For Kyiv alone." not in pages(window)


def test_she_chooses_a_template_and_a_kept_brief_remembers_it(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    from desktop.brief.template import shipped_text

    pick(window, settle, "UKR")
    box = window.brief.template
    assert box.currentText() == "State brief"
    mine = tmp_path / "mine.toml"
    mine.write_text(
        shipped_text("state").replace('"State brief"', '"One page"').replace("pages = 2", "pages = 3")
    )
    window.seek = lambda *_: mine
    box.activated.emit(box.count() - 1)
    settle(window)
    assert box.currentText() == "One page"
    assert window.session.choice.template == mine.read_text()
    box.setCurrentIndex(box.findText("Meeting overview"))
    box.activated.emit(box.currentIndex())
    settle(window)
    assert "counts" in [row.key for row in window.brief.model.rows]
    window.brief.audience.setCurrentIndex(1)
    settle(window)
    assert box.findText("Internal note") >= 0


def test_a_template_that_is_wrong_is_told_in_a_sentence(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    pick(window, settle, "UKR")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("title = 3")
    window.seek = lambda *_: wrong
    window.brief.template.file_wanted.emit()
    assert "wrong.toml can't be used" in window.status.text
    assert window.session.choice.template == ""


def test_what_the_disk_refuses_is_said_and_kept_once_it_takes_it(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    pick(window, settle, "UKR")
    path = window.session.workspace_path
    assert path is not None
    away = path.with_name("away")
    path.rename(away)
    editor = open_section(qtbot, window, "why").editor
    typed(qtbot, window, "Held in the hand. ")
    qtbot.waitUntil(lambda: window.editing.writer.unkept, timeout=PATIENCE)
    assert "Not kept yet" in editor.problem.text()
    away.rename(path)
    window.editing.writer.try_again()
    rest(qtbot, window, settle)
    assert not editor.problem.isVisible()
    assert "Held in the hand." in pages(window)


def test_what_is_being_typed_when_the_window_closes_is_there_next_time(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Settle
) -> None:
    window = open_window()
    pick(window, settle, "UKR")
    open_section(qtbot, window, "why")
    typed(qtbot, window, "Last words. ")
    window.close()
    again = open_window()
    settle(again)
    assert "Last words." in pages(again)


def test_a_book_holds_what_is_edited_in_each_brief(
    qtbot: QtBot, window: MainWindow, settle: Settle, saver: Callable, tmp_path: Path
) -> None:
    pick(window, settle, "UKR")
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "For Kyiv alone. ")
    rest(qtbot, window, settle)
    pick(window, settle, "UKR", "BEL")
    saver.path = tmp_path / "files"  # type: ignore[attr-defined]
    window.menus.actions["export-files"].trigger()
    settle(window)
    found = {}
    for path in (tmp_path / "files").iterdir():
        document = pypdfium2.PdfDocument(path)
        found[path.name] = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert sorted("For Kyiv alone." in text for text in found.values()) == [False, True]
    assert "For Kyiv alone." in found["brief-ukraine-2025-12-05.pdf"]


def test_several_briefs_are_open_side_by_side(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    tabs = window.open_briefs
    pick(window, settle, "UKR")
    assert not tabs.bar.isVisible()
    window.menus.actions["keep-brief"].trigger()
    window.naming.line.setText("Kyiv")
    window.naming.keep.click()
    settle(window)
    pick(window, settle, "BEL")
    window.session.choice.set_paper("letter")
    window.menus.submenus["kept-briefs"].actions()[0].trigger()
    settle(window)
    assert tabs.bar.isVisible()
    assert [tabs.bar.tabText(n) for n in range(tabs.bar.count())] == ["Belgium", "Kyiv"]
    assert window.session.choice.states == ("UKR",)
    tabs.step(1)
    settle(window)
    assert window.session.choice.states == ("BEL",)
    assert window.session.choice.paper == "letter"
    tabs.step(1)
    settle(window)
    assert window.session.choice.states == ("UKR",)
    assert window.session.choice.paper == "a4"
    tabs.close(tabs.bar.currentIndex())
    settle(window)
    assert not tabs.bar.isVisible()
    assert window.session.choice.states == ("BEL",)
    assert [brief.name for brief in window.session.store.kept.briefs] == ["Kyiv"]
    qtbot.mouseClick(window.brief.beside, Qt.MouseButton.LeftButton)
    settle(window)
    assert window.session.choice.states == ()
    assert [tabs.bar.tabText(n) for n in range(tabs.bar.count())] == ["Belgium", "New brief"]


def test_words_of_a_brief_are_found_and_lead_to_it(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    choice, tabs = window.session.choice, window.open_briefs
    choice.set_audience(Audience.INTERNAL)
    choice.set_language("fr")
    pick(window, settle, "UKR")
    open_section(qtbot, window, "asks")
    typed(qtbot, window, "Mention the orchard. ")
    rest(qtbot, window, settle)
    choice.set_audience(Audience.HANDOUT)
    choice.set_language("en")
    pick(window, settle, "BEL")

    box = window.bar.search
    window.activateWindow()
    box.setFocus()
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "orchard")
    (find,) = box.model.finds
    assert find.title.startswith("Ukraine · ")
    assert "Mention the orchard." in find.title
    assert find.remark == "Internal note · Français"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(window)
    assert [tabs.bar.tabText(n) for n in range(tabs.bar.count())] == ["Belgium", "Ukraine"]
    assert (choice.states, choice.audience, choice.language) == (("UKR",), Audience.INTERNAL, "fr")
    assert window.brief.marked == "asks"
    tabs.step(1)
    settle(window)
    assert "orchard" not in pages(window)
    assert (choice.states, choice.audience) == (("BEL",), Audience.HANDOUT)

    box.setFocus()
    with qtbot.waitSignal(window.session.hits_found):
        qtbot.keyClicks(box, "orchard")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(window)
    assert tabs.bar.count() == 2
    assert tabs.bar.currentIndex() == 1


def test_a_travel_copy_has_what_was_written_in_internal_notes_only_where_one_says_so(
    qtbot: QtBot, window: MainWindow, settle: Settle, saver: Callable, tmp_path: Path
) -> None:
    for audience in (Audience.INTERNAL, Audience.HANDOUT):
        window.session.choice.set_audience(audience)
        pick(window, settle, "UKR")
        open_section(qtbot, window, "asks")
        typed(qtbot, window, f"Meant as {audience.value}. ")
        rest(qtbot, window, settle)
        brief = replace(window.kept_briefs.snapshot(), name=f"Ukraine, {audience.value}")
        window.session.store.change(lambda workspace, brief=brief: own.keep_brief(workspace, brief))
        settle(window)

    def shown() -> TravelPage:
        page = window.cover.page
        assert isinstance(page, TravelPage)
        return page

    def copied(name: str) -> set[Audience]:
        saver.path = tmp_path / name  # type: ignore[attr-defined]
        qtbot.mouseClick(shown().do_it, Qt.MouseButton.LeftButton)
        settle(window)
        with open_workspace(tmp_path / name, read_only=True) as copy:
            assert len(own.kept_briefs(copy)) == 2
            return {each.about.audience for each in kept_edits(copy)}

    window.menus.actions["travel"].trigger()
    assert copied("for-anyone.minebrief") == {Audience.HANDOUT}
    assert b"Meant as internal" not in (tmp_path / "for-anyone.minebrief").read_bytes()
    qtbot.keyClick(shown().inner, Qt.Key.Key_Space)
    assert copied("for-us.minebrief") == {Audience.HANDOUT, Audience.INTERNAL}


@pytest.mark.parametrize(
    ("template", "heading", "section", "name"),
    [
        ("issue", "Suspension", "issue-asks", "issue-suspension-2025-12-05.pdf"),
        ("overview", "Meeting overview", "counts", "overview-2025-12-05.pdf"),
        ("card", "Pocket card", "card-asks", "card-2025-12-05.pdf"),
    ],
)
def test_a_document_on_no_state_is_shown_edited_and_exported_with_none_picked(
    qtbot: QtBot,
    window: MainWindow,
    settle: Settle,
    saver: Callable,
    tmp_path: Path,
    *,
    template: str,
    heading: str,
    section: str,
    name: str,
) -> None:
    choice, tabs = window.session.choice, window.open_briefs
    choice.choose_issues((Issue.SUSPENSION,))
    settle(window)
    assert not window.bar.export.isEnabled()
    box = window.brief.template
    box.setCurrentIndex(box.findData(template))
    box.activated.emit(box.currentIndex())
    settle(window)
    assert choice.states == ()
    assert window.bar.export.isEnabled()
    assert heading in window.brief.heading.text()
    open_section(qtbot, window, section)
    window.editing.editor.text.moveCursor(QTextCursor.MoveOperation.Start)
    typed(qtbot, window, "Mind the orchard. ")
    rest(qtbot, window, settle)
    assert "Mind the orchard." in pages(window)
    assert remark(window, section) == "edited"
    saver.path = tmp_path / name  # type: ignore[attr-defined]
    window.bar.export.click()
    settle(window)
    assert saver.suggested == [name]  # type: ignore[attr-defined]
    assert window.session.made is not None
    assert window.session.made.about.subject == (choice.issues[0] if template == "issue" else "all")
    assert (tmp_path / name).read_bytes() == window.session.made.brief.pdf

    tabs.add()
    pick(window, settle, "BEL")
    assert "orchard" not in pages(window)
    assert [tabs.bar.tabText(n) for n in range(tabs.bar.count())] == [heading, "Belgium"]
    tabs.step(-1)
    settle(window)
    assert choice.states == ()
    assert "Mind the orchard." in pages(window)
    choice.set_template("")
    settle(window)
    assert window.brief.model.rows == ()
    assert not window.bar.export.isEnabled()


def test_a_section_that_is_left_out_is_printed_again_by_undo(
    qtbot: QtBot, open_window: Callable[..., MainWindow], settle: Settle
) -> None:
    window = open_window()
    choice, outline = window.session.choice, window.brief.outline
    pick(window, settle, "UKR")
    choice.set_without(("why",))  # of former days, which no act tells of
    settle(window)
    place = [row.key for row in window.brief.model.rows].index("asks")
    outline.setFocus()
    outline.setCurrentIndex(window.brief.model.index(place))
    qtbot.keyClick(outline, Qt.Key.Key_Space)
    assert choice.without == {"why", "asks"}
    settle(window)
    assert window.menus.actions["undo"].text() == "&Undo: leave out the section “What we ask”"

    window.menus.actions["undo"].trigger()
    settle(window)
    assert choice.without == {"why"}
    assert remark(window, "asks") != "left out"
    window.menus.actions["redo"].trigger()
    settle(window)
    assert choice.without == {"why", "asks"}
    assert remark(window, "asks") == "left out"

    window.open_briefs.add()
    pick(window, settle, "BEL")
    choice.set_without(())
    settle(window)
    window.menus.actions["undo"].trigger()
    settle(window)
    assert choice.without == frozenset()
    window.open_briefs.step(1)
    settle(window)
    assert choice.without == {"why"}
    asks = [row.key for row in window.brief.model.rows].index("asks")
    outline.setCurrentIndex(window.brief.model.index(asks))
    for _ in range(3):  # faster than the file
        qtbot.keyClick(outline, Qt.Key.Key_Space)
    settle(window)
    assert choice.without == {"why", "asks"}
    window.menus.actions["undo"].trigger()
    settle(window)
    assert choice.without == {"why"}
    window.close()
    again = open_window()
    settle(again)
    assert "why" in again.session.choice.without


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_whom_the_brief_is_on_can_be_read_on_a_small_screen(
    language: str, open_window: Callable[..., MainWindow], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "system_languages", lambda: [language])
    window = open_window()
    window.resize(1280, 720)
    pick(window, settle, "UKR", "BEL")
    heading = window.brief.heading
    assert heading.fontMetrics().horizontalAdvance(heading.text()) <= heading.width()
    assert heading.height() >= heading.fontMetrics().height()


def test_an_issue_brief_says_in_place_of_its_pages_that_it_is_on_one_issue(
    window: MainWindow, settle: Settle
) -> None:
    choice, preview = window.session.choice, window.brief.preview
    choice.choose_issues((Issue.SUSPENSION, Issue.WITHDRAWALS))
    choice.set_template("issue")
    settle(window)
    told = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert told == ["An issue brief is on one issue: tick one alone, and it appears here."]
    assert not window.bar.export.isEnabled()
    choice.choose_issues((Issue.WITHDRAWALS,))
    settle(window)
    assert preview.count > 0
    assert window.bar.export.isEnabled()
    assert window.brief.heading.text() == "Brief · Withdrawals (Article 20)"
