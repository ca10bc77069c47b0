"""What one can do by menu and key: each act with its words, its shortcut and its effect, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from desktop.wording import Wording


@dataclass(frozen=True, slots=True)
class Act:
    """key: names it for whoever enables or tests it. text has its mnemonic."""

    key: str
    text: str
    shortcut: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Menu:
    """acts: None is a line between groups."""

    text: str
    acts: Sequence[Act | None]


def add_menus(window: QMainWindow, menus: Sequence[Menu]) -> dict[str, QAction]:
    """Build the menu bar; the actions by key."""
    actions: dict[str, QAction] = {}
    for menu in menus:
        shown = window.menuBar().addMenu(menu.text)
        for act in menu.acts:
            if act is None:
                shown.addSeparator()
                continue
            action = shown.addAction(act.text)
            action.setShortcut(QKeySequence(act.shortcut))
            action.triggered.connect(_without_checked(act.run))
            actions[act.key] = action
    return actions


def menus_of(words: Wording, effects: dict[str, Callable[[], object]]) -> tuple[Menu, ...]:
    """The menus of the window. effects: what each act does, by key; every act needs one."""

    def act(key: str, text: str, shortcut: str = "") -> Act:
        return Act(key, text, shortcut, effects[key])

    return (
        Menu(
            words.text("&File"),
            (
                act("export", words.text("&Export PDF…"), "Ctrl+E"),
                act("save-figure", words.text("&Save figure…"), "Ctrl+Shift+S"),
                None,
                act("quit", words.text("&Quit"), "Ctrl+Q"),
            ),
        ),
        Menu(
            words.text("&Edit"),
            (
                act("search", words.text("&Search everything"), "Ctrl+K"),
                act("filter", words.text("&Filter states"), "Ctrl+F"),
                None,
                act("clear", words.text("&Unpick all states"), "Ctrl+Shift+U"),
                act("today", words.text("As of &today"), "Ctrl+T"),
            ),
        ),
        Menu(
            words.text("&View"),
            (
                act("map", words.text("&Map"), "Ctrl+1"),
                act("charts", words.text("&Charts"), "Ctrl+2"),
                act("facts", words.text("&Facts"), "Ctrl+3"),
                None,
                act("zoom-in", words.text("Zoom map &in"), "Ctrl++"),
                act("zoom-out", words.text("Zoom map &out"), "Ctrl+-"),
                act("whole-map", words.text("&Whole map"), "Ctrl+0"),
                None,
                act("previous-page", words.text("&Previous page"), "Alt+PgUp"),
                act("next-page", words.text("&Next page"), "Alt+PgDown"),
            ),
        ),
        Menu(words.text("&Help"), (act("about", words.text("&About Minebrief and its facts"), "F1"),)),
    )


def _without_checked(run: Callable[[], object]) -> Callable[[bool], None]:
    """Qt tells whether the action is ticked, which these are not."""

    def triggered(_: bool) -> None:
        run()

    return triggered
