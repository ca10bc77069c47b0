"""The order of sources found by words, alike wherever one looks for a source: the search, the list, the citation."""

from __future__ import annotations

from functools import lru_cache

from db.search_text import plain

_FIRST_HAND = ("depositary", "monitor", "official")
"""Kinds of source that others report on; these are meant before what is said about them."""


def source_rank(asked: str, title: str, kind: str) -> tuple[object, ...]:
    """The smaller the sooner. asked: the words looked for, as `plain` gives them. kind: of the source.

    First the title that is exactly this, then those that begin so, then those that hold all the words; among
    these depositary, Monitor and official sources, then the words in the order typed, then by title.
    """
    words = _plain(title)
    return (
        words != asked,
        not words.startswith(asked),
        not all(f" {word}" in f" {words}" for word in asked.split(" ")),
        kind not in _FIRST_HAND,
        f" {asked}" not in f" {words}",
        words,
    )


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    """The words of the title, to compare."""
    return plain(title)
