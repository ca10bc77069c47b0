"""The names by which a brief calls states: the United Nations' short names without their brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.place_names import names_in
from db.state_names import folded

if TYPE_CHECKING:
    from db.records import Area, State, StateCode

_BRACKETED = re.compile(r"\s*\([^)]*\)$")
_SHORTER = {
    "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
    "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord": "Royaume-Uni",
    "المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية": "المملكة المتحدة",
}
_ARABIC_ARTICLE = "ال"


def short_name(name: str) -> str:
    """As one says it: "Iran (Islamic Republic of)" → "Iran", the United Kingdom without its parts."""
    return _SHORTER.get(name, _BRACKETED.sub("", name))


def name_in(language: str, code: StateCode, item: State | Area) -> str:
    """The short name in a language; that of the facts, in English, where there is no other."""
    return short_name(names_in(language).get(code, item.name))


def alphabetical(name: str) -> str:
    """By what names are sorted: accents do not count, nor does the article that Arabic writes as part of a word."""
    return folded(name).removeprefix(_ARABIC_ARTICLE)
