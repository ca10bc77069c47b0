"""Who opens the program again sees the list of states at once, as it was left, and only what is still true of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from db.audience import Audience
from db.opening import open_workspace
from db.records import StateCode
from desktop.ui.acts import UnlockKey
from desktop.ui.app import make_window, show_window
from desktop.ui.models.roles import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

DAY = date(2025, 12, 5)
PATIENCE = 20_000
Start = Callable[..., "MainWindow"]


@pytest.fixture
def file(shipped: Path, tmp_path: Path) -> Path:
    path = tmp_path / "22MSP.minebrief"
    shutil.copy(shipped, path)
    return path


@pytest.fixture
def left(dressed: None, qtbot: QtBot, file: Path, tmp_path: Path) -> Path:
    """The settings of a window that was closed with Ukraine picked."""
    ini = tmp_path / "window.ini"
    window = make_window(file, DAY, ini)
    with qtbot.waitSignal(window.session.filters_found, timeout=PATIENCE):
        window.show()
    window.resize(880, 600)  # tests have a small screen, on which a larger one would come back smaller
    window.session.choice.pick((StateCode("UKR"),))
    qtbot.waitUntil(lambda: not window.session.operations.busy, timeout=PATIENCE)
    window.close()
    shiboken6.delete(window)
    return ini


@pytest.fixture
def start(qtbot: QtBot, file: Path, left: Path) -> Iterator[Start]:
    started: list[MainWindow] = []

    def one(today: date = DAY) -> MainWindow:
        started.append(show_window(file, today, left))
        return started[-1]

    yield one
    for window in started:
        window.close()
        shiboken6.delete(window)


def test_the_list_is_there_before_the_file_is_opened_and_gives_way_to_the_true_one(
    start: Start, qtbot: QtBot
) -> None:
    window = start()
    glance = window.glance
    assert glance is not None
    assert not window.begun
    model = glance.list.model()
    seen = [
        (
            index.data(),
            index.data(Role.REMARK),
            str(index.data(Role.MARK)),
            index.data(Qt.ItemDataRole.CheckStateRole),
        )
        for index in (model.index(row, 0) for row in range(model.rowCount()))
    ]
    qtbot.waitUntil(lambda: window.begun and window.session.facts is not None, timeout=PATIENCE)
    assert window.glance is None
    states = window.picker.states.model
    true = [
        (
            row.name,
            states.status_of(row),
            str(row.mark),
            states.index(place).data(Qt.ItemDataRole.CheckStateRole),
        )
        for place, row in enumerate(states.rows)
    ]
    assert seen == true
    assert [row[0] for row in seen if row[3] is Qt.CheckState.Checked] == ["Ukraine"]


def test_it_lies_where_the_true_list_will(start: Start, qtbot: QtBot) -> None:
    window = start()
    assert window.glance is not None
    place = window.glance.list.geometry()
    qtbot.waitUntil(lambda: window.begun and window.session.facts is not None, timeout=PATIENCE)
    true = window.picker.states.list
    assert place.topLeft() == true.mapTo(window, true.rect().topLeft())
    assert place.size() == true.size()


def test_on_the_days_after_it_is_there_at_once_until_the_next_status_turns(start: Start) -> None:
    assert start(date(2025, 12, 26)).glance is not None


def test_on_the_day_on_which_a_status_turns_nothing_of_the_old_one_is_shown(start: Start) -> None:
    assert start(date(2025, 12, 27)).glance is None, "Estonia, Latvia and Lithuania have left"


def test_a_file_changed_elsewhere_is_read_first(start: Start, file: Path) -> None:
    with open_workspace(file) as workspace:
        workspace.keep_setting("author", "Somebody else")
    assert start().glance is None


def test_an_encrypted_workspace_leaves_no_memory(
    dressed: None, qtbot: QtBot, tmp_path: Path, left: Path
) -> None:
    assert left.with_suffix(".list.json").exists()
    path = tmp_path / "secret.minebrief"
    open_workspace(path, passphrase="seven typewriters under a plum tree").close()  # noqa: S106
    window = make_window(path, DAY, left)
    with qtbot.waitSignal(window.session.locked, timeout=PATIENCE):
        window.show()
    window.close()
    shiboken6.delete(window)
    assert not left.with_suffix(".list.json").exists()


def test_a_window_that_is_closed_at_once_opens_nothing(start: Start) -> None:
    window = start()
    assert window.close()
    assert not window.begun


def two_tabs(window: MainWindow, qtbot: QtBot) -> None:
    """Ukraine, kept by a name, and beside it Belgium in French, on another day, as an internal note."""
    choice = window.session.choice
    choice.pick((StateCode("UKR"),))
    qtbot.waitUntil(lambda: not window.session.operations.busy, timeout=PATIENCE)
    window.menus.actions["keep-brief"].trigger()
    window.naming.line.setText("Kyiv")
    window.naming.keep.click()
    qtbot.waitUntil(lambda: bool(window.session.store.kept.briefs), timeout=PATIENCE)
    window.open_briefs.add()
    choice.pick((StateCode("BEL"),))
    choice.set_language("fr")
    choice.set_as_of(date(2024, 3, 1))
    choice.set_audience(Audience.INTERNAL)


def tabs_of(window: MainWindow) -> list[str]:
    if not window.begun or window.session.facts is None:
        return []
    bar = window.open_briefs.bar
    return [bar.tabText(place) for place in range(bar.count())] if bar.isVisible() else []


def chosen_in(window: MainWindow) -> tuple[object, ...]:
    choice = window.session.choice
    return choice.states, choice.language, choice.as_of, choice.audience


def test_briefs_side_by_side_are_open_again_as_they_were(start: Start, qtbot: QtBot) -> None:
    window = start()
    qtbot.waitUntil(lambda: window.begun and window.session.facts is not None, timeout=PATIENCE)
    two_tabs(window, qtbot)
    assert tabs_of(window) == ["Kyiv", "Belgium"]
    window.close()
    again = start()
    qtbot.waitUntil(lambda: again.begun and tabs_of(again) == ["Kyiv", "Belgium"], timeout=PATIENCE)
    assert again.open_briefs.bar.currentIndex() == 1
    assert chosen_in(again) == (("BEL",), "fr", date(2024, 3, 1), Audience.INTERNAL)
    again.open_briefs.step(-1)
    assert chosen_in(again) == (("UKR",), "en", DAY, Audience.HANDOUT)
    again.open_briefs.close(1)
    again.close()
    alone = start()
    qtbot.waitUntil(lambda: alone.begun and alone.session.facts is not None, timeout=PATIENCE)
    assert tabs_of(alone) == []
    assert chosen_in(alone)[0] == ("UKR",)


def test_an_encrypted_workspace_remembers_its_briefs_by_itself(
    dressed: None, qtbot: QtBot, tmp_path: Path
) -> None:
    path, ini, secret = tmp_path / "secret.minebrief", tmp_path / "secret.ini", UnlockKey("seven typewriters")
    open_workspace(path, passphrase=secret.passphrase).close()
    window = make_window(path, DAY, ini, key=secret)
    with qtbot.waitSignal(window.session.filters_found, timeout=PATIENCE):
        window.show()
    two_tabs(window, qtbot)
    qtbot.waitUntil(lambda: not window.session.operations.busy, timeout=PATIENCE)
    window.menus.actions["lock"].trigger()
    assert not window.open_briefs.bar.isVisible()
    told = [window.open_briefs.bar.tabText(place) for place in range(window.open_briefs.bar.count())]
    assert not any(told)
    qtbot.waitUntil(lambda: not window.session.operations.busy, timeout=PATIENCE)
    window.session.open(path, secret)
    qtbot.waitUntil(lambda: tabs_of(window) == ["Kyiv", "Belgium"], timeout=PATIENCE)
    window.close()
    shiboken6.delete(window)
    written = ini.read_text()
    assert not any(told in written for told in ("BEL", "UKR", "Kyiv", "Belgium"))
    again = make_window(path, DAY, ini, key=secret)
    again.show()
    qtbot.waitUntil(lambda: again.session.facts is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: tabs_of(again) == ["Kyiv", "Belgium"], timeout=PATIENCE)
    assert chosen_in(again) == (("BEL",), "fr", date(2024, 3, 1), Audience.INTERNAL)
    again.close()
    shiboken6.delete(again)
