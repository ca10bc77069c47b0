"""Words, dates and numbers as a language writes them: one gettext catalogue for window and page.

Whole sentences only, with named places: `words.text("As of {date}", date=...)`. No sentence is
glued from parts, so that a translator may turn it round.
"""

from __future__ import annotations

import gettext
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import resources
from db.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UN_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The official languages of the United Nations: what a page can be set in, whatever the catalogue has so far."""

WINDOW_LANGUAGES = UN_LANGUAGES
"""Languages that the window is offered in. English is the source text itself."""

WINDOW_BEGUN = frozenset({"ru", "zh", "ar"})
"""Those of them whose translation is only begun: what it lacks is shown in English, and the menu says so."""

PAGE_LANGUAGES = UN_LANGUAGES
"""Languages that briefs and books are offered in: what a catalogue lacks is printed in English."""

FIGURE_LANGUAGES = UN_LANGUAGES
"""Languages that figures of their own are offered in: those whose catalogue is complete for them."""

_RIGHT_TO_LEFT = frozenset({"ar"})

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_MAY_BREAK = "\x1f"
"""Stands in a pattern for a space at which a date may be broken."""

_PATTERNS = {
    "es": {
        "d MMMM y": f"d 'de' MMMM{_MAY_BREAK}'de' y",
        "d MMMM": "d 'de' MMMM",
        "LLLL y": "LLLL 'de' y",
    },
    # CLDR has "г." here, which at the end of a sentence would be followed by a second stop.
    "ru": {"d MMMM y": f"d MMMM{_MAY_BREAK}y 'года'", "LLLL y": "LLLL y 'года'"},
    "zh": {
        "d MMMM y": "y年M月d日",
        "d MMM y": "y年M月d日",
        "d MMMM": "M月d日",
        "d MMM": "M月d日",
        "d": "d日",
        "LLL": "M月",
        "LLLL y": "y年M月",
    },
}
"""How a language writes what others write in the order of the key."""


def runs_right_to_left(language: str) -> bool:
    """Whether lines of the language begin at the right, whatever country follows it: "ar", "ar-EG"."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """The text in signs that keep its direction to itself, in a line that may run the other way."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def to_translate(message: str) -> str:
    """The message as it is, for the catalogue to hold: for one that reaches `Wording.text` by another name.

    >>> told = to_translate("left") if True else to_translate("will leave")
    >>> Wording("en").text(told)
    'left'
    """
    return message


