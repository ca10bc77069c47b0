"""The language that the window speaks: the one chosen in View, else the system's, else English.

The window is built in one language. Another one is spoken by building it anew, which keeps all that is kept
when it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from desktop.wording import WINDOW_BEGUN, WINDOW_LANGUAGES, Wording, runs_right_to_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

OWN_NAMES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "ru": "Русский",
    "zh": "中文",
}
"""What each language calls itself: who looks for hers can't read another's."""
OFFERED = tuple(OWN_NAMES)

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates),
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript, QLocale.Country.China),
}
"""Where a country decides: the Emirates write 0 to 9, as all of the window does."""
_QT_NAMES = {"zh": "zh_CN"}


def first_language(chosen: str, system: Sequence[str]) -> str:
    """The language to speak. chosen: as remembered, "" for none. system: what the system prefers, best first."""
    if chosen in WINDOW_LANGUAGES:
        return chosen
    for each in system:
        language = each.replace("_", "-").partition("-")[0].lower()
        if language in WINDOW_LANGUAGES:
            return language
    return "en"


def system_languages() -> list[str]:
    """As the system's user orders them, such as "fr-CH"."""
    return QLocale.system().uiLanguages()


def title_of(language: str, words: Wording) -> str:
    """A language in its own words, and in the window's whether its translation is only begun."""
    name = OWN_NAMES[language]
    return words.text("{language} (begun)", language=name) if language in WINDOW_BEGUN else name


def locale_of(language: str) -> QLocale:
    """How Qt writes days and numbers in the language."""
    return _LOCALES.get(language) or QLocale(language)


def qt_words(language: str) -> QTranslator | None:
    """What Qt itself says in its dialogs and menus; None if it ships no words of the language."""
    found = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return found if found.load(f"qtbase_{_QT_NAMES.get(language, language)}", folder) else None


def speak(application: QApplication, language: str) -> None:
    """Let Qt's own words, days, numbers and the direction of windows be the language's from now on."""
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    if language != "en" and (translator := qt_words(language)) is not None:
        translator.setParent(application)
        application.installTranslator(translator)
    QLocale.setDefault(locale_of(language))
    right_to_left = runs_right_to_left(language)
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
