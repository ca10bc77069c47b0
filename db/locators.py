"""Where in its sources a fact stands: free words for each source, as people write them; a bare number is a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.rules import unclean

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 80
"""Letters of a locator."""


def read_locators(text: str, count: int) -> tuple[str, ...]:
    """One for each of so many sources, from a text with semicolons between them; () if none is said.

    Of one source the whole text is the locator. Raises ValueError, one phrase that says what is wrong.

    >>> read_locators("p. 12; ; Annex II", 3)
    ('p. 12', '', 'Annex II')
    """
    parts = [" ".join(part.split()) for part in text.split(";")]
    if count == 1 and len(parts) > 1:
        parts = [", ".join(filter(None, parts))]
    if not any(parts):
        return ()
    if len(parts) > count:
        raise ValueError(f"{text[:LONGEST]!r} names {len(parts)} places for {count} sources")
    for part in parts:
        if phrase := locator_broken(part):
            raise ValueError(phrase)
    return one_each(parts, count)


def locator_broken(locator: str) -> str:
    """What is wrong with a locator, as the rest of a sentence; "" if nothing is."""
    if len(locator) > LONGEST:
        return f"{locator[:20]!r}… has {len(locator)} letters; say in at most {LONGEST} where it stands"
    if ";" in locator or "\n" in locator or unclean(locator):
        return f"{locator!r} has a semicolon, markup or signs that don't print; take them out"
    return ""


def one_each(locators: Sequence[str], count: int) -> tuple[str, ...]:
    """As many as there are sources, or none at all."""
    return (*locators, *("",) * (count - len(locators))) if any(locators) else ()
