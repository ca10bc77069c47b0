"""What somebody is writing when the window is locked or closed, or when the disk takes nothing more, is there again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from db import own
from db.opening import open_workspace
from db.settings import read_setting
from desktop.ui.drafts import SETTING
from desktop.ui.safety.unlock_page import UnlockPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

PATIENCE = 20_000
OPENS_IT = "correct horse battery"


@pytest.fixture
def plain(shipped: Path, tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "Delegation.minebrief"
    path.parent.mkdir()
    shutil.copy(shipped, path)
    return path


@pytest.fixture
def ready(open_at: Callable, qtbot: QtBot, settle: Callable) -> Callable[[Path], MainWindow]:
    """Open a window on a file and wait until its facts are in view."""

    def open_one(path: Path) -> MainWindow:
        window = open_at(path)
        wait_for_facts(window, qtbot)
        settle(window)
        return window

    return open_one


def wait_for_facts(window: MainWindow, qtbot: QtBot) -> None:
    def is_open() -> None:
        assert window.session.facts is not None
        assert window.cover.page is None

    qtbot.waitUntil(is_open, timeout=PATIENCE)


def begin_a_fact(window: MainWindow, total: str) -> Any:
    window.workspaces.visit("facts")
    window.desk.facts.editing.add()
    form: Any = window.desk.facts.pane.form
    form.fields["total"].show_text(total)
    return form


def begin_a_note(window: MainWindow, text: str) -> Any:
    window.workspaces.visit("facts")
    window.desk.open_fact("state:BEL")
    window.desk.facts.editing.write_note()
    note = window.desk.facts.pane.note
    note.text.setPlainText(text)
    return note


def notes_in(path: Path) -> list[str]:
    with open_workspace(path, read_only=True) as workspace:
        return [note.text for note in own.notes(workspace)]


def drafts_in(path: Path) -> Any:
    with open_workspace(path, read_only=True) as workspace:
        return read_setting(workspace.connection, SETTING, {})


def test_a_fact_half_written_survives_the_lock(
    tmp_path: Path, open_at: Callable, qtbot: QtBot, settle: Callable
) -> None:
    path = tmp_path / "Locked.minebrief"
    open_workspace(path, passphrase=OPENS_IT).close()
    window = open_at(path)

    def unlock() -> None:
        qtbot.waitUntil(lambda: isinstance(window.cover.page, UnlockPage), timeout=PATIENCE)
        page: Any = window.cover.page
        page.passphrase.line.setText(OPENS_IT)
        page.unlock.click()
        wait_for_facts(window, qtbot)
        settle(window)

    unlock()
    begin_a_fact(window, "4711 Sentinelsatz")
    window.menus.actions["lock"].trigger()
    unlock()
    assert "begun" in window.status.text
    window.desk.facts.editing.add()
    form: Any = window.desk.facts.pane.form
    assert form.fields["total"].text == "4711 Sentinelsatz"
    assert b"Sentinelsatz" not in path.read_bytes()


def test_a_fact_half_written_is_on_the_disk_soon_after_the_last_letter(
    plain: Path, ready: Callable, qtbot: QtBot
) -> None:
    begin_a_fact(ready(plain), "4711")

    def is_kept() -> None:
        assert [texts["total"] for texts in drafts_in(plain).get("fact", {}).values()] == ["4711"]

    qtbot.waitUntil(is_kept, timeout=PATIENCE)


def test_a_fact_half_written_is_there_in_the_next_window_until_it_is_discarded(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    first = ready(plain)
    begin_a_fact(first, "4711")
    first.close()
    second = ready(plain)
    second.workspaces.visit("facts")
    second.desk.facts.editing.add()
    form = second.desk.facts.pane.form
    assert form.fields["total"].text == "4711"
    form.discard.click()
    settle(second)
    assert drafts_in(plain) == {}


def test_a_form_in_which_nothing_was_written_leaves_no_draft(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    window = ready(plain)
    window.workspaces.visit("facts")
    window.desk.facts.editing.add()
    window.desk.facts.pane.form.leave.click()
    window.workspaces.visit("sources")
    window.desk.sources.form.begin(None)
    window.close()
    assert drafts_in(plain) == {}


def test_a_source_half_described_is_there_in_the_next_window_until_it_is_kept(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    first = ready(plain)
    first.workspaces.visit("sources")
    first.desk.sources.form.begin(None)
    first.desk.sources.form.fields["title"].show_text("Letter from the field")
    first.close()
    second = ready(plain)
    second.workspaces.visit("sources")
    form = second.desk.sources.form
    form.begin(None)
    assert form.fields["title"].text == "Letter from the field"
    form.keep.click()
    settle(second)
    assert drafts_in(plain) == {}


def test_a_note_that_could_not_be_kept_comes_back_into_its_box_and_is_tried_again(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    window = ready(plain)
    away = plain.with_name("away")
    plain.rename(away)
    note = begin_a_note(window, "Promised by June")
    note.finish()
    settle(window)
    assert note.isVisible()
    assert note.text.toPlainText() == "Promised by June"
    assert "put the stick" in note.problem.text()
    away.rename(plain)
    note.finish()
    settle(window)
    assert not note.isVisible()
    assert not note.unkept
    assert notes_in(plain) == ["Promised by June"]


def test_a_note_left_for_another_that_could_not_be_kept_is_kept_later(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    window = ready(plain)
    away = plain.with_name("away")
    plain.rename(away)
    note = begin_a_note(window, "Promised by June")
    begin_a_note(window, "Promised by July")
    settle(window)
    away.rename(plain)
    note.keep()
    settle(window)
    assert sorted(notes_in(plain)) == ["Promised by July", "Promised by June"]


def test_the_window_does_not_close_over_a_note_that_could_not_be_kept_without_a_word(
    plain: Path, ready: Callable, settle: Callable
) -> None:
    window = ready(plain)
    away = plain.with_name("away")
    plain.rename(away)
    begin_a_note(window, "Promised by June").keep()
    settle(window)
    assert not window.close()
    assert "could not be kept" in window.status.text
    assert window.close()


def test_a_note_written_after_the_stick_was_pulled_is_kept_once_the_file_is_open_again(
    plain: Path, ready: Callable, settle: Callable, finder: Any, qtbot: QtBot
) -> None:
    window = ready(plain)
    away = plain.with_name("away")
    plain.rename(away)
    begin_a_note(window, "Promised by June").keep()
    settle(window)
    away.rename(plain)
    window.menus.actions["open"].setEnabled(True)
    finder.path = plain
    window.menus.actions["open"].trigger()
    assert window.desk.facts.pane.note.text.toPlainText() == ""
    wait_for_facts(window, qtbot)
    settle(window)
    assert notes_in(plain) == ["Promised by June"]
