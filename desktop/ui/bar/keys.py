"""Which keys a command may have: not those that belong to typing, to the menus, or to the system."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from desktop.wording import Wording

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_META = Qt.KeyboardModifier.MetaModifier
_STANDARD = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
"""What every field understands."""
_EDITING = ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End",
            "Ctrl+Backspace", "Ctrl+Del", "Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Shift+Left", "Ctrl+Shift+Right")  # fmt: skip
_SYSTEM = ("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Esc", "Alt+Space", "Ctrl+Esc", "Ctrl+Alt+Del",
           "Ctrl+Alt+Backspace", "Ctrl+Shift+Esc", "F10", "Shift+F10", "Alt+Left", "Alt+Right")  # fmt: skip


def refusal(keys: QKeySequence, mnemonics: Iterable[str], words: Wording) -> str:
    """Why a command can't have these keys, in a sentence; "" if it can. mnemonics: letters that open menus with Alt."""
    if keys.count() != 1:
        return words.text("Press one key with those held beside it.")
    name = keys.toString(QKeySequence.SequenceFormat.NativeText)
    reasons = {
        words.text("{keys} belongs to the system. Choose others.", keys=name): _is_the_systems(keys),
        words.text("{keys} is needed in every field in which one types. Choose others.", keys=name): _edits(
            keys
        ),
        words.text("{keys} is needed for typing. Hold Ctrl or Alt beside it.", keys=name): _is_bare(keys),
        words.text("{keys} writes a letter on some keyboards. Choose others.", keys=name): _writes(keys),
        words.text("{keys} opens a menu. Choose others.", keys=name): _is_among(
            keys, (f"Alt+{letter}" for letter in mnemonics)
        ),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _parts(keys: QKeySequence) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    combination = keys[0]  # pyright: ignore[reportIndexIssue]  # the stubs do not know it
    return Qt.Key(combination.key()), combination.keyboardModifiers()


def _is_the_systems(keys: QKeySequence) -> bool:
    return bool(_parts(keys)[1] & _META) or _is_among(keys, _SYSTEM)


def _edits(keys: QKeySequence) -> bool:
    bound = any(keys in QKeySequence.keyBindings(each) for each in _STANDARD)
    return bound or _is_among(keys, _EDITING)


def _is_bare(keys: QKeySequence) -> bool:
    """Neither Ctrl nor Alt is held, and it is no function key."""
    key, held = _parts(keys)
    return not held & (_CTRL | _ALT) and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35


def _writes(keys: QKeySequence) -> bool:
    """Ctrl and Alt together are AltGr on Windows, with which many keyboards write."""
    key, held = _parts(keys)
    return held & ~_SHIFT == _CTRL | _ALT and Qt.Key.Key_Space <= key <= Qt.Key.Key_AsciiTilde


def _is_among(keys: QKeySequence, texts: Iterable[str]) -> bool:
    return any(QKeySequence(text) == keys for text in texts)
