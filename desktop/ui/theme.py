"""Colours, spacing and the stylesheet of each theme: no widget names a colour of its own.

The colours stand in resources/themes, one file a theme. Which may stand on which: `desktop.ui.pairs`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

NAMES = ("light", "dark", "contrast", "contrast-dark")
SYSTEM = "system"
"""Not a theme: what is chosen so follows the system."""

SPACE = 8
MARGIN = 12
ROW_HEIGHT = 24
SNUG_ROW_HEIGHT = 22
FONT_SIZE = 13  # pixels, at 96 to the inch
SMALL_SIZE = 11.5


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by what they are for, as "#rrggbb"."""

    name: str
    colours: Mapping[str, str]

    @property
    def dark(self) -> bool:
        return self.name.endswith("dark")

    @property
    def high_contrast(self) -> bool:
        return self.name.startswith("contrast")

    @property
    def ink(self) -> str:
        """Of its icons: "light", for a light ground, or "dark"."""
        return "dark" if self.dark else "light"

    def colour(self, token: str) -> QColor:
        """Raises KeyError for a token that the theme lacks."""
        return _qcolour(self.colours[token])

    def icon(self, name: str) -> QIcon:
        """One of resources/icons in this theme's ink. Raises FileNotFoundError for any other."""
        return _icon(str(resources.path(f"icons/{name}-{self.ink}.svg")))

    def stylesheet(self) -> str:
        """For windows that run as the application does now."""
        sheets = ("window", "contrast") if self.high_contrast else ("window",)
        template = "\n".join(
            resources.path(f"themes/{each}.qss").read_text(encoding="utf-8") for each in sheets
        )
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            template = _SIDED.sub(lambda found: f"{found[1]}-{_OTHER_SIDE[found[2]]}", template)
        icons = resources.path("icons").as_posix()
        return Template(template).substitute(self.colours, icons=icons, ink=self.ink)

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette


_SIDED = re.compile(r"\b(padding|margin|border)-(left|right)\b")
"""Of these Qt mirrors nothing; it does mirror the places of a widget's parts."""
_OTHER_SIDE = {"left": "right", "right": "left"}

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Accent: "accent",
}


@lru_cache
def theme(name: str) -> Theme:
    """The theme of that name, one of `NAMES`. Raises FileNotFoundError for any other."""
    colours = json.loads(resources.path(f"themes/{name}.json").read_text(encoding="utf-8"))
    return Theme(colours.pop("name"), colours)


def theme_now() -> Theme:
    """The theme that the application is painted in.

    Read from the application's palette: a stylesheet gives single widgets palettes of its own making.
    """
    palette = QGuiApplication.palette()
    return _painted(palette.color(_WINDOW).rgb(), palette.color(QPalette.ColorRole.Link).rgb())


@lru_cache(maxsize=16)
def _painted(window: int, link: int) -> Theme:
    """By two of its colours; of a palette that is none of ours, the plain theme that is as light."""
    for each in map(theme, NAMES):
        if (each.colour("window").rgb(), each.colour("accent").rgb()) == (window, link):
            return each
    return theme("dark" if QColor(window).lightness() < _HALF_LIGHT else "light")


def system_theme(application: QGuiApplication) -> Theme:
    """The theme that the system asks for; light where it does not say.

    A system of high contrast may say nothing of light and dark but by its palette: to read that, ours is
    taken off, so paint the application after this.
    """
    hints = application.styleHints()
    contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if contrast and hints.colorScheme() is Qt.ColorScheme.Unknown:
        application.setPalette(QPalette())
        dark = application.palette().color(_WINDOW).lightness() < _HALF_LIGHT
    if contrast:
        return theme("contrast-dark" if dark else "contrast")
    return theme("dark" if dark else "light")


def wanted_theme(application: QGuiApplication, chosen: str) -> Theme:
    """The theme of that name; the system's if it is `SYSTEM` or none that there is."""
    return theme(chosen) if chosen in NAMES else system_theme(application)


def paint_application(application: QApplication, chosen: Theme) -> None:
    """Give the application the colours of the theme; each window takes its stylesheet itself.

    A stylesheet of the application would be worked out anew for every widget put into another.
    """
    application.setPalette(chosen.palette())


def load_fonts(application: QApplication) -> None:
    """Set the application in the fonts it ships with, so that it looks the same everywhere."""
    for name in ("NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansArabic-Bold"):
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}.ttf")))
    font = QFont(["Noto Sans", "Noto Sans Arabic"])
    font.setPixelSize(FONT_SIZE)
    application.setFont(font)


def small(font: QFont, *, bold: bool = False) -> QFont:
    """The same font a step smaller."""
    smaller = QFont(font)
    smaller.setPixelSize(round(SMALL_SIZE))
    smaller.setBold(bold)
    return smaller


def along(name: str, direction: Qt.LayoutDirection) -> str:
    """The icon that points there where lines run in that direction: what is next lies at the left of Arabic."""
    if direction is Qt.LayoutDirection.RightToLeft:
        return {"next": "previous", "previous": "next"}.get(name, name)
    return name


def rail_icon(name: str) -> QIcon:
    """One of the rail's, which is dark in every theme. Raises FileNotFoundError for any other."""
    return _icon(str(resources.path(f"icons/rail-{name}.svg")))


_WINDOW = QPalette.ColorRole.Window
_HALF_LIGHT = 128


@lru_cache(maxsize=256)
def _qcolour(name: str) -> QColor:
    return QColor(name)


@lru_cache(maxsize=64)
def _icon(path: str) -> QIcon:
    return QIcon(path)


def forget_drawn() -> None:
    """Let go of what was drawn for the application that is about to end: it can't outlive that."""
    _icon.cache_clear()
