"""What somebody is writing when the window is locked or closed, or when the disk takes nothing more, is there again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

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
    begin_a_fact(window, "4711")
    window.menus.actions["lock"].trigger()
    unlock()
    assert "begun" in window.status.text
    window.desk.facts.editing.add()
    form: Any = window.desk.facts.pane.form
    assert form.fields["total"].text == "4711"
    assert b"4711" not in path.read_bytes()


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
