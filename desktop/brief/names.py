"""Names of states as a sentence of the brief's language needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.state_names import folded
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


def alphabetical(names: Iterable[str]) -> list[str]:
    """Names in the order of the alphabet, accents ignored."""
    return sorted(names, key=folded)
