"""Someone who does at random whatever a user may do: presses keys, clicks, drags, writes, chooses from menus.

What is done next is drawn from a seed and from what the window shows; with the same seed, and a window that is
let come to rest after each step, it is the same again.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

PASSPHRASE = "seven typewriters under a plum tree 4711"  # noqa: S105
"""Whatever is protected is protected by it, so that the file can be looked into at the end."""

NEVER = frozenset({"quit"})
"""Acts that would end the run."""

TEXTS = (
    "a", "Uk", "Ukraine", "EU", "withdrawing", "not party, Africa", "article 5 before 2028", "objected or abstained",
    "2025-12-05", "2025-13-45", "9999-12-31", "0000-00-00", "3", "-1", "1e999", "12,345.6", "٣٤", "½", "100 %",
    "https://example.org/a?b=c&d", "javascript:alert(1)", "file:///etc/passwd", "A title of a source", "Ms. O’Neil",
    "' OR 1=1 --", '"; DROP TABLE fact; --', "<b>bold</b> & <script>", "&amp;&lt;&#0;", "{n} {states} {0!r}", "%s %n %1",
    "\\x00\\u0000", "line\nbreak\ttab", " ", "   ", "\u00a0", "\u200b", "\u202eright to left", "دولة طرف", "缔约国", "Γειά",
    "e\u0301\u0327", "🏳️‍🌈🇺🇦", "\ufeff", "\ufffe", "\U0010fffd", "*?[", "NEAR(a b)", "AND OR NOT", '"', "''", "(", "a* ^b",
    "../../etc", "CON", "x" * 3000, "word " * 400, "1997-12-03", "Anyone; Someone", "=1+1", "@x", "#1",
)  # fmt: skip
"""What people write, and what nobody should."""

_KEYS = (
    *(["Tab"] * 6), *(["Down"] * 4), *(["Up"] * 2), *(["Return"] * 4), *(["Space"] * 4), *(["Escape"] * 3),
    "Shift+Tab", "Shift+Tab", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Delete", "Backspace", "F2",
    "Ctrl+A", "Ctrl+V", "Ctrl+C", "Ctrl+X", "Ctrl+Home", "Ctrl+End", "Shift+Down", "Ctrl+Return", "Alt+Down",
    "Ctrl+Backspace", "Ctrl+Left", "Shift+Home", "Ctrl+Space", "Menu",
)  # fmt: skip
_SIZES = ((960, 560), (1280, 720), (1440, 900), (1100, 640), (1920, 1080))
_WRITABLE = (QLineEdit, QTextEdit, QPlainTextEdit)
_TOLD_AT_LAST = 30  # steps
_STUCK = 250  # milliseconds that a step may wait for more input


class Monkey:
    """Steps are taken by `step`; `last` tells the newest of them."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self._chance = random.Random(seed)  # noqa: S311
        self._waits = QTimer(window, interval=_STUCK)  # a menu of a button or a drag is a loop of Qt's own
        self._waits.timeout.connect(self._free)
        self.count = 0
        self.last: deque[str] = deque(maxlen=_TOLD_AT_LAST)
        self._acts = {
            self._click: 30,
            self._press_key: 22,
            self._write: 14,
            self._choose_from_menu: 14,
            self._shortcut: 6,
            self._drag: 6,
            self._turn_wheel: 5,
            self._visit: 4,
            self._double_click: 3,
            self._open_context_menu: 2,
            self._resize: 1,
        }

    def step(self) -> None:
        """Do one thing."""
        self.count += 1
        self._waits.start()
        self._do()
        self._waits.stop()

    def _do(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and self._chance.random() < 0.8:
            self._answer(popup)
            return
        (act,) = self._chance.choices(list(self._acts), list(self._acts.values()))
        act()

    def ask(self, _: QWidget, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
        """Where to write: often nowhere, else into the window's folder, sometimes where that can't be done."""
        kind = (
            self._chance.choice(list(kinds)).partition("*")[2].rstrip(")").split(" ")[0] or suggested.suffix
        )
        name = self._chance.choice((None, None, "one", "two", "no folder/three", suggested.stem[:40]))
        self._tell(f"answered “{title}” by {name}{kind}")
        return None if name is None else self.folder / f"{name}{kind}"

    def find(self, _: QWidget, title: str, suggested: Path, kinds: Sequence[str]) -> Path | None:
        """Which file to open: any there is, more often the first workspace, or none."""
        there = sorted(path for path in self.folder.iterdir() if path.is_file())
        mine = [path for path in there if path.suffix == ".minebrief"]
        answer = self._chance.choice([None, self.first, self.first, *mine[:3], *there[:12]])
        self._tell(f"found for “{title}” {answer.name if answer else None}")
        return answer

    folder = Path()
    first = Path()
    """Where the files of the run are, and the workspace that it began with."""

    def _answer(self, popup: QWidget) -> None:
        """Of a menu that is open, take something, or let it be; what else pops up gets a click or a key."""
        if not isinstance(popup, QMenu):
            if self._chance.random() < 0.4:
                self._tell("Escape in what popped up")
                QTest.keyClick(popup, Qt.Key.Key_Escape)
            else:
                self._click_in(self._any_of(popup))
            return
        actions = [each for each in popup.actions() if _can(each) and each.data() not in NEVER]
        if not actions or self._chance.random() < 0.2:
            self._tell("Escape in a menu")
            QTest.keyClick(popup, Qt.Key.Key_Escape)
            return
        action = self._chance.choice(actions)
        self._tell(f"took “{action.text()}” in a menu")
        QTest.mouseClick(
            popup,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            popup.actionGeometry(action).center(),
        )

    def _click(self) -> None:
        modifier = self._chance.choices(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
            ),
            (18, 1, 1),
        )[0]
        self._click_in(self._any_of(self.window), modifier)

    def _click_in(
        self, widget: QWidget, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        place = self._place_in(widget)
        self._tell(f"clicked {_named(widget)} at {place.x()}, {place.y()}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, modifier, place)

    def _double_click(self) -> None:
        widget = self._any_of(self.window)
        place = self._place_in(widget)
        self._tell(f"double-clicked {_named(widget)} at {place.x()}, {place.y()}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _open_context_menu(self) -> None:
        widget = self._any_of(self.window)
        place = self._place_in(widget)
        self._tell(f"right-clicked {_named(widget)} at {place.x()}, {place.y()}")
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)

    def _drag(self) -> None:
        widget = self._any_of(self.window, (QSplitterHandle, QAbstractSlider, QWidget))
        begin, end = self._place_in(widget), self._place_in(widget) + QPoint(self._chance.randint(-90, 90), 3)
        self._tell(f"dragged {_named(widget)} from {begin.x()}, {begin.y()} to {end.x()}, {end.y()}")
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, begin)
        for part in range(1, 5):
            QTest.mouseMove(widget, begin + (end - begin) * part / 4)
        QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, end)

    def _free(self) -> None:
        """Get on where a step waits for input itself."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._answer(popup)
        else:
            self._tell("Escape, since the step waits")
            QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Escape)

    def _turn_wheel(self) -> None:
        widget = self._any_of(self.window)
        place, turn = self._place_in(widget), self._chance.choice((-360, -120, 120, 360))
        self._tell(f"turned the wheel by {turn} over {_named(widget)}")
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, turn),
            Qt.MouseButton.NoButton, self._chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)),
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _press_key(self) -> None:
        key = self._chance.choice(_KEYS)
        self._tell(f"pressed {key} in {_named(self._focus)}")
        self._press(key)

    def _press(self, keys: str) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide has it, its stubs don't
        QTest.keyClick(self._focus, combination.key(), combination.keyboardModifiers())

    def _shortcut(self) -> None:
        acts = [
            each for each in self.window.menus.actions.values() if _can(each) and each.data() not in NEVER
        ]
        acts = [each for each in acts if not each.shortcut().isEmpty()]
        if acts:
            action = self._chance.choice(acts)
            self._tell(f"pressed {action.shortcut().toString()} ({action.data()}) in {_named(self._focus)}")
            self._press(action.shortcut().toString())

    def _choose_from_menu(self) -> None:
        bar = self.window.menuBar()
        menus = [action.menu() for action in bar.actions()]
        actions = [
            each
            for menu in menus
            if isinstance(menu, QMenu)
            for each in menu.actions()
            if _can(each) and each.data() not in NEVER
        ]
        action = self._chance.choice(actions)
        self._tell(f"chose “{action.text()}” from the menu")
        action.trigger()

    def _visit(self) -> None:
        buttons = [
            each for each in self.window.rail.buttons.values() if each.isVisible() and each.isEnabled()
        ]
        if buttons:
            button = self._chance.choice(buttons)
            self._tell(f"visited {button.text()}")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _resize(self) -> None:
        wide, high = self._chance.choice(_SIZES)
        self._tell(f"made the window {wide} × {high}")
        self.window.resize(wide, high)

    def _write(self) -> None:
        """Into what has the focus; if one can't write there, into some field that is in view."""
        field = self._focus
        if not isinstance(field, _WRITABLE) or self._chance.random() < 0.3:
            fields = self._in_view(self.window, _WRITABLE)
            if not fields:
                return
            field = self._chance.choice(fields)
            field.setFocus(Qt.FocusReason.MouseFocusReason)
        text = self._chance.choice(TEXTS)
        if isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal:
            right = self._chance.random() < 0.85
            text = PASSPHRASE if right else f"wrong {self.count}"
            field.clear()
        self._tell(f"wrote {text[:30]!r} in {_named(field)}")
        match self._chance.randrange(3):
            case 0 if text.isascii() and text.isprintable() and len(text) < 60:
                QTest.keyClicks(field, text)
            case 1:
                QApplication.clipboard().setText(text)
                QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            case _:
                event = QInputMethodEvent()
                event.setCommitString(text)
                QApplication.sendEvent(field, event)

    @property
    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _any_of(self, whole: QWidget, kinds: Sequence[type] = (QWidget,)) -> QWidget:
        """A part of it that one sees and can use; each kind of part as likely as another."""
        parts = self._in_view(whole, (*kinds,))
        if self._chance.random() < 0.85:
            parts = [part for part in parts if _is_of_use(part)] or parts
        by_kind: dict[str, list[QWidget]] = {}
        for part in parts:
            by_kind.setdefault(_kind(part), []).append(part)
        if not by_kind:
            return whole
        return self._chance.choice(by_kind[self._chance.choice(sorted(by_kind))])

    def _in_view(self, whole: QWidget, kinds: tuple[type, ...]) -> list[QWidget]:
        top = whole.window()
        found = []
        for part in whole.findChildren(QWidget):
            if not isinstance(part, kinds) or isinstance(part, (QMenuBar, QMenu)) or part.window() is not top:
                continue
            if part.isVisible() and part.isEnabled() and not part.visibleRegion().isEmpty():
                found.append(part)
        return found

    def _place_in(self, widget: QWidget) -> QPoint:
        """Somewhere in what is seen of it, more often near a corner or in its middle than by chance alone."""
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            return widget.rect().center()
        if self._chance.random() < 0.3:
            return seen.center()
        return QPoint(
            self._chance.randint(seen.left(), seen.right()), self._chance.randint(seen.top(), seen.bottom())
        )

    def _tell(self, what: str) -> None:
        self.last.append(f"{self.count}: {what}")


def _can(action: QAction) -> bool:
    leads_on = isinstance(action.menu(), QMenu)
    return action.isEnabled() and action.isVisible() and not action.isSeparator() and not leads_on


def _is_of_use(widget: QWidget) -> bool:
    """Whether it does something when it is clicked, and does not only hold what does."""
    return (
        widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        or isinstance(widget, (QAbstractButton, QSplitterHandle))
        or widget.objectName() == "qt_scrollarea_viewport"
    )


def _kind(widget: QWidget) -> str:
    """Buttons of all classes are one kind, and so on; else a page full of fields would get every click."""
    for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox, QTabBar):
        if isinstance(widget, kind):
            return kind.__name__
    return widget.metaObject().className()


def _named(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName()
    text = getattr(widget, "text", None)
    shown = name or (str(text())[:40] if callable(text) and not isinstance(widget, QLineEdit) else "")
    return f"{type(widget).__name__} “{shown}”"
