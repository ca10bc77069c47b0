"""What one can do with a state under the pointer, in the list and on the map: open its page, pick it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import StateCode
    from desktop.ui.choice import Choice
    from desktop.wording import Wording


def state_menu(
    state: StateCode, choice: Choice, open_page: Callable[[str], object], words: Wording, parent: QWidget
) -> QMenu:
    """A menu of its own for each time; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(words.text("Open its page")).triggered.connect(lambda: open_page(state))
    picked = state in choice.states
    named = words.text("Unpick it") if picked else words.text("Pick it")
    menu.addAction(named).triggered.connect(lambda: choice.toggle(state))
    return menu
