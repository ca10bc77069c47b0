"""What one can do by menu and key: each act with its words, its shortcut and its effect, in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.dossier.picture import Sight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

    from desktop.wording import Wording


Effect = Callable[[], object]
T = TypeVar("T", str, int)


@dataclass(frozen=True, slots=True)
class Act:
    """key: names it for whoever gives it its effect. text has its mnemonic. ticks: it can be ticked."""

    key: str
    text: str
    shortcut: str = ""
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """A list within a menu. acts: what is in it; else it is filled by whoever knows. key: names it for them."""

    key: str
    text: str
    acts: Sequence[Act | None] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """acts: None is a line between groups."""

    text: str
    acts: Sequence[Act | Submenu | None]


@dataclass(frozen=True, slots=True)
class Command:
    """An act as it is found and listed. title: without its mnemonic, whatever it would do now.

    menu: where it is. first: the keys it came with.
    """

    key: str
    title: str
    menu: str
    action: QAction
    first: QKeySequence


class Menus(QObject):
    """The menu bar of a window. An act is disabled until somebody offers its effect."""

    def __init__(self, window: QMainWindow, menus: Sequence[Menu]) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self._effects: dict[str, Effect] = {}
        self._places: dict[str, tuple[str, ...]] = {}  # by key: the titles of the menus it is in, and its own
        self._within: dict[str, tuple[str, ...]] = {}  # by key of a submenu: its title and those above it
        self._firsts: dict[str, QKeySequence] = {}
        self.mnemonics = "".join(_mnemonic(menu.text) for menu in menus)
        for menu in menus:
            self._fill(window.menuBar().addMenu(menu.text), menu.acts, (plain(menu.text),))

    @property
    def commands(self) -> tuple[Command, ...]:
        """Every act there is, as the menus have them."""
        return tuple(self._command(key) for key in self.actions)

    def command_with(self, keys: QKeySequence) -> Command | None:
        """Which act has these keys now."""
        return next((self._command(key) for key, act in self.actions.items() if act.shortcut() == keys), None)

    def set_shortcuts(self, own: Mapping[str, str]) -> None:
        """Give the acts the keys they came with, but these by key; "" for none."""
        for key, action in self.actions.items():
            action.setShortcut(QKeySequence(own[key]) if key in own else self._firsts[key])

    def offer(self, effects: Mapping[str, Effect]) -> None:
        """From now on these acts do this."""
        self._effects.update(effects)
        for key in effects:
            self.actions[key].setEnabled(True)

    def offer_one_of(self, menu: str, choices: Mapping[T, str], chosen: T, take: Callable[[T], None]) -> None:
        """Add what one may choose to a menu within a menu, the chosen one ticked. choices: their titles."""
        shown = self.submenus[menu]
        group = QActionGroup(shown)
        for choice, title in choices.items():
            key = f"{menu}-{choice}"
            self._places[key] = (*self._within[menu], plain(title))
            group.addAction(self._add(shown, Act(key, title, ticks=True)))
            self.offer({key: lambda choice=choice: take(choice)})
            self.actions[key].setChecked(choice == chosen)

    def enable(self, possible: Mapping[str, bool]) -> None:
        """Let these acts be done or not."""
        for key, able in possible.items():
            self.actions[key].setEnabled(able)

    def tick(self, ticked: Mapping[str, bool]) -> None:
        """Tick these acts or not."""
        for key, on in ticked.items():
            self.actions[key].setChecked(on)

    def _command(self, key: str) -> Command:
        menu, *within = self._places[key]
        return Command(key, ": ".join(within), menu, self.actions[key], self._firsts[key])

    def _fill(self, shown: QMenu, acts: Sequence[Act | Submenu | None], titles: tuple[str, ...]) -> None:
        for act in acts:
            match act:
                case None:
                    shown.addSeparator()
                case Submenu():
                    self.submenus[act.key] = shown.addMenu(act.text)
                    self._within[act.key] = within = (*titles, plain(act.text))
                    self._fill(self.submenus[act.key], act.acts, within)
                case Act():
                    self._places[act.key] = (*titles, plain(act.text))
                    self._add(shown, act)

    def _add(self, menu: QMenu, act: Act) -> QAction:
        action = menu.addAction(act.text)
        action.setCheckable(act.ticks)
        self._firsts[act.key] = QKeySequence(act.shortcut)
        action.setShortcut(self._firsts[act.key])
        action.setData(act.key)
        action.setEnabled(False)
        action.triggered.connect(self._run)
        self.actions[act.key] = action
        return action

    def _run(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._effects[action.data()]()


def plain(text: str) -> str:
    """The words of an act without the mark of its mnemonic.

    >>> plain("&Fish && chips…")
    'Fish & chips…'
    """
    return re.sub(r"&(.)", r"\1", text)


def _mnemonic(text: str) -> str:
    found = re.search(r"(?<!&)&(\w)", text)
    return found[1] if found else ""


def menus_of(words: Wording) -> tuple[Menu, ...]:
    """The menus of the window."""
    return (
        Menu(
            words.text("&File"),
            (
                Act("new", words.text("&New workspace…"), "Ctrl+N"),
                Act("open", words.text("&Open workspace…"), "Ctrl+O"),
                None,
                Act("import", words.text("&Import a table…"), "Ctrl+I"),
                Act("export-facts", words.text("Export &facts…")),
                None,
                Act("export", words.text("&Export PDF…"), "Ctrl+E"),
                Act("export-book", words.text("E&xport a book…"), "Ctrl+Shift+E"),
                Act("export-files", words.text("Export one file a st&ate…")),
                Act("save-state", words.text("Save this state’s brief as PDF…")),
                Act("print-state", words.text("Print this state’s brief…"), "Ctrl+P"),
                Act("save-figure", words.text("&Save figure…"), "Ctrl+Shift+S"),
                Act("copy-figure", words.text("Copy figure as i&mage"), "Ctrl+Shift+I"),
                Act("organisation", words.text("Or&ganisation on the page…")),
                None,
                Act("keep-brief", words.text("&Keep this brief…"), "Ctrl+Shift+K"),
                Submenu("kept-briefs", words.text("Kept b&riefs")),
                None,
                Act("backups", words.text("&Backups…")),
                Act("protect", words.text("&Protect with a passphrase…")),
                Act("lock", words.text("&Lock now"), "Ctrl+L"),
                Act("travel", words.text("Make a &travel copy…")),
                None,
                Act("quit", words.text("&Quit"), "Ctrl+Q"),
            ),
        ),
        Menu(
            words.text("&Edit"),
            (
                Act("undo", words.text("&Undo"), "Ctrl+Z"),
                Act("redo", words.text("&Redo"), "Ctrl+Shift+Z"),
                Act("history", words.text("&History of changes"), "Ctrl+H"),
                None,
                Act("add-fact", words.text("&Add fact…"), "Ctrl+Shift+N"),
                Act("correct-fact", words.text("&Correct…"), "F2"),
                Act("withdraw-fact", words.text("&Withdraw…"), "Ctrl+Shift+Del"),
                Act("pin", words.text("&Prefer this source…"), "Ctrl+Shift+P"),
                Act("unpin", words.text("&Let the rule choose"), "Ctrl+Shift+L"),
                Act("note", words.text("&Note…"), "Ctrl+Shift+M"),
                Act("copy-reference", words.text("Cop&y reference"), "Ctrl+Shift+C"),
                None,
                Act("search", words.text("&Search everything"), "Ctrl+K"),
                Act("filter", words.text("&Filter states"), "Ctrl+F"),
                None,
                Submenu("sections", words.text("Sections of the brief"), _acts_of_sections(words)),
                None,
                Act("pick-state", words.text("P&ick this state"), "Ctrl+D"),
                Act("brief-of-state", words.text("&Make a brief of this state")),
                Act("keep-filter", words.text("Keep filter as a s&et…")),
                Act("keep-picks", words.text("Keep picks as a set &of states…")),
                Act("clear", words.text("Unpic&k all states"), "Ctrl+Shift+U"),
                Act("today", words.text("As of &today"), "Ctrl+T"),
            ),
        ),
        Menu(
            words.text("&View"),
            (
                Act("brief", words.text("&Brief"), "Alt+1"),
                Act("states", words.text("S&tates"), "Alt+2"),
                Act("all-facts", words.text("&Facts"), "Alt+3"),
                Act("sources", words.text("&Sources"), "Alt+4"),
                None,
                Act("state-page", words.text("&Open the state’s page"), "Ctrl+Return"),
                Act("next-state", words.text("Ne&xt state"), "Alt+Down"),
                Act("previous-state", words.text("Pre&vious state"), "Alt+Up"),
                None,
                Act("map", words.text("&Map"), "Ctrl+1"),
                Act("charts", words.text("&Charts"), "Ctrl+2"),
                Act("events", words.text("Time&line"), "Ctrl+3"),
                Act("positions", words.text("Positions on recor&d"), "Ctrl+4"),
                Act("facts", words.text("F&acts of the brief"), "Ctrl+5"),
                None,
                Act("zoom-in", words.text("Zoom &in"), "Ctrl++"),
                Act("zoom-out", words.text("Zoom o&ut"), "Ctrl+-"),
                Act("fit-picked", words.text("Zoom map to the pic&ked states"), "Ctrl+9"),
                Act("whole-map", words.text("&Whole map or timeline"), "Ctrl+0"),
                None,
                Act("previous-page", words.text("&Previous page"), "Alt+PgUp"),
                Act("next-page", words.text("&Next page"), "Alt+PgDown"),
                None,
                Act("next-pane", words.text("N&ext pane"), "F6"),
                Act("previous-pane", words.text("P&revious pane"), "Shift+F6"),
                Submenu("theme", words.text("T&heme")),
                Submenu("text-size", words.text("Text si&ze")),
                Submenu("pages", words.text("Displa&y of the pages"), _acts_of_pages(words)),
                Submenu("language", words.text("Lan&guage")),
            ),
        ),
        Menu(
            words.text("&Help"),
            (
                Act("help", words.text("&Help"), "F1"),
                Act("tour", words.text("A &tour of the window")),
                Act("shortcuts", words.text("&Commands and their keys…"), "Ctrl+F1"),
                None,
                Act("edition", words.text("What the &newest facts changed")),
                Act("about", words.text("&About Minebrief and its facts")),
            ),
        ),
    )


def _acts_of_sections(words: Wording) -> tuple[Act, ...]:
    """They are about the section that is marked in the outline, where they have keys of their own."""
    return (
        Act("edit-section", words.text("Write in the marked section")),
        Act("add-section", words.text("Add a section of your own behind the one that is marked")),
        Act("section-up", words.text("Move the marked section up")),
        Act("section-down", words.text("Move the marked section down")),
        Act("another-brief", words.text("Open another brief beside this one")),
    )


def _acts_of_pages(words: Wording) -> tuple[Act | None, ...]:
    """How the pages of the brief are shown."""
    seen = {
        Sight.COLOUR: words.text("In &colour"),
        Sight.GREY: words.text("In &grey, as printed"),
        Sight.DEUTERANOPIA: words.text("As seen without green cones (&deuteranopia)"),
        Sight.PROTANOPIA: words.text("As seen without red co&nes (protanopia)"),
        Sight.TRITANOPIA: words.text("As seen without blue cones (tr&itanopia)"),
    }
    return (
        Act("pages-in", words.text("&Larger")),
        Act("pages-out", words.text("&Smaller")),
        Act("pages-fit-width", words.text("Fit the &width"), ticks=True),
        Act("pages-fit-page", words.text("Fit a whole &page"), ticks=True),
        None,
        Act("pages-room", words.text("Two pages beside each other where there is &room"), ticks=True),
        Act("pages-one", words.text("Always pages under each &other"), ticks=True),
        Act("pages-two", words.text("Always &two pages beside each other"), ticks=True),
        None,
        *(Act(f"pages-{sight}", text, ticks=True) for sight, text in seen.items()),
        None,
        Act("pages-text", words.text("Words of the pages &alone"), "Ctrl+Shift+T", ticks=True),
        Act("copy-page", words.text("Cop&y the words of this page")),
    )
