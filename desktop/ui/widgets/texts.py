"""Labels in the three voices of the window: heading, muted remark, caption."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.widgets.short_label import ShortLabel


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Small capitals over a part of the window."""
    label = _named(ShortLabel(text, parent), "heading")
    font = label.font()
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    label.setFont(font)
    return label


def muted(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A remark that stands back."""
    return _label(text, "muted", parent)


def caption(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Wrapped words under a figure, which one can select."""
    label = _label(text, "caption", parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def shrinkable(label: QLabel) -> QLabel:
    """Let a long text give way instead of widening its column."""
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _label(text: str, name: str, parent: QWidget | None) -> QLabel:
    return _named(QLabel(text, parent), name)


def _named(label: QLabel, name: str) -> QLabel:
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
