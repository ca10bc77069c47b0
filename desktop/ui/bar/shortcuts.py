"""The keys of the commands, joined to the window: looked up, changed, kept for the user, shown wherever they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.ui.bar.keys import refusal
from desktop.ui.bar.shortcuts_page import KeyRow, ShortcutsPage
from desktop.ui.widgets.shown_key import key_of, show_key

if TYPE_CHECKING:
    from desktop.ui.actions import Command
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings

_NATIVE = QKeySequence.SequenceFormat.NativeText


class Shortcuts(QObject):
    """Made once for a window. Keys are the user's, in whatever workspace."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._menus = window.menus
        self._settings = settings
        self._words = window.session.words
        window.menus.offer({"shortcuts": self.show})
        self._menus.set_shortcuts(settings.shortcuts)
        for key, button in window.rail.buttons.items():
            show_key(button, button.accessibleName(), self._menus.actions[_ACT_OF.get(key, key)])
        search = self._menus.actions["search"]
        search.changed.connect(self._tell_box)
        self._tell_box()

    def show(self, key: str = "") -> None:
        """The page, ready to change the keys of this command."""
        page = ShortcutsPage(self._words)
        page.wanted.connect(lambda key, keys, take: self._give(page, key, keys, take=take))
        page.reset.connect(lambda key: self._reset(page, key))
        page.closed.connect(self._window.cover.uncover)
        page.show_rows(self._rows())
        self._window.cover.show_page(page)
        if key:
            page.choose(key)

    def _rows(self) -> list[KeyRow]:
        return [
            KeyRow(each.key, each.title, each.menu, key_of(each.action), each.first.toString(_NATIVE))
            for each in self._menus.commands
        ]

    def _give(self, page: ShortcutsPage, key: str, keys: QKeySequence, *, take: bool) -> None:
        words = self._words
        command = self._command(key)
        if command is None or keys == command.action.shortcut():
            return
        name = keys.toString(_NATIVE)
        if not keys.isEmpty() and (why := refusal(keys, self._menus.mnemonics, words)):
            page.complain(why)
            return
        other = None if keys.isEmpty() else self._menus.command_with(keys)
        if other is not None and not take:
            page.complain(words.text("{keys} is “{command}” already.", keys=name, command=other.title))
            page.offer_to_take(possible=True)
            return
        own = self._settings.shortcuts
        if other is not None:
            own[other.key] = ""
        own[key] = keys.toString()
        self._keep(own)
        page.show_rows(self._rows())
        if keys.isEmpty():
            page.say(words.text("“{command}” has no keys now.", command=command.title))
        elif other is not None:
            told = words.text(
                "“{command}” is {keys} now; “{other}” has none.",
                command=command.title,
                keys=name,
                other=other.title,
            )
            page.say(told)
        else:
            page.say(words.text("“{command}” is {keys} now.", command=command.title, keys=name))

    def _reset(self, page: ShortcutsPage, key: str) -> None:
        """Give the command the keys it came with, and take them from whatever has them now; "" for all."""
        own, words = self._settings.shortcuts, self._words
        if not key:
            self._keep({})
            page.show_rows(self._rows())
            page.say(words.text("All commands have the keys they came with."))
            return
        own.pop(key, None)
        command = self._command(key)
        other = self._menus.command_with(command.first) if command and not command.first.isEmpty() else None
        if other is not None and other.key != key:
            own[other.key] = ""
        self._keep(own)
        page.show_rows(self._rows())
        if command is not None:
            keys = command.first.toString(_NATIVE)
            page.say(
                words.text("“{command}” is {keys} now.", command=command.title, keys=keys)
                if keys
                else words.text("“{command}” has no keys now.", command=command.title)
            )

    def _keep(self, own: dict[str, str]) -> None:
        """Only what differs from how it came."""
        firsts = {each.key: each.first.toString() for each in self._menus.commands}
        kept = {key: keys for key, keys in own.items() if key in firsts and keys != firsts[key]}
        self._settings.shortcuts = kept
        self._settings.save()
        self._menus.set_shortcuts(kept)

    def _command(self, key: str) -> Command | None:
        return next((each for each in self._menus.commands if each.key == key), None)

    def _tell_box(self) -> None:
        self._window.bar.search.show_shortcut(key_of(self._menus.actions["search"]))


_ACT_OF = {"facts": "all-facts"}
"""By the key of a workspace, that of the act which shows it, where they differ."""
