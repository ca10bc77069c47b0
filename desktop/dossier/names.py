"""The names by which a brief calls states: the United Nations' short names without their brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.place_names import names_in
from db.state_names import folded

if TYPE_CHECKING:
    from db.records import Area, State, StateCode

_BRACKETED = re.compile(r"\s*[(（][^)）]*[)）]$")
_SHORTER = {
    "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
    "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord": "Royaume-Uni",
    "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية": "المملكة المتحدة",
    "Reino Unido de Gran Bretaña e Irlanda del Norte": "Reino Unido",
    "Соединенное Королевство Великобритании и Северной Ирландии": "Соединенное Королевство",
    "大不列颠及北爱尔兰联合王国": "联合王国",
}
UN_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_ARABIC_ARTICLE = "ال"
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BY_SOUND = "gb2312"
"""Holds the usual Chinese signs in the order of their pronunciation, which their Unicode numbers do not follow."""
_SAME_SOUND = str.maketrans("斐瑙", "菲脑")
"""Rarer signs at the beginning of a state's name, and usual ones that sound alike."""
_FIRST_OF_LETTER = (
    ("啊", "A"), ("芭", "B"), ("擦", "C"), ("搭", "D"), ("蛾", "E"), ("发", "F"), ("噶", "G"), ("哈", "H"),
    ("击", "J"), ("喀", "K"), ("垃", "L"), ("妈", "M"), ("拿", "N"), ("哦", "O"), ("啪", "P"), ("期", "Q"),
    ("然", "R"), ("撒", "S"), ("塌", "T"), ("挖", "W"), ("昔", "X"), ("压", "Y"), ("匝", "Z"),
)  # fmt: skip
"""The first sign, in the order of that table, whose sound is written with each Latin letter."""


def short_name(name: str) -> str:
    """As one says it: "Iran (Islamic Republic of)" → "Iran", the United Kingdom without its parts."""
    return _SHORTER.get(name, _BRACKETED.sub("", name))


def name_in(language: str, code: StateCode, item: State | Area) -> str:
    """The short name in a language; that of the facts, in English, where there is no other."""
    return short_name(names_in(language).get(code, item.name))


def names_in_six(code: StateCode, item: State) -> dict[str, str]:
    """The short name by language of the United Nations: theirs where the program ships it, else Unicode's (CLDR)."""
    from babel import Locale

    found = {}
    for language in UN_LANGUAGES:
        if language == "en" or code in names_in(language):
            found[language] = name_in(language, code, item)
        elif name := Locale(language).territories.get(item.iso2):
            found[language] = name
    return found


def alphabetical(name: str) -> str:
    """By what names are sorted.

    Accents do not count, nor does the article that Arabic writes as part of a word. Chinese goes by sound.
    """
    if _CHINESE.match(name):
        return _sound(name)
    return folded(name).removeprefix(_ARABIC_ARTICLE)


def index_letter(name: str) -> str:
    """The letter under which an index lists the name; of a Chinese one that of its sound, as Chinese indexes have it."""
    if _CHINESE.match(name):
        return next(
            (letter for first, letter in reversed(_FIRST_OF_LETTER) if _sound(first) <= _sound(name)), ""
        )
    return alphabetical(name)[:1].upper()


def _sound(name: str) -> str:
    return name.translate(_SAME_SOUND).encode(_BY_SOUND, "replace").decode("latin-1")
