"""Theme and text size, in the View menu: what the user chose, or what the system asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.text_size import SIZES
from desktop.ui.theme import SYSTEM, paint_application, wanted_theme

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings import Settings


def dress_application(chosen: str) -> None:
    """Paint the application in the theme that was chosen, or in the system's."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        paint_application(application, wanted_theme(application, chosen))


class Dressing(QObject):
    """Made once for a window."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._words = window.session.words
        self._fill()
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def wear(self, name: str) -> None:
        """From now on this theme, or `SYSTEM`; at once, and at the next start."""
        self._settings.theme = name
        self._settings.save()
        _ask_system_for(name)
        self._dress()

    def set_size(self, percent: int) -> None:
        """Remember it, and open the window anew with its text of this size unless that would break off a book."""
        if percent == self._settings.text_size:
            return
        self._settings.text_size = percent
        self._settings.save()
        words = self._words
        if "book" in self._window.session.operations.busy:
            self._window.status.say(
                words.text(
                    "Minebrief shows its text at {percent} % when it is started next.", percent=percent
                )
            )
            return
        self._window.reopen()

    def _fill(self) -> None:
        words, settings, menus = self._words, self._settings, self._window.menus
        themes = {
            SYSTEM: words.text("&Follow the system"),
            "light": words.text("&Light"),
            "dark": words.text("&Dark"),
            "contrast": words.text("&High contrast"),
            "contrast-dark": words.text("High contrast, dar&k"),
        }
        sizes = {size: words.text("{percent} %", percent=size) for size in SIZES}
        menus.offer_one_of("theme", themes, settings.theme, self.wear)
        menus.offer_one_of("text-size", sizes, settings.text_size, self.set_size)

    def _follow_system(self) -> None:
        if self._settings.theme == SYSTEM:
            self._dress()

    def _dress(self) -> None:
        dress_application(self._settings.theme)
        self._window.show_theme()


def _ask_system_for(name: str) -> None:
    """Have what the system draws, the title bar and its dialogs, go with the theme."""
    hints = QApplication.styleHints()
    if name == SYSTEM:
        hints.unsetColorScheme()
    else:
        dark = name.endswith("dark")
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
