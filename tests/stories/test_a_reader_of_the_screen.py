"""What a screen reader is told of each place in the window: names, roles, states. Each place is walked once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import StateCode
from desktop.ui.theme import theme_now
from desktop.ui.widgets.stops import stops_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

    from desktop.ui.main_window import MainWindow

Role = QAccessible.Role
Text = QAccessible.Text

PRESSED = frozenset({Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.Link})
FILLED = frozenset({Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider})
READ = frozenset({Role.StaticText, Role.Document, Role.Graphic})
SEVERAL = frozenset({Role.List, Role.Table, Role.Tree, Role.PageTabList})
PARTS = frozenset({Role.ListItem, Role.Cell, Role.PageTab, Role.MenuItem, Role.TreeItem})
KNOWN = PRESSED | FILLED | READ | SEVERAL | PARTS
MOST_STOPS = 400
ROWS = 12
"""Of a list or a table: the others are made by the same model."""

AREAS = frozenset({"Pages of the brief"})
"""What Qt has no better role for than an area that scrolls."""

UKR = StateCode("UKR")

ACTS = (
    "map",
    "charts",
    "events",
    "positions",
    "facts",
    "states",
    "all-facts",
    "add-fact",
    "sources",
    "history",
    "organisation",
    "import",
    "export-facts",
    "backups",
    "protect",
    "travel",
    "new",
    "edition",
)
"""Each leads to a place of the window by its menu."""


def told(part: QWidget) -> Iterator[QAccessibleInterface]:
    """All that is in view, as a screen reader walks through it.

    Never ask one for its `object()`: PySide then takes the widget for a part of it, and forgets both together.
    """
    yield from _told(QAccessible.queryAccessibleInterface(part))


def _told(item: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if item is None or not item.isValid() or item.state().invisible:
        return
    yield item
    count = item.childCount()
    for place in range(min(count, ROWS) if item.role() in SEVERAL else count):
        yield from _told(item.child(place))


def faults(window: MainWindow, place: str) -> Iterator[str]:
    """What of it could not be understood by ear alone."""
    alike: Counter[tuple[Role, str, str]] = Counter()
    inside = ""  # what was named last before
    for item in told(_content(window)):
        role, name, told_of = item.role(), item.text(Text.Name), item.text(Text.Description)
        which = f"{place}: {role.name} {name!r} in {inside!r}"
        inside = name or inside
        if "<" in told_of and ">" in told_of:
            yield f"{which} is described in markup: {told_of[:50]}"
        if not (item.state().focusable or role in PRESSED | FILLED | {Role.MenuItem}):
            continue
        if role not in KNOWN and name not in AREAS:
            yield f"{which} has no role that says what it is"
        if not re.search(r"\w", name):
            yield f"{which} has no name" if not name else f"{which} has signs for a name"
        if role in PRESSED | FILLED:
            alike[role, name, told_of] += 1
        if role is Role.ComboBox and not told_of:
            yield f"{which} says what is chosen, but not of what"
    yield from (f"{place}: {n} × {role.name} {name!r}" for (role, name, _), n in alike.items() if n > 1)


def walk(key: Qt.Key) -> list[QWidget]:
    """Where the keyboard stops, going on by Tab or back by Backtab, until it is where it began.

    A page to read has a stop for each link: it counts once.
    """
    first = QApplication.focusWidget()
    assert first is not None
    QTest.keyClick(first, key)
    begin = QApplication.focusWidget()
    assert begin is not None
    stops = [begin]
    for _ in range(MOST_STOPS):
        QTest.keyClick(stops[-1], key)
        now = QApplication.focusWidget()
        assert now is not None, f"after {stops[-1].accessibleName()!r} the keyboard is nowhere"
        if now is begin and len(stops) > 1:
            return stops
        assert now.isVisible(), f"{_name(now)!r} is hidden, after {[_name(s) for s in stops]}"
        if now is not stops[-1]:
            stops.append(now)
    return stops


def _content(window: MainWindow) -> QWidget:
    """All of the window under its menus."""
    content = window.centralWidget()
    assert content is not None
    return content


def wrong_walk(window: MainWindow, place: str) -> Iterator[str]:
    """What Tab does not come to, and where it or Shift+Tab is caught."""
    if QApplication.focusWidget() is None:
        yield f"{place}: at first the keyboard is nowhere"
        return
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        stops = walk(key)
        if len(stops) > MOST_STOPS:
            yield f"{place}: {key.name} is caught at {_name(stops[-1])!r}"
        yield from (
            f"{place}: {key.name} never comes to {_name(stop)!r}"
            for stop in stops_of(_content(window))
            if stop not in stops and key is Qt.Key.Key_Tab
        )


def _name(stop: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(stop).text(Text.Name)


@pytest.fixture
def filled_window(
    qtbot: QtBot, shipped: Path, tmp_path: Path, open_at: Callable[[Path], MainWindow], settle: Callable
) -> MainWindow:
    """With two states picked, on a small screen."""
    path = tmp_path / "22MSP.minebrief"
    shutil.copy(shipped, path)
    window = open_at(path)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.session.facts is not None, timeout=20_000)
    window.session.choice.pick((StateCode("UKR"), StateCode("BEL")))
    settle(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_everything_in_each_place_has_a_name_a_role_and_a_way_to_it(
    qtbot: QtBot, filled_window: MainWindow, settle: Callable
) -> None:
    window, found = filled_window, []
    for act in ACTS:
        action = window.menus.actions[act]
        assert action.isEnabled(), act
        action.trigger()
        settle(window)
        window.activateWindow()  # a page that was left takes its drop-downs with it, and the activation with them
        qtbot.waitUntil(window.isActiveWindow)
        found += [*faults(window, act), *wrong_walk(window, act)]
        if act == "map":
            window.status.say("Saved a file")
            window.naming.ask("A name")
            found += faults(window, "asking for a name")
            window.naming.hide()
            window.status.clear()
        window.cover.uncover()
    window.desk.open_state("UKR")
    settle(window)
    found += [
        *faults(window, "page of a state"),
        *wrong_walk(window, "page of a state"),
    ]
    window.session.search("suspension")
    settle(window)
    found += faults(window, "search")
    assert not found, "\n".join(found)


def test_a_key_leads_from_pane_to_pane_and_back(qtbot: QtBot, filled_window: MainWindow) -> None:
    window = filled_window
    panes = (window.bar, window.rail, window.picker, window.middle, window.brief)
    window.bar.search.setFocus()

    def place() -> QWidget | None:
        focus = QApplication.focusWidget()
        return next((pane for pane in panes if focus is not None and pane.isAncestorOf(focus)), None)

    there = []
    for _ in panes:
        there.append(place())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert there == list(panes)
    assert window.bar.search.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert place() is window.brief


def test_a_fact_that_is_begun_keeps_the_keyboard(
    qtbot: QtBot, filled_window: MainWindow, settle: Callable
) -> None:
    """It went to the page of the fact that was chosen before, which the form hides."""
    window = filled_window
    window.menus.actions["all-facts"].trigger()
    settle(window)
    window.desk.facts.table.setFocus()
    window.desk.facts.table.selectRow(0)
    settle(window)
    window.menus.actions["add-fact"].trigger()
    settle(window)
    form = window.desk.facts.pane.form
    focus = QApplication.focusWidget()
    assert form is not None
    assert focus is not None
    assert form.isAncestorOf(focus)


def test_a_theme_is_chosen_in_the_menu_and_worn_at_once(filled_window: MainWindow, settle: Callable) -> None:
    window = filled_window
    entries = {action.text().replace("&", ""): action for action in window.menus.submenus["theme"].actions()}
    try:
        entries["High contrast, dark"].trigger()
        settle(window)
        assert theme_now().name == "contrast-dark"
        drawn = window.middle.map.grab().toImage().pixelColor(2, 2)
        assert drawn.name() == theme_now().colours["window"]
    finally:
        entries["Follow the system"].trigger()


def test_a_text_size_is_shown_by_a_window_that_goes_on_where_this_one_was(
    window: MainWindow, open_window: Callable[..., MainWindow], settle: Callable
) -> None:
    window.session.choice.pick((UKR,))
    settle(window)
    sizes = window.menus.submenus["text-size"].actions()
    assert [size.text() for size in sizes] == ["90 %", "100 %", "115 %", "130 %", "150 %", "200 %"]
    sizes[1].trigger()
    assert window.isVisible()
    sizes[3].trigger()
    assert not window.isVisible()
    assert window.reopening is not None
    fresh = open_window()
    settle(fresh)
    assert fresh.session.choice.states == (UKR,)
    assert fresh.menus.submenus["text-size"].actions()[3].isChecked()


_SIZED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from db.records import StateCode
from desktop.ui import app

make, wanted = app.show_window, [200, 90, 100, None]

def shown(*given, **how):
    window = make(*given, **how)
    timer = QTimer(window, interval=20)
    timer.timeout.connect(lambda: act(window, timer))
    timer.start()
    return window

def act(window, timer):
    session = getattr(window, "session", None)
    if session is None or session.facts is None or session.operations.busy or session.about_to_act:
        return
    if not session.choice.states:
        session.choice.pick([StateCode("UKR")])
        return
    if session.made is None or not window.brief.preview.count:
        return
    timer.stop()
    size = wanted.pop(0)
    print(window.devicePixelRatio(), *session.choice.states, flush=True)
    window.close() if size is None else window.menus.actions[f"text-size-{size}"].trigger()

app.show_window = shown
sys.exit(app.run_window(Path(sys.argv[1])))
"""


def test_a_text_size_counts_at_once_in_the_same_process(shipped: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.minebrief"
    shutil.copy(shipped, path)
    room = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    surroundings = {**os.environ, **room, "QT_QPA_PLATFORM": "offscreen", "LANG": "en_GB.UTF-8"}
    surroundings.pop("QT_SCALE_FACTOR", None)
    done = subprocess.run(
        [sys.executable, "-c", _SIZED, str(path)],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split("\n") == ["1.0 UKR", "2.0 UKR", "0.9 UKR", "1.0 UKR", ""]
    assert (done.stderr, done.returncode) == ("", 0)
