"""Names of states as a sentence of the brief's language needs them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from desktop.wording import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.wording import Wording


def sentence_name(name: str, words: Wording) -> str:
    """With its article, if it has one: the Netherlands, Belgium."""
    return in_sentence(name, words.language)


def capital(text: str) -> str:
    """With a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def folded(name: str) -> str:
    """For sorting as a reader looks it up: without accents and case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def alphabetical(names: Iterable[str]) -> list[str]:
    """Names in the order of the alphabet, accents ignored."""
    return sorted(names, key=folded)