class Wording:
    """The words of one language.

    offered: the languages in which what is written is offered. A message that has no translation is in English.

    Digits are 0 to 9 in every language, in Arabic by CLDR's default for it too: years, editions and symbols of
    resolutions (A/RES/80/63) come from the facts with these, and no figure mixes two kinds.

    >>> Wording("en").plural("{n} state", "{n} states", 3)
    '3 states'
    """

    def __init__(self, language: str = "en", offered: Sequence[str] = WINDOW_LANGUAGES) -> None:
        if language not in offered:
            raise ValueError(f"no catalogue for {language!r}: use one of {', '.join(offered)}")
        self.language = language
        self._locale = {"en": "en_GB"}.get(language, language)
        self._catalogue = _catalogue(language)

    @property
    def right_to_left(self) -> bool:
        """Whether its lines begin at the right."""
        return runs_right_to_left(self.language)

    def text(self, message: str, **places: object) -> str:
        """The message in this language, its named places filled."""
        found = self._catalogue.gettext(message)
        return found.format(**places) if places else found

    def plural(self, one: str, many: str, n: int, **places: object) -> str:
        """The form for `n` things, `{n}` and other places filled."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **places)

    def number(self, value: float) -> str:
        """A count or measure: 6,279 or 76.72."""
        return _decimal(value, self._locale)

    def percent(self, value: float) -> str:
        """A share given in hundredths: 90 → 90%."""
        from babel.numbers import format_percent

        return format_percent(value / 100, locale=self._locale)

    def date(self, value: date | PartialDate) -> str:
        """A date as exact as it is known: "27 December 2005", "October 2025", "2025", "1–5 December 2025"."""
        if isinstance(value, PartialDate):
            return self._partial(value)
        return self._day(value, "d MMMM y")

    def short_date(self, value: date | PartialDate) -> str:
        """A day in little room: "27 Dec 2005"; one not known to the day as `date` writes it."""
        day = value.exact if isinstance(value, PartialDate) else value
        return self._day(day, "d MMM y") if day else self.date(value)

    def day_and_month(self, value: date) -> str:
        """A day whose year goes without saying: "27 Dec"."""
        return self._day(value, "d MMM")

    def month(self, value: date) -> str:
        """A month whose year goes without saying: "Dec"."""
        return self._day(value, "LLL")

    def language_name(self, language: str) -> str:
        """What a language is called: "German" of "de"; the code itself if it is none that Unicode knows."""
        from babel import Locale

        return Locale.parse(self._locale).languages.get(language, language)

    def days(self, first: date, last: date) -> str:
        """A span of days: "1–5 December 2025"."""
        if first == last:
            return self.date(first)
        if self.language == "zh":
            return self._days_in_chinese(first, last)
        if (first.year, first.month) == (last.year, last.month):
            return f"{self._day(first, 'd')}–{self.date(last)}"
        if first.year == last.year:
            return f"{self._day(first, 'd MMMM')} – {self.date(last)}"
        return f"{self.date(first)} – {self.date(last)}"

    def _days_in_chinese(self, first: date, last: date) -> str:
        """What both days share is said once, at the beginning: 2025年12月1日至5日."""
        pattern = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
        return f"{self.date(first)}至{self._day(last, pattern)}"

    def years(self, period: str) -> str:
        """A period of years as its source gives it, with the dash that print uses: "2024–2025"."""
        return period.replace("-", "–") if len(period) == 9 and period.replace("-", "").isdigit() else period

    def listing(self, items: Iterable[str]) -> str:
        """A list in running text: "Austria, Belgium and Norway"."""
        from babel.lists import format_list

        listed = list(items)
        told = format_list(listed, locale=self._locale)
        if self.language == "es" and len(listed) > 1 and _SOUNDS_LIKE_I.match(listed[-1]):
            return f"{told.removesuffix(f'y {listed[-1]}')}e {listed[-1]}"
        return told

    def prose(self, sentences: Iterable[str]) -> str:
        """Sentences one after the other: Chinese puts no space between them."""
        return ("" if self.language == "zh" else " ").join(sentences)

    def series(self, items: Iterable[str]) -> str:
        """A list in a table, without an "and": "Austria, Belgium, Norway"."""
        return ("、" if self.language == "zh" else self.comma).join(items)

    @property
    def comma(self) -> str:
        """Between a phrase and what is added to it."""
        return _COMMAS.get(self.language, ", ")

    @property
    def semicolon(self) -> str:
        """Between parts of a line that hold commas."""
        return _SEMICOLONS.get(self.language, "; ")

    @property
    def full_stop(self) -> str:
        """At the end of a sentence."""
        return "。" if self.language == "zh" else "."

    def alternatives(self, items: Iterable[str]) -> str:
        """A list of which one will do: "Austria, Belgium or Norway"."""
        from babel.lists import format_list

        return format_list(list(items), style="or", locale=self._locale)

    def _day(self, value: date, pattern: str) -> str:
        day = _formatted(value, _PATTERNS.get(self.language, {}).get(pattern, pattern), self._locale)
        first_in_french = self.language == "fr" and value.day == 1 and pattern.startswith("d")
        return f"1er{day[1:]}" if first_in_french else day

    def _partial(self, value: PartialDate) -> str:
        if value.exact:
            return self.date(value.exact)
        first, last = value.text.partition("/")[::2]
        if not last and len(first) == 4:
            return f"{first}年" if self.language == "zh" else first
        if not last:
            return self._day(value.earliest, "LLLL y")
        if len(last) == len(first) == 10:
            return self.days(value.earliest, value.latest)
        return self.text(
            "between {first} and {last}",
            first=self.date(PartialDate(first)),
            last=self.date(PartialDate(last)),
        )


_COMMAS = {"ar": "، ", "zh": "，"}
_SEMICOLONS = {"ar": "؛ ", "fr": "\N{NARROW NO-BREAK SPACE}; ", "zh": "；"}
_SOUNDS_LIKE_I = re.compile("(?i)h?i(?![aeou])|[íî]")
"""Words before which Spanish says "e" for "and": Irlanda, Hidra, not Hierro."""


@lru_cache(maxsize=4096, typed=True)
def _decimal(value: float, locale: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


@lru_cache(maxsize=4096)
def _formatted(value: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    held = format_date(value, pattern, locale=locale).replace(" ", NO_BREAK_SPACE)
    return held.replace(_MAY_BREAK, " ")


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("minebrief", str(resources.ROOT / "locale"), [language], fallback=True)


def untranslated_messages(language: str) -> list[str]:
    """The messages of the program that are shown in English in that language, in the catalogue's order."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    compiled = resources.path(f"locale/{language}/LC_MESSAGES/minebrief.mo")
    known: set[str] = set()
    if compiled.exists():
        with compiled.open("rb") as file:
            known = {_first(message.id) for message in read_mo(file)}
    with resources.path("locale/minebrief.pot").open("rb") as template:
        return [first for message in read_po(template) if (first := _first(message.id)) not in {"", *known}]


def _first(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


_WITH_ARTICLE = (
    "United ",
    "Bahamas",
    "Central African Republic",
    "Comoros",
    "Cook Islands",
    "Democratic ",
    "Dominican Republic",
    "Gambia",
    "Holy See",
    "Lao People",
    "Maldives",
    "Marshall Islands",
    "Netherlands",
    "Philippines",
    "Republic of ",
    "Russian Federation",
    "Solomon Islands",
    "State of ",
    "Syrian Arab",
    "European Union",
    "International Committee",
)
"""Beginnings of names that English puts an article before."""


def in_sentence(name: str, language: str = "en") -> str:
    """A name as the sentence needs it: "the Netherlands", "Belgium"."""
    return f"the {name}" if language == "en" and name.startswith(_WITH_ARTICLE) else name
