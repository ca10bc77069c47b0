"""A small button with an icon, which says its name to who can't see the icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from collections.abc import Callable

_SIDE = 14  # pixels


def icon_button(name: str, act: Callable[[], object] | None = None) -> QToolButton:
    """Without its icon, which comes from the theme there is. act: what a click does."""
    button = QToolButton()
    button.setObjectName("icon")
    button.setIconSize(QSize(_SIDE, _SIDE))
    button.setAccessibleName(name)
    button.setToolTip(name)
    if act is not None:
        button.clicked.connect(act)
    return button
