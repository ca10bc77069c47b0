"""Where a word may be hyphenated, by its language's patterns; they are read when a word is first asked for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_DICTIONARIES = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru_RU"}
_LEAST = 3  # letters before and after a hyphen
_SHORTEST, _LONGEST = 7, 60
"""Letters of a word that may be parted. What is longer is no word: to try all its places would take minutes."""
_WORD = re.compile(
    r"[(\[“‘«\"']*([^\W\d_]{%d,%d})[)\]”’»\"'.,;:!?…]*" % (_SHORTEST, _LONGEST)  # noqa: UP031  braces abound
)


def dictionary_of(language: str) -> str:
    """The language whose patterns hold for a text, or "" if there are none: of "fr-CA" French ones."""
    main = language.partition("-")[0].lower()
    return main if main in _DICTIONARIES else ""


@lru_cache(maxsize=4096)
def hyphenations(word: str, language: str) -> tuple[int, ...]:
    """Places in the word, signs around it included, at which it may be parted. A word with a capital is a name."""
    found = _WORD.fullmatch(word)
    if not found or not found[1].islower():
        return ()
    start = found.start(1)
    return tuple(start + place for place in _patterns(language).positions(found[1]))


@cache
def _patterns(language: str) -> Pyphen:
    from pyphen import Pyphen  # only where a word does not fit its line

    return Pyphen(lang=_DICTIONARIES[language], left=_LEAST, right=_LEAST)
