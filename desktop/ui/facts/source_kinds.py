"""What the kinds of source are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wording import Wording

KINDS_OF_SOURCE = ("depositary", "official", "monitor", "ngo", "academic", "news", "memory")


def source_kind_words(kind: str, words: Wording) -> str:
    """What a kind of source is called."""
    return {
        "depositary": words.text("depositary"),
        "official": words.text("official"),
        "monitor": words.text("Landmine Monitor"),
        "ngo": words.text("NGO"),
        "academic": words.text("academic"),
        "news": words.text("news"),
        "memory": words.text("memory"),
    }.get(kind, kind)
