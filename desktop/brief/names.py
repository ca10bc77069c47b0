"""Names of states as a sentence of the brief's language needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dossier.names import alphabetical as sort_key
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
    """Names in the order of their language's alphabet, accents ignored."""
    return sorted(names, key=sort_key)
