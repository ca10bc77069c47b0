"""What a screen reader is told beyond what Qt tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say it, wherever the keyboard is. urgent: at once, in the middle of what it says."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def name_choice(box: QComboBox, name: str) -> None:
    """Name a drop-down. On Linux Qt tells what is chosen in place of the name, so it is the description too."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
